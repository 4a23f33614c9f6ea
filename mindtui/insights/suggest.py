"""Three things to do: one that paid off before, one from a neglected area, one that is new."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil
from random import Random
from statistics import fmean
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.activity import Activity, Area, Limits
from mindtui.domain.doing import Doing, Doings, doing_key, doing_of, label_key
from mindtui.domain.plan import Plan
from mindtui.insights.calibration import shrunken_means

Reason: TypeAlias = Literal["paid off", "neglected", "new", "filled"]

USUAL_ENERGY = 5
DAYS_AHEAD = 2
LONGEST_NEGLECT = 28
USUAL_IMPORTANCE = 5
LEAST_RATED = 2
BEST = 3


class Pick(Struct, frozen=True):
    """One suggestion. `n` and `mean` go with what paid off, `area` and `days` since it was last done with
    what is neglected; `days` is None for an area in which nothing was ever done.
    """

    activity: Activity
    reason: Reason
    n: int = 0
    mean: float = 0.0
    area: Area | None = None
    days: int | None = None


class Suggestion(Struct, frozen=True):
    """At most three picks, and within which limits they were looked for. `energy` is None where unknown."""

    picks: tuple[Pick, ...]
    energy: int | None
    limits: Limits


class _Left:
    """The activities that may still be drawn. Their order hangs on no other, so a seed draws the same."""

    def __init__(self, activities: Iterable[Activity], random: Random) -> None:
        self.by_id = {activity.id: activity for activity in sorted(activities, key=lambda item: item.id)}
        self._random = random

    def draw(self, among: Sequence[str]) -> Activity:
        """One of these ids, which is gone then."""
        return self.by_id.pop(among[int(self._random.random() * len(among))])


def suggest(
    activities: Iterable[Activity],
    plans: Sequence[Plan],
    areas: Sequence[Area],
    known: Doings,
    *,
    energy: int | None,
    today: date,
    limits: Limits,
    random: Random,
) -> Suggestion:
    """Draw three that fit the energy 0–10 of the last check-in and the limits; no activity twice.

    `known` is what `doings` makes of the same plans.
    """
    activities = tuple(activities)
    fitted = replace(limits, effort=most_effort(energy), archived=False)
    taken = _taken(plans, today)
    left = _Left(
        (
            activity
            for activity in activities
            if fitted.admits(activity) and not taken & {activity.id, label_key(activity.label)}
        ),
        random,
    )
    own = {key: doing_of(activity, known) for key, activity in left.by_id.items()}
    drawn = (
        _paid_off(left, own, known),
        _neglected(left, areas, _last_days(activities, plans), today),
        _new(left, own),
    )
    picks = [pick or _filled(left) for pick in drawn]
    return Suggestion(tuple(pick for pick in picks if pick is not None), energy, limits)


def most_effort(energy: int | None) -> int:
    """The most effort, 1–5 and above, that an energy allows for."""
    return ceil((USUAL_ENERGY if energy is None else energy) / 2) + 1


def _taken(plans: Iterable[Plan], today: date) -> set[str]:
    """Keys of what was done today and of what stands on today and the two days to come."""
    last = today + timedelta(days=DAYS_AHEAD)
    return {
        key
        for plan in plans
        if (plan.was_done and plan.day == today) or (plan.is_open and today <= plan.day <= last)
        for key in (doing_key(plan), label_key(plan.label))
    }


def _paid_off(left: _Left, own: Doings, known: Doings) -> Pick | None:
    """One of the best three; the mean they are drawn toward is that of everything that was rated."""
    merged = {label_key(activity.label) for activity in left.by_id.values()}
    doings = {key: doing for key, doing in known.items() if key not in merged} | dict(own)
    rated = {key: _worth(doing) for key, doing in doings.items()}
    best = [
        payoff for payoff in shrunken_means(rated) if payoff.n >= LEAST_RATED and payoff.key in left.by_id
    ][:BEST]
    if not best:
        return None
    activity = left.draw([payoff.key for payoff in best])
    worth = rated[activity.id]
    return Pick(activity, "paid off", n=len(worth), mean=fmean(worth))


def _worth(doing: Doing) -> list[float]:
    return [(pleasure + mastery) / 2 for pleasure, mastery in doing.felt]


def _neglected(left: _Left, areas: Sequence[Area], last_days: dict[str, date], today: date) -> Pick | None:
    """One from the area with the most neglect among those that something is left of."""

    def days_since(area: Area) -> int | None:
        last = last_days.get(area.key)
        return None if last is None else max(0, (today - last).days)

    def neglect(area: Area) -> int:
        days = days_since(area)
        importance = USUAL_IMPORTANCE if area.importance is None else area.importance
        return importance * (LONGEST_NEGLECT if days is None else min(days, LONGEST_NEGLECT))

    for area in sorted(areas, key=lambda area: (-neglect(area), area.key)):
        among = [key for key, activity in left.by_id.items() if activity.area == area.key]
        if among and neglect(area):
            return Pick(left.draw(among), "neglected", area=area, days=days_since(area))
    return None


def _last_days(activities: Iterable[Activity], plans: Iterable[Plan]) -> dict[str, date]:
    """When something was last done in each area, by its key."""
    area_of = {activity.id: activity.area for activity in activities}
    last: dict[str, date] = {}
    for plan in plans:
        area = plan.area or area_of.get(plan.activity_id or "")
        if plan.was_done and area is not None:
            last[area] = max(plan.day, last.get(area, plan.day))
    return last


def _new(left: _Left, own: Doings) -> Pick | None:
    fresh = [key for key in left.by_id if own[key].planned == 0]
    return Pick(left.draw(fresh), "new") if fresh else None


def _filled(left: _Left) -> Pick | None:
    return Pick(left.draw(list(left.by_id)), "filled") if left.by_id else None
