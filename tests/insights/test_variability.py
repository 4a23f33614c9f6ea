"""How much a measure moves: only days in a row count, and long series agree with theory."""

import math
import random
from collections.abc import Callable
from itertools import pairwise
from statistics import fmean, median, pvariance, quantiles, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import variability
from mindtui.insights.series import lag1
from mindtui.insights.variability import UsualRange, VariabilityInsight
from tests.insights.diaries import FEW, Diary, Value, diaries, halves, logged_only, mapped

DAILY: list[Callable[..., Any]] = [
    variability.consecutive_pairs,
    variability.mssd,
    variability.rmssd,
    variability.inertia,
    variability.variability_insight,
]
denser = diaries(longest_step=2)


@FEW
@given(denser)
def test_a_step_is_from_one_day_to_the_next(diary: Diary) -> None:
    days, values = logged_only(diary)
    rows = list(zip(days, values, strict=True))
    squares = [(x1 - x0) ** 2 for (d0, x0), (d1, x1) in pairwise(rows) if d1 == d0 + 1]
    assert variability.consecutive_pairs(*diary) == len(squares)
    if len(squares) < 2:
        assert variability.mssd(*diary) is variability.rmssd(*diary) is None
        return
    assert variability.mssd(*diary) == pytest.approx(sum(squares) / len(squares))
    assert variability.rmssd(*diary) == pytest.approx(math.sqrt(sum(squares) / len(squares)))


@FEW
@given(denser)
def test_unlogged_days_change_nothing(diary: Diary) -> None:
    kept = logged_only(diary)
    assert [function(*diary) for function in DAILY] == [function(*kept) for function in DAILY]
    insight = variability.variability_insight(*diary, min_days=4, min_pairs=2)
    assert insight == variability.variability_insight(*kept, min_days=4, min_pairs=2)
    assert variability.inertia(*diary, corrected=True) == variability.inertia(*kept, corrected=True)
    assert variability.usual_range(diary[1]) == variability.usual_range(kept[1])
    assert variability.edge_share(diary[1]) == variability.edge_share(kept[1])


@FEW
@given(denser, st.sampled_from([-1.0, 0.5, 2.0]), st.integers(-8, 8))
def test_shift_and_scale_move_only_what_they_must(diary: Diary, factor: float, shift: int) -> None:
    days, values = diary
    moved = mapped(values, factor=factor, shift=shift)
    squared, other = variability.mssd(days, values), variability.mssd(days, moved)
    assert other == (None if squared is None else pytest.approx(factor**2 * squared))
    r, same = variability.inertia(days, values), variability.inertia(days, moved)
    assert same == (None if r is None else pytest.approx(r, abs=1e-9))


@FEW
@given(denser)
def test_the_corrected_inertia_adds_its_bias_and_stays_a_correlation(diary: Diary) -> None:
    r = variability.inertia(*diary)
    corrected = variability.inertia(*diary, corrected=True)
    if r is None:
        assert corrected is None
        return
    n = len(logged_only(diary)[1])
    assert r == lag1(*diary)
    assert corrected == pytest.approx(max(-1, min(1, r + (1 + 3 * r) / n)))


@pytest.mark.parametrize(("period", "cut"), [(400, 1.0), (2, -1.0)])
def test_an_inertia_beyond_one_is_cut(period: int, cut: float) -> None:
    days = [day for day in range(60) if day % 6 != 5]
    values = [math.cos(2 * math.pi * day / period) for day in days]
    r = variability.inertia(days, values)
    assert r is not None
    assert variability.inertia(days, values, corrected=True) == pytest.approx(cut, abs=0.1)
    assert abs(variability.inertia(days, values, corrected=True) or 0) <= 1


def test_a_long_steady_series_moves_as_its_variance_and_inertia_say() -> None:
    rng = random.Random(4)
    values, mood = [], 0.0
    for _ in range(4000):
        mood = 0.5 * mood + rng.gauss(0, 1)
        values.append(mood)
    days = range(4000)
    r = variability.inertia(days, values)
    assert r == pytest.approx(0.5, abs=0.06)
    assert variability.mssd(days, values) == pytest.approx(2 * pvariance(values) * (1 - (r or 0)), rel=0.01)


