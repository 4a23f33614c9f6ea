"""Own trials, and weekends against weekdays: §14.5 of the design."""

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random

from mindtui.insights.links import weekend_insight
from mindtui.insights.trial import allocate, trial_insight
from tests.simulate import people
from tests.simulate.situation import Person, Situation, false_alarm, true_thing

_TRIALS: Mapping[tuple[int, float], tuple[float, float, float]] = {
    (14, 0.3): (0.04, 0.28, 0.65),
    (14, 0.6): (0.04, 0.50, 0.88),
    (21, 0.3): (0.05, 0.48, 0.84),
    (21, 0.6): (0.05, 0.70, 0.98),
    (28, 0.3): (0.04, 0.57, 0.94),
    (28, 0.6): (0.05, 0.82, 1.00),
}
_WEEKENDS: Mapping[tuple[int, float], tuple[float, float, float]] = {
    (8, 0.3): (0.03, 0.24, 0.53),
    (8, 0.6): (0.02, 0.20, 0.51),
    (16, 0.3): (0.03, 0.52, 0.89),
    (16, 0.6): (0.02, 0.50, 0.93),
}
_MISSING_PAIRS: Mapping[int, tuple[float, ...]] = {14: (), 21: (0.2,), 28: (0.2, 0.4)}
"""With more days missing a trial has too few complete pairs to say anything."""

_EFFECTS = (0.0, 0.5, 0.8)
_PART = 0.4


def trials() -> Iterator[Situation]:
    """Coin-tossed pairs of days, all logged and with gaps, and weekends."""
    for (pairs, carry), row in _TRIALS.items():
        for effect, design in zip(_EFFECTS, row, strict=True):
            name = f"{pairs} pairs, carry-over {carry}"
            person = partial(_trial, pairs, carry, effect, 0.0, True)
            yield _situation("trial", name, effect, design, person)
        for missing in _MISSING_PAIRS[pairs]:
            for low in (True, False):
                gaps = f"{missing:.0%} missing {'when low' if low else 'at random'}"
                person = partial(_trial, pairs, carry, 0.0, missing, low)
                name = f"{pairs} pairs, carry-over {carry}, {gaps}"
                yield Situation("trial: said without an effect", name, person, None, 0.05, part=_PART)
    for (weeks, carry), row in _WEEKENDS.items():
        for effect, design in zip(_EFFECTS, row, strict=True):
            name = f"{weeks} weeks, carry-over {carry}"
            yield _situation("weekend", name, effect, design, partial(_weekend, weeks, carry, effect, 0.0))
        for missing in (0.2, 0.4) if weeks > 8 else ():
            name = f"{weeks} weeks, carry-over {carry}, {missing:.0%} missing when low"
            person = partial(_weekend, weeks, carry, 0.0, missing)
            yield Situation("weekend: said without an effect", name, person, None, 0.05, part=_PART)


def _situation(what: str, name: str, effect: float, design: float, person: Person) -> Situation:
    if effect:
        return true_thing(f"{what} with an effect of {effect} SD: found", name, design, person, _PART)
    return false_alarm(f"{what}: said without an effect", name, design, person, _PART)


def _trial(pairs: int, carry: float, effect: float, missing: float, low: bool, rng: Random) -> bool | None:
    days = people.calendar(2 * pairs)
    coins = allocate(days[0], pairs, seed=rng.getrandbits(32))
    done = {planned.day for planned in coins if planned.arm == "do"}
    mood = people.carried(rng, len(days), carry)
    mood = [value + effect * (day in done) for day, value in zip(days, mood, strict=True)]
    logged = people.with_gaps(rng, mood, missing, low=low)
    found = trial_insight(coins, days, logged, today=days[-1] + 1).verdict
    return None if found == "not_enough" else found == "clear"


def _weekend(weeks: int, carry: float, effect: float, missing: float, rng: Random) -> bool | None:
    days = 7 * weeks
    mood = people.carried(rng, days, carry)
    mood = [value + effect * (free - 2 / 7) for value, free in zip(mood, people.weekends(days), strict=True)]
    logged = people.with_gaps(rng, mood, missing, low=True)
    found = weekend_insight(people.calendar(days), logged).verdict
    return None if found == "not_enough" else found == "clear"
