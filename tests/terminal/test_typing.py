"""Keys that come faster than screens: everything in one write, as over a slow line."""

from pathlib import Path

import pytest

from tests.support.shell import stored, until
from tests.terminal.conftest import Start


@pytest.mark.parametrize(
    ("keys", "ratings"),
    [("c6\r", (6, None, None)), ("c647\r", (6, 4, 7)), ("cxs0\r", (10, None, 0))],
)
def test_a_check_in_in_one_burst(
    start: Start, home: Path, keys: str, ratings: tuple[int | None, ...]
) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send(keys)
    app.wait_for("Logged: mood")
    app.send("q")
    assert app.exit_status() == 0
    [entry] = stored(home)
    assert (entry["mood"], entry["energy"], entry["stress"]) == ratings


def test_three_check_ins_and_an_undo_in_one_burst(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c1\rc2\rc3\ru")
    app.wait_for("Undone:")
    app.send("q")
    assert app.exit_status() == 0
    assert [entry["mood"] for entry in stored(home)] == [1, 2]


def test_a_plan_typed_in_one_burst_keeps_every_letter(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("aWalk to the harbor, quietly\r")
    app.wait_for("Planned for today")
    app.send("q")
    assert app.exit_status() == 0
    assert [plan["label"] for plan in stored(home, "plans")] == ["Walk to the harbor, quietly"]


def test_escape_and_a_letter_in_one_burst_are_two_keys(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.send("c6\x1bc\t4\r")
    app.wait_for("Logged: mood 6, energy 4")
    app.send("c\x1bq")
    assert app.exit_status() == 0
    assert [(entry["mood"], entry["energy"]) for entry in stored(home)] == [(6, 4)]


def test_a_burst_at_once_after_the_start_is_not_lost(start: Start, home: Path) -> None:
    app = start()
    # The terminal is in raw mode from here on; nothing is on the screen yet.
    app.wait_for_bytes(b"\x1b[?1049h")
    app.send("c5\r")
    until(lambda: len(stored(home)) == 1)
    app.send("q")
    assert app.exit_status() == 0


def test_the_form_under_the_prompt(start: Start, home: Path) -> None:
    app = start("check-in")
    app.wait_for("not given")
    app.send("647\r")
    assert app.exit_status() == 0
    assert "Undo: mindtui undo" in app.text
    assert "mood 6, energy 4, stress 7" in app.text
    assert app.modes() == app.before
    assert b"?1049h" not in app.raw
    [entry] = stored(home)
    assert (entry["mood"], entry["energy"], entry["stress"]) == (6, 4, 7)


def test_the_form_under_the_prompt_left_without_a_word(start: Start, home: Path) -> None:
    app = start("check-in")
    app.wait_for("not given")
    app.send("\x1b")
    assert app.exit_status() == 0
    assert "Logged" not in app.text
    assert not home.exists()
