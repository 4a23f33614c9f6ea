"""The open app when its file cannot be written any more: a limit on the size of files, for a full disk."""

import os
import signal
import stat
from pathlib import Path

import pytest

from tests.support.shell import MINDTUI, environment, shell, stored, until
from tests.support.terminal import Terminal

LIMIT = 64
"""Kilobytes that a file may have; the diary has more, a copy of a few changes less."""


@pytest.fixture
def full(home: Path) -> Path:
    """A home whose diary is as large as it may get."""
    home.mkdir(mode=0o700)
    shell(home, "demo", "--years", "0.3", "--write", str(home / "mindtui.json"))
    assert (home / "mindtui.json").stat().st_size > LIMIT * 1024
    return home


def begin(home: Path, *arguments: str) -> Terminal:
    """The program where no file may get larger than the limit."""
    # What measures the tests could not write its own files either.
    env = {name: value for name, value in own(home).items() if not name.startswith("COVERAGE")}
    limited = ["/bin/bash", "-c", f'ulimit -f {LIMIT}; exec "$@"', "bash", *MINDTUI, *arguments]
    return Terminal(limited, env=env)


def own(home: Path) -> dict[str, str]:
    person = home.parent / "person"
    person.mkdir(exist_ok=True)
    return {
        **environment(home),
        "HOME": str(person),
        "XDG_STATE_HOME": "",
        "XDG_RUNTIME_DIR": "",
        "TMPDIR": "",
    }


def copies(home: Path) -> list[Path]:
    return list(home.glob(".mindtui-unsaved-*"))


def came_in(home: Path, told: str) -> None:
    """The next start, with room again, has what the last one could not save."""
    with Terminal(MINDTUI, env=own(home)) as app:
        app.wait_for(told)
        until(lambda: copies(home) == [])
        app.send("q")
        assert app.exit_status() == 0


def notes(home: Path) -> list[str]:
    return [entry["note"] for entry in stored(home) if "disk" in entry["note"]]


def log(app: Terminal, note: str) -> None:
    app.walk(("c", "not given"), ("6\t\t\t\t", "Ctrl+E your editor"))
    app.send(f"{note}\x13")


def test_what_cannot_be_saved_is_told_kept_and_comes_in_at_the_next_start(full: Path) -> None:
    before = (full / "mindtui.json").read_bytes()
    with begin(full) as app:
        app.wait_for("Check-ins")
        log(app, "one on a full disk")
        app.wait_for("NOT SAVED: file too large (1 change kept here)")
        log(app, "two on a full disk")
        app.wait_for("NOT SAVED: file too large (2 changes kept here)")
        app.walk(("7", "two on a full disk"), ("q", "Not in the file yet: added check-in (2 times)."))
        app.send("l")
        assert app.exit_status() == 3
        assert "2 changes could not be saved to" in app.text
        assert app.modes() == app.before
    assert (full / "mindtui.json").read_bytes() == before
    [copy] = copies(full)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert copy.stat().st_size < 4096
    came_in(full, "2 changes that could not be saved on")
    assert notes(full) == ["one on a full disk", "two on a full disk"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_cannot_be_saved_and_what_is_being_typed(
    full: Path, number: signal.Signals
) -> None:
    with begin(full) as app:
        app.wait_for("Check-ins")
        log(app, "one on a full disk")
        app.wait_for("NOT SAVED: file too large (1 change kept here)")
        app.walk(("c", "not given"), ("6", "[6]"))
        app.kill(number)
        assert app.exit_status() == 128 + number
    assert len(copies(full)) == 1
    came_in(full, "1 change that could not be saved on")
    assert notes(full) == ["one on a full disk"]
    assert [draft["typed"]["mood"] for draft in stored(full, "drafts")] == [6]


def test_the_form_under_the_prompt_keeps_what_was_typed(full: Path) -> None:
    with begin(full, "check-in") as app:
        app.wait_for("not given")
        app.send("6\r")
        app.wait_for("file too")
        app.send("\x1b")
        assert app.exit_status() == 3
        app.wait_for("It comes in at the next start")
    assert len(copies(full)) == 1
    came_in(full, "What you were typing")
    assert [draft["typed"] for draft in stored(full, "drafts")] == [{"mood": 6}]


def test_a_home_that_takes_nothing_at_all_is_not_the_end(full: Path) -> None:
    with begin(full) as app:
        app.wait_for("Check-ins")
        aside = full.with_name("aside")
        full.rename(aside)
        full.write_text("in the way", "utf-8")
        log(app, "one without a disk")
        app.wait_for("NOT SAVED: not a directory (1 change kept here)")
        app.walk(("q", "Not in the file yet"))
        app.send("l")
        assert app.exit_status() == 3
    full.unlink()
    aside.rename(full)
    [copy] = (full.parent / "person" / ".local" / "state" / "mindtui").iterdir()
    assert copy.stat().st_uid == os.geteuid()
    came_in(full, "1 change that could not be saved on")
    assert notes(full) == ["one without a disk"]
