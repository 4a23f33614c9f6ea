"""One number from 0 to 100 on one line: typed, or moved by fives; nothing preset."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from mindtui.domain.thought import MOST_FEELINGS
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import pad
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

HUNDRED = 100
BY = 5
CELLS = 20
"""Of the bar: one for five points."""


class PercentRow(Line, can_focus=True):
    """A scale from 0 to 100. `value` is None until rated; `beside` stands at the end of the line."""

    COMPONENT_CLASSES = {"percent-row--chosen", "percent-row--soft", "percent-row--label"}
    DEFAULT_CSS = """
    PercentRow {
        .percent-row--chosen { text-style: bold; }
        .percent-row--soft { color: $soft; }
        &:focus .percent-row--label { text-style: bold; color: $primary; }
        &:focus .percent-row--chosen { text-style: bold reverse; color: $primary; }
    }
    """
    BINDINGS = [
        *[Binding(str(number), f"digit({number})", show=False) for number in range(10)],
        Binding("left", f"adjust(-{BY})", show=False),
        Binding("right", f"adjust({BY})", show=False),
        Binding("home", "rate(0)", show=False),
        Binding("end", f"rate({HUNDRED})", show=False),
        Binding("backspace", "erase", show=False),
        Binding("delete", "clear", show=False),
    ]
    HELP = "Type a number from 0 to 100, or ← → by five; Backspace takes a digit back, Del clears."

    value: reactive[int | None] = reactive(None)
    label: reactive[str] = reactive("")

    @dataclass
    class TooMuch(Message):
        """A number above 100 was typed; the row is as it was."""

        row: "PercentRow"

    def __init__(
        self,
        label: str = "",
        value: int | None = None,
        *,
        beside: str = "",
        glyphs: Glyphs = FULL,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.beside = beside
        self._glyphs = glyphs
        self._is_typing = False
        self.set_reactive(PercentRow.label, label)
        self.set_reactive(PercentRow.value, value)

    def choose(self, value: Any) -> None:
        """Stand on this number; anything else is none."""
        self.value = value if isinstance(value, int) and 0 <= value <= HUNDRED else None

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Label, number, bar, and what stands beside it."""
        glyphs = self._glyphs
        pointer = glyphs.pointer if self.has_focus else " "
        name = pad(self.label, LABEL_WIDTH - 2, glyphs.ellipsis)
        number = glyphs.dash if self.value is None else str(self.value)
        filled = (self.value or 0) // BY
        bar = glyphs.bars[-1] * filled + glyphs.gap * (CELLS - filled)
        beside = self.beside if self.value is not None else self.beside or "0–100"
        return [
            (f"{pointer} {name}", "percent-row--label"),
            (" ", ""),
            (f"[{number:>3}]", "percent-row--chosen"),
            (f"  {bar}  {beside}", "percent-row--soft"),
        ]

    def on_focus(self) -> None:
        """The first digit begins a new number."""
        self._is_typing = False

    def action_digit(self, digit: int) -> None:
        """One more digit of the number."""
        number = (self.value or 0) * 10 + digit if self._is_typing else digit
        if number > HUNDRED:
            self.post_message(self.TooMuch(self))
            return
        self._is_typing = True
        self.value = number

    def action_adjust(self, by: int) -> None:
        """Five points; an unset row starts in the middle."""
        self.action_rate(50 if self.value is None else min(HUNDRED, max(0, self.value + by)))

    def action_rate(self, number: int) -> None:
        """Stand there."""
        self._is_typing = False
        self.value = number

    def action_erase(self) -> None:
        """The last digit."""
        rest = str(self.value or "")[:-1]
        self.value = int(rest) if rest else None
        self._is_typing = bool(rest)

    def action_clear(self) -> None:
        """No number."""
        self._is_typing = False
        self.value = None


class AgainRows(Vertical):
    """Each feeling once more, 0–100. `value` holds the numbers by the names in lower case."""

    DEFAULT_CSS = "AgainRows { height: auto; }"

    def __init__(self, numbers: Mapping[str, int | None], *, glyphs: Glyphs = FULL, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._numbers = dict(numbers)
        self._rows = [PercentRow(glyphs=glyphs) for _ in range(MOST_FEELINGS)]
        for row in self._rows:
            row.display = False

    def compose(self) -> ComposeResult:
        """As many rows as there can be feelings."""
        yield from self._rows

    @property
    def value(self) -> dict[str, int | None]:
        """What was rated; what a feeling had that is no longer named is remembered."""
        shown = {row.label.casefold(): row.value for row in self._rows if row.display}
        return {name: number for name, number in (self._numbers | shown).items() if number is not None}

    def choose(self, numbers: Any) -> None:
        """Let these numbers stand again."""
        if isinstance(numbers, Mapping):
            self._numbers = {str(name): number for name, number in numbers.items()}
            for row in self._rows:
                row.choose(self._numbers.get(row.label.casefold()))

    def show(self, feelings: Sequence[tuple[str, int | None]]) -> None:
        """Ask for these feelings; beside each stands how strong it was."""
        self._numbers = dict(self.value)
        for place, row in enumerate(self._rows):
            row.display = place < len(feelings)
            if row.display:
                row.label, before = feelings[place]
                row.beside = "" if before is None else f"was {before}"
                row.choose(self._numbers.get(row.label.casefold()))
                row.refresh()
