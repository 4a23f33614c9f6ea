"""Expected against felt: the lean follows the predictions, and few ratings count for little."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import calibration
from mindtui.insights.calibration import Calibration, CalibrationInsight
from mindtui.insights.pairs import mean_interval, sign_flip
from tests.insights.diaries import FEW, halves, mapped

Pair = tuple[float | None, float | None]

ratings = st.lists(st.tuples(halves | st.none(), halves | st.none()), max_size=12)
payoffs = st.dictionaries(
    st.sampled_from(["walk", "call", "bath", "read"]), st.lists(halves | st.none(), max_size=6)
)


def _apart(pairs: list[Pair]) -> tuple[list[float | None], list[float | None]]:
    return [said for said, _ in pairs], [came for _, came in pairs]


@FEW
@given(ratings)
def test_a_calibration_tests_what_came_less_what_was_expected(pairs: list[Pair]) -> None:
    misses = [came - said for said, came in pairs if said is not None and came is not None]
    result = calibration.calibrate(*_apart(pairs))
    test, interval = sign_flip(misses), mean_interval(misses)
    assert (result.status, result.n, result.bias, result.p) == (test.status, len(misses), test.mean, test.p)
    assert (result.low, result.high) == (interval or (None, None))
    if len(misses) >= 2:
        assert result.mae == pytest.approx(sum(map(abs, misses)) / len(misses))


@FEW
@given(ratings, st.sampled_from([0.5, 2.0, 4.0]), st.integers(-5, 5))
def test_a_shift_of_both_changes_nothing_and_a_scale_only_the_size(
    pairs: list[Pair], factor: float, shift: int
) -> None:
    said, came = _apart(pairs)
    result = calibration.calibrate(said, came)
    assert calibration.calibrate(mapped(said, shift=shift), mapped(came, shift=shift)) == result
    scaled = calibration.calibrate(mapped(said, factor=factor), mapped(came, factor=factor))
    assert (scaled.status, scaled.n, scaled.p) == (result.status, result.n, result.p)
    if result.bias is not None:
        assert scaled.bias == pytest.approx(factor * result.bias)


@FEW
@given(ratings)
def test_the_other_way_round_only_the_lean_turns(pairs: list[Pair]) -> None:
    said, came = _apart(pairs)
    result, turned = calibration.calibrate(said, came), calibration.calibrate(came, said)
    assert (turned.n, turned.p, turned.mae) == (result.n, result.p, result.mae)
    if result.bias is not None and result.low is not None:
        assert (turned.bias, turned.high) == pytest.approx((-result.bias, -result.low))


@pytest.mark.parametrize("pairs", [[], [(3, 4)], [(None, 4), (3, None)], [(None, None)] * 9])
def test_too_few_pairs_are_counted(pairs: list[Pair]) -> None:
    n = pairs.count((3, 4))
    said, came = _apart(pairs)
    assert calibration.calibrate(said, came) == Calibration("not_enough", n)
    assert calibration.calibration_insight(said, came) == CalibrationInsight("not_enough", 8 - n, n)


def test_seven_pairs_say_nothing_and_eight_do() -> None:
    said, came = [3.0] * 8, [5.0] * 8
    assert calibration.calibration_insight(said[1:], came[1:]) == CalibrationInsight("not_enough", 1, 7)
    insight = calibration.calibration_insight(said, came)
    assert insight == CalibrationInsight("clear", 0, 8, 2.0, 2.0, 2.0, 2.0, 2 / 2**8)


def test_predictions_that_are_always_right_lean_nowhere() -> None:
    insight = calibration.calibration_insight([4.0] * 9, [4.0] * 9)
    assert insight == CalibrationInsight("no_clear", 0, 9, 0.0, 0.0, 0.0, 0.0, 1.0)


def test_a_minimum_of_one_still_waits_for_a_second_pair() -> None:
    insight = calibration.calibration_insight([4], [5], minimum=1)
    assert insight == CalibrationInsight("not_enough", 1, 1)


@FEW
@given(payoffs, st.floats(0, 10))
def test_a_mean_is_drawn_toward_the_mean_of_all(rated: dict[str, list[float | None]], weight: float) -> None:
    listed = calibration.shrunken_means(rated, weight=weight)
    every = [value for values in rated.values() for value in values if value is not None]
    assert {entry.key for entry in listed} == {
        key for key, values in rated.items() if any(v is not None for v in values)
    }
    assert sum(entry.n for entry in listed) == len(every)
    for entry in listed:
        grand = sum(every) / len(every)
        low, high = sorted((entry.mean, grand))
        assert low - 1e-9 <= entry.shrunken <= high + 1e-9
        assert (entry.shrunken - grand) * (entry.n + weight) == pytest.approx(
            (entry.mean - grand) * entry.n, abs=1e-9
        )
    order = [entry.shrunken for entry in listed]
    assert order == pytest.approx(sorted(order, reverse=True))


def test_one_lucky_ten_does_not_top_the_list() -> None:
    listed = calibration.shrunken_means({"once": [10], "often": [9] * 7, "dull": [3] * 7})
    assert [entry.key for entry in listed] == ["often", "once", "dull"]


def test_equal_means_of_unequal_numbers_stand_by_key() -> None:
    week = [5.0, 0.0, 8.0, 8.0, 9.0, 9.0, 5.0]
    listed = calibration.shrunken_means({"b": week, "a": week * 3, "none": [None]})
    # In binary fractions the fewer ratings come out a last digit higher.
    assert listed[0].shrunken < listed[1].shrunken
    assert [entry.key for entry in listed] == ["a", "b"]


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: calibration.calibrate([math.nan], [1]), "predicted"),
        (lambda: calibration.calibrate([1], [math.inf]), "actual"),
        (lambda: calibration.calibrate([1], []), "lengths differ"),
        (lambda: calibration.calibration_insight([], [], minimum=0), "minimum"),
        (lambda: calibration.shrunken_means({"walk": [math.nan]}), "ratings of walk"),
        (lambda: calibration.shrunken_means({}, weight=-1), "weight"),
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
