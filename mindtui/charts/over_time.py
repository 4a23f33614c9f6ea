"""Mood, stress and energy over time: a mark a day, a smoothed line, gaps that stay gaps. Numbers only."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict

from mindtui.charts.daily import DAY_COLUMNS, Daily
from mindtui.charts.steps import Step, step_for, step_starts
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import RatingName
from mindtui.insights.series import gaps

Stretch: TypeAlias = tuple[tuple[float, float], ...]
"""A piece of a line without a gap: (day, height), ascending."""

LEAST_FOR_A_LINE: Final = 4
"""Logged days in the window below which no line is drawn."""

_LEAST_GAP: Final = 7
"""Days not logged from which the line breaks."""
_LEAST_BRIDGE: Final = 2
"""Days not logged from which the line is only dotted: nobody measured there."""


class Dot(Struct, frozen=True):
    """The mean of the logged days of one step; `day` is the middle of those `n` days.

    `recalled` when every rating behind it was entered later from memory.
    """

    day: float
    mean: float
    n: int
    recalled: bool


class Series(Daily, frozen=True, kw_only=True):
    """One measure in a window: its days as they are, and what is drawn of them.

    `dots` are the days of a step each; `line` holds the stretches of the smoothed line, none below
    `LEAST_FOR_A_LINE` days. `first` is the day on which it was first asked for.
    """

    dots: tuple[Dot, ...]
    line: tuple[Stretch, ...]
    first: date | None


class OverTime(Struct, frozen=True):
    """One or more measures in a window, ready to draw. `logged` are days rated or skipped in any of them.

    `is_late`: none of them was asked for on the day of the first check-in.
    `check_ins` counts days with a check-in of any kind, so that "nothing here" and "nothing rated" differ.
    A line is dotted across `least_bridge` days or more that are not logged.
    """

    window: Window
    is_late: bool
    step: Step
    series: tuple[Series, ...]
    logged: tuple[int, ...]
    check_ins: int
    least_bridge: int = _LEAST_BRIDGE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(series.dots for series in self.series)

    @property
    def begun(self) -> Window:
        """The window from the day on which one of them was first asked for: days before it are no gaps."""
        return self.window.begun(min((one.first for one in self.series if one.first), default=None))

    def begun_of(self, series: Series) -> Window:
        """The same of one of them."""
        return self.window.begun(series.first)

    def values(self) -> Mapping[str, object]:
        """The mean of each rated day and the ratings that it is of, for programs."""
        found = {one.measure: one.by_day() for one in self.series}
        return {
            what: {measure: values[what] for measure, values in found.items()}
            for what in ("days", "n", "recalled", "skipped")
        }

    def table(self) -> Table:
        """A row for each measure and day that was rated or skipped."""
        return Table(DAY_COLUMNS, tuple(row for one in self.series for row in one.rows()))


def over_time(data: TrendData, measures: Sequence[RatingName], window: Window, *, columns: int) -> OverTime:
    """The measures in a window, aggregated so that a column holds about two marks at most."""
    step = step_for(window.days, columns)
    # A gap narrower than a column could not be seen, and a line of ten years would fall to pieces.
    least_gap = max(_LEAST_GAP, ceil(window.days / columns))
    series = tuple(_series(data, measure, window, step, least_gap) for measure in measures)
    logged = sorted({day for one in series for day in (*one.days, *one.skipped)})
    # Dots need two columns to look like dots.
    least_bridge = max(_LEAST_BRIDGE, ceil(2 * window.days / columns))
    earliest = data.earliest()
    return OverTime(
        window=window,
        is_late=all(one.first != earliest for one in series),
        step=step,
        series=series,
        logged=tuple(logged),
        check_ins=len(data.days_within(window)),
        least_bridge=least_bridge,
    )


def _series(data: TrendData, measure: RatingName, window: Window, step: Step, least_gap: int) -> Series:
    whole = data.daily(measure)
    daily = whole.within(window)
    days, means = daily.days, daily.means
    starts = step_starts(days, step)
    dots = tuple(
        Dot(_mean(days[part]), _mean(means[part]), len(days[part]), daily.recalled.issuperset(days[part]))
        for part in _parts(starts, len(days))
    )
    line: tuple[Stretch, ...] = ()
    if len(days) >= LEAST_FOR_A_LINE:
        heights = data.smoothed(measure, step.tau)[whole.places(window)]
        line = tuple(_stretches(days, heights, starts, least_gap))
    return Series(**asdict(daily), dots=dots, line=line, first=data.first_asked(measure))


def _stretches(
    days: Sequence[int], heights: Sequence[float], starts: Sequence[int], least_gap: int
) -> Iterator[Stretch]:
    """The line between gaps, a point for each step; a step with a gap inside gives a point on either side."""
    cuts = [bisect_left(days, gap.before) for gap in gaps(days, minimum=least_gap)]
    for run in _parts([0, *cuts], len(days)):
        inner = starts[bisect_right(starts, run.start) : bisect_left(starts, run.stop)]
        points = _parts([run.start, *inner], run.stop)
        yield tuple((_mean(days[part]), _mean(heights[part])) for part in points)


def _parts(starts: Sequence[int], end: int) -> Iterator[slice]:
    return (slice(start, stop) for start, stop in pairwise([*starts, end]))


def _mean(values: Sequence[float]) -> float:
    # Two thousand calls a chart, all on a handful of ratings: fmean would take half of the time there is.
    return sum(values) / len(values)
