"""Links between an activity and mood: §14.1 of the design.

The test keeps its promise whatever the number of random orders, so few are drawn; nobody waits four times
as long for the same rate.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product
from random import Random

from msgspec import Struct

from mindtui.insights import base
from mindtui.insights.links import Q_LEVEL, assess_links, week_bootstrap, week_shuffle
from tests.simulate import people
from tests.simulate.situation import Situation, false_alarm, true_thing

_ORDERS = 499
_DIFFERENCE = 0.8
_WEEKEND, _RISE = 0.8, 1.0
_FAMILY = 8


class Habit(Struct, frozen=True):
    """How an activity lies in the calendar, and mood with it; `lasting` is its carry-over."""

    name: str
    lasting: float = 0.0
    on_weekends: bool = False
    trending: bool = False


INDEPENDENT, STREAKS = Habit("independent days"), Habit("streaks", 0.6)
ON_WEEKENDS = Habit("streaks and weekend pattern", 0.6, on_weekends=True)
TRENDING = Habit("both trending", trending=True)
HARDER = (Habit("streaks of weeks", 0.9), Habit("streaks, both trending", 0.6, trending=True))
"""Not in the design, which promises nothing of them."""

_Row = tuple[float, float, float]
_DESIGN: Mapping[tuple[float, Habit], tuple[_Row, _Row, _Row]] = {
    (0.3, INDEPENDENT): ((0.054, 0.054, 0.063), (0.063, 0.049, 0.061), (0.056, 0.052, 0.062)),
    (0.3, STREAKS): ((0.062, 0.064, 0.051), (0.060, 0.059, 0.056), (0.059, 0.057, 0.059)),
    (0.3, ON_WEEKENDS): ((0.070, 0.059, 0.063), (0.061, 0.062, 0.070), (0.066, 0.054, 0.077)),
    (0.3, TRENDING): ((0.059, 0.042, 0.049), (0.055, 0.053, 0.051), (0.055, 0.054, 0.051)),
    (0.6, INDEPENDENT): ((0.054, 0.048, 0.043), (0.070, 0.057, 0.051), (0.061, 0.046, 0.045)),
    (0.6, STREAKS): ((0.078, 0.066, 0.061), (0.071, 0.066, 0.073), (0.074, 0.071, 0.069)),
    (0.6, ON_WEEKENDS): ((0.060, 0.069, 0.083), (0.063, 0.070, 0.081), (0.053, 0.069, 0.093)),
    (0.6, TRENDING): ((0.060, 0.057, 0.047), (0.065, 0.055, 0.050), (0.058, 0.055, 0.062)),
}
_DAYS, _MISSING = (42, 56, 112), (0.0, 0.2, 0.35)

_POWER: Mapping[Habit, Mapping[int, tuple[float, float]]] = {
    INDEPENDENT: {42: (0.68, 0.47), 56: (0.79, 0.55), 84: (0.92, 0.74), 112: (0.99, 0.85)},
    STREAKS: {42: (0.55, 0.41), 56: (0.67, 0.48), 84: (0.86, 0.67), 112: (0.93, 0.79)},
}
_COVERED = 0.91


def links() -> Iterator[Situation]:
    """Every cell of the design and the same with more days missing, true links, and harder lives."""
    yield from _none()
    yield from _true()
    yield from _beyond()


def _none() -> Iterator[Situation]:
    for (carry, habit), by_days in _DESIGN.items():
        group = f"link, carry-over {carry}: said without one"
        for days, row in zip(_DAYS, by_days, strict=True):
            for missing, design in zip(_MISSING, row, strict=True):
                name = f"{habit.name}, {days} days, {missing:.0%} missing when low"
                yield false_alarm(group, name, design, partial(_said, days, carry, habit, missing, True, 0))
            # Nothing in the design: as many may be wrong as with 35 %.
            for low in (True, False):
                name = f"{habit.name}, {days} days, 40% missing {'when low' if low else 'at random'}"
                person = partial(_said, days, carry, habit, 0.4, low, 0)
                yield Situation(group, name, person, None, max(*row, 0.05))


def _true() -> Iterator[Situation]:
    for habit, by_days in _POWER.items():
        for days, found in by_days.items():
            for missing, design in zip((0.0, 0.35), found, strict=True):
                name = f"{habit.name}, {days} days, {missing:.0%} missing at random"
                person = partial(_said, days, 0.3, habit, missing, False, _DIFFERENCE)
                yield true_thing(f"link of {_DIFFERENCE} SD: found", name, design, person)


def _beyond() -> Iterator[Situation]:
    for carry in (0.3, 0.6):
        for habit in HARDER:
            for days in (56, 112):
                name = f"{habit.name}, carry-over {carry}, {days} days, 20% missing when low"
                person = partial(_said, days, carry, habit, 0.2, True, 0)
                yield Situation("link, harder than the design: said without one", name, person)
    for carry, habit in product((0.3, 0.5, 0.6), (INDEPENDENT, STREAKS)):
        name = f"{habit.name}, carry-over {carry}, 84 days, 20% missing when low"
        person = partial(_any_of_many, 84, carry, habit, 0.2)
        promised = 0.10 if carry <= 0.5 else None
        group = f"{_FAMILY} activities, carry-over {'up to 0.5' if promised else carry}: told of any link"
        yield Situation(group, name, person, None, promised, part=0.3)


def interval() -> Iterator[Situation]:
    """How often the interval holds the true difference."""
    for carry in (0.3, 0.6):
        for habit in (INDEPENDENT, STREAKS, ON_WEEKENDS):
            for days in _DAYS:
                for missing in (0.0, 0.35):
                    name = f"{habit.name}, carry-over {carry}, {days} days, {missing:.0%} missing at random"
                    person = partial(_covered, days, carry, habit, missing)
                    yield true_thing("interval of a link: holds the truth", name, _COVERED, person, 0.5)


def _mood(rng: Random, days: int, carry: float, habit: Habit) -> list[float]:
    mood = people.carried(rng, days, carry)
    if habit.trending:
        mood = [value + step for value, step in zip(mood, people.rise(days, _RISE), strict=True)]
    if habit.on_weekends:
        mood = [v + _WEEKEND * (free - 2 / 7) for v, free in zip(mood, people.weekends(days), strict=True)]
    return mood


def _activity(rng: Random, days: int, habit: Habit) -> list[int]:
    likely = people.shares(days, on_weekends=habit.on_weekends, trending=habit.trending)
    return people.activity(rng, likely, habit.lasting)


def _said(
    days: int, carry: float, habit: Habit, missing: float, low: bool, effect: float, rng: Random
) -> bool | None:
    done = _activity(rng, days, habit)
    mood = [value + effect * flag for value, flag in zip(_mood(rng, days, carry, habit), done, strict=True)]
    logged = people.with_gaps(rng, mood, missing, low=low)
    p = week_shuffle(people.calendar(days), logged, people.known(done, logged), shuffles=_ORDERS).p
    return None if p is None else p <= base.ALPHA


def _covered(days: int, carry: float, habit: Habit, missing: float, rng: Random) -> bool | None:
    done = _activity(rng, days, habit)
    mood = [v + _DIFFERENCE * flag for v, flag in zip(_mood(rng, days, carry, habit), done, strict=True)]
    logged = people.with_gaps(rng, mood, missing, low=False)
    found = week_bootstrap(people.calendar(days), logged, people.known(done, logged))
    return None if found.low is None or found.high is None else found.low <= _DIFFERENCE <= found.high


def _any_of_many(days: int, carry: float, habit: Habit, missing: float, rng: Random) -> bool | None:
    logged = people.with_gaps(rng, _mood(rng, days, carry, habit), missing, low=True)
    family = {str(name): people.known(_activity(rng, days, habit), logged) for name in range(_FAMILY)}
    verdicts = {link.verdict for link in assess_links(people.calendar(days), logged, family, q_level=Q_LEVEL)}
    return None if verdicts == {"not_enough"} else "clear" in verdicts
