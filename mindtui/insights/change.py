"""Change: of a score between two times, and of a daily measure away from its baseline.

A drift notice is no relapse detector, and never speaks of one day. Figures are in points of what is measured.
Malformed input is a `ValueError` that names the argument; too little data come back as "not_enough".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Final, Literal, TypeAlias

from mindtui.insights import base
from mindtui.insights.base import Status, Value
from mindtui.insights.series import lag1

Direction: TypeAlias = Literal["improved", "worsened", "within", "unknown"]
Way: TypeAlias = Literal["up", "down"]

DAYS_FOR_A_BASELINE: Final = 56
"""Logged days below which a typical stretch is too short to compare later days with."""

_LARGEST_CARRY_OVER = 0.9


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """A change of a score against its measurement error, in points of the score; `rc` has no unit."""

    sem: float
    s_diff: float
    threshold: float
    change: float
    rc: float
    reliable: bool


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A change of a score; `reliable` is `None` for a form without a published threshold."""

    change: float
    reliable: bool | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class Cusum:
    """Both cumulative sums after every value; `alarm` is the place of the first one beyond the limit."""

    status: Status
    n: int
    high: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    alarm: int | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A typical stretch of n logged days; `more` in logged days.

    `r1` is the carry-over from day to day that widens `sd` to `scale`.
    """

    status: Status
    n: int
    more: int
    first: int | None = None
    last: int | None = None
    mean: float | None = None
    sd: float | None = None
    r1: float | None = None
    scale: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """On `day` a measure had been on one side of its baseline since the day `since`."""

    day: int
    since: int
    direction: Way


@dataclass(frozen=True, slots=True)
class Drift:
    """n logged days after a baseline, both sums after the last of them, and the notices; `more` in days."""

    status: Status
    n: int
    more: int
    high: float | None = None
    low: float | None = None
    notices: tuple[Notice, ...] = ()


def reliable_change(
    before: float, after: float, *, sd: float, reliability: float, z: float = 1.96
) -> ReliableChange:
    """Whether a score moved by more than its measurement error.

    SEM = SD √(1 − r), S_diff = √2 SEM, RC = (after − before)/S_diff, reliable when |RC| > z.
    Source: Jacobson & Truax 1991, doi 10.1037/0022-006X.59.1.12.
    """
    change = base.number("after", after) - base.number("before", before)
    if not 0 <= base.number("reliability", reliability) < 1:
        raise ValueError(f"reliability must be at least 0 and below 1, not {reliability!r}")
    sem = base.positive("sd", sd) * sqrt(1 - reliability)
    s_diff = sqrt(2) * sem
    rc, z = change / s_diff, base.positive("z", z)
    return ReliableChange(sem, s_diff, z * s_diff, change, rc, abs(rc) > z + base.EPS)


def cutoff_c(mean_clinical: float, sd_clinical: float, mean_general: float, sd_general: float) -> float:
    """The score halfway between two groups in units of their spreads. Source: Jacobson & Truax 1991."""
    base.positive("sd_clinical", sd_clinical)
    base.positive("sd_general", sd_general)
    weighted = sd_general * base.number("mean_clinical", mean_clinical)
    weighted += sd_clinical * base.number("mean_general", mean_general)
    return weighted / (sd_clinical + sd_general)


def score_change(
    before: float, after: float, *, threshold: float | None = None, higher_is: str = "worse"
) -> ScoreChange:
    """The change of a score against the published threshold of its form, reached or passed.

    `higher_is` "worse" or "better". Without a threshold nothing is said of it but its size.
    """
    if higher_is not in ("worse", "better"):
        raise ValueError(f"higher_is must be 'worse' or 'better', not {higher_is!r}")
    change = base.number("after", after) - base.number("before", before)
    if threshold is None:
        return ScoreChange(change, None, "unknown")
    if abs(change) < base.positive("threshold", threshold) - base.EPS:
        return ScoreChange(change, False, "within")
    better = (change > 0) == (higher_is == "better")
    return ScoreChange(change, True, "improved" if better else "worsened")


def cusum(values: Sequence[float], *, target: float, slack: float, limit: float) -> Cusum:
    """How far values pile up above and below a target, `slack` of each step forgiven.

    C⁺ = max(0, C⁺ + x − target − slack) and the mirror image, alarm beyond `limit`.
    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3.
    """
    target, limit = base.number("target", target), base.positive("limit", limit)
    slack = base.not_negative("slack", slack)
    up, down = _Pile(), _Pile()
    high, low = [], []
    for place, value in enumerate(values):
        step = base.number("values", value) - target
        up, down = up.plus(step - slack, place), down.plus(-step - slack, place)
        high.append(up.total)
        low.append(down.total)
    beyond = (
        place for place, totals in enumerate(zip(high, low, strict=True)) if max(totals) > limit + base.EPS
    )
    return Cusum("ok" if high else "not_enough", len(high), tuple(high), tuple(low), next(beyond, None))


def drift_baseline(
    days: Sequence[int], values: Sequence[Value], *, minimum: int = DAYS_FOR_A_BASELINE
) -> Baseline:
    """A stretch that a person calls typical, to compare later days with; needs `minimum` logged days.

    scale = s √((1 + r')/(1 − r')) with r' = lag-1 + 1/n, cut to 0 … 0.9: days that resemble the day before
    wander further. Source: Schat et al. 2021, for averages of days.
    """
    kept_days, kept = base.logged(days, values)
    least, n = max(base.whole("minimum", minimum, least=1), 2), len(kept)
    if n < least:
        return Baseline("not_enough", n, least - n)
    sd = stdev(kept)
    r1 = min(max((lag1(days, values) or 0.0) + 1 / n, 0.0), _LARGEST_CARRY_OVER)
    return Baseline(
        status="flat" if min(kept) == max(kept) else "ok",
        n=n,
        more=0,
        first=kept_days[0],
        last=kept_days[-1],
        mean=fmean(kept),
        sd=sd,
        r1=r1,
        scale=sd * sqrt((1 + r1) / (1 - r1)),
    )


def drift(
    baseline: Baseline,
    days: Sequence[int],
    values: Sequence[Value],
    *,
    k: float = 0.5,
    h: float = 8.0,
    hold: int = 28,
    minimum: int = 7,
) -> Drift:
    """Whether the days after a baseline pile up on one side of it, beyond `h` in units of its scale.

    `k` of each step is forgiven: C⁺ = max(0, C⁺ + z − k) with z = (x − mean)/scale, and the mirror image.
    No notice before the `minimum`-th of these days; after one the sums restart, and `hold` days do not count.
    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3.
    """
    k, h = base.not_negative("k", k), base.positive("h", h)
    hold, minimum = base.whole("hold", hold, least=0), base.whole("minimum", minimum, least=1)
    logged = list(zip(*base.logged(days, values), strict=True))
    if baseline.last is None or baseline.mean is None or baseline.scale is None:
        return Drift("not_enough", 0, baseline.more)
    later = [(day, value) for day, value in logged if day > baseline.last]
    if baseline.status == "flat":
        # Nothing can be measured in units of no spread, however many days follow.
        return Drift("flat", len(later), 0, 0.0, 0.0)
    if len(later) < minimum:
        return Drift("not_enough", len(later), minimum - len(later))
    up, down = _Pile(), _Pile()
    notices: list[Notice] = []
    for count, (day, value) in enumerate(later, start=1):
        if notices and day <= notices[-1].day + hold:
            continue
        z = (value - baseline.mean) / baseline.scale
        up, down = up.plus(z - k, day), down.plus(-z - k, day)
        if count >= minimum and max(up.total, down.total) > h + base.EPS:
            rising = up.total > down.total
            notices.append(Notice(day, (up if rising else down).since, "up" if rising else "down"))
            up, down = _Pile(), _Pile()
    return Drift("ok", len(later), 0, up.total, down.total, tuple(notices))


@dataclass(frozen=True, slots=True)
class _Pile:
    """A sum that never falls below 0, and the first day after it last stood there."""

    total: float = 0.0
    since: int = 0

    def plus(self, step: float, day: int) -> "_Pile":
        """The sum after one more day."""
        return _Pile(max(0.0, self.total + step), day if self.total <= base.EPS else self.since)
