"""Weekday by part of day, drawn: a table of means, each with its number of days."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from mindtui.charts.levels import level_color, level_legend, level_sign, level_signs
from mindtui.charts.page import Line, Run, apart, fitted, page, side_by_side
from mindtui.charts.picture import Picture
from mindtui.charts.style import PLAIN, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.weekday import LEAST_DAYS, LEAST_WEEKS, Place, WeekPattern, week_pattern
from mindtui.charts.window import Window, week_rows
from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences

_LABEL = 3
_WIDEST = 16
_WITH_SIGN = 9
"""Cells of a column from which a sign stands before the mean."""
_WITH_WORD = 12
"""Cells from which n has its name; thousands of days stay apart from the next column."""
_ROWS_FOR_HOURS = 10
"""Rows from which the hours of the parts stand below their names; with less the weekdays need them."""


def weekday_picture(
    measure: RatingName,
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
) -> Picture:
    """Painter of a measure."""
    shown = week_pattern(data, measure, window)
    legend = tuple(_legend(shown, _width(shown, style), style))
    table = _table(shown, data.week_starts_on, style, style.height - len(legend))
    return Picture(
        name=f"{sentences.listed([measure]).capitalize()} by weekday and part of day",
        days=window.title(),
        draw=page([*table, *legend], style),
        key="",
        sentences=shown.in_words(today, shell=shell),
        find_more=partial(shown.weekend, today),
        is_empty=not shown.days,
        table=shown.table,
        values=shown.values,
        short=sentences.listed([measure]).capitalize(),
    )


def _width(shown: WeekPattern, style: Style) -> int:
    """Cells of a column."""
    return max(1, min(_WIDEST, (style.width - _LABEL) // len(shown.parts)))


def _table(shown: WeekPattern, week_starts_on: int, style: Style, lines: int) -> Iterator[Line]:
    """The parts with their hours, then a row for each weekday, on so many lines."""
    columns = len(shown.parts)
    width = _width(shown, style)
    blank = " " * _LABEL
    heads = [[part.name for part in shown.parts]]
    if style.height >= _ROWS_FOR_HOURS:
        heads.append([part.hours() for part in shown.parts])
    for head in heads:
        yield ((blank + "".join(f"{fitted(text, width - 1)} " for text in head), PLAIN),)
    rows: list[Line] = []
    for weekday in week_rows(week_starts_on):
        row = shown.places[weekday * columns : (weekday + 1) * columns]
        cells = (run for place in row for run in _cell(place, shown.measure, width, style))
        rows.append(((f"{row[0].weekday[:2]} ", PLAIN), *cells))
    yield from apart(rows, lines - len(heads))


def _cell(place: Place, measure: RatingName, width: int, style: Style) -> Iterator[Run]:
    """The step of the mean in its color, then the figures."""
    if place.mean is None:
        # Nothing stands where others have a mean, and n below theirs.
        before = " " * len("▄ 5.0 ") if place.n and width >= _WITH_WORD else ""
        text = fitted(f"n {place.n}" if place.n else style.guide, width - len(before))
        yield before + text, PLAIN if place.n else style.gray
        return
    text = f"{place.mean:.1f}{' n ' if width >= _WITH_WORD else '/'}{place.n}"
    if width >= _WITH_SIGN:
        level = sentences.level_of(place.mean)
        yield f"{level_sign(level, style, recalled=place.recalled)} ", level_color(measure, level, style)
        width -= 2
    yield fitted(text, width), PLAIN


def _legend(shown: WeekPattern, width: int, style: Style) -> Iterator[Line]:
    """What the figures are; on lines of their own the steps, which low charts do without: means tell more."""
    means = [place for place in shown.places if place.mean is not None]
    words = ["n: days" if not means else "mean and n, its days" if width >= _WITH_WORD else "mean/days"]
    if len(means) < len(shown.places):
        words.append(f"{LEAST_DAYS} days for a mean, after {LEAST_WEEKS} weeks")
    if any(place.recalled for place in means):
        words.append(f"{level_signs(style, recalled=True)} recalled later")
    yield from side_by_side((((text, PLAIN),) for text in words), style.width)
    if means and width >= _WITH_SIGN:
        yield from side_by_side(level_legend(shown.measure, style), style.width)
