"""Undo, redo and the trash, as the journal in memory has them."""

from datetime import datetime, timedelta, timezone
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from mindtui.domain import shelves
from mindtui.domain.check_in import CheckIn, Event
from mindtui.domain.history import Change, Step, laid_over, redoable, undoable, without
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record, as_doc, new_id
from mindtui.domain.shelf import Shelf, last_id
from mindtui.domain.trash import Removed
from mindtui.errors import NothingFound, UsageError
from tests.domain.moments import NOON, TODAY, journal, mood

MINUTE = timedelta(minutes=1)


def moods(book: Journal) -> list[int | None]:
    return [entry.mood for entry in book.all(CheckIn)]


def read_anew(book: Journal) -> Journal:
    """The journal that the next start of the program has."""
    kinds: tuple[type[Record], ...] = (CheckIn, Step, Removed)
    tables = {kind.table: {record.id: as_doc(record) for record in book.all(kind)} for kind in kinds}
    return Journal({name: msgspec.json.encode(docs) for name, docs in tables.items()}, random=Random(9))


def test_redo_makes_again_what_undo_took_back() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.change(replace(added, mood=2), NOON)
    book.remove(added, NOON)
    for _ in range(3):
        book.undo(NOON)
    assert book.is_empty()
    assert [book.redo(NOON).what for _ in range(2)] == ["added check-in", "changed check-in"]
    assert moods(book) == [2]
    assert book.redo(NOON).what == "removed check-in"
    assert book.is_empty()
    with pytest.raises(NothingFound, match="nothing to redo"):
        book.redo(NOON)


def test_after_a_new_change_there_is_nothing_to_redo() -> None:
    book = journal()
    for number in (1, 2, 3):
        book.add(mood(number), NOON + number * MINUTE)
    book.undo(NOON)
    book.undo(NOON)
    assert len(book.redoable()) == 2
    book.add(mood(9), NOON + 9 * MINUTE)
    assert book.redoable() == []
    book.undo(NOON)
    assert [step.what for step in book.redoable()] == ["added check-in"]
    book.redo(NOON)
    assert moods(book) == [1, 9]
    assert book.redoable() == []


def test_undo_and_redo_outlive_the_program() -> None:
    book = journal()
    for number in (1, 2):
        book.add(mood(number), NOON + number * MINUTE)
    book.undo(NOON)
    again = read_anew(book)
    assert len(again.undoable()) == 1
    again.redo(NOON)
    assert moods(again) == [1, 2]


def test_a_batch_is_redone_as_one() -> None:
    book = journal()
    with book.batch("moved plan", NOON):
        added = book.add(Plan(label="Walk", day=TODAY), NOON)
        book.change(replace(added, label="Walk far"), NOON)
        book.add(mood(5), NOON)
    book.undo(NOON)
    assert book.is_empty()
    assert book.redo(NOON).what == "moved plan"
    assert [plan.label for plan in book.all(Plan)] == ["Walk far"]
    assert moods(book) == [5]


def test_undo_follows_the_order_of_deeds_on_a_journey_to_the_west() -> None:
    book = journal()
    book.add(mood(1), NOON)
    in_new_york = (NOON + timedelta(hours=1)).astimezone(timezone(timedelta(hours=-5)))
    book.add(mood(2, in_new_york), in_new_york)
    book.undo(in_new_york)
    assert moods(book) == [1]


def test_whatever_is_put_back_was_changed_later_than_before_though_the_clock_was_set_back() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    changed = book.change(replace(added, mood=2), NOON - timedelta(days=1))
    assert changed.updated_at is not None
    assert changed.updated_at > NOON
    book.undo(NOON - timedelta(days=2))
    [undone] = book.all(CheckIn)
    assert undone.mood == 6
    assert undone.updated_at is not None
    assert undone.updated_at > changed.updated_at
    book.remove(undone, NOON - timedelta(days=3))
    [removed] = book.trash()
    assert removed.removed_at > undone.updated_at
    back = book.restore(removed, NOON - timedelta(days=4))
    assert back.updated_at is not None
    assert back.updated_at > removed.removed_at


def test_undo_leaves_alone_what_was_changed_since_by_a_program_without_a_history() -> None:
    book = journal()
    added = book.add(CheckIn(at=NOON, mood=6, event=Event(trigger="call", peak=3)), NOON)
    changed = book.change(replace(added, mood=2, event=Event(trigger="a call", peak=4)), NOON)
    elsewhere = replace(changed, mood=9, event=Event(trigger="a call", peak=8))
    steps = {step.id: as_doc(step) for step in book.all(Step)}
    records = {added.id: as_doc(elsewhere)}
    book.renew({"check_ins": msgspec.json.encode(records), "changes": msgspec.json.encode(steps)})
    book.undo(NOON)
    [entry] = book.all(CheckIn)
    assert (entry.mood, entry.event) == (9, Event(trigger="call", peak=8))


