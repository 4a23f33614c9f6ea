from datetime import datetime, time, timedelta, timezone

import pytest

from mindtui.charts.stress_day import StressDayView, stress_day_lines, stress_day_view
from mindtui.charts.stress_day_figure import draw_stress_day, stress_day_key
from mindtui.charts.stress_day_slots import stress_day_slots
from mindtui.charts.stress_day_table import stress_day_details, stress_day_table
from mindtui.charts.style import Figure, Style
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.journal import Journal
from mindtui.domain.slots import Slot
from mindtui.insights.sentences import STRESS_DAY_FACT
from tests.charts.diary import NOW, TODAY, check_in, days_ago, diary, drawn, write

PLAIN = Style(78, 18, color=False)
FIVE: tuple[tuple[float, int, Slot], ...] = (
    (7.0, 2, "wake"),
    (7.5, 4, "wake+30"),
    (12.0, 6, "midday"),
    (17.0, 4, "late-afternoon"),
    (22.0, 2, "bedtime"),
)


def five(days_back: int = 0, *, more: int = 0) -> list[CheckIn]:
    return [
        check_in(days_ago(days_back), hour, stress=stress + more, slot=slot) for hour, stress, slot in FIVE
    ]


def chart(view: StressDayView, style: Style = PLAIN) -> list[str]:
    def draw(figure: Figure) -> None:
        draw_stress_day(figure, view, style)

    return drawn(draw, style)


def said(view: StressDayView) -> tuple[str, ...]:
    return stress_day_lines(view, today=TODAY)


def test_a_full_day_has_all_its_figures() -> None:
    view = stress_day_view(diary(*five()), TODAY)
    assert [(point.hour, point.stress) for point in view.points] == [
        (hour, stress) for hour, stress, _ in FIVE
    ]
    # 1.5 + 22.5 + 25 + 15 point-hours over 15 hours
    assert view.figures.auc_g == pytest.approx(64.0)
    assert view.figures.mean_load == pytest.approx(64 / 15)
    assert view.figures.awakening_rise == 2
    assert view.figures.missing == ()
    assert said(view) == (
        "Mean load 4.3 of 10: average self-rated stress over 15.0 hours (5 ratings).",
        (
            "In the half hour after waking, stress rose by 2.0 points. "
            "Stress was at most 4.0 points above the first rating. "
            "Over the day, stress ended where it began."
        ),
        STRESS_DAY_FACT,
        (
            "Mean load of the 30 days before: not enough yet: 3 more valid days. Today counts once it is "
            "over. A valid day has three ratings over eight hours or more, and no gap over seven."
        ),
    )


def test_the_fixed_text_is_that_of_the_clinic() -> None:
    assert STRESS_DAY_FACT == (
        "These are your own stress ratings, laid out by time of day the way cortisol researchers lay out "
        "samples. They are not cortisol levels. How stressed people feel and what their cortisol does often "
        "differ."
    )


def test_recalled_and_whole_day_ratings_stay_out_of_the_figures() -> None:
    recalled = check_in(TODAY, 14, stress=10, recalled=True)
    whole_day = check_in(TODAY, 15, stress=10, whole_day=True)
    skipped = check_in(TODAY, 16, skipped=("stress",))
    view = stress_day_view(diary(*five(), recalled, whole_day, skipped), TODAY)
    assert view.figures == stress_day_view(diary(*five()), TODAY).figures
    assert [point.recalled for point in view.points] == [False, False, False, True, False, False]
    assert "Left out of the figures: 1 rating recalled later, 1 rating for the whole day." in said(view)


def test_what_is_missing_is_said_for_each_figure() -> None:
    view = stress_day_view(diary(check_in(TODAY, 12, stress=5), check_in(TODAY, 20.5, stress=5)), TODAY)
    assert said(view)[:3] == (
        STRESS_DAY_FACT,
        (
            "Not enough points today for the mean load: it needs at least three ratings (here 2) and no gap "
            "over seven hours (here 8.5)."
        ),
        (
            "For the way from morning to evening: a rating in the morning (by 10:00, or within two hours of "
            "waking)."
        ),
    )


def test_another_day_is_called_by_its_date() -> None:
    journal = diary(check_in(days_ago(3), 12, stress=5))
    assert said(stress_day_view(journal, days_ago(3)))[1].startswith(
        "Not enough points on Nov 20 for the mean load: "
    )
    assert said(stress_day_view(journal, days_ago(5)))[0] == "No stress ratings on Nov 18."


