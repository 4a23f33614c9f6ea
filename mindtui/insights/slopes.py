"""The slopes between all pairs of points of a series, in order of size, without listing them.

4,000 points have 8 million slopes. How many lie below a given one is the number of pairs that change places
when that slope is taken out of the series, which costs n log n comparisons instead of n². Candidates taken
from a thinned list of the slopes still in question narrow the search until the rest can be listed
(after Matoušek 1991; Dillencourt, Mount & Netanyahu 1992).

Points are held as whole numbers, so nothing is rounded before the answer: each slope is the exact
(xⱼ − xᵢ)/(tⱼ − tᵢ) rounded once to a float, and a rank is that of the full sorted list. Nothing is random.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cmp_to_key
from math import isqrt
from typing import TypeAlias

_Slope: TypeAlias = tuple[int, int]
"""Rise and run; the run is above 0."""

_LISTED = 50_000
_SAMPLED = 1_000


def descents(values: Iterable[float]) -> int:
    """How many pairs have the larger value first."""
    count = 0
    seen: list[float] = []
    for value in values:
        place = bisect_right(seen, value)
        count += len(seen) - place
        seen.insert(place, value)
    return count


def tied_pairs(values: Iterable[float]) -> int:
    """How many pairs have equal values."""
    return sum(size * (size - 1) // 2 for size in Counter(values).values())


class Slopes:
    """The `count` slopes of points with strictly increasing whole `days`, per day; two points at least."""

    __slots__ = ("_days", "_heights", "_listed", "_scale", "count")

    def __init__(self, days: Sequence[int], values: Sequence[float]) -> None:
        ratios = [value.as_integer_ratio() for value in values]
        # Denominators of floats are powers of two, so the largest is a multiple of the others.
        self._scale = max(denominator for _, denominator in ratios)
        self._heights = [numerator * (self._scale // denominator) for numerator, denominator in ratios]
        # Day numbers counted from the first keep the whole numbers small and comparisons fast.
        self._days = [day - days[0] for day in days]
        self.count = len(days) * (len(days) - 1) // 2
        self._listed = self._between(None, None) if self.count <= _LISTED else None

    def at(self, rank: int) -> float:
        """The slope at this rank of the ascending list, counted from 1; clamped to its ends."""
        rank = max(1, min(rank, self.count))
        return self._listed[rank - 1] if self._listed is not None else self._search(rank)

    def median(self) -> float:
        """The middle slope, or the mean of the two in the middle."""
        lower, upper = (self.count + 1) // 2, self.count // 2 + 1
        middle = self.at(lower)
        return middle if lower == upper else (middle + self.at(upper)) / 2

    def _search(self, rank: int) -> float:
        low: _Slope | None = None
        high: _Slope | None = None
        up_to_low, below_high = 0, self.count
        while (inside := below_high - up_to_low) > _LISTED:
            for candidate in self._candidates(low, high, inside, rank - up_to_low):
                keys = self._keys(candidate)
                below = descents(keys)
                up_to = below + tied_pairs(keys)
                if below < rank <= up_to:
                    return self._rounded(candidate)
                if rank <= below:
                    high, below_high = candidate, below
                    break
                low, up_to_low = candidate, up_to
        return self._between(low, high)[rank - up_to_low - 1]

    def _candidates(self, low: _Slope | None, high: _Slope | None, inside: int, rank: int) -> list[_Slope]:
        """Two slopes of the open interval that have the wanted one between them, as far as a sample tells."""
        pairs = self._pairs_between(low, high, stride=inside // _SAMPLED)
        sample = sorted(pairs, key=cmp_to_key(_compared))
        middle, margin = rank * len(sample) // inside, 2 * isqrt(len(sample))
        return [sample[max(0, middle - margin)], sample[min(len(sample) - 1, middle + margin)]]

    def _between(self, low: _Slope | None, high: _Slope | None) -> list[float]:
        return sorted(map(self._rounded, self._pairs_between(low, high, stride=1)))

    def _pairs_between(self, low: _Slope | None, high: _Slope | None, *, stride: int) -> Iterator[_Slope]:
        """Every `stride`-th pair whose slope lies strictly between the two.

        With the slope `low` taken out these pairs rise, with `high` taken out they fall. Among equal points
        of the first order the second order decides, which leaves out pairs with the slope `low` itself.
        """
        highs = self._keys(high, unbounded=-1)
        order = sorted(zip(self._keys(low, unbounded=1), highs, range(len(highs)), strict=True))
        seen_keys: list[int] = []
        seen: list[int] = []
        skip = 0
        for _, key, later in order:
            place = bisect_right(seen_keys, key)
            height, day = self._heights[later], self._days[later]
            for earlier in seen[place + skip :: stride]:
                yield height - self._heights[earlier], day - self._days[earlier]
            skip = (skip - (len(seen) - place)) % stride
            seen_keys.insert(place, key)
            seen.insert(place, later)

    def _keys(self, slope: _Slope | None, *, unbounded: int = 0) -> list[int]:
        """The heights with a slope taken out, times its run; no slope is infinitely steep, down or up."""
        if slope is None:
            return [unbounded * day for day in self._days]
        rise, run = slope
        return [height * run - rise * day for height, day in zip(self._heights, self._days, strict=True)]

    def _rounded(self, slope: _Slope) -> float:
        rise, run = slope
        # Python rounds the quotient of two whole numbers correctly, however long they are.
        return rise / (run * self._scale)


def _compared(one: _Slope, other: _Slope) -> int:
    """Above, at or below 0 as the one slope is steeper than, equal to or flatter than the other."""
    return one[0] * other[1] - other[0] * one[1]
