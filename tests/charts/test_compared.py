"""A chart beside the period before."""

import pytest

from mindtui.charts.gallery import CHARTS
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn
from mindtui.insights import sentences
from tests.charts.diary import PLAIN, TODAY, check_in, days_ago, diary, drawn


def compared(*check_ins: CheckIn, window: RangeName = "30d", style: Style = PLAIN) -> Picture:
    data = TrendData(diary(*check_ins))
    paint = CHARTS["mood"].compared
    assert paint is not None
    return paint(data, Window.ending(TODAY, window, data.earliest()), style, today=TODAY)


def test_the_period_before_is_as_long_and_ends_where_this_one_begins() -> None:
    window = Window.ending(TODAY, "30d")
    before = window.before()
    assert before is not None
    assert (before.last.toordinal() + 1, before.days) == (window.first.toordinal(), 30)
    assert Window.ending(TODAY, "all", days_ago(100)).before() is None
    assert Window.ending(TODAY.replace(year=1, month=1, day=20), "7d").before() is not None
    assert Window.ending(TODAY.replace(year=1, month=1, day=10), "7d").before() is None


@pytest.mark.parametrize("style", [PLAIN, Style(58, 12, ascii=True, color=False)], ids=["full", "ascii"])
def test_a_day_before_stands_hollow_at_its_place_in_the_period(style: Style) -> None:
    shown = compared(check_in(TODAY, mood=8), check_in(days_ago(30), mood=2), style=style)
    lines = drawn(shown.draw, style)
    mark, other = style.mark("mood"), style.before
    here = next(line for line in lines if mark in line)
    there = next(line for line in lines if other in line)
    assert lines.index(here) < lines.index(there)
    assert here.index(mark) == there.index(other)
    assert f"{other} before" in shown.key
    assert shown.sentences[0] == "Mood: 8.0 on 1 day, 2.0 on 1 day of the 1 day before: 6.0 points higher."


def test_without_a_day_before_there_is_no_mark_and_that_is_said() -> None:
    shown = compared(check_in(TODAY, mood=8))
    assert PLAIN.before not in "".join((*drawn(shown.draw, PLAIN), shown.key))
    assert shown.sentences[0] == sentences.NOTHING_BEFORE
    others = compared(check_in(TODAY, mood=8), check_in(days_ago(90), stress=8))
    assert others.sentences[0] == "Mood: no ratings in the 30 days before."
    everything = compared(check_in(TODAY, mood=8), window="all")
    assert everything.sentences[0] == sentences.NOTHING_BEFORE
    assert compared(check_in(days_ago(40), mood=5)).sentences == (
        "Mood: no ratings in these 30 days; 5.0 on 1 day of the 11 days before.",
        "No check-ins in these days. Press c to check in.",
        "The last check-in before was on Oct 14.",
    )


@pytest.mark.parametrize(
    ("here", "before", "said"),
    [
        ([5.0, 6.0], [5.0], "Mood: 5.5 on 2 days, 5.0 on 1 day of the 7 days before: 0.5 points higher."),
        ([4.0], [5.0, 5.0], "Mood: 4.0 on 1 day, 5.0 on 2 days of the 7 days before: 1.0 point lower."),
        ([4.0], [4.04], "Mood: 4.0 on 1 day, 4.0 on 1 day of the 7 days before: about the same."),
        ([5.66], [5.74], "Mood: 5.7 on 1 day, 5.7 on 1 day of the 7 days before: about the same."),
        ([5.64], [5.66], "Mood: 5.6 on 1 day, 5.7 on 1 day of the 7 days before: 0.1 points lower."),
        ([], [4.0], "Mood: no ratings in these 7 days; 4.0 on 1 day of the 7 days before."),
        ([], [], "Mood: no ratings in the 7 days before."),
    ],
)
def test_both_means_and_their_difference_are_said_without_a_claim(
    here: list[float], before: list[float], said: str
) -> None:
    assert sentences.compared("mood", here, before, 7, before=7) == said
