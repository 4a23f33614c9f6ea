"""Where ladders and plans meet: a rung as a plan, the days on which rungs are planned, and smaller steps."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from mindtui.domain.agenda import DAYS_ASKED_BACK
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan, Ratings
from mindtui.domain.planning import keep_plans


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


def keep_smaller(journal: Journal, held: Plan, made: Plan, now: datetime) -> Plan:
    """Add a smaller step of a plan; of a rung it becomes the rung before it, in one step.

    UsageError where the ladder cannot have it; nothing is written then.
    """
    ladder = lengthened(journal, held, made)
    if ladder is None:
        return keep_plans(journal, replace(made, ladder_id=None), now)[0]
    with journal.batch("made smaller", now):
        journal.change(ladder, now)
        return journal.add(made, now)


def lengthened(journal: Journal, held: Plan, made: Plan) -> Ladder | None:
    """The ladder that a plan is a rung of, with the smaller step on it; None where there is no such rung."""
    ladder = journal.get(Ladder, held.ladder_id) if held.ladder_id else None
    place = ladder.place_of(held.label, held.activity_id) if ladder else None
    if ladder is None or place is None:
        return None
    return ladder.with_smaller(place, Rung(made.label, made.predicted.difficulty, made.activity_id))


def change_rung(
    journal: Journal, ladder: Ladder, place: int, changed: Rung, today: date, now: datetime
) -> Ladder:
    """Change a rung, and in the same step the plans that wait for it. UsageError as for the ladder."""
    waiting = waiting_plans(journal, today).get(ladder.id, ())
    same = [plan for plan in waiting if ladder.place_of(plan.label) == place]
    with journal.batch("changed rung", now):
        for plan in same:
            follows = replace(plan, label=changed.label, activity_id=changed.activity_id)
            journal.change(follows, now, base=plan)
        return journal.change(ladder.with_rung_changed(place, changed), now)
