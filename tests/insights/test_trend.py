"""Trends: exact counts, invariance under shift, scale and sign, and figures held back when data are few."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import astuple
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import trend
from mindtui.insights.trend import MannKendall, TheilSen, TrendInsight, TrendTest, days_to_come
from tests.insights.diaries import FEW, Diary, diaries, logged_only, mapped

DAILY: list[Callable[..., Any]] = [trend.theil_sen, trend.trend_test]
longer = diaries(least=4, longest_step=2)


@FEW
@given(diaries(least=3))
def test_s_counts_pairs_and_its_variance_allows_for_ties(diary: Diary) -> None:
    _, values = logged_only(diary)
    test = trend.mann_kendall(diary[1])
    n = len(values)
    ties = [values.count(value) for value in set(values)]
    assert test.n == n
    assert test.s == sum((b > a) - (b < a) for a, b in combinations(values, 2))
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    assert test.var_s == pytest.approx(variance)
    assert (test.status == "flat") == (len(ties) == 1) == (test.tau_b is None)


@FEW
@given(longer)
def test_unlogged_days_change_nothing(diary: Diary) -> None:
    kept = logged_only(diary)
    start, end = diary[0][0], diary[0][-1]
    assert trend.mann_kendall(diary[1]) == trend.mann_kendall(kept[1])
    assert trend.theil_sen(*diary) == trend.theil_sen(*kept)
    assert trend.trend_test(*diary) == trend.trend_test(*kept)
    insight = trend.trend_insight(*diary, start=start, end=end, minimum=4)
    assert insight == trend.trend_insight(*kept, start=start, end=end, minimum=4)


@FEW
@given(longer, st.sampled_from([0.25, 2.0, 3.0]), st.integers(-8, 8))
def test_shift_and_scale_change_no_p(diary: Diary, factor: float, shift: int) -> None:
    days, values = diary
    test = trend.trend_test(days, values)
    moved = trend.trend_test(days, mapped(values, factor=factor, shift=shift))
    assert (moved.status, moved.s, moved.var_s) == (test.status, test.s, test.var_s)
    assert (moved.r1, moved.z, moved.p) == pytest.approx((test.r1, test.z, test.p), abs=1e-9)
    if test.slope is not None:
        assert moved.slope == pytest.approx(factor * test.slope)


@FEW
@given(longer)
def test_the_other_sign_turns_the_trend_and_keeps_its_p(diary: Diary) -> None:
    days, values = diary
    test = trend.trend_test(days, values)
    turned = trend.trend_test(days, mapped(values, factor=-1))
    if test.status == "not_enough":
        assert turned == test
        return
    assert test.s is not None
    assert turned.s == -test.s
    assert turned.slope == pytest.approx(-(test.slope or 0))
    assert (turned.p, turned.r1) == pytest.approx((test.p, test.r1), abs=1e-9)
    line, turned_line = trend.theil_sen(days, values), trend.theil_sen(days, mapped(values, factor=-1))
    assert turned_line.intercept == pytest.approx(-(line.intercept or 0))


@FEW
@given(diaries(least=3), st.floats(0.05, 0.9))
def test_more_confidence_is_a_wider_interval_around_the_slope(diary: Diary, confidence: float) -> None:
    narrow = trend.theil_sen(*diary, confidence=confidence)
    wide = trend.theil_sen(*diary, confidence=0.95)
    steps = (wide.low, narrow.low, narrow.slope, narrow.high, wide.high)
    assert list(steps) == sorted(step for step in steps if step is not None)


@pytest.mark.parametrize("slope", [0.1, -0.3, 1 / 7])
def test_a_straight_line_leaves_no_carry_over(slope: float) -> None:
    days = [day for day in range(738_000, 738_060) if day % 5]
    test = trend.trend_test(days, [slope * (day - 738_000) + 3 for day in days])
    assert (test.slope, test.low, test.high) == pytest.approx((slope,) * 3)
    assert test.r1 == 0
    assert test.r1_corrected == pytest.approx(1 / len(days))


def test_carry_over_widens_the_interval_and_weakens_the_test() -> None:
    rng = random.Random(2)
    values, mood = [], 0.0
    for day in range(80):
        mood = 0.7 * mood + rng.gauss(0, 1)
        values.append(6 + 0.02 * day + mood)
    test, plain = trend.trend_test(range(80), values), trend.mann_kendall(values)
    line = trend.theil_sen(range(80), values)
    assert test.factor is not None
    assert test.z == pytest.approx((plain.z or 0) / math.sqrt(test.factor))
    assert test.factor > 2
    widened = trend.theil_sen(range(80), values, var_s=(plain.var_s or 0) * test.factor)
    assert (test.slope, test.low, test.high) == (line.slope, widened.low, widened.high)
    assert (test.low or 0) < (line.low or 0) < (line.high or 0) < (test.high or 0)


@pytest.mark.parametrize(("period", "cut"), [(60, 0.95), (2, 0.0)])
def test_carry_over_is_cut_to_what_the_correction_can_bear(period: int, cut: float) -> None:
    waves = [5 + math.cos(2 * math.pi * day / period) for day in range(120)]
    assert trend.trend_test(range(120), waves).r1_corrected == cut


def test_all_equal_is_flat() -> None:
    days, values = list(range(10)), [0.1] * 10
    assert astuple(trend.theil_sen(days, values)) == ("flat", 10, 0.0, 0.1, 0.0, 0.0)
    test = trend.trend_test(days, values)
    assert (test.status, test.s, test.var_s, test.z, test.p) == ("flat", 0, 0.0, 0.0, 1.0)
    assert (test.slope, test.low, test.high, test.r1) == (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("values", [[], [5], [5, None, 6], [None] * 9])
def test_too_few_values_are_counted(values: list[float | None]) -> None:
    days, n = list(range(0, 2 * len(values), 2)), len(values) - values.count(None)
    assert trend.mann_kendall(values) == MannKendall("not_enough", n)
    assert trend.theil_sen(days, values) == TheilSen("not_enough", n)
    assert trend.trend_test(days, values) == TrendTest("not_enough", n, 0)


def test_a_trend_test_needs_two_pairs_of_days_in_a_row() -> None:
    assert trend.trend_test([1, 2, 4, 6, 8], [1, 2, 3, 4, 5]) == TrendTest("not_enough", 5, 1)
    assert trend.trend_test([1, 2, 4, 6, 7], [1, 2, 3, 4, 5]).status == "ok"


@pytest.mark.parametrize("function", DAILY)
@pytest.mark.parametrize(
    ("days", "values", "name"),
    [
        ([1, 2, 3], [5, math.nan, 6], "values"),
        ([1, 2, 3], [5, "6", 6], "values"),
        ([1, 2, 3], [5, 6], "lengths differ"),
        ([1, 3, 2], [5, 6, 7], "days"),
    ],
)
def test_malformed_series_are_refused(
    function: Callable[..., Any], days: Any, values: Any, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        function(days, values)
    with pytest.raises(ValueError, match=f"^{name}"):
        trend.trend_insight(days, values, start=1, end=3)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: trend.mann_kendall([1, 2, math.inf]), "values"),
        (lambda: trend.theil_sen([], [], var_s=-1), "var_s"),
        (lambda: trend.theil_sen([], [], var_s=math.nan), "var_s"),
        (lambda: trend.theil_sen([], [], confidence=1), "confidence"),
        (lambda: trend.ar1_factor(0, 0.5), "n"),
        (lambda: trend.ar1_factor(5, -0.1), "r"),
        (lambda: trend.ar1_factor(5, math.nan), "r"),
        (lambda: trend.trend_insight([], [], start=2, end=1), "end"),
        (lambda: trend.trend_insight([], [], start=1, end=2, minimum=0), "minimum"),
    ],
)
def test_a_parameter_out_of_range_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()


@FEW
@given(st.integers(1, 400), st.floats(0, 0.95))
def test_the_factor_is_its_closed_form(n: int, r: float) -> None:
    closed = 1 + 2 * (r ** (n + 1) - n * r**2 + (n - 1) * r) / (n * (r - 1) ** 2)
    assert trend.ar1_factor(n, r) == pytest.approx(closed)
    assert trend.ar1_factor(n, r) >= 1


@FEW
@given(st.integers(0, 70), st.integers(1, 90))
def test_an_insight_asks_for_days_until_both_minimums_are_met(logged: int, total: int) -> None:
    days = list(range(min(logged, total)))
    insight = trend.trend_insight(days, [day % 7 for day in days], start=0, end=total - 1)
    assert insight.more == max(0, 28 - len(days), math.ceil(2 * total / 3) - len(days))
    assert (insight.verdict == "not_enough") == (insight.more > 0) == (insight.p is None)
    assert (insight.logged, insight.total) == (len(days), total)


def test_an_insight_looks_only_at_its_window() -> None:
    inside = [float(day % 5) for day in range(30)]
    alone = trend.trend_insight(range(100, 130), inside, start=100, end=129)
    among = trend.trend_insight(range(90, 140), [0.0] * 10 + inside + [10.0] * 10, start=100, end=129)
    assert among == alone
    assert alone.verdict == "no_clear"


def test_an_insight_never_says_enough_without_figures() -> None:
    insight = trend.trend_insight([1, 3, 5, 6], [1, 2, 3, 4], start=1, end=6, minimum=2)
    assert insight == TrendInsight("not_enough", 1, 4, 6)


def test_an_insight_is_per_week() -> None:
    values = [3 + day / 10 + (day % 2) / 5 for day in range(40)]
    insight = trend.trend_insight(range(40), values, start=0, end=39)
    test = trend.trend_test(range(40), values)
    assert insight.verdict == "clear"
    figures = (insight.per_week, insight.low, insight.high)
    assert figures == tuple(7 * (figure or 0) for figure in (test.slope, test.low, test.high))
    assert insight.p == test.p


@pytest.mark.parametrize(
    ("days", "begun", "length", "more"),
    [
        (range(80, 100), 80, 30, 8),
        # Two of three of a young diary, which grows with each of them, and of one that only ever grows.
        (range(60, 80), 60, 90, 20),
        (range(60, 80), 60, None, 20),
        (range(100), 0, 30, 0),
        # One of each seven days is missing: two of four such days have to leave the window.
        ([day for day in range(100) if day % 7 != 6], 0, 30, 14),
        (range(80, 100), 0, 7, None),
        ((), 100, 30, 28),
    ],
)
def test_it_takes_as_many_days_more_as_there_are_until_a_window_that_moves_has_enough(
    days: Sequence[int], begun: int, length: int | None, more: int | None
) -> None:
    assert days_to_come(days, begun=begun, last=99, length=length) == more