def test_an_empty_today_says_what_to_do() -> None:
    view = stress_day_view(Journal(), TODAY)
    assert said(view)[0] == "No stress ratings today. Press c to check in."
    assert stress_day_lines(view, today=TODAY, shell=True)[0] == (
        "No stress ratings today. Check in with: mindtui log 6 4 (mood 6, stress 4)."
    )
    assert said(view)[1] == STRESS_DAY_FACT


def test_a_day_of_memories_has_points_and_no_figures() -> None:
    view = stress_day_view(diary(check_in(TODAY, 12, stress=5, recalled=True)), TODAY)
    assert len(view.points) == 1
    assert view.figures.n == 0
    assert said(view)[0] == (
        "No figures today: 1 rating recalled later. Figures take ratings of the moment itself."
    )


def test_a_day_that_was_rated_only_as_a_whole_is_not_called_empty() -> None:
    check_ins = [check_in(days_ago(1), hour, stress=5, whole_day=True) for hour in (12, 13)]
    view = stress_day_view(diary(*check_ins), days_ago(1))
    assert (view.points, view.whole_day, view.figures.n) == ((), 2, 0)
    assert said(view)[0].startswith("No figures on Nov 22: 2 ratings for the whole day.")


def test_two_ratings_of_one_minute_count_as_their_mean() -> None:
    twice = [check_in(TODAY, 12, stress=2), check_in(TODAY, 12, stress=7, slot="midday")]
    view = stress_day_view(diary(check_in(TODAY, 8, stress=1), *twice), TODAY)
    assert len(view.points) == 3
    assert view.figures.n == 2
    assert view.figures.span == 4


def test_hours_go_on_after_midnight_until_the_day_ends() -> None:
    view = stress_day_view(diary(check_in(TODAY, 24.5, stress=3), check_in(TODAY, 3.5, stress=9)), TODAY)
    assert [point.hour for point in view.points] == [24.5]
    assert (view.starts, view.ends) == (4.0, 28.0)


def test_the_day_begins_when_the_person_says_so() -> None:
    journal = Journal(day_starts_at=time(5, 30))
    write(journal, [check_in(TODAY, 29, stress=3)])
    view = stress_day_view(journal, TODAY)
    assert (view.starts, view.ends) == (5.5, 29.5)
    assert [point.hour for point in view.points] == [29.0]


def test_a_journey_does_not_stretch_the_hours_between_two_ratings() -> None:
    home = check_in(TODAY, 8, stress=3)
    away = CheckIn(at=datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=-5))), stress=5)
    view = stress_day_view(diary(home, away), TODAY)
    assert [point.hour for point in view.points] == [8.0, 18.0]
    assert view.clock_shift == -6
    assert any(line.startswith("The clock was set back by 6 hours") for line in said(view))


def test_the_first_clock_is_that_of_the_first_moment_not_of_the_smallest_hour() -> None:
    tokyo = CheckIn(at=datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=9))), stress=3)
    berlin = check_in(TODAY, 8, stress=5)
    view = stress_day_view(diary(tokyo, berlin), TODAY)
    assert [(point.hour, point.stress) for point in view.points] == [(9.0, 3.0), (16.0, 5.0)]
    assert (view.starts, view.clock_shift) == (4.0, -8)


def test_going_west_in_the_evening_widens_the_day() -> None:
    home = check_in(TODAY, 8, stress=3)
    away = CheckIn(at=datetime(2026, 11, 23, 23, tzinfo=timezone(timedelta(hours=-9))), stress=5)
    view = stress_day_view(diary(home, away), TODAY)
    assert view.ends == 33.0
    assert len([line for line in chart(view) if "×" in line]) == 2


def test_a_late_waking_time_makes_a_late_first_rating_a_morning_one() -> None:
    late = [check_in(TODAY, hour, stress=4) for hour in (12, 16, 21)]
    assert stress_day_view(diary(*late), TODAY).figures.missing == ("morning",)
    journal = diary(*late)
    journal.add(WakeTime(day=TODAY, time=time(11, 0)), NOW)
    assert stress_day_view(journal, TODAY).figures.missing == ()


