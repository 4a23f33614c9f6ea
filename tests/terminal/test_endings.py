"""How the app ends when it is not asked to."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.shell import MINDTUI, environment, shell, stored, until
from tests.support.terminal import Terminal
from tests.terminal.conftest import Start

AT_ONCE = 6.0
"""Seconds; it has one for the file and two to leave by itself, and other tests run beside it."""


def typed(home: Path) -> list[dict[str, Any]]:
    """What the file holds of forms that were not saved."""
    return [draft["typed"] for draft in stored(home, "drafts")]


def in_a_note(app: Terminal) -> None:
    """A mood was given, and a note is being written."""
    app.send("c6\t\t\t\t")
    app.wait_for("Ctrl+E your editor")
    app.send("half a wo")
    app.wait_for("half a wo")
    # A letter is on the screen a moment before it is noted down.
    app.settle()


HALF = [{"mood": 6, "note": "half a wo"}]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_its_status_and_keeps_what_stands_in_the_form(
    start: Start, home: Path, number: signal.Signals
) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c4\r")
    app.wait_for("Logged")
    in_a_note(app)
    app.kill(number)
    assert app.exit_status(AT_ONCE) == 128 + number
    assert app.modes() == app.before
    assert b"\x1b[?1049l" in app.raw
    assert [entry["mood"] for entry in stored(home)] == [4]
    assert typed(home) == HALF
    app = start()
    app.wait_for("mood 4")
    app.walk(("c", "what you had typed"))
    app.wait_for("half a wo")
    app.send("\x13")
    app.wait_for("Logged: mood 6")
    app.send("q")
    assert app.exit_status() == 0
    assert [(entry["mood"], entry["note"]) for entry in stored(home)] == [(4, ""), (6, "half a wo")]
    assert typed(home) == []


def test_a_dropped_line_ends_it_and_keeps_what_stands_in_the_form(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    in_a_note(app)
    app.hang_up()
    assert app.exit_status(AT_ONCE) == 128 + signal.SIGHUP
    assert typed(home) == HALF


def test_a_dropped_line_ends_it_where_hang_ups_are_ignored(home: Path) -> None:
    command = ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", *MINDTUI]
    with Terminal(command, env=environment(home)) as app:
        app.wait_for("Welcome")
        in_a_note(app)
        app.hang_up()
        assert app.exit_status(AT_ONCE) == 128 + signal.SIGHUP
        assert typed(home) == HALF


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_nobody_reads_holds_nothing_up(
    start: Start, home: Path, number: signal.Signals
) -> None:
    app = start()
    app.wait_for("Welcome")
    in_a_note(app)
    app.stall()
    # Each draws the whole screen; the line takes some kilobytes before it is full.
    app.send("\x0c" * 200)
    until(lambda: app.is_full())
    app.kill(number)
    assert app.exit_status(AT_ONCE) == 128 + number
    assert app.modes() == app.before
    assert typed(home) == HALF


def test_two_seconds_after_the_last_key_not_even_kill_9_loses_what_was_typed(
    start: Start, home: Path
) -> None:
    app = start()
    app.wait_for("Welcome")
    in_a_note(app)
    until(lambda: typed(home) == HALF, timeout=AT_ONCE)
    app.kill(signal.SIGKILL)
    assert app.exit_status(AT_ONCE) == -signal.SIGKILL
    app = start()
    app.wait_for("Welcome")
    app.walk(("c", "what you had typed"))
    app.wait_for("half a wo")


def test_a_stopped_app_has_kept_what_was_typed_and_goes_on(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    in_a_note(app)
    app.kill(signal.SIGTSTP)
    until(lambda: app.is_stopped())
    assert typed(home) == HALF
    mark = app.mark()
    app.kill(signal.SIGCONT)
    app.wait_for_bytes(b"\x1b[?1049h", since=mark)
    app.settle()
    app.send("rd\x13")
    app.wait_for("Logged: mood 6")
    app.send("q")
    assert app.exit_status() == 0
    assert [entry["note"] for entry in stored(home)] == ["half a word"]
    assert typed(home) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_form_under_the_prompt_keeps_what_was_typed(
    start: Start, home: Path, number: signal.Signals
) -> None:
    app = start("check-in")
    app.wait_for("not given")
    app.send("64")
    app.wait_for("[4]")
    app.kill(number)
    assert app.exit_status(AT_ONCE) == 128 + number
    assert app.modes() == app.before
    assert typed(home) == [{"mood": 6, "energy": 4}]
    app = start("check-in")
    app.wait_for("[4]")
    app.send("\r")
    assert app.exit_status() == 0
    assert [(entry["mood"], entry["energy"]) for entry in stored(home)] == [(6, 4)]
    assert typed(home) == []


def test_a_dropped_line_ends_the_form_under_the_prompt(start: Start, home: Path) -> None:
    app = start("check-in")
    app.wait_for("not given")
    app.send("64")
    app.wait_for("[4]")
    app.hang_up()
    assert app.exit_status(AT_ONCE) == 128 + signal.SIGHUP
    assert typed(home) == [{"mood": 6, "energy": 4}]


@pytest.mark.parametrize("mood", range(4))
def test_what_was_saved_survives_a_killed_app(start: Start, home: Path, mood: int) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send(f"c{mood}\r")
    app.wait_for("Logged")
    until(lambda: len(stored(home)) == 1)
    app.kill(signal.SIGKILL)
    assert app.exit_status(AT_ONCE) == -signal.SIGKILL
    shell(home, "log", "9")
    assert [entry["mood"] for entry in stored(home)] == [mood, 9]
    assert sorted(path.name for path in home.iterdir()) == ["backups", "mindtui.json", "mindtui.json.lock"]


def test_an_app_killed_in_the_middle_of_many_saves_leaves_a_whole_file(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c5\r" * 30)
    until(lambda: len(stored(home)) >= 3)
    app.kill(signal.SIGKILL)
    app.exit_status(AT_ONCE)
    before = len(stored(home))
    shell(home, "log", "9")
    assert len(stored(home)) == before + 1
    assert sorted(path.name for path in home.iterdir()) == ["backups", "mindtui.json", "mindtui.json.lock"]


def test_leaving_waits_for_the_disk(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c5\rc6\rc7\rq")
    assert app.exit_status() == 0
    assert [entry["mood"] for entry in stored(home)] == [5, 6, 7]


CRASH = """
from mindtui.ui.app import MindTUIApp

