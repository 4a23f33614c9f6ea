"""Slopes found by counting are those of the sorted list of all slopes, to the last bit."""

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import slopes as slopes_module
from mindtui.insights.slopes import Slopes, descents, tied_pairs
from tests.insights.diaries import FEW, Diary, diaries, halves, logged_only, reals


def _all_slopes(days: list[int], values: list[float]) -> list[float]:
    """Every slope, exact and then rounded once, ascending."""
    points = list(zip(days, map(Fraction, values), strict=True))
    return sorted(float((y1 - y0) / (t1 - t0)) for (t0, y0), (t1, y1) in combinations(points, 2))


@pytest.fixture(scope="module", autouse=True)
def _search_in_small_series() -> Iterator[None]:
    """Lists of slopes are short enough to be counted through also for a handful of points."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slopes_module, "_LISTED", 12)
        patch.setattr(slopes_module, "_SAMPLED", 9)
        yield


@FEW
@given(diaries(least=7, most=14, unlogged=False) | diaries(least=7, most=14, values=reals, unlogged=False))
def test_every_rank_is_that_of_the_sorted_list(diary: Diary) -> None:
    days, values = logged_only(diary)
    expected = _all_slopes(days, values)
    slopes = Slopes(days, values)
    assert slopes.count == len(expected)
    assert [slopes.at(rank) for rank in range(1, slopes.count + 1)] == expected


@FEW
@given(diaries(least=7, most=14, unlogged=False))
def test_half_points_give_the_quotients_as_floats_have_them(diary: Diary) -> None:
    days, values = logged_only(diary)
    points = list(zip(days, values, strict=True))
    expected = sorted((y1 - y0) / (t1 - t0) for (t0, y0), (t1, y1) in combinations(points, 2))
    slopes = Slopes(days, values)
    assert [slopes.at(rank) for rank in range(1, slopes.count + 1)] == expected


@pytest.mark.parametrize("kind", ["real", "half", "straight", "flat", "outlier"])
def test_a_year_and_more_with_gaps(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slopes_module, "_LISTED", 5_000)
    monkeypatch.setattr(slopes_module, "_SAMPLED", 500)
    rng = random.Random(5)
    days = sorted(rng.sample(range(738_000, 738_600), 400))
    make: dict[str, Callable[[int], float]] = {
        "real": lambda day: rng.gauss(6, 2),
        "half": lambda day: round(rng.gauss(12, 3)) / 2,
        "straight": lambda day: 0.1 * day,
        "flat": lambda day: 6.0,
        "outlier": lambda day: 1e9 if day % 97 == 0 else rng.random() * 1e-9,
    }
    values = [make[kind](day) for day in days]
    expected = _all_slopes(days, values)
    slopes = Slopes(days, values)
    for rank in (1, 2, 4_000, slopes.count // 2, slopes.count // 2 + 1, 70_000, slopes.count):
        assert slopes.at(rank) == expected[rank - 1]
    assert slopes.median() == (expected[slopes.count // 2 - 1] + expected[slopes.count // 2]) / 2


def test_ten_years_that_go_nowhere_need_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    days = list(range(3650))
    slopes = Slopes(days, [float(day % 7 // 3) for day in days])
    monkeypatch.delattr(Slopes, "_pairs_between")
    first, last = slopes.falling + 1, slopes.falling + slopes.level
    assert 1 < first < slopes.count // 2 < last < slopes.count
    assert (slopes.at(first), slopes.median(), slopes.at(last)) == (0.0, 0.0, 0.0)


def test_ranks_beyond_the_ends_are_the_ends() -> None:
    slopes = Slopes([1, 2, 4], [0.0, 3.0, 1.0])
    assert (slopes.at(-5), slopes.at(99)) == (-1.0, 3.0)
    assert slopes.median() == pytest.approx(1 / 3)


@FEW
@given(st.lists(halves, max_size=20))
def test_pairs_are_counted_as_one_by_one(values: list[float]) -> None:
    pairs = list(combinations(values, 2))
    assert descents(values) == sum(earlier > later for earlier, later in pairs)
    assert tied_pairs(values) == sum(earlier == later for earlier, later in pairs)
