"""Trends: does a daily series rise or fall, how steeply, and is that more than carry-over between days.

`days` are day numbers, `values` one a day in points, `None` where unlogged. Malformed input is a `ValueError`
that names the argument; too little data come back as "not_enough" with their counts.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median
from typing import Final

from mindtui.insights import base
from mindtui.insights.base import Status, Value, Verdict
from mindtui.insights.series import carried_over, coverage, neighbors
from mindtui.insights.slopes import Slopes, descents, tied_pairs

LEAST_FOR_A_TREND: Final = 28
"""Logged days below which nothing is said about a trend."""


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Rank test for a monotone trend over n values; `p` is two-sided."""

    status: Status
    n: int
    s: int | None = None
    var_s: float | None = None
    z: float | None = None
    p: float | None = None
    tau_b: float | None = None


@dataclass(frozen=True, slots=True)
class TheilSen:
    """Median slope in points per day with its interval, and the level at the first logged day."""

    status: Status
    n: int
    slope: float | None = None
    intercept: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TrendTest:
    """Mann–Kendall and Theil–Sen corrected for carry-over; slopes in points per day.

    `var_s` is the variance before the correction; z, p, low and high use `var_s · factor`.
    """

    status: Status
    n: int
    pairs: int
    s: int | None = None
    var_s: float | None = None
    r1: float | None = None
    r1_corrected: float | None = None
    factor: float | None = None
    z: float | None = None
    p: float | None = None
    slope: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TrendInsight:
    """What may be said about a window of days; figures in points per week, `more` in logged days."""

    verdict: Verdict
    more: int
    logged: int
    total: int
    per_week: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def mann_kendall(values: Sequence[Value]) -> MannKendall:
    """The rank test on values in their order; `None` is dropped; needs 3 values.

    S = Σ_{i<j} sgn(xⱼ − xᵢ), with the variance for ties. Source: Mann 1945; Kendall 1975.
    """
    kept = [value for value in base.numbers("values", values) if value is not None]
    n = len(kept)
    if n < 3:
        return MannKendall("not_enough", n)
    s, var_s = _score(kept, descents(kept))
    z, p = _significance(s, var_s)
    if min(kept) == max(kept):
        return MannKendall("flat", n, s, var_s, z, p)
    pairs = n * (n - 1) // 2
    return MannKendall("ok", n, s, var_s, z, p, s / math.sqrt((pairs - tied_pairs(kept)) * pairs))


def theil_sen(
    days: Sequence[int], values: Sequence[Value], *, var_s: float | None = None, confidence: float = 0.95
) -> TheilSen:
    """The median of all slopes between two logged days, with Sen's interval; needs 3 values.

    `var_s` replaces the Mann–Kendall variance in the interval. Source: Theil 1950; Sen 1968.
    """
    if var_s is not None:
        base.not_negative("var_s", var_s)
    if not 0 < base.number("confidence", confidence) < 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence!r}")
    kept_days, kept = base.logged(days, values)
    if len(kept) < 3:
        return TheilSen("not_enough", len(kept))
    slopes = Slopes(kept_days, kept)
    slope = slopes.median()
    low, high = _interval(slopes, _score(kept, slopes.falling)[1] if var_s is None else var_s, confidence)
    intercept = median(kept) - slope * (median(kept_days) - kept_days[0])
    status: Status = "flat" if min(kept) == max(kept) else "ok"
    return TheilSen(status, len(kept), slope, intercept, low, high)


def ar1_factor(n: int, r: float) -> float:
    """By how much carry-over r from day to day widens the variance of a sum over n days.

    1 + 2 Σ_{k<n} (1 − k/n) rᵏ for n ≥ 1 and 0 ≤ r < 1.
    Source: Yue & Wang 2004, doi 10.1023/B:WARM.0000043140.61082.60.
    """
    n = base.whole("n", n, least=1)
    if not 0 <= base.number("r", r) < 1:
        raise ValueError(f"r must be at least 0 and below 1, not {r!r}")
    return 1 + 2 * math.fsum((1 - k / n) * r**k for k in range(1, n))


