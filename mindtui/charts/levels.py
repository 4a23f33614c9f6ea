"""Five steps of a rating, each with a sign and a color, for charts that have no height to show it by."""

from collections.abc import Iterator
from typing import Final

from mindtui.charts.page import Color, Line
from mindtui.charts.style import PLAIN, Style
from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences import LEVELS

LOW_TO_HIGH: Final = (166, 137, 244, 67, 32)
"""256-color numbers from orange over gray to blue, for what is lighter the higher it is.

Told apart by people who see red and green alike; contrast to black and to white at least 3.3.
"""


def level_color(measure: RatingName, level: int, style: Style) -> Color:
    """The color of a step of a measure; for stress the order is turned around."""
    if not style.color:
        return PLAIN
    return LOW_TO_HIGH[len(LEVELS) - 1 - level if measure == "stress" else level]


def level_sign(level: int, style: Style, *, recalled: bool = False) -> str:
    """The sign of a step, higher the higher it is; dotted where it was recalled."""
    return level_signs(style, recalled=recalled)[level]


def level_signs(style: Style, *, recalled: bool = False) -> str:
    """The signs of all steps, from the lowest."""
    if style.ascii:
        return "abcde" if recalled else "12345"
    return "⡀⣀⣤⣶⣿" if recalled else "▁▂▄▆█"


def level_legend(measure: RatingName, style: Style) -> Iterator[Line]:
    """Each step with its sign in its color, for a legend."""
    for level, words in enumerate(LEVELS):
        yield (level_sign(level, style), level_color(measure, level, style)), (f" {words}", PLAIN)
