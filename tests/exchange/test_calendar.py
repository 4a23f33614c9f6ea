"""The calendar file, read back by another reader: the right moments on both sides of a clock change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar, Event
from msgspec.structs import replace

from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Status
from mindtui.domain.replanning import put_on
from mindtui.domain.review import first_places
from mindtui.exchange.calendar import belongs, calendar_file, called_off
from mindtui.wall_clock import LOCAL
from tests.domain.moments import NOON, TODAY, journal

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
AREAS = {"play": "fun and interests"}
WALK = Plan(
    label="Walk; by the river, then “tea”", day=TODAY, start=time(18), minutes=45, area="play",
    first_step="Schuhe anziehen", when_then="when it rains, I go", note="the quiet word",
)  # fmt: skip


def kept(*plans: Plan) -> Sequence[Plan]:
    """The plans as a journal holds them."""
    book = journal()
    return [book.add(plan, NOON) for plan in plans]


def read(text: str) -> list[Event]:
    return Calendar.from_ical(text).events


def test_an_event_says_what_was_planned_and_nothing_of_how_it_was() -> None:
    [plan] = kept(replace(WALK, status="done", mood_after=4, actual=Actual(pleasure=7)))
    text = calendar_file([plan], BERLIN, AREAS)
    [event] = read(text)
    assert event["UID"] == f"{plan.id}@mindtui"
    assert event["SUMMARY"] == "Walk; by the river, then “tea”"
    assert event["DESCRIPTION"] == "First step: Schuhe anziehen\nwhen it rains, I go"
    assert "\r\nCATEGORIES:fun and interests\r\n" in text
    assert (event.DTSTART, event.duration) == (
        datetime(2026, 11, 23, 18, tzinfo=BERLIN),
        timedelta(minutes=45),
    )
    assert (event.DTSTAMP, event.LAST_MODIFIED) == (NOON, NOON)
    assert (event["STATUS"], event["CLASS"]) == ("CONFIRMED", "PRIVATE")
    assert "quiet" not in text
    assert "VALARM" not in text
    assert all(line.endswith("\r") and len(line.encode()) <= 76 for line in text.split("\n")[:-1])


def test_a_plan_without_a_start_is_there_all_day_and_leaves_the_day_free() -> None:
    [event] = read(calendar_file(kept(replace(WALK, start=None)), BERLIN, AREAS))
    assert event.DTSTART == TODAY
    assert str(event["DESCRIPTION"]).startswith("45 minutes\nFirst step: ")
    assert event["TRANSP"] == "TRANSPARENT"
    assert "DURATION" not in event
    assert "VTIMEZONE" not in calendar_file(kept(replace(WALK, start=None)), BERLIN, AREAS)


def test_a_start_before_the_day_begins_lies_on_the_next_date() -> None:
    plans = kept(replace(WALK, start=time(3, 59)), replace(WALK, start=time(4)))
    assert [event.DTSTART.day for event in read(calendar_file(plans, BERLIN, {}))] == [24, 23]
    assert [event.DTSTART.day for event in read(calendar_file(plans, BERLIN, {}, time(5)))] == [24, 24]


def test_a_second_export_says_the_same() -> None:
    plans = kept(WALK, replace(WALK, start=None))
    assert calendar_file(plans, BERLIN, AREAS) == calendar_file(plans, BERLIN, AREAS)


@pytest.mark.parametrize(
    "zone", [BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kolkata")]
)
@pytest.mark.parametrize(
    "days",
    [(date(2027, 3, 13), date(2027, 4, 5)), (date(2027, 10, 2), date(2027, 11, 8))],
    ids=["spring", "fall"],
)
def test_every_hour_around_a_clock_change_is_the_same_moment_for_who_reads_the_description(
    zone: ZoneInfo, days: tuple[date, date]
) -> None:
    first, last = days
    walls = [
        datetime.combine(first + timedelta(days=n), time(hour, 30))
        for n in range((last - first).days)
        for hour in (0, 1, 2, 3, 4, 12)
    ]
    # Hours that the clocks skip mean nothing, and in one that comes twice the first is meant.
    walls = [wall for wall in walls if _exists(wall, zone)]
    plans = kept(*(Plan(label="a", day=wall.date(), start=wall.time()) for wall in walls))
    # Under a name of its own, so that no reader knows the zone from elsewhere.
    name = f"Mars/{zone.key}-{first:%m}"
    text = calendar_file(plans, zone, {}, time(0)).replace(zone.key, name)
    expected = [wall.replace(tzinfo=zone).astimezone(UTC) for wall in walls]
    assert [event.DTSTART.astimezone(UTC) for event in read(text)] == expected
    described = tzical(StringIO(text.replace("\r", ""))).get(name)
    assert described is not None
    assert [wall.replace(tzinfo=described).astimezone(UTC) for wall in walls] == expected
    assert [at.astimezone(described).replace(tzinfo=None) for at in expected] == walls


def _exists(wall: datetime, zone: tzinfo) -> bool:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


def test_an_hour_stays_an_hour_where_the_clocks_change_in_it() -> None:
    night = Plan(label="Night", day=date(2027, 10, 31), start=time(2, 30), minutes=60)
    [event] = read(calendar_file(kept(night), BERLIN, {}, time(0)))
    assert event.duration == timedelta(hours=1)


@pytest.mark.parametrize(
    "zone", [LOCAL, UTC, ZoneInfo("UTC"), ZoneInfo("Etc/UTC")], ids=["local", "utc", "UTC", "Etc"]
)
def test_without_a_name_for_the_zone_starts_are_instants(zone: tzinfo) -> None:
    text = calendar_file(kept(WALK), zone, AREAS)
    assert "TZID" not in text
    [event] = read(text)
    assert datetime(2026, 11, 23, 18, tzinfo=zone).astimezone(UTC) == event.DTSTART
    assert text.count("DTSTART:20261123T") == 1


@pytest.mark.parametrize(
    ("status", "is_there"),
    [
        ("planned", True),
        ("done", True),
        ("partly", True),
        ("not-done", False),
        ("moved", False),
        ("dropped", False),
        ("idea", False),
    ],
)
def test_a_calendar_holds_what_is_planned_and_what_was_done(status: Status, is_there: bool) -> None:
    assert belongs(replace(WALK, status=status)) is is_there


def test_what_somebody_wrote_adds_no_line_of_its_own() -> None:
    text = calendar_file(kept(replace(WALK, label="a\nEND:VEVENT\x07", first_step="b\nATTACH:x")), BERLIN, {})
    [event] = read(text)
    assert event["SUMMARY"] == "a END:VEVENT"
    assert str(event["DESCRIPTION"]).startswith("First step: b\nATTACH:x\n")
    assert "ATTACH" not in event


def test_a_plan_that_was_written_by_hand_without_times_is_exported_too() -> None:
    [event] = read(calendar_file([Plan(id="p1", label="a", day=date(1950, 1, 1), start=time(9))], BERLIN, {}))
    assert (event["UID"], event.DTSTART.year) == ("p1@mindtui", 1950)


def called_off_in(book: Journal) -> list[Event]:
    places = first_places(book)
    return read(calendar_file(called_off(book, BERLIN, places), BERLIN, AREAS, first_places=places))


@pytest.mark.parametrize(
    ("start", "dropped", "is_told"),
    [
        (time(18), NOON + timedelta(hours=1), True),
        (time(18), NOON + timedelta(hours=7), False),
        (None, NOON + timedelta(hours=11), True),
        (None, NOON + timedelta(days=1), False),
        (time(18), NOON + timedelta(minutes=1), False),
    ],
    ids=["to come", "past", "some time today", "yesterday", "at once"],
)
@pytest.mark.parametrize("deed", ["drop", "delete"])
def test_a_plan_that_is_let_go_before_its_time_is_called_off(
    deed: str, start: time | None, dropped: datetime, is_told: bool
) -> None:
    book = journal()
    plan = book.add(replace(WALK, start=start), NOON)
    [before] = read(calendar_file([plan], BERLIN, AREAS))
    if deed == "drop":
        book.change(plan.reviewed("dropped"), dropped)
    else:
        book.remove(plan, dropped)
    events = called_off_in(book)
    assert bool(events) == is_told
    for event in events:
        assert (event["UID"], event.DTSTART) == (before["UID"], before.DTSTART)
        assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
        assert event.sequence > before.sequence
        assert event["SUMMARY"] == (before["SUMMARY"] if deed == "drop" else "Deleted plan")
        assert ("DESCRIPTION" in event, "CATEGORIES" in event) == (deed == "drop", deed == "drop")


def test_a_plan_that_was_moved_is_called_off_by_the_event_it_began_with_and_comes_back_with_it() -> None:
    book = journal()
    plan = book.add(WALK, NOON)
    moved = put_on(book, plan, TODAY + timedelta(days=2), NOON + timedelta(hours=1))
    assert called_off_in(book) == []
    dropped = book.change(moved.reviewed("dropped"), NOON + timedelta(hours=2))
    [event] = called_off_in(book)
    assert (event["UID"], event.sequence) == (f"{plan.id}@mindtui", 7200)
    book.remove(dropped, NOON + timedelta(hours=3))
    [event] = called_off_in(book)
    assert (event["UID"], event.sequence) == (f"{plan.id}@mindtui", 10800)
    book.undo(NOON + timedelta(hours=4))
    book.undo(NOON + timedelta(hours=4))
    assert called_off_in(book) == []
    back = book.get(Plan, moved.id)
    assert back is not None
    [event] = read(calendar_file([back], BERLIN, AREAS, first_places=first_places(book)))
    assert (event["UID"], event["STATUS"]) == (f"{plan.id}@mindtui", "CONFIRMED")
    assert event.sequence > 10800
