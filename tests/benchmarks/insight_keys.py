"""What a key costs in the Insights place, while the cards are worked out and when they are there."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic

from tests.benchmarks.figures import Figure
from tests.benchmarks.insights import add_tags
from tests.benchmarks.keys import DOWN, UP, percentile, time_of
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal

MUST = 50.0
DONE = "not enough yet."
LONGEST = 120.0


def insight_keys(home: Path) -> Iterator[Figure]:
    """Ten years and a hundred tags: keys beside the work, until the cards are there, then through them."""
    add_tags(home / "mindtui.json")
    with Terminal(MINDTUI, env=environment(home)) as app:
        app.wait_for("Check-ins")
        app.settle(400)
        began = app.send("6")
        app.wait_for("Looking")
        app.settle(150)
        beside: list[float] = []
        while DONE not in app.text and monotonic() - began < LONGEST:
            beside += [taken for taken in (time_of(app, "m"),) if taken is not None]
        # What follows the last of them are the cards themselves.
        beside = beside[:-1] or beside
        yield Figure("Insights, all cards there", (monotonic() - began) * 1000, "ms")
        note = f"median {median(beside):.0f} ms, most {max(beside):.0f} ms ({len(beside)})"
        yield Figure("Insights, a key while they are worked out, 95th", percentile(beside), "ms", note, MUST)
        app.settle(400)
        mark = app.mark()
        app.listen(3)
        yield Figure("bytes: idle, 3 s in Insights", len(app.bytes_since(mark)), "B", "", 0)
        for what, keys in (("m", "m" * 6), ("f", "f" * 6), ("cursor", [DOWN] * 6 + [UP] * 6)):
            taken = [one for one in (time_of(app, key) for key in keys) if one is not None]
            note = f"median {median(taken):.0f} ms ({len(taken)})"
            yield Figure(f"Insights, {what}, 95th", percentile(taken), "ms", note, MUST)
