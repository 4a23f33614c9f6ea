"""A year in cells, drawn: weeks as columns and weekdays as rows; longer times have a row a year."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from mindtui.charts.levels import level_color, level_legend, level_sign, level_signs
from mindtui.charts.page import Line, Run, apart, page, side_by_side
from mindtui.charts.picture import Picture
from mindtui.charts.style import PLAIN, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window, week_rows
from mindtui.charts.year import YearInCells, year_in_cells
from mindtui.domain.check_in import RatingName
from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.insights import sentences

_MOST_WEEKS: Final = 54
"""Columns of the longest year; what is longer gets a row a year."""
_WEEKS_A_YEAR: Final = 53
_ROWS_A_BAND: Final = 8
_WIDEST_CELL: Final = 3
_BESIDE: Final = 3
"""Lines of the names of the months and of the legend."""


def year_picture(
    measure: RatingName,
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
) -> Picture:
    """Painter of a measure."""
    shown = year_in_cells(data, measure, window)
    grid = _grid(shown, style)
    return Picture(
        name=f"{sentences.listed([measure]).capitalize()} day by day",
        days=window.title(),
        draw=page([*grid.lines, *_legend(shown, grid, style)], style),
        key="",
        sentences=shown.in_words(today, shell=shell),
        is_empty=shown.is_empty,
        table=shown.table,
        values=shown.values,
        short=sentences.listed([measure]).capitalize(),
    )


class _Grid(Struct, frozen=True):
    """Lines of cells, what of the window they hold where that is not all, and what a cell is."""

    lines: tuple[Line, ...]
    part: str
    cell: str


def _grid(shown: YearInCells, style: Style) -> _Grid:
    """Days while their weeks fit side by side, else weeks."""
    first = shown.window.first
    begins = first.toordinal() - (first.weekday() - shown.week_starts_on) % 7
    weeks = (shown.window.last.toordinal() - begins) // 7 + 1
    if weeks > _MOST_WEEKS:
        return _grid_of_years(shown, style)
    return _grid_of_days(shown, begins, weeks, style)


def _grid_of_days(shown: YearInCells, begins: int, weeks: int, style: Style) -> _Grid:
    """A row for each weekday; weeks that do not fit beside each other go below, the latest last."""
    room = max(1, style.width - 3)
    bands = min(-(-weeks // room), max(1, (style.height - 2) // _ROWS_A_BAND))
    kept = min(weeks, bands * room)
    a_band = -(-kept // bands)
    width = max(1, min(_WIDEST_CELL, room // a_band))
    start, end = begins + 7 * (weeks - kept), begins + 7 * weeks
    lines: list[Line] = []
    for first in range(start, end, 7 * a_band):
        columns = range(first, min(first + 7 * a_band, end), 7)
        months = _months(shown.window, columns, width)
        # Where the rows would not fit, the days are worth more than the names of the months.
        lines += [(("   " + months, PLAIN),)] if style.height >= _ROWS_A_BAND else []
        rows: list[Line] = []
        for row, weekday in enumerate(week_rows(shown.week_starts_on)):
            cells = (_cell(shown, at + row, at + row, width, style) for at in columns)
            rows.append(((f"{WEEKDAYS[weekday][:2]} ", PLAIN), *cells))
        lines += apart(rows, style.height // bands - _BESIDE)
    part = "" if kept == weeks else f"the last {kept} of {weeks} weeks"
    return _Grid(tuple(lines), part, "a cell is a day, a column a week")


def _grid_of_years(shown: YearInCells, style: Style) -> _Grid:
    """A row for each year; a cell holds as many weeks as it must for the year to fit."""
    room = max(1, style.width - 5)
    weeks = -(-_WEEKS_A_YEAR // room)
    columns = -(-_WEEKS_A_YEAR // weeks)
    width = max(1, min(_WIDEST_CELL, room // columns))
    years = range(shown.window.first.year, shown.window.last.year + 1)
    kept = years[-max(1, style.height - _BESIDE) :]
    names = [" "] * (columns * width)
    for month, name in enumerate(MONTHS):
        at = (date(2024, month + 1, 1).timetuple().tm_yday - 1) // (7 * weeks) * width
        _write(names, at, name)
    rows: list[Line] = []
    for year in kept:
        begins, ends = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        starts = range(begins, ends + 1, 7 * weeks)
        cells = (_cell(shown, at, min(at + 7 * weeks - 1, ends), width, style) for at in starts)
        rows.append(((f"{year:4} ", PLAIN), *cells))
    lines = (((" " * 5 + "".join(names), PLAIN),), *apart(rows, style.height - _BESIDE))
    part = "" if len(kept) == len(years) else f"the last {len(kept)} of {len(years)} years"
    step = "week" if weeks == 1 else f"mean of {weeks} weeks"
    return _Grid(lines, part, f"a cell is a {step}, a row a year")


def _cell(shown: YearInCells, first: int, last: int, width: int, style: Style) -> Run:
    """The sign of some days; days outside the window are blank."""
    begin, end = shown.window.first.toordinal(), shown.window.last.toordinal()
    if last < begin or first > end:
        return " " * width, style.gray
    cell = shown.cell(max(first, begin), min(last, end))
    if cell is None or cell.mean is None:
        return (style.guide if cell is None else "-").ljust(width), style.gray
    level = sentences.level_of(cell.mean)
    sign = level_sign(level, style, recalled=cell.recalled)
    filled = width if width < _WIDEST_CELL else width - 1
    return (sign * filled).ljust(width), level_color(shown.measure, level, style)


def _legend(shown: YearInCells, grid: _Grid, style: Style) -> Iterator[Line]:
    """What is left out, the steps, the signs of days without one as far as there are any, what a cell is."""
    others = [f"{style.guide} not logged"]
    if shown.recalled:
        others.append(f"{level_signs(style, recalled=True)} recalled later")
    if shown.skipped:
        others.append("- skipped")
    left_out = ((grid.part, PLAIN),)
    words = (((text, PLAIN),) for text in (*others, grid.cell))
    entries = (*([left_out] if grid.part else []), *level_legend(shown.measure, style), *words)
    yield from side_by_side(entries, style.width)


def _months(window: Window, weeks: range, width: int) -> str:
    """The names of the months, each over the week that holds its first day; the first where there is room."""
    names = [" "] * (len(weeks) * width)
    begin, end = window.first.toordinal(), window.last.toordinal()
    starts = []
    for column, first in enumerate(weeks):
        # The first and the last week of the window may reach beyond the calendar.
        days = map(date.fromordinal, range(max(first, begin), min(first + 6, end) + 1))
        starts += [(column * width, day) for day in days if day.day == 1]
    if not starts or starts[0][0] > len(MONTHS[0]):
        starts.insert(0, (0, date.fromordinal(max(weeks[0], begin))))
    for at, day in starts:
        _write(names, at, MONTHS[day.month - 1])
    return "".join(names)


def _write(signs: list[str], at: int, name: str) -> None:
    """Put a name in, where it fits and stands free of the one before."""
    free = at == 0 or signs[at - 1] == " "
    if free and at + len(name) <= len(signs):
        signs[at : at + len(name)] = name
