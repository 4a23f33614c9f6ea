"""The difference between days with and days without: weekends apart, its interval from whole weeks."""

import math
from collections.abc import Callable
from datetime import date
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import differences
from mindtui.insights.base import t975
from mindtui.insights.differences import Difference, Interval
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


def _by_the_book(series: Exposed, weekend: tuple[int, ...]) -> float | None:
    parts = []
    for ends in (True, False):
        sides: dict[int, list[float]] = {0: [], 1: []}
        for day, value, flag in zip(*series, strict=True):
            on_weekend = date.fromordinal(day).weekday() in weekend
            if value is not None and flag is not None and on_weekend == ends:
                sides[flag].append(value)
        if sides[0] and sides[1]:
            weight = 1 / (1 / len(sides[0]) + 1 / len(sides[1]))
            parts.append((weight, fmean(sides[1]) - fmean(sides[0])))
    return sum(w * d for w, d in parts) / sum(w for w, _ in parts) if parts else None


@FEW
@given(exposed_weeks(least=1, most=5), st.sampled_from([(5, 6), (4, 5), (0,), ()]))
def test_each_kind_of_day_weighs_by_its_pairs(series: Exposed, weekend: tuple[int, ...]) -> None:
    result = differences.stratified_difference(*series, weekend=weekend)
    expected = _by_the_book(series, weekend)
    assert result.difference == (None if expected is None else pytest.approx(expected, abs=1e-9))
    both = [flag for _, value, flag in zip(*series, strict=True) if value is not None and flag is not None]
    assert (result.n_with, result.n_without) == (both.count(1), both.count(0))
    assert (result.status == "not_enough") == (expected is None)


@FEW
@given(exposed_weeks(least=1, most=6))
def test_a_day_left_out_is_a_day_without_a_value(series: Exposed) -> None:
    kept = without_unknown(series)
    assert differences.stratified_difference(*kept) == differences.stratified_difference(*series)
    assert differences.week_bootstrap(*kept, draws=20) == differences.week_bootstrap(*series, draws=20)


@FEW
@given(exposed_weeks(least=4, most=6), st.sampled_from([0.5, 2.0, 4.0]), st.integers(-8, 8))
def test_shift_changes_nothing_and_scale_only_the_size(series: Exposed, factor: float, shift: int) -> None:
    days, outcome, exposure = series
    moved = mapped(outcome, factor=factor, shift=shift)
    plain = differences.stratified_difference(*series)
    other = differences.stratified_difference(days, moved, exposure)
    assert (other.status, other.n_with) == (plain.status, plain.n_with)
    if plain.difference is not None:
        assert other.difference == pytest.approx(factor * plain.difference, abs=1e-9)
    drawn = differences.week_bootstrap(*series, draws=50, seed=1)
    again = differences.week_bootstrap(days, moved, exposure, draws=50, seed=1)
    assert (again.status, again.draws) == (drawn.status, drawn.draws)
    if drawn.se is not None:
        assert again.se == pytest.approx(factor * drawn.se, abs=1e-9)


@FEW
@given(exposed_weeks(least=4, most=6))
def test_the_interval_is_around_the_difference_of_whole_weeks(series: Exposed) -> None:
    interval = differences.week_bootstrap(*series, draws=60)
    assert interval == differences.week_bootstrap(*series, draws=60)
    if interval.status == "not_enough":
        return
    assert interval.estimate == differences.stratified_difference(*series).difference
    assert interval.estimate is not None
    assert interval.se is not None
    reach = t975(interval.weeks - 1) * interval.se
    assert (interval.low, interval.high) == pytest.approx(
        (interval.estimate - reach, interval.estimate + reach)
    )


def test_weeks_that_are_all_alike_leave_no_doubt() -> None:
    days = list(range(MONDAY, MONDAY + 35))
    outcome = [5.0, 7.0, 4.0, 6.0, 5.0, 8.0, 6.0] * 5
    interval = differences.week_bootstrap(days, outcome, [0, 1, 0, 1, 0, 1, 0] * 5)
    # Tue and Thu less Mon, Wed and Fri is 11/6 with weight 6/5; Sat less Sun is 2 with weight 1/2.
    lift = (11 / 5 + 1) / 1.7
    assert (interval.status, interval.weeks, interval.draws) == ("ok", 5, 999)
    figures = (interval.estimate, interval.se, interval.low, interval.high)
    assert figures == pytest.approx((lift, 0, lift, lift), abs=1e-9)


