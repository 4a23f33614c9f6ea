"""The figures of a stress day that researchers use, beside their means over the days before."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.charts.stress_day import LEAST_FOR_A_RANGE, StressDayView
from mindtui.charts.stress_day_slots import stress_day_slots
from mindtui.charts.style import Style
from mindtui.charts.table import Row, Table
from mindtui.insights.sentences import STRESS_DAY_TERMS, counted, days_for_average, usual_meant
from mindtui.insights.stress_day import DAYS_FOR_AUC, DAYS_FOR_LOAD, DAYS_FOR_RISE, DAYS_FOR_SLOPE

_NAME: Final = 29
_NUMBER: Final = 8
_WIDE: Final = 76
"""Columns from which it is spelled out what an average waits for."""
_SLOTS: Final = 60
_SIDE_BY_SIDE: Final = 116


class StressFigure(Struct, frozen=True):
    """A figure of one day and its mean over the `n` days before that have it, none below `least` of them.

    Slopes have two digits, the others one; `is_change` gives a number its sign. A figure without `least` is
    of single days only.
    """

    name: str
    unit: str
    here: float | None
    mean: float | None = None
    n: int = 0
    least: int = 0
    digits: int = 1
    is_change: bool = True

    def text(self, value: float | None) -> str:
        """A value as it stands in the table."""
        if value is None:
            return ""
        rounded = round(value, self.digits) or 0.0
        return f"{rounded:{'+' if self.is_change and rounded else ''}.{self.digits}f}"


def stress_figures(view: StressDayView) -> tuple[StressFigure, ...]:
    """Every figure, whether or not the day allows it."""
    day, days = view.figures, view.average
    hourly = "per hour"
    return (
        StressFigure(
            "Mean load",
            "points",
            day.mean_load,
            mean=days.mean_load,
            n=days.n_load,
            least=DAYS_FOR_LOAD,
            is_change=False,
        ),
        StressFigure(
            "Area (AUCg)",
            "point-hours",
            day.auc_g,
            mean=days.auc_g,
            n=days.n_auc,
            least=DAYS_FOR_AUC,
            is_change=False,
        ),
        StressFigure(
            "Increase (AUCi)", "point-hours", day.auc_i, mean=days.auc_i, n=days.n_auc, least=DAYS_FOR_AUC
        ),
        StressFigure(
            "Rise after waking",
            "points",
            day.awakening_rise,
            mean=days.awakening_rise,
            n=days.n_rise,
            least=DAYS_FOR_RISE,
        ),
        StressFigure(
            "Morning to evening",
            hourly,
            day.slope,
            mean=days.slope,
            n=days.n_slope,
            least=DAYS_FOR_SLOPE,
            digits=2,
        ),
        StressFigure("wake+30 to evening", hourly, day.peak_slope, digits=2),
        StressFigure("Straight line", hourly, day.fit_slope, digits=2),
    )


def stress_day_details(view: StressDayView, style: Style, *, is_over: bool = False) -> tuple[str, ...]:
    """The tables of slots and of figures, side by side where that fits, and what their words mean.

    Of a day that `is_over` no average waits for more days.
    """
    slots = list(stress_day_slots(view, style))
    if not slots:
        return ()
    if style.width >= _SIDE_BY_SIDE:
        beside = list(stress_day_table(view, replace(style, width=style.width - _SLOTS), is_over=is_over))
        pairs = zip_longest(slots, beside, fillvalue="")
        tables = ["", *(f"{left:{_SLOTS}}{right}".rstrip() for left, right in pairs)]
    else:
        beside = list(stress_day_table(view, style, is_over=is_over))
        tables = ["", *slots, *(["", *beside] if beside else [])]
    meant = [usual_meant(LEAST_FOR_A_RANGE), *(STRESS_DAY_TERMS if beside else ())]
    return (*tables, "", *meant)


def stress_day_table(view: StressDayView, style: Style, *, is_over: bool = False) -> Iterator[str]:
    """A line a figure; none where neither the day nor the days before have any."""
    figures = stress_figures(view)
    if not any(figure.here is not None or figure.n for figure in figures):
        return
    before = f"{view.days_back} days before"
    yield f"{'Figures':{_NAME}}{'the day':>{_NUMBER}}  {before}"
    for figure in figures:
        name = f"{figure.name}, {figure.unit}"
        here = figure.text(figure.here) or style.dash
        yield f"{name:{_NAME}}{here:>{_NUMBER}}  {_before(figure, style, is_over=is_over)}".rstrip()


def stress_day_rows(view: StressDayView) -> Table:
    """The ratings of the day, what is usual in each slot, and each figure with its mean over the days before.

    `hour` counts from 00:00 of the day; `low` and `high` are the 10th and 90th percentile.
    """
    columns = "day", "what", "slot", "hour", "value", "n", "low", "high", "recalled"
    day = view.day.isoformat()
    rows: list[Row] = [
        (day, "stress", point.slot, point.hour, point.stress, 1, None, None, point.recalled)
        for point in view.points
    ]
    usual = f"usual in the {view.days_back} days before"
    rows += [(day, usual, one.slot, one.hour, one.mean, one.n, one.low, one.high, None) for one in view.usual]
    for figure in stress_figures(view):
        name, n = f"{figure.name}, {figure.unit}", None if figure.here is None else 1
        rows.append((day, name, None, None, figure.here, n, None, None, None))
        if figure.least:
            before = f"{name}, {view.days_back} days before"
            rows.append((day, before, None, None, figure.mean, figure.n, None, None, None))
    return Table(columns, tuple(rows))


def _before(figure: StressFigure, style: Style, *, is_over: bool) -> str:
    if not figure.least:
        return ""
    if figure.mean is not None:
        return f"{figure.text(figure.mean)} ({counted(figure.n, 'day', 'days')})"
    return days_for_average(figure.n, figure.least, is_over=is_over, brief=style.width < _WIDE)
