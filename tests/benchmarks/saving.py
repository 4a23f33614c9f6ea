"""Whether keys stay quick while something is saved or read beside them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal

KEYS = 30
POINTER = "▸".encode()


def echo_times(app: Terminal) -> list[float]:
    """Milliseconds from each of many cursor keys to the first sight of the cursor on its new line."""
    times = []
    for n in range(KEYS):
        mark = app.mark()
        sent_at = app.send("\x1b[A" if n % 2 else "\x1b[B")
        times.append((app.wait_for_bytes(POINTER, mark) - sent_at) * 1000)
    return times


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
            mark = app.mark()
            app.send(f"c{4 + mood % 4}\r")
            app.wait_for_bytes(b"Logged", mark)
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
