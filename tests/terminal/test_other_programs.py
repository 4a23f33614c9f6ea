"""The open app and the shell write to the same file."""

import subprocess
import sys
from pathlib import Path

from tests.support.shell import environment, shell, stored
from tests.terminal.conftest import Start

EACH = 100
# Each command opens, locks and saves the file by itself; one process spares the test 200 starts of Python.
LOG_MANY = """
import sys
from mindtui.cli.main import shell
for n in range(int(sys.argv[1])):
    try:
        shell.main(["log", "5", "--tag", f"{sys.argv[2]}{n}"])
    except SystemExit as end:
        if end.code:
            raise
"""


def test_an_entry_from_the_shell_appears_in_the_open_app(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    shell(home, "log", "7", "--tag", "from-the-shell")
    # It is looked for twice a second; the rest is for a machine that does other things too.
    app.wait_for("#from-the-shell", timeout=3)
    app.send("u")
    app.wait_for("Undone:")
    app.send("q")
    assert app.exit_status() == 0
    assert stored(home) == []


def test_a_restore_asks_and_the_open_app_shows_the_restored_state(start: Start, home: Path) -> None:
    shell(home, "log", "3", "--tag", "first")
    shell(home, "log", "4", "--tag", "second")
    app = start()
    app.wait_for("#second")
    [backup] = (home / "backups").iterdir()
    refused = start("restore", backup.name)
    refused.wait_for("(1 record) in the place of")
    refused.send("n\r")
    refused.wait_for("Nothing was changed.")
    assert refused.exit_status() == 1
    restored = start("restore", backup.name)
    restored.wait_for("What is in it now is kept as a backup.")
    restored.send("y\r")
    restored.wait_for("Take it back: mindtui restore 20")
    assert restored.exit_status() == 0
    app.wait_for(lambda text: "#first" in text and "#second" not in text)
    app.send("c8\r")
    app.wait_for("Logged: mood 8")
    app.send("q")
    assert app.exit_status() == 0
    assert [entry["mood"] for entry in stored(home)] == [3, 8]


def test_two_shells_and_the_app_write_at_once_and_nothing_is_lost(start: Start, home: Path) -> None:
    app = start(columns=100, rows=120)
    app.wait_for("Welcome")
    shells = [
        subprocess.Popen(
            [sys.executable, "-c", LOG_MANY, str(EACH), name],
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
    app.send("7")
    for name in ("left", "right"):
        app.walk((f"/{name}\r", f" {EACH} found"))
        app.wait_for(lambda text, tag=f"#{name}": text.count(tag) == EACH)  # type: ignore[misc]
        app.walk(("\x1b", "mood 9"))
    app.send("q")
    assert app.exit_status() == 0
    entries = stored(home)
    assert len(entries) == 2 * EACH + 2
    tags = sorted(tag for entry in entries for tag in entry["tags"])
    assert tags == sorted(f"{name}{n}" for name in ("left", "right") for n in range(EACH))


def test_emptying_the_trash_asks_and_the_app_shows_it_empty(start: Start, home: Path) -> None:
    shell(home, "log", "6", "--note", "a quiet word")
    [record] = stored(home)
    shell(home, "delete", record["id"])
    kept = start("trash", "--empty")
    kept.wait_for("Empty the trash?")
    kept.send("n\r")
    kept.wait_for("Nothing was changed.")
    assert kept.exit_status() == 1
    emptied = start("trash", "--empty")
    emptied.wait_for("This lets go of 1 deleted record for good")
    emptied.send("y\r")
    emptied.wait_for("The trash is empty.")
    assert emptied.exit_status() == 0
    assert b"quiet word" not in (home / "mindtui.json").read_bytes()
    app = start()
    app.walk(("7", "Nothing recorded yet"), ("T", "Nothing is in the trash."))
    app.send("\x11")
    assert app.exit_status() == 0
