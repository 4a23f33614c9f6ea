"""What a chart of ten years costs when it is asked for, and a key beside the words that come after it."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import sleep
from typing import NamedTuple

from mindtui.charts.families import STRESS_DAY, families_of
from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGES
from mindtui.domain.journal import Journal
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.slow_words import PAUSE
from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import TAB, app_beside_bare, echo, time_of
from tests.support.terminal import Terminal

GOAL = 100.0
WAIT = 50.0
"""Milliseconds that a key may wait."""
QUIET = PAUSE / 2 * 1000
"""Milliseconds without a byte between a chart and its words."""
BESIDE = 0.03
"""Seconds after which words that take any time are being worked out."""
HEAD = 12
"""Lines on top, with title and chart: what is found to be said comes below them."""


def trends(home: Path) -> Iterator[Figure]:
    """Every chart, opened for the first time, drawn over all ten years, and left while it is put in words.

    To the last byte of the chart; its slow words come after a pause, and are not waited for.
    """
    file = JournalFile(home / "mindtui.json")
    families = families_of(TrendData(Journal(file.read())))
    file.close()
    with app_beside_bare(home) as (app, bare):
        for family in families:
            for number, name in enumerate(family.charts):
                key = "m" if number else "5" if family == families[0] else TAB
                yield _drawn(f"chart {name}, first opening", [_spent(app, key)], bare)
                on = () if family == STRESS_DAY else RANGES[RANGES.index(CHARTS[name].range) + 1 :]
                if on:
                    # Another measure may have left its range to this one: some keys have nothing to do.
                    spent = [_spent(app, "-") for _ in on if app.settle(600)]
                    yield _drawn(f"chart {name}, to all ten years, slowest", spent, bare)
                yield from _beside(app, name, "[[[[" if family == STRESS_DAY else "+[[[")


class _Spent(NamedTuple):
    """Milliseconds by the clock, and of processor time: on a busy machine that says more."""

    taken: float
    busy: float


def _spent(app: Terminal, key: str) -> _Spent:
    before = _processor_time(app)
    taken = time_of(app, key, QUIET)
    return _Spent(taken or 0.0, _processor_time(app) - before)


def _processor_time(app: Terminal) -> float:
    """Milliseconds, of all threads of the app. Linux only."""
    threads = Path(f"/proc/{app.process.pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e6


def _drawn(what: str, keys: Sequence[_Spent], bare: Terminal) -> Figure:
    """The slowest of some keys."""
    slowest = max(keys)
    least = median(one for one in (time_of(bare, "x") for _ in range(3)) if one is not None)
    note = f"{slowest.busy:.0f} ms of processor time; a key in a bare Textual app {least:.1f} ms"
    return Figure(what, slowest.taken, "ms", note, GOAL)


def _beside(app: Terminal, name: ChartName, keys: str) -> Iterator[Figure]:
    """Keys to other days, each while the days before it are put in words."""
    waits: list[_Spent] = []
    for key in keys:
        sleep(PAUSE + BESIDE)
        before = _processor_time(app)
        if (taken := echo(app, key, partial(_shows_others, _head(app.text)))) is not None:
            waits.append(_Spent(taken, _processor_time(app) - before))
    if waits:
        note = f"median {median(one.taken for one in waits):.0f} ms ({len(waits)})"
        busy = f"{max(waits).busy:.0f} ms of processor time"
        yield Figure(
            f"chart {name}, longest wait beside its words", max(waits).taken, "ms", f"{note}; {busy}", WAIT
        )


def _shows_others(head: list[str], text: str) -> bool:
    return _head(text) != head


def _head(text: str) -> list[str]:
    return text.splitlines()[:HEAD]
