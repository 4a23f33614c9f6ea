"""The course of stress over one day: areas under the ratings, rise, slopes, and averages over days.

Times are hours since 00:00 of the person's day, strictly increasing; ratings are points from 0 to 10;
`None` is dropped with its time. Areas are point-hours, slopes points per hour. Malformed input is a
`ValueError` that names the argument; a figure that too few ratings allow is `None`.
Source of the areas: Pruessner et al. 2003, doi 10.1016/S0306-4530(02)00108-7; Fekedulegn et al. 2007.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from statistics import fmean, linear_regression
from typing import Literal, TypeAlias

from mindtui.insights import base
from mindtui.insights.base import Status, Value

Missing: TypeAlias = Literal["ratings", "span", "gap", "morning", "evening"]

SLOTS = ("wake", "wake+30", "midday", "late-afternoon", "bedtime")

DAYS_FOR_LOAD = 3
DAYS_FOR_AUC = 5
DAYS_FOR_RISE = 10
DAYS_FOR_SLOPE = 10

_LEAST_RATINGS = 3
_LEAST_SPAN = 8.0
_LARGEST_GAP = 7.0
_MORNING_AFTER_WAKING = 2.0
_MORNING_UNTIL = 10.0
_EVENING_FROM = 20.0

_Points: TypeAlias = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class StressDay:
    """One day; `missing` says what its areas (first three words) or slopes (last two) lack."""

    status: Status
    n: int
    span: float | None
    largest_gap: float | None
    auc_g: float | None
    auc_i: float | None
    mean_load: float | None
    max_rise: float | None
    awakening_rise: float | None
    slope: float | None
    peak_slope: float | None
    fit_slope: float | None
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class StressAverage:
    """Plain means over the days that have a figure, `None` below the minimum number of such days."""

    status: Status
    days: int
    mean_load: float | None
    auc_g: float | None
    auc_i: float | None
    awakening_rise: float | None
    slope: float | None
    n_load: int
    n_auc: int
    n_rise: int
    n_slope: int


def auc_g(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """Area under the ratings with respect to ground, by trapezoids; needs 2 values."""
    return _auc_g(_points(times, values))


def auc_i(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """Area with respect to increase over the first rating, below 0 for a falling day; needs 2 values."""
    return _auc_i(_points(times, values))


def mean_load(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """Area with respect to ground by the time it spans, in points; needs 2 values."""
    return _mean_load(_points(times, values))


def max_rise(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """The highest later rating less the first one, in points; needs 2 values."""
    return _max_rise(_points(times, values))


def slope(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """From the first to the last rating; needs 2 values."""
    return _slope(_points(times, values))


def fit_slope(times: Sequence[float], values: Sequence[Value]) -> float | None:
    """Least-squares slope; needs 3 values."""
    return _fit_slope(_points(times, values))


def awakening_rise(wake: float | None, after_30: float | None) -> float | None:
    """The rating half an hour after waking less the one at waking, in points; `None` without both."""
    first, second = base.numbers("wake", [wake])[0], base.numbers("after_30", [after_30])[0]
    return None if first is None or second is None else second - first


def stress_day(
    times: Sequence[float],
    values: Sequence[Value],
    slots: Sequence[str | None],
    *,
    wake_hour: float | None = None,
) -> StressDay:
    """Every figure the ratings of one day allow; slots are words of `SLOTS` or `None`.

    `wake_hour` is the time of waking. The caller leaves out ratings that were recalled or are for the whole
    day.
    """
    base.same_length(times=times, values=values, slots=slots)
    if unknown := [slot for slot in slots if slot is not None and slot not in SLOTS]:
        raise ValueError(f"slots: {unknown[0]!r} is none of {', '.join(SLOTS)}")
    points = _points(times, values)
    rated = [slot for slot, value in zip(slots, values, strict=True) if value is not None]
    wake = next((point for point, slot in zip(points, rated, strict=True) if slot == "wake"), None)
    peak = next((point for point, slot in zip(points, rated, strict=True) if slot == "wake+30"), None)
    missing = _missing(points, None if wake_hour is None else base.number("wake_hour", wake_hour))
    areas = points if not {"ratings", "span", "gap"} & set(missing) else []
    sloped = points if not {"morning", "evening"} & set(missing) else []
    unpeaked = [point for point, slot in zip(points, rated, strict=True) if slot != "wake+30"]
    return StressDay(
        status="ok" if areas else "not_enough",
        n=len(points),
        span=points[-1][0] - points[0][0] if points else None,
        largest_gap=_largest_gap(points) if points else None,
        auc_g=_auc_g(areas),
        auc_i=_auc_i(areas),
        mean_load=_mean_load(areas),
        max_rise=_max_rise(areas),
        awakening_rise=awakening_rise(wake and wake[1], peak and peak[1]),
        slope=_slope(sloped),
        peak_slope=_slope([point for point in sloped if peak is not None and point >= peak]),
        fit_slope=_fit_slope(unpeaked if sloped else []),
        missing=missing,
    )


def leaves_gap(hours: float) -> bool:
    """Whether two ratings lie so many hours apart that nothing is known about the time between them."""
    # Hours are minutes by 60, so seven of them may come out a rounding error longer.
    return hours > _LARGEST_GAP + base.EPS


def average_days(
    days: Sequence[StressDay],
    *,
    min_load: int = DAYS_FOR_LOAD,
    min_auc: int = DAYS_FOR_AUC,
    min_rise: int = DAYS_FOR_RISE,
    min_slope: int = DAYS_FOR_SLOPE,
) -> StressAverage:
    """The averages of several days, each held back until enough of them have the figure."""
    load, n_load = _average("min_load", min_load, (day.mean_load for day in days))
    ground, n_auc = _average("min_auc", min_auc, (day.auc_g for day in days))
    increase, _ = _average("min_auc", min_auc, (day.auc_i for day in days))
    rise, n_rise = _average("min_rise", min_rise, (day.awakening_rise for day in days))
    fall, n_slope = _average("min_slope", min_slope, (day.slope for day in days))
    return StressAverage(
        status="not_enough" if load is None else "ok",
        days=len(days),
        mean_load=load,
        auc_g=ground,
        auc_i=increase,
        awakening_rise=rise,
        slope=fall,
        n_load=n_load,
        n_auc=n_auc,
        n_rise=n_rise,
        n_slope=n_slope,
    )


def _points(times: Sequence[float], values: Sequence[Value]) -> _Points:
    base.same_length(times=times, values=values)
    hours = [base.number("times", time) for time in times]
    if any(later <= earlier for earlier, later in pairwise(hours)):
        raise ValueError("times must be strictly increasing")
    ratings = zip(hours, base.numbers("values", values), strict=True)
    return [(time, value) for time, value in ratings if value is not None]


def _missing(points: _Points, wake_hour: float | None) -> tuple[Missing, ...]:
    if not points:
        return ("ratings",)
    first, last = points[0][0], points[-1][0]
    morning_until = _MORNING_UNTIL if wake_hour is None else wake_hour + _MORNING_AFTER_WAKING
    lacks: tuple[tuple[Missing, bool], ...] = (
        ("ratings", len(points) < _LEAST_RATINGS),
        ("span", last - first < _LEAST_SPAN - base.EPS),
        ("gap", leaves_gap(_largest_gap(points))),
        ("morning", first > morning_until + base.EPS),
        ("evening", last < _EVENING_FROM - base.EPS),
    )
    return tuple(word for word, lacking in lacks if lacking)


def _largest_gap(points: _Points) -> float:
    return max((later[0] - earlier[0] for earlier, later in pairwise(points)), default=0.0)


def _auc_g(points: _Points) -> float | None:
    if len(points) < 2:
        return None
    return fsum((y0 + y1) / 2 * (t1 - t0) for (t0, y0), (t1, y1) in pairwise(points))


def _auc_i(points: _Points) -> float | None:
    ground = _auc_g(points)
    return None if ground is None else ground - points[0][1] * (points[-1][0] - points[0][0])


def _mean_load(points: _Points) -> float | None:
    ground = _auc_g(points)
    return None if ground is None else ground / (points[-1][0] - points[0][0])


def _max_rise(points: _Points) -> float | None:
    if len(points) < 2:
        return None
    return max(value for _, value in points[1:]) - points[0][1]


def _slope(points: _Points) -> float | None:
    if len(points) < 2:
        return None
    return (points[-1][1] - points[0][1]) / (points[-1][0] - points[0][0])


def _fit_slope(points: _Points) -> float | None:
    if len(points) < 3:
        return None
    times, values = zip(*points, strict=True)
    return linear_regression(times, values).slope


def _average(name: str, minimum: int, figures: Iterable[float | None]) -> tuple[float | None, int]:
    known = [figure for figure in figures if figure is not None]
    return fmean(known) if len(known) >= base.whole(name, minimum, least=1) else None, len(known)
