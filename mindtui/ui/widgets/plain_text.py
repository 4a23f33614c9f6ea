"""The one way for a text that a person wrote to reach a widget or the terminal: as text, and nothing else."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from mindtui.domain.text import harmless as without_steering


class HarmlessText(LineFilter):
    """Takes out of every line what would move the cursor, change colors or reorder its neighbors.

    The characters are dropped, not replaced: the layout has counted them as zero cells wide.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without harmful characters."""
        # In a line of the screen there is no room for a newline or a tab either.
        return [
            Segment(text if text.isprintable() else harmless(text, ""), style, control)
            for text, style, control in segments
        ]


# One character for one: lines are laid out before. A magnifier is two cells wide. Where a scroll bar ends
# within a cell, a sign would seem to belong to the text beside it.
_PLAIN_SIGNS = str.maketrans(
    "–—…·•×⊘‘’“”←→↑↓‹›▸─│╭╮╰╯┌┐└┘━┃▁▂▃▄▅▆▇█▔▊▎▌▐",
    "--..*x/''\"\"<>^v<>>-|++++++++-|_      #-||||",
) | {ord("🔎"): "? "}


class PlainSigns(LineFilter):
    """For terminals without a font for them: frames, arrows and typographic signs become 7-bit characters.

    What a person wrote keeps its letters.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in plain signs."""
        return [
            segment if segment.text.isascii() else segment._replace(text=segment.text.translate(_PLAIN_SIGNS))
            for segment in segments
        ]


def harmless(text: str, blank: str = " ") -> str:
    """`text` without what could harm the screen; `blank` stands for each newline and tab."""
    return without_steering(text.replace("\n", blank).replace("\t", blank))


def plain(text: str) -> Content:
    """`text` as content that no widget reads as markup."""
    return Content(text)


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """One harmless line of at most `width` cells; what is cut off is marked."""
    line = harmless(text)
    if cell_len(line) <= width:
        return line
    room = max(0, width - cell_len(ellipsis))
    if line.isascii():
        # A cell each: long lists are made of such lines.
        return line[:room] + ellipsis[:width]
    kept, used = [], 0
    for character in line:
        used += cell_len(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept) + ellipsis[:width]


def wrapped(text: str, width: int, most: int) -> list[str]:
    """At least one and at most `most` harmless lines of at most `width` cells, broken at blanks."""
    lines: list[str] = []
    rest = harmless(text).strip()
    while len(lines) < most - 1 and cell_len(rest) > width > 0:
        line = fit(rest, width, "")
        if rest[len(line)] != " ":
            line = line.rpartition(" ")[0] or line
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return [*lines, fit(rest, width)]


def pad(text: str, width: int, ellipsis: str = "…") -> str:
    """One harmless line of exactly `width` cells."""
    line = fit(text, width, ellipsis)
    return line + " " * (width - cell_len(line))


def joined(parts: Iterable[str], separator: str = "  ") -> str:
    """The parts that say something, with room between them."""
    return separator.join(part for part in parts if part)
