"""How the app ends when it is not asked to."""

import signal
from pathlib import Path

import pytest

from tests.support.shell import shell, stored, until
from tests.terminal.conftest import Start

AT_ONCE = 3.0
"""Seconds; the signal alone takes a hundredth of one."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_at_once_and_what_was_logged_is_there(
    start: Start, home: Path, number: signal.Signals
) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c6\r")
    until(lambda: len(stored(home)) == 1)
    app.kill(number)
    assert app.exit_status(AT_ONCE) in (-number, 128 + number)
    assert [entry["mood"] for entry in stored(home)] == [6]


def test_a_dropped_line_ends_it_at_once(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c6\r")
    until(lambda: len(stored(home)) == 1)
    app.hang_up()
    assert app.exit_status(AT_ONCE) != 0
    assert [entry["mood"] for entry in stored(home)] == [6]


def test_ctrl_c_from_outside_leaves_the_terminal_as_it_was(start: Start) -> None:
    app = start()
    app.wait_for("Welcome")
    app.kill(signal.SIGINT)
    app.exit_status()
    assert app.modes() == app.before
    assert b"\x1b[?1049l" in app.raw


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
