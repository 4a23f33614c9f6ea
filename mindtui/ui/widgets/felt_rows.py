"""What was felt when a plan was done, how long it took, and a line about it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.plan import Actual, Plan
from mindtui.domain.scale import DIFFICULTY, MASTERY, MOOD, PLEASURE, Scale, read_number
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.field import Field, HintLine
from mindtui.ui.widgets.rating_row import RatingRow

MOOD_BEFORE: Final = Scale("mood_before", MOOD.low, MOOD.high)
MOOD_AFTER: Final = Scale("mood_after", MOOD.low, MOOD.high)
MOODS: Final = (MOOD_BEFORE, MOOD_AFTER)
FELT: Final = (
    (PLEASURE, "", "mastery"),
    (MASTERY, "", "difficulty"),
    (DIFFICULTY, "", "mood_after"),
    (MOOD_AFTER, "Mood after", "mood_before"),
    (MOOD_BEFORE, "Mood before", "minutes"),
)
"""Scale, label if it differs, and the row that follows."""
HINTS: Final[Mapping[str, str]] = {
    "mood_after": f"0 {MOOD.low} · 10 {MOOD.high} · right after it",
    "mood_before": f"0 {MOOD.low} · 10 {MOOD.high} · just before it",
    "minutes": "How long it took, in minutes.",
}


class FeltRows(Vertical):
    """Five ratings and the minutes, all optional.

    `near` is the mood that was given shortly before the plan began, and when. It stands in its row and is
    taken along unless it is cleared: it was said, not guessed.
    """

    DEFAULT_CSS = """
    FeltRows {
        height: auto;
        .apart { margin-top: 1; }
    }
    """

    minutes = query_one("#minutes", Input)

    def __init__(self, plan: Plan, near: tuple[int, datetime] | None = None, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._plan = plan
        self._near = near
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Ratings, then minutes."""
        for scale, label, leads_to in FELT:
            yield RatingRow(
                scale,
                self._standing(scale),
                label=label,
                leads_to=leads_to,
                beside=self._beside(scale),
                pointer=self._glyphs.pointer,
                id=scale.name,
            )
        taken, planned = self._plan.actual.minutes, self._plan.minutes
        minutes = Input(
            "" if taken is None else str(taken),
            placeholder=f"{planned} planned" if planned else "any",
            compact=True,
            id="minutes",
        )
        yield Field("Minutes", minutes).add_class("apart")

    def _standing(self, scale: Scale) -> int | None:
        """What was said before; of the mood before, what was said when it was felt."""
        said: int | None = getattr(self._plan if scale in MOODS else self._plan.actual, scale.name)
        return self._near[0] if self._near and scale is MOOD_BEFORE else said

    def _beside(self, scale: Scale) -> str:
        if scale is MOOD_BEFORE:
            return "{} at {:%H:%M}".format(*self._near) if self._near else ""
        expected = getattr(self._plan.predicted, scale.name, None)
        return "" if expected is None else f"expected {expected}"

    def hint_for(self, row: Widget) -> str:
        """What the row takes; where something was expected, what."""
        if row.id == "mood_before" and self._near:
            return "You checked in with {} at {:%H:%M}. Backspace leaves it out.".format(*self._near)
        if isinstance(row, RatingRow) and row.scale not in MOODS:
            expected = getattr(self._plan.predicted, row.scale.name)
            return f"{row.ends} · " + ("x is 10" if expected is None else f"you expected {expected}")
        return HINTS.get(row.id or "", "")

    def told(self, plan: Plan, hint: HintLine) -> Plan:
        """The plan with what was felt; UsageError for minutes that are none."""
        felt = {row.scale: row.value for row in self.query(RatingRow)}
        moods = {scale.name: felt.pop(scale) for scale in MOODS}
        ratings = {scale.name: value for scale, value in felt.items()}
        with hint.leading_to(self.minutes):
            text = self.minutes.value.strip()
            minutes = read_number(text, "Minutes", low=0, high=1440) if text else None
        return replace(plan, actual=Actual(**ratings, minutes=minutes), **moods)
