"""An avoidance map as a chain: what set it off, what followed, and what else one could do."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from mindtui.domain.avoidance import AvoidanceMap, Try, Way
from mindtui.domain.clock import in_words
from mindtui.domain.text import one_line
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.plain_text import fit, joined, wrapped

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

HEAD_WIDTH: Final = len("→ Costs later  ")
_LINKS: Final = ("reaction", "avoidance", "alternative")
"""What follows from what stands above it."""
_MOST_BELOW: Final = 4
"""Lines below the chain: the plan that it came from, and tries."""


def map_lines(
    each: AvoidanceMap, came_from: str, width: int, height: int, today: date, glyphs: Glyphs
) -> list[tuple[str, str]]:
    """Head and text of each line: the chain, the plan it came from, the tries, the newest first.

    Texts are at most `width` cells. Each link of the chain has a line at least, and more as far as `height`
    allows; what stands below has what is left.
    """
    below = [("  From", came_from)] if came_from else []
    for n, one in enumerate(each.newest_tries()[: _MOST_BELOW - len(below)]):
        below.append(("" if n else "  Tries", f"{in_words(one.day, today)}: {try_words(one)}"))
    texts = [getattr(each, name).strip() for name in PARTS]
    most = _shared([len(wrapped(text, width, len(text) + 1)) for text in texts], height - len(below) - 1)
    lines: list[tuple[str, str]] = []
    for (name, label), text, count in zip(PARTS.items(), texts, most, strict=True):
        head = f"{'→' if name in _LINKS else ' '} {label}"
        for n, line in enumerate(wrapped(text or glyphs.dash, width, count)):
            lines.append(("" if n else head, line))
    return [*lines, ("", ""), *((head, fit(text, width, glyphs.ellipsis)) for head, text in below)][:height]


def try_words(one: Try) -> str:
    """“the other way, turned out 7  read half of it”."""
    outcome = "" if one.outcome is None else f", turned out {one.outcome}"
    return joined([f"{WAYS[one.what]}{outcome}", one_line(one.note)])


def _shared(wanted: Sequence[int], height: int) -> list[int]:
    """Lines for each, as many as wanted; where that is too much the longest give way, down to one."""
    given = list(wanted)
    while sum(given) > height and max(given) > 1:
        given[given.index(max(given))] -= 1
    return given
