"""The line above a chart: what is shown of which days, and the ranges there are."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final, TypeAlias

from textual import events
from textual.message import Message

from mindtui.charts.window import RANGE_WORDS, RANGES, RangeName
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import pad

Piece: TypeAlias = tuple[str, str, RangeName | None]
"""Cells of the title, the class of their color, and the range that a click on them chooses."""

OTHER_DAYS: Final[tuple[Piece, ...]] = (
    ("[ ]", "chart-title--key", None),
    (" other days  ", "", None),
    ("s", "chart-title--key", None),
    (" back", "", None),
)


class ChartTitle(Line):
    """What is shown of which days, and the ranges between their keys with the chosen one in brackets."""

    class Chosen(Message):
        """A range was clicked."""

        def __init__(self, name: RangeName) -> None:
            super().__init__()
            self.name = name

    COMPONENT_CLASSES = {"chart-title--strong", "chart-title--soft", "chart-title--key"}
    DEFAULT_CSS = """
    ChartTitle {
        padding: 0 1;
        .chart-title--strong { text-style: bold; color: $primary; }
        .chart-title--key { text-style: bold; color: $primary; }
        .chart-title--soft { color: $soft; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ("", "")
        self._range: RangeName = "30d"

    def show(self, titles: tuple[str, ...], chosen: RangeName) -> None:
        """Another chart or range. The titles have their days, the longest first; the last one has none."""
        self._titles, self._range = titles, chosen
        self.refresh()

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """The longest title and ranges that fit side by side; the other ranges go before the days do."""
        return [(text, style) for text, style, _ in self._laid_out(width)]

    def on_click(self, event: events.Click) -> None:
        """Choose the range under the pointer."""
        at = 1
        for text, _, name in self._laid_out(self.size.width):
            at += len(text)
            if event.x < at:
                if name is not None:
                    self.post_message(self.Chosen(name))
                return

    def _laid_out(self, width: int) -> list[Piece]:
        *dated, name = self._titles
        sides = self._sides()
        choices = [
            *product(dated, sides[:2]),
            *product(dated, sides[2:]),
            (name, sides[min(1, len(sides) - 1)]),
        ]
        fitting = ((title, side) for title, side in choices if _cells(title, side) <= width)
        title, side = next(fitting, choices[-1])
        room = width - _cells("", side)
        return [(pad(title, max(0, room)), "chart-title--strong", None), ("  ", "", None), *side]

    def _sides(self) -> list[Sequence[Piece]]:
        """The ranges in words, in short, and only the chosen one."""
        if self._range == "1d":
            return [OTHER_DAYS]
        at = RANGES.index(self._range)
        shorter, longer = RANGES[max(0, at - 1)], RANGES[min(at + 1, len(RANGES) - 1)]
        only: list[Piece] = [(f"[{self._range}]", "", None)]
        return [
            [("+", "chart-title--key", shorter), *side, ("-", "chart-title--key", longer)]
            for side in (self._ranges(RANGE_WORDS), self._ranges({name: name for name in RANGES}), only)
        ]

    def _ranges(self, words: Mapping[RangeName, str]) -> list[Piece]:
        return [
            (f"[{words[name]}]", "", name)
            if name == self._range
            else (f" {words[name]} ", "chart-title--soft", name)
            for name in RANGES
        ]


def _cells(title: str, side: Sequence[Piece]) -> int:
    return len(title) + 2 + sum(len(text) for text, _, _ in side)
