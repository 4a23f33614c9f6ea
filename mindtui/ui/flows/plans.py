"""Planning, changing, moving and dropping plans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.activity import Activity
from mindtui.domain.clock import in_words
from mindtui.domain.plan import Plan
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, forget, tell
from mindtui.ui.flows.series import of_series

NEW_PLAN = "plan"
"""The name of the form for a new plan; a change goes by the record's id."""
DONE_PLAN = "did"


async def plan(screen: Screen[Any], desk: Desk, blank: Plan | None = None) -> None:
    """Plan something. What was typed for something else stays out of a plan for an activity or a rung."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    form = _form_for(blank)
    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=blank, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, form):
        kept = keep_plans(desk, made)
        forget(desk, form)
        tell(screen, _kept_in_words(kept, desk.today))


def _kept_in_words(kept: Sequence[Plan], today: date) -> str:
    first, last = kept[0], kept[-1]
    if first is last:
        return f"Planned for {in_words(first.day, today)}: {first.title()}. u takes it back."
    days = f"from {in_words(first.day, today)} until {in_words(last.day, today)}"
    return f"Planned {len(kept)} times {days}: {first.title()}. u takes all of it back."


def _form_for(blank: Plan | None) -> str:
    if blank is not None and blank.ladder_id is not None:
        return f"{blank.ladder_id}/plan/{blank.title()}"
    if blank is not None and blank.experiment_id is not None:
        return f"{blank.experiment_id}/plan"
    return f"{blank.activity_id}/plan" if blank and blank.activity_id else NEW_PLAN


def keep_plan(desk: Desk, made: Plan) -> Plan:
    """Add a plan, or the first of those that it repeats as."""
    return keep_plans(desk, made)[0]


def keep_plans(desk: Desk, made: Plan) -> Sequence[Plan]:
    """Add a plan, all of its series if it repeats; an own activity with an area joins the catalog. One step.

    A rung does not join it: it is a step on the way, not a thing to do again and again. Nor does a test.
    """
    now, journal = desk.clock(), desk.journal
    if made.experiment_id is not None:
        from mindtui.domain.experiments import plan_test

        return (plan_test(journal, made, now),)
    is_new_thing = made.activity_id is None and made.area is not None and made.ladder_id is None
    if made.repeat is None and not is_new_thing:
        return (journal.add(made, now),)
    from mindtui.domain.repeat import series

    plans = series(made, made.repeat, journal.fresh_id(now)) if made.repeat else (made,)
    with journal.batch("planned something that repeats" if made.repeat else "added plan and activity", now):
        if is_new_thing:
            own = journal.add(
                Activity(label=made.label, area=made.area or "", minutes=made.minutes or 30), now
            )
            plans = tuple(replace(plan, activity_id=own.id) for plan in plans)
        return tuple(journal.add(plan, now) for plan in plans)


async def did(screen: Screen[Any], desk: Desk, day: date | None = None) -> None:
    """Write down something that was done without a plan, today unless another day is open."""
    from mindtui.ui.dialogs.plan_done import PlanDoneDialog

    dialog = PlanDoneDialog(desk.journal, desk.catalog(), desk.clock(), day=day, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, DONE_PLAN):
        kept = keep_plan(desk, made)
        forget(desk, DONE_PLAN)
        tell(screen, f"Written down for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")


async def change_plan(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Change what a plan says."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=held, glyphs=desk.glyphs)
    if changed := await fill_in(screen, desk, dialog, held.id):
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


async def move(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Ask for another day and put a plan there."""
    from mindtui.ui.dialogs.choose_day import ChooseDayDialog

    desk.journal.must_take_changes()
    day = await ask(screen, desk, ChooseDayDialog(f"Move: {held.title()}", desk.today))
    if day is None or day == held.day:
        return
    moved = put_on(screen, desk, held, day)
    if moved is not None and held.is_open:
        from mindtui.ui.flows.smaller import offer_smaller

        await offer_smaller(screen, desk, held, moved)


def put_at_once(screen: Screen[Any], desk: Desk, held: Plan, day: date) -> Plan | None:
    """Put a plan on a day without a question; after several moves in a row an offer stands beside it."""
    from mindtui.ui.flows.smaller import smaller_in_words

    moved = put_on(screen, desk, held, day)
    if moved is not None and held.is_open and (offer := smaller_in_words(desk, moved)):
        tell(screen, f"{_said_of(held, day, desk)} {offer}")
    return moved


def put_on(screen: Screen[Any], desk: Desk, held: Plan, day: date) -> Plan | None:
    """Put a plan on another day and say so; what does not go is said too. Gives the plan on that day."""
    from mindtui.domain import replanning

    try:
        moved = replanning.put_on(desk.journal, held, day, desk.clock())
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
        return None
    tell(screen, _said_of(held, day, desk))
    return moved


def _said_of(held: Plan, day: date, desk: Desk) -> str:
    said = "Moved to" if held.is_open else "Planned again for"
    return f"{said} {in_words(day, desk.today)}: {held.title()}. u takes it back."


async def drop(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Let a plan go, or it and all that follow it in its series."""
    those = await of_series(screen, desk, held, "Drop")
    if not those:
        return
    if len(those) == 1:
        change(screen, desk, held, held.reviewed("dropped"), f"Dropped: {held.title()}.")
        return
    now = desk.clock()
    with desk.journal.batch(f"dropped {len(those)} plans", now):
        for plan in those:
            desk.journal.change(plan.reviewed("dropped"), now, base=plan)
    tell(screen, f"Dropped: {held.title()}, {len(those)} times. u takes it back.")
