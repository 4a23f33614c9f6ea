"""Life areas in numbers: which fall short, where the time went, which were touched."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import fsum

from msgspec import Struct

from mindtui.domain.activity import Area
from mindtui.domain.plan import Plan

WINDOW = 28
"""Days of the balance, today among them."""
LEAST_DAYS = 7
"""Days with something done below which nothing is said about the balance."""


class Share(Struct, frozen=True):
    """Of one area, 0–1 each: its part of the minutes, and of all importance; None where there is no whole."""

    time: float | None
    importance: float | None


class Balance(Struct, frozen=True):
    """Shares by the key of the area, and what they stand on.

    `timed` things were done on `days` days and took `minutes`; of `untimed` things nobody knows how long.
    `elsewhere` is the part of the minutes in no area of the list. While `more` days are missing there are no
    parts of the minutes.
    """

    shares: dict[str, Share]
    minutes: float
    days: int
    timed: int
    untimed: int
    more: int
    elsewhere: float | None


def by_gap(areas: Iterable[Area]) -> list[Area]:
    """The areas with the largest gap first, among equals the most important; those without one last."""
    return sorted(areas, key=lambda area: (area.gap is None, -(area.gap or 0), -(area.importance or 0)))


def minutes_of(plan: Plan) -> float | None:
    """Minutes of what was done: those it took, else those planned, half of them where it was done in part."""
    if plan.actual.minutes is not None:
        return plan.actual.minutes
    if plan.minutes is None:
        return None
    return plan.minutes / 2 if plan.status == "partly" else plan.minutes


def balance(areas: Sequence[Area], plans: Iterable[Plan], today: date) -> Balance:
    """Where the minutes of the last 28 days went, beside what matters."""
    first = today - timedelta(days=WINDOW - 1)
    done = [plan for plan in plans if plan.was_done and first <= plan.day <= today]
    timed = [(plan, spent) for plan in done if (spent := minutes_of(plan)) is not None]
    days = len({plan.day for plan, _ in timed})
    minutes = fsum(spent for _, spent in timed)
    more = max(0, LEAST_DAYS - days)
    importance = sum(area.importance or 0 for area in areas)
    spent_in = {area.key: fsum(spent for plan, spent in timed if plan.area == area.key) for area in areas}
    has_parts = more == 0 and minutes > 0
    return Balance(
        shares={
            area.key: Share(
                spent_in[area.key] / minutes if has_parts else None,
                area.importance / importance if importance and area.importance is not None else None,
            )
            for area in areas
        },
        minutes=minutes,
        days=days,
        timed=len(timed),
        untimed=len(done) - len(timed),
        more=more,
        elsewhere=max(0.0, 1 - fsum(spent_in.values()) / minutes) if has_parts else None,
    )


def touched(plans: Iterable[Plan]) -> frozenset[str]:
    """The keys of the areas in which something was done."""
    return frozenset(plan.area for plan in plans if plan.was_done and plan.area is not None)
