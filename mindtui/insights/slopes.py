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
from math import isqrt
from operator import attrgetter
from typing import NamedTuple, TypeAlias

_Slope: TypeAlias = tuple[int, int]
"""Rise and run; the run is above 0."""

_LISTED = 10_000
_SAMPLED = 1_000


class _Weighed(NamedTuple):
    """How many slopes lie below this one, and how many up to it. None is steeper than any, down or up."""

    slope: _Slope | None
    below: int
    up_to: int


_up_to = attrgetter("up_to")


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
    """The `count` slopes of points with strictly increasing whole `days`, per day; two points at least.

    `falling` of them lie below 0 and `level` are 0.
    """

    __slots__ = ("_days", "_heights", "_last_list", "_scale", "_weighed", "count", "falling", "level")

    def __init__(self, days: Sequence[int], values: Sequence[float]) -> None:
        ratios = [value.as_integer_ratio() for value in values]
        # Denominators of floats are powers of two, so the largest is a multiple of the others.
        self._scale = max(denominator for _, denominator in ratios)
        self._heights = [numerator * (self._scale // denominator) for numerator, denominator in ratios]
        # Day numbers counted from the first keep the whole numbers small and comparisons fast.
        self._days = [day - days[0] for day in days]
        self._last_list: tuple[_Slope | None, _Slope | None, list[float]] | None = None
        self.count = len(days) * (len(days) - 1) // 2
        self.falling, self.level = descents(values), tied_pairs(values)
        # A series that goes nowhere has its middle among the slopes of 0: often no other is looked for.
        self._weighed = [
            _Weighed(None, 0, 0),
            _Weighed((0, 1), self.falling, self.falling + self.level),
            _Weighed(None, self.count, self.count),
        ]

    def at(self, rank: int) -> float:
        """The slope at this rank of the ascending list, counted from 1; clamped to its ends."""
        rank = max(1, min(rank, self.count))
        while True:
            low = max((known for known in self._weighed if known.up_to < rank), key=_up_to)
            high = min((known for known in self._weighed if known.up_to >= rank), key=_up_to)
            if high.slope is not None and high.below < rank:
                return self._rounded(high.slope)
            inside = high.below - low.up_to
            if inside <= _LISTED:
                return self._between(low.slope, high.slope)[rank - low.up_to - 1]
            for candidate in self._candidates(low.slope, high.slope, inside, rank - low.up_to):
                if rank <= self._weigh(candidate).up_to:
                    break

    def median(self) -> float:
        """The middle slope, or the mean of the two in the middle."""
        lower, upper = (self.count + 1) // 2, self.count // 2 + 1
        middle = self.at(lower)
        return middle if lower == upper else (middle + self.at(upper)) / 2

    def _weigh(self, slope: _Slope) -> "_Weighed":
        keys = self._keys(slope)
        below = descents(keys)
        weighed = _Weighed(slope, below, below + tied_pairs(keys))
        self._weighed.append(weighed)
        return weighed

    def _candidates(self, low: _Slope | None, high: _Slope | None, inside: int, rank: int) -> list[_Slope]:
        """Two slopes of the open interval that have the wanted one between them, as far as a sample tells."""
        pairs = self._pairs_between(low, high, stride=inside // _SAMPLED)
        # Two that are equal as floats may change places: any of them will do.
        sample = sorted(pairs, key=self._rounded)
        middle, margin = rank * len(sample) // inside, isqrt(len(sample))
        return [sample[max(0, middle - margin)], sample[min(len(sample) - 1, middle + margin)]]

    def _between(self, low: _Slope | None, high: _Slope | None) -> list[float]:
        if self._last_list is None or self._last_list[:2] != (low, high):
            listed = sorted(map(self._rounded, self._pairs_between(low, high, stride=1)))
            self._last_list = low, high, listed
        return self._last_list[2]

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
