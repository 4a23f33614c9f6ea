"""Links: does an activity, a tag or the weekend go with how the days are?

Days are day numbers, one value a day; an exposure is 1 on a day with it, 0 on a logged day without it, `None`
where that is unknown. Differences are in points of the outcome. The caller chooses the window of days.
Malformed input is a `ValueError` that names the argument; too little data come back as "not_enough" with
their counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import not_
from statistics import fmean
from typing import Final, TypeAlias

from mindtui.insights import base
from mindtui.insights.base import WEEKEND, Flag, Unit, Value, Verdict
from mindtui.insights.differences import (
    Difference,
    Interval,
    bootstrapped,
    difference,
    stratified_difference,
    week_bootstrap,
)
from mindtui.insights.levels import LevelMatched, level_matched
from mindtui.insights.pairs import (
    PairedInsight,
    SignFlip,
    mean_insight,
    mean_interval,
    paired_insight,
    sign_flip,
)
from mindtui.insights.weeks import (
    LEAST_DAYS,
    LEAST_WEEKS,
    Weeks,
    WeekShuffle,
    shuffled,
    week_grid,
    week_shuffle,
)

__all__ = [
    "Difference",
    "Interval",
    "LevelMatched",
    "LinkInsight",
    "LinkQuestion",
    "PairedInsight",
    "SignFlip",
    "WeekShuffle",
    "ask_links",
    "assess_links",
    "benjamini_hochberg",
    "compared_weeks",
    "holds_among_all",
    "judge_links",
    "level_matched",
    "mean_interval",
    "next_day",
    "paired_insight",
    "sign_flip",
    "stratified_difference",
    "week_bootstrap",
    "week_shuffle",
    "weekend_insight",
]

WEEKS_FOR_WEEKENDS: Final = 8
"""Weeks below which nothing is said about weekends."""

_LEAST_WEEKDAYS: Final = 2
"""Weekdays with a value below which a week is not compared with its weekend."""

Q_LEVEL = 0.05
"""Of those that the cards call clear, the share that may be so by chance alone.

