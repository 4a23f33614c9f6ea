"""The shuffle of weeks: exact counts by brute force, and what must not look like a link."""

import math
from collections.abc import Callable
from itertools import permutations
from statistics import linear_regression
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import weeks
from mindtui.insights.weeks import WeekShuffle
from tests.insights.diaries import (
    FEW,
    MALFORMED_EXPOSED,
    Exposed,
    Value,
    exposed_weeks,
    mapped,
    without_unknown,
)

MONDAY = 738_886


def _residuals(cells: list[Value]) -> list[Value]:
    places = [place for place, cell in enumerate(cells) if cell is not None]
    line = linear_regression(places, [cell for cell in cells if cell is not None])
    return [
        None if cell is None else cell - line.slope * place - line.intercept
        for place, cell in enumerate(cells)
    ]


def _stat(outcome: list[Value], exposure: list[Value], order: tuple[int, ...]) -> tuple[float, int, int]:
    """By the book: the exposure's weeks in that order against the outcome, with the days on either side."""
    laid = [exposure[7 * week + day] for week in order for day in range(7)]
    both = [(a, m) for a, m in zip(laid, outcome, strict=True) if a is not None and m is not None]
    k = len(both)
    product = sum(a * m for a, m in both)
    sums = sum(a for a, _ in both) * sum(m for _, m in both)
    levels = [round(a > 0) for a, _ in both]
    return (product - sums / k) / math.sqrt(k) if k else 0.0, sum(levels), k - sum(levels)


@FEW
@given(exposed_weeks(least=3, most=4))
def test_every_order_of_few_weeks_is_counted(series: Exposed) -> None:
    days, outcome, exposure = series
    test = weeks.week_shuffle(*series)
    w = len(days) // 7
    if test.status != "ok":
        return
    detrended, flags = _residuals(outcome), [None if flag is None else float(flag) for flag in exposure]
    straight = _residuals(flags)
    stat, *_ = _stat(detrended, straight, tuple(range(w)))
    reached = []
    for order in permutations(range(w)):
        other, _, _ = _stat(detrended, straight, order)
        _, n_with, n_without = _stat(detrended, flags, order)
        if min(n_with, n_without) >= 3:
            reached.append(abs(other) >= abs(stat) - 1e-9)
    assert test.stat == pytest.approx(stat, abs=1e-9)
    assert (test.count, test.orders, test.exact) == (sum(reached), len(reached), True)
    assert test.p == sum(reached) / len(reached)


@FEW
@given(exposed_weeks(least=1, most=9))
def test_a_day_left_out_is_a_day_without_a_value(series: Exposed) -> None:
    test = weeks.week_shuffle(*series, shuffles=50)
    assert weeks.week_shuffle(*without_unknown(series), shuffles=50) == test
    days, outcome, exposure = series
    around = (
        [days[0] - 3, *days, days[-1] + 2, days[-1] + 4],
        [None, *outcome, None, None],
        [1, *exposure, None, 0],
    )
    assert weeks.week_shuffle(*around, shuffles=50) == test


@FEW
@given(exposed_weeks(least=3, most=5), st.sampled_from([0.25, 2.0, 3.0]), st.integers(-8, 8))
def test_shift_and_scale_change_no_exact_p(series: Exposed, factor: float, shift: int) -> None:
    days, outcome, exposure = series
    test = weeks.week_shuffle(*series)
    moved = weeks.week_shuffle(days, mapped(outcome, factor=factor, shift=shift), exposure)
    assert (moved.status, moved.count, moved.orders, moved.p) == (
        test.status,
        test.count,
        test.orders,
        test.p,
    )
    if test.stat is not None:
        assert moved.stat == pytest.approx(factor * test.stat, abs=1e-9)


@FEW
@given(exposed_weeks(least=3, most=5))
def test_the_other_sign_turns_the_statistic_and_keeps_p(series: Exposed) -> None:
    days, outcome, exposure = series
    test = weeks.week_shuffle(*series)
    upside_down = weeks.week_shuffle(days, mapped(outcome, factor=-1), exposure)
    left_undone = weeks.week_shuffle(days, outcome, [None if flag is None else 1 - flag for flag in exposure])
    assert upside_down.p == left_undone.p == test.p
    if test.stat is not None:
        assert (upside_down.stat, left_undone.stat) == pytest.approx((-test.stat, -test.stat), abs=1e-9)


def _days(count: int) -> list[int]:
    return list(range(MONDAY, MONDAY + 7 * count))


def _mood(days: list[int]) -> list[float]:
    return [5 + (day * day) % 5 - (day % 3) / 2 for day in days]


