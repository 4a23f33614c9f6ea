"""The open app and the shell write to the same file."""

import subprocess
from pathlib import Path

from tests.terminal.conftest import MINDTUI, Start, environment
from tests.terminal.shell import shell, stored

LOG_MANY = 'for n in $(seq 1 "$1"); do shift 0; "$2" -m mindtui log 5 --tag "$3$n" || exit 1; done'


def test_an_entry_from_the_shell_appears_in_the_open_app(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    shell(home, "log", "7", "--tag", "from-the-shell")
    app.wait_for("#from-the-shell", timeout=5)
    app.send("u")
    app.wait_for("Undone:")
    app.send("q")
    assert app.exit_status() == 0
    assert stored(home) == []


def test_two_shells_and_the_app_write_at_once_and_nothing_is_lost(start: Start, home: Path) -> None:
    each = 100
    app = start()
    app.wait_for("Welcome")
    shells = [
        subprocess.Popen(
            ["/bin/sh", "-c", LOG_MANY, "sh", str(each), MINDTUI[0], name],
            env=environment(home),
            stdout=subprocess.DEVNULL,
        )
        for name in ("left", "right")
    ]
    app.send("c8\r")
    app.wait_for("Logged: mood 8")
    assert [process.wait() for process in shells] == [0, 0]
    app.send("c9\r")
    app.wait_for("Logged: mood 9")
    app.send("7/left")
    app.wait_for("#left")
    app.send("q")
    tags = [tag for entry in stored(home) for tag in entry["tags"]]
    assert sorted(tags) == sorted(f"{name}{n}" for name in ("left", "right") for n in range(1, each + 1))
