"""Activities: how much pleasure and mastery each gave in a window. Numbers only."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from mindtui.charts.table import Row, Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import Activity
from mindtui.domain.doing import Doings, doings
from mindtui.domain.plan import Plan
from mindtui.insights import sentences
from mindtui.insights.payoff import PaidOff, Worth, more_for_a_payoff, what_pays_off

_WORTHS: Final[tuple[Worth, ...]] = ("pleasure", "mastery")


class Rated(Struct, frozen=True):
    """An activity with ratings enough of pleasure, of mastery or of both."""

    label: str
    pleasure: PaidOff | None
    mastery: PaidOff | None

    @property
    def worth(self) -> float:
        """The mean of what there is of both, each drawn toward that of all activities."""
        both = [one.shrunken for one in (self.pleasure, self.mastery) if one is not None]
        return sum(both) / len(both)


class RatedActivities(Struct, frozen=True):
    """The activities of a window, what gave most first; `plans` were done and rated, `recalled` later.

    `more` ratings of one activity are missing where none has enough.
    """

    window: Window
    activities: tuple[Rated, ...]
    plans: int
    recalled: int
    more: int

    def in_words(self, today: date, *, shell: bool = False) -> tuple[str, ...]:
        """What gave most, and how the means are made."""
        if not self.plans:
            return (sentences.nothing_rated(shell=shell),)
        counts = sentences.rated_plans(self.plans, self.recalled)
        if not self.activities:
            return counts, sentences.too_few_of_one(self.more, self.window.outlook(today, 1))
        best = [(one.label, _figures(one.pleasure), _figures(one.mastery)) for one in self.activities]
        return counts, sentences.DRAWN_MEANS, sentences.gave_most(best)

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return {
            "first": self.window.first,
            "last": self.window.last,
            "activities": self.activities,
            "plans": self.plans,
            "recalled": self.recalled,
            "more": self.more,
        }

    def table(self) -> Table:
        """A row for each activity: of both ratings n, the mean as it is, and as it is drawn toward all."""
        columns = [f"{worth} {what}" for worth in _WORTHS for what in ("n", "mean", "drawn mean")]
        rows = [(one.label, *_cells(one.pleasure), *_cells(one.mastery)) for one in self.activities]
        return Table(("activity", *columns), tuple(rows))


def rated_activities(data: TrendData, window: Window) -> RatedActivities:
    """The ratings of plans done in a window; "all" begins with the first plan."""
    journal = data.journal
    if window.name == "all":
        days = journal.days(Plan)
        window = Window.ending(window.last, "all", days[0] if days else None)
    plans = journal.between(Plan, window.first, window.last)
    known = doings(plans)
    rated_plans = [plan for plan in plans if plan.was_done and _is_rated(plan)]
    activities = [*journal.all(Activity), *shipped_activities()]
    found: dict[str, dict[Worth, PaidOff]] = {}
    for worth in _WORTHS:
        for one in what_pays_off(known, activities, worth):
            found.setdefault(one.key, {})[worth] = one
    rated = [
        Rated(next(iter(ways.values())).label, ways.get("pleasure"), ways.get("mastery"))
        for _, ways in sorted(found.items())
    ]
    return RatedActivities(
        window=window,
        # Rounded, because equal means of unequal numbers of ratings differ in their last digit.
        activities=tuple(sorted(rated, key=lambda one: -round(one.worth, 9))),
        plans=len(rated_plans),
        recalled=sum(plan.recalled for plan in rated_plans),
        more=_more(known),
    )


def _more(known: Doings) -> int:
    return min(more_for_a_payoff(known, worth) for worth in _WORTHS)


def _is_rated(plan: Plan) -> bool:
    return any(getattr(plan.actual, worth) is not None for worth in _WORTHS)


def _cells(one: PaidOff | None) -> Row:
    return (0, None, None) if one is None else (one.n, one.mean, one.shrunken)


def _figures(one: PaidOff | None) -> tuple[float, int] | None:
    return None if one is None else (one.shrunken, one.n)
