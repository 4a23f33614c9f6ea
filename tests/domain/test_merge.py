"""Uniting two copies: the same whoever merges whatever in whichever order."""

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindtui.domain.history import Change, Step
from mindtui.domain.merge import Tables, merged, united
from mindtui.domain.record import Doc, as_doc
from tests.domain.moments import NOON

TIMES = [f"2026-11-2{day}T12:00:00{zone}" for day in (1, 2, 3) for zone in ("Z", "+01:00")] + ["once", ""]
FEW = settings(max_examples=60, deadline=None)
TABLES = {"check_ins": "cde", "plans": "pq", "moons": "12"}


def record(row_id: str, at: str, mood: int = 0, **more: Any) -> Doc:
    return {"id": row_id, "updated_at": at, "mood": mood, **more}


def tombstone(table: str, row_id: str, at: str, content: Doc | None = None) -> Doc:
    row: Doc = {"id": row_id, "table": table, "removed_at": at}
    return row if content is None else row | {"record": content}


@st.composite
def copies(draw: st.DrawFn) -> Tables:
    """A copy of somebody's data, with unknown tables and keys, odd times, tombstones and a history."""
    tables: dict[str, dict[str, Doc]] = {}
    times, moods = st.sampled_from(TIMES), st.integers(0, 2)
    for table, ids in TABLES.items():
        for row_id in draw(st.sets(st.sampled_from(ids))):
            doc = record(row_id, draw(times), draw(moods))
            kind = draw(st.integers(0, 4))
            if kind == 0:
                tables.setdefault("trash", {})[row_id] = tombstone(table, row_id, draw(times), doc)
            elif kind == 1:
                tables.setdefault("trash", {})[row_id] = tombstone(table, row_id, draw(times))
            else:
                if kind == 2:
                    doc = {"weather": draw(st.sampled_from(["rain", "sun"]))}
                tables.setdefault(table, {})[row_id] = doc
    for row_id in draw(st.sets(st.sampled_from("xyz"))):
        tables.setdefault("changes", {})[row_id] = {
            "id": row_id,
            "updated_at": draw(times),
            "undone": draw(moods),
        }
    if draw(st.booleans()):
        tables.setdefault("trash", {})["odd"] = {"table": draw(moods)}
    return tables


@FEW
@given(copies(), copies())
def test_it_is_the_same_whoever_merges_whom(one: Tables, other: Tables) -> None:
    assert united(one, other) == united(other, one)


@FEW
@given(copies(), copies(), copies())
def test_it_is_the_same_in_whichever_order_three_are_merged(one: Tables, two: Tables, three: Tables) -> None:
    assert united(united(one, two), three) == united(one, united(two, three))


@FEW
@given(copies(), copies())
def test_merging_once_more_changes_nothing(one: Tables, other: Tables) -> None:
    whole = united(one, other)
    assert united(whole, one) == united(whole, other) == united(whole, whole) == whole
    assert merged(whole, one).is_empty
    assert merged(whole, other).is_empty


@FEW
@given(copies(), copies())
def test_the_changes_lead_from_mine_to_both(mine: Tables, theirs: Tables) -> None:
    found = merged(mine, theirs)
    tables: dict[str, dict[str, Doc]] = {name: dict(rows) for name, rows in mine.items()}
    for change in found.changes:
        rows = tables.setdefault(change.table, {})
        assert rows.get(change.id) == change.before
        if change.after is None:
            del rows[change.id]
        else:
            rows[change.id] = change.after
    tables.setdefault("changes", {}).update(found.history)
    whole = united(mine, theirs)
    assert {name: rows for name, rows in tables.items() if rows} == {
        n: rows for n, rows in whole.items() if rows
    }


@FEW
@given(copies(), copies())
def test_nothing_is_invented_and_nothing_untouched_is_lost(one: Tables, other: Tables) -> None:
    whole = united(one, other)
    for table, rows in whole.items():
        for row_id, row in rows.items():
            assert row in (one.get(table, {}).get(row_id), other.get(table, {}).get(row_id))
    gone = whole.get("trash", {})
    ids = [(table, row_id) for copy in (one, other) for table in copy for row_id in copy[table]]
    for table, row_id in ids:
        assert row_id in whole[table] or row_id in gone or table == "trash"


@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [
        (record("c", "2026-11-22T12:00:00Z", 1), record("c", "2026-11-22T12:00:01+01:00", 2), 1),
        (record("c", "2026-11-22T12:00:00Z", 1), record("c", "2026-11-22T12:00:00.000001Z", 2), 2),
        (record("c", "2026-11-22T12:00:00", 1), record("c", "2026-11-22T12:00:01+00:00", 2), 2),
        (record("c", "2026-11-22T12:00:00Z", 1), record("c", "2026-11-22T12:00:00Z", 2), 2),
        (record("c", "someday", 1), record("c", "2026-11-22T12:00:00Z", 0), 0),
    ],
)
def test_of_two_versions_the_later_stands(mine: Doc, theirs: Doc, stands: int) -> None:
    whole = united({"check_ins": {"c": mine}}, {"check_ins": {"c": theirs}})
    assert whole["check_ins"]["c"]["mood"] == stands