def crash(self):
    secret = "kept " + "to myself"
    raise RuntimeError(secret)

MindTUIApp.action_redraw = crash
from mindtui.__main__ import main
main()
"""


def test_an_unforeseen_error_shows_no_word_of_the_notebook_and_keeps_what_was_typed(
    home: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", CRASH]
    shell(home, "config", "set", "log", "true")
    with Terminal(command, env=environment(home)) as app:
        app.wait_for("Welcome")
        in_a_note(app)
        app.send("\x0c")
        assert app.exit_status() == 3
        assert app.modes() == app.before
        assert b"Something in MindTUI went wrong (RuntimeError in crash)." in app.raw
        assert b"What you typed is kept." in app.raw
        assert b"to myself" not in app.raw
        assert b"Traceback" not in app.raw
    log = (home / "mindtui.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "crash" in log
    assert "to myself" not in log
    assert typed(home) == HALF


def test_a_signal_leaves_the_terminal_as_it_was_where_the_file_cannot_be_used(
    start: Start, home: Path
) -> None:
    home.mkdir()
    (home / "mindtui.json").write_bytes(b"[]")
    app = start()
    app.wait_for("The data file cannot be used")
    app.kill(signal.SIGTERM)
    assert app.exit_status(AT_ONCE) == 128 + signal.SIGTERM
    assert app.modes() == app.before
    assert b"\x1b[?1049l" in app.raw


FAILING = """
import os, signal
from threading import Event
from mindtui.ui import endings

def fail(_):
    raise ValueError("the quiet word")

endings.GRACE = 0.05
with endings.Endings(fail):
    os.kill(os.getpid(), signal.SIGTERM)
    Event().wait(20)
"""


def test_a_signal_ends_it_also_where_the_last_save_fails_in_an_unforeseen_way() -> None:
    ran = subprocess.run([sys.executable, "-c", FAILING], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (128 + signal.SIGTERM, "")
