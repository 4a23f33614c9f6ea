"""An own trial: one thing to do, and a coin that said beforehand on which days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from mindtui.domain.activity import Activity
from mindtui.domain.check_in import RatingName
from mindtui.domain.record import Record
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

Arm = Literal["do", "skip"]
State = Literal["running", "finished", "stopped"]

LEAST_PAIRS, MOST_PAIRS = 10, 28


class TrialDay(Struct, frozen=True):
    """What the coin says about one day; a pair has one day of each arm."""

    day: date
    pair: Annotated[int, Meta(ge=0)]
    arm: Arm


class Trial(Record, frozen=True, kw_only=True):
    """A thing to do, what is measured, and what the coin says of each day; `label` is what it was called."""

    table: ClassVar[str] = "trials"
    words: ClassVar[str] = "trial"

    label: Annotated[str, Meta(min_length=1, max_length=200)]
    activity_id: str | None = None
    measure: RatingName = "mood"
    start_day: date
    pairs: Annotated[int, Meta(ge=LEAST_PAIRS, le=MOST_PAIRS)] = 14
    seed: int
    allocation: tuple[TrialDay, ...]
    state: State = "running"
    note: str = ""

    def title(self) -> str:
        """What is tried."""
        return one_line(self.label)

    def texts(self) -> Iterable[str]:
        """What is tried, what is measured, and the note."""
        return (self.label, self.measure, self.note)

    def check(self) -> None:
        """It says what to do, and its days are pairs in a row with one day of each arm."""
        if not self.label.strip():
            raise UsageError("A trial needs something to do.", "For example: walk by the river.")
        days = [(planned.day, planned.pair) for planned in self.allocation]
        if (self.start_day - date.min).days + 2 * self.pairs > (date.max - date.min).days:
            raise UsageError("A trial cannot reach so far into the future.", "Give a day nearer to today.")
        if days != [(self.start_day + timedelta(days=n), n // 2) for n in range(2 * self.pairs)]:
            raise UsageError("The days of this trial are not pairs of days in a row from its start on.")
        for first, second in zip(self.allocation[::2], self.allocation[1::2], strict=True):
            if first.arm == second.arm:
                raise UsageError(f"Pair {first.pair + 1} of this trial needs one day to do and one to skip.")

    @property
    def days(self) -> int:
        """How many days it takes."""
        return 2 * self.pairs

    @property
    def last_day(self) -> date:
        """The last day that the coin speaks about."""
        return self.start_day + timedelta(days=self.days - 1)

    @property
    def name(self) -> str:
        """What makes a plan one of the same thing: the words, letter case aside."""
        return self.title().casefold()

    def tries(self, activity: Activity) -> bool:
        """Whether it is about this activity, by id or by its words."""
        return activity.id == self.activity_id or activity.title().casefold() == self.name

    def is_running(self, today: date) -> bool:
        """Whether its days are not over yet and nobody stopped it."""
        return self.state != "stopped" and today <= self.last_day

    def awaits_a_look(self, today: date) -> bool:
        """Whether its days are over and nobody has seen what they say."""
        return self.state == "running" and today > self.last_day

    def arm_on(self, day: date) -> Arm | None:
        """What the coin says of a day; None for a day that is none of its own."""
        n = (day - self.start_day).days
        return self.allocation[n].arm if 0 <= n < len(self.allocation) else None

    def has_a_coin(self, today: date) -> bool:
        """Whether it runs and its coin speaks of this day."""
        return self.is_running(today) and self.arm_on(today) is not None

    def day_in_words(self, today: date) -> str:
        """ "day 5 of 28" """
        return f"day {(today - self.start_day).days + 1} of {self.days}"
