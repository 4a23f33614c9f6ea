"""The field of a chart: ratings upward; days, hours or other ratings to the right."""

from collections.abc import Sequence
from typing import Final

from mindtui.charts.style import Figure, Style

_ROWS_FOR_ALL_TICKS: Final = 11
_ROWS_FOR_A_STRIPE: Final = 5
_GUIDE_EVERY: Final = 4


class Canvas:
    """Where `left` to `right` and ratings from 0 to 10 stand in the cells of a style.

    `striped` keeps the lowest row free for a stripe, where there are rows enough.
    """

    def __init__(self, style: Style, left: float, right: float, *, striped: bool = False) -> None:
        self.style = style
        self.left = left
        self.right = right
        self.striped = striped and style.rows >= _ROWS_FOR_A_STRIPE
        self.floor = -10 / (style.rows - 2) if self.striped else 0.0
        # plotext puts the first and the last cell on the limits themselves.
        self.column = (right - left) / max(1, style.columns - 1)

    def at(self, column: float) -> float:
        """The place on the axis that a column shows."""
        return self.left + column * self.column

    def column_of(self, place: float) -> int:
        """The column that shows a place on the axis."""
        return int(0.5 + (place - self.left) / self.column)

    def row(self, height: float) -> int:
        """The row, from below, that shows a height."""
        return int(0.5 + (self.style.rows - 1) * (height - self.floor) / (10 - self.floor))

    def height(self, row: int) -> float:
        """The height that a row shows."""
        return self.floor + row * (10 - self.floor) / max(1, self.style.rows - 1)

    def draw(self, figure: Figure, ticks: Sequence[tuple[float, str]], *, columns: int | None = None) -> None:
        """Clear the figure and draw axes and a dotted line at 5, `columns` long."""
        self.draw_axes(figure, ticks)
        guide = [self.at(column) for column in range(0, columns or self.style.columns, _GUIDE_EVERY)]
        figure.scatter(guide, [5] * len(guide), marker=self.style.guide, color=self.style.gray)

    def draw_axes(self, figure: Figure, ticks: Sequence[tuple[float, str]]) -> None:
        """Clear the figure and draw axes alone."""
        figure.clear_data()
        figure.xaxes(True, False)
        figure.yaxes(True, False)
        figure.xlim(self.left, self.right)
        figure.ylim(self.floor, 10)
        heights = range(0, 11, 2 if self.style.rows >= _ROWS_FOR_ALL_TICKS else 5)
        figure.yticks([float(height) for height in heights], [f"{height:>2}" for height in heights])
        figure.xticks([place for place, _ in ticks], [label for _, label in ticks])
