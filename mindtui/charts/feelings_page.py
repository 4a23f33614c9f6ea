"""Feelings, drawn: the most frequent by their kind, with a bar for the days they were named on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from mindtui.charts.feelings import OWN, Named, NamedFeelings, named_feelings
from mindtui.charts.page import Color, Line, apart, bar, fitted, page, rows_that_fit, side_by_side
from mindtui.charts.picture import Picture
from mindtui.charts.style import PALETTE, PLAIN, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.content.feelings import QUADRANT_WORDS, Quadrant

MOST: Final = 12

_SIGN: Final = 3
_WIDEST_NAME: Final = 24
_NUMBERS: Final = 20
"""Cells of the days, the mean strength and its n."""


def feelings_picture(
    data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    """Painter of the feelings."""
    shown = named_feelings(data, window)
    rows = rows_that_fit(min(MOST, len(shown.feelings)), lambda rows: _legend(shown, rows, style), style)
    order = (*QUADRANT_WORDS, None)
    legend = _legend(shown, rows, style)
    most = sorted(shown.feelings[:rows], key=lambda one: order.index(one.quadrant))
    return Picture(
        name="Feelings",
        days=window.title(),
        draw=page([*_table(most, style, style.height - len(legend)), *legend], style),
        key="",
        sentences=shown.in_words(today, shell=shell),
        is_empty=not shown.feelings,
        table=shown.table,
        values=shown.values,
    )


def _table(shown: list[Named], style: Style, lines: int) -> Iterator[Line]:
    """A heading and a row for each feeling, on so many lines."""
    name = min(_WIDEST_NAME, max(1, (style.width - _SIGN - _NUMBERS) // 2))
    room = max(0, style.width - _SIGN - name - 1 - _NUMBERS)
    most = max((one.days for one in shown), default=1)
    yield ((f"{'':{_SIGN}}{fitted('feeling', name)} {'':{room}}{'days':>6}{'strength':>9}{'n':>5}", PLAIN),)
    rows: list[Line] = []
    for one in shown:
        strength = style.dash if one.strength is None else f"{one.strength:.0f}"
        n = one.n or ""
        color = _color(one.quadrant, style)
        rows.append(
            (
                (f"{_sign(one.quadrant, style)} ", color),
                (f"{fitted(one.name, name)} ", PLAIN),
                (bar(one.days / most, room, style), color),
                (f"{one.days:>6}{strength:>9}{n:>5}", PLAIN),
            )
        )
    yield from apart(rows, lines - 1)


def _legend(shown: NamedFeelings, rows: int, style: Style) -> Sequence[Line]:
    """The kinds there are, how far the strength goes, and of how many feelings these rows show the first."""
    kinds = [
        (
            (_sign(kind, style).rstrip(), _color(kind, style)),
            (f" {OWN if kind is None else QUADRANT_WORDS[kind]}", PLAIN),
        )
        for kind in shown.kinds
    ]
    words = ["strength 0–100"]
    if rows < len(shown.feelings):
        words.append(f"the {rows} named on most days, of {len(shown.feelings)}")
    return tuple(side_by_side([*kinds, *(((text, PLAIN),) for text in words)], style.width))


def _sign(quadrant: Quadrant | None, style: Style) -> str:
    """Plus or minus for pleasant or not, an arrow for the energy."""
    if quadrant is None:
        return f"{style.guide} "
    up, down = "^v" if style.ascii else "↑↓"
    return ("+" if quadrant.startswith("pleasant") else "-") + (up if quadrant.endswith("high") else down)


def _color(quadrant: Quadrant | None, style: Style) -> Color:
    if quadrant is None:
        return style.gray
    pleasant = quadrant.startswith("pleasant")
    return PALETTE["mood" if pleasant else "stress"] if style.color else PLAIN
