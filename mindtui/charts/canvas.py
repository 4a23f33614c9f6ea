"""The field of a chart: ratings or scores upward; days, hours or other ratings to the right."""

from collections.abc import Sequence
from typing import Final

from mindtui.charts.style import Figure, Style

_ROWS_FOR_ALL_TICKS: Final = 11
_ROWS_FOR_A_STRIPE: Final = 5
_GUIDE_EVERY: Final = 4
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


def height_ticks(low: float, high: float, rows: int) -> tuple[float, ...]:
    """The heights with a label: three at most, six where rows are enough, in steps one can read."""
    most = 6 if rows >= _ROWS_FOR_ALL_TICKS else 3
    step = next((step for step in _STEPS if (high - low) // step < most), high - low)
    return tuple(low + number * step for number in range(int((high - low) // step) + 1))


class Canvas:
    """Where `left` to `right` and heights from `low` to `high` stand in the cells of a style.

    `striped` keeps the lowest row free for a stripe, where there are rows enough.
    """

    def __init__(
        self,
        style: Style,
        left: float,
        right: float,
        *,
        low: float = 0,
        high: float = 10,
        striped: bool = False,
    ) -> None:
        self.style = style
        self.left = left
        self.right = right
        self.low = low
        self.high = high
        self.striped = striped and style.rows >= _ROWS_FOR_A_STRIPE
        self.floor = low - (high - low) / (style.rows - 2) if self.striped else low
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
        return int(0.5 + (self.style.rows - 1) * (height - self.floor) / (self.high - self.floor))

    def height(self, row: int) -> float:
        """The height that a row shows."""
        return self.floor + row * (self.high - self.floor) / max(1, self.style.rows - 1)

    def draw(self, figure: Figure, ticks: Sequence[tuple[float, str]], *, columns: int | None = None) -> None:
        """Clear the figure and draw axes and a dotted line at 5, `columns` long."""
        self.draw_axes(figure, ticks)
        guide = [self.at(column) for column in range(0, columns or self.style.columns, _GUIDE_EVERY)]
        figure.scatter(guide, [5] * len(guide), marker=self.style.guide, color=self.style.gray)

    def write(self, figure: Figure, column: int, row: int, text: str, color: int | str) -> None:
        """Put a text on one row from a column on; each of its signs must fill one cell."""
        # A mark a sign: figure.text would paint the background of its theme behind them.
        for at, sign in enumerate(text, column):
            if sign != " ":
                figure.scatter([self.at(at)], [self.height(row)], marker=sign, color=color)

    def draw_axes(self, figure: Figure, ticks: Sequence[tuple[float, str]]) -> None:
        """Clear the figure and draw axes alone."""
        figure.clear_data()
        figure.xaxes(True, False)
        figure.yaxes(True, False)
        figure.xlim(self.left, self.right)
        figure.ylim(self.floor, self.high)
        heights = height_ticks(self.low, self.high, self.style.rows)
        figure.yticks(list(heights), [f"{height:>2g}" for height in heights])
        figure.xticks([place for place, _ in ticks], [label for _, label in ticks])
