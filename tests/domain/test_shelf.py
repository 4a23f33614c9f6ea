"""A shelf that was opened for single days answers as one that was decoded as a whole."""

from datetime import date, datetime, time, timedelta, timezone
from operator import attrgetter
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import day_of
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record, as_doc
from mindtui.domain.shelf import Shelf
from mindtui.storage.layout import Sheet

FIRST, LAST = date(2026, 10, 28), date(2026, 12, 3)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
FOUR = time(4)
MISLEADING = '"at":"2026-11-12T08:00:00", "day":"2026-11-12"'


def wall(day: date, hour: int = 12) -> datetime:
    """A moment without a zone, as imports have it."""
    return datetime.combine(day, time(hour))


moments = st.datetimes(
    wall(date(2026, 9, 20)),
    wall(date(2027, 1, 10)),
    timezones=st.one_of(st.none(), st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))),
)
check_ins = st.builds(
    CheckIn,
    at=moments,
    mood=st.integers(0, 10),
    note=st.sampled_from(["", MISLEADING, "a line\nand another"]),
    origin=st.sampled_from([None, {"at": "2026-11-12T08:00:00", "raw": {"at": "2026-11-01"}}]),
)


def stored(records: list[Any]) -> bytes:
    """Records as the storage writes them, in the order given."""
    named = {f"id-{n}": msgspec.structs.replace(record, id=f"id-{n}") for n, record in enumerate(records)}
    return bytes(Sheet.of({name: as_doc(record) for name, record in named.items()}).encoded)


def check_in_shelf(table: bytes, day_starts_at: time = FOUR) -> Shelf[CheckIn]:
    return Shelf(CheckIn, table, lambda record: day_of(record.at, day_starts_at))


def decoded(shelf: Shelf[CheckIn]) -> Shelf[CheckIn]:
    """The shelf, all of whose records were asked for."""
    assert shelf.records is shelf.records
    return shelf


@given(st.lists(check_ins, max_size=40), st.sampled_from([time(0), FOUR, time(11, 30)]))
def test_a_day_holds_the_same_records_whether_or_not_all_are_decoded(
    records: list[CheckIn], day_starts_at: time
) -> None:
    table = stored(records)
    near, whole = check_in_shelf(table, day_starts_at), decoded(check_in_shelf(table, day_starts_at))
    assert [near.on(day) for day in DAYS] == [whole.on(day) for day in DAYS]
    assert near.between(FIRST, LAST) == whole.between(FIRST, LAST)
    assert near.last_day_before(LAST) == whole.last_day_before(LAST)
    assert near.is_empty == whole.is_empty
    assert near.days() == whole.days()


@given(st.lists(st.dates(date(2026, 10, 1), date(2026, 12, 31)), max_size=40))
def test_plans_are_found_by_their_day_whenever_they_were_made(days: list[date]) -> None:
    table = stored([Plan(label=MISLEADING, day=day) for day in days])
    near = Shelf(Plan, table, attrgetter("day"))
    assert {day: len(near.on(day)) for day in DAYS} == {day: days.count(day) for day in DAYS}


def test_what_is_put_in_and_taken_out_after_a_day_was_asked_for_shows_on_that_day() -> None:
    early, late = (CheckIn(at=wall(date(2026, 11, 20), hour), mood=hour) for hour in (9, 5))
    shelf = check_in_shelf(stored([early]))
    (held,) = shelf.on(date(2026, 11, 20))
    added = msgspec.structs.replace(late, id="new")
    shelf.put_in(added)
    assert list(shelf.on(date(2026, 11, 20))) == [added, held]
    shelf.take_out(held)
    assert list(shelf.on(date(2026, 11, 20))) == [added]


def test_all_days_are_there_after_a_single_one_was_asked_for() -> None:
    days = [date(2026, 11, 20), date(2027, 3, 1)]
    shelf = check_in_shelf(stored([CheckIn(at=wall(day, 9), mood=3) for day in days]))
    assert [len(shelf.on(day)) for day in days[:1]] == [1]
    assert {day: len(records) for day, records in shelf.by_day().items()} == dict.fromkeys(days, 1)


def test_a_day_that_begins_at_another_hour_takes_other_records() -> None:
    start = FOUR
    shelf = Shelf(
        CheckIn,
        stored([CheckIn(at=wall(date(2026, 12, 1), 2), mood=3)]),
        lambda record: day_of(record.at, start),
    )
    assert len(shelf.on(date(2026, 11, 30))) == 1
    start = time(1)
    shelf.forget_days()
    assert (len(shelf.on(date(2026, 11, 30))), len(shelf.on(date(2026, 12, 1)))) == (0, 1)


def test_a_record_that_is_not_understood_is_counted_once_and_hides_no_other() -> None:
    good = as_doc(CheckIn(id="good", at=wall(date(2026, 11, 20), 9), mood=4))
    table = bytes(Sheet.of({"bad": good | {"mood": 99}, "good": good}).encoded)
    shelf = check_in_shelf(table)
    assert [record.id for record in shelf.on(date(2026, 11, 20))] == ["good"]
    assert list(shelf.unreadable) == ["bad"]


def test_a_table_of_nothing_but_what_is_not_understood_is_not_empty() -> None:
    shelf = check_in_shelf(bytes(Sheet.of({"bad": {"mood": 99}}).encoded))
    assert not shelf.is_empty
    assert (shelf.records, shelf.is_empty) == ({}, False)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_can_be_asked_for(day: date) -> None:
    shelf = check_in_shelf(stored([CheckIn(at=wall(day), mood=5)]))
    assert len(shelf.on(day)) == 1
    assert check_in_shelf(stored([])).last_day_before(day) is None


@pytest.mark.parametrize("length", [10, 60_000, 65_000, 200_000])
def test_long_notes_hide_no_neighbor(length: int) -> None:
    day = date(2026, 11, 20)
    notes = ["x" * length if n % 3 == 1 else f"{n}" for n in range(10)]
    entries = [CheckIn(at=wall(day, 10 + n), note=note) for n, note in enumerate(notes)]
    assert [record.note for record in check_in_shelf(stored(entries)).on(day)] == notes


def test_the_last_day_is_found_however_long_ago_it_was() -> None:
    shelf = check_in_shelf(stored([CheckIn(at=wall(date(2019, 5, 1)), mood=5)]))
    assert shelf.last_day_before(date(2026, 11, 20)) == date(2019, 5, 1)


def test_one_day_of_many_years_decodes_no_more_than_its_month() -> None:
    asked: list[Record] = []
    records = [CheckIn(at=wall(date(2020, 1, 1) + timedelta(days=n)), mood=5) for n in range(700)]

    def day_read(record: CheckIn) -> date:
        asked.append(record)
        return record.at.date()

    shelf = Shelf(CheckIn, stored(records), day_read)
    assert len(shelf.on(date(2021, 3, 10))) == 1
    assert len(asked) == 31
