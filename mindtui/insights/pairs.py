"""Differences of pairs: their mean, its interval, and whether it is more than chance would give."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import sqrt
from operator import add
from random import Random
from statistics import fmean, stdev

from mindtui.insights import base
from mindtui.insights.base import Status, Value, Verdict


@dataclass(frozen=True, slots=True)
class SignFlip:
    """Randomization test of n differences against 0; `count` of `flips` sign patterns reach their sum.

    `exact` when `flips` are all 2ⁿ patterns; the true one is among them then.
    """

    status: Status
    n: int
    mean: float | None = None
    count: int | None = None
    flips: int | None = None
    exact: bool | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class PairedInsight:
    """What may be said about n differences; `more` counts what one difference stands for."""

    verdict: Verdict
    more: int
    n: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def sign_flip(
    differences: Sequence[Value], *, exact_up_to: int = 14, flips: int = 4999, seed: int | None = None
) -> SignFlip:
    """How often |Σ ±d| reaches |Σ d|, over all sign patterns of few differences, else over `flips` random.

    `None` is dropped, zeros stay in; needs 2 differences. Source: Fisher's randomization test for pairs.
    """
    kept = [value for value in base.numbers("differences", differences) if value is not None]
    exact_up_to = base.whole("exact_up_to", exact_up_to, least=0)
    flips = base.whole("flips", flips, least=1)
    seed = None if seed is None else base.whole("seed", seed)
    n = len(kept)
    if n < 2:
        return SignFlip("not_enough", n)
    if not any(kept):
        return SignFlip("flat", n, 0.0, p=1.0)
    # Added up in the order in which the flipped ones are, so that a mirror image comes out equal.
    reach = abs(reduce(add, kept)) - base.EPS
    if n <= exact_up_to:
        # Turning every sign around changes no |Σ ±d|, so half of the patterns tell of all.
        count = 2 * sum(abs(total) >= reach for total in _half_of_all_sums(kept))
        return SignFlip("ok", n, fmean(kept), count, 2**n, True, count / 2**n)
    rng = Random(base.stable_seed("sign_flip", kept) if seed is None else seed)
    count = sum(abs(total) >= reach for total in _random_sums(kept, flips, rng.random))
    return SignFlip("ok", n, fmean(kept), count, flips, False, (1 + count) / (1 + flips))


def mean_interval(values: Sequence[Value]) -> tuple[float, float] | None:
    """The mean ± t · s/√n; `None` is dropped; needs 2 values."""
    kept = [value for value in base.numbers("values", values) if value is not None]
    if len(kept) < 2:
        return None
    mean = fmean(kept)
    reach = base.t975(len(kept) - 1) * stdev(kept) / sqrt(len(kept))
    return mean - reach, mean + reach


def paired_insight(before: Sequence[Value], after: Sequence[Value], *, minimum: int = 8) -> PairedInsight:
    """The mean of after − before over complete pairs; holds back until there are `minimum` of them."""
    base.same_length(before=before, after=after)
    pairs = zip(base.numbers("before", before), base.numbers("after", after), strict=True)
    return mean_insight(
        [late - early for early, late in pairs if early is not None and late is not None], minimum
    )


def mean_insight(differences: Sequence[float], minimum: int) -> PairedInsight:
    """The mean of differences, held back until there are `minimum` of them, and at least 2."""
    least = max(base.whole("minimum", minimum, least=1), 2)
    n = len(differences)
    if n < least:
        return PairedInsight("not_enough", least - n, n)
    test, interval = sign_flip(differences), mean_interval(differences)
    low, high = interval or (None, None)
    return PairedInsight(base.verdict(test.p), 0, n, test.mean, low, high, test.p)


def _half_of_all_sums(differences: list[float]) -> list[float]:
    """The sums of every sign pattern that leaves the first difference as it is."""
    sums = differences[:1]
    for difference in differences[1:]:
        sums = [total + difference for total in sums] + [total - difference for total in sums]
    return sums


def _random_sums(differences: list[float], flips: int, coin: Callable[[], float]) -> Iterator[float]:
    whole = sum(differences)
    for _ in range(flips):
        # Twice what keeps its sign, less all: half as long to add up as every difference with its sign.
        yield 2 * sum([value for value in differences if coin() < 0.5]) - whole
