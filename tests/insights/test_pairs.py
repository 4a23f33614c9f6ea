"""Differences of pairs: exact chances by brute force, independent of sign, scale and order."""

import math
import random
from collections.abc import Callable
from itertools import product
from operator import mul
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import pairs
from mindtui.insights.base import t975
from mindtui.insights.pairs import SignFlip
from tests.insights.diaries import FEW, halves

signed_halves = st.integers(-8, 8).map(lambda doubled: doubled / 2)
few = st.lists(signed_halves, min_size=2, max_size=8)
many = st.lists(signed_halves, min_size=15, max_size=25).filter(any)


@FEW
@given(few)
def test_every_sign_pattern_of_few_differences_is_counted(differences: list[float]) -> None:
    doubled = [round(2 * value) for value in differences]
    reached = [
        abs(sum(map(mul, signs, doubled))) >= abs(sum(doubled))
        for signs in product((1, -1), repeat=len(doubled))
    ]
    test = pairs.sign_flip(differences)
    assert test.p == sum(reached) / len(reached)
    if any(differences):
        assert (test.count, test.flips, test.exact) == (sum(reached), len(reached), True)


@FEW
@given(few, st.sampled_from([-1.0, 0.1, 3.0, -0.7]), st.randoms())
def test_neither_sign_nor_scale_nor_order_changes_an_exact_p(
    differences: list[float], factor: float, rng: random.Random
) -> None:
    changed = [factor * value for value in differences]
    rng.shuffle(changed)
    assert pairs.sign_flip(changed).p == pairs.sign_flip(differences).p


@pytest.mark.parametrize("unit", [0.1, 1 / 3])
def test_rounding_hides_no_tie(unit: float) -> None:
    # 3 + 1 - 2 is as far from 0 as 3 - 1 is; as sums of binary fractions they differ in the last digit.
    assert pairs.sign_flip([unit, 2 * unit, -3 * unit, 2 * unit]).p == pairs.sign_flip([1, 2, -3, 2]).p


@FEW
@given(many)
def test_a_random_p_is_the_same_every_time_and_near_the_exact_one(differences: list[float]) -> None:
    test = pairs.sign_flip(differences, flips=500)
    assert test == pairs.sign_flip([*differences, None], flips=500)
    assert test.exact is False
    assert test.count is not None
    assert (test.flips, test.p) == (500, (1 + test.count) / 501)
    doubled = [2 * round(value * 2) for value in differences]
    chances = {0: 1}
    for value in doubled:
        sums: dict[int, int] = {}
        for total, ways in chances.items():
            for new in (total + value, total - value):
                sums[new] = sums.get(new, 0) + ways
        chances = sums
    exact = sum(ways for total, ways in chances.items() if abs(total) >= abs(sum(doubled))) / 2 ** len(
        doubled
    )
    assert test.p == pytest.approx(exact, abs=5 * math.sqrt(0.25 / 500))


def test_the_seed_comes_from_the_differences_unless_it_is_given() -> None:
    differences = [((7 * day) % 11) / 2 - 2 for day in range(30)]
    assert pairs.sign_flip(differences, seed=1) == pairs.sign_flip(differences, seed=1)
    counts = {pairs.sign_flip(differences, seed=seed).count for seed in range(5)}
    assert len(counts) > 1


def test_up_to_fourteen_differences_are_exact() -> None:
    assert pairs.sign_flip([1.0] * 14).flips == 2**14
    assert pairs.sign_flip([1.0] * 15) == SignFlip("ok", 15, 1.0, 0, 4999, False, 1 / 5000)
    assert pairs.sign_flip([1.0] * 4, exact_up_to=3).exact is False


@pytest.mark.parametrize("differences", [[], [1.5], [None] * 4, [None, 2, None]])
def test_one_difference_is_not_enough(differences: list[float | None]) -> None:
    n = len(differences) - differences.count(None)
    assert pairs.sign_flip(differences) == SignFlip("not_enough", n)
    assert pairs.mean_interval(differences) is None


def test_no_difference_at_all_is_flat() -> None:
    assert pairs.sign_flip([0, 0.0, None]) == SignFlip("flat", 2, 0.0, p=1.0)


@FEW
@given(st.lists(halves, min_size=2, max_size=40))
def test_the_interval_has_the_mean_in_its_middle(values: list[float]) -> None:
    interval = pairs.mean_interval(values)
    assert interval is not None
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    assert sum(interval) / 2 == pytest.approx(mean)
    assert interval[1] - interval[0] == pytest.approx(
        2 * t975(len(values) - 1) * math.sqrt(variance / len(values))
    )


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: pairs.sign_flip([1, math.nan]), "differences"),
        (lambda: pairs.sign_flip([1, math.inf]), "differences"),
        (lambda: pairs.sign_flip([], exact_up_to=-1), "exact_up_to"),
        (lambda: pairs.sign_flip([], flips=0), "flips"),
        (lambda: pairs.sign_flip([], seed=0.5), "seed"),  # type: ignore[arg-type]
        (lambda: pairs.mean_interval([math.nan]), "values"),
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
