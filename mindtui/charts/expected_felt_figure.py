"""Expected against felt, drawn: a mark for each place, the more plans there the heavier, and the diagonal."""

from collections import Counter
from math import ceil
from typing import Final

from mindtui.charts.canvas import Canvas
from mindtui.charts.expected_felt import ExpectedFelt
from mindtui.charts.page import key_text
from mindtui.charts.style import Figure, Style

_COLUMNS_FOR_ALL_TICKS: Final = 24
_FEW, _SOME = 1, 4
"""The most plans of the lightest and of the middle mark while no place holds more than nine."""
_MOST_UNSCALED: Final = 9


def draw_expected_felt(figure: Figure, data: ExpectedFelt, style: Style) -> None:
    """Put the marks on a figure, expected to the right and felt upward; what was on it before is cleared.

    Above the diagonal more was felt than expected.
    """
    canvas = Canvas(style, 0, 10)
    ticks = range(0, 11, 2 if style.columns >= _COLUMNS_FOR_ALL_TICKS else 5)
    canvas.draw_axes(figure, [(place, str(place)) for place in ticks])
    places = _diagonal(canvas)
    figure.scatter(places, places, marker=style.diagonal, color=style.gray)
    cells = _cells(data, canvas)
    few, some = _levels(cells)
    for mark, least, most in zip(style.crowd, (1, few + 1, some + 1), (few, some, None), strict=True):
        chosen = [cell for cell, n in cells.items() if least <= n and (most is None or n <= most)]
        if chosen:
            figure.scatter(
                [canvas.at(column) for column, _ in chosen],
                [canvas.height(row) for _, row in chosen],
                marker=mark,
                color=style.ink,
            )


def expected_felt_key(data: ExpectedFelt, style: Style) -> str:
    """The signs of the chart, in one line where they fit."""
    cells = _cells(data, Canvas(style, 0, 10))
    few, some = _levels(cells)
    light, middle, heavy = style.crowd
    parts = [f"{style.diagonal} as expected"]
    if any(n <= few for n in cells.values()):
        parts.append(f"{light} 1 plan" if few == _FEW else f"{light} up to {few} plans")
    if any(few < n <= some for n in cells.values()):
        parts.append(f"{middle} {few + 1}–{some}")
    if any(n > some for n in cells.values()):
        parts.append(f"{heavy} {some + 1}+")
    return key_text(["right: expected", "up: felt", *parts], style.width)


def _diagonal(canvas: Canvas) -> list[float]:
    """The ratings, which what was as expected lies on, and halves and rows, which no mark covers."""
    halves = [half / 2 for half in range(21)]
    taken = {canvas.row(half) for half in halves}
    return [*halves, *(canvas.height(row) for row in range(canvas.style.rows) if row not in taken)]


def _cells(data: ExpectedFelt, canvas: Canvas) -> Counter[tuple[int, int]]:
    """How many plans each cell stands for: on a small chart neighbors share one."""
    cells: Counter[tuple[int, int]] = Counter()
    for expected, felt, n in data.spots:
        cells[canvas.column_of(expected), canvas.row(felt)] += n
    return cells


def _levels(cells: Counter[tuple[int, int]]) -> tuple[int, int]:
    """The most plans of the lightest and of the middle mark."""
    scale = ceil(max(cells.values(), default=1) / _MOST_UNSCALED)
    return _FEW * scale, _SOME * scale
