"""The stress day, drawn."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from mindtui.charts.axis import stand_free
from mindtui.charts.canvas import Canvas
from mindtui.charts.stress_day import Point, StressDayView, Usual
from mindtui.charts.style import Figure, Style
from mindtui.insights.stress_day import leaves_gap

_HOUR_STEPS: Final = (2, 4, 6, 8, 12, 24)
_HALF_WIDTH: Final = 0.3
"""Of the bar of a slot, in hours."""


def stress_day_key(view: StressDayView, style: Style) -> str:
    """The signs of the chart in one line."""
    parts = [f"{style.mark('stress')} a rating"]
    if view.wake_hour is not None:
        parts.append(f"{style.waking} waking")
    if view.recalled:
        parts.append(f"{style.recalled} recalled")
    if view.usual:
        parts.append(f"{style.shade} usual range, {style.level} mean of {view.days_back} days")
    return "  ".join(parts)


def draw_stress_day(figure: Figure, view: StressDayView, style: Style) -> None:
    """Put the day on a figure; what was on it before is cleared."""
    canvas = Canvas(style, view.starts, view.ends)
    canvas.draw(figure, _hour_ticks(canvas))
    _draw_usual(figure, view.usual, style, canvas)
    if view.wake_hour is not None:
        figure.scatter([view.wake_hour], [canvas.floor], marker=style.waking, color=style.gray)
    _draw_points(figure, view, style)


def _draw_usual(figure: Figure, usual: Sequence[Usual], style: Style, canvas: Canvas) -> None:
    """A bar for each slot from its 10th to its 90th percentile, with its mean across."""
    centers = [canvas.column_of(one.hour) for one in usual]
    for one, center in zip(usual, centers, strict=True):
        # Waking and half an hour later can stand in neighboring columns.
        room = min((abs(center - other) - 1 for other in centers if other != center), default=style.columns)
        reach = min(max(1, int(_HALF_WIDTH / canvas.column)), room // 2)
        places = [canvas.at(column) for column in range(center - reach, center + reach + 1)]
        heights = [canvas.height(row) for row in range(canvas.row(one.low), canvas.row(one.high) + 1)]
        cells = [(place, height) for place in places for height in heights]
        figure.scatter(
            [place for place, _ in cells],
            [height for _, height in cells],
            marker=style.shade,
            color=style.gray,
        )
        figure.scatter(places, [one.mean] * len(places), marker=style.level, color=style.gray)


def _draw_points(figure: Figure, view: StressDayView, style: Style) -> None:
    color = style.paint("stress")
    for stretch in _stretches(view):
        figure.plot(
            [point.hour for point in stretch],
            [point.stress for point in stretch],
            marker=style.line,
            color=color,
        )
    for recalled, mark in ((True, style.recalled), (False, style.mark("stress"))):
        shown = [point for point in view.points if point.recalled == recalled]
        if shown:
            figure.scatter(
                [point.hour for point in shown], [point.stress for point in shown], marker=mark, color=color
            )


def _stretches(view: StressDayView) -> Iterator[list[Point]]:
    """The ratings that a line joins: none that was recalled, none over a gap that the figures refuse."""
    stretch: list[Point] = []
    for point in view.points:
        if point.recalled:
            continue
        if stretch and leaves_gap(point.hour - stretch[-1].hour):
            yield from [stretch] if len(stretch) > 1 else []
            stretch = []
        stretch.append(point)
    yield from [stretch] if len(stretch) > 1 else []


def _hour_ticks(canvas: Canvas) -> Sequence[tuple[int, str]]:
    """The hours of the finest step whose labels stand free, if need be without the last one."""
    hours = range(ceil(canvas.left), int(canvas.right) + 1)
    for step in _HOUR_STEPS:
        ticks = [(hour, f"{hour % 24:02}:00") for hour in hours if hour % step == 0]
        for shown in (ticks, ticks[:-1]):
            if stand_free([(canvas.column_of(hour), label) for hour, label in shown], canvas.style.columns):
                return shown
    return ()
