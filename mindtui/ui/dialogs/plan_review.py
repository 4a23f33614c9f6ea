"""How a plan went: what was felt, or what stood in the way."""

from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.domain.plan import BARRIERS, STATUS_WORDS, Barrier, Plan, Status
from mindtui.domain.scale import DIFFICULTY, MASTERY, MOOD, PLEASURE, Scale
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.rating_row import LABEL_WIDTH, RatingRow

MOOD_AFTER = Scale("mood_after", MOOD.low, MOOD.high)
FELT = (
    (PLEASURE, "", "mastery"),
    (MASTERY, "", "difficulty"),
    (DIFFICULTY, "", "mood_after"),
    (MOOD_AFTER, "Mood after", ""),
)
"""Scale, label if it differs, and the row that follows."""


class PlanReview(Struct, frozen=True):
    """The reviewed plan, and whether a smaller step is wanted instead."""

    plan: Plan
    smaller: bool = False


class PlanReviewDialog(FormDialog[PlanReview]):
    """Asks four numbers and a line, all optional; for a plan not done, what stood in the way."""

    DEFAULT_CSS = f"""
    PlanReviewDialog {{
        Field {{ margin-top: 1; }}
        #barriers {{ height: auto; margin: 0 0 1 {LABEL_WIDTH + 1}; color: $soft; }}
    }}
    """
    BINDINGS = [Binding(str(n + 1), f"barrier({n})", show=False) for n in range(len(BARRIERS))]
    HELP = "Every line may stay empty. Enter saves."

    def __init__(self, plan: Plan, status: Status, *, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._plan = plan
        self._status: Status = status
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
        yield from self._compose_felt() if self._was_done else self._compose_barrier()
        note = Input(self._plan.note, placeholder="one line, if you like", compact=True, id="note")
        yield Field("Note", note)

    def _compose_felt(self) -> ComposeResult:
        for scale, label, leads_to in FELT:
            value = self._plan.mood_after if scale is MOOD_AFTER else getattr(self._plan.actual, scale.name)
            yield RatingRow(
                scale,
                value,
                label=label,
                leads_to=leads_to,
                pointer=self._glyphs.pointer,
                id=scale.name,
            )

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
        yield ChoiceRow[bool](
            "Then",
            [(False, "leave it there"), (True, "plan a smaller step")],
            value=False,
            glyphs=self._glyphs,
            id="then",
        )

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query("RatingRow, ChoiceRow").first().focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes; where something was expected, what."""
        if isinstance(row, RatingRow):
            expected = getattr(self._plan.predicted, row.scale.name, None)
            return f"{row.ends} · " + ("x is 10" if expected is None else f"you expected {expected}")
        if row.id == "barrier":
            return "A digit or ← → says what stood in the way."
        if row.id == "then":
            return "← → choose. A smaller step becomes a plan of its own."
        return "One line about how it went."

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
            kept = replace(told, barrier=barrier).admitted()
            return PlanReview(kept, smaller=bool(self.query_one("#then", ChoiceRow).value))
        felt = {row.scale.name: row.value for row in self.query(RatingRow)}
        mood_after = felt.pop("mood_after")
        kept = replace(told, actual=replace(told.actual, **felt), mood_after=mood_after).admitted()
        return PlanReview(kept)
