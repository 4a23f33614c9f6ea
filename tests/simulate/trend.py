"""Trends of daily mood: §14.2 of the design, and the same with up to two days in five missing."""

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random

from mindtui.insights import base
from mindtui.insights.trend import trend_insight, trend_test
from tests.simulate import people
from tests.simulate.situation import Situation, false_alarm, true_thing

_DESIGN: Mapping[float, tuple[float, float, float]] = {
    0.0: (0.039, 0.042, 0.037),
    0.3: (0.061, 0.052, 0.055),
    0.5: (0.086, 0.065, 0.057),
    0.7: (0.091, 0.068, 0.065),
}
_DAYS = (28, 56, 84)
_WITH_GAPS: Mapping[float, float] = {0.3: 0.07, 0.5: 0.07, 0.7: 0.09}

_RISE_OF_2: Mapping[int, float] = {28: 0.33, 42: 0.39, 56: 0.47, 84: 0.63}
_SD = 1.5
"""Points; the design does not name its own."""


def trends() -> Iterator[Situation]:
    """Whole series, series with gaps, and true rises."""
    for carry, row in _DESIGN.items():
        for days, design in zip(_DAYS, row, strict=True):
            name = f"carry-over {carry}, {days} days, all logged"
            yield false_alarm(
                "trend, all logged: said without one", name, design, partial(_said, days, carry)
            )
    for missing in (0.2, 0.3, 0.4):
        for low in (True, False):
            for carry, design in _WITH_GAPS.items():
                for days in (56, 84):
                    name = f"carry-over {carry}, {days} days, {missing:.0%} missing " + (
                        "when low" if low else "at random"
                    )
                    # With two days in five missing the program keeps silent; the test alone must still hold.
                    one = _tested if missing > 1 / 3 else _said
                    yield false_alarm(
                        "trend, 20–40% missing: said without one",
                        name + (", the test alone" if one is _tested else ""),
                        design,
                        partial(one, days, carry, missing=missing, low=low),
                    )
    for days, design in _RISE_OF_2.items():
        person = partial(_said, days, 0.3, by=2 / _SD)
        yield true_thing("trend of 2 points: found", f"carry-over 0.3, {days} days", design, person)


def _logged(rng: Random, days: int, carry: float, missing: float, low: bool, by: float) -> list[base.Value]:
    mood = [a + b for a, b in zip(people.carried(rng, days, carry), people.rise(days, by), strict=True)]
    return people.with_gaps(rng, mood, missing, low=low)


def _said(
    days: int, carry: float, rng: Random, *, missing: float = 0.0, low: bool = False, by: float = 0.0
) -> bool | None:
    every = people.calendar(days)
    found = trend_insight(
        every, _logged(rng, days, carry, missing, low, by), start=every[0], end=every[-1]
    ).verdict
    return None if found == "not_enough" else found == "clear"


def _tested(days: int, carry: float, rng: Random, *, missing: float, low: bool) -> bool | None:
    logged = _logged(rng, days, carry, missing, low, 0.0)
    test = trend_test(people.calendar(days), logged)
    return None if test.p is None or test.n < 28 else test.p <= base.ALPHA and test.slope != 0
