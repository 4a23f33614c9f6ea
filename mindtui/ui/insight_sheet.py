"""An insight card to be read: its figures, how it was tested, and the data behind it in characters."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import floor
from statistics import fmean
from typing import Final

from mindtui.insights.cards.card import PAIRED, Card, Series
from mindtui.insights.cards.figures import figures
from mindtui.insights.cards.tested import tested
from mindtui.insights.sentences import MANY_CARDS, date_words
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.plain_text import fit, pad, wrapped
from mindtui.ui.widgets.record_list import Part
from mindtui.ui.widgets.sparklines import spark

Line = tuple[Part, ...]

LABEL = 15
MOST = 40
"""Lines of one text."""
LONGEST_BAR = 14
SIDES = 2
"""Series side by side: of more, the names would be cut until they are alike."""

FIGURES: Final = "Figures"
HOW: Final = "How this was tested"
HOW_LATER: Final = "How this will be tested"
BEHIND: Final = "The data behind it"


def card_lines(card: Card, width: int, glyphs: Glyphs, today: date) -> list[Line]:
    """The whole card in lines of at most `width` cells."""
    lines: list[Line] = list(_text(card.headline, width, "strong"))
    lines += [(), ((FIGURES, "heading"),), *_figures(card, width)]
    for said in (card.coverage, *card.asides, *card.details):
        if said:
            lines += _text(said, width, "soft")
    if drawn := list(_behind(card, width, glyphs, today)):
        lines += [(), ((BEHIND, "heading"),), *drawn]
    if card.method:
        how = HOW_LATER if card.verdict == "not_enough" else HOW
        lines += [(), ((how, "heading"),), *_text(card.method, width)]
    if card.verdict == "clear" and card.family != "trial":
        lines += [(), *_text(MANY_CARDS, width)]
    return lines


def _text(text: str, width: int, style: str = "") -> Iterator[Line]:
    for line in wrapped(text, max(10, width), MOST):
        yield ((line, style),)


def _figures(card: Card, width: int) -> Iterator[Line]:
    said = tested(card)
    for label, words in (*figures(card), *([("Tested", said)] if said else ())):
        first, *others = wrapped(words, max(10, width - LABEL), MOST)
        yield ((f"{label:<{LABEL}}", "soft"), (first, ""))
        for line in others:
            yield ((" " * LABEL + line, ""),)


def _behind(card: Card, width: int, glyphs: Glyphs, today: date) -> Iterator[Line]:
    """A small chart of what the card was found in."""
    known = [series for series in card.behind if series.values]
    if not known:
        return
    if card.family in PAIRED:
        first, second = card.behind
        yield from _changes(first, second, width, glyphs)
    elif card.family in ("trend", "usual_range"):
        for series in known:
            yield from _course(series, width, glyphs, today)
        yield from _spread(known, width, glyphs)
    else:
        yield from _spread(known, width, glyphs, signs=card.family == "skill")


def _course(series: Series, width: int, glyphs: Glyphs, today: date) -> Iterator[Line]:
    """The days as one line of signs from 0 to 10, each the mean of a stretch; without a rating a gap."""
    first, last = series.days[0], series.days[-1]
    cells = max(1, min(width, 60, last - first + 1))
    held: list[list[float]] = [[] for _ in range(cells)]
    for day, value in zip(series.days, series.values, strict=True):
        held[(day - first) * cells // (last - first + 1)].append(value)
    yield ((f"{series.name}, 0 to 10", "soft"),)
    yield ((spark([fmean(values) if values else None for values in held], glyphs), ""),)
    ends = [date_words(date.fromordinal(day), today) for day in (first, last)]
    apart = max(1, cells - len(ends[0]) - len(ends[1]))
    yield ((f"{ends[0]}{' ' * apart}{ends[1]}", "soft"),)
    yield ()


def _spread(known: Sequence[Series], width: int, glyphs: Glyphs, *, signs: bool = False) -> Iterator[Line]:
    """How often each value came, the highest first, two series side by side; changes have their `signs`."""
    for first in range(0, len(known), SIDES):
        if first:
            yield ()
        yield from _beside(known[first : first + SIDES], width, glyphs, signs=signs)


def _beside(known: Sequence[Series], width: int, glyphs: Glyphs, *, signs: bool) -> Iterator[Line]:
    column = max(12, (width - 4) // len(known) - 2)
    yield (("    ", ""), *((f"{pad(series.name, column)}  ", "soft") for series in known))
    counts = [Counter(_rounded(value) for value in series.values) for series in known]
    most = [max(count.values()) for count in counts]
    seen = [value for count in counts for value in count]
    for value in range(max(seen), min(seen) - 1, -1):
        label = f"{value:+d}" if signs and value else str(value)
        row: list[Part] = [(pad(f"{label:>2}", 4), "soft")]
        for count, top in zip(counts, most, strict=True):
            row.append((f"{pad(_bar(count[value], top, column, glyphs), column)}  ", ""))
        yield tuple(row)
    means = (pad(f"mean {fmean(series.values):.1f}, {len(series.values)} in all", column) for series in known)
    yield (("    ", ""), *((f"{text}  ", "soft") for text in means))


def _bar(n: int, top: int, column: int, glyphs: Glyphs) -> str:
    longest = max(1, min(LONGEST_BAR, column - 5))
    length = 0 if not n else max(1, round(n / top * longest))
    return f"{glyphs.bars[-1] * length} {n}" if n else ""


def _changes(first: Series, second: Series, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Both means, and how often it moved by how much."""
    for series in (first, second):
        yield ((f"{fit(series.name, LABEL - 1):<{LABEL}}", "soft"), (f"mean {fmean(series.values):.1f}", ""))
    yield ()
    yield ((f"{second.name} less {first.name}, and how often", "soft"),)
    moved = Counter(_rounded_change(b - a) for a, b in zip(first.values, second.values, strict=True))
    top = max(moved.values())
    for value in range(max(moved), min(moved) - 1, -1):
        yield (
            (f"{f'{value:+d}' if value else '0':>3}  ", "soft"),
            (_bar(moved[value], top, width, glyphs), ""),
        )


def _rounded_change(value: float) -> int:
    """Half away from nothing, so that a fall looks like a rise of the same size."""
    return _rounded(value) if value >= 0 else -_rounded(-value)


def _rounded(value: float) -> int:
    """Half up, as ratings are read."""
    return floor(value + 0.5)
