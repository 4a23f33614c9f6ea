"""Made-up daily series: days with gaps, ratings in half points so that ties are common."""

from itertools import accumulate

from hypothesis import settings
from hypothesis import strategies as st

FEW = settings(max_examples=50, deadline=None)

Diary = tuple[list[int], list[float | None]]

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
