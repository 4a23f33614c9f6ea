from datetime import date

import pytest

from mindtui.charts.over_time import OverTime, over_time
from mindtui.charts.over_time_figure import coverage_stripe, draw_over_time, over_time_columns, over_time_key
from mindtui.charts.style import Figure, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import RATINGS, CheckIn, RatingName
from tests.charts.diary import TODAY, check_in, days_ago, diary, drawn

PLAIN = Style(78, 18, color=False)
ALL: tuple[RatingName, ...] = RATINGS


def prepared(
    *check_ins: CheckIn,
    measures: tuple[RatingName, ...] = ("mood",),
    name: RangeName = "30d",
    style: Style = PLAIN,
) -> OverTime:
    data = TrendData(diary(*check_ins))
    window = Window.ending(TODAY, name, data.earliest())
    return over_time(data, measures, window, columns=over_time_columns(style, len(measures)))


def chart(data: OverTime, style: Style = PLAIN) -> list[str]:
    def draw(figure: Figure) -> None:
        draw_over_time(figure, data, style)

    return drawn(draw, style)


def rows_of(lines: list[str], sign: str) -> list[str]:
    """The axis labels of the rows in which a sign stands."""
    return [line[:3] for line in lines if sign in line[3:]]


def test_a_chart_line_by_line() -> None:
    style = Style(40, 10, color=False, ascii=True)
    check_ins = [check_in(days_ago(ago), mood=mood) for ago, mood in ((6, 10), (5, 0), (3, 5))]
    assert chart(prepared(*check_ins, name="7d", style=style), style) == [
        "10+   *",
        "  |",
        "  |",
        " 5+.   .   .   .   . * .   .   .   .   .",
        "  |",
        "  |",
        " 0+        *",
        "  |###########.....#####................",
        "  +---+---------+---------+---------+---",
        "   Nov 17    Nov 19    Nov 21   Nov 23",
    ]


@pytest.mark.parametrize("mood", [0, 2, 4, 6, 8, 10])
def test_a_rating_stands_in_the_row_of_its_number(mood: int) -> None:
    assert rows_of(chart(prepared(check_in(TODAY, mood=mood))), "•") == [f"{mood:>2}┤"]


def test_a_day_stands_above_its_date() -> None:
    lines = chart(prepared(check_in(date(2026, 11, 9), mood=8)))
    column = next(line for line in lines if "•" in line).index("•")
    assert lines[-1][column - 3 :].startswith(" Nov 9")
    assert lines[-2][column] == "┬"


def test_the_stripe_stands_under_its_dots() -> None:
    lines = chart(prepared(check_in(date(2026, 11, 9), mood=8), name="90d"))
    assert lines[-3].index("━") == next(line for line in lines if "•" in line).index("•")
    assert lines[-3].count("━") == 1


def test_recalled_days_are_hollow() -> None:
    lines = chart(prepared(check_in(TODAY, mood=8), check_in(days_ago(5), mood=2, recalled=True)))
    assert rows_of(lines, "•") == [" 8┤"]
    assert rows_of(lines, "◦") == [" 2┤"]


def test_the_line_is_dotted_across_days_that_are_not_logged() -> None:
    style = Style(78, 18, color=False, ascii=True)
    logged = [20, 19, 18, 17, 12, 11, 10, 9]
    data = prepared(*[check_in(days_ago(ago), mood=8) for ago in logged], style=style)
    [line] = [line for line in chart(data, style) if line.startswith(" 8")]
    days = [place for place, sign in enumerate(line) if sign == "*"]
    between = line[days[3] + 1 : days[4]]
    assert set(line[days[0] + 1 : days[3]]) == {"-", "*"}
    assert set(between) == {"-", " "}
    assert 2 <= between.count("-") <= len(between) // 3 + 1
    assert "- - gap" in over_time_key(data, style)


def test_a_single_day_not_logged_leaves_the_line_whole() -> None:
    style = Style(78, 18, color=False, ascii=True)
    data = prepared(*[check_in(days_ago(ago), mood=8) for ago in (9, 8, 6, 5)], style=style)
    [line] = [line for line in chart(data, style) if line.startswith(" 8")]
    assert set(line.removeprefix(" 8+").strip()) == {"-", "*"}
    assert "gap" not in over_time_key(data, style)


def test_marks_of_weeks_side_by_side_leave_the_line_to_be_seen() -> None:
    lines = chart(prepared(*(check_in(days_ago(ago), mood=5) for ago in range(365)), name="1y"))
    assert sum("⠀" < sign <= "⣿" for line in lines for sign in line) > 70