def test_what_another_put_into_parts_of_a_field_stays() -> None:
    was = {"event": {"peak": 3, "trigger": "call"}}
    change = Change("t", "1", was, {"event": {"peak": 4, "trigger": "call"}})
    present = {"event": {"peak": 3, "trigger": "phone", "place": "desk"}, "mood": 1}
    assert laid_over(present, change) == {"event": {"peak": 4, "trigger": "phone", "place": "desk"}}
    other = {"event": {"peak": 9, "trigger": "phone"}}
    assert laid_over(other, change, gently=True) == {"event": {"peak": 9, "trigger": "phone"}}


def test_a_step_that_an_older_program_took_back_is_passed_over() -> None:
    book = journal()
    for number in (1, 2):
        book.add(mood(number), NOON + number * MINUTE)
    one, two = book.all(Step)
    row = replace(two, id=two.id[:-1] + "f", deed="undo", undoes=two.id)
    assert [step.id for step in undoable([one, two, row])] == [one.id]
    assert redoable([one, two, row]) == []


def test_what_a_merge_brought_into_the_history_is_not_undone_step_by_step() -> None:
    book = journal()
    for number in (1, 2, 3, 4):
        book.add(mood(number), NOON + number * MINUTE)
    mine, theirs, merge, newer = book.all(Step)
    merged = replace(merge, deed="merge", brought=(theirs.id,))
    assert [step.id for step in undoable([mine, theirs, merged, newer])] == [newer.id, merged.id, mine.id]
    undone = replace(merged, undone=newer.id)
    assert [step.id for step in undoable([mine, theirs, undone])] == [mine.id]
    assert redoable([mine, theirs, undone]) == [undone]


def test_what_was_deleted_lies_in_the_trash_until_it_is_restored() -> None:
    book = journal()
    first, second = book.add(mood(1), NOON), book.add(mood(2), NOON + MINUTE)
    book.remove(first, NOON + 2 * MINUTE)
    book.remove(second, NOON + 3 * MINUTE)
    assert [removed.id for removed in book.trash()] == [second.id, first.id]
    found = book.find_removed(first.id[-8:])
    assert book.restored(found) == first
    back = book.restore(found, NOON + 4 * MINUTE)
    assert list(book.all(CheckIn)) == [back]
    assert (back.id, back.created_at, back.updated_at) == (first.id, NOON, NOON + 4 * MINUTE)
    assert [removed.id for removed in book.trash()] == [second.id]
    with pytest.raises(NothingFound, match="cannot be restored"):
        book.restore(found, NOON)
    assert book.undo(NOON).what == "restored check-in"
    assert {removed.id for removed in book.trash()} == {first.id, second.id}
    with pytest.raises(NothingFound, match="No record in the trash has the id “zzzz”"):
        book.find_removed("zzzz")
    with pytest.raises(UsageError, match="2 records"):
        book.find_removed(first.id[:4])


def test_what_was_only_tried_lies_in_no_trash() -> None:
    book = journal()
    held = book.add(mood(5), NOON)

    def two_things() -> None:
        with book.batch("two things", NOON):
            book.add(mood(6), NOON)
            book.remove(held, NOON)
            raise UsageError("No.")

    with pytest.raises(UsageError):
        two_things()
    assert list(book.all(CheckIn)) == [held]
    assert book.trash() == []


def test_what_a_newer_program_deleted_is_kept_and_cannot_be_restored_here() -> None:
    rows = [
        Removed(id="a", of="moons", removed_at=NOON, record={"phase": "full"}),
        Removed(id="b", of="check_ins", removed_at=NOON, record={"mood": "?"}),
        Removed(id="c", of="check_ins", removed_at=NOON),
    ]
    book = Journal({"trash": msgspec.json.encode({row.id: as_doc(row) for row in rows})})
    assert [removed.id for removed in book.trash()] == ["b", "a"]
    for removed in book.trash():
        assert book.restored(removed) is None
        with pytest.raises(NothingFound, match="another version"):
            book.restore(removed, NOON)


def test_what_an_older_program_put_back_beside_its_place_in_the_trash_stays_as_it_is() -> None:
    book = journal()
    added = book.add(mood(5), NOON)
    row = Removed(id=added.id, of="check_ins", removed_at=NOON, record=as_doc(replace(added, mood=1)))
    tables = {"check_ins": {added.id: as_doc(added)}, "trash": {added.id: as_doc(row)}}
    book.renew({name: msgspec.json.encode(docs) for name, docs in tables.items()})
    with pytest.raises(NothingFound, match="cannot be restored"):
        book.restore(row, NOON)
    assert moods(book) == [5]


def test_what_is_forgotten_is_in_no_history_and_cannot_be_undone() -> None:
    book = journal()
    told: list[Step | None] = []
    kept = book.add(mood(1), NOON)
    with book.batch("two", NOON):
        gone = book.add(mood(2), NOON + MINUTE)
        book.change(replace(kept, mood=3), NOON)
    book.remove(gone, NOON)
    book.changed.append(told.append)
    book.forget(book.trash(), NOON)
    book.forget(book.trash(), NOON)
    assert [step.deed for step in told if step] == ["forget"]
    assert book.trash() == []
    assert [removed.record for removed in book.all(Removed)] == [None]
    left = [[change.id for change in step.changes] for step in book.all(Step)]
    assert left == [[kept.id], [kept.id], []]
    assert book.undo(NOON).what == "two"
    assert moods(book) == [1]


