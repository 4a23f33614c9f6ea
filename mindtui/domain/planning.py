"""Keeping what was planned: alone or as a series, and what is new in it joins the catalog."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from mindtui.domain.activity import Activity
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan

USUAL_MINUTES = 30
"""What an activity takes that is only known from a plan without minutes."""


def keep_plans(journal: Journal, made: Plan, now: datetime) -> Sequence[Plan]:
    """Add a plan, all of its series if it repeats, in one step. UsageError: nothing was planned.

    A thing that no activity stands for joins the catalog where it has an area. A rung does not: it is a step
    on the way, not a thing to do again and again. Nor does the test of an experiment, which follows its plan.
    """
    if made.experiment_id is not None:
        # Imported here, as series is: everyday commands do without.
        from mindtui.domain.experiments import plan_test

        return (plan_test(journal, made, now),)
    is_new_thing = made.activity_id is None and made.area is not None and made.ladder_id is None
    if made.repeat is None and not is_new_thing:
        return (journal.add(made, now),)
    plans: Sequence[Plan] = (made,)
    if made.repeat is not None:
        from mindtui.domain.repeat import series

        plans = series(made, made.repeat, journal.fresh_id(now))
    with journal.batch("planned something that repeats" if made.repeat else "added plan and activity", now):
        if is_new_thing:
            own = Activity(label=made.label, area=made.area or "", minutes=made.minutes or USUAL_MINUTES)
            activity_id = journal.add(own, now).id
            plans = [replace(plan, activity_id=activity_id) for plan in plans]
        return [journal.add(plan, now) for plan in plans]
