"""Expected against felt: how far and which way predictions are off, and what pays off.

Ratings are in points, the expected beside the felt; a pair with `None` is left out. Malformed input is a
`ValueError` that names the argument; too little data come back as "not_enough" with their counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import fmean

from mindtui.insights import base
from mindtui.insights.base import Status, Value, Verdict
from mindtui.insights.pairs import mean_interval, sign_flip


@dataclass(frozen=True, slots=True)
class Calibration:
    """n predictions against what came: `bias` above 0 means more than expected, `mae` is the mean miss."""

    status: Status
    n: int
    bias: float | None = None
    mae: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class CalibrationInsight:
    """What may be said about a person's predictions; `more` in pairs."""

    verdict: Verdict
    more: int
    n: int
    bias: float | None = None
    mae: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Payoff:
    """The ratings of one thing: their mean, and the mean drawn toward that of all things."""

    key: str
    n: int
    mean: float
    shrunken: float


def calibrate(predicted: Sequence[Value], actual: Sequence[Value]) -> Calibration:
    """The mean of actual − predicted, with its interval and sign-flip p; needs 2 complete pairs."""
    base.same_length(predicted=predicted, actual=actual)
    pairs = zip(base.numbers("predicted", predicted), base.numbers("actual", actual), strict=True)
    misses = [came - said for said, came in pairs if said is not None and came is not None]
    test, interval = sign_flip(misses), mean_interval(misses)
    if interval is None:
        return Calibration(test.status, test.n)
    mae = fmean(map(abs, misses))
    return Calibration(test.status, test.n, test.mean, mae, *interval, test.p)


def calibration_insight(
    predicted: Sequence[Value], actual: Sequence[Value], *, minimum: int = 8
) -> CalibrationInsight:
    """Whether predictions lean to one side; holds back until there are `minimum` complete pairs."""
    result = calibrate(predicted, actual)
    least = max(base.whole("minimum", minimum, least=1), 2)
    if result.n < least:
        return CalibrationInsight("not_enough", least - result.n, result.n)
    return CalibrationInsight(
        verdict=base.verdict(result.p),
        more=0,
        n=result.n,
        bias=result.bias,
        mae=result.mae,
        low=result.low,
        high=result.high,
        p=result.p,
    )


def shrunken_means(ratings: Mapping[str, Sequence[Value]], *, weight: float = 3.0) -> tuple[Payoff, ...]:
    """The means of several things, best first, ties by key: few ratings count for little.

    Each is (Σ ratings + weight · grand mean)/(n + weight); a thing without ratings is left out.
    """
    weight = base.not_negative("weight", weight)
    rated = {
        key: [value for value in base.numbers(f"ratings of {key}", values) if value is not None]
        for key, values in ratings.items()
    }
    every = [value for values in rated.values() for value in values]
    if not every:
        return ()
    pull = weight * fmean(every)
    payoffs = [
        Payoff(key, len(values), fmean(values), (fsum(values) + pull) / (len(values) + weight))
        for key, values in rated.items()
        if values
    ]
    # Rounded, because equal means of unequal numbers of ratings differ in their last digit.
    return tuple(sorted(payoffs, key=lambda payoff: (-round(payoff.shrunken, 9), payoff.key)))
