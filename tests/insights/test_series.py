"""Daily series: unlogged days count as absent, lines follow shifts and scales, hopeless input is answered."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import series
from mindtui.insights.series import Coverage, Gap
from tests.insights.diaries import FEW, Diary, diaries, halves, logged_only, mapped

LINES: dict[str, Callable[..., tuple[float | None, ...]]] = {
    "ewma": series.ewma,
    "rolling_median": series.rolling_median,
    "loess": series.loess,
}
each_line = pytest.mark.parametrize("line", LINES.values(), ids=LINES)
each_function = pytest.mark.parametrize(
    "function", [series.daily_means, series.calendar_fill, series.lag1, *LINES.values()]
)


@each_line
@FEW
@given(diary=diaries())
def test_a_line_is_the_same_with_unlogged_days_left_out(line: Callable[..., Any], diary: Diary) -> None:
    days, values = diary
    at_logged = [fit for fit, value in zip(line(days, values), values, strict=True) if value is not None]
    assert at_logged == list(line(*logged_only(diary)))


@FEW
@given(diaries(least=1))
def test_other_figures_are_the_same_with_unlogged_days_left_out(diary: Diary) -> None:
    kept = logged_only(diary)
    assert series.daily_means(*diary) == series.daily_means(*kept)
    assert series.calendar_fill(*diary) == series.calendar_fill(*kept)
    assert series.lag1(*diary) == series.lag1(*kept)
    assert series.consecutive_values(*diary) == series.consecutive_values(*kept)


@each_line
@FEW
@given(diary=diaries(), factor=st.sampled_from([-4.0, 0.5, 8.0]), shift=st.integers(-8, 8))
def test_a_line_moves_and_stretches_with_its_values(
    line: Callable[..., Any], diary: Diary, factor: float, shift: int
) -> None:
    days, values = diary
    moved = line(days, mapped(values, factor=factor, shift=shift))
    expected = mapped(list(line(days, values)), factor=factor, shift=shift)
    assert [fit is None for fit in moved] == [fit is None for fit in expected]
    assert [fit for fit in moved if fit is not None] == pytest.approx(
        [fit for fit in expected if fit is not None], abs=1e-6
    )


@FEW
@given(diaries(least=3, longest_step=2), st.sampled_from([-4.0, 0.5, 8.0]), st.integers(-8, 8))
def test_carry_over_has_no_scale_and_no_sign(diary: Diary, factor: float, shift: int) -> None:
    days, values = diary
    moved = series.lag1(days, mapped(values, factor=factor, shift=shift))
    assert moved == pytest.approx(series.lag1(days, values), abs=1e-9)


@each_line
def test_a_line_answers_too_little(line: Callable[..., Any]) -> None:
    assert line([], []) == ()
    assert line([3, 9], [None, None]) == (None, None)


def test_series_answer_too_little() -> None:
    nothing = series.daily_means([], [])
    assert nothing == series.daily_means([3, 4], [None, None])
    assert nothing.days == ()
    assert series.calendar_fill([3, 4], [None, None]) == ((), ())
    assert series.calendar_fill([], [], start=3) == ((), ())
    assert series.calendar_fill([], [], start=3, end=4) == ((3, 4), (None, None))
    assert series.gaps([5]) == ()
    assert series.lag1([], []) is None
    assert series.lag1([1], [5]) is None
    assert series.lag1([1, 2, 4, 6], [5, 6, 7, 8]) is None
    assert series.lag1([1, 2, 3, 4], [0.1] * 4) is None
    assert series.lag1([1, 2, 3, 4], [0, 0, 0, 1e-200]) is None


@each_function
@pytest.mark.parametrize("bad", [math.nan, math.inf, "5"])
def test_what_is_no_number_is_refused(function: Callable[..., Any], bad: Any) -> None:
    with pytest.raises(ValueError, match=r"^(values|y):"):
        function([1, 2, 3], [5, bad, None])


@each_function
def test_lengths_that_differ_are_refused(function: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="lengths differ"):
        function([1, 2, 3], [5, 6])


@pytest.mark.parametrize("function", [series.calendar_fill, series.lag1, series.ewma, series.rolling_median])
@pytest.mark.parametrize("days", [[1, 1, 2], [2, 1, 3]])
def test_days_that_do_not_increase_are_refused(function: Callable[..., Any], days: list[int]) -> None:
    with pytest.raises(ValueError, match=r"^days"):
        function(days, [5, 6, 7])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: series.ewma([1], [5], tau=math.nan), "tau"),
        (lambda: series.rolling_median([1], [5], window=0), "window"),
        (lambda: series.rolling_median([1], [5], minimum=0), "minimum"),
        (lambda: series.loess([1], [5], span=0), "span"),
        (lambda: series.loess([1], [5], span=1.1), "span"),
        (lambda: series.loess([1], [5], robust=-1), "robust"),
        (lambda: series.loess([math.nan], [5]), "x"),
        (lambda: series.gaps([1, 1]), "days"),
        (lambda: series.gaps([1, 2], minimum=0), "minimum"),
        (lambda: series.coverage([2, 1], start=1, end=2), "days"),
        (lambda: series.coverage([], start=2, end=1), "end"),
        (lambda: series.calendar_fill([], [], start=2, end=1), "end"),
    ],
)
def test_a_parameter_out_of_range_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()


@FEW
@given(st.lists(st.tuples(st.integers(1, 5), halves), max_size=20), st.randoms(use_true_random=False))
def test_daily_means_do_not_depend_on_the_order(entries: list[tuple[int, float]], rng: Any) -> None:
    means = series.daily_means([day for day, _ in entries], [value for _, value in entries])
    shuffled = entries.copy()
    rng.shuffle(shuffled)
    assert means == series.daily_means([day for day, _ in shuffled], [value for _, value in shuffled])
    for day, mean, count in zip(means.days, means.means, means.counts, strict=True):
        ratings = [Fraction(value) for other, value in entries if other == day]
        assert count == len(ratings)
        assert mean == float(sum(ratings) / count)


@FEW
@given(diaries(least=1), st.integers(-3, 3), st.integers(-3, 3))
def test_the_calendar_has_every_day_once(diary: Diary, earlier: int, later: int) -> None:
    days, values = logged_only(diary)
    start, end = days[0] - earlier, days[-1] + max(later, -earlier - days[-1] + days[0])
    every, filled = series.calendar_fill(days, values, start=start, end=end)
    assert every == tuple(range(start, end + 1))
    expected = {day: value for day, value in zip(days, values, strict=True) if start <= day <= end}
    assert {day: value for day, value in zip(every, filled, strict=True) if value is not None} == expected


@FEW
@given(diaries(least=2, unlogged=False, longest_step=12), st.integers(1, 8))
def test_gaps_are_the_runs_of_unlogged_days(diary: Diary, minimum: int) -> None:
    days, _ = diary
    runs = [
        Gap(day, after, after - day - 1)
        for day in days
        for after in [min((other for other in days if other > day), default=day + 1)]
        if sum(day < unlogged < after for unlogged in range(day, after)) >= minimum
    ]
    assert list(series.gaps(days, minimum=minimum)) == runs


@FEW
@given(st.sets(st.integers(1, 30)), st.integers(5, 15), st.integers(0, 12))
def test_coverage_counts_the_window_with_its_edges(logged: set[int], start: int, length: int) -> None:
    marks = "".join("#" if day in logged else "." for day in range(start, start + length + 1))
    found = series.coverage(sorted(logged), start=start, end=start + length)
    assert found == Coverage(marks.count("#"), len(marks), max(map(len, marks.split("#"))))


@FEW
@given(diaries(), st.sampled_from([1, 3, 7]), st.integers(1, 4))
def test_rolling_medians_are_those_of_the_calendar(diary: Diary, window: int, minimum: int) -> None:
    days, values = diary
    reach = window // 2
    near = [
        [value for other, value in zip(*logged_only(diary), strict=True) if abs(other - day) <= reach]
        for day in days
    ]
    expected = tuple(median(inside) if len(inside) >= minimum else None for inside in near)
    assert series.rolling_median(days, values, window=window, minimum=minimum) == expected


@FEW
@given(diaries(least=1))
def test_a_smoothed_line_stays_within_its_values(diary: Diary) -> None:
    _, kept = logged_only(diary)
    smoothed = [fit for fit in series.ewma(*diary) if fit is not None]
    assert smoothed[0] == kept[0]
    assert min(kept) - 1e-9 <= min(smoothed)
    assert max(smoothed) <= max(kept) + 1e-9


@FEW
@given(diaries(least=3), st.sampled_from([-0.5, 0.25, 2.0]))
def test_loess_keeps_a_straight_line(diary: Diary, slope: float) -> None:
    first = diary[0][0]
    straight = [None if value is None else slope * (day - first) for day, value in zip(*diary, strict=True)]
    kept = [value for value in straight if value is not None]
    fitted = [fit for fit in series.loess(diary[0], straight) if fit is not None]
    assert fitted == pytest.approx(kept, abs=1e-6)


def test_loess_lets_one_wild_day_pass() -> None:
    values: list[float | None] = [5.0] * 30
    values[12] = 95.0
    calm = series.loess(range(30), values)
    moved = series.loess(range(30), values, robust=0)
    assert calm == pytest.approx([5.0] * 30)
    assert moved[12] is not None
    assert moved[12] > 8


def test_loess_gives_equal_places_one_height() -> None:
    fitted = series.loess([1, 2, 2, 2, 3, 3], [4, 1, None, 7, 2, 8], span=0.5)
    assert fitted[1] == fitted[3]
    assert fitted[4] == fitted[5]
    assert series.loess([2, 2, 2], [1, 4, 10], robust=0) == pytest.approx([5.0] * 3)
    assert series.loess([738_004] * 3, [10, 6, 5], robust=0) == pytest.approx([7.0] * 3)


@FEW
@given(diaries(least=3))
def test_loess_does_not_care_where_the_days_are_counted_from(diary: Diary) -> None:
    days, values = diary
    for start in (0, 738_004, 10**7):
        moved = [day - days[0] + start for day in days]
        assert series.loess(moved, values) == series.loess(days, values)


def test_loess_keeps_the_first_value_where_it_trusts_none() -> None:
    fitted = series.loess([1, 1, 2, 2, 3, 3, 4, 4], [5, 6, 5, 6, 0, 100, 5, 6], span=0.25)
    assert fitted == pytest.approx([5.5, 5.5, 5.5, 5.5, 0, 0, 5.5, 5.5])


@FEW
@given(diaries(least=4, unlogged=False, longest_step=1))
def test_carry_over_without_gaps_is_the_textbook_one(diary: Diary) -> None:
    _, values = logged_only(diary)
    mean = sum(values) / len(values)
    left = [value - mean for value in values]
    spread = sum(value**2 for value in left)
    if len(set(values)) == 1:
        assert series.lag1(*diary) is None
    else:
        textbook = sum(a * b for a, b in pairwise(left)) / spread
        assert series.lag1(*diary) == pytest.approx(textbook)


def test_carry_over_with_gaps_weighs_the_pairs_there_are() -> None:
    # Mean 3, squares 4 + 1 + 0 + 9, products 2 + 0 over two pairs.
    assert series.lag1([1, 2, 4, 5], [1, 2, 3, 6]) == pytest.approx(3 / 2 * 2 / 14)
