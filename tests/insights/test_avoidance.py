"""How often the other way was taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.avoidance import AvoidanceMap, Try, Way
from mindtui.insights.avoidance import Approach, approach
from tests.insights.diaries import FEW

TODAY = date(2026, 11, 23)


def times(n: int, what: Way, ago: int = 0) -> list[tuple[int, Way]]:
    return [(ago, what)] * n


def mapped(*tries: tuple[int, Way]) -> AvoidanceMap:
    return AvoidanceMap(
        trigger="a letter", tries=tuple(Try(TODAY - timedelta(days=ago), what) for ago, what in tries)
    )


def test_the_tries_of_all_maps_count_together() -> None:
    maps = [
        mapped(*times(4, "alternative", 1), (2, "avoidance")),
        mapped(*times(3, "avoidance", 3)),
        mapped(),
    ]
    assert approach(maps, TODAY) == Approach(8, 4, 0, 0.5)


@pytest.mark.parametrize(("n", "more"), [(0, 8), (1, 7), (7, 1), (8, 0), (9, 0)])
def test_it_takes_eight_tries(n: int, more: int) -> None:
    found = approach([mapped(*times(n, "alternative"))], TODAY)
    assert (found.tries, found.more, found.ratio) == (n, more, None if more else 1.0)


@pytest.mark.parametrize(("days_ago", "counts"), [(-1, 0), (0, 1), (27, 1), (28, 0)])
def test_today_and_the_27_days_before_count(days_ago: int, counts: int) -> None:
    assert approach([mapped((days_ago, "alternative"))], TODAY).tries == counts


@FEW
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["alternative", "avoidance"])), max_size=30))
def test_the_ratio_is_that_of_the_other_way_turned_round(tries: list[tuple[int, Way]]) -> None:
    other: dict[Way, Way] = {"alternative": "avoidance", "avoidance": "alternative"}
    there = approach([mapped(*tries)], TODAY)
    back = approach([mapped(*((ago, other[what]) for ago, what in tries))], TODAY)
    assert there.tries == back.tries == there.taken + back.taken
    if there.ratio is not None and back.ratio is not None:
        assert there.ratio + back.ratio == pytest.approx(1)
