"""Whole weeks of a daily outcome, and the test that shuffles the weeks of an exposure against them.

An exposure is 1 on a day with it, 0 on a logged day without it, `None` where that is unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, permutations
from math import factorial, fsum, sqrt
from operator import getitem, mul
from random import Random
from typing import TypeVar

from mindtui.insights import base
from mindtui.insights.base import Flag, Status, Value

_Cell = TypeVar("_Cell")

LEAST_WEEKS = 3
LEAST_DAYS = 3
"""On either side, in the true order and in every other one that counts."""

EXACT_WEEKS = 7
_SHIFT = 1 << 32


@dataclass(frozen=True, slots=True)
class WeekShuffle:
    """How many of `orders` of the exposure's weeks go with the outcome as much as the true one.

    `stat` is above 0 when the outcome is higher with the exposure; `exact` when every order was tried.
    """

    status: Status
    weeks: int
    n_with: int
    n_without: int
    stat: float | None = None
    count: int | None = None
    orders: int | None = None
    exact: bool | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Weeks:
    """Whole weeks back from the last day with a logged outcome; `outcome` has 7 days a week, in order."""

    start: int
    weeks: int
    outcome: list[Value]

    def flags(self, days: Sequence[int], exposure: Sequence[Flag]) -> list[Flag]:
        """A checked exposure on the same days."""
        by_day = dict(zip(days, exposure, strict=True))
        return [by_day.get(day) for day in range(self.start, self.start + len(self.outcome))]

    def on_weekend(self, weekend: frozenset[int]) -> list[bool]:
        """Which of the days are such weekdays."""
        return [weekday(self.start + column) in weekend for column in range(7)] * self.weeks

    def sides(self, flags: list[Flag]) -> tuple[int, int]:
        """On how many days the outcome is known with the exposure, and on how many without it."""
        known = [flag for flag, value in zip(flags, self.outcome, strict=True) if value is not None]
        return known.count(1), known.count(0)


def weekday(day: int) -> int:
    """As `date.weekday()`: 0 is Monday."""
    return (day - 1) % 7


def week_grid(days: Sequence[int], outcome: Sequence[Value], *, name: str = "outcome") -> Weeks:
    """The weeks of a daily series; the oldest partial week is dropped."""
    kept_days, kept = base.logged(days, outcome, name=name)
    if not kept:
        return Weeks(0, 0, [])
    weeks = (kept_days[-1] - kept_days[0] + 1) // 7
    start = kept_days[-1] - 7 * weeks + 1
    by_day = dict(zip(kept_days, kept, strict=True))
    return Weeks(start, weeks, [by_day.get(day) for day in range(start, kept_days[-1] + 1)])


def week_shuffle(
    days: Sequence[int],
    outcome: Sequence[Value],
    exposure: Sequence[Flag],
    *,
    shuffles: int = 1999,
    seed: int | None = None,
) -> WeekShuffle:
    """Is the outcome higher or lower with the exposure than under the calendar of its other weeks?

    Needs 3 weeks with 3 days on either side. All orders of up to 7 weeks, else `shuffles` random ones.
    Source: block permutation for single-case data, doi 10.3758/s13428-023-02167-5.
    """
    grid = week_grid(days, outcome)
    base.same_length(days=days, exposure=exposure)
    flags = grid.flags(days, base.flags("exposure", exposure))
    shuffles = base.whole("shuffles", shuffles, least=1)
    return shuffled(grid, flags, shuffles, None if seed is None else base.whole("seed", seed))


def shuffled(
    grid: Weeks,
    flags: list[Flag],
    shuffles: int = 1999,
    seed: int | None = None,
    *,
    stop_above: float = 1.0,
) -> WeekShuffle:
    """The same for weeks and flags that are already laid out.

    It ends as soon as p is sure to be above `stop_above`, and p is that of the orders tried so far.
    Source of that: Besag & Clifford 1991, doi 10.1093/biomet/78.2.301.
    """
    w, (n_with, n_without) = grid.weeks, grid.sides(flags)
    if w < LEAST_WEEKS or min(n_with, n_without) < LEAST_DAYS:
        return WeekShuffle("not_enough", w, n_with, n_without)
    outcome = _without_line(grid.outcome)
    if _is_flat(outcome, grid.outcome):
        return WeekShuffle("flat", w, n_with, n_without, stat=0.0, p=1.0)
    overlaps = _Overlaps(outcome, grid.outcome, _without_line(flags), flags)
    exact = w <= EXACT_WEEKS
    if seed is None:
        seed = base.stable_seed("week_shuffle", w, grid.outcome, flags)
    orders: Iterator[Sequence[int]] = (
        permutations(range(w)) if exact else _random_orders(w, shuffles, Random(seed))
    )
    (stat,) = overlaps.stats([range(w)])
    reach = abs(stat) - base.EPS
    most = stop_above * (factorial(w) if exact else 1 + shuffles)
    count = tried = 0
    for other in overlaps.stats(orders):
        tried += 1
        if abs(other) >= reach:
            count += 1
            if count > most:
                break
    p = count / tried if exact else (1 + count) / (1 + tried)
    return WeekShuffle("ok", w, n_with, n_without, stat, count, tried, exact, p)


class _Overlaps:
    """What every week of the exposure has in common with every week of the outcome, added up beforehand.

    A table has a row for a week of the outcome and a column for a week of the exposure.
    """

    def __init__(
        self, outcome: list[float], logged: list[Value], exposure: list[float], flags: list[Flag]
    ) -> None:
        outcomes, exposures = _weekly(outcome), _weekly(exposure)
        logged_days = _weekly([value is not None for value in logged])
        known_days = _weekly([flag is not None for flag in flags])
        # Known days and days with the exposure in one number, because an order costs a sum per table.
        sides = _weekly([0 if flag is None else 1 + _SHIFT * flag for flag in flags])
        self._products = [[sum(map(mul, mine, other)) for other in exposures] for mine in outcomes]
        self._exposures = [[sum(compress(other, days)) for other in exposures] for days in logged_days]
        self._outcomes = [[sum(compress(mine, days)) for days in known_days] for mine in outcomes]
        self._sides = [[sum(compress(other, days)) for other in sides] for days in logged_days]

    def stats(self, orders: Iterable[Sequence[int]]) -> Iterator[float]:
        """[Σ a'm' − (Σ a')(Σ m')/k]/√k of every order, over the k days known in both.

        An order that leaves too few days on a side is skipped.
        """
        products, exposures, outcomes, sides = self._products, self._exposures, self._outcomes, self._sides
        for order in orders:
            n_with, k = divmod(sum(map(getitem, sides, order)), _SHIFT)
            if n_with >= LEAST_DAYS and k - n_with >= LEAST_DAYS:
                both = sum(map(getitem, exposures, order)) * sum(map(getitem, outcomes, order))
                yield (sum(map(getitem, products, order)) - both / k) / sqrt(k)


def _random_orders(weeks: int, shuffles: int, rng: Random) -> Iterator[list[int]]:
    for _ in range(shuffles):
        order = list(range(weeks))
        base.shuffle(order, rng.random)
        yield order


def _weekly(cells: Sequence[_Cell]) -> list[Sequence[_Cell]]:
    return [cells[first : first + 7] for first in range(0, len(cells), 7)]


def _without_line(cells: Sequence[Value]) -> list[float]:
    """What a least-squares line over the known cells leaves, 0 where unknown: two trends are no link."""
    known = [(place, value) for place, value in enumerate(cells) if value is not None]
    middle = fsum(place for place, _ in known) / len(known)
    level = fsum(value for _, value in known) / len(known)
    spread = fsum((place - middle) ** 2 for place, _ in known)
    slope = fsum((place - middle) * (value - level) for place, value in known) / spread
    return [
        0.0 if value is None else value - level - slope * (place - middle)
        for place, value in enumerate(cells)
    ]


def _is_flat(left: list[float], cells: list[Value]) -> bool:
    """Whether the line leaves no more than rounding errors."""
    known = [value for value in cells if value is not None]
    return min(known) == max(known) or base.negligible(max(left) - min(left), known)