def test_no_mark_of_a_measure_stands_where_nothing_is_logged() -> None:
    logged = [25, 24, 23, 22, 16, 15, 14, 13]
    check_ins = [check_in(days_ago(ago), mood=8, stress=2) for ago in logged]
    data = prepared(*check_ins, measures=("mood", "stress"))
    lines = chart(data)
    [mood] = [line for line in lines if line.startswith(" 8") and "•" in line]
    columns = over_time_columns(PLAIN, 2)
    begins, ends = (3 + round((29 - ago + 0.5) * columns / 30) for ago in (21.5, 16.5))
    assert "•" not in mood[begins:ends]
    assert "•" in mood


def test_at_sixty_columns_the_key_says_less_and_fits() -> None:
    style = Style(58, 12)
    logged = [*range(20, 16, -1), *range(12, 0, -1)]
    key = over_time_key(prepared(*[check_in(days_ago(ago), mood=5) for ago in logged], style=style), style)
    assert len(key) <= 58
    assert "not logged" in key
    assert "gap" in key


def test_the_line_joins_equal_days_and_stops_at_a_gap() -> None:
    style = Style(63, 14, color=False, ascii=True)
    logged = [ago for ago in range(30) if ago not in range(10, 20)]
    lines = chart(prepared(*(check_in(days_ago(ago), mood=8) for ago in logged), style=style), style)
    row = next(line for line in lines if line.startswith(" 8+"))[3:]
    assert row.strip(" ")[0] == row.strip(" ")[-1] == "*"
    before, after = row.split(" " * 19)
    assert set(before.strip()) == set(after.strip()) == {"*", "-"}


def test_several_measures_are_told_apart_without_color() -> None:
    check_ins = [check_in(days_ago(ago), mood=8, energy=6, stress=2) for ago in range(30)]
    lines = chart(prepared(*check_ins, measures=ALL))
    assert [line[:3] for line in lines if line.endswith("• mood")] == [" 8┤"]
    assert [line[:3] for line in lines if line.endswith("+ energy")] == [" 6┤"]
    assert [line[:3] for line in lines if line.endswith("× stress")] == [" 2┤"]
    for label, sign in ((" 8┤", "•"), (" 6┤", "+"), (" 2┤", "×")):
        [row] = [line[3:67] for line in lines if line.startswith(label)]
        assert row.count(sign) >= 5
        assert not set(row) & (set("•+×") - {sign})


def test_lines_that_lie_on_each_other_keep_their_marks_apart() -> None:
    check_ins = [check_in(days_ago(ago), mood=6, energy=6, stress=6) for ago in range(30)]
    [row] = [line[3:67] for line in chart(prepared(*check_ins, measures=ALL)) if line.startswith(" 6┤")]
    assert [row.count(sign) for sign in "•+×"] == [7, 7, 7]


def test_a_lone_day_among_lines_has_its_mark() -> None:
    logged = [*range(6), 15, 25]
    lines = chart(
        prepared(*(check_in(days_ago(ago), mood=8, stress=2) for ago in logged), measures=("mood", "stress"))
    )
    for label, sign in ((" 8┤", "•"), (" 2┤", "×")):
        [row] = [line[3:67] for line in lines if line.startswith(label)]
        stretches = row.split()
        assert len(stretches) == 3
        assert all(sign in stretch for stretch in stretches)


def test_in_ascii_each_line_is_made_of_its_own_mark() -> None:
    style = Style(78, 18, color=False, ascii=True)
    check_ins = [check_in(days_ago(ago), mood=8, stress=2) for ago in range(30)]
    lines = chart(prepared(*check_ins, measures=("mood", "stress"), style=style), style)
    assert [line[3:67].strip(" ") for line in lines if line.startswith((" 8+", " 2+"))] == [
        "*" * 63,
        "x" * 63,
    ]


def test_names_of_lines_that_meet_stand_in_rows_of_their_own() -> None:
    for mood in (0, 5, 10):
        check_ins = [check_in(days_ago(ago), mood=mood, energy=mood, stress=mood) for ago in range(30)]
        lines = chart(prepared(*check_ins, measures=ALL))
        named = [number for number, line in enumerate(lines) if line.endswith(ALL)]
        assert len(named) == 3
        assert named[2] - named[0] == 2
        assert max(named) <= len(lines) - 4


