"""What is never sent: a byte while nothing happens, and a code that steers the terminal."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.terminal import Terminal
from tests.terminal.conftest import Start
from tests.terminal.shell import shell

IDLE: dict[str, Sequence[tuple[str, str]]] = {
    "Today": [],
    "Plan": [("2", "Week"), ("1", "Check-ins"), ("2", "Today  ")],
    "Trends": [("5", "30 days")],
    "Journal": [("7", "mood 6")],
    "a field": [("c", "not given"), ("\t\t\t", "For example: tense")],
    "the note": [("c", "not given"), ("\t\t\t\t\t", "opens your editor")],
    "the palette": [("\x10", "Search for commands")],
}
SILENCE = 3.0


def test_nothing_is_sent_while_nothing_happens(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    apps: dict[str, Terminal] = {}
    for name, keys in IDLE.items():
        app = apps[name] = start()
        app.wait_for("mood 6")
        for key, wanted in keys:
            app.send(key)
            app.wait_for(wanted)
    for app in apps.values():
        app.settle(500)
    marks = {name: app.mark() for name, app in apps.items()}
    apps["Today"].listen(SILENCE)
    assert {name: app.bytes_since(marks[name]) for name, app in apps.items()} == dict.fromkeys(apps, b"")


HOSTILE = "A\x1b]0;owned\x07B\x1b[2J\x1b[31mC\x9b5mD\x07E\rF\x1b[?1049lG\u202eH"


@pytest.mark.parametrize("place", ["1", "2", "5", "7"])
def test_codes_in_a_stored_text_never_reach_the_terminal(start: Start, home: Path, place: str) -> None:
    home.mkdir(mode=0o700)
    write_hostile(home)
    app = start()
    app.wait_for("ABC")
    app.send(place)
    app.settle(300)
    for key in ("\r", "\t", "\x1b", "c\t\t\t\tab", "\x1b", "?", "\x1b", "q"):
        app.send(key)
        app.settle(150)
