"""A year in cells: what each cell says, which days share one, and what is said of them."""

from datetime import date, datetime, timedelta, timezone

import pytest

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.levels import LOW_TO_HIGH, level_color, level_signs
from mindtui.charts.page import Page
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import MONTHS, WEEKDAYS
from tests.charts.diary import PLAIN, TODAY, check_in, days_ago, diary, drawn, painted, write


def picture(
    *check_ins: CheckIn, name: ChartName = "year", window: RangeName = "1y", style: Style = PLAIN
) -> Picture:
    return painted(name, diary(*check_ins), window=window, style=style)


def rows(shown: Picture, style: Style = PLAIN) -> dict[str, str]:
    """Each row of the grid by its weekday or year, blanks at its end cut."""
    found: dict[str, str] = {}
    for line in drawn(shown.draw, style):
        head, _, cells = line.partition(" ")
        found.setdefault(head, cells)
    return found


def test_a_day_stands_in_the_column_of_its_week_and_the_row_of_its_weekday() -> None:
    # The window ends on a Monday.
    shown = rows(picture(check_in(TODAY, mood=9), check_in(days_ago(8), mood=1)))
    assert shown["Mo"] == "·" * 52 + "█"
    assert shown["Su"] == "·" * 50 + "▁·"
    assert all(set(shown[day]) == {"·"} for day in ("Tu", "We", "Th", "Fr", "Sa"))


def test_months_stand_over_the_week_of_their_first_day() -> None:
    lines = drawn(picture(check_in(date(2026, 5, 1), mood=5)).draw, PLAIN)
    assert lines[0].split() == [MONTHS[11], *MONTHS[:11]]
    assert lines[0].index("May") == lines[5].index("▄")


@pytest.mark.parametrize(
    ("mood", "sign"), [(0, "▁"), (1, "▁"), (2, "▂"), (4, "▄"), (5, "▄"), (6, "▆"), (8, "█"), (10, "█")]
)
def test_the_sign_is_higher_the_higher_the_mean(mood: int, sign: str) -> None:
    assert rows(picture(check_in(TODAY, mood=mood)))["Mo"].endswith(f"·{sign}")


def test_the_mean_of_a_day_counts_and_its_moments_may_come_in_any_order_and_zone() -> None:
    far = CheckIn(at=datetime(2026, 11, 23, 20, tzinfo=timezone(timedelta(hours=-9))), mood=9)
    shown = picture(far, check_in(TODAY, 9, mood=4), check_in(days_ago(1), mood=3))
    assert rows(shown)["Mo"].endswith("·▆")
    assert shown.values()["days"] == {"2026-11-22": 3.0, "2026-11-23": 6.5}


@pytest.mark.parametrize("plain", [False, True])
def test_recalled_skipped_and_unlogged_days_have_signs_of_their_own(plain: bool) -> None:
    style = Style(78, 18, ascii=plain, color=False)
    check_ins = [
        check_in(days_ago(14), mood=9, recalled=True),
        check_in(days_ago(7), skipped=("mood",)),
        check_in(TODAY, mood=9),
    ]
    shown = picture(*check_ins, style=style)
    assert rows(shown, style)["Mo"].endswith(".e-5" if plain else "·⣿-█")
    legend = "\n".join(drawn(shown.draw, style))
    assert ("abcde recalled later" if plain else "⡀⣀⣤⣶⣿ recalled later") in legend
    assert "- skipped" in legend
    assert legend.isascii() == plain
    everyday = "\n".join(drawn(picture(check_in(TODAY, mood=9)).draw, PLAIN))
    assert "recalled" not in everyday
    assert "skipped" not in everyday


def test_more_than_a_year_has_a_row_a_year_and_a_cell_a_week() -> None:
    check_ins = [
        check_in(date(2024, 1, 3), mood=1),
        check_in(date(2024, 1, 5), mood=4),
        check_in(TODAY, mood=9),
    ]
    shown = picture(*check_ins, window="all")
    assert rows(shown)["2024"].startswith("▂·")
    assert rows(shown)["2025"] == "·" * 53
    assert rows(shown)["2026"] == "·" * 46 + "█"
    assert drawn(shown.draw, PLAIN)[-1].endswith("a cell is a week, a row a year")


def test_more_years_than_rows_show_the_last_and_say_so() -> None:
    low = Style(78, 7, color=False)
    shown = picture(check_in(date(1990, 1, 3), mood=1), check_in(TODAY, mood=9), window="all", style=low)
    assert [head for head in rows(shown, low) if head.isdigit()] == ["2023", "2024", "2025", "2026"]
    assert drawn(shown.draw, low)[5].startswith("the last 4 of 37 years  ▁ 0–1.9  ")


def test_sixty_columns_hold_a_year_and_forty_hold_it_in_two_bands() -> None:
    sixty, forty, low = (
        Style(width, height, color=False) for width, height in ((58, 12), (38, 18), (38, 10))
    )
    daily = [check_in(days_ago(ago), mood=5) for ago in range(365)]
    [monday] = [line for line in drawn(picture(*daily, style=sixty).draw, sixty) if line.startswith("Mo")]
    assert monday == "Mo " + "▄" * 53
    mondays = [line for line in drawn(picture(*daily, style=forty).draw, forty) if line.startswith("Mo")]
    assert mondays == ["Mo " + "▄" * 27, "Mo " + "▄" * 26]
    last = picture(*daily, style=low)
    assert "the last 35 of 53 weeks" in drawn(last.draw, low)[8]
    assert len([line for line in drawn(last.draw, low) if line.startswith("Mo")]) == 1


