"""One choice out of a few, on one line: arrows go through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import fit
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

T = TypeVar("T")


class ChoiceRow(Line, Generic[T], can_focus=True):
    """Shows the chosen option between two arrows. Options are (value, words)."""

    COMPONENT_CLASSES = {"choice-row--label", "choice-row--soft", "choice-row--chosen"}
    DEFAULT_CSS = """
    ChoiceRow {
        .choice-row--chosen { text-style: bold; }
        .choice-row--soft { color: $soft; }
        &:focus .choice-row--label { text-style: bold; color: $primary; }
        &:focus .choice-row--chosen { text-style: bold reverse; color: $primary; }
    }
    """
    BINDINGS = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("home", "turn_to(0)", show=False),
        Binding("end", "turn_to(-1)", show=False),
    ]
    HELP = "← → go through the choices."

    index: reactive[int] = reactive(0)

    @dataclass
    class Chose(Message):
        """Another option stands in the row."""

        row: "ChoiceRow[Any]"

        @property
        def control(self) -> "ChoiceRow[Any]":
            """The row."""
            return self.row

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str]],
        value: T,
        *,
        glyphs: Glyphs = FULL,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._options = list(options)
        self._glyphs = glyphs
        self.set_reactive(ChoiceRow.index, self._place(value))

    def _place(self, value: T) -> int:
        return next((n for n, (option, _) in enumerate(self._options) if option == value), 0)

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._options[self.index][0]

    def choose(self, value: T) -> None:
        """Stand on this value, without a message."""
        self.index = self._place(value)

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Label, arrows and the chosen words; then which of how many."""
        pointer = self._glyphs.pointer if self.has_focus else " "
        words = fit(self._options[self.index][1], max(4, width - LABEL_WIDTH - 14))
        return [
            (f"{pointer} {self._label:<{LABEL_WIDTH - 2}}", "choice-row--label"),
            (f" {self._glyphs.previous} ", "choice-row--soft"),
            (f" {words} ", "choice-row--chosen"),
            (f" {self._glyphs.next} ", "choice-row--soft"),
        ]

    def action_turn(self, by: int) -> None:
        """The option before or after, around the corner."""
        self.index = (self.index + by) % len(self._options)
        self.post_message(self.Chose(self))

    def action_turn_to(self, place: int) -> None:
        """The first or the last option."""
        self.index = place % len(self._options)
        self.post_message(self.Chose(self))

    def on_click(self, event: events.Click) -> None:
        """Left of the words goes back, elsewhere on."""
        self.action_turn(-1 if event.x < LABEL_WIDTH + 3 else 1)
