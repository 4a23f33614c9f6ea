"""Whether keys stay quick while something is saved or read beside them."""

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import DOWN, UP, echo
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal

ARROWS = (DOWN, UP) * 15
POINTER = "▸"
LOST = 1000.0
"""Milliseconds that count for a key whose effect was not seen."""


def echo_times(app: Terminal) -> list[float]:
    """Milliseconds from each of many cursor keys to the first sight of the cursor on its new line."""
    return [echo(app, key, partial(_points_elsewhere, _pointed(app.text))) or LOST for key in ARROWS]


def _points_elsewhere(line: str, text: str) -> bool:
    return _pointed(text) not in ("", line)


def _pointed(text: str) -> str:
    """The line that the cursor is on: what is saved may move it, and is no effect of a key."""
    return next((line for line in text.splitlines() if POINTER in line), "")


def saving(home: Path, rounds: int) -> Iterator[Figure]:
    """The cursor in Today: alone, while the app saves, and while it reads what the shell wrote."""
    alone: list[float] = []
    during: list[float] = []
    reading: list[float] = []
    with Terminal(MINDTUI, env=environment(home)) as app:
        app.wait_for("Check-ins")
        for mood in range(rounds):
            app.settle(400)
            alone += echo_times(app)
            rated = 4 + mood % 4
            app.send(f"c{rated}\r")
            # While the form opens, what was logged last still stands below it.
            app.wait_for(f"Logged: mood {rated}.")
            during += echo_times(app)
            app.settle(400)
            mark = app.mark()
            command = [*MINDTUI, "log", "5", "--tag", f"shell{mood}"]
            with subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL) as process:
                while process.poll() is None or f"shell{mood}".encode() not in app.bytes_since(mark):
                    reading += echo_times(app)
    for name, times, goal in [
        ("nothing else happens", alone, 50),
        ("the app saves", during, 50),
        ("the shell logs and the app reads", reading, None),
    ]:
        note = f"median {median(times):.1f} ms ({len(times)} keys)"
        yield Figure(f"slowest key while {name}", max(times), "ms", note, goal)
