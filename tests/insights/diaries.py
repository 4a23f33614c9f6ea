"""Made-up daily series: days with gaps, ratings in half points so that ties are common."""

import math
from itertools import accumulate
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

FEW = settings(max_examples=50, deadline=None)

Value = float | None
Exposed = tuple[list[int], list[Value], list[int | None]]
Diary = tuple[list[int], list[float | None]]

MALFORMED_EXPOSED: list[tuple[tuple[Any, Any, Any], str]] = [
    (([1, 2], [5, math.nan], [0, 1]), "outcome"),
    (([1, 2], [5], [0, 1]), "lengths differ: days 2, outcome 1"),
    (([1, 2], [5, 6], [0]), "lengths differ: days 2, exposure 1"),
    (([2, 1], [5, 6], [0, 1]), "days"),
    (([1, 2], [5, 6], [0, 0.5]), "exposure"),
]
"""Days, outcome and exposure of which one is malformed, and how the error begins."""

halves = st.integers(0, 20).map(lambda doubled: doubled / 2)
reals = st.floats(-10, 10, allow_nan=False, width=32).map(float) | st.floats(0.01, 10)


@st.composite
def diaries(
    draw: st.DrawFn,
    *,
    least: int = 0,
    most: int = 30,
    values: st.SearchStrategy[float] = halves,
    unlogged: bool = True,
    longest_step: int = 4,
) -> Diary:
    """Day numbers and values; with `unlogged` some values are `None`, at least `least` are not."""
    ratings: list[float | None] = list(draw(st.lists(values, min_size=least, max_size=most)))
    for _ in range(draw(st.integers(0, 6)) if unlogged else 0):
        ratings.insert(draw(st.integers(0, len(ratings))), None)
    steps = st.lists(st.integers(1, longest_step), min_size=len(ratings), max_size=len(ratings))
    return list(accumulate(draw(steps), initial=738_000))[1:], ratings


def logged_only(diary: Diary) -> tuple[list[int], list[float]]:
    """The same series with its unlogged days left out."""
    kept = [(day, value) for day, value in zip(*diary, strict=True) if value is not None]
    return [day for day, _ in kept], [value for _, value in kept]


def mapped(values: list[float | None], *, factor: float = 1.0, shift: float = 0.0) -> list[float | None]:
    """The values times a factor plus a shift."""
    return [None if value is None else factor * value + shift for value in values]


@st.composite
def exposed_weeks(draw: st.DrawFn, *, least: int, most: int, gaps: bool = True) -> Exposed:
    """Every day of whole weeks with an outcome, logged on its first and last day, and an exposure."""
    count = 7 * draw(st.integers(least, most))
    unlogged: st.SearchStrategy[float | None] = halves | halves | st.none() if gaps else halves
    outcome = draw(st.lists(unlogged, min_size=count, max_size=count))
    outcome[0], outcome[-1] = draw(halves), draw(halves)
    flags: st.SearchStrategy[int | None] = st.sampled_from([0, 1, 1, 0, None] if gaps else [0, 1])
    exposure = draw(st.lists(flags, min_size=count, max_size=count))
    start = draw(st.integers(738_000, 738_006))
    return list(range(start, start + count)), outcome, exposure


def without_unknown(series: Exposed) -> Exposed:
    """The same series without the days of which nothing is known."""
    kept = [row for row in zip(*series, strict=True) if row[1:] != (None, None)]
    return [row[0] for row in kept], [row[1] for row in kept], [row[2] for row in kept]
