"""How long until something useful is there: the first screen, and a logged check-in."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.figures import Figure, milliseconds, spread
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal

BARE = [sys.executable, "-m", "tests.benchmarks.bare_app"]
MARK = "Check-ins"
"""The heading of Today's list, and the only text of the bare app."""


def first_paint(command: Sequence[str], home: Path) -> float:
    """Seconds from the start of a process to the moment when its text was on the screen."""
    with Terminal(command, env=environment(home)) as terminal:
        terminal.wait_for_bytes(MARK.encode())
        terminal.settle(150)
        return terminal.moment_of(lambda text: MARK in text) - terminal.started_at


def run_time(command: Sequence[str], home: Path) -> float:
    """Seconds that a whole process takes. It may say no, which is the answer when nothing is due."""
    started = perf_counter()
    ended = subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, check=False)
    if ended.returncode > 1:
        raise subprocess.CalledProcessError(ended.returncode, command)
    return perf_counter() - started


def start(home: Path, rounds: int) -> Iterator[Figure]:
    """The first useful paint, against a bare Textual app; the two take turns."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(first_paint(BARE, home))
        ours.append(first_paint(MINDTUI, home))
    ratio = median(ours) / median(bare)
    notes = spread(milliseconds(ours), "ms"), spread(milliseconds(bare), "ms")
    yield Figure("first useful paint ÷ bare Textual", ratio, "×", " against ".join(notes), 1.25, 1.5)


def log(home: Path, rounds: int) -> Iterator[Figure]:
    """`mindtui log`, which people wait for."""
    yield _against_nothing(home, rounds, ["log", "6", "4", "7"], must=10)


def due(home: Path, rounds: int) -> Iterator[Figure]:
    """`mindtui due`, which a prompt or a status line asks all the time."""
    yield _against_nothing(home, rounds, ["due"], must=8)


def _against_nothing(home: Path, rounds: int, command: Sequence[str], must: float) -> Figure:
    """A command, against Python doing nothing; the two take turns."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(run_time([sys.executable, "-c", "pass"], home))
        ours.append(run_time([*MINDTUI, *command], home))
    ratio = median(ours) / median(bare)
    notes = spread(milliseconds(ours), "ms"), spread(milliseconds(bare), "ms")
    what = f"mindtui {command[0]} ÷ python -c pass"
    return Figure(what, ratio, "×", " against ".join(notes), 8, must)
