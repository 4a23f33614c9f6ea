"""What is never sent: a byte while nothing happens, and a code that steers the terminal."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from mindtui.domain.plan import Plan, Status
from mindtui.storage.journal_file import JournalFile
from tests.support.app import tables_of
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


PLANS_A_DAY = 10


@pytest.mark.parametrize("rows", [40, 30, 24], ids=str)
def test_no_arrow_in_a_full_week_sends_the_screen_anew(start: Start, home: Path, rows: int) -> None:
    days = [datetime.now(UTC).date() + timedelta(days=n) for n in range(-7, 8)]
    states: tuple[Status, ...] = ("planned", "done", "dropped")
    plans = [
        Plan(label=f"Water the plants {n}", day=day, start=time(8 + n), status=states[n % 3])
        for day in days
        for n in range(PLANS_A_DAY)
    ]
    home.mkdir()
    JournalFile(home / "mindtui.json", program="test").write_new(tables_of(plans))
    app = start(columns=120, rows=rows)
    app.walk(("2", "Water the"))
    app.settle(500)
    sent: list[int] = []
    for key in ["\x1b[B"] * (PLANS_A_DAY - 1) + ["\x1b[C", "\x1b[D"] + ["\x1b[A"] * (PLANS_A_DAY - 1):
        mark = app.mark()
        app.send(key)
        app.wait_for_more(mark)
        app.settle(100)
        sent.append(len(app.bytes_since(mark)))
    assert [count for count in sent if count > BYTES_A_KEY] == []
    print(sent)


def test_a_mouse_that_merely_moves_sends_nothing(start: Start, home: Path) -> None:
    for label in ("Swim", "Walk"):
        shell(home, "plan", label)
    for columns in (80, 120):
        app = start(columns=columns)
        app.walk(("2", "Swim"))
        app.settle(300)
        mark = app.mark()
        for x in range(3, 60, 5):
            app.send(f"\x1b[<35;{x};9M")
        app.listen(0.5)
        assert app.bytes_since(mark) == b""


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
