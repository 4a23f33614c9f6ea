"""Planning, changing, moving and dropping plans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.screen import Screen

from mindtui.domain.clock import in_words
from mindtui.domain.plan import Plan
from mindtui.domain.planning import keep_plans
from mindtui.domain.review import went_with_it
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, forget, keep, tell, went
from mindtui.ui.flows.series import means_later_ones

NEW_PLAN = "plan"
"""The name of the form for a new plan; a change goes by the record's id."""
DONE_PLAN = "did"


async def plan(screen: Screen[Any], desk: Desk, blank: Plan | None = None) -> None:
    """Plan something. What was typed for something else stays out of a plan that has its words already."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    form = _form_for(blank)
    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=blank, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, form):
        kept = keep_plans(desk.journal, made, desk.clock())
        forget(desk, form)
        tell(screen, _kept_in_words(kept, desk.today))


def _kept_in_words(kept: Sequence[Plan], today: date) -> str:
    first, last = kept[0], kept[-1]
    if first is last:
        return f"Planned for {in_words(first.day, today)}: {first.title()}. u takes it back."
    return f"Planned {_span(kept, today)}: {first.title()}. u takes all of it back."


def _span(series: Sequence[Plan], today: date) -> str:
    first, last = in_words(series[0].day, today), in_words(series[-1].day, today)
    return f"{len(series)} times from {first} until {last}"


def _form_for(blank: Plan | None) -> str:
    if blank is not None and blank.ladder_id is not None:
        return f"{blank.ladder_id}/plan/{blank.title()}"
    if blank is not None and blank.experiment_id is not None:
        return f"{blank.experiment_id}/plan"
    if blank is not None and blank.trial_id is not None:
        return f"{blank.trial_id}/plan"
    about = (blank.activity_id or blank.title()) if blank else ""
    return f"{about}/plan" if about else NEW_PLAN


async def did(screen: Screen[Any], desk: Desk, day: date | None = None, *, blank: Plan | None = None) -> None:
    """Write down something that was done without a plan, today unless another day is open."""
    from mindtui.ui.dialogs.plan_done import PlanDoneDialog

    form = DONE_PLAN if blank is None else f"{_form_for(blank)}/{DONE_PLAN}"
    dialog = PlanDoneDialog(
        desk.journal, desk.catalog(), desk.clock(), day=day, plan=blank, glyphs=desk.glyphs
    )
    if made := await fill_in(screen, desk, dialog, form):
        [kept] = keep_plans(desk.journal, made, desk.clock())
        forget(desk, form)
        tell(screen, f"Written down for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")


async def change_plan(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Change what a plan says."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=held, glyphs=desk.glyphs)
    changed = await fill_in(screen, desk, dialog, held.id)
    if changed is None:
        return
    if changed.repeat != held.repeat:
        went(screen, desk, lambda: _let_repeat(desk, held, changed), form=dialog)
        return
    later_too = await _means_later_ones(screen, desk, held, changed)
    if later_too is None:
        await keep(screen, desk, held.id, dialog.left_behind, offered={})
    elif later_too:
        went(screen, desk, lambda: _change_later_too(desk, held, changed), form=dialog)
    else:
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


def _let_repeat(desk: Desk, held: Plan, changed: Plan) -> str:
    from mindtui.domain.repeat import begin_series

    kept = begin_series(desk.journal, changed, desk.clock(), base=held)
    said = "Changed" if len(kept) == 1 else f"Repeats now, {_span(kept, desk.today)}"
    return f"{said}: {changed.title()}. u takes it back."


async def _means_later_ones(screen: Screen[Any], desk: Desk, held: Plan, changed: Plan) -> bool | None:
    """Asked where an open plan of a series changes in something that those after it say too."""
    if held.series_id is None or not held.is_open:
        return False
    from mindtui.domain.repeat import shared_changes

    return await means_later_ones(screen, desk, held, "Change") if shared_changes(changed, held) else False


def _change_later_too(desk: Desk, held: Plan, changed: Plan) -> str:
    from mindtui.domain.repeat import change_from

    kept = change_from(desk.journal, changed, desk.clock(), base=held)
    return f"Changed: {changed.title()}, {len(kept)} times. u takes it back."


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
    if moved is not None and held.is_open and (offer := smaller_in_words(desk, held, moved)):
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
    later_too = await means_later_ones(screen, desk, held, "Drop")
    if later_too is None:
        return
    if not later_too:
        change(screen, desk, held, held.reviewed("dropped"), f"Dropped: {held.title()}.")
        return
    from mindtui.domain.repeat import drop_from

    dropped = drop_from(desk.journal, held, desk.clock())
    gone = went_with_it(held, dropped[0])
    back = f"u brings it back, with {gone}." if gone else "u takes it back."
    tell(screen, f"Dropped: {held.title()}, {len(dropped)} times. {back}")
