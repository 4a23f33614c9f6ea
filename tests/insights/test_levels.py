"""Skills against equally stressful moments: levels are kept apart, and what falls by itself is no effect."""

import math
from collections.abc import Callable
from itertools import permutations
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights.levels import LevelMatched, level_matched, matched_interval
from tests.insights.diaries import FEW, halves, mapped

Row = tuple[float | None, float | None, int | None]

rows_of_skills = st.lists(
    st.tuples(
        st.sampled_from([5.0, 5.5, 6.0, 6.4, 6.5, 8.0, None]),
        halves | st.none(),
        st.sampled_from([0, 1, 1, 0, None]),
    ),
    max_size=40,
)


def _columns(rows: list[Row]) -> tuple[list[float | None], list[float | None], list[int | None]]:
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _levels(rows: list[Row]) -> dict[int, dict[int, list[float]]]:
    levels: dict[int, dict[int, list[float]]] = {}
    for before, after, used in rows:
        if before is not None and after is not None and used is not None:
            # Half up, which `round` is not.
            level = int(before * 2 + 1) // 2
            levels.setdefault(level, {0: [], 1: []})[used].append(after - before)
    return {level: sides for level, sides in levels.items() if sides[0] and sides[1]}


@FEW
@given(rows_of_skills)
def test_only_equal_starts_with_both_kinds_are_compared(rows: list[Row]) -> None:
    levels = _levels(rows)
    n_used = sum(len(sides[1]) for sides in levels.values())
    n_other = sum(len(sides[0]) for sides in levels.values())
    result = level_matched(*_columns(rows), minimum=2, draws=20)
    assert (result.n_used, result.n_other) == (n_used, n_other)
    if min(n_used, n_other) < 2:
        assert result.verdict == "not_enough"
        return
    parts = [
        (1 / (1 / len(sides[0]) + 1 / len(sides[1])), fmean(sides[1]) - fmean(sides[0]))
        for sides in levels.values()
    ]
    expected = sum(weight * size for weight, size in parts) / sum(weight for weight, _ in parts)
    assert result.difference == pytest.approx(expected, abs=1e-9)


@FEW
@given(rows_of_skills, st.integers(-3, 3), st.sampled_from([0.5, 2.0]))
def test_a_shift_or_scale_of_what_follows_keeps_p(rows: list[Row], shift: int, factor: float) -> None:
    # With one level, a change is the level away from what follows.
    rows = [(6.0 if before is not None else None, after, used) for before, after, used in rows]
    before, after, used = _columns(rows)
    result = level_matched(before, after, used, minimum=3, draws=30, seed=7)
    moved = level_matched(
        before, mapped(after, factor=factor, shift=shift), used, minimum=3, draws=30, seed=7
    )
    assert (moved.verdict, moved.p) == (result.verdict, result.p)
    if result.difference is not None:
        assert moved.difference == pytest.approx(factor * result.difference, abs=1e-9)


@FEW
@given(rows_of_skills)
def test_rows_that_are_not_known_change_nothing(rows: list[Row]) -> None:
    known = [row for row in rows if None not in row]
    assert level_matched(*_columns(rows), minimum=2, draws=20) == level_matched(
        *_columns(known), minimum=2, draws=20
    )


def test_p_comes_near_every_order_within_the_level() -> None:
    after, used = [4.0, 5.0, 3.5, 6.0, 5.5, 6.5, 4.5], [1, 1, 1, 0, 0, 0, 0]
    changes = [late - 6 for late in after]

    def size(flags: tuple[int, ...]) -> float:
        sides = [[c for c, flag in zip(changes, flags, strict=True) if flag == side] for side in (0, 1)]
        return abs(fmean(sides[1]) - fmean(sides[0]))

    every = [size(flags) for flags in permutations(used)]
    exact = sum(other >= size(tuple(used)) - 1e-9 for other in every) / len(every)
    result = level_matched([6.0] * 7, after, used, minimum=3)
    assert result.p == pytest.approx(exact, abs=5 * math.sqrt(exact / 1999))


