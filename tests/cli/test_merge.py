"""`mindtui merge`: another copy of one's data."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from tests.cli.conftest import MONDAY_EVENING, TestShell


@pytest.fixture
def copy(shell: TestShell, tmp_path: Path) -> Path:
    """What another machine made of the file by Tuesday: one record changed, one deleted, one added."""
    for mood in "456":
        shell.ok("log", mood)
    ids = [record["id"] for record in shell.stored("check_ins")]
    other = tmp_path / "other copy.json"
    shutil.copy(shell.data, other)
    with time_machine.travel(MONDAY_EVENING + timedelta(days=1)):
        shell.ok("--data", str(other), "edit", ids[0], "note=theirs")
        shell.ok("--data", str(other), "delete", ids[1])
        shell.ok("--data", str(other), "log", "9")
    return other


def test_a_copy_is_merged_and_one_undo_takes_it_back(shell: TestShell, copy: Path) -> None:
    before = shell.stored("check_ins")
    dry = shell.ok("merge", "--dry-run", str(copy))
    assert dry.out == f"Would merge {copy}: 1 added, 1 changed, 1 deleted.\n"
    assert shell.stored("check_ins") == before
    ran = shell.ok("merge", str(copy))
    assert ran.out == (
        f"Merged {copy}: 1 added, 1 changed, 1 deleted.\n"
        f"Undo: mindtui undo. When you no longer need that file: rm '{copy}'\n"
    )
    assert [(one["mood"], one["note"]) for one in shell.stored("check_ins")] == [
        (4, "theirs"),
        (6, ""),
        (9, ""),
    ]
    assert "merge" in shell.ok("backups").out
    assert shell.ok("merge", str(copy)).out.startswith(
        f"Nothing to merge: all that {copy} holds is here already."
    )
    assert "merged other copy.json" in shell.ok("undo").out
    assert sorted(shell.stored("check_ins"), key=lambda one: one["id"]) == before


def test_what_both_changed_is_listed(shell: TestShell, copy: Path) -> None:
    first = shell.stored("check_ins")[0]["id"]
    shell.ok("edit", first, "mood=3")
    dry = shell.ok("merge", "--dry-run", "--json", str(copy)).json
    assert (dry["added"], dry["changed"], dry["deleted"], dry["dry_run"], dry["steps"]) == (1, 1, 1, True, 3)
    [conflict] = dry["conflicts"]
    assert (conflict["table"], conflict["id"]) == ("check_ins", first)
    assert (conflict["lost"]["mood"], conflict["stands"]["note"]) == (3, "theirs")
    ran = shell.ok("merge", str(copy))
    assert "1 record was changed in both copies; the later change stands" in ran.out
    assert "  check-in, 21:30, mood 4 (not: check-in, 21:30, mood 3)" in ran.out


def test_many_conflicts_are_not_all_named(shell: TestShell, tmp_path: Path) -> None:
    for _ in range(22):
        shell.ok("log", "5")
    other = tmp_path / "other.json"
    text = shell.data.read_text("utf-8")
    other.write_text(text.replace('"mood":5', '"mood":6'), "utf-8")
    shell.data.write_text(text.replace('"note":""', '"note":"x"'), "utf-8")
    ran = shell("merge", str(other))
    assert "22 records were changed in both copies" in ran.out
    assert "  and 2 more: see them all with --json" in ran.out


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("nowhere.json", 3, "There is no file"),
        ("config.toml", 3, "Nothing was merged."),
        ("mindtui.json", 2, "is your data file itself"),
    ],
)
def test_what_is_no_copy_is_refused(shell: TestShell, name: str, code: int, why: str) -> None:
    shell.ok("log", "5")
    shell.ok("config", "set", "theme", "nord")
    before = shell.data.read_bytes()
    ran = shell("merge", str(shell.home / name))
    assert (ran.code, ran.out) == (code, "")
    assert why in ran.err
    assert shell.data.read_bytes() == before
