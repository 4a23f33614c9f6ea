"""What a key costs in the tabs of the Plan place, beside a key in a bare Textual app."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.screens.plan import PlanScreen
from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import DOWN, TAB, UP, app_beside_bare, percentile, time_of
from tests.support.shell import shell
from tests.support.terminal import Terminal

YEARS = 11
"""Some 5,200 plans."""
LADDERS, RUNGS, MAPS = 40, 10, 200
SHIFT_TAB = "\x1b[Z"
LATE = 1500
"""Milliseconds without a byte after which nothing more is expected."""
MUST = 100.0

OWN_KEYS = {"Week": ("]", "["), "Predictions": ("m", "v")}
"""What else is pressed in a tab, before the cursor is moved."""
TIMES = 10
"""Three views and three measures: what the last of these presses leaves is the list of guesses."""


def plan(home: Path) -> Iterator[Figure]:
    """Each tab, opened for the first time, then its keys; a key in the bare app follows each of them."""
    (home / "mindtui.json").unlink()
    shell(home, "demo", "--years", str(YEARS), "--write", str(home / "mindtui.json"))
    _add_ladders_and_maps(home / "mindtui.json")
    with app_beside_bare(home) as (app, bare):
        names = [entry.name for entry in PlanScreen.TABS]
        for number, name in enumerate(names):
            first = time_of(app, TAB if number else "2")
            yield Figure(f"Plan, {name}: first opening", first or 0, "ms")
            # What a thread finds out for a tab comes late.
            app.settle(LATE)
        for name in names:
            app.send(TAB)
            app.settle(LATE)
            yield from _keys(app, bare, name)


def _keys(app: Terminal, bare: Terminal, name: str) -> Iterator[Figure]:
    """The keys of a tab that is open."""
    slowest = 0.0
    for what, keys in _kinds(name):
        pairs = [(time_of(app, key), time_of(bare, "x")) for key in keys]
        ours = [one for one, _ in pairs if one is not None]
        least = median(one for _, one in pairs if one is not None)
        if ours:
            slowest = max(slowest, percentile(ours))
            note = f"median {median(ours):.0f} ms, 95th {percentile(ours):.0f} ms ({len(ours)})"
            ratio = median(ours) / least
            yield Figure(f"Plan, {name}: {what} ÷ bare key", ratio, "×", f"{note} against {least:.1f} ms")
    yield Figure(f"Plan, {name}: slowest kind of key, 95th", slowest, "ms", "", MUST)


def _kinds(name: str) -> Iterator[tuple[str, Sequence[str]]]:
    for key in OWN_KEYS.get(name, ()):
        yield key, [key] * TIMES
    yield "down", [DOWN] * 15
    yield "up", [UP] * 15
    yield "another tab and back", [TAB, SHIFT_TAB] * 5


def _add_ladders_and_maps(path: Path) -> None:
    """Years of those too."""
    file = JournalFile(path)
    journal = Journal(file.read())

    def keep(step: Step | None) -> None:
        if step is not None:
            file.commit(step)

    journal.changed.append(keep)
    now = datetime.now(UTC)
    with journal.batch("ladders and maps", now):
        for n in range(LADDERS):
            rungs = tuple(Rung(f"step {n} {rung}", rung) for rung in range(RUNGS))
            journal.add(Ladder(goal=f"goal {n}", rungs=rungs), now)
        for n in range(MAPS):
            made = now - timedelta(days=n)
            journal.add(AvoidanceMap(trigger=f"what set it off {n}", created_at=made), now)
    file.close()
