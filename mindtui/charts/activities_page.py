"""Activities, drawn: a line from 0 to 10 for each, with a mark for pleasure and one for mastery."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from mindtui.charts.activities import Rated, rated_activities
from mindtui.charts.page import Color, Line, Run, apart, cells, fitted, page, rows_that_fit, side_by_side
from mindtui.charts.picture import Picture
from mindtui.charts.style import PALETTE, PLAIN, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.insights.payoff import PaidOff

_WIDEST_LABEL: Final = 60
_HEADING: Final = "activity"
_COLUMN: Final = 12
"""Cells of a mean with its n."""
_STEPS: Final = (4, 2, 1)
"""Cells a point of the line can have, the finest first."""


def activities_picture(
    data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    """Painter of the activities."""
    shown = rated_activities(data, window)
    every = len(shown.activities)
    rows = rows_that_fit(every, lambda rows: _legend(rows, every, style), style)
    legend = _legend(rows, every, style)
    return Picture(
        name="What pays off",
        days=shown.window.title(),
        draw=page([*_table(shown.activities[:rows], style, style.height - len(legend)), *legend], style),
        key="",
        sentences=shown.in_words(today, shell=shell),
        is_empty=not shown.activities,
        table=shown.table,
        values=shown.values,
    )


def _table(shown: Sequence[Rated], style: Style, lines: int) -> Iterator[Line]:
    """A heading, and for each activity label, line, and both means with their n, on so many lines."""
    room = style.width - 2 * _COLUMN - 2
    step = next((step for step in _STEPS if 10 * step + 1 <= room * 3 // 5), 1)
    longest = max(cells(text) for text in (_HEADING, *(one.label for one in shown)))
    label = max(1, min(_WIDEST_LABEL, longest, room - 10 * step - 1))
    scale = f"{'0':<{5 * step}}{'5':<{5 * step - 1}}10 "
    yield (
        (f"{fitted(_HEADING, label)} {scale}", PLAIN),
        (f"{'pleasure':>{_COLUMN - 4}}{'n':>4}{'mastery':>{_COLUMN - 4}}{'n':>4}", PLAIN),
    )
    rows: list[Line] = [
        (
            (f"{fitted(one.label, label)} ", PLAIN),
            *_line(one, step, style),
            (" ", PLAIN),
            *(_mean(paid, style) for paid in (one.pleasure, one.mastery)),
        )
        for one in shown
    ]
    yield from apart(rows, lines - 1)


def _line(one: Rated, step: int, style: Style) -> Iterator[Run]:
    """From 0 to 10 with the marks on it; where both fall together stands a mark of its own."""
    pleasure, mastery, both = style.worths
    places: dict[int, Run] = {}
    if one.pleasure is not None:
        places[round(one.pleasure.shrunken * step)] = pleasure, _color("pleasure", style)
    if one.mastery is not None:
        at = round(one.mastery.shrunken * step)
        places[at] = (both, PLAIN) if at in places else (mastery, _color("mastery", style))
    at = 0
    for place, run in sorted(places.items()):
        yield style.guide * (place - at), style.gray
        yield run
        at = place + 1
    yield style.guide * (10 * step + 1 - at), style.gray


def _mean(one: PaidOff | None, style: Style) -> Run:
    if one is None:
        return f"{style.dash:>{_COLUMN - 4}}    ", style.gray
    return f"{one.shrunken:>{_COLUMN - 4}.1f}{one.n:>4}", PLAIN


def _legend(rows: int, every: int, style: Style) -> Sequence[Line]:
    """The marks, and of how many activities these rows show the first."""
    pleasure, mastery, both = style.worths
    entries: list[Line] = [
        ((pleasure, _color("pleasure", style)), (" pleasure", PLAIN)),
        ((mastery, _color("mastery", style)), (" mastery", PLAIN)),
        ((f"{both} both", PLAIN),),
    ]
    if rows < every:
        entries.append(((f"the first {rows} of {every}", PLAIN),))
    return tuple(side_by_side(entries, style.width))


def _color(worth: str, style: Style) -> Color:
    return PALETTE["mood" if worth == "pleasure" else "energy"] if style.color else PLAIN
