"""A chart as text, for the shell, for files and for tests."""

import re
from typing import Final

from mindtui.charts.page import Page, seven_bits
from mindtui.charts.picture import Drawing
from mindtui.charts.style import PLAIN, Style

_ANSI: Final = re.compile("\x1b\\[[0-9;]*m")

# What plotext draws its axes with, and the dash of a window's title.
_SEVEN_BIT: Final = str.maketrans("─│┌┐└┘├┤┬┴┼–", "-|+++++++++-")


def to_text(draw: Drawing, style: Style) -> str:
    """The lines of a page, or those that `draw` leaves on a fresh figure, without line end after the last.

    Every line of a figure is `style.width` cells wide unless color codes are in it, and there are
    `style.height` of them; a page may be smaller. With `style.ascii` only 7-bit characters come out.
    """
    if isinstance(draw, Page):
        return _page_text(seven_bits(draw) if style.ascii else draw, color=style.color)
    # A page does without plotext, whose import takes longer than all else.
    from mindtui.charts.sheet import Sheet

    figure = Sheet(style.width, style.height)
    draw(figure)
    figure.theme("clear")
    built: str = figure.build().removesuffix("\n")
    text = built if style.color else _ANSI.sub("", built)
    return seven_bit(text) if style.ascii else text


def seven_bit(text: str) -> str:
    """A figure, key or title in 7-bit characters, as `to_text` and a widget need it for `Style.ascii`."""
    return text.translate(_SEVEN_BIT).encode("ascii", "replace").decode("ascii")


def _page_text(page: Page, *, color: bool) -> str:
    return "\n".join(
        "".join(f"\x1b[38;5;{ink}m{text}\x1b[0m" if color and ink != PLAIN else text for text, ink in line)
        for line in page.lines
    )
