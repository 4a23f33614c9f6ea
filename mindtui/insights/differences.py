"""How large the difference between days with and days without an exposure is, weekends apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from operator import itemgetter
from random import Random
from statistics import stdev
from typing import TypeAlias

from mindtui.insights import base
from mindtui.insights.base import WEEKEND, Flag, Status, Value
from mindtui.insights.weeks import Weeks, week_grid, weekday

_LEAST_WEEKS = 4

_Day: TypeAlias = tuple[float, int, bool] | None
"""Outcome, flag and whether it is on a weekend, of a day on which both are known."""

_Tally: TypeAlias = tuple[int, int, float, float]
"""Days with, days without, and the sums of their outcomes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean with less the mean without, in points of the outcome."""

    status: Status
    n_with: int
    n_without: int
    difference: float | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """The difference over whole weeks with its 95 % interval, from `draws` usable draws of weeks."""

    status: Status
    estimate: float | None
    se: float | None
    low: float | None
    high: float | None
    weeks: int
    draws: int


def stratified_difference(
    days: Sequence[int],
    outcome: Sequence[Value],
    exposure: Sequence[Flag],
    *,
    weekend: Sequence[int] = WEEKEND,
) -> Difference:
    """Σ w d/Σ w over weekends and weekdays, d = mean with − mean without, w = n₁n₀/(n₁ + n₀).

    A stratum with one side empty is left out. `weekend` holds `date.weekday()` numbers.
    """
    base.same_length(days=days, exposure=exposure)
    checked_days, values = base.daily(days, outcome, name="outcome")
    flags, ends = base.flags("exposure", exposure), base.weekdays("weekend", weekend)
    return difference(values, flags, [weekday(day) in ends for day in checked_days])


def difference(outcome: Sequence[Value], flags: Sequence[Flag], on_weekend: Sequence[bool]) -> Difference:
    """The same for checked days of which is known whether they are on a weekend."""
    cells = _cells(outcome, flags, on_weekend)
    tallies = [_tally(cells, ends) for ends in (True, False)]
    n_with, n_without = sum(tally[0] for tally in tallies), sum(tally[1] for tally in tallies)
    size = _weighted(tallies)
    if size is None:
        return Difference("not_enough", n_with, n_without)
    is_flat = not any(cell[0] for cell in cells if cell is not None)
    return Difference("flat" if is_flat else "ok", n_with, n_without, size)


def week_bootstrap(
    days: Sequence[int],
    outcome: Sequence[Value],
    exposure: Sequence[Flag],
    *,
    draws: int = 999,
    seed: int | None = None,
    weekend: Sequence[int] = WEEKEND,
) -> Interval:
    """The difference ± t · s, s its standard deviation over `draws` draws of whole weeks; needs 4 weeks.

    A draw without a usable stratum is dropped; with more than half of them dropped nothing is said.
    """
    base.same_length(days=days, exposure=exposure)
    grid = week_grid(days, outcome)
    flags, ends = grid.flags(days, base.flags("exposure", exposure)), base.weekdays("weekend", weekend)
    draws = base.whole("draws", draws, least=2)
    return bootstrapped(grid, flags, ends, draws, None if seed is None else base.whole("seed", seed))


def bootstrapped(
    grid: Weeks, flags: list[Flag], weekend: frozenset[int], draws: int = 999, seed: int | None = None
) -> Interval:
    """The same for weeks and flags that are already laid out."""
    w, on_weekend = grid.weeks, grid.on_weekend(weekend)
    whole = difference(grid.outcome, flags, on_weekend)
    if w < _LEAST_WEEKS or whole.difference is None:
        return Interval("not_enough", None, None, None, None, w, 0)
    if seed is None:
        seed = base.stable_seed("week_bootstrap", w, grid.outcome, flags)
    cells = _cells(grid.outcome, flags, on_weekend)
    weeks = [cells[first : first + 7] for first in range(0, len(cells), 7)]
    drawn = [size for size in _drawn(weeks, draws, Random(seed).random) if size is not None]
    if len(drawn) < max(2, draws / 2):
        return Interval("not_enough", None, None, None, None, w, len(drawn))
    se = stdev(drawn)
    reach = base.t975(w - 1) * se
    low, high = whole.difference - reach, whole.difference + reach
    return Interval(whole.status, whole.difference, se, low, high, w, len(drawn))


def _drawn(
    weeks: Sequence[Sequence[_Day]], draws: int, random: Callable[[], float]
) -> Iterator[float | None]:
    """The difference of every draw of as many weeks, with weeks added up beforehand; 2 weeks at least."""
    w = len(weeks)
    strata = [tuple(zip(*[_tally(week, ends) for week in weeks], strict=True)) for ends in (True, False)]
    for _ in range(draws):
        picked = itemgetter(*[int(random() * w) for _ in range(w)])
        yield _weighted([[sum(picked(column)) for column in stratum] for stratum in strata])


def _cells(outcome: Sequence[Value], flags: Sequence[Flag], on_weekend: Sequence[bool]) -> list[_Day]:
    known = [
        value for value, flag in zip(outcome, flags, strict=True) if value is not None and flag is not None
    ]
    # Counted from one of them, values that are all equal differ by 0 and not by a rounding error.
    level = known[0] if known else 0.0
    return [
        None if value is None or flag is None else (value - level, flag, ends)
        for value, flag, ends in zip(outcome, flags, on_weekend, strict=True)
    ]


def _tally(days: Iterable[_Day], ends: bool) -> _Tally:
    sides: tuple[list[float], list[float]] = [], []
    for day in days:
        if day is not None and day[2] is ends:
            sides[day[1]].append(day[0])
    return len(sides[1]), len(sides[0]), fsum(sides[1]), fsum(sides[0])


def _weighted(tallies: Iterable[Sequence[float]]) -> float | None:
    total = weights = 0.0
    for n_with, n_without, sum_with, sum_without in tallies:
        if n_with and n_without:
            weight = n_with * n_without / (n_with + n_without)
            total += weight * (sum_with / n_with - sum_without / n_without)
            weights += weight
    return total / weights if weights else None
