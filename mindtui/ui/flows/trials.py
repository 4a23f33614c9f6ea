"""Own trials: beginning one, looking at one, stopping one."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.clock import in_words
from mindtui.domain.plan import Plan, plan_for
from mindtui.domain.trial import Trial
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, forget, tell

NEW_TRIAL = "trial"
"""The name of the form."""

SAFE = (
    "Is it harmless, and safe to leave out on some days, for you and for others? The coin will say skip "
    "on half of them."
)
NOT_SAFE = "Then it is nothing to toss a coin for. No trial was started."
STOP = (
    "A trial that is stopped has no result, and its days cannot be taken up again. What you recorded stays."
)


async def start_trial(screen: Screen[Any], desk: Desk) -> None:
    """Ask what to try; of words of one's own also whether leaving it out is safe."""
    from mindtui.ui.dialogs.confirm import ConfirmDialog
    from mindtui.ui.dialogs.trial_start import StartTrialDialog

    journal = desk.journal
    seed = _toss(desk)
    dialog = StartTrialDialog(journal, desk.catalog(), desk.today, seed=seed, glyphs=desk.glyphs)
    trial = await fill_in(screen, desk, dialog, NEW_TRIAL)
    if trial is None:
        return
    question = ConfirmDialog(trial.title(), SAFE, "Yes, it is safe", "No")
    if _is_own(desk, trial) and not await ask(screen, desk, question):
        journal.keep_draft(NEW_TRIAL, dialog.left_behind, desk.clock())
        tell(screen, NOT_SAFE)
        return
    from mindtui.domain.trials import keep_trial

    try:
        kept = keep_trial(journal, trial, desk.clock())
    except MindTUIError:
        # Another window may have begun the same one; the form has it again.
        journal.keep_draft(NEW_TRIAL, dialog.left_behind, desk.clock())
        raise
    forget(desk, NEW_TRIAL)
    days = f"from {in_words(kept.start_day, desk.today)} to {in_words(kept.last_day, desk.today)}"
    tell(screen, f"Trial {days}: {kept.title()}. Today shows the coin. u takes it back.")


def _toss(desk: Desk) -> int:
    """A seed that nobody chose."""
    from mindtui.insights.base import stable_seed

    return stable_seed("trial", desk.journal.fresh_id(desk.clock()))


def _is_own(desk: Desk, trial: Trial) -> bool:
    activity = desk.catalog().get(trial.activity_id or "")
    return activity is None or activity.source == "own"


async def open_trial(screen: Screen[Any], desk: Desk, held: Trial) -> None:
    """Look at a trial; whoever sees the result of one that is over has finished it."""
    from mindtui.domain.trials import plans_of
    from mindtui.insights.trial_report import report
    from mindtui.ui.dialogs.trial import TrialDialog

    journal, today = desk.journal, desk.today
    is_planned = any(plan.is_open for plan in plans_of(journal, held, today))
    plan = plan_of_today(desk, held)
    gone = held.activity_id is not None and desk.catalog().get(held.activity_id) is None
    dialog = TrialDialog(
        report(journal, held, today),
        today,
        plan_offered=plan is not None,
        is_planned=is_planned,
        is_gone=gone,
        glyphs=desk.glyphs,
    )
    answer = await ask(screen, desk, dialog)
    if answer == "plan" and plan is not None:
        from mindtui.ui.flows import plans

        await plans.plan(screen, desk, plan)
    elif answer == "done":
        await note_done(screen, desk, held)
    elif answer == "stop":
        await _stop(screen, desk, held)
    elif held.awaits_a_look(today):
        # Not where its last day ended while it was looked at: that showed no result.
        finish(screen, desk, held)


def finish(screen: Screen[Any], desk: Desk, held: Trial) -> None:
    """Its result was seen: it waits no longer for a look, if it did."""
    if held.awaits_a_look(desk.today) and desk.journal.refusal is None:
        change(screen, desk, held, replace(held, state="finished"), f"Trial finished: {held.title()}.")


async def _stop(screen: Screen[Any], desk: Desk, held: Trial) -> None:
    from mindtui.domain.trials import change_trial
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    desk.journal.must_take_changes()
    if await ask(screen, desk, ConfirmDialog("Stop this trial", STOP, "Stop it", "Go on")):
        change_trial(desk.journal, replace(held, state="stopped"), desk.clock(), base=held)
        tell(screen, f"Trial stopped: {held.title()}. u takes it back.")


async def note_done(screen: Screen[Any], desk: Desk, trial: Trial) -> None:
    """Say that it was done today, planned or not, and whatever the coin says."""
    from mindtui.domain.trials import plans_of
    from mindtui.ui.flows import plans, review

    same = plans_of(desk.journal, trial, desk.today)
    if any(plan.was_done for plan in same):
        tell(screen, f"It stands among today's plans as done: {trial.title()}.")
    elif planned := next((plan for plan in same if plan.is_open), None):
        await review.review(screen, desk, planned, "done")
    else:
        await plans.did(screen, desk, blank=_plan(desk, trial))


def plan_of_today(desk: Desk, trial: Trial) -> Plan | None:
    """A plan to do what the coin says today, not in the journal yet; None on any other day.

    None too where it stands among the plans of today already.
    """
    from mindtui.domain.trials import plans_of

    today = desk.today
    is_asked = trial.is_running(today) and trial.arm_on(today) == "do"
    if not is_asked or any(plan.is_open or plan.was_done for plan in plans_of(desk.journal, trial, today)):
        return None
    return _plan(desk, trial)


def _plan(desk: Desk, trial: Trial) -> Plan:
    """To do it today."""
    activity, today = desk.catalog().get(trial.activity_id or ""), desk.today
    plan = plan_for(activity, today) if activity else Plan(label=trial.label, day=today)
    return replace(plan, trial_id=trial.id)
