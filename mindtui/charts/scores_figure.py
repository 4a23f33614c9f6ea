"""Scores over time, drawn: a mark for each, the edges of the bands with their names, and the cut-off."""

from typing import Final

from msgspec.structs import replace

from mindtui.charts.axis import date_ticks
from mindtui.charts.canvas import Canvas, height_ticks
from mindtui.charts.page import cells, key_text
from mindtui.charts.scores import ScoresOverTime
from mindtui.charts.style import PLAIN, Figure, Style
from mindtui.content.scores import Form

_COLUMNS_FOR_NAMES: Final = 40
_LONGEST_NAME: Final = 20
_DOT_EVERY: Final = 4


def draw_scores(figure: Figure, data: ScoresOverTime, style: Style) -> None:
    """Put the scores on a figure; what was on it before is cleared."""
    form = data.form
    labels = (f"{height:>2g}" for height in height_ticks(form.low, form.high, style.rows))
    # What is longer than two digits beside the axis takes columns of the days.
    style = replace(style, width=style.width - max(map(len, labels)) + 2)
    columns = _columns(data, style)
    left = data.window.first.toordinal() - 0.5
    right = left + data.window.days * style.columns / columns
    canvas = Canvas(style, left, right, low=form.low, high=form.high)
    first, last = data.window.first.toordinal(), data.window.last.toordinal()
    canvas.draw_axes(figure, date_ticks(first, last, columns))
    _draw_bands(figure, form, canvas, columns)
    days = [total.day.toordinal() for total in data.totals]
    totals = [total.total for total in data.totals]
    # In plain signs the line would look like the dots where a band starts.
    if len(days) > 1 and not style.ascii:
        figure.plot(days, totals, marker=style.line, color=style.ink)
    if days:
        figure.scatter(days, totals, marker=style.mark("mood"), color=style.ink)


def scores_key(data: ScoresOverTime, style: Style) -> str:
    """The signs of the chart, in one line where they fit."""
    parts = [f"{style.mark('mood')} a score"]
    if data.form.cutoff is not None:
        parts.append(f"{style.level * 3} cut-off {data.form.cutoff:g}")
    if data.form.bands:
        parts.append(f"{style.guide} where a band starts")
    return key_text(parts, style.width)


def _columns(data: ScoresOverTime, style: Style) -> int:
    """The columns that days get; beside them some are kept for the names of the bands."""
    longest = max((len(in_cells(band.name)) for band in data.form.bands), default=0)
    named = longest and style.columns >= _COLUMNS_FOR_NAMES and _has_a_row_for_each(data.form, style)
    return style.columns - longest - 2 if named else style.columns


def _has_a_row_for_each(form: Form, style: Style) -> bool:
    """Whether no two bands start in the same row: one would have the name of the other."""
    canvas = Canvas(style, 0, 1, low=form.low, high=form.high)
    return len({canvas.row(band.starts) for band in form.bands}) == len(form.bands)


def _draw_bands(figure: Figure, form: Form, canvas: Canvas, columns: int) -> None:
    """Dots where a band starts, a rule for the cut-off, and each name at the right of its start."""
    style = canvas.style
    dots = range(0, columns, _DOT_EVERY)
    for band in form.bands:
        if band.starts > form.low:
            places = [canvas.at(column) for column in dots]
            figure.scatter(places, [band.starts] * len(places), marker=style.guide, color=style.gray)
    if form.cutoff is not None:
        places = [canvas.at(column) for column in range(columns)]
        figure.scatter(places, [form.cutoff] * columns, marker=style.level, color=style.gray)
    if columns == style.columns:
        return
    for band in form.bands:
        canvas.write(figure, columns + 1, canvas.row(band.starts), in_cells(band.name), PLAIN)


def in_cells(name: str) -> str:
    """A name with one cell for each of its characters."""
    return "".join(sign if cells(sign) == 1 and sign.isprintable() else "?" for sign in name)[:_LONGEST_NAME]
