"""Mood, stress and energy over time, drawn."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Final

from mindtui.charts.axis import date_ticks
from mindtui.charts.canvas import Canvas
from mindtui.charts.over_time import Dot, OverTime, Series, Stretch
from mindtui.charts.page import key_text
from mindtui.charts.style import PLAIN, Figure, Style
from mindtui.domain.check_in import RatingName

_COLUMNS_FOR_NAMES: Final = 30
_MARK_EVERY: Final = 9
_DOT_EVERY: Final = 3
_MOST_CROWDED: Final = 2
"""Columns a mark from which marks leave the line to be seen."""


def draw_over_time(figure: Figure, data: OverTime, style: Style, before: OverTime | None = None) -> None:
    """Put the marks, lines and stripe on a figure; what was on it before is cleared.

    One measure shows its marks over its line, or under it where they would hide it. Several show lines only,
    told apart by marks on them and by their names at the right edge; a measure with too few days for a line
    shows its marks. The lowest row is the coverage stripe. `data` must have been made for
    `over_time_columns` of the same style, and so must `before`, the period before it: its marks stand behind,
    each at the place that the day has in its period.
    """
    columns = over_time_columns(style, len(data.series))
    canvas = _canvas(data, style)
    ticks = date_ticks(data.window.first.toordinal(), data.window.last.toordinal(), columns)
    canvas.draw(figure, ticks, columns=columns)
    if canvas.striped:
        _draw_stripe(figure, data, style, canvas)
    if before is not None:
        _draw_before(figure, data, before, style)
    alone = len(data.series) == 1
    crowded = alone and data.step.days > 1 and len(data.series[0].dots) * _MOST_CROWDED > columns
    for series in data.series if not crowded else ():
        _draw_lines(figure, series, data, canvas, alone=alone)
    for number, series in enumerate(data.series):
        if dots := _shown_dots(data, series):
            _draw_dots(figure, series.measure, dots, style, hollow=alone)
        else:
            # Each measure begins at another column, so that marks seldom cover each other.
            start = canvas.at(number * _MARK_EVERY // len(data.series))
            _draw_marks(figure, series, data, style, start, _MARK_EVERY * canvas.column)
    if crowded:
        # Beneath weeks or months side by side nothing of the line would be left.
        _draw_lines(figure, data.series[0], data, canvas, alone=alone)
    if columns < style.columns:
        _draw_names(figure, data.series, style, canvas, columns)


def over_time_columns(style: Style, measures: int) -> int:
    """The columns that days get; beside several lines some are kept for their names."""
    named = measures > 1 and style.columns >= _COLUMNS_FOR_NAMES
    return style.columns - len("  x energy") if named else style.columns


def coverage_stripe(data: OverTime, style: Style) -> str:
    """One character a column: whether no, some or all of the days that it shows are logged."""
    none, some, every = style.stripe
    canvas = _canvas(data, style)
    first, last = data.window.first.toordinal(), data.window.last.toordinal()
    stripe: list[str] = []
    for column in range(over_time_columns(style, len(data.series))):
        start, end = ceil(canvas.at(column - 0.5)), ceil(canvas.at(column + 0.5))
        if start >= end:
            # A day is wider than a column.
            start = floor(canvas.at(column) + 0.5)
        start, end = max(first, min(start, last)), min(max(start + 1, end), last + 1)
        found = bisect_left(data.logged, end) - bisect_left(data.logged, start)
        stripe.append(none if not found else every if found == end - start else some)
    return "".join(stripe)


def over_time_key(data: OverTime, style: Style, before: OverTime | None = None) -> str:
    """The signs of the chart, in one line where they fit."""
    none, some, every = style.stripe
    names = {every: "logged", some: "partly", none: "not logged"}
    stripe = coverage_stripe(data, style)
    parts = [f"{sign} {name}" for sign, name in names.items() if sign in stripe]
    if any(series.line for series in data.series):
        line = "" if len(data.series) > 1 else "--- " if style.ascii else "⠤⠒ "
        parts.insert(0, f"{line}smoothed over {data.step.tau_words}")
    if any(_bridges(stretch, data) for series in data.series for stretch in series.line):
        parts.insert(1, f"{'- -' if style.ascii else '⠂ ⠂'} gap")
    if len(data.series) == 1:
        if any(dot.recalled for dot in data.series[0].dots):
            parts.insert(0, f"{style.recalled} recalled")
        parts.insert(0, f"{style.mark(data.series[0].measure)} a {data.step.name}")
        if before is not None and not before.is_empty:
            parts.insert(1, f"{style.before} before")
    elif over_time_columns(style, len(data.series)) == style.columns:
        parts[:0] = [f"{style.mark(series.measure)} {series.measure}" for series in data.series]
    if len("  ".join(parts)) > style.width:
        # What is not logged has a sign of its own, and all else is.
        parts = [part for part in parts if part != f"{every} logged"]
    return key_text(parts, style.width)


def _canvas(data: OverTime, style: Style) -> Canvas:
    """The field of the chart; beyond the last day it has room for names."""
    left = data.window.first.toordinal() - 0.5
    columns = over_time_columns(style, len(data.series))
    return Canvas(style, left, left + data.window.days * style.columns / columns, striped=True)


def _draw_before(figure: Figure, data: OverTime, before: OverTime, style: Style) -> None:
    ahead = data.window.first.toordinal() - before.window.first.toordinal()
    marks = [(dot.day + ahead, dot.mean) for series in before.series for dot in series.dots]
    if marks:
        figure.scatter(*_xy(marks), marker=style.before, color=style.gray)


def _shown_dots(data: OverTime, series: Series) -> Sequence[Dot]:
    """The marks that are drawn: those of a measure alone, and those of a measure without a line."""
    return series.dots if len(data.series) == 1 or not series.line else ()


def _draw_stripe(figure: Figure, data: OverTime, style: Style, canvas: Canvas) -> None:
    # One call a character: plotext loses the order of the points of a call.
    stripe = coverage_stripe(data, style)
    for sign in sorted(set(stripe)):
        places = [canvas.at(column) for column, found in enumerate(stripe) if found == sign]
        figure.scatter(places, [canvas.floor] * len(places), marker=sign, color=style.gray)


def _draw_lines(figure: Figure, series: Series, data: OverTime, canvas: Canvas, *, alone: bool) -> None:
    """The stretches of a line: solid from one logged day to the next, dotted across days that are not."""
    style = canvas.style
    # Without braille the lines themselves must differ where there are several.
    marker = style.smoothed if alone or not style.ascii else style.mark(series.measure)
    color = style.paint(series.measure)
    for stretch in series.line:
        bridges = _bridges(stretch, data)
        for solid in _between(stretch, bridges):
            figure.plot(*_xy(solid), marker=marker, color=color)
        dots = [dot for place in bridges for dot in _dotted(stretch[place], stretch[place + 1], canvas)]
        if dots:
            figure.scatter(*_xy(dots), marker=style.smoothed, color=color)


def _bridges(stretch: Stretch, data: OverTime) -> list[int]:
    """The places of the points after which the line crosses days that are not logged."""
    if data.step.days > 1:
        return []
    reach = data.least_bridge
    return [place for place, (one, two) in enumerate(pairwise(stretch)) if two[0] - one[0] > reach]


def _between(stretch: Stretch, bridges: Sequence[int]) -> Iterator[Stretch]:
    for start, end in pairwise([0, *(place + 1 for place in bridges), len(stretch)]):
        yield stretch[start:end]


def _dotted(
    one: tuple[float, float], two: tuple[float, float], canvas: Canvas
) -> Iterator[tuple[float, float]]:
    """Points on the way from one logged day to another, apart from both and from each other."""
    for column in range(canvas.column_of(one[0]) + 2, canvas.column_of(two[0]) - 1, _DOT_EVERY):
        at = canvas.at(column)
        yield at, one[1] + (two[1] - one[1]) * (at - one[0]) / (two[0] - one[0])


def _draw_dots(
    figure: Figure, measure: RatingName, dots: Sequence[Dot], style: Style, *, hollow: bool
) -> None:
    """The marks of days; `hollow` gives recalled ones the mark that all measures share."""
    mark = style.mark(measure)
    for recalled, sign in ((True, style.recalled if hollow else mark), (False, mark)):
        chosen = [(dot.day, dot.mean) for dot in dots if dot.recalled == recalled]
        if chosen:
            figure.scatter(*_xy(chosen), marker=sign, color=style.paint(measure))


def _draw_marks(
    figure: Figure, series: Series, data: OverTime, style: Style, start: float, every: float
) -> None:
    """The mark of a measure on its line every few columns, and at least once on each stretch."""
    marks = [
        mark for stretch in series.line for mark in _marks(stretch, start, every, _bridges(stretch, data))
    ]
    if marks:
        figure.scatter(*_xy(marks), marker=style.mark(series.measure), color=style.paint(series.measure))


def _marks(stretch: Stretch, start: float, every: float, bridges: Sequence[int]) -> list[tuple[float, float]]:
    wanted = start + every * max(0, -((start - stretch[0][0]) // every))
    marks: list[tuple[float, float]] = []
    for place, ((left, before), (right, after)) in enumerate(pairwise(stretch)):
        while left <= wanted <= right:
            # Across days that are not logged a mark would look like a rating.
            if place not in bridges:
                marks.append((wanted, before + (after - before) * (wanted - left) / (right - left)))
            wanted += every
    return marks or [stretch[len(stretch) // 2]]


def _draw_names(
    figure: Figure, all_series: Sequence[Series], style: Style, canvas: Canvas, columns: int
) -> None:
    """The name of each measure at the height where it ends, moved apart where they would cover each other."""
    ends = sorted((_end(series), series.measure) for series in all_series if series.dots)
    row = 0 if canvas.striped else -1
    for number, (height, measure) in enumerate(ends):
        room_above = len(ends) - number - 1
        row = min(max(canvas.row(height), row + 1), style.rows - 1 - room_above)
        canvas.write(figure, columns + 2, row, style.mark(measure), style.paint(measure))
        # Words stay in the terminal's own color: it is chosen to be read.
        canvas.write(figure, columns + 4, row, measure, PLAIN)


def _end(series: Series) -> float:
    return series.line[-1][-1][1] if series.line else series.dots[-1].mean


def _xy(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
