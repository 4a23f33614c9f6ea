"""Skills used when upset: stress afterwards against equally stressful moments without them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from math import floor, fsum, sqrt
from random import Random
from statistics import fmean
from typing import TypeAlias

from mindtui.insights import base
from mindtui.insights.base import Flag, Unit, Value, Verdict


@dataclass(frozen=True, slots=True)
class LevelMatched:
    """The change with a skill less the change without it, at equal starting levels; counts are of those."""

    verdict: Verdict
    more: int
    unit: Unit
    n_used: int
    n_other: int
    difference: float | None = None
    p: float | None = None


def level_matched(
    before: Sequence[Value],
    after: Sequence[Value],
    used: Sequence[Flag],
    *,
    minimum: int = 8,
    draws: int = 1999,
    seed: int | None = None,
) -> LevelMatched:
    """Σ w d/Σ w over levels of `before`, d = mean change used − not used, w = n₁n₀/(n₁ + n₀).

    A row is a check-in, `after` the next one within 6 hours; levels are `before` rounded half up, and those
    with only one kind are left out. p shuffles `used` within the levels `draws` times.
    Distress falls from a peak by itself, so only equal starts tell of the skill.
    """
    rows = _rows(before, after, used)
    minimum = base.whole("minimum", minimum, least=1)
    draws = base.whole("draws", draws, least=1)
    seed = None if seed is None else base.whole("seed", seed)
    levels = _levels(rows)
    n_used = sum(sum(level.used) for level in levels)
    n_other = sum(len(level.used) for level in levels) - n_used
    if n_used < minimum:
        return LevelMatched("not_enough", minimum - n_used, "times_used", n_used, n_other)
    if n_other < minimum:
        return LevelMatched("not_enough", minimum - n_other, "times_not_used", n_used, n_other)
    if seed is None:
        seed = base.stable_seed("level_matched", *map(list, zip(*rows, strict=True)))
    rng = Random(seed)
    difference = _difference(levels, [level.used for level in levels])
    reach = abs(difference) - base.EPS
    count = 0
    for _ in range(draws):
        shuffled = [list(level.used) for level in levels]
        for flags in shuffled:
            base.shuffle(flags, rng.random)
        count += abs(_difference(levels, shuffled)) >= reach
    p = (1 + count) / (1 + draws)
    return LevelMatched(base.verdict(p), 0, "", n_used, n_other, difference, p)


def matched_interval(
    before: Sequence[Value], after: Sequence[Value], used: Sequence[Flag]
) -> tuple[float, float] | None:
    """The 95 % interval of the difference of `level_matched`: the difference ± t · s/√Σ w.

    s is what the changes vary by, beside the mean of their level and the difference: least squares with a
    mean of its own for every level. None where there are too few rows. Of simulated people (`make simulate`)
    94 to 96 of 100 such intervals hold the true difference.
    """
    levels = _levels(_rows(before, after, used))
    spare = sum(len(level.used) for level in levels) - len(levels) - 1
    if not levels or spare < 1:
        return None
    difference = _difference(levels, [level.used for level in levels])
    weights = squares = 0.0
    for level in levels:
        n_used, n = sum(level.used), len(level.used)
        weights += n_used * (n - n_used) / n
        rest = [change - difference * flag for change, flag in zip(level.changes, level.used, strict=True)]
        mean = fmean(rest)
        squares += fsum((value - mean) ** 2 for value in rest)
    reach = base.t975(spare) * sqrt(squares / spare / weights)
    return difference - reach, difference + reach


_Row: TypeAlias = tuple[float, float, int]
"""Before, after and whether it was used, all of them known."""


def _rows(before: Sequence[Value], after: Sequence[Value], used: Sequence[Flag]) -> list[_Row]:
    base.same_length(before=before, after=after, used=used)
    return [
        (early, late, flag)
        for early, late, flag in zip(
            base.numbers("before", before),
            base.numbers("after", after),
            base.flags("used", used),
            strict=True,
        )
        if early is not None and late is not None and flag is not None
    ]


@dataclass(frozen=True, slots=True)
class _Level:
    """The changes that started at one level, and with which of them the skill was used."""

    changes: list[float]
    used: list[int]


def _levels(rows: Sequence[_Row]) -> list[_Level]:
    """Those that have both kinds, in ascending order."""
    by_level: defaultdict[int, _Level] = defaultdict(lambda: _Level([], []))
    for early, late, flag in rows:
        level = by_level[floor(early + 0.5)]
        level.changes.append(late - early)
        level.used.append(flag)
    return [level for _, level in sorted(by_level.items()) if 0 < sum(level.used) < len(level.used)]


def _difference(levels: Sequence[_Level], used: Sequence[Sequence[int]]) -> float:
    total = weights = 0.0
    for level, flags in zip(levels, used, strict=True):
        n_used = sum(flags)
        n_other = len(flags) - n_used
        with_skill = fsum(compress(level.changes, flags))
        without = fsum(level.changes) - with_skill
        weight = n_used * n_other / len(flags)
        total += weight * (with_skill / n_used - without / n_other)
        weights += weight
    return total / weights
