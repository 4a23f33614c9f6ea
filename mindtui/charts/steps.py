"""Days, weeks, months: what one mark of a long chart stands for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

MARKS_A_COLUMN: Final = 2


class Step(Struct, frozen=True):
    """What one mark stands for: `days` long on average, with a line smoothed over about `tau` days.

    Days have the default line of `insights.series.ewma`; longer steps get a slower one, or it would run
    through every mark and say nothing. `place` gives the number of the step that holds a day.
    """

    name: str
    days: float
    tau: float
    tau_words: str
    place: Callable[[int], int]


def step_for(days: int, columns: int) -> Step:
    """The finest step that leaves about two marks a column at most."""
    return next((step for step in STEPS if days / step.days <= MARKS_A_COLUMN * columns), STEPS[-1])


def step_starts(days: Sequence[int], step: Step) -> list[int]:
    """The places in ascending `days` at which another step begins, with 0 and without the end."""
    places = [step.place(day) for day in days]
    return [at for at in range(len(days)) if at == 0 or places[at] != places[at - 1]]


def week(day: int) -> int:
    """The number of the week that holds a day, from Monday to Sunday."""
    # Day number 1 is a Monday.
    return (day - 1) // 7


def _month(day: int) -> int:
    at = date.fromordinal(day)
    return at.year * 12 + at.month - 1


STEPS: Final = (
    Step("day", 1, 7, "7 days", lambda day: day),
    Step("week", 7, 28, "4 weeks", week),
    Step("month", 30.44, 91, "3 months", _month),
    Step("quarter", 91.31, 365, "1 year", lambda day: _month(day) // 3),
    Step("year", 365.25, 1461, "4 years", lambda day: _month(day) // 12),
)
