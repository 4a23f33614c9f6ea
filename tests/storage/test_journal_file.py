"""The journal's file: steps in, tables out."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import pytest

from mindtui.domain.check_in import CheckIn, Event
from mindtui.domain.history import HistoryLimit, Step
from mindtui.errors import DataFileError, Locked
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.backups import Backups
from mindtui.storage.envelope import is_sealed
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.lock import Lock
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.storage.program import NOW, Program

Start = Callable[..., Program]
ByHand = Callable[[Callable[[dict[str, Any]], None]], None]


def saved(path: Path, table: str = "check_ins") -> dict[str, dict[str, Any]]:
    docs: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))[table]
    return docs


def test_reading_makes_nothing(path: Path) -> None:
    file = JournalFile(path)
    assert file.read() == {}
    assert not file.has_changed()
    assert list(path.parent.iterdir()) == []


def test_a_record_comes_back_with_the_next_start(start: Start, path: Path) -> None:
    added = start().add(note="Slept well", tags=("sleep",))
    again = start()
    assert again.journal.all(CheckIn) == [added]
    assert again.journal.last_step() is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_several_steps_are_one_save(start: Start, path: Path) -> None:
    program = start()
    for mood in range(3):
        program.journal.add(CheckIn(at=program.now(), mood=mood), program.now())
    program.save()
    content = json.loads(path.read_text("utf-8"))
    assert (len(content["check_ins"]), len(content["changes"]), content["_seal"]["1"]["gen"]) == (3, 3, 1)


def test_change_remove_and_undo_are_in_the_file(start: Start, path: Path) -> None:
    program = start()
    added = program.add(mood=3)
    program.change(msgspec.structs.replace(added, mood=4))
    assert saved(path)[added.id]["mood"] == 4
    program.remove(added)
    assert saved(path) == {}
    program.undo()
    assert saved(path)[added.id]["mood"] == 4
    program.undo()
    assert saved(path)[added.id]["mood"] == 3
    program.undo()
    assert saved(path) == {}
    assert [doc["deed"] for doc in saved(path, "changes").values()] == ["add", "change", "remove"]
    assert all(doc["undone"] for doc in saved(path, "changes").values())


def test_a_removal_of_an_earlier_run_is_undone(start: Start, path: Path) -> None:
    program = start()
    added = program.add(mood=3)
    program.remove(added)
    start().undo()
    assert saved(path)[added.id]["mood"] == 3


def test_unknown_keys_survive_change_removal_and_undo(start: Start, path: Path, by_hand: ByHand) -> None:
    program = start()
    added = program.add(event=Event(trigger="deadline"))

    def add_unknown(content: dict[str, Any]) -> None:
        content["check_ins"][added.id]["weather"] = {"sky": "gray"}
        content["check_ins"][added.id]["event"]["place"] = "desk"
        content["moons"] = {"1": {"phase": "full"}}

    by_hand(add_unknown)
    program.change(msgspec.structs.replace(added, event=Event(trigger="deadline", peak=7)))
    changed = saved(path)[added.id]
    assert changed["weather"] == {"sky": "gray"}
    assert changed["event"] | {"place": "desk", "peak": 7} == changed["event"]
    program.remove(added)
    assert added.id not in saved(path)
    program.undo()
    assert saved(path)[added.id] | {"updated_at": changed["updated_at"]} == changed
    program.undo()
    assert saved(path)[added.id]["event"]["place"] == "desk"
    assert saved(path)[added.id]["event"]["peak"] is None
    assert saved(path, "moons") == {"1": {"phase": "full"}}


def test_two_programs_see_each_other(start: Start) -> None:
    one, other = start(), start()
    first = one.add(mood=1)
    assert not one.was_renewed
    assert other.file.has_changed()
    second = other.add(mood=2)
    assert other.was_renewed
    assert other.check_in(first) == first
    assert one.file.has_changed()
    one.save()
    assert one.was_renewed
    assert one.check_in(second) == second
    assert not one.file.has_changed()
    one.add(mood=3)
    assert not one.was_renewed


def test_edits_of_different_fields_both_survive(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5, energy=5, event=Event(trigger="call", peak=4))
    other = start()
    one.change(msgspec.structs.replace(added, mood=6, event=Event(trigger="call", peak=8)))
    other.change(msgspec.structs.replace(added, energy=7, event=Event(trigger="phone call", peak=4)))
    doc = saved(path)[added.id]
    assert (doc["mood"], doc["energy"]) == (6, 7)
    assert (doc["event"]["trigger"], doc["event"]["peak"]) == ("phone call", 8)
    shown = other.check_in(added)
    assert shown is not None
    assert (shown.mood, shown.energy) == (6, 7)


def test_what_was_removed_elsewhere_stays_removed(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5)
    other = start()
    one.remove(added)
    other.change(msgspec.structs.replace(added, mood=9))
    assert saved(path) == {}
    assert other.check_in(added) is None
    assert [doc["deed"] for doc in saved(path, "changes").values()] == ["add", "remove", "change"]


def test_removing_what_was_removed_elsewhere_is_no_error(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5)
    other = start()
    one.remove(added)
    other.remove(added)
    assert saved(path) == {}


def test_an_undo_by_both_brings_it_back_once_and_keeps_later_edits(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5)
    one.remove(added)
    other = start()
    one.undo()
    one.change(msgspec.structs.replace(added, mood=8))
    other.undo()
    assert saved(path)[added.id]["mood"] == 8


def test_a_commit_may_be_made_again(start: Start, path: Path) -> None:
    program = start()
    steps: list[Step] = []
    program.journal.changed.append(lambda step: steps.append(step) if step else None)
    added = program.add(mood=5)
    program.remove(added)
    program.file.commit(*steps)
    assert saved(path) == {}
    assert len(saved(path, "changes")) == 2


def test_the_history_has_a_limit(start: Start, path: Path) -> None:
    program = start(history=HistoryLimit(steps=3))
    for mood in range(5):
        program.add(mood=mood)
    assert [doc["changes"][0]["after"]["mood"] for doc in saved(path, "changes").values()] == [2, 3, 4]
    assert len(saved(path)) == 5


def test_an_undo_of_a_removal_beyond_the_history_brings_back_what_is_known(start: Start, path: Path) -> None:
    program = start(history=HistoryLimit(steps=1))
    added = program.add(mood=5)
    program.remove(added)
    other = start(history=HistoryLimit(steps=1))
    other.add(mood=1)
    program.undo()
    assert saved(path)[added.id]["mood"] == 5


def test_a_spoiled_history_does_not_stop_an_undo(start: Start, path: Path, by_hand: ByHand) -> None:
    program = start()
    added = program.add(mood=5)
    program.remove(added)

    def spoil(content: dict[str, Any]) -> None:
        for step in content["changes"].values():
            step["changes"] = "?"

    by_hand(spoil)
    program.undo()
    assert saved(path)[added.id]["mood"] == 5


def test_a_file_that_appears_or_vanishes_is_noticed(start: Start, path: Path, by_hand: ByHand) -> None:
    watching = start()
    assert not watching.file.has_changed()
    start().add(mood=1)
    assert watching.file.has_changed()
    watching.file.read()
    assert not watching.file.has_changed()
    by_hand(lambda content: content["check_ins"].clear())
    assert watching.file.has_changed()
    assert watching.file.read()["check_ins"] == b"{\n}"
    path.unlink()
    assert watching.file.has_changed()
    with pytest.raises(DataFileError, match=r"is gone.*Put it back"):
        watching.file.read()
    assert not path.exists()


def test_looking_never_waits_for_a_commit(start: Start, path: Path) -> None:
    program = start(patience=0.2)
    program.add(mood=1)
    other = start()
    program.journal.add(CheckIn(at=program.now(), mood=2), program.now())
    refused: list[Locked] = []

    def commit() -> None:
        try:
            program.save()
        except Locked as error:
            refused.append(error)

    with Lock(path, program="log"):
        worker = Thread(target=commit)
        worker.start()
        looks = 0
        while worker.is_alive():
            assert not program.file.has_changed()
            looks += 1
        worker.join()
    assert looks > 10
    assert "mindtui log" in refused[0].message
    assert not other.file.has_changed()


def test_a_new_file_is_written_once(path: Path) -> None:
    contents = {
        "check_ins": {"0199": {"id": "0199", "at": "2026-11-22T21:30:00+01:00", "mood": 6}},
        "plans": {},
    }
    file = JournalFile(path)
    file.write_new(contents)
    assert not file.has_changed()
    assert saved(path) == contents["check_ins"]
    before = path.read_bytes()
    with pytest.raises(DataFileError, match=r"there already.*--data FILE"):
        JournalFile(path).write_new({})
    assert path.read_bytes() == before


def test_missing_folders_are_made_at_the_first_commit_only(start: Start, tmp_path: Path) -> None:
    place = tmp_path / "new" / "journal.json"
    program = start(place)
    assert not place.parent.exists()
    program.add(mood=1)
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_link_stays_a_link(start: Start, path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    path.symlink_to(real)
    start().add(mood=1)
    start(real).add(mood=2)
    assert path.is_symlink()
    assert len(saved(real)) == 2
    assert sorted(file.name for file in path.parent.iterdir()) == ["elsewhere", "journal.json"]


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"check_ins":{', bytes(64)])
def test_a_bad_file_is_not_touched(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    before = path.stat()
    file = JournalFile(path)
    for call in (file.read, file.commit, lambda: file.write_new({})):
        with pytest.raises(DataFileError):
            call()
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(path.parent.iterdir()) == [path]


def test_a_bad_file_that_is_mended_is_read(start: Start, path: Path) -> None:
    program = start()
    added = program.add(mood=1)
    good = path.read_bytes()
    path.write_bytes(good[:-9])
    with pytest.raises(DataFileError, match="its end is missing"):
        program.file.read()
    path.write_bytes(good)
    assert added.id.encode() in bytes(program.file.read()["check_ins"])


def test_a_file_of_a_newer_program_is_read_only(start: Start, path: Path, by_hand: ByHand) -> None:
    added = start().add(mood=1)
    by_hand(lambda content: content["_meta"]["1"].update(write=2))
    before = path.read_bytes()
    program = start()
    assert program.check_in(added) == added
    with pytest.raises(NotSaved, match="newer MindTUI"):
        program.add(mood=2)
    assert path.read_bytes() == before


def test_a_full_disk_loses_nothing_and_the_next_commit_brings_it(path: Path, run: Callable[..., str]) -> None:
    code = """
