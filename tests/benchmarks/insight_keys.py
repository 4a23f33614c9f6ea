"""What a key costs in the Insights place, while the cards are worked out and when they are there."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from time import sleep

from mindtui.ui.card_sieve import KINDS, OUTCOMES
from tests.benchmarks.figures import Figure
from tests.benchmarks.insights import GOAL, WAIT, add_tags, on_two_cores
from tests.benchmarks.keys import DOWN, QUIET, UP, app_beside_bare, echo, time_of
from tests.support.terminal import Terminal

DONE = "not enough yet."
LOST = 1000.0
"""Milliseconds that count for a key whose effect was not seen."""


def insight_keys(home: Path) -> Iterator[Figure]:
    """Ten years and a hundred tags: keys beside the work, until the cards are there, then through them."""
    add_tags(home / "mindtui.json")
    with on_two_cores(), app_beside_bare(home) as (app, bare):
        began = app.send("6")
        app.wait_for("Looking")
        beside: list[float] = []
        outcomes = cycle((*tuple(OUTCOMES)[1:], *tuple(OUTCOMES)[:1]))
        # The last of these keys meets the cards as they come.
        while DONE not in app.text:
            beside.append(_chosen(app, next(outcomes)))
        took = (app.moment_of(lambda text: DONE in text) - began) * 1000
        yield Figure("Insights, all cards there", took, "ms", f"beside {len(beside)} keys", GOAL)
        yield _keys("m while they are worked out", beside, bare)
        app.settle(400)
        mark = app.mark()
        app.listen(3)
        yield Figure("bytes: idle, 3 s in Insights", len(app.bytes_since(mark)), "B", "", 0)
        # Twelve times m come back to where they began.
        for what, keys in (("m", "m" * 12), ("f", "f" * 2 * len(KINDS)), ("cursor", [DOWN] * 12 + [UP] * 12)):
            yield _keys(what, [one for one in (time_of(app, key) for key in keys) if one is not None], bare)
        yield _keys("m right after r", list(_behind_another_range(app, outcomes)), bare)


def _behind_another_range(app: Terminal, outcomes: Iterator[str]) -> Iterator[float]:
    """A key behind one that has all cards worked out anew, at once and while that begins."""
    for pause in (0, 0.05, 0.06, 0.07, 0.08, 0.1) * 4:
        app.settle(2 * QUIET)
        app.wait_for(DONE)
        app.send("r")
        sleep(pause)
        yield _chosen(app, next(outcomes))


def _chosen(app: Terminal, outcome: str) -> float:
    """Milliseconds from the key for another outcome to its sight."""
    names = "".join(f"[{name}]" if name == outcome else f" {name} " for name in OUTCOMES)
    return echo(app, "m", lambda text: f"m {names}".rstrip() in text) or LOST


def _keys(what: str, taken: list[float], bare: Terminal) -> Figure:
    """The slowest of some keys."""
    least = median(one for one in (time_of(bare, "x") for _ in taken[:12]) if one is not None)
    note = f"median {median(taken):.0f} ms ({len(taken)}), a key in a bare Textual app {least:.1f} ms"
    return Figure(f"Insights, {what}, slowest", max(taken), "ms", note, WAIT)
