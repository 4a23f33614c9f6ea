"""What is never sent: a byte while nothing happens, and a code that steers the terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.support.shell import shell, stored
from tests.support.terminal import Terminal
from tests.terminal.conftest import Start

IDLE: dict[str, Sequence[tuple[str, str]]] = {
    "Today": [],
    "Plan": [("2", "Tomorrow  ")],
    "Trends": [("5", "30 days")],
    "Journal": [("7", "Today  ")],
    "a field": [("c", "not given"), ("\t\t\t", "how strong")],
    "the note": [("c", "not given"), ("\t\t\t\t\t", "Ctrl+E your editor")],
    "the palette": [("\x10", "Search for commands")],
}
SILENCE = 3.0


def test_nothing_is_sent_while_nothing_happens(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    apps: dict[str, Terminal] = {}
    for name, keys in IDLE.items():
        app = apps[name] = start()
        app.wait_for("mood 6")
        app.walk(*keys)
    for app in apps.values():
        app.settle(500)
    marks = {name: app.mark() for name, app in apps.items()}
    apps["Today"].listen(SILENCE)
    assert {name: app.bytes_since(marks[name]) for name, app in apps.items()} == dict.fromkeys(apps, b"")


BYTES_A_KEY = 1500


def test_no_key_of_the_check_in_sends_the_screen_anew(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    app = start()
    app.walk(("c", "not given"))
    app.settle(300)
    sent: dict[str, int] = {}
    for name, key in {"digit": "6", "arrow": "\x1b[C", "up": "\x1b[A", "Tab": "\t", "skip": "s"}.items():
        mark = app.mark()
        app.send(key)
        app.wait_for_more(mark)
        app.settle(300)
        sent[name] = len(app.bytes_since(mark))
    assert {name: count for name, count in sent.items() if count > BYTES_A_KEY} == {}


# A title, a jump of the cursor, colors in both spellings, a question, text reversed, the bell and steps back.
STEERING = ("\x1b]0;x\x07", "\x1b[7;7H", "\x1b[3;31m", "\x9b3;31m", "\x1b[5n", "\u202e", "\x07\x07", "\x08")


def test_codes_in_a_stored_text_never_reach_the_terminal(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7", "--note", "harmful", "--tag", "harmful", "--feeling", "harmful")
    shell(home, "plan", "harmful")
    file = home / "mindtui.json"
    steering = json.dumps("harm" + "".join(STEERING) + "ful")[1:-1].encode()
    file.write_bytes(file.read_bytes().replace(b'"harmful"', b'"' + steering + b'"'))
    [entry] = stored(home)
    assert [code for code in STEERING if code not in entry["note"]] == []
    app = start()
    app.wait_for("#harm")
    app.walk(
        ("2", "Tomorrow  "),
        ("7", "#harm"),
        ("\x1b[B\r", "Change this"),
        ("\x1b", "-Change this"),
        ("c", "Check in ─"),
        ("\t\t\t\thar", "Tags        har"),
        ("\x1b", "-Check in ─"),
        ("/harm\r", " found"),
        ("\x1b", "- found"),
        ("1", "Check-ins"),
        ("\r", "Change this"),
        ("\x1b", "-Change this"),
        ("u", "Undone"),
    )
    app.settle(300)
    app.send("q")
    assert app.exit_status() == 0
    assert [code for code in STEERING if code.encode() in app.raw] == []
    for command in (["today"], ["search", "harm"]):
        shown = shell(home, *command).stdout
        assert "harm" in shown
        assert [code for code in STEERING if code in shown] == []
