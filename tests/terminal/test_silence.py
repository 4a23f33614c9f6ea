"""What is never sent: a byte while nothing happens, and a code that steers the terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

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


STEERING = ("\x1b]0;owned\x07", "\x1b[7;7H", "\x1b[3;31m", "\x9b3;31m", "\x07", "\x1b[5n", "\u202e", "\x08\x08")
"""A title, a jump of the cursor, colors in both spellings, the bell, a question, text reversed, steps back."""


def test_codes_in_a_stored_text_never_reach_the_terminal(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7", "--note", "harmful", "--tag", "harmful")
    shell(home, "plan", "harmful")
    file = home / "mindtui.json"
    steering = json.dumps("harm" + "".join(STEERING) + "ful")[1:-1].encode()
    file.write_bytes(file.read_bytes().replace(b'"harmful"', b'"' + steering + b'"'))
    assert [code for code in STEERING if code in json.loads(file.read_bytes())["check_ins"].popitem()[1]["note"]]
    app = start()
    app.wait_for("#harm")
    for key, wanted in [
        ("2", "harm"),
        ("7", "harm"),
        ("\r", "Change this"),
        ("\x1b", "harm"),
        ("u", "Undone"),
        ("c", "Check in"),
        ("\t\t\t\thar", "harm"),
        ("\x1b", "What you typed"),
        ("/harm", "harm"),
        ("\r", "harm"),
        ("1", "harm"),
        ("\r", "Change this"),
        ("\x1b", "Journal"),
    ]:
        app.send(key)
        app.wait_for(wanted)
    app.settle(300)
    app.send("q")
    assert app.exit_status() == 0
    assert [code for code in STEERING if code.encode() in app.raw] == []
    for command in (["today"], ["search", "harm"]):
        shown = shell(home, *command).stdout
        assert "harm" in shown
        assert [code for code in STEERING if code in shown] == []
