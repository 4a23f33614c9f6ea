# ruff: noqa: DTZ001 - naive wall times are part of what is tested

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindtui.domain.clock import (
    day_of,
    elapsed,
    hours_into_day,
    in_words,
    moment_in_day,
    week_label,
    week_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
CET = timezone(timedelta(hours=1))
CEST = timezone(timedelta(hours=2))
TOKYO = timezone(timedelta(hours=9))

walls = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 30))
starts = st.sampled_from([time(0), time(4), time(6, 30), time(12)])


@pytest.mark.parametrize(
    ("starts_at", "last_of_the_day_before", "first_of_the_day"),
    [
        (time(0), datetime(2026, 11, 22, 23, 59), datetime(2026, 11, 23, 0, 0)),
        (time(4), datetime(2026, 11, 23, 3, 59), datetime(2026, 11, 23, 4, 0)),
        (time(6, 30), datetime(2026, 11, 23, 6, 29), datetime(2026, 11, 23, 6, 30)),
    ],
)
def test_the_day_changes_at_the_minute_that_is_set(
    starts_at: time, last_of_the_day_before: datetime, first_of_the_day: datetime
) -> None:
    assert day_of(last_of_the_day_before, starts_at) == date(2026, 11, 22)
    assert day_of(last_of_the_day_before.replace(second=59, microsecond=999_999), starts_at) == date(
        2026, 11, 22
    )
    assert day_of(first_of_the_day, starts_at) == date(2026, 11, 23)


def test_the_day_starts_at_four_unless_set() -> None:
    assert day_of(datetime(2026, 11, 23, 3, 30)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 23, 4, 0)) == date(2026, 11, 23)


@pytest.mark.parametrize("zone", [None, CET, TOKYO, timezone(timedelta(hours=-10)), BERLIN, NEW_YORK])
def test_the_stored_wall_time_decides_whatever_the_offset(zone: timezone | ZoneInfo | None) -> None:
    assert day_of(datetime(2026, 11, 23, 3, 59, tzinfo=zone)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 23, 4, 0, tzinfo=zone)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2028, 2, 29, 3, 59), date(2028, 2, 28)),
        (datetime(2028, 2, 29, 4, 0), date(2028, 2, 29)),
        (datetime(2028, 3, 1, 3, 59), date(2028, 2, 29)),
        (datetime(2026, 3, 1, 3, 59), date(2026, 2, 28)),
        (datetime(2027, 1, 1, 0, 0), date(2026, 12, 31)),
        (datetime(1, 1, 1, 0, 0), date(1, 1, 1)),
    ],
)
def test_days_at_the_seams_of_the_calendar(at: datetime, day: date) -> None:
    assert day_of(at) == day


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), date(2026, 10, 24)),
        (datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 4, 0, tzinfo=NEW_YORK), date(2026, 11, 1)),
    ],
)
def test_changing_clocks_do_not_move_the_start_of_the_day(at: datetime, day: date) -> None:
    assert day_of(at) == day


@given(walls, walls, starts)
@settings(max_examples=60)
def test_a_later_wall_time_is_never_on_an_earlier_day(a: datetime, b: datetime, starts_at: time) -> None:
    earlier, later = sorted((a, b))
    assert day_of(earlier, starts_at) <= day_of(later, starts_at)


@given(st.dates(date(1970, 1, 2), date(2199, 12, 30)), starts)
@settings(max_examples=20, deadline=None)
def test_the_minutes_of_a_calendar_day_are_shared_by_two_days_without_gap(day: date, starts_at: time) -> None:
    midnight = datetime.combine(day, time.min)
    owners = [day_of(midnight + timedelta(minutes=n), starts_at) for n in range(24 * 60)]
    before = starts_at.hour * 60 + starts_at.minute
    assert owners == [day - timedelta(days=1)] * before + [day] * (24 * 60 - before)


@given(walls, starts)
@settings(max_examples=60)
def test_every_moment_is_found_again_by_its_day_and_its_time(at: datetime, starts_at: time) -> None:
    assert moment_in_day(day_of(at, starts_at), at.time(), starts_at) == at


