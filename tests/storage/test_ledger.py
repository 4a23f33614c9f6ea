"""Steps in the file: the history in bounds, undo, redo and trash when several programs work."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn, Event
from mindtui.domain.history import Change, HistoryLimit, Step
from mindtui.domain.record import new_id
from mindtui.errors import NothingFound
from tests.storage.program import NOW, Program

Start = Callable[..., Program]
ByHand = Callable[[Callable[[dict[str, Any]], None]], None]


def saved(path: Path, table: str = "check_ins") -> dict[str, dict[str, Any]]:
    docs: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")).get(table, {})
    return docs


def test_going_back_and_forth_pushes_nothing_out_of_the_history(start: Start, path: Path) -> None:
    program = start(history=HistoryLimit(steps=10))
    for mood in range(10):
        program.add(mood=mood)
    for _ in range(3):
        for _ in range(8):
            program.undo()
        for _ in range(8):
            program.redo()
    assert len(saved(path, "changes")) == 10
    assert len(start().journal.undoable()) == 10


def test_the_history_is_cut_once_it_is_a_tenth_too_long(start: Start, path: Path) -> None:
    program = start(history=HistoryLimit(steps=20))
    for number in range(22):
        program.add(mood=number % 11)
    assert len(saved(path, "changes")) == 22
    newest = program.add(mood=3)
    steps = list(saved(path, "changes").values())
    assert len(steps) == 20
    assert steps[-1]["changes"][0]["id"] == newest.id


def test_what_is_old_goes_and_that_it_was_deleted_stays_known(start: Start, path: Path) -> None:
    program = start(history=HistoryLimit(days=2))
    gone = program.add(mood=1)
    program.remove(gone)
    program.skip(timedelta(days=2))
    later = program.add(mood=2)
    assert len(saved(path, "changes")) == 3
    assert saved(path, "trash")[gone.id]["record"]["mood"] == 1
    program.skip(timedelta(days=1))
    newest = program.add(mood=3)
    assert [step["changes"][0]["id"] for step in saved(path, "changes").values()] == [later.id, newest.id]
    [tombstone] = saved(path, "trash").values()
    assert tombstone == {"id": gone.id, "table": "check_ins", "removed_at": tombstone["removed_at"]}
    assert start().journal.trash() == []


def test_a_step_of_another_program_with_an_id_of_its_own_stays(
    start: Start, path: Path, by_hand: ByHand
) -> None:
    program = start(history=HistoryLimit(steps=2))
    program.add(mood=1)
    by_hand(lambda content: content["changes"].update({"zz": {"what": "?"}}))
    program.file.read()
    program.add(mood=2)
    program.add(mood=3)
    assert next(iter(saved(path, "changes"))) == "zz"
    assert len(saved(path, "changes")) == 2


def test_a_removed_record_lies_in_the_trash_as_it_was(start: Start, path: Path, by_hand: ByHand) -> None:
    program = start()
    added = program.add(mood=3)
    by_hand(lambda content: content["check_ins"][added.id].update(weather="rain"))
    before = saved(path)[added.id]
    program.remove(added)
    [row] = saved(path, "trash").values()
    assert row == {"id": added.id, "table": "check_ins", "removed_at": row["removed_at"], "record": before}
    other = start()
    back = other.restore(added)
    assert saved(path, "trash") == {}
    after = saved(path)[added.id]
    assert after == before | {"updated_at": after["updated_at"]}
    assert datetime.fromisoformat(after["updated_at"]) > datetime.fromisoformat(row["removed_at"])
    assert back == other.seen_anew(added)


def test_redo_of_a_record_brings_back_what_others_had_put_into_it(start: Start, path: Path) -> None:
    one, other = start(), start()
    added = one.add(mood=3)
    one.undo()
    assert saved(path) == {}
    other.save()
    other.redo()
    other.change(replace(added, note="from the other"))
    one.save()
    one.undo()
    one.undo()
    assert saved(path) == {}
    one.redo()
    assert saved(path)[added.id]["note"] == ""
    one.redo()
    assert saved(path)[added.id]["note"] == "from the other"


def test_an_undo_never_takes_back_what_another_program_changed_meanwhile(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5, energy=5, event=Event(trigger="call", peak=4))
    changed = replace(added, mood=6, energy=6, event=Event(trigger="a call", peak=5))
    one.change(changed)
    other = start()
    other.change(replace(changed, energy=9, note="theirs", event=Event(trigger="a call", peak=8)))
    one.undo()
    doc = saved(path)[added.id]
    assert (doc["mood"], doc["energy"], doc["note"]) == (5, 9, "theirs")
    assert (doc["event"]["trigger"], doc["event"]["peak"]) == ("call", 8)
    assert one.check_in(added) == other.seen_anew(added)


def test_an_undo_of_an_addition_lets_the_others_edit_lie_in_the_trash(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5)
    other = start()
    other.change(replace(added, note="theirs"))
    one.undo()
    assert saved(path) == {}
    assert saved(path, "trash")[added.id]["record"]["note"] == "theirs"
    one.restore(added)
    assert saved(path)[added.id]["note"] == "theirs"


def test_both_undo_the_same_step_and_both_redo_it(start: Start, path: Path) -> None:
    one = start()
    one.add(mood=1)
    second = one.add(mood=2)
    other = start()
    one.undo()
    other.undo()
    assert [doc["mood"] for doc in saved(path).values()] == [1]
    one.save()
    one.redo()
    other.redo()
    assert [doc["mood"] for doc in saved(path).values()] == [1, 2]
    assert saved(path)[second.id]["mood"] == 2
    assert [step.undone for step in start().journal.all(Step)] == [None, None]


def test_of_two_changes_to_one_field_the_later_stands_and_the_earlier_is_in_the_history(
    start: Start, path: Path
) -> None:
    one = start()
    added = one.add(mood=5)
    other = start()
    one.change(replace(added, mood=6))
    other.change(replace(added, mood=7))
    assert saved(path)[added.id]["mood"] == 7
    last = list(saved(path, "changes").values())[-1]
    assert (last["changes"][0]["before"]["mood"], last["changes"][0]["after"]["mood"]) == (6, 7)
    other.undo()
    assert saved(path)[added.id]["mood"] == 6


def test_of_two_changes_the_time_is_that_of_the_later_whoever_saves_first(start: Start, path: Path) -> None:
    late, early = start(), start()
    added = late.add(mood=5)
    early.save()
    late.skip(timedelta(hours=1))
    late.change(replace(added, mood=6))
    early.change(replace(added, energy=3))
    assert saved(path)[added.id]["updated_at"] == "2026-11-22T22:33:00.000001Z"


def test_an_edit_of_what_was_removed_elsewhere_comes_back_with_it(start: Start, path: Path) -> None:
    one = start()
    added = one.add(mood=5)
    other = start()
    one.remove(added)
    other.change(replace(added, note="still mine"))
    assert saved(path) == {}
    one.save()
    one.restore(added)
    assert saved(path)[added.id]["note"] == "still mine"


def test_what_is_forgotten_is_nowhere_in_the_file(start: Start, path: Path) -> None:
    program = start()
    program.add(mood=1, note="stays")
    gone = program.add(mood=2, note="a secret word")
    gone = program.change(replace(gone, note="another secret"))
    program.journal.keep_draft(gone.id, {"note": "third secret"}, program.now())
    program.journal.keep_draft("new", {"note": "a draft"}, program.now())
    program.remove(gone)
    other = start()
    program.journal.forget(program.journal.trash(), program.now())
    program.save()
    text = path.read_text("utf-8")
    assert "secret" not in text
    assert "stays" in text
    assert "a draft" in text
    [tombstone] = saved(path, "trash").values()
    assert set(tombstone) == {"id", "table", "removed_at"}
    assert [len(step["changes"]) for step in saved(path, "changes").values()] == [1, 0, 0, 0]
    assert len(start().journal.undoable()) == 1
    other.undo()
    assert gone.id not in saved(path)
    with pytest.raises(NothingFound):
        start().restore(gone)


def test_what_another_window_forgot_comes_back_neither_by_restoring_nor_by_redoing(
    start: Start, path: Path
) -> None:
    stale = start()
    gone = stale.add(note="a word")
    stale.remove(gone)
    other = start()
    other.journal.forget(other.journal.trash(), other.now())
    other.save()
    stale.restore(gone)
    assert "a word" not in path.read_text("utf-8")
    with pytest.raises(NothingFound):
        stale.undo()
    assert stale.check_in(gone) is None
    assert saved(path) == {}


def test_a_record_that_is_added_under_the_id_of_a_deleted_one_is_newer_than_its_deletion(
    start: Start, path: Path
) -> None:
    program = start()
    added = program.add(mood=5)
    program.remove(added)
    program.journal.add(replace(added, mood=8), NOW - timedelta(days=1))
    program.save()
    assert saved(path, "trash") == {}
    assert saved(path)[added.id]["mood"] == 8
    assert saved(path)[added.id]["updated_at"] > "2026-11-22T21:3"


def test_an_exact_step_is_all_or_nothing_for_each_row(start: Start, path: Path) -> None:
    program = start()
    held, other = program.add(mood=1), program.add(mood=2)
    docs = saved(path)
    changes = (
        Change("check_ins", held.id, docs[held.id], None),
        Change("check_ins", other.id, {"mood": "not this"}, None),
        Change("moons", "1", None, {"phase": "full"}),
    )
    merged: dict[str, Any] = {"deed": "merge", "what": "merged", "is_exact": True, "changes": changes}
    step_id = new_id(program.now(), program.random)
    program.file.commit(Step(id=step_id, at=program.now(), program="shell", **merged))
    program.journal.renew(program.file.read())
    assert list(saved(path)) == [other.id]
    assert saved(path, "moons") == {"1": {"phase": "full"}}
    assert saved(path, "trash") == {}
    program.undo()
    assert saved(path) == docs
    assert saved(path, "moons") == {}
    program.redo()
    assert list(saved(path)) == [other.id]
    assert saved(path, "moons") == {"1": {"phase": "full"}}


def test_a_step_of_many_changes_is_taken_undone_and_redone(start: Start, path: Path) -> None:
    program = start()
    with program.journal.batch("imported 200 check-ins", program.now()):
        for number in range(200):
            program.journal.add(CheckIn(at=program.now(), mood=number % 11), program.now())
    program.save()
    before = saved(path)
    program.undo()
    assert saved(path) == {}
    assert len(saved(path, "trash")) == 200
    program.redo()
    assert {name: doc["mood"] for name, doc in saved(path).items()} == {
        name: doc["mood"] for name, doc in before.items()
    }
    assert saved(path, "trash") == {}