def test_a_measure_without_ratings_has_no_name() -> None:
    check_ins = [check_in(days_ago(ago), mood=8) for ago in range(30)]
    text = "\n".join(chart(prepared(*check_ins, measures=ALL)))
    assert "mood" in text
    assert "stress" not in text
    assert "energy" not in text


def test_a_measure_with_too_few_days_for_a_line_shows_its_marks() -> None:
    check_ins = [check_in(days_ago(ago), mood=8) for ago in range(30)]
    extra = check_in(days_ago(3), 20, stress=2, recalled=True)
    lines = chart(prepared(*check_ins, extra, measures=("mood", "stress")))
    [row] = [line for line in lines if line.startswith(" 2┤")]
    assert row.count("×") == 2
    assert row.endswith("× stress")


def test_a_narrow_chart_spends_its_columns_on_days() -> None:
    assert over_time_columns(Style(78, 18), 1) == 75
    assert over_time_columns(Style(78, 18), 3) == 65
    narrow = Style(30, 12, color=False)
    assert over_time_columns(narrow, 3) == 27
    check_ins = [check_in(days_ago(ago), mood=8, stress=2, energy=5) for ago in range(9)]
    data = prepared(*check_ins, measures=ALL, style=narrow)
    assert not any(name in line for line in chart(data, narrow) for name in ALL)
    assert over_time_key(data, narrow).split("\n") == [
        "• mood  + energy  × stress",
        "smoothed over 7 days",
        "· not logged",
    ]


def test_the_stripe_tells_no_some_and_all_days_of_a_column() -> None:
    style = Style(18, 10)
    logged = [*range(20, 40), 0]
    data = prepared(*(check_in(days_ago(ago), mood=5) for ago in logged), name="90d", style=style)
    assert coverage_stripe(data, style) == "········╸━━╸··╸"
    assert coverage_stripe(data, Style(18, 10, ascii=True)) == "........:##:..:"


def test_the_stripe_of_a_week_gives_each_day_its_columns() -> None:
    data = prepared(check_in(TODAY, mood=5), check_in(days_ago(1), skipped=("mood",)), name="7d")
    stripe = coverage_stripe(data, PLAIN)
    assert len(stripe) == 75
    assert stripe == "·" * 53 + "━" * 22


def test_the_stripe_is_as_wide_as_the_days() -> None:
    check_ins = [check_in(days_ago(ago), mood=8, stress=2, energy=5) for ago in range(30)]
    data = prepared(*check_ins, measures=ALL)
    assert coverage_stripe(data, PLAIN) == "━" * 65
    assert chart(data)[-3] == "  │" + "━" * 65


@pytest.mark.parametrize(
    ("check_ins", "name", "key"),
    [
        ([check_in(TODAY, mood=4)], "30d", "• a day  ━ logged  · not logged"),
        ([check_in(TODAY, mood=4, recalled=True)], "30d", "• a day  ◦ recalled  ━ logged  · not logged"),
        (
            [check_in(days_ago(ago), mood=4) for ago in range(30)],
            "30d",
            "• a day  ⠤⠒ smoothed over 7 days  ━ logged",
        ),
        (
            [check_in(days_ago(ago), mood=4) for ago in range(0, 364, 2)],
            "1y",
            "• a week  ⠤⠒ smoothed over 4 weeks  ╸ partly  · not logged",
        ),
    ],
)
def test_the_key_names_the_signs_that_are_there(check_ins: list[CheckIn], name: RangeName, key: str) -> None:
    assert over_time_key(prepared(*check_ins, name=name), PLAIN) == key


def test_an_empty_window_is_an_empty_frame() -> None:
    data = prepared()
    assert data.is_empty
    assert set("".join(line[3:] for line in chart(data)[:15])) == {" ", "·"}


@pytest.mark.parametrize("days", [7, 14, 30, 90, 365, 2000])
def test_the_dates_stand_below_their_ticks_in_whatever_order_plotext_takes_them(
    days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in range(24, 200, 7):
        style = Style(width, 8, color=False)
        window = Window(days_ago(days - 1), TODAY, "all")
        data = over_time(
            TrendData(diary(check_in(TODAY, mood=5))), ("mood",), window, columns=over_time_columns(style, 1)
        )
        shown = []
        for backward in (False, True):
            # Its own way is a set, whose order is another one in every process.
            monkeypatch.setattr(
                "plotext._utility.no_duplicates",
                lambda items, back=backward: sorted(set(items), reverse=back),
            )
            shown.append(chart(data, style))
        assert shown[0] == shown[1], f"{width} columns"
        assert len(shown[0][-1].split()) >= 1