def test_with_one_level_the_interval_is_that_of_two_means() -> None:
    # Squares of 2 about the mean 4 with it and of 8 about the mean 7 without, over 6; t of 6 is 2.447.
    after, used = [3.0, 5.0, 4.0, 4.0, 5.0, 9.0, 7.0, 7.0], [1, 1, 1, 1, 0, 0, 0, 0]
    reach = 2.447 * math.sqrt((2 + 8) / 6 * (1 / 4 + 1 / 4))
    assert matched_interval([6.0] * 8, after, used) == pytest.approx((-3 - reach, -3 + reach))


def test_levels_far_apart_do_not_widen_the_interval() -> None:
    after, used = [5.0, 4.0, 6.0, 7.0] * 2, [1, 1, 0, 0] * 2
    near = matched_interval([6.0] * 4 + [7.0] * 4, after, used)
    far = matched_interval([2.0] * 4 + [9.0] * 4, after, used)
    assert near == pytest.approx(far)
    # Two means and a difference take three of eight rows.
    assert near == pytest.approx((-2 - 2.571 * math.sqrt(2 / 5 / 2), -2 + 2.571 * math.sqrt(2 / 5 / 2)))


def test_too_few_rows_have_no_interval() -> None:
    assert matched_interval([], [], []) is None
    assert matched_interval([6.0, 6.0], [4.0, 5.0], [1, 0]) is None
    assert matched_interval([6.0, 6.0], [4.0, 5.0], [1, 1]) is None


def test_a_fall_from_a_peak_is_not_the_skill() -> None:
    # From higher up it falls further, with and without the skill, which is used more often there.
    before = [9.0] * 12 + [5.0] * 12
    after = [5.0, 6.0, 5.5, 6.5] * 3 + [4.5, 5.0, 4.0, 5.5] * 3
    used = [1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
    result = level_matched(before, after, used)
    assert (result.verdict, result.n_used, result.n_other) == ("no_clear", 12, 12)


def test_a_skill_that_helps_at_every_level_is_clear() -> None:
    before = [6.0, 7.0, 8.0] * 8
    used = [1, 1, 1, 0, 0, 0] * 4
    after = [
        start - 1 - 2 * flag + place % 2 / 2
        for place, (start, flag) in enumerate(zip(before, used, strict=True))
    ]
    result = level_matched(before, after, used)
    assert (result.verdict, result.more, result.unit) == ("clear", 0, "")
    assert (result.difference or 0) < -1.5
    assert result == level_matched(before, after, used)
    assert level_matched(before, [start - 1 for start in before], used).p == 1


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], LevelMatched("not_enough", 8, "times_used", 0, 0)),
        ([1], LevelMatched("not_enough", 8, "times_used", 0, 0)),
        ([None] * 9, LevelMatched("not_enough", 8, "times_used", 0, 0)),
        ([1] * 7 + [0] * 2, LevelMatched("not_enough", 1, "times_used", 7, 2)),
        ([1] * 8 + [0] * 2, LevelMatched("not_enough", 6, "times_not_used", 8, 2)),
    ],
)
def test_what_is_missing_first_is_named(used: list[int | None], expected: LevelMatched) -> None:
    assert level_matched([6.0] * len(used), [5.0] * len(used), used) == expected


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: level_matched([math.nan], [1], [1]), "before"),
        (lambda: level_matched([1], [math.inf], [1]), "after"),
        (lambda: level_matched([1], [1], [2]), "used"),
        (lambda: level_matched([1], [1], []), "lengths differ"),
        (lambda: level_matched([], [], [], minimum=0), "minimum"),
        (lambda: level_matched([], [], [], draws=0), "draws"),
        (lambda: level_matched([], [], [], seed=0.5), "seed"),  # type: ignore[arg-type]
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
