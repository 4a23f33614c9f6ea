import math
from datetime import timedelta

import pytest

from mindtui.charts.trend_data import TrendData
from mindtui.domain.journal import Journal
from tests.charts.diary import NOW, TODAY, check_in, days_ago, diary


def test_a_day_is_the_mean_of_its_ratings() -> None:
    data = TrendData(
        diary(check_in(TODAY, 9, mood=4), check_in(TODAY, 21, mood=7), check_in(days_ago(2), mood=1))
    )
    daily = data.daily("mood")
    assert daily.days == (days_ago(2).toordinal(), TODAY.toordinal())
    assert daily.means == (1.0, 5.5)


def test_the_line_is_the_exponentially_weighted_mean_of_the_whole_life() -> None:
    data = TrendData(diary(check_in(days_ago(10), mood=2), check_in(days_ago(3), mood=9)))
    weight = 1 - math.exp(-7 / 7)
    assert data.smoothed("mood", 7.0) == pytest.approx((2.0, 2.0 + weight * 7))
    assert data.smoothed("mood", 28.0)[1] < data.smoothed("mood", 7.0)[1]


def test_a_change_of_the_journal_is_seen_and_nothing_is_read_twice() -> None:
    journal = diary(check_in(days_ago(1), mood=3))
    data = TrendData(journal)
    before = data.daily("mood")
    assert data.daily("mood") is before
    assert data.smoothed("mood", 7.0) == (3.0,)
    journal.add(check_in(TODAY, mood=9), NOW + timedelta(seconds=1))
    assert data.daily("mood").means == (3.0, 9.0)
    assert len(data.smoothed("mood", 7.0)) == 2
    assert list(data.days()) == [days_ago(1), TODAY]
    journal.undo(NOW + timedelta(seconds=2))
    assert data.daily("mood") == before


def test_an_empty_journal_has_no_days() -> None:
    data = TrendData(Journal())
    assert data.earliest() is None
    assert data.daily("mood").days == ()
    assert data.smoothed("mood", 7.0) == ()
