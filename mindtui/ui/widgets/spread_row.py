"""One choice out of a few that all stand on the line, each with a key of its own."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType

from mindtui.domain.practice import GRADES, Grade
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

T = TypeVar("T")


class SpreadRow(ChoiceRow[T | None]):
    """Options by their keys; nothing is preset, and None stands for nothing chosen.

    `leads_to` is the DOM id of the row that gets the focus after a key; without it the focus stays.
    """

    COMPONENT_CLASSES = {"spread-row--key"}
    DEFAULT_CSS = "SpreadRow { .spread-row--key { text-style: bold; color: $primary; } }"
    # Space brought the row up perhaps, and was pressed twice: it chooses nothing here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn(0)", show=False),
        Binding("backspace,delete", "turn_to(0)", show=False),
    ]

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str, str]],
        *,
        leads_to: str = "",
        glyphs: Glyphs = FULL,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`options` are (value, key, words)."""
        named: list[tuple[T | None, str]] = [(None, "")]
        super().__init__(
            label, [*named, *((value, words) for value, _, words in options)], None, glyphs=glyphs, id=id
        )
        self._keys = [key for _, key, _ in options]
        self._leads_to = leads_to

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Label, then every option; the chosen one in brackets."""
        pointer = self._glyphs.pointer if self.has_focus else " "
        parts = [(f"{pointer} {self._label:<{LABEL_WIDTH - 2}}", "choice-row--label")]
        for place, words in enumerate(self._words(), 1):
            if place == self.index:
                parts.append((f"[{words}]", "choice-row--chosen"))
            else:
                key = self._keys[place - 1]
                parts += [(f" {key}", "spread-row--key"), (f"{words.removeprefix(key)} ", "")]
            parts.append((" ", ""))
        return parts

    def _words(self) -> list[str]:
        """Each option with its key in front."""
        return [f"{key} {words}" for key, (_, words) in zip(self._keys, self._options[1:], strict=True)]

    def action_pick(self, place: int) -> None:
        """A key names an option; the next row is asked for."""
        self.index = place
        # At once, not by message: over a slow line the next key is here before a message is read.
        if self._leads_to:
            self.screen.set_focus(self.screen.query_one(f"#{self._leads_to}"))
        self.post_message(self.Chose(self))

    def on_click(self, event: events.Click) -> None:
        """The option under the pointer."""
        event.prevent_default()
        left = LABEL_WIDTH
        for place, words in enumerate(self._words(), 1):
            if left <= event.x < left + len(words) + 2:
                self.action_pick(place)
            left += len(words) + 3


class GradeRow(SpreadRow[Grade]):
    """How readily the fairer thought came."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{grade[0]},{n}", f"pick({n})", show=False) for n, grade in enumerate(GRADES, 1)
    ]
    HELP = "f or 1 forgot, h or 2 hard, o or 3 ok, e or 4 easy."

    def __init__(self, *, leads_to: str = "", glyphs: Glyphs = FULL) -> None:
        options = [(grade, grade[0], grade) for grade in GRADES]
        super().__init__("It came", options, leads_to=leads_to, glyphs=glyphs, id="recall")


class UsedRow(SpreadRow[bool]):
    """Whether the fairer thought was used since the last time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "pick(1)", show=False),
        Binding("n", "pick(2)", show=False),
        Binding("s", "pick(0)", show=False),
    ]
    HELP = "y yes, n no, s leaves it open."

    def __init__(self, *, glyphs: Glyphs = FULL) -> None:
        super().__init__("Used since", [(True, "y", "yes"), (False, "n", "no")], glyphs=glyphs, id="used")
