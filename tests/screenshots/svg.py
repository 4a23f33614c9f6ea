"""The lines of a screen as a light SVG picture: no style sheet, no clip paths, no fonts from anywhere."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from msgspec import Struct
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

_CELL, _LINE, _BASE, _EDGE = 10, 20, 15, 12

# At this size a letter of most fixed fonts fills a cell; `textLength` sees to the others.
_FONTS: Final = "Fira Code, DejaVu Sans Mono, monospace"
_TEXTS: Final = f'<g font-family="{_FONTS}" font-size="16.6">'
_GROUNDS: Final = '<g shape-rendering="crispEdges">'

# Many fixed fonts have no braille, and what stands in for it is wider: each sign has a place of its own.
_WORDS: Final = re.compile("[⠁-⣿]|[^\\s⠁-⣿]+(?: [^\\s⠁-⣿]+)*")


class Run(Struct, frozen=True):
    """Cells side by side in one line that look alike."""

    row: int
    column: int
    text: str

    @property
    def cells(self) -> int:
        """How many there are."""
        return cell_len(self.text)

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.cells


def as_svg(strips: Sequence[Strip], title: str) -> str:
    """A screen in its own colors; what many cells have in common is said once for all of them."""
    grounds, texts = defaultdict[str, list[Run]](list), defaultdict[str, list[Run]](list)
    for run, style in _runs(strips):
        ink, ground = _colors(style)
        _add(run, grounds[ground])
        _add(run, texts[_look(ink, style)])
    paper = max(grounds, key=lambda ground: sum(run.cells for run in grounds[ground]))
    lines = [*_frame(strips[0].cell_length * _CELL, len(strips) * _LINE, paper, title), _GROUNDS]
    for ground, runs in grounds.items():
        if ground != paper:
            lines.append(f'<path fill="{ground}" d="{"".join(map(_rectangle, runs))}"/>')
    lines += ["</g>", _TEXTS]
    for look, runs in texts.items():
        if elements := [_element(words) for run in runs for words in _words(run)]:
            lines += [f"<g {look}>", *elements, "</g>"]
    return "\n".join((*lines, "</g>", "</svg>", ""))


def _frame(width: int, height: int, paper: str, title: str) -> Iterator[str]:
    """The beginning of a picture: an edge all around, and the color of most cells."""
    wide, high = width + 2 * _EDGE, height + 2 * _EDGE
    box = f'viewBox="{-_EDGE} {-_EDGE} {wide} {high}" width="{wide}" height="{high}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">'
    yield f"<title>{escape(title)}</title>"
    sides = f'x="{1 - _EDGE}" y="{1 - _EDGE}" width="{wide - 2}" height="{high - 2}"'
    yield f'<rect {sides} rx="8" fill="{paper}" stroke="#808080" stroke-opacity=".5"/>'


def _runs(strips: Sequence[Strip]) -> Iterator[tuple[Run, Style]]:
    for row, strip in enumerate(strips):
        column = 0
        for text, style, _ in strip:
            run = Run(row, column, text)
            yield run, style or Style.null()
            column = run.end


def _words(run: Run) -> Iterator[Run]:
    """What is not blank of a run; single blanks stay within it, and braille stands alone."""
    for words in _WORDS.finditer(run.text):
        yield Run(run.row, run.column + cell_len(run.text[: words.start()]), words.group())


def _add(run: Run, runs: list[Run]) -> None:
    """One more run, as part of the last one where that ends beside it."""
    if runs and (runs[-1].row, runs[-1].end) == (run.row, run.column):
        last = runs.pop()
        run = Run(last.row, last.column, last.text + run.text)
    runs.append(run)


def _colors(style: Style) -> tuple[str, str]:
    """Of what is written, and of what is behind it."""
    ink, ground = (
        (color or Color.default()).get_truecolor(foreground=front).hex
        for color, front in ((style.color, True), (style.bgcolor, False))
    )
    return (ground, ink) if style.reverse else (ink, ground)


def _look(ink: str, style: Style) -> str:
    bold = ' font-weight="bold"' if style.bold else ""
    underline = ' text-decoration="underline"' if style.underline else ""
    return f'fill="{ink}"{bold}{underline}'


def _rectangle(run: Run) -> str:
    wide = run.cells * _CELL
    return f"M{run.column * _CELL} {run.row * _LINE}h{wide}v{_LINE}h{-wide}z"


def _element(run: Run) -> str:
    long = f' textLength="{run.cells * _CELL}"' if run.cells > 1 else ""
    text = escape(run.text, quote=False)
    return f'<text x="{run.column * _CELL}" y="{run.row * _LINE + _BASE}"{long}>{text}</text>'