@FEW
@given(st.lists(halves, min_size=2, max_size=40))
def test_the_usual_range_is_made_of_inclusive_quantiles(values: list[float]) -> None:
    usual = variability.usual_range([*values, None])
    deciles = quantiles(values, n=10, method="inclusive")
    assert (usual.low, usual.high) == pytest.approx((deciles[0], deciles[-1]))
    assert (usual.n, usual.median) == (len(values), median(values))
    assert (usual.status == "flat") == (len(set(values)) == 1)
    whole = variability.usual_range(values, low=0, high=1)
    assert (whole.low, whole.high) == (min(values), max(values))


def test_the_edges_are_where_a_rating_cannot_go_further() -> None:
    assert variability.edge_share([0, 3, 5, 10, 12, None]) == 3 / 5
    assert variability.edge_share([1, 3, 5, 7], low=1, high=7) == 1 / 2
    assert variability.edge_share([None]) is None


@FEW
@given(st.integers(0, 40), st.integers(1, 3))
def test_an_insight_names_what_is_missing_first(n: int, step: int) -> None:
    days = range(0, n * step, step)
    values = [day % 7 for day in days]
    insight = variability.variability_insight(days, values)
    pairs = max(0, n - 1) if step == 1 else 0
    if n < 28:
        assert insight == VariabilityInsight("not_enough", 28 - n, "logged_days", n, pairs)
    elif pairs < 20:
        assert insight == VariabilityInsight("not_enough", 20 - pairs, "day_pairs", n, pairs)
    else:
        assert (insight.status, insight.more, insight.unit) == ("ok", 0, "")


def test_an_insight_holds_the_figures_of_its_parts() -> None:
    days, values = list(range(60)), [float((day * day) % 11) for day in range(60)]
    insight = variability.variability_insight(days, values)
    usual = variability.usual_range(values)
    assert (insight.mean, insight.sd) == (fmean(values), stdev(values))
    assert (insight.low, insight.high) == (usual.low, usual.high)
    assert insight.rmssd == variability.rmssd(days, values)
    assert insight.inertia == variability.inertia(days, values, corrected=True)


def test_level_days_are_flat() -> None:
    insight = variability.variability_insight(range(30), [6.1] * 30)
    assert insight == VariabilityInsight("flat", 0, "", 30, 29, 6.1, 0.0, 6.1, 6.1, 0.0, None)


def test_minimums_of_one_still_wait_for_what_the_figures_need() -> None:
    insight = variability.variability_insight([1], [5], min_days=1, min_pairs=1)
    assert (insight.more, insight.unit) == (1, "logged_days")
    insight = variability.variability_insight([1, 2], [5, 6], min_days=1, min_pairs=1)
    assert (insight.more, insight.unit) == (1, "day_pairs")


@pytest.mark.parametrize("values", [[], [5.0], [None] * 5])
def test_nothing_known_is_not_enough(values: list[Value]) -> None:
    days, n = list(range(len(values))), len(values) - values.count(None)
    assert variability.consecutive_pairs(days, values) == 0
    assert variability.mssd(days, values) is variability.inertia(days, values) is None
    assert variability.usual_range(values) == UsualRange("not_enough", n)


@pytest.mark.parametrize("function", DAILY)
@pytest.mark.parametrize(
    ("days", "values", "name"),
    [
        ([1, 2, 3], [5, math.nan, 6], "values"),
        ([1, 2, 3], [5, 6], "lengths differ"),
        ([1, 3, 2], [5, 6, 7], "days"),
    ],
)
def test_malformed_series_are_refused(
    function: Callable[..., Any], days: Any, values: Any, name: str
) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        function(days, values)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: variability.usual_range([math.nan]), "values"),
        (lambda: variability.usual_range([], low=-0.1), "low"),
        (lambda: variability.usual_range([], high=1.1), "high"),
        (lambda: variability.usual_range([], low=0.5, high=0.5), "low"),
        (lambda: variability.edge_share([math.inf]), "values"),
        (lambda: variability.edge_share([], low=5, high=5), "low"),
        (lambda: variability.variability_insight([], [], min_days=0), "min_days"),
        (lambda: variability.variability_insight([], [], min_pairs=0), "min_pairs"),
    ],
)
def test_a_parameter_out_of_range_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
