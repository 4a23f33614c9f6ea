"""Expected against felt: which plans count, what is said of them, and what the marks show."""

from datetime import date, timedelta
from typing import Any

import pytest

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from tests.charts.diary import NOW, TODAY, days_ago, drawn

STYLE = Style(56, 25, color=False)
"""Five columns and two rows of the chart from one rating to the next."""


def walk(expected: int | None, felt: int | None, day: date = TODAY, **fields: Any) -> Plan:
    return Plan(
        label="Walk",
        day=day,
        status="done",
        predicted=Ratings(pleasure=expected),
        actual=Actual(pleasure=felt),
        **fields,
    )


def life(*plans: Plan) -> TrendData:
    journal = Journal()
    with journal.batch("plans", NOW):
        for plan in plans:
            journal.add(plan, NOW)
    return TrendData(journal)


def picture(
    data: TrendData,
    name: ChartName = "expected",
    *,
    window: RangeName = "all",
    style: Style = STYLE,
    shell: bool = False,
) -> Picture:
    return CHARTS[name].picture(data, Window.ending(TODAY, window), style, today=TODAY, shell=shell)


def mark_at(shown: Picture, expected: int, felt: int, style: Style = STYLE) -> str:
    """The sign at a place of the chart."""
    lines = [line.ljust(style.width) for line in drawn(shown.draw, style)]
    column = round(3 + expected * (style.columns - 1) / 10)
    return lines[round((10 - felt) * (style.rows - 1) / 10)][column]


def test_a_plan_stands_at_its_guess_and_its_rating_and_others_nowhere() -> None:
    data = life(walk(4, 7), walk(3, None), walk(None, 8), Plan(label="Later", day=TODAY))
    shown = picture(data)
    assert mark_at(shown, 4, 7) == "·"
    assert sum(line.count("·") for line in drawn(shown.draw, STYLE)) == 1
    assert mark_at(shown, 0, 0) == mark_at(shown, 10, 10) == mark_at(shown, 5, 5) == "╱"
    assert shown.sentences == (
        "Pleasure: 1 rated occasion; 1 above the line (more than expected), 0 on it, 0 below (less).",
    )


@pytest.mark.parametrize("style", [Style(78, 11, color=False), Style(118, 27, color=False)])
def test_the_line_runs_through_every_place_that_was_as_expected(style: Style) -> None:
    shown = picture(life(walk(0, 10)), style=style)
    assert [mark_at(shown, rating, rating, style) for rating in range(11)] == ["╱"] * 11
    # Where marks cover all of these, it is still seen between them.
    covered = picture(life(*(walk(rating, rating) for rating in range(11))), style=style)
    assert sum(line.count("╱") for line in drawn(covered.draw, style)) >= 10


@pytest.mark.parametrize("plain", [False, True])
def test_the_more_plans_a_place_holds_the_heavier_its_mark(plain: bool) -> None:
    style = Style(56, 25, ascii=plain, color=False)
    data = life(walk(1, 9), *[walk(2, 8)] * 2, *[walk(3, 7)] * 4, *[walk(4, 6)] * 5)
    shown = picture(data, style=style)
    marks = "".join(mark_at(shown, expected, 10 - expected, style) for expected in range(1, 5))
    assert marks == (".oo@" if plain else "·••●")
    light, middle, heavy = (marks[0], marks[1], marks[3])
    assert shown.key.split("\n") == [
        f"right: expected  up: felt  {style.diagonal} as expected  {light} 1 plan",
        f"{middle} 2–4  {heavy} 5+",
    ]


def test_marks_of_years_tell_tens_from_hundreds() -> None:
    data = life(walk(1, 9), *[walk(2, 8)] * 13, *[walk(3, 7)] * 90)
    shown = picture(data)
    assert "".join(mark_at(shown, expected, 10 - expected) for expected in (1, 2, 3)) == "·•●"
    assert shown.key.endswith("· up to 10 plans  • 11–40  ● 41+")


def test_on_a_small_chart_neighbors_share_a_mark() -> None:
    small = Style(8, 5, color=False)
    shown = picture(life(walk(0, 10), walk(0, 9), walk(1, 10)), style=small)
    assert shown.key.endswith("• 2–4")
    assert "·" not in "".join(drawn(shown.draw, small))


def test_all_begins_with_the_first_occasion_and_a_range_leaves_out_what_was_before() -> None:
    data = life(walk(4, 7, days_ago(300)), walk(4, 3), walk(4, 4, days_ago(-1)))
    assert picture(data).title == "Pleasure, expected against felt, Jan 27 – Nov 23, 2026"
    assert "2 rated occasions; 1 above" in picture(data).sentences[0]
    assert "1 rated occasion; 0 above" in picture(data, window="30d").sentences[0]


@pytest.mark.parametrize(("n", "said"), [(1, "7 more rated occasions"), (7, "1 more rated occasion")])
def test_below_eight_pairs_it_says_how_many_more(n: int, said: str) -> None:
    shown = picture(life(*[walk(4, 7)] * n))
    assert shown.slow_sentences() == (f"Not enough yet: {said}.",)


def test_eight_pairs_are_enough_and_the_direction_is_named() -> None:
    assert picture(life(*[walk(4, 7)] * 8)).slow_sentences() == (
        (
            "Pleasure turned out +3.0 points from what you expected, on average "
            "(95 % interval +3.0 to +3.0; 8 plans)."
        ),
    )


@pytest.mark.parametrize(("felt", "said"), [(7, "harder"), (2, "easier")])
def test_more_difficulty_is_called_harder(felt: int, said: str) -> None:
    plan = Plan(
        label="Call",
        day=TODAY,
        status="partly",
        predicted=Ratings(difficulty=4),
        actual=Actual(difficulty=felt),
    )
    shown = picture(life(*[plan] * 8), "expected-difficulty")
    assert shown.slow_sentences()[0].endswith(f"8 plans). That is {said} than expected.")
    assert f"{8 if felt > 4 else 0} above the line (harder than expected)" in shown.sentences[0]
    assert "below (easier)" in shown.sentences[0]


def test_without_pairs_it_says_what_to_do_in_the_app_and_in_the_shell() -> None:
    data = life(walk(None, 8))
    assert picture(data).is_empty
    assert picture(data).sentences == (
        (
            "No plan has both a guess and a rating of pleasure. "
            "Press a to plan something and guess it; the review asks how it was."
        ),
    )
    assert "mindtui plan Walk --mastery 4" in picture(data, "expected-mastery", shell=True).sentences[0]


def test_a_changed_rating_is_read_anew() -> None:
    data = life(walk(4, 7))
    assert data.occasions("pleasure") is data.occasions("pleasure")
    data.journal.add(walk(2, 2, TODAY - timedelta(days=1)), NOW)
    assert [(one.expected, one.felt) for one in data.occasions("pleasure")] == [(2, 2), (4, 7)]
