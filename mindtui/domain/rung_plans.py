"""Where ladders and plans meet: a rung as a plan, and the days on which rungs are planned."""

from collections.abc import Iterable
from datetime import date, timedelta

from mindtui.domain.agenda import DAYS_ASKED_BACK
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan, Ratings


def plan_of_rung(ladder: Ladder, rung: Rung, day: date) -> Plan:
    """A rung as a plan, to be looked over or kept as it is."""
    return Plan(
        label=rung.title(),
        day=day,
        activity_id=rung.activity_id,
        area=ladder.area,
        predicted=Ratings(difficulty=rung.difficulty),
        ladder_id=ladder.id,
    )


def waiting_plans(journal: Journal, today: date) -> dict[str, list[Plan]]:
    """The plans of each ladder, by its id, that wait to be done or reviewed, in the order of their days."""
    waiting: dict[str, list[Plan]] = {}
    for plan in journal.between(Plan, today - timedelta(days=DAYS_ASKED_BACK), date.max):
        if plan.ladder_id is not None and plan.is_open:
            waiting.setdefault(plan.ladder_id, []).append(plan)
    return waiting


def planned_days(ladder: Ladder, waiting: Iterable[Plan]) -> dict[int, date]:
    """The first day on which a rung is planned, by the place of the rung."""
    days: dict[int, date] = {}
    for plan in waiting:
        place = ladder.place_of(plan.label, plan.activity_id)
        if place is not None:
            days.setdefault(place, plan.day)
    return days
