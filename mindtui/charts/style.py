"""How charts look: size, marks and colors, chosen so that nothing hangs on color or on braille."""

from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct

from mindtui.domain.check_in import RatingName

PALETTE: Final[dict[RatingName, int]] = {"mood": 32, "stress": 166, "energy": 29}
"""256-color numbers, above the 16 that a terminal theme may repaint.

Blue, orange and bluish green stay apart for people who see red and green alike, and each has a contrast of at
least 3.8 to black and to white, so one palette serves dark and light terminals.
"""

INK: Final = PALETTE["mood"]
"""For a chart of something else than the three; it is never seen beside theirs."""

GRAY: Final = 244
"""For what stands behind the data: the stripe, the guide, the usual range. Visible on black and on white."""

PLAIN: Final = "default"
"""The terminal's own color."""


class Figure(Protocol):
    """What the charts use of a plotext figure; the `plt` of a textual_plotext.PlotextPlot is one too."""

    def clear_data(self) -> None: ...
    def plot(self, x: Sequence[float], y: Sequence[float], /, *, marker: str, color: int | str) -> None: ...
    def scatter(
        self, x: Sequence[float], y: Sequence[float], /, *, marker: str, color: int | str
    ) -> None: ...
    def xlim(self, left: float, right: float, /) -> None: ...
    def ylim(self, lower: float, upper: float, /) -> None: ...
    def xticks(self, ticks: list[float], labels: list[str], /) -> None: ...
    def yticks(self, ticks: list[float], labels: list[str], /) -> None: ...
    def xaxes(self, lower: bool, upper: bool, /) -> None: ...
    def yaxes(self, left: bool, right: bool, /) -> None: ...
    def theme(self, theme: str, /) -> None: ...
    def build(self) -> str: ...


class Style(Struct, frozen=True):
    """Size in cells and what the terminal can show.

    `ascii` draws with 7-bit characters only; `color` False leaves every cell in the terminal's own color. A
    PlotextPlot takes `theme = "clear"` under Textual's ansi themes; elsewhere its "auto" is right.
    """

    width: int = 78
    height: int = 18
    ascii: bool = False
    color: bool = True

    @property
    def columns(self) -> int:
        """Cells between the axis and the right edge: what one row of data can hold."""
        return max(1, self.width - _LEFT)

    @property
    def rows(self) -> int:
        """Cells above the axis."""
        return max(1, self.height - _BELOW)

    @property
    def line(self) -> str:
        """The marker of a line."""
        return "." if self.ascii else "braille"

    @property
    def smoothed(self) -> str:
        """The marker of a smoothed line; apart from the guide behind it."""
        return "-" if self.ascii else "braille"

    @property
    def recalled(self) -> str:
        """The hollow mark: everything behind it was entered later from memory."""
        return "o" if self.ascii else "◦"

    @property
    def shade(self) -> str:
        """What an area behind the data is filled with."""
        return ":" if self.ascii else "░"

    @property
    def level(self) -> str:
        """What marks a mean."""
        return "-" if self.ascii else "─"

    @property
    def guide(self) -> str:
        """What the level line in the middle is dotted with."""
        return "." if self.ascii else "·"

    @property
    def stripe(self) -> tuple[str, str, str]:
        """The signs of a column of the coverage stripe: no day, some days, every day logged."""
        return (".", ":", "#") if self.ascii else ("·", "╸", "━")

    @property
    def crowd(self) -> tuple[str, str, str]:
        """The signs of a place that holds one thing, some, many."""
        return (".", "o", "@") if self.ascii else ("·", "•", "●")

    @property
    def before(self) -> str:
        """The mark of a day of the period before."""
        return "=" if self.ascii else "□"

    @property
    def waking(self) -> str:
        """What stands on the axis at the hour of waking."""
        return "^" if self.ascii else "▲"

    @property
    def worths(self) -> tuple[str, str, str]:
        """The marks of pleasure, of mastery, and of both in one place."""
        return ("P", "M", "B") if self.ascii else ("●", "◆", "◈")

    @property
    def dash(self) -> str:
        """What stands for a number that there is none of."""
        return "-" if self.ascii else "–"

    @property
    def diagonal(self) -> str:
        """What a line from corner to corner is dotted with."""
        return "/" if self.ascii else "╱"

    @property
    def ink(self) -> int | str:
        """The color of what belongs to none of the three measures."""
        return INK if self.color else PLAIN

    def mark(self, measure: RatingName) -> str:
        """The mark of a measure, different for each so that color is never needed."""
        return _ASCII_MARKS[measure] if self.ascii else _MARKS[measure]

    def paint(self, measure: RatingName) -> int | str:
        """The color of a measure."""
        return PALETTE[measure] if self.color else PLAIN

    @property
    def gray(self) -> int | str:
        """The color of what stands behind the data."""
        return GRAY if self.color else PLAIN


_MARKS: Final[dict[RatingName, str]] = {"mood": "•", "stress": "×", "energy": "+"}
_ASCII_MARKS: Final[dict[RatingName, str]] = {"mood": "*", "stress": "x", "energy": "+"}

# Two digits and the axis on the left; the axis and its labels below.
_LEFT: Final = 3
_BELOW: Final = 2