def test_where_there_is_room_cells_are_wider() -> None:
    wide = Style(118, 30, color=False)
    assert rows(picture(check_in(TODAY, mood=5), style=wide), wide)["Mo"].endswith("▄▄")
    assert rows(picture(check_in(TODAY, mood=5), window="7d"))["Mo"] == "   ▄▄"


def test_the_lowest_screen_still_says_what_a_day_without_a_rating_looks_like() -> None:
    low = Style(58, 9, color=False)
    lines = drawn(picture(check_in(TODAY, mood=5), style=low).draw, low)
    assert [line[:2] for line in lines[1:8]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert lines[8] == "▁ 0–1.9  ▂ 2–3.9  ▄ 4–5.9  ▆ 6–7.9  █ 8–10  · not logged"


@pytest.mark.parametrize("last", [date(1, 1, 20), date.max])
def test_weeks_that_reach_beyond_the_calendar_are_drawn(last: date) -> None:
    data = TrendData(diary(check_in(last, mood=9)), week_starts_on=2)
    shown = CHARTS["year"].picture(data, Window.ending(last, "30d"), PLAIN, today=last)
    months, *days = drawn(shown.draw, PLAIN)[:8]
    assert months.split()[-1] == MONTHS[last.month - 1]
    assert [line[:2] for line in days if line.endswith("█")] == [WEEKDAYS[last.weekday()][:2]]


def test_high_stress_has_the_color_of_low_mood() -> None:
    style = Style()
    assert level_color("mood", 0, style) == level_color("stress", 4, style) == LOW_TO_HIGH[0]
    assert len({*level_signs(style), *level_signs(style, recalled=True), style.guide, "-"}) == 12
    drawing = picture(check_in(TODAY, stress=9), name="year-stress", style=style).draw
    assert isinstance(drawing, Page)
    assert ("█", LOW_TO_HIGH[0]) in drawing.lines[1]


@pytest.mark.parametrize(
    ("check_ins", "said"),
    [
        ([], ("No check-ins in these days. Press c to check in.",)),
        ([check_in(TODAY, note="only words")], ("No ratings of mood in these days.",)),
        (
            [check_in(TODAY, skipped=("mood",))],
            ("No ratings of mood in these days; skipped on 1 day.",),
        ),
        (
            [check_in(TODAY, mood=6)],
            ("Mood: 6.0 on 1 of 1 day.",),
        ),
        (
            [check_in(days_ago(ago), mood=6, recalled=True) for ago in range(365)],
            ("Mood: 6.0 on every day with a rating (365 of 365 days); all recalled later.",),
        ),
        (
            [check_in(days_ago(ago), mood=5 + ago % 2 * 3, recalled=ago == 3) for ago in range(5)],
            (
                "Mood: mean 6.2 over 5 of 5 days; 1 recalled later.",
                "Days by their mean: 3 at 4–5.9, 2 at 8–10.",
                "Logged 5 of 5 days since your first check-in.",
            ),
        ),
    ],
    ids=["none", "no ratings", "all skipped", "one", "all equal and recalled", "some"],
)
def test_the_words_say_the_same(check_ins: list[CheckIn], said: tuple[str, ...]) -> None:
    shown = picture(*check_ins)
    assert shown.sentences == said
    assert shown.slow_sentences() == ()
    assert shown.is_empty == (not any(one.is_rated or one.skipped for one in check_ins))


def test_a_new_check_in_is_seen() -> None:
    journal = diary(check_in(days_ago(1), mood=3))
    data, window = TrendData(journal), Window.ending(TODAY, "1y")
    assert CHARTS["year"].picture(data, window, PLAIN, today=TODAY).values()["recalled"] == []
    write(journal, [check_in(TODAY, mood=9, recalled=True)])
    changed = CHARTS["year"].picture(data, window, PLAIN, today=TODAY)
    assert changed.values() == {
        "measure": "mood",
        "days": {"2026-11-22": 3.0, "2026-11-23": 9.0},
        "n": {"2026-11-22": 1, "2026-11-23": 1},
        "recalled": ["2026-11-23"],
        "skipped": [],
    }
    assert changed.title == "Mood day by day, Nov 24, 2025 – Nov 23, 2026"


def test_weeks_start_on_the_day_that_the_person_set() -> None:
    data = TrendData(diary(check_in(TODAY, mood=9), check_in(days_ago(1), mood=1)), week_starts_on=6)
    shown = CHARTS["year"].picture(data, Window.ending(TODAY, "1y"), PLAIN, today=TODAY)
    lines = drawn(shown.draw, PLAIN)
    assert [line[:2] for line in lines[1:8]] == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
    assert lines[1].endswith("·▁")
    assert lines[2].endswith("·█")
    table = CHARTS["weekday"].picture(data, Window.ending(TODAY, "90d"), PLAIN, today=TODAY)
    assert [line.split()[:3] for line in drawn(table.draw, PLAIN)[2:4]] == [
        ["Su", "·", "n"],
        ["Mo", "·", "n"],
    ]