def test_the_usual_range_is_that_of_the_days_before() -> None:
    ratings = [0, 1, 2, 3, 10]
    past = [
        check_in(days_ago(ago + 1), 22, stress=stress, slot="bedtime") for ago, stress in enumerate(ratings)
    ]
    old = check_in(days_ago(31), 22, stress=10, slot="bedtime")
    [usual] = stress_day_view(diary(*past, old, *five()), TODAY).usual
    assert (usual.slot, usual.hour, usual.n, usual.mean) == ("bedtime", 22.0, 5, 3.2)
    assert usual.low == pytest.approx(0.4)
    assert usual.high == pytest.approx(7.2)


def test_four_days_are_too_few_for_a_range() -> None:
    past = [check_in(days_ago(ago + 1), 22, stress=4, slot="bedtime") for ago in range(4)]
    assert stress_day_view(diary(*past), TODAY).usual == ()


def test_the_day_thirty_days_ago_still_counts() -> None:
    *near, thirtieth, earlier = (
        check_in(days_ago(ago), 22, stress=4, slot="bedtime") for ago in (1, 2, 3, 4, 30, 31)
    )
    assert stress_day_view(diary(*near, thirtieth), TODAY).usual[0].n == 5
    assert stress_day_view(diary(*near, earlier), TODAY).usual == ()


def test_of_two_ratings_in_a_slot_the_first_counts_and_at_bedtime_the_last() -> None:
    past = [
        check_in(days_ago(ago + 1), hour, stress=stress, slot=slot)
        for ago in range(5)
        for hour, stress, slot in (
            (12, 1, "midday"),
            (13, 9, "midday"),
            (21, 1, "bedtime"),
            (23, 9, "bedtime"),
        )
    ]
    midday, bedtime = stress_day_view(diary(*past), TODAY).usual
    assert (midday.mean, midday.hour) == (1, 12)
    assert (bedtime.mean, bedtime.hour) == (9, 23)


def test_the_mean_load_of_the_days_before_needs_three() -> None:
    two = stress_day_view(diary(*five(1), *five(2)), TODAY)
    [waits] = [
        line for line in said(two) if line.startswith("Mean load of the 30 days before: not enough yet: 1")
    ]
    assert "1 more valid day. A valid day has" in waits
    past = stress_day_lines(two, today=TODAY + timedelta(days=1))[-1]
    assert "before: not enough in these days: 1 more valid day would be needed. A valid day has" in past
    three = stress_day_view(diary(*five(1), *five(2, more=1), *five(3, more=2)), TODAY)
    assert "Mean load of the 30 days before: 5.3 (3 valid days)." in said(three)


def test_the_first_days_of_the_calendar_have_none_before() -> None:
    first = NOW.date().replace(year=1, month=1, day=1)
    assert stress_day_view(Journal(), first).average.days == 0


def test_a_rating_stands_at_its_hour_in_the_row_of_its_number() -> None:
    lines = chart(stress_day_view(diary(check_in(TODAY, 12, stress=8), check_in(TODAY, 16, stress=2)), TODAY))
    [eight] = [line for line in lines if line.startswith(" 8┤")]
    [two] = [line for line in lines if line.startswith(" 2┤")]
    assert eight.index("×") == lines[-2].index("┬", 20) == lines[-1].index("12:00") + 2
    assert two.index("×") == lines[-1].index("16:00") + 2


def test_hours_after_midnight_are_named_by_the_clock() -> None:
    lines = chart(stress_day_view(Journal(), TODAY))
    assert lines[-1].split() == ["04:00", "08:00", "12:00", "16:00", "20:00", "00:00", "04:00"]
    wide = chart(stress_day_view(Journal(), TODAY), Style(118, 34, color=False))
    assert wide[-1].split() == [f"{hour % 24:02}:00" for hour in range(4, 27, 2)]