Stricter than what `assess_links` takes unless told otherwise: of 700 simulated people each, with 8 unlinked
activities in streaks (`tests/simulate`), 0.15, 0.15 and 0.17 were told of a link at 0.10, with a carry-over
of mood of 0.3, 0.5 and 0.6; at this level 0.08, 0.08 and 0.09.
"""

_Needs: TypeAlias = Sequence[tuple[Unit, int]]


@dataclass(frozen=True, slots=True)
class LinkInsight:
    """What may be said about one exposure; figures in points of the outcome, `more` in `unit`.

    Counts are of the whole weeks that are compared. `q` is p after Benjamini and Hochberg.
    """

    name: str
    verdict: Verdict
    more: int
    unit: Unit
    weeks: int
    n_with: int
    n_without: int
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """The q of every p in its place: min over j ≥ i of m · p₍ⱼ₎/j among m sorted ones, at most 1.

    Source: Benjamini & Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x.
    """
    checked = [base.share("p_values", p) for p in p_values]
    m, least = len(checked), 1.0
    adjusted = [1.0] * m
    ascending = sorted(range(m), key=checked.__getitem__)
    for rank, place in reversed(list(enumerate(ascending, start=1))):
        least = min(least, m * checked[place] / rank)
        adjusted[place] = least
    return tuple(adjusted)


def holds_among_all(q: float, q_level: float = Q_LEVEL) -> bool:
    """Whether what is clear by itself still is among all that were tested with it."""
    # m · p/j can miss a level by its last digit where it is exactly on it.
    return q <= q_level + base.EPS


def next_day(days: Sequence[int], values: Sequence[Value], *, by: int = 1) -> tuple[Value, ...]:
    """The value of day d + `by`, at d; `None` where that day is not logged."""
    by_day = dict(zip(*base.logged(days, values), strict=True))
    by = base.whole("by", by)
    return tuple(by_day.get(day + by) for day in days)


def weekend_insight(
    days: Sequence[int],
    values: Sequence[Value],
    *,
    weekend: Sequence[int] = WEEKEND,
    minimum: int = WEEKS_FOR_WEEKENDS,
) -> PairedInsight:
    """The mean over whole weeks of weekend mean − weekday mean; `more` and n count weeks.

    A week needs 1 value on a weekend and 2 on weekdays. `weekend` holds `date.weekday()` numbers.
    """
    compared = compared_weeks(days, values, weekend=weekend)
    return mean_insight([fmean(free) - fmean(working) for _, free, working in compared], minimum)


def compared_weeks(
    days: Sequence[int], values: Sequence[Value], *, weekend: Sequence[int] = WEEKEND
) -> Iterator[tuple[int, list[float], list[float]]]:
    """Of each whole week with values enough its first day, the values on its weekend, and the others."""
    grid = week_grid(days, values, name="values")
    ends = grid.on_weekend(base.weekdays("weekend", weekend))
    for first in range(0, len(ends), 7):
        week = slice(first, first + 7)
        free = _known(compress(grid.outcome[week], ends[week]))
        working = _known(compress(grid.outcome[week], map(not_, ends[week])))
        if free and len(working) >= _LEAST_WEEKDAYS:
            yield grid.start + first, free, working


def assess_links(
    days: Sequence[int],
    outcome: Sequence[Value],
    exposures: Mapping[str, Sequence[Flag]],
    *,
    weekend: Sequence[int] = WEEKEND,
    min_weeks: int = 6,
    min_logged: int = 28,
    min_side: int = 5,
    alpha: float = base.ALPHA,
    q_level: float = 0.10,
) -> tuple[LinkInsight, ...]:
    """One insight per exposure, in order: clear with p ≤ `alpha` and q ≤ `q_level` among those tested.

    Holds back below the minimums. An exposure that has no counterpart on the same kind of day is not tested.
    """
    ends = base.weekdays("weekend", weekend)
    asked = ask_links(days, outcome, exposures, min_weeks=min_weeks, min_logged=min_logged, min_side=min_side)
    found = [question if isinstance(question, LinkInsight) else question.answer(ends) for question in asked]
    return judge_links(found, alpha=alpha, q_level=q_level)


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """An exposure with data enough to be tested, on whole weeks of an outcome."""

    name: str
    grid: Weeks
    flags: list[Flag]

    def answer(
        self, weekend: frozenset[int], *, briefly: bool = False, every_interval: bool = False
    ) -> LinkInsight:
        """Its figures, before it is judged among the others.

        `briefly`: a test that will not be clear ends when that is known, with the p it has come to, and gets
        no interval unless `every_interval` asks for it. Judged at the usual levels the verdicts are the same,
        and every q up to `Q_LEVEL`.
        """
        grid, flags = self.grid, self.flags
        link = LinkInsight(self.name, "no_clear", 0, "", grid.weeks, *grid.sides(flags))
        size = difference(grid.outcome, flags, grid.on_weekend(weekend)).difference
        if size is None:
            return link
        p = shuffled(grid, flags, stop_above=Q_LEVEL if briefly else 1.0).p
        link = replace(link, difference=size, p=p)
        if briefly and not every_interval and (p is None or p > base.ALPHA):
            return link
        interval = bootstrapped(grid, flags, weekend)
        return replace(link, low=interval.low, high=interval.high)


def ask_links(
    days: Sequence[int],
    outcome: Sequence[Value],
    exposures: Mapping[str, Sequence[Flag]],
    *,
    min_weeks: int = 6,
    min_logged: int = 28,
    min_side: int = 5,
) -> tuple[LinkQuestion | LinkInsight, ...]:
    """What there is to be tested, in order; the insight says what is missing where there is too little."""
    grid = week_grid(days, outcome)
    laid_out = {}
    for name, exposure in exposures.items():
        base.same_length(days=days, exposures=exposure)
        laid_out[name] = grid.flags(days, base.flags("exposures", exposure))
    least_side = max(base.whole("min_side", min_side, least=1), LEAST_DAYS)
    needs: _Needs = (
        ("logged_days", base.whole("min_logged", min_logged, least=1)),
        ("weeks", max(base.whole("min_weeks", min_weeks, least=1), LEAST_WEEKS)),
        ("days_with", least_side),
        ("days_without", least_side),
    )
    logged = len(outcome) - list(outcome).count(None)
    return tuple(_question(name, grid, flags, logged, needs) for name, flags in laid_out.items())


def _question(
    name: str, grid: Weeks, flags: list[Flag], logged: int, needs: _Needs
) -> LinkQuestion | LinkInsight:
    n_with, n_without = grid.sides(flags)
    for (unit, least), n in zip(needs, (logged, grid.weeks, n_with, n_without), strict=True):
        if n < least:
            return LinkInsight(name, "not_enough", least - n, unit, grid.weeks, n_with, n_without)
    return LinkQuestion(name, grid, flags)


def judge_links(
    found: Sequence[LinkInsight], *, alpha: float = base.ALPHA, q_level: float = Q_LEVEL
) -> tuple[LinkInsight, ...]:
    """The same with its q and verdict among those that were tested, which have a p."""
    alpha, q_level = base.share("alpha", alpha), base.share("q_level", q_level)
    q_values = iter(benjamini_hochberg([link.p for link in found if link.p is not None]))
    return tuple(
        link if link.p is None else _judged(link, link.p, next(q_values), alpha, q_level) for link in found
    )


def _judged(link: LinkInsight, p: float, q: float, alpha: float, q_level: float) -> LinkInsight:
    clear = p <= alpha and holds_among_all(q, q_level)
    return replace(link, verdict="clear" if clear else "no_clear", q=q)


def _known(values: Iterable[Value]) -> list[float]:
    return [value for value in values if value is not None]
