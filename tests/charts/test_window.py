from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mindtui.charts.window import RANGES, RangeName, Window
from tests.charts.diary import TODAY

LONG_AGO = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("1d", date(2026, 11, 23)),
        ("7d", date(2026, 11, 17)),
        ("30d", date(2026, 10, 25)),
        ("90d", date(2026, 8, 26)),
        ("1y", date(2025, 11, 24)),
        ("all", LONG_AGO),
    ],
)
def test_a_range_ends_on_its_last_day(name: RangeName, first: date) -> None:
    window = Window.ending(TODAY, name, LONG_AGO)
    assert (window.first, window.last) == (first, TODAY)
    assert window.days == (TODAY - first).days + 1


def test_all_of_an_empty_journal_is_a_month() -> None:
    assert Window.ending(TODAY, "all").days == 30


def test_all_begins_no_later_than_it_ends() -> None:
    assert Window.ending(TODAY, "all", TODAY + timedelta(days=4)) == Window(TODAY, TODAY, "all")


def test_shifting_moves_by_its_own_length() -> None:
    window = Window.ending(TODAY, "30d")
    earlier = window.shifted(-1, today=TODAY, earliest=LONG_AGO)
    assert earlier.last == window.first - timedelta(days=1)
    assert earlier.days == 30
    assert earlier.shifted(1, today=TODAY, earliest=LONG_AGO) == window


def test_shifting_stops_at_today() -> None:
    window = Window.ending(TODAY, "7d")
    assert window.shifted(1, today=TODAY, earliest=LONG_AGO) is window
    almost = Window.ending(TODAY - timedelta(days=3), "7d")
    assert almost.shifted(1, today=TODAY, earliest=LONG_AGO) == window


def test_shifting_stops_before_days_without_any_check_in() -> None:
    window = Window.ending(TODAY, "7d")
    assert window.shifted(-1, today=TODAY, earliest=window.first) is window
    assert window.shifted(-1, today=TODAY, earliest=window.first - timedelta(days=1)) != window
    assert window.shifted(-1, today=TODAY) is window


def test_everything_cannot_be_shifted() -> None:
    window = Window.ending(TODAY, "all", LONG_AGO)
    assert window.shifted(-1, today=TODAY, earliest=LONG_AGO) is window


def test_zooming_goes_through_the_ranges_and_stops_at_both_ends() -> None:
    window = Window.ending(TODAY, "7d")
    seen = [window.name]
    for _ in RANGES:
        window = window.zoomed(1, today=TODAY, earliest=LONG_AGO)
        seen.append(window.name)
    assert seen == ["7d", "30d", "90d", "1y", "all", "all"]
    assert window.first == LONG_AGO
    assert window.zoomed(-1, today=TODAY, earliest=LONG_AGO) == Window.ending(TODAY, "1y")
    nearest = Window.ending(TODAY, "7d")
    assert nearest.zoomed(-1, today=TODAY) == nearest


def test_zooming_keeps_the_last_day_and_all_returns_to_today() -> None:
    past = Window.ending(date(2026, 6, 30), "1y")
    assert past.zoomed(-1, today=TODAY).last == date(2026, 6, 30)
    assert past.zoomed(1, today=TODAY, earliest=LONG_AGO).last == TODAY


def test_a_window_from_tomorrow_is_brought_back() -> None:
    ahead = Window.ending(TODAY + timedelta(days=40), "30d")
    assert ahead.zoomed(1, today=TODAY).last == TODAY


def test_one_day_has_no_zoom_but_moves_day_by_day() -> None:
    day = Window.ending(TODAY, "1d")
    assert day.zoomed(1, today=TODAY) is day
    assert day.shifted(-1, today=TODAY, earliest=LONG_AGO).last == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 25), date(2026, 11, 23), "Oct 25 – Nov 23, 2026"),
        (date(2025, 12, 30), date(2026, 1, 5), "Dec 30, 2025 – Jan 5, 2026"),
        (date(2026, 11, 23), date(2026, 11, 23), "Nov 23, 2026"),
    ],
)
def test_the_title_names_a_year_once_unless_there_are_two(first: date, last: date, words: str) -> None:
    assert Window(first, last, "30d").title() == words


def test_the_first_days_of_the_calendar_are_not_overstepped() -> None:
    window = Window.ending(date(1, 1, 3), "30d")
    assert window.first == date.min
    shifted = replace(window, name="1y").shifted(-1, today=TODAY, earliest=date.min)
    assert shifted.last == date.min