@pytest.mark.parametrize("width", [51, 60, 99, 118])
def test_the_hours_stand_below_their_ticks_in_whatever_order_plotext_takes_them(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    for backward in (False, True):
        # Its own way is a set, whose order is another one in every process.
        monkeypatch.setattr(
            "plotext._utility.no_duplicates",
            lambda items, back=backward: sorted(set(items), reverse=back),
        )
        shown.append(chart(stress_day_view(Journal(), TODAY), Style(width, 18, color=False)))
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("second", "joined"), [(15.0, True), (15.1, False)])
def test_a_line_joins_no_ratings_over_a_gap_that_the_figures_refuse(second: float, joined: bool) -> None:
    journal = diary(check_in(TODAY, 8, stress=2), check_in(TODAY, second, stress=2))
    lines = chart(stress_day_view(journal, TODAY))
    assert any("⠀" < sign <= "⣿" for line in lines for sign in line) is joined


def test_a_recalled_rating_is_hollow_and_off_the_line() -> None:
    recalled = check_in(TODAY, 12, stress=10, recalled=True)
    view = stress_day_view(
        diary(check_in(TODAY, 9, stress=2), recalled, check_in(TODAY, 16, stress=2)), TODAY
    )
    lines = chart(view)
    assert lines[0].strip("10┤ ") == "◦"
    assert [line[:3] for line in lines if "×" in line] == [" 2┤"]
    assert sum(any("⠀" < sign <= "⣿" for sign in line) for line in lines) == 1
    assert stress_day_key(view, PLAIN) == "× a rating  ◦ recalled"


def test_the_usual_range_is_a_bar_from_the_tenth_to_the_ninetieth_percentile() -> None:
    ratings = [2, 2, 2, 3, 6, 8, 8, 8]
    past = [
        check_in(days_ago(ago + 1), 12, stress=stress, slot="midday") for ago, stress in enumerate(ratings)
    ]
    view = stress_day_view(diary(*past), TODAY)
    lines = chart(view)
    shaded = [number for number, line in enumerate(lines[:-2]) if "░" in line or "───" in line]
    top = next(number for number, line in enumerate(lines) if line.startswith(" 8┤"))
    bottom = next(number for number, line in enumerate(lines) if line.startswith(" 2┤"))
    assert shaded == list(range(top, bottom + 1))
    assert lines[top].count("░") == 3
    assert lines[top].index("░") + 1 == lines[-1].index("12:00") + 2
    assert stress_day_key(view, PLAIN) == "× a rating  ░ usual range, ─ mean of 30 days"


def test_bars_of_waking_and_half_an_hour_later_stand_side_by_side() -> None:
    past = [one for ago in range(5) for one in five(ago + 1)]
    [row] = [line for line in chart(stress_day_view(diary(*past), TODAY)) if line.startswith(" 2┤")]
    assert row.count("░") + row.count("─") == 4
    [row] = [line for line in chart(stress_day_view(diary(*past), TODAY)) if line.startswith(" 4┤")]
    assert row.count("░") + row.count("─") == 4


def test_the_table_says_what_each_average_waits_for() -> None:
    view = stress_day_view(diary(*five(), *(one for back in range(1, 5) for one in five(back))), TODAY)
    assert list(stress_day_table(view, PLAIN)) == [
        "Figures                       the day  30 days before",
        "Mean load, points                 4.3  4.3 (4 days)",
        "Area (AUCg), point-hours         64.0  not enough yet: 1 more day with it",
        "Increase (AUCi), point-hours    +34.0  not enough yet: 1 more day with it",
        "Rise after waking, points        +2.0  not enough yet: 6 more days with it",
        "Morning to evening, per hour     0.00  not enough yet: 6 more days with it",
        "wake+30 to evening, per hour    -0.14",
        "Straight line, per hour         -0.04",
    ]
    narrow = list(stress_day_table(view, Style(58, 12, ascii=True)))
    assert narrow[2] == "Area (AUCg), point-hours         64.0  1 more day"
    past = [line for line in stress_day_details(view, PLAIN, is_over=True) if line.startswith("Rise")]
    assert past[0] == "Rise after waking, points        +2.0  not enough: 4 of 10 days"
    assert list(stress_day_table(view, Style(58, 12), is_over=True))[2].endswith("64.0  4 of 5 days")


@pytest.mark.parametrize("width", [58, 78, 118])
def test_no_line_of_a_table_is_wider_than_the_words_have_room(width: int) -> None:
    past = [one for back in range(1, 31) for one in five(back, more=back % 5)]
    view = stress_day_view(diary(*five(), *past), TODAY)
    details = stress_day_details(view, Style(width, 12, ascii=True))
    tables = details[1 : details.index("", 9)] if width == 118 else details[1 : details.index("", 10)]
    # A scroll bar stands beside them.
    assert max(map(len, tables)) < width
    assert "".join(details).isascii()
    assert any("mean" in line and "Area (AUCg)" in line for line in tables) is (width == 118)


