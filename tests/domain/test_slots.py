from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from mindtui.domain.slots import SLOTS, guess_slot

CET = timezone(timedelta(hours=1))
CEST = timezone(timedelta(hours=2))
SEVEN = time(7, 0)


def at(clock: str) -> datetime:
    return datetime.combine(date(2026, 11, 23), time.fromisoformat(clock), CET)


def test_the_slots_stand_in_the_order_of_the_day() -> None:
    assert SLOTS == ("wake", "wake+30", "midday", "late-afternoon", "bedtime")


@pytest.mark.parametrize(
    ("clock", "slot"),
    [
        ("06:59", None),
        ("07:00", "wake"),
        ("07:15", "wake"),
        ("07:15:59", "wake"),
        ("07:16", None),
        ("07:19", None),
        ("07:20", "wake+30"),
        ("07:45", "wake+30"),
        ("07:46", None),
        ("08:59", None),
        ("10:59", None),
        ("11:00", "midday"),
        ("14:00", "midday"),
        ("14:00:59", "midday"),
        ("14:01", None),
        ("15:29", None),
        ("15:30", "late-afternoon"),
        ("18:30", "late-afternoon"),
        ("18:31", None),
        ("19:59", None),
        ("20:00", "bedtime"),
        ("23:59", "bedtime"),
        ("00:00", "bedtime"),
        ("03:59", "bedtime"),
        ("04:00", None),
    ],
)
def test_each_boundary_minute_of_a_day_with_a_waking_time(clock: str, slot: str | None) -> None:
    assert guess_slot(at(clock), SEVEN) == slot


@pytest.mark.parametrize(
    ("clock", "slot"),
    [
        ("03:59", "bedtime"),
        ("04:00", "wake"),
        ("07:30", "wake"),
        ("08:59", "wake"),
        ("09:00", None),
        ("11:00", "midday"),
    ],
)
def test_without_a_waking_time_the_morning_until_nine_is_wake(clock: str, slot: str | None) -> None:
    assert guess_slot(at(clock), None) == slot


@pytest.mark.parametrize(
    ("starts_at", "clock", "slot"),
    [
        (time(0), "00:00", "wake"),
        (time(0), "23:59", "bedtime"),
        (time(6, 30), "06:29", "bedtime"),
        (time(6, 30), "06:30", "wake"),
        (time(12), "11:59", "midday"),
        (time(12), "08:59", "bedtime"),
    ],
)
def test_the_end_of_the_day_moves_with_the_setting(starts_at: time, clock: str, slot: str) -> None:
    assert guess_slot(at(clock), None, starts_at) == slot


@pytest.mark.parametrize(
    ("wake", "clock", "slot"),
    [
        (time(10, 50), "11:05", "wake"),
        (time(10, 50), "11:06", "midday"),
        (time(10, 50), "11:10", "wake+30"),
        (time(19, 50), "20:05", "wake"),
        (time(23, 50), "00:05", "wake"),
        (time(3, 55), "04:05", "wake"),
    ],
)
def test_waking_late_or_across_midnight_wins_over_the_windows_of_the_clock(
    wake: time, clock: str, slot: str
) -> None:
    assert guess_slot(at(clock), wake) == slot


def test_an_assumed_waking_time_gives_no_second_morning_slot() -> None:
    assert guess_slot(at("07:15"), SEVEN, wake_assumed=True) == "wake"
    assert guess_slot(at("07:20"), SEVEN, wake_assumed=True) is None
    assert guess_slot(at("11:20"), time(11), wake_assumed=True) == "midday"


def test_a_waking_moment_counts_in_elapsed_minutes() -> None:
    woke = datetime(2026, 10, 25, 2, 50, 59, tzinfo=CEST)
    same_clock_face = datetime(2026, 10, 25, 2, 50, 1, tzinfo=CET)
    assert guess_slot(datetime(2026, 10, 25, 2, 10, tzinfo=CET), woke, time(0)) == "wake+30"
    assert guess_slot(same_clock_face, woke, time(0)) is None
    assert guess_slot(same_clock_face, woke.replace(tzinfo=None), time(0)) == "wake"
    berlin = ZoneInfo("Europe/Berlin")
    before_the_jump = datetime(2026, 3, 29, 1, 50, tzinfo=berlin)
    assert guess_slot(datetime(2026, 3, 29, 3, 5, tzinfo=berlin), before_the_jump, time(0)) == "wake"


def test_yesterdays_waking_moment_is_not_this_morning() -> None:
    assert guess_slot(at("07:10"), at("07:00") - timedelta(days=1)) is None
