"""How a plan went: what was felt, or what stood in the way."""

from datetime import datetime
from itertools import zip_longest
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.domain.plan import BARRIERS, STATUS_WORDS, Barrier, Plan, Status
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.felt_rows import FeltRows
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

Then = Literal["leave", "smaller", "map"]
"""What is made of a plan that was not done."""

THEN: tuple[tuple[Then, str], ...] = (
    ("leave", "leave it there"),
    ("smaller", "plan a smaller step"),
    ("map", "make an avoidance map"),
)
HINTS = {
    "barrier": "A digit or ← → says what stood in the way.",
    "then": "← → offer a smaller step or an avoidance map.",
    "note": "One line about it, in your words.",
}


class PlanReview(Struct, frozen=True):
    """The reviewed plan, and what is to be made of it where it was not done."""

    plan: Plan
    then: Then = "leave"


class PlanReviewDialog(FormDialog[PlanReview]):
    """Asks what was felt, all of it optional; for a plan not done, what stood in the way."""

    DEFAULT_CSS = f"""
    PlanReviewDialog {{
        .apart {{ margin-top: 1; }}
        #barriers {{ height: auto; margin: 0 0 1 {LABEL_WIDTH + 1}; color: $soft; }}
    }}
    """
    BINDINGS = [Binding(str(n + 1), f"barrier({n})", show=False) for n in range(len(BARRIERS))]
    HELP = "Every line may stay empty. Enter saves."

    def __init__(
        self,
        plan: Plan,
        status: Status,
        *,
        near: tuple[int, datetime] | None = None,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._plan = plan
        self._status: Status = status
        # Whoever reviewed it before has seen the row, and may have cleared it.
        self._near = None if plan.was_done or plan.mood_before is not None else near
        self._glyphs = glyphs

    @property
    def _was_done(self) -> bool:
        return self._status in {"done", "partly"}

    @property
    def heading(self) -> str:
        """What is reviewed, and as what."""
        return f"{STATUS_WORDS[self._status].capitalize()}: {self._plan.title()}"

    def compose_rows(self) -> ComposeResult:
        """Ratings or a barrier, then one line of note."""
        if self._was_done:
            yield FeltRows(self._plan, self._near, self._glyphs)
        else:
            yield from self._compose_barrier()
        note = Input(self._plan.note, placeholder="one line, if you like", compact=True, id="note")
        yield Field("Note", note).set_class(not self._was_done, "apart")

    def _compose_barrier(self) -> ComposeResult:
        numbered = [f"{n} {barrier}" for n, barrier in enumerate(BARRIERS, 1)]
        options: list[tuple[Barrier | None, str]] = [(None, "not said")]
        options += zip(BARRIERS, numbered, strict=True)
        yield ChoiceRow[Barrier | None](
            "In the way", options, self._plan.barrier, glyphs=self._glyphs, id="barrier"
        )
        half = (len(numbered) + 1) // 2
        rows = zip_longest(numbered[:half], numbered[half:], fillvalue="")
        yield Static(plain("\n".join(f"{left:<16}{right}" for left, right in rows)), id="barriers")
        yield ChoiceRow[Then]("Then", THEN, value="leave", glyphs=self._glyphs, id="then")

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query("RatingRow, ChoiceRow").first().focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes; where something was expected, what."""
        for rows in self.query(FeltRows):
            if words := rows.hint_for(row):
                return words
        return HINTS.get(row.id or "", "")

    def action_barrier(self, place: int) -> None:
        """A digit names the barrier."""
        for row in self.query("#barrier").results(ChoiceRow):
            row.choose(BARRIERS[place])
            self.query_one("#then").focus()

    def read(self) -> PlanReview:
        """The reviewed plan."""
        told = replace(self._plan.reviewed(self._status), note=self.query_one("#note", Input).value)
        if not self._was_done:
            barrier: Barrier | None = self.query_one("#barrier", ChoiceRow).value
            return PlanReview(
                replace(told, barrier=barrier).admitted(), self.query_one("#then", ChoiceRow).value
            )
        return PlanReview(self.query_one(FeltRows).told(told, self.hint).admitted())
