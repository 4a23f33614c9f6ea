"""A chart that is lines of text: cells, and rows with words that a person wrote."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from msgspec import Struct

from mindtui.charts.style import PLAIN, Style
from mindtui.domain.text import harmless, one_line

Color: TypeAlias = int | str
"""A number of the 256 colors, or `PLAIN`."""

Run: TypeAlias = tuple[str, Color]
"""Signs in one color."""

Line: TypeAlias = tuple[Run, ...]

_GAP: Final = "  "
_MANY_LINES: Final = 20
_SIGNS: Final = {"…": ".", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "›": ">"}
"""What our own sentences hold beside 7-bit characters."""


class Page(Struct, frozen=True):
    """Lines, each a row of runs. None is wider or higher than the style it was made for."""

    lines: tuple[Line, ...]


def page(lines: Iterable[Iterable[Run]], style: Style) -> Page:
    """The lines as far as they fit into a style."""
    return Page(tuple(tuple(_cut(line, style.width)) for line in islice(lines, style.height)))


def apart(rows: Sequence[Line], room: int) -> list[Line]:
    """The rows of a table, with an empty line below each where that fits into a room of many lines.

    A shell and a small screen hold them close.
    """
    if not _MANY_LINES <= room >= 2 * len(rows):
        return list(rows)
    return [line for row in rows for line in (row, ())]


def side_by_side(entries: Iterable[Line], width: int) -> Iterator[Line]:
    """The entries of a legend, two blanks apart, on as many lines as they need."""
    line: list[Run] = []
    used = 0
    for entry in entries:
        long = sum(cells(text) for text, _ in entry)
        if line and used + len(_GAP) + long > width:
            yield tuple(line)
            line, used = [], 0
        if line:
            line.append((_GAP, PLAIN))
            used += len(_GAP)
        line += entry
        used += long
    if line:
        yield tuple(line)


def rows_that_fit(most: int, legend: Callable[[int], Sequence[Line]], style: Style) -> int:
    """How many rows, of `most`, have room between a heading and the legend that goes with so many."""

    def room(rows: int) -> int:
        return max(1, min(most, style.height - 1 - len(legend(rows))))

    return room(room(most))


def key_text(parts: Iterable[str], width: int) -> str:
    """The parts of a key, two blanks apart; no line ends within a part that fits into one."""
    lines = side_by_side((((part, PLAIN),) for part in parts), width)
    return "\n".join("".join(text for text, _ in line) for line in lines)


def bar(share: float, width: int, style: Style) -> str:
    """A bar of a share of `width` cells, from 0 to 1, in half cells where the terminal has them."""
    halves = round(share * width * 2)
    if style.ascii:
        return ("#" * round(share * width)).ljust(width)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(width)


def fitted(text: str, width: int) -> str:
    """What a person wrote, as one harmless line of exactly `width` cells; what is cut off is marked."""
    line = harmless(one_line(text))
    if cells(line) > width:
        line = f"{_first(line, width - 1)}…" if width > 1 else _first(line, width)
    return line + " " * (width - cells(line))


def cells(text: str) -> int:
    """How many cells of a terminal a text fills."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def seven_bits(page: Page) -> Page:
    """The same page in 7-bit characters, each as wide as what it stands for."""
    return Page(
        tuple(tuple(("".join(map(_seven_bits, text)), color) for text, color in line) for line in page.lines)
    )


def plain_signs(text: str) -> str:
    """A sentence with its signs in 7-bit characters; the letters of what a person wrote stay."""
    return "".join(_SIGNS.get(character, character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _seven_bits(character: str) -> str:
    if character.isascii():
        return character
    # Letters lose their accents.
    plain = _SIGNS.get(character) or unicodedata.normalize("NFKD", character)[0]
    return plain if plain.isascii() else "?" * _cells(character)


def _cut(line: Iterable[Run], width: int) -> Iterator[Run]:
    for text, color in line:
        kept = text if cells(text) <= width else _first(text, width)
        width -= cells(kept)
        if kept:
            yield kept, color


def _first(text: str, width: int) -> str:
    kept: list[str] = []
    for character in text:
        width -= _cells(character)
        if width < 0:
            break
        kept.append(character)
    return "".join(kept)
