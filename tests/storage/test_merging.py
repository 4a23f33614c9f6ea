"""Two copies of one data file become one, in one step that undo takes back."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import HistoryLimit, Step
from mindtui.domain.merge import Merge
from mindtui.errors import DataFileError, UsageError
from mindtui.storage.copies import copies_beside, notice_of_copies, read_copy
from mindtui.storage.envelope import Keyring
from tests.storage.program import Program

Start = Callable[..., Program]


def tables(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Everything in the file but what it says of itself, in no order."""
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {name: rows for name, rows in content.items() if rows and not name.startswith("_")}


def records(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """The same without the history, which says of a merge where it happened."""
    return {name: rows for name, rows in tables(path).items() if name != "changes"}


def merge(program: Program, other: Path, *, dry_run: bool = False) -> Merge:
    theirs = read_copy(other, program.file.path, Keyring()).tables
    found = program.file.merge(
        theirs, "merged", program.now(), program="shell", random=Random(5), dry_run=dry_run
    )
    program.journal.renew(program.file.read())
    return found


@pytest.fixture
def other(path: Path) -> Path:
    return path.with_name("other.json")


@pytest.fixture
def fork(start: Start, path: Path, other: Path) -> Callable[[], tuple[Program, Program]]:
    """Go on with two copies of the file, the second a few hours later."""

    def fork_now() -> tuple[Program, Program]:
        shutil.copy(path, other)
        mine, theirs = start(), start(other)
        theirs.skip(timedelta(hours=3))
        return mine, theirs

    return fork_now


def test_both_copies_come_to_the_same(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    program = start()
    held = [program.add(mood=mood) for mood in range(4)]
    mine, theirs = fork()
    mine.add(mood=7)
    mine.change(replace(held[0], mood=8))
    mine.remove(held[1])
    theirs.add(mood=9)
    theirs.change(replace(held[2], note="from the other machine"))
    theirs.remove(held[3])
    shutil.copy(path, path.with_name("mine.json"))
    found = merge(mine, other)
    assert found.conflicts == ()
    merge(theirs, path.with_name("mine.json"))
    assert records(path) == records(other)
    assert {doc["mood"] for doc in tables(path)["check_ins"].values()} == {8, 2, 7, 9}
    assert merge(mine, other).changes == ()
    assert records(path) == records(other)
    steps = list(tables(path)["changes"])
    assert steps == sorted(steps)


def test_one_undo_takes_the_merge_back_and_redo_makes_it_again(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    program = start()
    held = [program.add(mood=mood) for mood in range(3)]
    mine, theirs = fork()
    newest = mine.add(mood=7)
    theirs.add(mood=9)
    theirs.change(replace(held[0], note="theirs"))
    theirs.remove(held[1])
    before = records(path)
    merge(mine, other)
    after = records(path)
    assert after != before
    mine.undo()
    assert records(path) == before
    again = start()
    assert [step.what for step in again.journal.redoable()] == ["merged"]
    mine.redo()
    assert records(path) == after
    mine.undo()
    mine.undo()
    assert newest.id not in tables(path)["check_ins"]
    assert tables(path)["check_ins"][held[1].id] == before["check_ins"][held[1].id]
    merge(mine, other)
    assert held[1].id not in tables(path)["check_ins"]


def test_a_merge_is_taken_back_when_what_was_done_since_is_taken_back_too(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    program = start()
    held = program.add(mood=5)
    program.remove(held)
    mine, theirs = fork()
    theirs.restore(held)
    before = records(path)
    merge(mine, other)
    shown = mine.check_in(held)
    assert shown is not None
    mine.change(replace(shown, mood=9))
    mine.undo()
    mine.undo()
    assert records(path) == before
    mine.redo()
    assert tables(path)["check_ins"][held.id]["mood"] == 5


def test_what_both_changed_is_listed_and_what_lost_is_in_the_history(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    held = start().add(mood=5)
    mine, theirs = fork()
    mine.change(replace(held, note="mine", mood=1))
    theirs.change(replace(held, note="theirs", mood=2))
    found = merge(theirs, path)
    assert [(change.before or {})["note"] for change in found.conflicts] == ["mine"]
    assert tables(other)["check_ins"][held.id]["note"] == "theirs"
    step = list(tables(other)["changes"].values())[-1]
    assert step["deed"] == "merge"
    assert step["lost"][0]["before"]["note"] == "mine"
    assert step["changes"] == []
    assert theirs.journal.undoable()[0].what == "changed check-in"


def test_what_was_forgotten_in_one_copy_leaves_the_other(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    program = start()
    held = program.add(mood=5, note="a secret")
    program.remove(held)
    mine, theirs = fork()
    mine.journal.forget(mine.journal.trash(), mine.now())
    mine.save()
    merge(mine, other)
    assert "secret" not in path.read_text("utf-8")
    merge(theirs, path)
    assert [row for row in tables(other)["trash"].values() if "record" in row] == []
    assert "secret" not in json.dumps(
        [step for step in tables(other)["changes"].values() if step["deed"] != "merge"]
    )


def test_a_restored_record_outlives_the_deletion_in_the_other_copy(
    start: Start, path: Path, other: Path, fork: Callable[[], tuple[Program, Program]]
) -> None:
    program = start()
    held = program.add(mood=5)
    program.remove(held)
    mine, theirs = fork()
    mine.restore(held)
    merge(theirs, path)
    assert held.id in tables(other)["check_ins"]
    theirs.undo()
    assert held.id not in tables(other).get("check_ins", {})


def test_histories_unite_within_their_limit(start: Start, path: Path, other: Path) -> None:
    program = start(history=HistoryLimit(steps=10))
    program.add(mood=1)
    shutil.copy(path, other)
    theirs = start(other)
    theirs.skip(timedelta(hours=1))
    for mood in range(8):
        theirs.add(mood=mood)
    program.skip(timedelta(hours=2))
    for mood in range(8):
        program.add(mood=mood)
    merge(program, other)
    steps = list(tables(path)["changes"].values())
    assert len(steps) == 10
    assert steps[-1]["deed"] == "merge"
    assert len(tables(path)["check_ins"]) == 17


def test_a_clock_that_was_ahead_in_the_other_copy_does_not_bury_the_merge(
    start: Start, path: Path, other: Path
) -> None:
    program = start()
    program.add(mood=1)
    shutil.copy(path, other)
    ahead = start(other)
    ahead.skip(timedelta(days=30))
    ahead.add(mood=2)
    merge(program, other)
    assert program.journal.undoable()[0].deed == "merge"
    program.undo()
    assert len(tables(path)["check_ins"]) == 1


def test_a_dry_run_and_a_merge_of_nothing_write_nothing(start: Start, path: Path, other: Path) -> None:
    program = start()
    program.add(mood=1)
    shutil.copy(path, other)
    theirs = start(other)
    theirs.add(mood=2)
    before = path.read_bytes()
    assert len(merge(program, other, dry_run=True).changes) == 1
    assert path.read_bytes() == before
    shutil.copy(path, other)
    assert merge(program, other).is_empty
    assert path.read_bytes() == before


def test_a_first_file_is_made_of_another_copy(start: Start, path: Path, other: Path) -> None:
    theirs = start(other)
    theirs.add(mood=2)
    program = start()
    merge(program, other)
    assert records(path) == records(other)
    program.undo()
    assert records(path) == {}
    assert [step.deed for step in program.journal.all(Step)] == ["add", "merge"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b'{"a": 1}', "not built as tables|not a MindTUI data file"),
        (b'{"check_ins":{"1":{}', "its end is missing"),
        (b"\xff\xfe", "is not text"),
        (b'{"_meta":{"1":{"program":"mindtui","write":9,"read":9}}}', "newer MindTUI"),
        (b'{"_meta":{"1":{"program":"mindtui","write":9,"read":1}}}', "newer MindTUI"),
    ],
)
def test_a_file_that_is_no_copy_is_refused_and_nothing_is_written(
    start: Start, path: Path, other: Path, data: bytes, why: str
) -> None:
    program = start()
    program.add(mood=1)
    before = path.read_bytes()
    other.write_bytes(data)
    with pytest.raises(DataFileError, match=why) as refused:
        merge(program, other)
    assert "Nothing was merged" in refused.value.hint
    assert (path.read_bytes(), other.read_bytes()) == (before, data)


def test_a_file_that_is_not_there_or_is_the_data_file_is_refused(
    start: Start, path: Path, other: Path
) -> None:
    program = start()
    program.add(mood=1)
    with pytest.raises(DataFileError, match="There is no file"):
        merge(program, other)
    other.symlink_to(path)
    with pytest.raises(UsageError, match="is your data file itself"):
        merge(program, other)


def test_copies_that_syncing_programs_leave_are_noticed(tmp_path: Path) -> None:
    left = [
        "mindtui (1).json",
        "mindtui (Ann's conflicted copy 2026-11-01).json",
        "mindtui (SFConflict ann@example.org 2026-11-01-10-10-10).json",
        "mindtui (case conflict).json",
        "mindtui (conflicted copy 2026-11-01 101010).json",
        "mindtui 2.json",
        "mindtui.Conflict.json",
        "mindtui.sync-conflict-20261101-101010-ABCDEFG.json",
        "mindtui_conflict-20261101-101010.json",
    ]
    others = [
        "mindtui.json",
        "mindtui.json.lock",
        "mindtui-old.json",
        "mindtui (1).txt",
        "other (1).json",
        "backups",
    ]
    for name in [*left, *others]:
        (tmp_path / name).touch()
    assert [copy.name for copy in copies_beside(tmp_path / "mindtui.json")] == left
    assert copies_beside(tmp_path / "nowhere" / "mindtui.json") == ()
    assert copies_beside(tmp_path / "a+b.json") == []


def test_of_copies_beside_the_first_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mindtui.json"
    assert notice_of_copies(path) == ()
    (tmp_path / "mindtui 2.json").touch()
    [notice] = notice_of_copies(path)
    assert (
        notice
        == f"Beside your data lies another copy of it. Unite them: mindtui merge '{tmp_path}/mindtui 2.json'"
    )
    (tmp_path / "mindtui (1).json").touch()
    assert notice_of_copies(path)[0].startswith("Beside your data lie 2 other copies of it.")


def test_a_merge_is_taken_back_whole_after_a_change_and_its_undo(
    start: Start, path: Path, other: Path
) -> None:
    mine, theirs = start(), start(other)
    own = mine.add(mood=1)
    came, removed = theirs.add(mood=5), theirs.add(mood=6)
    merge(mine, other)
    mine.change(replace(came, mood=7))
    mine.remove(removed)
    for _ in range(3):
        mine.undo()
    assert [entry.id for entry in mine.journal.all(CheckIn)] == [own.id]
    assert [row["id"] for row in tables(path)["check_ins"].values()] == [own.id]
    assert "trash" not in tables(path)
    mine.redo()
    assert {row["mood"] for row in tables(path)["check_ins"].values()} == {1, 5, 6}
    assert {entry.mood for entry in mine.journal.all(CheckIn)} == {1, 5, 6}


def test_a_deletion_that_came_with_a_merge_is_taken_back_after_a_restore_and_its_undo(
    path: Path, other: Path, start: Start, fork: Callable[[], tuple[Program, Program]]
) -> None:
    held = start().add(mood=4)
    mine, theirs = fork()
    theirs.remove(held)
    mine.skip(timedelta(hours=6))
    merge(mine, other)
    mine.restore(held)
    mine.undo()
    mine.undo()
    assert mine.check_in(held) is not None
    assert list(tables(path)["check_ins"]) == [held.id]
    assert mine.journal.trash() == []
    assert "trash" not in tables(path)


def test_undoing_a_merge_leaves_what_another_program_made_of_a_record_meanwhile(
    start: Start, path: Path, other: Path
) -> None:
    mine, theirs = start(), start(other)
    came = theirs.add(mood=5)
    merge(mine, other)
    window = start()
    mine.undo()
    mine.redo()
    changed = start().change(replace(came, mood=9))
    window.undo()
    assert window.seen_anew(came) is not None
    assert list(tables(path)["check_ins"]) == [changed.id]
