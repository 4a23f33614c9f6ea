from datetime import date

import pytest

from mindtui.charts.over_time import OverTime, over_time
from mindtui.charts.steps import STEPS, step_for
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn
from tests.charts.diary import TODAY, check_in, days_ago, diary


def shown(*check_ins: CheckIn, name: RangeName = "30d", columns: int = 75) -> OverTime:
    data = TrendData(diary(*check_ins))
    return over_time(data, ("mood",), Window.ending(TODAY, name, data.earliest()), columns=columns)


def daily(days: int, *, without: range = range(0), mood: int = 6) -> list[CheckIn]:
    return [check_in(days_ago(ago), mood=mood) for ago in range(days) if ago not in without]


def test_a_dot_a_day_and_nothing_outside_the_window() -> None:
    data = shown(*(check_in(days_ago(ago), mood=ago % 11) for ago in range(40)))
    [series] = data.series
    assert [dot.day for dot in series.dots] == [days_ago(ago).toordinal() for ago in range(29, -1, -1)]
    assert [dot.mean for dot in series.dots] == [ago % 11 for ago in range(29, -1, -1)]
    assert len(series.days) == data.check_ins == len(data.logged) == 30


def test_the_line_has_the_same_height_in_every_window() -> None:
    check_ins = [check_in(days_ago(ago), mood=(ago * 7) % 11) for ago in range(60)]
    week, month = (shown(*check_ins, name=name).series[0].line for name in ("7d", "30d"))
    assert len(week) == len(month) == 1
    assert week[0] == month[0][-7:]


def test_seven_unlogged_days_break_the_line_and_six_do_not() -> None:
    [whole] = shown(*daily(30, without=range(10, 16))).series[0].line
    assert len(whole) == 24
    before, after = shown(*daily(30, without=range(10, 17))).series[0].line
    assert before[-1][0] == days_ago(17).toordinal()
    assert after[0][0] == days_ago(9).toordinal()


def test_a_line_needs_four_days() -> None:
    assert shown(*daily(3)).series[0].line == ()
    [line] = shown(*daily(4)).series[0].line
    assert line == tuple((days_ago(ago).toordinal(), 6.0) for ago in (3, 2, 1, 0))


def test_days_before_the_window_do_not_count_for_the_four() -> None:
    earlier = [check_in(days_ago(40 + ago), mood=2) for ago in range(20)]
    assert shown(*daily(3), *earlier).series[0].line == ()


def test_recalled_days_are_marked() -> None:
    data = shown(check_in(TODAY, mood=5), check_in(days_ago(1), mood=5, recalled=True))
    assert [dot.recalled for dot in data.series[0].dots] == [True, False]
    assert len(data.series[0].recalled) == 1


def test_a_skipped_day_is_logged_but_has_no_dot() -> None:
    data = shown(check_in(TODAY, skipped=("mood",)), check_in(days_ago(1), note="only words"))
    assert data.series[0].dots == ()
    assert data.series[0].skipped == data.logged == (TODAY.toordinal(),)
    assert data.check_ins == 2
    assert data.is_empty


def test_a_check_in_counts_for_each_measure_that_it_rates() -> None:
    data = TrendData(diary(check_in(TODAY, mood=5, stress=2), check_in(days_ago(1), stress=4)))
    both = over_time(data, ("mood", "stress"), Window.ending(TODAY, "7d"), columns=40)
    assert [len(series.days) for series in both.series] == [1, 2]
    assert both.logged == (days_ago(1).toordinal(), TODAY.toordinal())


@pytest.mark.parametrize(
    ("days", "columns", "step"),
    [
        (30, 40, "day"),
        (90, 45, "day"),
        (90, 44, "week"),
        (365, 75, "week"),
        (365, 183, "day"),
        (3652, 75, "month"),
        (3652, 50, "quarter"),
        (12_000, 40, "year"),
        (739_000, 40, "year"),
    ],
)
def test_long_windows_are_aggregated_to_two_marks_a_column(days: int, columns: int, step: str) -> None:
    assert step_for(days, columns).name == step


@pytest.mark.parametrize("columns", [20, 51, 75, 115])
def test_ten_years_of_days_give_two_marks_a_column_at_most(columns: int) -> None:
    data = shown(
        *(check_in(days_ago(ago), mood=ago % 11) for ago in range(0, 3652, 3)), name="all", columns=columns
    )
    [series] = data.series
    assert columns / 3 < len(series.dots) <= 2 * columns + 1
    assert sum(dot.n for dot in series.dots) == len(series.days) == 1218
    assert sum(map(len, series.line)) == len(series.dots)


def test_a_long_mark_is_the_mean_of_the_days_of_its_month() -> None:
    october = [check_in(date(2026, 10, day), mood=mood) for day, mood in ((2, 3), (12, 4), (31, 8))]
    data = shown(
        *october, check_in(date(2026, 11, 1), mood=9), check_in(date(2017, 1, 1), mood=1), name="all"
    )
    assert data.step.name == "month"
    dots = [(dot.day, dot.mean, dot.n) for dot in data.series[0].dots]
    assert dots == [
        (date(2017, 1, 1).toordinal(), 1.0, 1),
        (date(2026, 10, 15).toordinal(), 5.0, 3),
        (date(2026, 11, 1).toordinal(), 9.0, 1),
    ]


def test_a_month_is_recalled_when_all_its_days_are() -> None:
    old = check_in(date(2017, 1, 1), mood=1, recalled=True)
    october = [check_in(date(2026, 10, day), mood=4, recalled=day == 2) for day in (2, 3)]
    data = shown(old, *october, name="all")
    assert [dot.recalled for dot in data.series[0].dots] == [True, False]
    assert len(data.series[0].recalled) == 2


def test_in_a_long_window_only_gaps_as_wide_as_a_column_break_the_line() -> None:
    logged = [ago for ago in range(3600) if ago not in range(100, 110) and ago not in range(1000, 1200)]
    data = shown(*(check_in(days_ago(ago), mood=5) for ago in logged), name="all", columns=75)
    before, after = data.series[0].line
    assert before[-1][0] < days_ago(1199).toordinal()
    assert after[0][0] > days_ago(1000).toordinal()


def test_a_gap_inside_a_week_still_breaks_the_line() -> None:
    # Logged until Tuesday, Nov 3, and again from Friday, Nov 13: ten days, in neighboring weeks of the axis.
    logged = [ago for ago in range(200) if not date(2026, 11, 3) < days_ago(ago) < date(2026, 11, 13)]
    data = shown(*(check_in(days_ago(ago), mood=5) for ago in logged), name="1y", columns=75)
    assert data.step.name == "week"
    assert len(data.series[0].line) == 2


def test_every_step_puts_a_day_into_the_step_of_its_neighbor_or_the_next() -> None:
    for step in STEPS:
        places = [step.place(day) for day in range(TODAY.toordinal() - 4000, TODAY.toordinal())]
        assert set(map(int.__sub__, places[1:], places)) <= {0, 1}
        assert (places[-1] - places[0]) == pytest.approx(4000 / step.days, abs=1.5)


def test_weeks_begin_on_monday() -> None:
    week = next(step for step in STEPS if step.name == "week")
    monday = date(2026, 11, 23).toordinal()
    assert week.place(monday - 1) + 1 == week.place(monday) == week.place(monday + 6)
