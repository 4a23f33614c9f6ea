"""Daily series: means of a day, calendar, gaps, coverage, smoothed lines and lag-1 autocorrelation.

`days` are day numbers, strictly increasing, `values` one a day; a day with `None` and a day left out mean the
same. A smoothed line has one value for each that came in, in the same unit. Malformed input is a `ValueError`
that names the argument; too little data give `None` or nothing.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import mul

from mindtui.insights import base
from mindtui.insights.base import Value


@dataclass(frozen=True, slots=True)
class DailySeries:
    """One entry per logged day, ascending."""

    days: tuple[int, ...]
    means: tuple[float, ...]
    counts: tuple[int, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """`missing` unlogged days between the logged days `after` and `before`."""

    after: int
    before: int
    missing: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of `total` days are logged, and the longest run that is not."""

    logged: int
    total: int
    longest_gap: int


def daily_means(days: Sequence[int], values: Sequence[Value]) -> DailySeries:
    """The unweighted mean of each day's ratings; days in any order, repeats expected."""
    base.same_length(days=days, values=values)
    by_day: defaultdict[int, list[float]] = defaultdict(list)
    for day, value in zip(days, base.numbers("values", values), strict=True):
        ratings = by_day[base.whole("days", day)]
        if value is not None:
            ratings.append(value)
    entries = [(day, ratings) for day, ratings in sorted(by_day.items()) if ratings]
    return DailySeries(
        days=tuple(day for day, _ in entries),
        means=tuple(_mean(ratings) for _, ratings in entries),
        counts=tuple(len(ratings) for _, ratings in entries),
        lows=tuple(min(ratings) for _, ratings in entries),
        highs=tuple(max(ratings) for _, ratings in entries),
    )


def calendar_fill(
    days: Sequence[int], values: Sequence[Value], *, start: int | None = None, end: int | None = None
) -> tuple[tuple[int, ...], tuple[Value, ...]]:
    """Every day from `start` to `end`, else from the first to the last logged one; `None` where unlogged."""
    kept_days, kept = base.logged(days, values)
    if start is not None and end is not None:
        base.window(start, end)
    first = kept_days[:1] if start is None else [base.whole("start", start)]
    last = kept_days[-1:] if end is None else [base.whole("end", end)]
    if not first or not last:
        return (), ()
    by_day = dict(zip(kept_days, kept, strict=True))
    every = range(first[0], last[0] + 1)
    return tuple(every), tuple(by_day.get(day) for day in every)


def gaps(days: Sequence[int], *, minimum: int = 7) -> tuple[Gap, ...]:
    """Runs of at least `minimum` unlogged days between two logged ones; `days` are the logged days."""
    minimum = base.whole("minimum", minimum, least=1)
    steps = pairwise(base.day_numbers("days", days))
    return tuple(
        Gap(after, before, before - after - 1) for after, before in steps if before - after > minimum
    )


def coverage(days: Sequence[int], *, start: int, end: int) -> Coverage:
    """Logged days among those from `start` to `end`; unlogged days at the edges count as a gap."""
    every = base.window(start, end)
    inside = [day for day in base.day_numbers("days", days) if day in every]
    longest = max(before - after - 1 for after, before in pairwise([start - 1, *inside, end + 1]))
    return Coverage(len(inside), len(every), longest)


def consecutive_values(days: Sequence[int], values: Sequence[Value]) -> list[tuple[float, float]]:
    """The values of each two days in a row that are both logged, the earlier one first."""
    return neighbors(*base.logged(days, values))


def neighbors(days: list[int], values: list[float]) -> list[tuple[float, float]]:
    """The same for a series that was checked and has no unlogged days."""
    steps = pairwise(zip(days, values, strict=True))
    return [(earlier, later) for (day, earlier), (next_day, later) in steps if next_day - day == 1]


def lag1(days: Sequence[int], values: Sequence[Value]) -> float | None:
    """First autocorrelation over days in a row; without gaps the ordinary one.

    r = [(n − 1)/P] · Σ_pairs (xᵢ − x̄)(xⱼ − x̄) / Σ (xᵢ − x̄)² over the P pairs of such days.
    Needs 3 values, 2 pairs and some spread.
    """
    kept_days, kept = base.logged(days, values)
    return carried_over(kept, neighbors(kept_days, kept))


def carried_over(values: list[float], pairs: list[tuple[float, float]]) -> float | None:
    """The same for checked values and the pairs of `neighbors` among them."""
    if len(values) < 3 or len(pairs) < 2 or min(values) == max(values):
        return None
    mean = _mean(values)
    spread = math.fsum((value - mean) ** 2 for value in values)
    shared = math.fsum((earlier - mean) * (later - mean) for earlier, later in pairs)
    # Differences so small that their squares vanish are no spread either.
    return (len(values) - 1) / len(pairs) * shared / spread if spread > 0 else None