def test_a_weekend_in_both_is_no_link() -> None:
    days = _days(6)
    free = [int(day % 7 in (6, 0)) for day in days]
    mood = [value + 4 * flag for value, flag in zip(_mood(days), free, strict=True)]
    test = weeks.week_shuffle(days, mood, free)
    assert (test.stat or 0) > 5
    assert (test.p or 0) > 0.1


def test_two_trends_are_no_link() -> None:
    days = _days(7)
    more_often = [int(place * place % 49 < place) for place in range(49)]
    rising = [value + place / 5 for place, value in enumerate(_mood(days))]
    level = weeks.week_shuffle(days, _mood(days), more_often)
    steep = weeks.week_shuffle(days, rising, more_often)
    assert (steep.stat, steep.p) == pytest.approx((level.stat, level.p))


def test_a_day_that_lifts_mood_is_a_link() -> None:
    days = _days(6)
    walks = [int(day * 5 % 13 < 5) for day in days]
    mood = [value + 4 * flag for value, flag in zip(_mood(days), walks, strict=True)]
    test = weeks.week_shuffle(days, mood, walks)
    assert (test.stat or 0) > 0
    assert test.p == pytest.approx(1 / 720)


def test_from_eight_weeks_on_orders_are_drawn() -> None:
    days = _days(8)
    walks = [int(day * 5 % 13 < 5) for day in days]
    test = weeks.week_shuffle(days, _mood(days), walks)
    assert (test.exact, test.orders, test.weeks) == (False, 1999, 8)
    assert test.p == (1 + (test.count or 0)) / 2000
    assert weeks.week_shuffle(days[7:], _mood(days)[7:], walks[7:]).orders == 5040
    counts = {
        weeks.week_shuffle(days, _mood(days), walks, shuffles=300, seed=seed).count for seed in range(5)
    }
    assert len(counts) > 1


def test_drawn_orders_come_near_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    days = _days(7)
    series = days, _mood(days), [int(day * 5 % 13 < 5) for day in days]
    exact = weeks.week_shuffle(*series)
    monkeypatch.setattr(weeks, "EXACT_WEEKS", 0)
    drawn = weeks.week_shuffle(*series)
    assert drawn.exact is False
    assert drawn.p == pytest.approx(exact.p, abs=5 * math.sqrt(0.25 / 1999))


def test_an_order_that_leaves_too_few_days_is_skipped() -> None:
    days = _days(4)
    # The outcome is known in the first two weeks only, so their order alone keeps three days with.
    outcome = [value if place < 14 or place == 27 else None for place, value in enumerate(_mood(days))]
    walks = [int(place in (1, 3, 8)) for place in range(28)]
    test = weeks.week_shuffle(days, outcome, walks)
    assert (test.n_with, test.n_without) == (3, 12)
    assert (test.status, test.exact) == ("ok", True)
    assert 0 < (test.orders or 0) < 24


@pytest.mark.parametrize("outcome", [[6.1] * 28, [3 + place / 7 for place in range(28)]])
def test_a_level_or_straight_outcome_is_flat(outcome: list[float]) -> None:
    walks = [int(place % 3 == 0) for place in range(28)]
    assert weeks.week_shuffle(_days(4), outcome, walks) == WeekShuffle("flat", 4, 10, 18, stat=0.0, p=1.0)


@pytest.mark.parametrize(
    ("count", "flags", "expected"),
    [
        (0, [], WeekShuffle("not_enough", 0, 0, 0)),
        (2, [0, 1] * 7, WeekShuffle("not_enough", 2, 7, 7)),
        (3, [0] * 19 + [1, 1], WeekShuffle("not_enough", 3, 2, 19)),
        (3, [1] * 21, WeekShuffle("not_enough", 3, 21, 0)),
        (3, [None] * 21, WeekShuffle("not_enough", 3, 0, 0)),
    ],
)
def test_too_little_is_counted(count: int, flags: list[int | None], expected: WeekShuffle) -> None:
    assert weeks.week_shuffle(_days(count), _mood(_days(count)), flags) == expected


@pytest.mark.parametrize("outcome", [[None] * 30, [5.0] + [None] * 29])
def test_one_value_or_none_makes_no_week(outcome: list[Value]) -> None:
    test = weeks.week_shuffle(range(30), outcome, [0, 1] * 15)
    assert test == WeekShuffle("not_enough", 0, 0, 0)


@pytest.mark.parametrize(("arguments", "name"), MALFORMED_EXPOSED)
def test_what_is_malformed_is_named(arguments: Any, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        weeks.week_shuffle(*arguments)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: weeks.week_shuffle([], [], [], shuffles=0), "shuffles"),
        (lambda: weeks.week_shuffle([], [], [], seed=0.5), "seed"),  # type: ignore[arg-type]
    ],
)
def test_a_parameter_out_of_range_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
