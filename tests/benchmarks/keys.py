"""What a key costs over a slow line: bytes, and time to the last of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.figures import Figure
from tests.benchmarks.start import BARE, MARK
from tests.support.shell import MINDTUI, environment
from tests.support.terminal import NotSeenError, Terminal

KEY_GOAL = 1500.0
"""Bytes."""
DOWN, UP, LEFT, RIGHT, TAB, ESCAPE = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C", "\t", "\x1b"
QUIET = 250
PATIENCE = 0.5
"""Seconds after which a key is taken for one that changes nothing."""


@contextmanager
def app_beside_bare(home: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """The app and a bare Textual app, both at rest on their first screen."""
    with (
        Terminal(MINDTUI, env=environment(home)) as app,
        Terminal(BARE, env=environment(home)) as bare,
    ):
        app.wait_for(MARK)
        bare.wait_for(MARK)
        app.settle(400)
        yield app, bare


def cost(app: Terminal, key: str) -> int:
    """How many bytes come after a key until nothing more comes."""
    mark = app.mark()
    app.send(key)
    app.wait_for_more(mark)
    app.settle(QUIET)
    return len(app.bytes_since(mark))


def time_of(app: Terminal, key: str, quiet_ms: float = 150) -> float | None:
    """Milliseconds from a key to the last byte that follows before it is quiet; None where none does."""
    mark = app.mark()
    sent_at = app.send(key)
    try:
        app.wait_for_more(mark, PATIENCE)
    except NotSeenError:
        return None
    return (app.settle(quiet_ms) - sent_at) * 1000


def echo(app: Terminal, key: str, wanted: str | Callable[[str], bool]) -> float | None:
    """Milliseconds from a key to the sight of what it does; None where it does nothing."""
    sent_at = app.send(key)
    try:
        app.wait_for(wanted, 2 * PATIENCE)
    except NotSeenError:
        return None
    return (app.chunks[-1].at - sent_at) * 1000


def percentile(values: Sequence[float]) -> float:
    """The 95th."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def _figure(what: str, costs: Iterable[int], goal: float | None = KEY_GOAL) -> Figure:
    values = list(costs)
    return Figure(f"bytes: {what}", median(values), "B", f"most {max(values):,} B ({len(values)})", goal)


def check_in(home: Path) -> Iterator[Figure]:
    """Every kind of key in the check-in dialog."""
    with Terminal(MINDTUI, env=environment(home)) as app:
        app.wait_for("Check-ins")
        app.settle(QUIET)
        yield _figure("the check-in opens", [cost(app, "c")], None)
        app.wait_for("not given")
        yield _figure("a digit", [cost(app, key) for key in "647"])
        yield _figure("← →", [cost(app, key) for key in (LEFT, RIGHT, LEFT, RIGHT)])
        yield _figure("↑", [cost(app, UP) for _ in range(2)])
        yield _figure("Tab between ratings", [cost(app, TAB) for _ in range(2)])
        yield _figure("Tab to feelings", [cost(app, TAB)])
        yield _figure("a letter of feelings", [cost(app, key) for key in "hopeful"])
        yield _figure("Tab to tags, to the note", [cost(app, TAB) for _ in range(2)])
        yield _figure("a letter of the note", [cost(app, key) for key in "a quiet walk"])
        yield _figure("Tab to when, to slot", [cost(app, TAB) for _ in range(2)])
        mark = app.mark()
        app.listen(3)
        yield Figure("bytes: idle, 3 s in the dialog", len(app.bytes_since(mark)), "B", "", 0)
        yield _figure("Enter saves and closes", [cost(app, "\r")], None)


def lists(home: Path) -> Iterator[Figure]:
    """The cursor of the lists, and the ways between places."""
    with Terminal(MINDTUI, env=environment(home)) as app:
        app.wait_for("Check-ins")
        app.settle(QUIET)
        yield _figure("cursor in Today", [cost(app, key) for key in (DOWN, DOWN, UP, DOWN)])
        yield _figure("to Journal", [cost(app, "7")], None)
        yield _figure("cursor in Journal", [cost(app, DOWN) for _ in range(8)])
        yield _figure("half a page on, in Journal", [max(cost(app, DOWN) for _ in range(20))], None)
        yield _figure("to Plan", [cost(app, "2")], None)
        yield _figure("to Trends", [cost(app, "5")], None)
        yield _figure("back to Today", [cost(app, "1")], None)
        yield _figure("help card, opened and closed", [cost(app, "!") + cost(app, ESCAPE)], None)