import resource, sys
from pathlib import Path
from mindtui.storage.atomic_file import NotSaved
from tests.storage.program import NOW, Program
program = Program(Path(sys.argv[1]))
program.add(mood=1)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
kept = []
program.journal.changed.append(kept.append)
try:
    program.add(note="x" * 10_000)
except NotSaved as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
program.file.commit(*kept)
"""
    assert run(code, path).startswith("Not saved:")
    assert [len(doc["note"]) for doc in saved(path).values()] == [0, 10_000]
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.json", "journal.json.lock"]


def test_importing_it_loads_nothing_heavy(run: Callable[..., str]) -> None:
    code = """
import sys
before = set(sys.modules)
import mindtui.storage.journal_file
heavy = {"asyncio", "tempfile", "shutil", "logging", "hashlib", "textual"}
print(sorted(heavy & (set(sys.modules) - before)))
"""
    assert run(code) == "[]\n"


def backups_of(path: Path) -> Backups:
    return Backups(path.parent / "backups", path.name, lambda: NOW)


def test_a_file_that_others_may_read_is_closed_to_them_and_that_is_said_once(
    start: Start, path: Path
) -> None:
    start().add(mood=1)
    path.chmod(0o664)
    program = start()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert program.file.take_notices() == [f"Others could read {path}; now only you can."]
    program.file.read()
    assert program.file.take_notices() == []
    assert not program.file.has_changed()


def test_an_edit_by_hand_is_told_once_and_kept_before_the_first_save_over_it(
    start: Start, path: Path, by_hand: ByHand
) -> None:
    added = start().add(mood=1)
    by_hand(lambda content: content["check_ins"][added.id].update(mood=7))
    path.chmod(0o600)
    edited = path.read_bytes()
    backups = backups_of(path)
    program = start(backups=backups)
    [notice] = program.file.take_notices()
    assert "was changed by something other than MindTUI" in notice
    assert backups.all() == ()
    program.journal.keep_draft("check-in", {"mood": "7"}, program.now())
    program.save()
    program.add(mood=2)
    assert [backup.label for backup in backups.all()] == ["daily", "edited"]
    assert backups.all()[1].content() == edited
    assert program.file.take_notices() == []
    assert start().file.take_notices() == []
    assert [doc["mood"] for doc in saved(path).values()] == [7, 2]


def test_bits_that_changed_inside_a_record_are_noticed(start: Start, path: Path) -> None:
    start().add(note="warm")
    path.write_bytes(path.read_bytes().replace(b'"note":"warm"', b'"note":"wa\xc2\xb7m"', 1))
    program = start(backups=backups_of(path))
    assert len(program.file.take_notices()) == 1
    assert program.journal.all(CheckIn)[0].note == "wa·m"


def test_a_newer_programs_file_is_not_written_elsewhere_as_one_of_ours(start: Start, path: Path) -> None:
    start().add()
    path.write_bytes(path.read_bytes().replace(b'"write":1', b'"write":9'))
    elsewhere = path.with_name("elsewhere.json")
    with pytest.raises(NotSaved, match="Update MindTUI"):
        start().file.copied_to(elsewhere)
    assert not elsewhere.exists()


def fail_to_sync(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_copy_has_everything_and_leaves_the_file_as_it_was(start: Start, path: Path) -> None:
    program = start()
    first = program.add(note="one")
    content = json.loads(path.read_text("utf-8"))
    content["of_another_program"] = {"1": {"left": "as it is"}}
    content["_meta"]["1"]["mark"] = "of another program"
    path.write_text(json.dumps(content), "utf-8")
    program.file.read()
    before = path.read_bytes()
    second = program.journal.add(CheckIn(at=program.now(), mood=2), program.now())
    other = path.with_name("other.json")
    twin = program.file.copied_to(other, *program.pending)
    assert path.read_bytes() == before
    assert set(saved(other)) == {first.id, second.id}
    assert saved(other, "of_another_program") == {"1": {"left": "as it is"}}
    assert saved(other, "_meta")["1"]["mark"] == "of another program"
    assert len(saved(other, "changes")) == 2
    assert stat.S_IMODE(other.stat().st_mode) == 0o600
    program.file.commit(*program.pending)
    assert set(saved(path)) == {first.id, second.id}
    with pytest.raises(DataFileError, match="is there already"):
        twin.copied_to(path)


def test_a_file_that_is_gone_can_still_be_copied(start: Start, path: Path) -> None:
    program = start()
    added = program.add(note="one")
    path.unlink()
    program.file.copied_to(path.with_name("other.json"))
    assert set(saved(path.with_name("other.json"))) == {added.id}
    assert not path.exists()


def test_a_copy_of_a_sealed_file_is_sealed(start: Start, path: Path) -> None:
    program = start()
    added = program.add(note="a word that nobody shall find")
    program.file.put_into(sealed_with("correct horse", ByArgon2(memory=8, passes=1, lanes=1)))
    other = path.with_name("other.json")
    twin = program.file.copied_to(other)
    assert is_sealed(other.read_bytes())
    assert added.id.encode() in bytes(twin.read()["check_ins"])


def test_a_copy_that_the_disk_did_not_confirm_is_used_and_saved_once_more(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.add(note="one")
    other = path.with_name("other.json")
    with monkeypatch.context() as slow_disk:
        slow_disk.setattr("mindtui.storage.atomic_file._sync_folder", fail_to_sync)
        twin = program.file.copied_to(other)
    assert len(saved(other)) == 1
    twin.commit()
    assert json.loads(other.read_text("utf-8"))["_seal"]["1"]["gen"] == 2
