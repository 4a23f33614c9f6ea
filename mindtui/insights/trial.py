"""An own experiment: coin-tossed days with and without an activity, and what the days it fell on say.

`days` are day numbers, `values` one a day in points, `None` where unlogged; an allocation has both days of
every pair. Malformed input is a `ValueError` that names the argument; too little data come back as
"not_enough" with their counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeAlias

from mindtui.insights import base
from mindtui.insights.base import Status, Value, Verdict
from mindtui.insights.pairs import mean_interval, sign_flip

Arm: TypeAlias = Literal["do", "skip"]


@dataclass(frozen=True, slots=True)
class TrialDay:
    """What the coin says about one day; a pair has one day of each arm."""

    day: int
    pair: int
    arm: Arm


@dataclass(frozen=True, slots=True)
class TrialTest:
    """The days the coin said do less the days it said skip, over `pairs` complete pairs of those planned."""

    status: Status
    pairs: int
    planned: int
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    flips: int | None = None
    exact: bool | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Adherence:
    """On how many days of either arm the activity was done."""

    do_done: int
    do_days: int
    skip_done: int
    skip_days: int


@dataclass(frozen=True, slots=True)
class TrialInsight:
    """What may be said about a trial; `more` counts days while it is running, then complete pairs."""

    verdict: Verdict
    more: int
    pairs: int
    planned: int
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def allocate(start_day: int, pairs: int, *, seed: int) -> tuple[TrialDay, ...]:
    """Pairs of days in a row from `start_day` on; a coin decides which of each is the one to do it on."""
    start_day, pairs = base.whole("start_day", start_day), base.whole("pairs", pairs, least=1)
    rng = Random(base.whole("seed", seed))
    arms: tuple[tuple[Arm, Arm], ...] = (("skip", "do"), ("do", "skip"))
    tossed = ((pair, arms[rng.random() < 0.5]) for pair in range(pairs))
    return tuple(
        TrialDay(start_day + 2 * pair + place, pair, arm)
        for pair, both in tossed
        for place, arm in enumerate(both)
    )


def trial_test(
    allocation: Sequence[TrialDay],
    days: Sequence[int],
    values: Sequence[Value],
    *,
    flips: int = 4999,
    seed: int | None = None,
) -> TrialTest:
    """The sign-flip test of the differences within pairs, as allocated and not as done; needs 2 pairs.

    A pair with an unlogged day is left out. To toss a pair's coin anew is to turn its difference around, so
    chance comes from the coin alone, whatever carries over between days.
    """
    differences = _differences(allocation, days, values)
    test = sign_flip(differences, flips=flips, seed=seed)
    low, high = mean_interval(differences) or (None, None)
    return TrialTest(
        status=test.status,
        pairs=test.n,
        planned=len(allocation) // 2,
        difference=test.mean,
        low=low,
        high=high,
        count=test.count,
        flips=test.flips,
        exact=test.exact,
        p=test.p,
    )


def adherence(
    allocation: Sequence[TrialDay], done_days: Iterable[int], *, until: int | None = None
) -> Adherence:
    """How far the days went as the coin said, up to and with `until`; days outside the trial are ignored."""
    pairs = day_pairs(allocation)
    done = {base.whole("done_days", day) for day in done_days}
    last = max((planned.day for planned in allocation), default=0) if until is None else until
    do_days = [do for do, _ in pairs if do <= last]
    skip_days = [skip for _, skip in pairs if skip <= last]
    return Adherence(
        do_done=sum(do in done for do in do_days),
        do_days=len(do_days),
        skip_done=sum(skip in done for skip in skip_days),
        skip_days=len(skip_days),
    )


def trial_insight(
    allocation: Sequence[TrialDay],
    days: Sequence[int],
    values: Sequence[Value],
    *,
    today: int,
    minimum: int = 10,
) -> TrialInsight:
    """The result once the last planned day is over and `minimum` pairs are complete; no figures before."""
    today, least = base.whole("today", today), max(base.whole("minimum", minimum, least=1), 2)
    last = max((planned.day for planned in allocation), default=today - 1)
    if today <= last:
        complete = len(_differences(allocation, days, values))
        return TrialInsight("running", last - today + 1, complete, len(allocation) // 2)
    test = trial_test(allocation, days, values)
    if test.pairs < least:
        return TrialInsight("not_enough", least - test.pairs, test.pairs, test.planned)
    return TrialInsight(
        verdict=base.verdict(test.p),
        more=0,
        pairs=test.pairs,
        planned=test.planned,
        difference=test.difference,
        low=test.low,
        high=test.high,
        p=test.p,
    )


def _differences(allocation: Sequence[TrialDay], days: Sequence[int], values: Sequence[Value]) -> list[float]:
    """The day to do it less the day to skip it, of every complete pair."""
    by_day = dict(zip(*base.logged(days, values), strict=True))
    pairs = day_pairs(allocation)
    return [by_day[do] - by_day[skip] for do, skip in pairs if do in by_day and skip in by_day]


def day_pairs(allocation: Sequence[TrialDay]) -> list[tuple[int, int]]:
    """The day to do it and the day to skip it of every pair, in the order of the pairs."""
    by_pair: dict[int, list[TrialDay]] = {}
    for planned in allocation:
        by_pair.setdefault(base.whole("allocation", planned.pair), []).append(planned)
    for pair, both in by_pair.items():
        if sorted(planned.arm for planned in both) != ["do", "skip"]:
            raise ValueError(f"allocation: pair {pair} must have one day to do and one to skip")
    if len({base.whole("allocation", planned.day) for planned in allocation}) < len(allocation):
        raise ValueError("allocation: a day stands in it twice")
    arms = ({planned.arm: planned.day for planned in both} for _, both in sorted(by_pair.items()))
    return [(arm["do"], arm["skip"]) for arm in arms]
