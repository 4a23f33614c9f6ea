"""Saying how a plan went, and what may follow."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.ladder import Ladder
from mindtui.domain.plan import STATUS_WORDS, Plan, Status
from mindtui.domain.review import beside_expected, near_mood, planned_for
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, tell
from mindtui.ui.flows.smaller import make_smaller


async def review(screen: Screen[Any], desk: Desk, held: Plan, status: Status) -> None:
    """Say how a plan went; where it was not done, a smaller step or an avoidance map may follow."""
    from mindtui.ui.dialogs.plan_review import PlanReviewDialog

    told = await _brought_forward(screen, desk, held, status)
    if told is None:
        return
    dialog = PlanReviewDialog(told, status, near=near_mood(desk.journal, told), glyphs=desk.glyphs)
    answer = await fill_in(screen, desk, dialog, f"{held.id}/{status}")
    if answer is None:
        return
    said = [f"{STATUS_WORDS[status].capitalize()}: {answer.plan.title()}.", beside_expected(answer.plan)]
    if not change(screen, desk, held, answer.plan, " ".join(filter(None, said)), form=dialog):
        return
    if status == "done" and (ending := _ending(desk, answer.plan)):
        tell(screen, " ".join(filter(None, (*said, ending, "u takes it back."))))
    if answer.plan.experiment_id is not None:
        from mindtui.ui.flows.experiments import follow_review

        await follow_review(screen, desk, answer.plan, " ".join(filter(None, said)))
    if answer.then == "smaller":
        await make_smaller(screen, desk, answer.plan)
    elif answer.then == "map":
        from mindtui.ui.flows.maps import new_map

        await new_map(screen, desk, answer.plan)


def _ending(desk: Desk, plan: Plan) -> str:
    """That the ladder of a plan was climbed to its end."""
    ladder = desk.journal.get(Ladder, plan.ladder_id or "")
    return ladder.ending() if ladder and ladder.place_of(plan.label, plan.activity_id) is not None else ""


async def _brought_forward(screen: Screen[Any], desk: Desk, held: Plan, status: Status) -> Plan | None:
    """The plan, or the same plan on today if that is wanted: nobody knows yet how another day's plan went."""
    if held.day <= desk.today:
        return held
    desk.journal.must_take_changes()
    reason = planned_for(held.title(), held.day, desk.today)
    if status == "not-done":
        tell(screen, f"{reason} m moves it, x drops it.")
        return None
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    question = f"{reason} Bring it forward to today, and say how it went?"
    wanted = await ask(screen, desk, ConfirmDialog("Not due yet", question, "Bring it forward", "Leave it"))
    return replace(held, day=desk.today) if wanted else None