def test_slots_stand_with_their_ratings_and_what_is_usual() -> None:
    past = [
        check_in(days_ago(back), hour, stress=stress + (slot != "late-afternoon") * (back % 2), slot=slot)
        for back in range(1, 6)
        for hour, stress, slot in FIVE
    ]
    day = (
        check_in(TODAY, 7, stress=2, slot="wake"),
        check_in(TODAY, 9.5, stress=3),
        check_in(TODAY, 12, stress=10, slot="midday"),
        check_in(TODAY, 13, stress=1, slot="midday", recalled=True),
        check_in(TODAY, 24.25, stress=0, slot="bedtime"),
    )
    assert list(stress_day_slots(stress_day_view(diary(*past, *day), TODAY), PLAIN)) == [
        "Slot            time  stress  usual in the 30 days before",
        "(waking)           –          not told",
        "wake           07:00    ×  2  2–3, mean 2.6 (5 days)",
        "wake+30            –       –  4–5, mean 4.6 (5 days)",
        "between        09:30    ×  3",
        "midday         12:00    × 10  6–7, mean 6.6 (5 days)",
        "midday         13:00    ◦  1",
        "late afternoon     –       –  4, mean 4 (5 days)",
        "bedtime        00:15    ×  0  2–3, mean 2.6 (5 days)",
    ]


def test_ten_days_give_every_average() -> None:
    view = stress_day_view(diary(*(one for back in range(1, 11) for one in five(back))), TODAY)
    assert [line.split("  ")[-1] for line in stress_day_table(view, PLAIN)][1:6] == [
        "4.3 (10 days)",
        "64.0 (10 days)",
        "+34.0 (10 days)",
        "+2.0 (10 days)",
        "0.00 (10 days)",
    ]


def test_without_any_figure_there_is_no_table() -> None:
    assert not list(stress_day_table(stress_day_view(diary(check_in(TODAY, 12, stress=4)), TODAY), PLAIN))


def waking_line(view: StressDayView) -> str:
    return list(stress_day_slots(view, PLAIN))[1]


def test_waking_is_told_and_stands_on_the_axis() -> None:
    journal = diary(*five())
    journal.add(WakeTime(day=days_ago(1), time=time(6), source="typed"), NOW)
    supposed = stress_day_view(journal, TODAY)
    assert waking_line(supposed) == "(waking)       06:00          supposed from the days before"
    assert "waking" not in stress_day_key(supposed, PLAIN)
    journal.add(WakeTime(day=TODAY, time=time(6, 30), source="typed"), NOW)
    view = stress_day_view(journal, TODAY)
    assert waking_line(view) == "(waking)       06:30"
    assert "▲ waking" in stress_day_key(view, PLAIN)
    assert chart(view)[-3].index("▲") - 3 == round(74 * 2.5 / 24)
    assert "^" in chart(view, Style(58, 12, ascii=True, color=False))[-3]


@pytest.mark.parametrize(
    ("first", "woke", "hour"),
    [
        # Before the day starts at 04:00: of the night before it, or of the night at its end.
        (4.25, time(3, 45), 3.75),
        (26.5, time(2), 26.0),
        (8.0, time(7), 7.0),
    ],
)
def test_a_waking_time_is_the_last_one_before_the_first_rating(first: float, woke: time, hour: float) -> None:
    journal = diary(check_in(TODAY, first, stress=4), check_in(TODAY, 27, stress=4))
    journal.add(WakeTime(day=TODAY, time=woke, source="typed"), NOW)
    view = stress_day_view(journal, TODAY)
    assert view.wake_hour == hour
    assert "morning" not in view.figures.missing
    assert "▲" in chart(view)[-3]


def test_a_waking_time_that_was_only_assumed_moves_no_figure() -> None:
    journal = diary(*(check_in(TODAY, hour, stress=4) for hour in (12, 16, 21)))
    journal.add(WakeTime(day=TODAY, time=time(11), source="assumed"), NOW)
    view = stress_day_view(journal, TODAY)
    assert (view.wake_hour, view.figures.missing) == (None, ("morning",))
