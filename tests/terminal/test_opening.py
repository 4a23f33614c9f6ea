"""How the app opens, and what it says where it cannot."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.shell import MINDTUI, environment, shell, stored
from tests.terminal.conftest import Start

COLOR = re.compile(rb"\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")
MODES_WITH_MOUSE = (b"?1000h", b"?1002h", b"?1003h", b"?1015h", b"?1006h")


def test_an_empty_home_shows_the_welcome_and_stays_empty(start: Start, home: Path) -> None:
    app = start()
    text = app.wait_for("Welcome to MindTUI")
    assert "Press c to check in" in text
    app.send("q")
    assert app.exit_status() == 0
    assert app.modes() == app.before
    assert not home.exists()


def test_the_first_picture_has_the_records_of_today_in_it(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    app = start()
    app.wait_for("mood 6")
    until_then = app.raw[: app.raw.index(b"mood 6")]
    assert until_then.count(b" 7 Journal ") == 1


def test_a_copy_that_a_syncing_program_left_is_told_with_what_to_do(start: Start, home: Path) -> None:
    shell(home, "log", "6")
    (home / "mindtui.sync-conflict-20261101-101010-ABCDEFG.json").touch()
    app = start()
    app.wait_for("Beside your data lies another")
    app.wait_for("mindtui merge")
    app.send("q")
    assert app.exit_status() == 0


def test_no_color_sends_no_color_and_plain_charts_stand_between_plain_axes(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    app = start("--ascii", NO_COLOR="", COLORTERM="")
    app.wait_for("mood 6")
    app.walk(("5", " 10+"), ("7", "mood 6"), ("c", "not given"), ("\x1b", "-not given"))
    app.send("q")
    assert app.exit_status() == 0
    assert COLOR.findall(app.raw) == []


def test_the_search_for_colors_finds_colors(start: Start) -> None:
    app = start()
    app.wait_for("Welcome")
    assert COLOR.search(app.raw)


def test_on_the_linux_console_every_sign_is_plain_without_being_asked_for(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    shell(home, "plan", "Read a book")
    app = start(TERM="linux", COLORTERM="")
    app.wait_for("Read a book")
    app.walk(
        ("5", "Mood, "),
        ("m", "Self-rated stress, "),
        ("s", "Stress day"),
        ("7", "7 Journal"),
        ("2", "Today  "),
        ("c", "not given"),
        ("\x1b", "-not given"),
        ("a", "Plan something"),
        ("\x1b", "-Plan something"),
        (",", "Week starts"),
        ("\x1b", "-Week starts"),
        ("!", "Talk to someone"),
        ("\x1b", "-Talk to someone"),
        # Not what stands at the end of both cards: a picture may come in two pieces.
        ("?", "Page Down leap"),
        ("\x1b", "-Page Down leap"),
        ("\x10", "Search for commands"),
        ("\x1b", "-Search for commands"),
    )
    app.send("q")
    assert app.exit_status() == 0
    assert re.findall(rb"[^\x00-\x7f]+", app.raw) == []


def test_without_mouse_no_mouse_mode_is_sent(start: Start) -> None:
    app = start("--no-mouse")
    app.wait_for("Welcome")
    app.send("q")
    app.exit_status()
    assert [mode for mode in MODES_WITH_MOUSE if mode in app.raw] == []


def test_an_unreadable_file_leads_to_its_reason_and_the_help_card(start: Start, home: Path) -> None:
    home.mkdir()
    (home / "mindtui.json").write_bytes(b'{"check_ins": {"a": {')
    app = start()
    app.wait_for("The data file cannot be used")
    app.walk(("!", "Talk to someone:"), ("\x1b", "-Talk to someone:"))
    app.send("q")
    assert app.exit_status() == 3
    assert (home / "mindtui.json").read_bytes() == b'{"check_ins": {"a": {'


def test_a_damaged_file_is_brought_back_with_a_key_and_the_app_opens(start: Start, home: Path) -> None:
    for mood in ("3", "4", "5"):
        shell(home, "log", mood)
    path = home / "mindtui.json"
    damaged = path.read_bytes()[:-30]
    path.write_bytes(damaged)
    app = start()
    text = app.wait_for("r  bring it back")
    assert "its end is missing" in text
    assert "holds 1 record." in text
    assert "2 records that it lacks" in text
    assert path.read_bytes() == damaged
    app.walk(("r", "The data file can be used again"), ("\r", "mood 5"))
    app.send("q")
    assert app.exit_status() == 0
    assert [entry["mood"] for entry in stored(home)] == [3, 4, 5]
    assert damaged in [backup.read_bytes() for backup in (home / "backups").iterdir()]


def test_a_missing_file_with_backups_is_not_begun_anew(start: Start, home: Path) -> None:
    for mood in ("3", "4"):
        shell(home, "log", mood)
    (home / "mindtui.json").unlink()
    app = start()
    assert "is missing" in " ".join(app.wait_for("r  bring it back").split())
    app.send("q")
    assert app.exit_status() == 3
    assert not (home / "mindtui.json").exists()


@pytest.mark.parametrize("command", [[], ["check-in"], ["demo"]], ids=str)
def test_without_a_terminal_one_sentence_says_so(home: Path, command: list[str]) -> None:
    ran = subprocess.run(
        [*MINDTUI, *command],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (4, "")
    assert ran.stderr.count("\n") == 1
    assert "needs a terminal" in ran.stderr


def test_a_narrow_terminal_shows_every_place(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    app = start(columns=40, rows=12)
    app.wait_for("mood 6")
    app.walk(
        ("2", "Tomorrow  "),
        ("5", "Mood, "),
        ("s", "Stress day"),
        ("7", "mood 6"),
        ("c", "Check in ─"),
        ("\x1b", "-Check in ─"),
        ("a", "Plan something ─"),
        ("\x1b", "-Plan something"),
        ("?", "Help ─"),
        ("\x1b", "-Help ─"),
        ("!", "Help card ─"),
        ("\x1b", "-Help card ─"),
        (",", "Settings ─"),
        ("\x1b", "-Settings ─"),
    )
    app.send("q")
    assert app.exit_status() == 0


SIZES = [(81, 25), (40, 12), (200, 60), (20, 5), (3, 2), (1, 1), (132, 43), (60, 20)]


def test_a_storm_of_sizes_is_weathered(start: Start, home: Path) -> None:
    shell(home, "log", "6", "4", "7")
    app = start()
    app.wait_for("mood 6")
    for key, wanted in [("5", "30 days"), ("7", "Today  "), ("c", "not given"), ("8", "[8]")]:
        for size in SIZES * 5:
            app.resize(*size)
        app.resize(80, 24)
        app.walk((key, wanted))
    app.walk(("\r", "Logged: mood 8"))
    app.send("q")
    assert app.exit_status() == 0
    assert [entry["mood"] for entry in stored(home)] == [6, 8]
