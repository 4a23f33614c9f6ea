"""An avoidance map as a chain: what set it off, what followed, and what else one could do."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from mindtui.domain.avoidance import AvoidanceMap, Try, Way
from mindtui.domain.clock import in_words
from mindtui.domain.text import one_line
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.plain_text import fit, joined, pad, wrapped
from mindtui.ui.widgets.record_list import Part

PARTS: Final = {
    "trigger": "Trigger",
    "reaction": "Response",
    "avoidance": "Avoidance",
    "short_term": "Gives now",
    "long_term": "Costs later",
    "alternative": "Instead",
}
"""The fields of a map in the order of the chain, and what they are called."""

WAYS: Final[dict[Way, str]] = {"alternative": "the other way", "avoidance": "the usual way"}

LABEL_WIDTH: Final = 15
_LINKS: Final = ("reaction", "avoidance", "alternative")
"""What follows from what stands above it."""
_MOST_BELOW: Final = 4
"""Lines below the chain that it makes room for."""


def map_lines(
    each: AvoidanceMap, came_from: str, width: int, height: int, today: date, glyphs: Glyphs
) -> list[tuple[Part, ...]]:
    """The chain, then the plan it came from and the tries, the newest first; together at most `height` lines.

    Each part of the chain has a line at least, and more of them as far as there is room.
    """
    below = tries_lines(each.tries, width, today, glyphs)
    if came_from:
        below.insert(0, (("from the plan: ", "soft"), (fit(came_from, width - 15, glyphs.ellipsis), "")))
    texts = [getattr(each, name).strip() for name in PARTS]
    most = _shared([_lines_of(text, width) for text in texts], height - min(len(below), _MOST_BELOW) - 1)
    lines: list[tuple[Part, ...]] = []
    for (name, label), text, count in zip(PARTS.items(), texts, most, strict=True):
        link = "→ " if name in _LINKS else "  "
        for n, line in enumerate(wrapped(text or glyphs.dash, width - LABEL_WIDTH, count)):
            head = pad(link + label if n == 0 else "", LABEL_WIDTH)
            lines.append(((head, "heading" if name == "alternative" else "soft"), (line, "")))
    return [*lines, (), *below][:height]


def tries_lines(tries: Sequence[Try], width: int, today: date, glyphs: Glyphs) -> list[tuple[Part, ...]]:
    """Each time it came up, the newest first: when, which way, how it turned out."""
    return [
        (
            (pad(in_words(one.day, today), LABEL_WIDTH), "soft"),
            (fit(try_words(one), width - LABEL_WIDTH, glyphs.ellipsis), ""),
        )
        for one in _newest_first(tries)
    ]


def try_words(one: Try) -> str:
    """“the other way, turned out 7  read half of it”."""
    outcome = "" if one.outcome is None else f", turned out {one.outcome}"
    return joined([f"{WAYS[one.what]}{outcome}", one_line(one.note)])


def tries_in_short(tries: Sequence[Try]) -> str:
    """How often it was written down that it came up, and how it turned out last."""
    if not tries:
        return "not tried yet"
    last = _newest_first(tries)[0].outcome
    count = "1 try" if len(tries) == 1 else f"{len(tries)} tries"
    return count if last is None else f"{count}, last {last}"


def _newest_first(tries: Sequence[Try]) -> list[Try]:
    """Of those of one day the one that was written down last."""
    return sorted(tries, key=lambda one: one.day)[::-1]


def _lines_of(text: str, width: int) -> int:
    return len(wrapped(text, width - LABEL_WIDTH, len(text) + 1))


def _shared(wanted: Sequence[int], height: int) -> list[int]:
    """Lines for each, as many as wanted; where that is too much the longest give way, down to one."""
    given = list(wanted)
    while sum(given) > height and max(given) > 1:
        given[given.index(max(given))] -= 1
    return given