def ewma(days: Sequence[int], values: Sequence[Value], *, tau: float = 7.0) -> tuple[Value, ...]:
    """Exponentially weighted mean for uneven steps, `tau` in days; `None` stays `None`.

    m₀ = x₀, mᵢ = mᵢ₋₁ + (1 − e^(−Δt/τ))(xᵢ − mᵢ₋₁). It does not restart after a gap.
    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4.
    """
    tau = base.positive("tau", tau)
    smoothed: list[Value] = []
    mean: float | None = None
    last = 0
    for day, value in zip(*base.daily(days, values), strict=True):
        if value is None:
            smoothed.append(None)
            continue
        mean = value if mean is None else mean - math.expm1((last - day) / tau) * (value - mean)
        last = day
        smoothed.append(mean)
    return tuple(smoothed)


def rolling_median(
    days: Sequence[int], values: Sequence[Value], *, window: int = 7, minimum: int = 4
) -> tuple[Value, ...]:
    """Centered median over an odd number of calendar days, also where the day itself is unlogged.

    `None` where fewer than `minimum` days of the window are logged.
    """
    from statistics import median

    reach, even = divmod(base.whole("window", window, least=1), 2)
    if not even:
        raise ValueError(f"window must be odd, not {window}")
    minimum = base.whole("minimum", minimum, least=1)
    kept_days, kept = base.logged(days, values)
    windows = (
        kept[bisect_left(kept_days, day - reach) : bisect_right(kept_days, day + reach)] for day in days
    )
    return tuple(median(inside) if len(inside) >= minimum else None for inside in windows)


def loess(
    x: Sequence[float], y: Sequence[Value], *, span: float = 2 / 3, robust: int = 3
) -> tuple[Value, ...]:
    """Locally weighted straight lines with `robust` rounds against outliers, as R `lowess(delta = 0)`.

    x non-decreasing, ties allowed; `None` in y stays `None`; fewer than 3 points give only `None`.
    Source: Cleveland 1979, doi 10.1080/01621459.1979.10481038.
    """
    base.same_length(x=x, y=y)
    places = [base.number("x", place) for place in x]
    if any(later < earlier for earlier, later in pairwise(places)):
        raise ValueError("x must be non-decreasing")
    if not 0 < base.number("span", span) <= 1:
        raise ValueError(f"span must be above 0 and at most 1, not {span!r}")
    rounds = base.whole("robust", robust, least=0)
    kept = [value is not None for value in y]
    points = list(compress(places, kept)), [value for value in base.numbers("y", y) if value is not None]
    if len(points[0]) < 3:
        return (None,) * len(places)
    fitted = iter(_robust_fit(*points, span, rounds))
    return tuple(next(fitted) if known else None for known in kept)


def _robust_fit(x: list[float], y: list[float], span: float, rounds: int) -> list[float]:
    from statistics import median

    trust = [1.0] * len(x)
    fitted = _fit_all(x, y, trust, span)
    for _ in range(rounds):
        misses = [abs(value - fit) for value, fit in zip(y, fitted, strict=True)]
        cut = 6 * median(misses)
        # Weights made of rounding errors would throw out points that fit.
        if cut < 1e-7 * _mean(misses) or base.negligible(cut, y):
            break
        trust = [_fading(miss, cut, 2) for miss in misses]
        fitted = _fit_all(x, y, trust, span)
    return fitted


def _fit_all(x: list[float], y: list[float], trust: list[float], span: float) -> list[float]:
    size = max(2, min(len(x), math.floor(span * len(x) + 1e-7)))
    fitted: list[float] = []
    left = 0
    for index, at in enumerate(x):
        if index and at == x[index - 1]:
            fitted.append(fitted[-1])
            continue
        while left + size < len(x) and at - x[left] > x[left + size] - at:
            left += 1
        fit = _fit_one(x, y, trust, at, left, left + size - 1)
        fitted.append(y[index] if fit is None else fit)
    return fitted


def _fit_one(
    x: list[float], y: list[float], trust: list[float], at: float, left: int, right: int
) -> float | None:
    """The line's height at one place; `None` where no point near it is trusted at all."""
    reach = max(at - x[left], x[right] - at)
    # Points level with the last one of the window count too.
    near = slice(left, bisect_right(x, at + reach))
    # Counted from `at`: day numbers are large, and their rounding errors would pass for a spread.
    offsets, values = [place - at for place in x[near]], y[near]
    weights = list(map(mul, trust[near], [_fading(abs(offset), reach, 3) for offset in offsets]))
    total = sum(weights)
    if total <= 0:
        return None
    center: float = sum(map(mul, weights, offsets)) / total
    level: float = sum(map(mul, weights, values)) / total
    offsets = [offset - center for offset in offsets]
    pulls = list(map(mul, weights, offsets))
    spread = sum(map(mul, pulls, offsets)) / total
    if math.sqrt(spread) <= 0.001 * (x[-1] - x[0]):
        return level
    tilt: float = sum(map(mul, pulls, values)) / total / spread
    return level - tilt * center


def _fading(distance: float, reach: float, power: int) -> float:
    """(1 − (d/h)ᵖ)ᵖ: bisquare for p = 2, tricube for p = 3; 1 within 0.001 h, 0 beyond 0.999 h."""
    if distance <= 0.001 * reach:
        return 1.0
    return float((1 - (distance / reach) ** power) ** power) if distance <= 0.999 * reach else 0.0


def _mean(values: Sequence[float]) -> float:
    """As `statistics.fmean`, which the first screen would have to import for this alone."""
    return math.fsum(values) / len(values)
