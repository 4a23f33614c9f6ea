"""Plans that come from other plans: put on another day, or taken over from the week before."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from mindtui.domain.agenda import shown_plans
from mindtui.domain.clock import day_of, in_words
from mindtui.domain.experiments import follow_plan
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan, Ratings
from mindtui.errors import UsageError


def put_on(journal: Journal, held: Plan, day: date, now: datetime) -> Plan:
    """Plan the same for another day, in one step: an open plan stays as moved and names the new one.

    One that was reviewed, perhaps by another window since, stays as it is and is planned once more.
    UsageError for a day that is past.
    """
    today = day_of(now, journal.day_starts_at)
    if day < today:
        raise UsageError(
            f"{in_words(day, today).capitalize()} is past.",
            "A plan goes to today or a later day; m lets you choose one.",
        )
    held = journal.get(Plan, held.id) or held
    with journal.batch(f"moved {held.words}", now):
        moved = journal.add(anew(held, day), now)
        follow_plan(journal, moved, now)
        if held.is_open:
            journal.change(replace(held.reviewed("moved"), moved_to=moved.id), now, base=held)
    return moved


def anew(held: Plan, day: date) -> Plan:
    """The same plan on another day, without a word of how it went; what is planned again is no series."""
    fresh = replace(held.reviewed("planned"), id="", created_at=None, updated_at=None, day=day, moved_to=None)
    if held.is_open:
        return fresh
    return replace(
        fresh, motivation_before=None, mood_before=None, note="", recalled=False, unplanned=False, **_ALONE
    )


_ALONE = {"repeat": None, "series_id": None}


def copies(journal: Journal, week: Sequence[date], today: date) -> Sequence[Plan]:
    """The plans of the week before as new ones for the same weekdays of `week`, from today on.

    Ideas, what was dropped, moved or never planned and what stands there already are left out. What was
    expected is too: a guess is made anew.
    """
    return list(_copies(journal, week, today))


def _copies(journal: Journal, week: Sequence[date], today: date) -> Iterator[Plan]:
    for day in week:
        if day < today:
            continue
        there = journal.on(Plan, day)
        labels = {_twin(plan) for plan in there}
        series = {plan.series_id for plan in there if plan.series_id}
        for plan in shown_plans(journal, day - timedelta(weeks=1)):
            is_no_plan = plan.unplanned or plan.status in {"idea", "dropped"}
            if is_no_plan or plan.series_id in series or _twin(plan) in labels:
                continue
            labels.add(_twin(plan))
            alone = replace(plan, predicted=Ratings(), homework_id=None, experiment_id=None, trial_id=None)
            yield anew(replace(alone, motivation_before=None, mood_before=None, note="", **_ALONE), day)


def _twin(plan: Plan) -> tuple[str, time | None]:
    return plan.title().casefold(), plan.start
