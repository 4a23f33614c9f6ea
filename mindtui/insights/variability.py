"""How much a daily measure moves: from day to day, around its usual range, and up against the ends.

`days` are day numbers, `values` one a day in points, `None` where unlogged. Malformed input is a `ValueError`
that names the argument; too little data give `None`, or "not_enough" with their counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import fmean, median, stdev

from mindtui.insights import base
from mindtui.insights.base import Status, Unit, Value
from mindtui.insights.series import consecutive_values, lag1


@dataclass(frozen=True, slots=True)
class UsualRange:
    """The middle of n values and the two quantiles they usually lie between."""

    status: Status
    n: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class VariabilityInsight:
    """A measure over n logged days, `pairs` of them in a row; `more` in `unit`.

    `low` and `high` are the usual range, `inertia` is corrected for its bias.
    """

    status: Status
    more: int
    unit: Unit
    n: int
    pairs: int
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    rmssd: float | None = None
    inertia: float | None = None


def consecutive_pairs(days: Sequence[int], values: Sequence[Value]) -> int:
    """How many pairs of days in a row are both logged."""
    return len(consecutive_values(days, values))


def mssd(days: Sequence[int], values: Sequence[Value]) -> float | None:
    """The mean squared step from one day to the next, over days in a row only; needs 2 pairs.

    Source: von Neumann et al. 1941, doi 10.1214/aoms/1177731746.
    """
    pairs = consecutive_values(days, values)
    return fmean((later - earlier) ** 2 for earlier, later in pairs) if len(pairs) >= 2 else None


def rmssd(days: Sequence[int], values: Sequence[Value]) -> float | None:
    """The root of `mssd`, in points."""
    squared = mssd(days, values)
    return None if squared is None else sqrt(squared)


def inertia(days: Sequence[int], values: Sequence[Value], *, corrected: bool = False) -> float | None:
    """How much of a day carries over to the next: lag-1, `corrected` for the bias of short series.

    r + (1 + 3r)/n, cut to −1 … 1. Source: Marriott & Pope 1954, doi 10.1093/biomet/41.3-4.390.
    """
    r = lag1(days, values)
    if r is None or not corrected:
        return r
    n = len(values) - list(values).count(None)
    return min(max(r + (1 + 3 * r) / n, -1.0), 1.0)


def usual_range(values: Sequence[Value], *, low: float = 0.1, high: float = 0.9) -> UsualRange:
    """The median and the quantiles at `low` and `high`, on straight lines between neighbors; needs 2 values.

    Source: type 7 of Hyndman & Fan 1996, doi 10.1080/00031305.1996.10473566, as in R.
    """
    if not base.share("low", low) < base.share("high", high):
        raise ValueError(f"low must be below high, got {low!r} and {high!r}")
    kept = sorted(value for value in base.numbers("values", values) if value is not None)
    if len(kept) < 2:
        return UsualRange("not_enough", len(kept))
    status: Status = "flat" if kept[0] == kept[-1] else "ok"
    return UsualRange(status, len(kept), median(kept), _quantile(kept, low), _quantile(kept, high))


def edge_share(values: Sequence[Value], *, low: float = 0, high: float = 10) -> float | None:
    """The share of ratings at or beyond an end of their scale, where small changes cannot show."""
    if not base.number("low", low) < base.number("high", high):
        raise ValueError(f"low must be below high, got {low!r} and {high!r}")
    kept = [value for value in base.numbers("values", values) if value is not None]
    return sum(value <= low or value >= high for value in kept) / len(kept) if kept else None


def variability_insight(
    days: Sequence[int], values: Sequence[Value], *, min_days: int = 28, min_pairs: int = 20
) -> VariabilityInsight:
    """Mean, usual range and movement from day to day, held back until days, also in a row, are enough."""
    # A spread takes two values, a mean step two pairs.
    least_days = max(base.whole("min_days", min_days, least=1), 2)
    least_pairs = max(base.whole("min_pairs", min_pairs, least=1), 2)
    _, kept = base.logged(days, values)
    n, pairs = len(kept), consecutive_pairs(days, values)
    if n < least_days:
        return VariabilityInsight("not_enough", least_days - n, "logged_days", n, pairs)
    if pairs < least_pairs:
        return VariabilityInsight("not_enough", least_pairs - pairs, "day_pairs", n, pairs)
    usual = usual_range(kept)
    return VariabilityInsight(
        status=usual.status,
        more=0,
        unit="",
        n=n,
        pairs=pairs,
        mean=fmean(kept),
        sd=stdev(kept),
        low=usual.low,
        high=usual.high,
        rmssd=rmssd(days, values),
        inertia=inertia(days, values, corrected=True),
    )


def _quantile(ascending: list[float], share: float) -> float:
    place = (len(ascending) - 1) * share
    below = floor(place)
    left, right = ascending[below], ascending[min(below + 1, len(ascending) - 1)]
    return left + (place - below) * (right - left)
