"""The most memory that an evening takes."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.insight_keys import DONE
from tests.benchmarks.insights import add_tags
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal


def memory(home: Path) -> Iterator[Figure]:
    """The peak after the first screen, and after every place, range and dialog."""
    add_tags(home / "mindtui.json")
    with Terminal(MINDTUI, env=environment(home)) as app:
        app.wait_for("Check-ins")
        app.settle(400)
        yield Figure("peak memory, first screen", app.peak_memory() / 1e6, "MB")
        for key in "2", "7", "5", "-", "-", "-", "m", "s", "1":
            app.send(key)
            app.settle(400)
        app.send("6")
        app.wait_for(DONE)
        app.walk(("c", "not given"), ("6\r", "Logged"), ("a", "Plan something"), ("\x1b", "-Plan something"))
        app.walk(("\x10", "Search for commands"), ("\x1b", "-Search for commands"))
        app.settle(400)
        yield Figure("peak memory, after every place", app.peak_memory() / 1e6, "MB", "", 90)
