"""Simulated people: days that resemble the day before, habits, and days on which nothing was logged.

A mood has mean 0 and standard deviation 1; whoever needs points scales it.
"""

from collections.abc import Sequence
from datetime import date
from math import sqrt
from random import Random
from statistics import NormalDist

from mindtui.insights.base import Flag, Value

FIRST = date(2026, 1, 5).toordinal()
"""A Monday."""

MILD, STRONG = 0.4, 0.6
"""How closely days on which nothing is logged go with low mood: as in the design, and harder than that."""

_USUAL, _ON_WEEKENDS, _ON_WEEKDAYS = 0.4, 0.7, 0.28


def calendar(days: int) -> range:
    """The day numbers of so many days from a Monday on."""
    return range(FIRST, FIRST + days)


def carried(rng: Random, length: int, carry: float) -> list[float]:
    """A Gaussian AR(1) series whose every value carries a share of the one before."""
    values, value, fresh = [], rng.gauss(0, 1), sqrt(1 - carry**2)
    for _ in range(length):
        values.append(value)
        value = carry * value + fresh * rng.gauss(0, 1)
    return values


def weekends(days: int) -> list[bool]:
    """Which of the days are Saturdays or Sundays."""
    return [place % 7 >= 5 for place in range(days)]


def rise(days: int, by: float) -> list[float]:
    """A straight way up by so much from the first day to the last one, 0 in the middle."""
    return [by * (place / (days - 1) - 0.5) for place in range(days)]


def shares(days: int, *, on_weekends: bool = False, trending: bool = False) -> list[float]:
    """How likely an activity is on each day, two days in five on the whole."""
    if trending:
        return [_USUAL + step for step in rise(days, 0.4)]
    if on_weekends:
        return [_ON_WEEKENDS if free else _ON_WEEKDAYS for free in weekends(days)]
    return [_USUAL] * days


def activity(rng: Random, likely: Sequence[float], lasting: float) -> list[int]:
    """1 on days with it; `lasting` is how much of it carries over to the next day: its lag-1 correlation."""
    done, urge = [], rng.random()
    for share in likely:
        if rng.random() >= lasting:
            urge = rng.random()
        done.append(int(urge < share))
    return done


def with_gaps(
    rng: Random, mood: Sequence[float], share: float, *, low: bool, leaning: float = STRONG
) -> list[Value]:
    """The mood with a share of its days not logged, at random or more often when it was `low`.

    With a fifth missing when low, so is two thirds of the days that are 2 standard deviations down; half of
    them with a mild leaning.
    """
    if not share:
        return list(mood)
    lean = leaning if low else 0.0
    limit = NormalDist().inv_cdf(1 - share)
    return [None if -lean * value + sqrt(1 - lean**2) * rng.gauss(0, 1) > limit else value for value in mood]


def known(flags: Sequence[int], mood: Sequence[Value]) -> list[Flag]:
    """What is known of an activity: nothing on a day that was not logged."""
    return [None if value is None else flag for flag, value in zip(flags, mood, strict=True)]
