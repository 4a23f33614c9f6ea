"""Lines of a terminal as an SVG picture of its own: no fonts, links or scripts from anywhere."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from mindtui.charts.page import cells
from mindtui.domain.text import harmless

_CODE: Final = re.compile("\x1b\\[([0-9;]*)m")
_CELL, _LINE, _SIZE, _EDGE = 8.4, 17, 14, 16
_INK, _PAPER = "#1a1a1a", "#ffffff"
_NOT_XML: Final = {0xFFFE: None, 0xFFFF: None}
_CUBE: Final = (0, 95, 135, 175, 215, 255)


def as_svg(lines: Sequence[str], title: str) -> str:
    """Lines with color codes of 256 colors as a picture on white; every letter keeps its cell."""
    # Two signs that XML does not know at all.
    lines = [line.translate(_NOT_XML) for line in lines]
    width = max((cells(_CODE.sub("", line)) for line in lines), default=0) * _CELL + 2 * _EDGE
    height = len(lines) * _LINE + 2 * _EDGE
    texts = "\n".join(text for number, line in enumerate(lines) for text in _texts(line, number))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height}" '
        f'width="{width:.0f}" height="{height}" role="img">\n'
        f"<title>{escape(harmless(title).translate(_NOT_XML))}</title>\n"
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>\n'
        f'<g font-family="monospace" font-size="{_SIZE}" xml:space="preserve">\n{texts}\n</g>\n</svg>\n'
    )


def _texts(line: str, number: int) -> Iterator[str]:
    """A text element for each run of one color."""
    at, color = 0, _INK
    y = _EDGE + (number + 1) * _LINE - 4
    for place, part in enumerate(_CODE.split(line)):
        if place % 2:
            color = _color(part)
            continue
        text = harmless(part)
        long = cells(text)
        if text.strip():
            x = _EDGE + at * _CELL
            yield (
                f'<text x="{x:.1f}" y="{y}" textLength="{long * _CELL:.1f}" '
                f'lengthAdjust="spacingAndGlyphs" fill="{color}">{escape(text)}</text>'
            )
        at += long


def _color(code: str) -> str:
    """The color after a code; whatever is not one of the 256 is ink."""
    kind, _, number = code.rpartition(";")
    if kind != "38;5" or not number.isdigit() or not 16 <= (ink := int(number)) <= 255:
        return _INK
    if ink >= 232:
        return "#" + f"{8 + 10 * (ink - 232):02x}" * 3
    ink -= 16
    return "#" + "".join(f"{_CUBE[part]:02x}" for part in (ink // 36, ink // 6 % 6, ink % 6))