def test_a_time_before_the_start_lies_on_the_next_date() -> None:
    monday = date(2026, 11, 23)
    assert moment_in_day(monday, time(3, 59)) == datetime(2026, 11, 24, 3, 59)
    assert moment_in_day(monday, time(4, 0)) == datetime(2026, 11, 23, 4, 0)
    assert moment_in_day(monday, time(0, 0), time(0)) == datetime(2026, 11, 23, 0, 0)


@pytest.mark.parametrize(
    ("at", "day", "hours"),
    [
        (datetime(2026, 11, 24, 0, 30, tzinfo=CET), date(2026, 11, 23), 24.5),
        (datetime(2026, 11, 24, 0, 30), date(2026, 11, 23), 24.5),
        (datetime(2026, 11, 23, 7, 45, tzinfo=CET), date(2026, 11, 23), 7.75),
        (datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN), date(2026, 3, 29), 11.0),
        (datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN), date(2026, 3, 28), 24.5),
        (datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), date(2026, 3, 28), 26.5),
        (datetime(2026, 10, 25, 12, 0, tzinfo=BERLIN), date(2026, 10, 25), 13.0),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), date(2026, 10, 24), 26.5),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), date(2026, 10, 24), 27.5),
        (datetime(2026, 3, 8, 12, 0, tzinfo=NEW_YORK), date(2026, 3, 8), 11.0),
        (datetime(2026, 11, 1, 12, 0, tzinfo=NEW_YORK), date(2026, 11, 1), 13.0),
    ],
)
def test_hours_since_midnight_are_elapsed_hours(at: datetime, day: date, hours: float) -> None:
    assert hours_into_day(at, day) == hours


def test_one_offset_for_the_whole_day_keeps_the_distances_of_stored_records() -> None:
    day = date(2026, 10, 24)
    evening = datetime(2026, 10, 24, 22, 0, tzinfo=CEST)
    night = datetime(2026, 10, 25, 3, 0, tzinfo=CET)
    hours = [hours_into_day(at, day, evening.tzinfo) for at in (evening, night)]
    assert hours == [22.0, 28.0]
    assert hours_into_day(night, day) == 27.0


def test_a_given_zone_knows_where_midnight_was() -> None:
    noon = datetime(2026, 3, 29, 12, 0, tzinfo=CEST)
    assert hours_into_day(noon, date(2026, 3, 29)) == 12.0
    assert hours_into_day(noon, date(2026, 3, 29), BERLIN) == 11.0


def test_elapsed_counts_instants_and_falls_back_to_the_wall_clock() -> None:
    before, after = (datetime(2026, 3, 29, h, tzinfo=BERLIN) for h in (1, 4))
    assert elapsed(before, after) == timedelta(hours=2)
    assert elapsed(before.replace(tzinfo=None), after) == timedelta(hours=3)
    assert elapsed(before, after.replace(tzinfo=None)) == timedelta(hours=3)
    assert elapsed(
        datetime(2026, 11, 23, 9, tzinfo=TOKYO), datetime(2026, 11, 23, 9, tzinfo=CET)
    ) == timedelta(hours=8)


@pytest.mark.parametrize("week_starts_on", range(7))
@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 2, 29), date(2026, 11, 22)])
def test_a_week_is_seven_days_in_a_row_around_the_day(day: date, week_starts_on: int) -> None:
    week = week_of(day, week_starts_on)
    assert day in week
    assert week[0].weekday() == week_starts_on
    assert [(d - week[0]).days for d in week] == [0, 1, 2, 3, 4, 5, 6]


def test_a_week_starts_on_monday_unless_set() -> None:
    assert week_of(date(2026, 11, 22))[0] == date(2026, 11, 16)
    assert week_of(date(2026, 11, 22), 6)[0] == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 12, 27), "2026-W52"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_week_labels_at_the_turn_of_the_year(day: date, label: str) -> None:
    assert week_label(day) == label


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 1), "today"),
        (date(2026, 12, 31), "yesterday"),
        (date(2027, 1, 2), "tomorrow"),
        (date(2027, 1, 3), "Sun, Jan 3"),
        (date(2026, 12, 30), "Wed, Dec 30, 2026"),
        (date(2027, 12, 31), "Fri, Dec 31"),
    ],
)
def test_days_in_words(day: date, words: str) -> None:
    assert in_words(day, today=date(2027, 1, 1)) == words
