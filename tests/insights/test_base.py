"""The checks name the argument they refuse; seeds come from the data; the t table falls to the normal."""

import math
import random
from collections import Counter
from datetime import date
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import base
from tests.insights.diaries import FEW

NO_NUMBERS = [math.nan, math.inf, -math.inf, "5", None, [5], 10**400, 1e200, date(2026, 1, 1)]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: str(value)[:12])
def test_a_number_is_finite(value: object) -> None:
    with pytest.raises(ValueError, match=r"^tau"):
        base.number("tau", value)


@pytest.mark.parametrize(("value", "expected"), [(True, 1.0), (7, 7.0), (-0.5, -0.5)])
def test_whole_numbers_and_booleans_are_numbers(value: float, expected: float) -> None:
    checked = base.number("tau", value)
    assert checked == expected
    assert type(checked) is float


@pytest.mark.parametrize("value", [0, -1.5, math.nan])
def test_positive_is_above_zero(value: float) -> None:
    with pytest.raises(ValueError, match=r"^tau"):
        base.positive("tau", value)


@pytest.mark.parametrize("value", [3, 4.0, "5", None, math.nan])
def test_a_whole_number_is_whole_and_not_too_small(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^window"):
        base.whole("window", value, least=4)


def test_numbers_keep_what_is_not_logged_and_name_the_argument() -> None:
    assert base.numbers("values", [1, None, True]) == [1.0, None, 1.0]
    with pytest.raises(ValueError, match=r"^values"):
        base.numbers("values", [1, None, math.nan])


@pytest.mark.parametrize("values", [[2], [0, 0.5], [None, "1"], [math.nan], [[]]])
def test_flags_are_zero_one_or_none(values: Any) -> None:
    with pytest.raises(ValueError, match=r"^exposure"):
        base.flags("exposure", values)


def test_flags_come_back_as_whole_numbers() -> None:
    assert [str(flag) for flag in base.flags("exposure", [True, 0, None])] == ["1", "0", "None"]


@pytest.mark.parametrize("days", [[1, 1], [2, 1], [1, 3, 2], [1.0, 2.0], [None]])
def test_days_are_whole_and_increase(days: Any) -> None:
    with pytest.raises(ValueError, match=r"^days"):
        base.day_numbers("days", days)


def test_different_lengths_are_named() -> None:
    base.same_length(days=[1], values=[2], slots=[None])
    with pytest.raises(ValueError, match="days 1, values 0"):
        base.same_length(days=[1], values=[])


def test_a_window_has_both_its_ends() -> None:
    assert list(base.window(3, 5)) == [3, 4, 5]
    assert list(base.window(3, 3)) == [3]
    with pytest.raises(ValueError, match=r"^end"):
        base.window(3, 2)


def test_logged_leaves_out_only_what_is_not_logged() -> None:
    assert base.logged([1, 2, 5], [0, None, 3]) == ([1, 5], [0.0, 3.0])


def test_equal_data_give_equal_seeds_whatever_their_type() -> None:
    assert base.stable_seed([True, False]) == base.stable_seed([1, 0.0])
    assert base.stable_seed(1, [2, None], "a") == base.stable_seed(1.0, (2.0, None), "a")


@FEW
@given(st.lists(st.integers(0, 10) | st.none(), min_size=2, max_size=6, unique=True))
def test_the_order_of_the_data_is_part_of_the_seed(values: list[int | None]) -> None:
    assert base.stable_seed("x", values) != base.stable_seed("x", values[::-1])


def test_t_falls_with_the_degrees_of_freedom_toward_the_normal() -> None:
    table = [base.t975(df) for df in range(1, 400)]
    assert all(later < earlier for earlier, later in pairwise(table))
    assert base.t975(240) == pytest.approx((1.980 + 1.960) / 2)
    assert base.t975(10**9) == pytest.approx(1.960)


@pytest.mark.parametrize("df", [0, -1, 2.5, math.nan])
def test_t_needs_a_degree_of_freedom(df: Any) -> None:
    with pytest.raises(ValueError, match=r"^df"):
        base.t975(df)


def test_a_shuffle_reaches_every_order_about_as_often() -> None:
    rng = random.Random(7)
    reached: Counter[tuple[int, ...]] = Counter()
    for _ in range(2400):
        items = [1, 2, 3, 4]
        base.shuffle(items, rng.random)
        reached[tuple(items)] += 1
    assert set(reached) == set(permutations([1, 2, 3, 4]))
    # 100 of each are expected, give or take 10.
    assert all(50 < times < 150 for times in reached.values())


@pytest.mark.parametrize("numbers", [[7], [-1], [5, 0.5], ["6"]])
def test_a_weekday_is_a_number_from_0_to_6(numbers: Any) -> None:
    assert base.weekdays("weekend", [5, 6, 6]) == {5, 6}
    with pytest.raises(ValueError, match=r"^weekend"):
        base.weekdays("weekend", numbers)


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, "0.5", None])
def test_a_share_is_a_number_from_0_to_1(value: Any) -> None:
    assert base.share("alpha", 0.05) == 0.05
    with pytest.raises(ValueError, match=r"^alpha"):
        base.share("alpha", value)