def test_what_was_deleted_stays_deleted_and_what_was_restored_later_stays() -> None:
    early, late = record("c", "2026-11-21T12:00:00Z"), record("c", "2026-11-23T12:00:00Z")
    trash = {"trash": {"c": tombstone("check_ins", "c", "2026-11-22T12:00:00Z", early)}}
    assert united({"check_ins": {"c": early}}, trash) == {"check_ins": {}, **trash}
    assert united({"check_ins": {"c": late}}, trash) == {"check_ins": {"c": late}, "trash": {}}
    moment = record("c", "2026-11-22T12:00:00Z")
    assert united({"check_ins": {"c": moment}}, trash)["check_ins"] == {}


def test_what_was_let_go_of_does_not_come_back_with_the_others_trash() -> None:
    held = record("c", "2026-11-21T12:00:00Z")
    at = "2026-11-22T12:00:00Z"
    forgotten = {"trash": {"c": tombstone("check_ins", "c", at)}}
    kept = {"trash": {"c": tombstone("check_ins", "c", at, held)}}
    assert united(kept, forgotten) == united(forgotten, kept) == forgotten
    assert merged(forgotten, kept).is_empty


def history(*changes: tuple[Doc | None, Doc | None]) -> dict[str, Doc]:
    """A history with one step for each change of the record c."""
    steps = [
        Step(
            id=f"s{number}",
            at=NOON,
            program="app",
            deed="change",
            what="changed",
            changes=(Change("check_ins", "c", before, after),),
        )
        for number, (before, after) in enumerate(changes)
    ]
    return {step.id: as_doc(step) for step in steps}


ONE, TWO, THREE = (f"2026-11-2{day}T12:00:00Z" for day in (1, 2, 3))


def test_a_copy_that_only_lags_behind_is_no_conflict() -> None:
    old = {"check_ins": {"c": record("c", ONE, 1)}}
    steps = history(({"updated_at": ONE}, {"updated_at": TWO}), ({"updated_at": TWO}, {"updated_at": THREE}))
    new = {"check_ins": {"c": record("c", THREE, 3)}, "changes": steps}
    for mine, theirs in ((old, new), (new, old)):
        assert merged(mine, theirs).conflicts == ()
    middle = {"check_ins": {"c": record("c", TWO, 2)}}
    assert merged(middle, new).conflicts == ()


def test_what_both_changed_is_a_conflict_and_what_lost_is_kept() -> None:
    mine: Tables = {
        "check_ins": {"c": record("c", TWO, 2)},
        "changes": history(({"updated_at": ONE}, {"updated_at": TWO})),
    }
    newer = {"changes": history(({"updated_at": ONE}, {"updated_at": THREE}))}
    theirs = {"check_ins": {"c": record("c", THREE, 3)}, **newer}
    lost = Change("check_ins", "c", record("c", TWO, 2), record("c", THREE, 3))
    assert merged(mine, theirs).conflicts == merged(theirs, mine).conflicts == (lost,)
    step = merged(theirs, mine).step("merged x", NOON, "shell", Random(1))
    assert step.lost == (lost,)


def test_a_change_under_the_same_time_is_a_conflict() -> None:
    found = merged({"check_ins": {"c": record("c", ONE, 1)}}, {"check_ins": {"c": record("c", ONE, 2)}})
    assert [change.before for change in found.conflicts] == [record("c", ONE, 1)]


def test_a_change_that_loses_to_a_deletion_is_kept_and_one_to_letting_go_is_not() -> None:
    edited = {"check_ins": {"c": record("c", TWO, 9)}}
    trash = {"trash": {"c": tombstone("check_ins", "c", THREE, record("c", ONE, 1))}}
    assert merged(edited, trash).conflicts == (
        Change("check_ins", "c", record("c", TWO, 9), record("c", ONE, 1)),
    )
    forgotten = {"trash": {"c": tombstone("check_ins", "c", THREE)}}
    assert merged(edited, forgotten).conflicts == ()
    unchanged = {"check_ins": {"c": record("c", ONE, 1)}}
    assert merged(unchanged, trash).conflicts == ()


def test_a_spoiled_history_is_no_stumbling_block() -> None:
    spoiled: Tables = {"changes": {"s": {"changes": "?"}, "t": {}}, "check_ins": {"c": record("c", ONE)}}
    found = merged(spoiled, {"check_ins": {"c": record("c", TWO, 1)}})
    assert len(found.conflicts) == 1
    assert msgspec.json.encode(found.changes)