def trend_test(days: Sequence[int], values: Sequence[Value]) -> TrendTest:
    """The trend with its variance widened for carry-over; needs 4 values and 2 pairs of days in a row.

    r₁ of what the median slope leaves is corrected for its bias (Marriott & Pope 1954; Kendall 1954) and cut
    to 0 … 0.95; the variance of S is multiplied by `ar1_factor`. Source: Yue & Wang 2004.
    """
    kept_days, kept = base.logged(days, values)
    n, pairs = len(kept), len(neighbors(kept_days, kept))
    if n < 4 or pairs < 2:
        return TrendTest("not_enough", n, pairs)
    slopes = Slopes(kept_days, kept)
    s, var_s = _score(kept, slopes.falling)
    slope = slopes.median()
    r1 = _carry_over(kept_days, kept, slope)
    r1_corrected = min(max(r1 + (1 + 4 * r1) / n, 0.0), 0.95)
    factor = ar1_factor(n, r1_corrected)
    z, p = _significance(s, var_s * factor)
    low, high = _interval(slopes, var_s * factor, 0.95)
    return TrendTest(
        status="flat" if min(kept) == max(kept) else "ok",
        n=n,
        pairs=pairs,
        s=s,
        var_s=var_s,
        r1=r1,
        r1_corrected=r1_corrected,
        factor=factor,
        z=z,
        p=p,
        slope=slope,
        low=low,
        high=high,
    )


def trend_insight(
    days: Sequence[int], values: Sequence[Value], *, start: int, end: int, minimum: int = LEAST_FOR_A_TREND
) -> TrendInsight:
    """The trend from day `start` to day `end`; days outside are ignored.

    Holds back until `minimum` days and two thirds of the window are logged.
    """
    minimum = base.whole("minimum", minimum, least=1)
    every = base.window(start, end)
    kept = [(day, value) for day, value in zip(*base.logged(days, values), strict=True) if day in every]
    kept_days, kept_values = [day for day, _ in kept], [value for _, value in kept]
    seen = coverage(kept_days, start=start, end=end)
    more = max(0, minimum - seen.logged, -(-2 * seen.total // 3) - seen.logged)
    if more:
        return TrendInsight("not_enough", more, seen.logged, seen.total)
    test = trend_test(kept_days, kept_values)
    if test.slope is None or test.low is None or test.high is None or test.p is None:
        # A small `minimum` can be met while the test itself still lacks days in a row.
        return TrendInsight("not_enough", 1, seen.logged, seen.total)
    return TrendInsight(
        verdict=base.verdict(test.p) if test.slope else "no_clear",
        more=0,
        logged=seen.logged,
        total=seen.total,
        per_week=7 * test.slope,
        low=7 * test.low,
        high=7 * test.high,
        p=test.p,
    )


def days_to_come(days: Sequence[int], *, begun: int, last: int, length: int | None) -> int | None:
    """How many more days in a row with a value a trend takes, as a window of `length` days moves with them.

    The window ends on day `last` now; nothing before day `begun` is in it, and `days` are those in it with a
    value. Without a length it begins there and only grows. None where it will never be long enough.
    """
    if length is None:
        return max(LEAST_FOR_A_TREND - len(days), 2 * (last - begun + 1) - 3 * len(days), 0)
    for more in range(length + 1):
        start = max(begun, last + more - length + 1)
        n = more + len(days) - bisect_left(days, start)
        if n >= LEAST_FOR_A_TREND and 3 * n >= 2 * (last + more - start + 1):
            return more
    return None


def _score(values: list[float], falling: int) -> tuple[int, float]:
    """Kendall's S and its variance without carry-over; `falling` pairs have the larger value first."""
    n = len(values)
    s = n * (n - 1) // 2 - tied_pairs(values) - 2 * falling
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    return s, (n * (n - 1) * (2 * n + 5) - ties) / 18


def _significance(s: int, var_s: float) -> tuple[float, float]:
    z = 0.0 if s == 0 else (s - math.copysign(1, s)) / math.sqrt(var_s)
    return z, math.erfc(abs(z) / math.sqrt(2))


def _interval(slopes: Slopes, var_s: float, confidence: float) -> tuple[float, float]:
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * math.sqrt(var_s)
    return slopes.at(round((slopes.count - reach) / 2)), slopes.at(round((slopes.count + reach) / 2 + 1))


def _carry_over(days: list[int], values: list[float], slope: float) -> float:
    """Lag-1 of what the line leaves; 0 where that is undefined."""
    left = [value - slope * (day - days[0]) for day, value in zip(days, values, strict=True)]
    # A straight line leaves only rounding errors, and their autocorrelation means nothing.
    if base.negligible(max(left) - min(left), values):
        return 0.0
    return carried_over(left, neighbors(days, left)) or 0.0
