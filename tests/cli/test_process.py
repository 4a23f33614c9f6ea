"""The command as a process of its own: pipes, encodings, modes, signals."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "mindtui"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def surroundings(home: Path, **more: str) -> Mapping[str, str]:
    """The environment of a process, with a home of its own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    return {**kept, "MINDTUI_HOME": str(home), **more}


def run(home: Path, *args: str, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *args],
        env=surroundings(home, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_what_it_makes_is_for_its_owner_alone(home: Path) -> None:
    assert run(home, "log", "6").returncode == 0
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}


def test_output_and_messages_keep_apart(home: Path) -> None:
    good = run(home, "log", "6", "--note", "ä", "--json")
    assert (good.returncode, good.stderr) == (0, b"")
    assert json.loads(good.stdout)["note"] == "ä"
    bad = run(home, "log", "six", "--json")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert bad.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode_gets_question_marks_and_json_stays_whole(
    home: Path, encoding: str
) -> None:
    assert run(home, "plan", "Łódź ☂", PYTHONIOENCODING=encoding).returncode == 0
    shown = run(home, "today", PYTHONIOENCODING=encoding)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "d? ? ? planned" in shown.stdout.decode(encoding).replace("·", "?")
    [plan] = json.loads(run(home, "today", "--json", PYTHONIOENCODING=encoding).stdout)["plans"]
    assert plan["label"] == "Łódź ☂"
    chart = run(home, "log", "6", PYTHONIOENCODING=encoding)
    assert chart.returncode == 0
    assert run(home, "trends", PYTHONIOENCODING=encoding).stdout.decode(encoding)


def test_arguments_that_are_not_text_are_stored_as_text(home: Path) -> None:
    ran = subprocess.run(
        [*COMMAND, "plan", b"R\xe9ad"], env=surroundings(home), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    [plan] = json.loads(run(home, "today", "--json").stdout)["plans"]
    assert plan["label"] == "Rad"


def test_a_reader_that_leaves_early_is_no_error(home: Path) -> None:
    assert run(home, "demo", "--years", "1", "--write", str(home / "mindtui.json")).returncode == 0
    with subprocess.Popen(
        [*COMMAND, "export"], env=surroundings(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_output_that_cannot_be_written_is_said(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*COMMAND, "path"], env=surroundings(home), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 3
    assert ran.stderr.count(b"\n") == 1
    assert b"Traceback" not in ran.stderr


def test_ctrl_c_stops_without_a_word(home: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "log", "--note", "-"],
        env=surroundings(home, PYTHONUNBUFFERED="1"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        # More than a pipe holds: once this is written, the command is reading.
        process.stdin.write(b"x" * 200_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stdout.read() == b""
        assert process.stderr.read().strip() == b""
    assert not home.exists()


def test_several_processes_write_at_once(home: Path) -> None:
    started = [
        subprocess.Popen([*COMMAND, "log", str(mood)], env=surroundings(home), stdout=subprocess.DEVNULL)
        for mood in range(3, 8)
    ]
    assert [process.wait() for process in started] == [0] * 5
    records = json.loads(run(home, "export").stdout)["records"]["check_ins"]
    assert sorted(record["mood"] for record in records) == [3, 4, 5, 6, 7]


def test_the_app_is_refused_without_a_terminal(home: Path) -> None:
    ran = run(home)
    assert (ran.returncode, ran.stdout) == (4, b"")
    assert ran.stderr == b"mindtui needs a terminal. See what runs without one: mindtui --help\n"
    assert not home.exists()
