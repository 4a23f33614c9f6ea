"""One 0–10 rating on one line: set with a digit, nothing preset."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from mindtui.domain.scale import Scale
from mindtui.ui.widgets.bars import Line

LABEL_WIDTH = 13
CELL_WIDTH = 4


class RatingRow(Line, can_focus=True):
    """A scale from 0 to 10. `value` is None until rated; `skipped` says it was refused on purpose.

    `leads_to` is the DOM id of the row that gets the focus after a rating; without it the focus stays.
    `beside` stands at the end of the line where it has room, whatever is rated.
    """

    COMPONENT_CLASSES = {"rating-row--chosen", "rating-row--soft", "rating-row--label", "rating-row--key"}
    DEFAULT_CSS = """
    RatingRow {
        .rating-row--chosen { text-style: bold reverse; color: $primary; }
        .rating-row--soft { color: $soft; }
        .rating-row--key { text-style: bold; color: $primary; }
        &:focus .rating-row--label { text-style: bold; color: $primary; }
    }
    """
    BINDINGS = [
        *[Binding(str(number), f"rate({number})", show=False) for number in range(10)],
        Binding("x", "rate(10)", show=False),
        Binding("left", "adjust(-1)", show=False),
        Binding("right", "adjust(1)", show=False),
        Binding("s,space", "skip", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]
    HELP = "0–9 rates and goes on, x is 10, ← → adjust, s or space: can't rate this now, Backspace clears."

    value: reactive[int | None] = reactive(None)
    skipped: reactive[bool] = reactive(False)

    @dataclass
    class Rated(Message):
        """A digit set the row, or it was skipped; the focus is on the next row already."""

        row: "RatingRow"

        @property
        def control(self) -> "RatingRow":
            """The row."""
            return self.row

    @dataclass
    class Adjusted(Message):
        """The row changed and keeps the focus."""

        row: "RatingRow"

    def __init__(
        self,
        scale: Scale,
        value: int | None = None,
        *,
        skipped: bool = False,
        label: str = "",
        leads_to: str = "",
        beside: str = "",
        pointer: str = "▸",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.scale = scale
        self._label = label or scale.name.capitalize()
        self._leads_to = leads_to
        self._beside = beside
        self._pointer = pointer
        self.set_reactive(RatingRow.value, value)
        self.set_reactive(RatingRow.skipped, skipped)

    @property
    def ends(self) -> str:
        """The end words of the scale."""
        return f"0 {self.scale.low} · 10 {self.scale.high}"

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Label, then the eleven numbers with the chosen one in brackets, or that it was skipped.

        Where the focus is, the key of the ten stands before it: 1 and 0 would rate this row and the next.
        """
        pointer = self._pointer if self.has_focus else " "
        label = (f"{pointer} {self._label:<{LABEL_WIDTH - 2}}", "rating-row--label")
        if self.skipped:
            return [label, (" ", ""), ("skipped: can't rate this now", "rating-row--chosen")]
        numbers = [f" {number}".ljust(CELL_WIDTH) for number in range(11)]
        ten = [("x", "rating-row--key"), (" 10", "")] if self.has_focus else [(numbers[10], "")]
        if self.value is None:
            return [label, ("".join(numbers[:10]), ""), *ten, *self._end(width, "not given")]
        chosen = [
            (f"[{self.value}]", "rating-row--chosen"),
            (" " if self.value < 10 else "", ""),
        ]
        if self.value == 10:
            return [label, ("".join(numbers[:10]), ""), *chosen, *self._end(width)]
        before, after = numbers[: self.value], numbers[self.value + 1 : 10]
        return [label, ("".join(before), ""), *chosen, ("".join(after), ""), *ten, *self._end(width)]

    def _end(self, width: int, otherwise: str = "") -> Sequence[tuple[str, str]]:
        room = width - LABEL_WIDTH - 11 * CELL_WIDTH - 2
        words = self._beside if self._beside and len(self._beside) <= room else otherwise
        return [(f"  {words}", "rating-row--soft")] if words else []

    def action_rate(self, number: int) -> None:
        """Set the rating and go on."""
        self.skipped = False
        self.value = number
        self._go_on()

    def action_adjust(self, by: int) -> None:
        """One step; an unset row starts in the middle."""
        self.skipped = False
        self.value = 5 if self.value is None else min(10, max(0, self.value + by))
        self.post_message(self.Adjusted(self))

    def action_skip(self) -> None:
        """Can't rate this now."""
        self.value = None
        self.skipped = True
        self._go_on()

    def _go_on(self) -> None:
        # At once, not by message: over a slow line the next digit is here before a message is read.
        if self._leads_to:
            self.screen.set_focus(self.screen.query_one(f"#{self._leads_to}"))
        self.post_message(self.Rated(self))

    def action_clear(self) -> None:
        """Neither rated nor skipped."""
        self.value = None
        self.skipped = False
        self.post_message(self.Adjusted(self))

    def on_click(self, event: events.Click) -> None:
        """Rate with the mouse."""
        number = (event.x - LABEL_WIDTH) // CELL_WIDTH
        if 0 <= number <= 10 and event.x >= LABEL_WIDTH:
            self.action_rate(number)
