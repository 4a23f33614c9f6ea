"""Practicing a fairer thought: it comes back on a ladder of days, and every review is kept."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Meta
from msgspec.structs import replace

from mindtui.domain.record import Record
from mindtui.domain.scale import Percent
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

Grade = Literal["forgot", "hard", "ok", "easy"]

GRADES: tuple[Grade, ...] = ("forgot", "hard", "ok", "easy")
LADDER = (1, 2, 4, 7, 14, 21, 30)
"""Days until a card comes back, by its step."""
TOP = len(LADDER) - 1

Step = Annotated[int, Meta(ge=0, le=TOP)]


class PracticeCard(Record, frozen=True, kw_only=True):
    """A fairer thought to be recalled, with the old one and the situation. `step` 0–6 of the ladder."""

    table: ClassVar[str] = "practice_cards"
    words: ClassVar[str] = "practice card"

    old_thought: str
    fairer_thought: str
    situation: str = ""
    thought_record_id: str | None = None
    step: Step = 0
    due_on: date
    paused: bool = False
    retired: bool = False

    def title(self) -> str:
        """The old thought: the fairer one is to be recalled, and must not stand in a list before."""
        return one_line(self.old_thought)

    def texts(self) -> Iterable[str]:
        """Situation and both thoughts."""
        return (self.situation, self.old_thought, self.fairer_thought)

    def check(self) -> None:
        """There is something to recall, and something that calls for it."""
        if not self.fairer_thought.strip() or not self.old_thought.strip():
            raise UsageError(
                "A practice card needs the old thought and the fairer one.", "Write both, one line each."
            )

    @property
    def is_active(self) -> bool:
        """Whether it comes back at all."""
        return not self.paused and not self.retired

    def is_due(self, today: date) -> bool:
        """Whether it waits to be practiced."""
        return self.is_active and self.due_on <= today

    def graded(self, grade: Grade, day: date) -> Self:
        """The card after a review on this day: on its new step, due that many days later."""
        step = step_after(self.step, grade)
        return replace(self, step=step, due_on=day + timedelta(days=LADDER[step]))

    def back_to_the_start(self, day: date) -> Self:
        """The card on the first step again, due the next day."""
        return replace(self, step=0, due_on=day + timedelta(days=LADDER[0]))


class PracticeReview(Record, frozen=True, kw_only=True):
    """One rehearsal: how readily the thought came, and belief in both, 0–100."""

    table: ClassVar[str] = "practice_reviews"
    words: ClassVar[str] = "practice"
    dated_by: ClassVar[str] = "at"

    card_id: str
    at: datetime
    recall: Grade
    belief_old: Percent | None = None
    belief_new: Percent | None = None
    used_since: bool | None = None
    step_before: Step
    step_after: Step

    def when(self) -> datetime:
        """The moment of the rehearsal."""
        return self.at

    def title(self) -> str:
        """How it came, and belief in both thoughts as far as it was rated."""
        beliefs = (("old", self.belief_old), ("fairer", self.belief_new))
        rated = ", ".join(f"{which} {belief}" for which, belief in beliefs if belief is not None)
        return f"{self.recall}, belief {rated}" if rated else self.recall


def step_after(step: int, grade: Grade) -> int:
    """The step of the ladder that follows a grade."""
    if grade == "forgot":
        return 0
    return min(TOP, step + GRADES.index(grade) - 1)