def test_an_exact_step_is_undone_where_what_was_done_since_is_undone_too() -> None:
    early = as_doc(replace(mood(1), id="c", created_at=NOON, updated_at=NOON))
    row = as_doc(Removed(id="c", of="check_ins", removed_at=NOON, record=early))
    changes = (Change("check_ins", "c", None, early), Change("trash", "c", row, None))
    merge = Step(
        id=new_id(NOON, Random(1)),
        at=NOON,
        program="shell",
        deed="merge",
        what="merged",
        changes=changes,
        is_exact=True,
    )
    tombstone = as_doc(Removed(id="c", of="check_ins", removed_at=NOON))
    emptied = replace(merge, changes=(Change("trash", "c", row, tombstone),))
    book = Journal({"trash": msgspec.json.encode({"c": row})}, random=Random(3))
    book.renew({"trash": msgspec.json.encode({"c": row})}, [merge])
    held = book.change(replace(book.all(CheckIn)[0], mood=9), NOON)
    book.undo(NOON)
    assert held not in book.all(CheckIn)
    assert book.undo(NOON).what == "merged"
    assert moods(book) == []
    assert [removed.record for removed in book.trash()] == [early]
    book.redo(NOON)
    book.redo(NOON)
    assert moods(book) == [9]
    book.renew({"trash": msgspec.json.encode({"c": row})}, [emptied])
    assert book.trash() == []
    book.undo(NOON)
    assert len(book.trash()) == 1
    book.redo(NOON)
    assert book.trash() == []


def test_a_step_without_what_is_forgotten_may_be_nothing() -> None:
    changes = tuple(Change("check_ins", name, None, {"id": name}) for name in "ab")
    step = Step(at=NOON, program="app", deed="merge", what="merged", changes=changes, lost=changes[:1])
    left = without(step, frozenset("a"), NOON)
    assert left == replace(step, changes=changes[1:], lost=(), updated_at=NOON)
    later = NOON + timedelta(microseconds=1)
    assert without(left, frozenset("b"), NOON) == replace(left, changes=(), updated_at=later)
    assert without(left, frozenset("c"), NOON) is left


def test_pending_undo_redo_and_forgetting_are_laid_over_what_another_program_wrote() -> None:
    book = journal()
    held = [book.add(mood(number), NOON + number * MINUTE) for number in range(4)]
    kinds: tuple[type[Record], ...] = (CheckIn, Step, Removed)

    def tables() -> dict[str, bytes]:
        return {k.table: msgspec.json.encode({r.id: as_doc(r) for r in book.all(k)}) for k in kinds}

    book.undo(NOON)
    before = tables()
    pending: list[Step] = []
    book.changed.append(lambda step: pending.append(step) if step else None)
    book.redo(NOON + 4 * MINUTE)
    book.undo(NOON + 5 * MINUTE)
    book.undo(NOON + 6 * MINUTE)
    book.remove(held[0], NOON + 7 * MINUTE)
    book.forget([book.find_removed(held[0].id)], NOON + 8 * MINUTE)
    seen = ([as_doc(record) for record in book.all(CheckIn)], book.trash(), book.undoable())
    book.renew(before, pending)
    assert ([as_doc(record) for record in book.all(CheckIn)], book.trash(), book.undoable()) == seen


def test_adding_decodes_neither_records_nor_history_nor_trash(monkeypatch: pytest.MonkeyPatch) -> None:
    book = journal()
    for number in range(3):
        book.remove(book.add(mood(number), NOON), NOON)
    far = NOON + timedelta(days=400)
    newest = book.add(mood(4), far)
    again = read_anew(book)
    decoded: list[str] = []

    class Watched(Shelf[Record]):
        def __init__(self, kind: type[Record], *rest: object) -> None:
            decoded.append(kind.table)
            super().__init__(kind, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(shelves, "Shelf", Watched)
    later = again.add(mood(7), NOON)
    again.add(mood(8), NOON)
    assert decoded == []
    assert [entry.mood for entry in again.all(CheckIn)] == [7, 8, 4]
    assert [again.undo(far).changes[0].id for _ in range(3)][1:] == [later.id, newest.id]


def test_the_newest_row_is_found_without_decoding_the_others() -> None:
    assert last_id(b"{\n}") is None
    assert last_id(b'{\n"a":{"x":"\\n\\"b\\":"},\n"a\\":b":{"y":[1,2]}\n}') == 'a":b'
    assert last_id(memoryview(b'{\n"a":{}\n}')) == "a"
    assert last_id(msgspec.Raw(b'{"b":{}, "a":{}}')) == "b"


def test_a_moment_without_an_offset_is_no_stumbling_block() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    naive = replace(added, updated_at=datetime(2031, 1, 1))  # noqa: DTZ001
    book.renew({"check_ins": msgspec.json.encode({added.id: as_doc(naive)})})
    changed = book.change(replace(naive, mood=2), NOON)
    assert changed.updated_at == datetime(2031, 1, 1, 0, 0, 0, 1)  # noqa: DTZ001
