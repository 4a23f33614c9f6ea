from datetime import date, timedelta
from itertools import pairwise

import pytest

from mindtui.charts.axis import date_ticks
from tests.charts.diary import TODAY

LAST = TODAY.toordinal()


def labels(days: int, columns: int) -> list[str]:
    return [label for _, label in date_ticks(LAST - days + 1, LAST, columns)]


@pytest.mark.parametrize(
    ("days", "columns", "expected"),
    [
        (7, 75, ["Tue 17", "Wed 18", "Thu 19", "Fri 20", "Sat 21", "Sun 22", "Mon 23"]),
        (7, 40, ["Nov 17", "Nov 19", "Nov 21", "Nov 23"]),
        (30, 75, ["Oct 26", "Nov 2", "Nov 9", "Nov 16", "Nov 23"]),
        (90, 75, ["Aug 31", "Sep 14", "Sep 28", "Oct 12", "Oct 26", "Nov 9", "Nov 23"]),
        (365, 75, ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]),
        (3652, 75, [str(year) for year in range(2017, 2027)]),
        (3652, 30, ["2020", "2025"]),
    ],
)
def test_ticks_are_the_finest_round_dates_that_fit(days: int, columns: int, expected: list[str]) -> None:
    assert labels(days, columns) == expected


def test_weeks_begin_on_mondays_and_months_on_the_first() -> None:
    weeks = [date.fromordinal(day) for day, _ in date_ticks(LAST - 29, LAST, 75)]
    months = [date.fromordinal(day) for day, _ in date_ticks(LAST - 364, LAST, 115)]
    assert {day.weekday() for day in weeks} == {0}
    assert {day.day for day in months} == {1}
    assert len(months) == 12


@pytest.mark.parametrize("days", [1, 2, 6, 7, 13, 30, 61, 90, 200, 365, 800, 3652, 9000, 40_000, 739_000])
@pytest.mark.parametrize("columns", [6, 20, 51, 75, 115, 180])
def test_labels_never_touch_and_never_leave_the_window(days: int, columns: int) -> None:
    ticks = date_ticks(LAST - days + 1, LAST, columns)
    assert ticks
    assert all(LAST - days < day <= LAST for day, _ in ticks)
    for (day, label), (next_day, next_label) in pairwise(ticks):
        apart = (next_day - day) * columns / days
        assert apart >= (len(label) + len(next_label)) / 2 - 1


def test_a_window_between_round_dates_names_its_middle() -> None:
    first, last = date(2026, 11, 10).toordinal(), date(2026, 11, 15).toordinal()
    assert date_ticks(first, last, 9) == ((first + 2, "Nov 12"),)
    assert date_ticks(first, last, 5) == ()


def test_the_ticks_of_two_thousand_years_are_not_worked_out_by_the_month() -> None:
    first = date(1, 1, 1)
    assert [label for _, label in date_ticks(first.toordinal(), LAST, 40)] == ["500", "1000", "1500", "2000"]
    assert date_ticks((first + timedelta(days=1)).toordinal(), LAST, 40)
