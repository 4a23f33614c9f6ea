"""One activity on one day: what was expected of it, what became of it, and how it felt."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from msgspec import Meta, Struct
from msgspec.structs import replace

from mindtui.domain.clock import DEFAULT_DAY_START, RECALLED_AFTER, day_of, moment_in_day
from mindtui.domain.record import Record
from mindtui.domain.scale import Minutes, Rating
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

MOST_LETTERS = 200
"""Of a label."""

if TYPE_CHECKING:
    from mindtui.domain.activity import Activity

Status = Literal["idea", "planned", "done", "partly", "not-done", "moved", "dropped"]
Barrier = Literal[
    "too tired",
    "no time",
    "forgot",
    "felt anxious",
    "low mood",
    "not well",
    "other people",
    "practical",
    "did not matter after all",
]

Aspect = Literal["pleasure", "mastery", "difficulty"]

ASPECTS: tuple[Aspect, ...] = Aspect.__args__  # type: ignore[attr-defined]
"""What is guessed of a plan beforehand and rated afterwards."""
BARRIERS: tuple[Barrier, ...] = Barrier.__args__  # type: ignore[attr-defined]
STATUS_WORDS: dict[Status, str] = {
    "idea": "idea",
    "planned": "planned",
    "done": "done",
    "partly": "partly",
    "not-done": "not done",
    "moved": "moved",
    "dropped": "dropped",
}


class Ratings(Struct, frozen=True):
    """Pleasure, mastery and difficulty, 0–10 each; None where not given."""

    pleasure: Rating | None = None
    mastery: Rating | None = None
    difficulty: Rating | None = None


class Actual(Ratings, frozen=True):
    """The same three as they were felt, and the minutes it took."""

    minutes: Minutes | None = None


class Plan(Record, frozen=True, kw_only=True):
    """An activity on a day. `label` is what it was called then; `activity_id` links to the catalog.

    `repeat` is the rule (RFC 5545) that a series was made from; its plans share a `series_id`. `ladder_id`:
    it is a rung of that ladder. `unplanned`: it was done first and
    written down afterwards. `recalled`: told more than two days later.
    """

    table: ClassVar[str] = "plans"
    words: ClassVar[str] = "plan"
    dated_by: ClassVar[str] = "day"

    label: Annotated[str, Meta(min_length=1, max_length=MOST_LETTERS)]
    day: date
    activity_id: str | None = None
    area: str | None = None
    start: time | None = None
    minutes: Annotated[int, Meta(ge=1, le=1440)] | None = None
    first_step: str = ""
    when_then: str = ""
    repeat: str | None = None
    motivation_before: Rating | None = None
    predicted: Ratings = Ratings()
    status: Status = "planned"
    actual: Actual = Actual()
    mood_before: Rating | None = None
    mood_after: Rating | None = None
    barrier: Barrier | None = None
    note: str = ""
    moved_to: str | None = None
    unplanned: bool = False
    recalled: bool = False
    series_id: str | None = None
    ladder_id: str | None = None
    trial_id: str | None = None
    experiment_id: str | None = None
    homework_id: str | None = None

    def when(self) -> datetime:
        """Its day and start, wall time; a plan without a start stands at the end of its day."""
        return datetime.combine(self.day, self.start or time(23, 59))

    def title(self) -> str:
        """What is planned."""
        return one_line(self.label)

    def texts(self) -> Iterable[str]:
        """What, why and how it went."""
        return (self.label, self.note, self.first_step, self.when_then)

    def check(self) -> None:
        """A plan says what to do; what was felt and what stood in the way go with how it went."""
        if not self.label.strip():
            raise UsageError(
                "A plan needs something to do.", "For example: mindtui plan “Walk by the river”."
            )
        if self.barrier and self.status != "not-done":
            raise UsageError("A barrier belongs to a plan that was not done.")
        if not self.was_done and (self.actual != Actual() or self.mood_after is not None):
            raise UsageError(
                "What was felt belongs to a plan that was done.",
                "Say once more how it went, or leave it out.",
            )

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be done or reviewed."""
        return self.status == "planned"

    @property
    def stands_alone(self) -> bool:
        """Whether it is no part of a series and no rung, test or day of something else."""
        return not (self.series_id or self.repeat or self.ladder_id or self.experiment_id or self.trial_id)

    @property
    def was_done(self) -> bool:
        """Done at least in part."""
        return self.status in {"done", "partly"}

    def reviewed(self, status: Status) -> Self:
        """This plan with another outcome, and without what does not go with it; what does stays."""
        other = replace(
            self,
            status=status,
            barrier=self.barrier if status == "not-done" else None,
            moved_to=self.moved_to if status == "moved" else None,
        )
        if other.was_done:
            return other
        before = None if self.was_done else self.mood_before
        return replace(other, actual=Actual(), mood_before=before, mood_after=None)

    def moment(self, day_starts_at: time = DEFAULT_DAY_START) -> datetime | None:
        """The wall time of its start; one before the day's start lies on the next calendar date."""
        return None if self.start is None else moment_in_day(self.day, self.start, day_starts_at)

    def is_due(self, now: datetime, day_starts_at: time = DEFAULT_DAY_START) -> bool:
        """Whether its time is past at the wall time `now` and nobody has said how it went."""
        today = day_of(now, day_starts_at)
        if not self.is_open or self.day > today:
            return False
        begins = self.moment(day_starts_at)
        if self.day < today or begins is None:
            return self.day < today
        return begins + timedelta(minutes=self.minutes or 0) <= now.replace(tzinfo=None)

    def lies_far_back(self, now: datetime, day_starts_at: time = DEFAULT_DAY_START) -> bool:
        """Whether its start, else the end of its day, is so long past that it is recalled at `now`."""
        next_day = moment_in_day(self.day + timedelta(days=1), day_starts_at, day_starts_at)
        return now.replace(tzinfo=None) - (self.moment(day_starts_at) or next_day) > RECALLED_AFTER


def goes_back(plan: Plan, before: Plan | None, today: date) -> bool:
    """Whether a plan that still waits was put on a day that is past, where it did not stand `before`."""
    return plan.is_open and plan.day < today and (before is None or before.day != plan.day)


def smaller_step(plan: Plan, today: date) -> Plan:
    """The first step of a plan as one of its own, to be looked over before it is kept.

    It comes today while the plan still waits, else tomorrow, and takes half the time: five minutes where
    that is not known. What is a rung stays on its ladder.
    """
    first = one_line(plan.first_step)[:MOST_LETTERS]
    waits = plan.is_open and plan.day >= today
    return Plan(
        label=first or plan.label,
        day=today if waits else today + timedelta(days=1),
        activity_id=None if first else plan.activity_id,
        area=plan.area,
        minutes=max(1, plan.minutes // 2) if plan.minutes else 5,
        ladder_id=plan.ladder_id,
    )


def plan_at(day: date, start: time | None = None) -> Plan:
    """An empty plan on a day, to be filled in; the journal admits it only with a label."""
    return Plan(label=" ", day=day, start=start)


def plan_for(activity: "Activity", day: date) -> Plan:
    """A plan to do an activity on a day, for as long as it takes."""
    return Plan(
        label=activity.label,
        activity_id=activity.id,
        area=activity.area,
        day=day,
        minutes=activity.minutes,
    )