def test_the_spread_of_the_draws_is_that_of_weeks_drawn_anew() -> None:
    days = list(range(MONDAY, MONDAY + 56))
    steps = [3, -1, 0, 2, 1, 4, 0, -1]
    outcome = [5 + steps[place // 7] * (place % 2) for place in range(56)]
    # Every weekday counts, and every week has as many days with as the next: the estimate is a plain mean.
    flags: list[int | None] = [place % 2 if place % 7 < 4 else None for place in range(56)]
    interval = differences.week_bootstrap(days, outcome, flags, weekend=())
    lifts = [float(sum((outcome[7 * w + d] - 5) for d in range(4) if (7 * w + d) % 2)) / 2 for w in range(8)]
    mean = sum(lifts) / 8
    expected = math.sqrt(sum((lift - mean) ** 2 for lift in lifts) / 8 / 8)
    assert interval.estimate == pytest.approx(mean)
    assert interval.se == pytest.approx(expected, rel=0.1)


def test_more_than_half_of_the_draws_lost_says_nothing() -> None:
    days = list(range(MONDAY, MONDAY + 28))
    flags: list[int | None] = [1] * 5 + [None] * 2 + [0] * 5 + [None] * 16
    interval = differences.week_bootstrap(days, [float(day % 5) for day in days], flags)
    assert (interval.status, interval.estimate, interval.low) == ("not_enough", None, None)
    # Both weeks are drawn in 1 − 2 · (3/4)⁴ + (1/2)⁴ = 43 % of draws.
    assert interval.draws == pytest.approx(430, abs=80)


def test_three_weeks_are_not_enough_for_an_interval() -> None:
    days = list(range(MONDAY, MONDAY + 27))
    outcome = [float(day % 5) for day in days]
    interval = differences.week_bootstrap(days, outcome, [0, 1, 1] * 9)
    assert interval == Interval("not_enough", None, None, None, None, 3, 0)


def test_only_weekends_with_and_only_weekdays_without_do_not_compare() -> None:
    days = list(range(MONDAY, MONDAY + 35))
    flags = [int(date.fromordinal(day).weekday() >= 5) for day in days]
    outcome = [float(day % 5) for day in days]
    assert differences.stratified_difference(days, outcome, flags) == Difference("not_enough", 10, 25)
    interval = differences.week_bootstrap(days, outcome, flags)
    assert interval == Interval("not_enough", None, None, None, None, 5, 0)
    assert differences.stratified_difference(days, outcome, flags, weekend=(4, 5)).status == "ok"


def test_a_level_outcome_is_flat() -> None:
    days, flags = list(range(MONDAY, MONDAY + 35)), [0, 1, 1, 0, 1] * 7
    assert differences.stratified_difference(days, [6.1] * 35, flags) == Difference("flat", 21, 14, 0.0)
    assert differences.week_bootstrap(days, [6.1] * 35, flags) == Interval("flat", 0, 0, 0, 0, 5, 999)


@pytest.mark.parametrize("outcome", [[], [5.0], [None] * 40])
def test_nothing_known_is_not_enough(outcome: list[Value]) -> None:
    days, flags = list(range(len(outcome))), [1] * len(outcome)
    n_with = len(outcome) - outcome.count(None)
    assert differences.stratified_difference(days, outcome, flags) == Difference("not_enough", n_with, 0)
    interval = differences.week_bootstrap(days, outcome, flags)
    assert interval == Interval("not_enough", None, None, None, None, 0, 0)


@pytest.mark.parametrize("function", [differences.stratified_difference, differences.week_bootstrap])
@pytest.mark.parametrize(("arguments", "name"), MALFORMED_EXPOSED)
def test_what_is_malformed_is_named(function: Callable[..., object], arguments: Any, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        function(*arguments)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: differences.stratified_difference([], [], [], weekend=(7,)), "weekend"),
        (lambda: differences.week_bootstrap([], [], [], weekend=(-1,)), "weekend"),
        (lambda: differences.week_bootstrap([], [], [], draws=1), "draws"),
        (lambda: differences.week_bootstrap([], [], [], seed=0.5), "seed"),  # type: ignore[arg-type]
    ],
)
def test_a_parameter_out_of_range_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
