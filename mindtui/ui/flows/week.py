"""What is done with a whole week of plans."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from textual.screen import Screen

from mindtui.domain.agenda import shown_plans
from mindtui.domain.clock import WEEKDAYS, week_in_words
from mindtui.domain.plan import Plan
from mindtui.domain.replanning import copies
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell
from mindtui.ui.flows.new_path import free_path, own_folder
from mindtui.ui.widgets.plain_text import fit

MOST_NAMED = 6
WIDEST = 54


async def copy_last_week(screen: Screen[Any], desk: Desk, week: Sequence[date]) -> None:
    """Plan for a week what was planned for the one before, in one step, after a question."""
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    desk.journal.must_take_changes()
    found = copies(desk.journal, week, desk.today)
    before = week_in_words([day - timedelta(weeks=1) for day in week])
    if not found:
        tell(screen, f"Nothing of {before} is left to copy to this week's coming days.")
        return
    named = [_line(plan) for plan in found[:MOST_NAMED]]
    more = [f"and {len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    question = "\n".join([f"Copy {_plans(found)} from {before}?", "", *named, *more])
    if not await ask(screen, desk, ConfirmDialog("The week before", question, "Copy", "Leave it")):
        return
    now = desk.clock()
    with desk.journal.batch(f"copied {_plans(found)}", now):
        for plan in found:
            desk.journal.add(plan, now)
    tell(screen, f"Copied {_plans(found)} from {before}. u takes them back.")


def _plans(found: Sequence[Plan]) -> str:
    return "1 plan" if len(found) == 1 else f"{len(found)} plans"


def _line(plan: Plan) -> str:
    start = f"{plan.start:%H:%M}" if plan.start else ""
    return fit(f"  {WEEKDAYS[plan.day.weekday()][:3]} {start:<5} {plan.title()}", WIDEST)


async def save_week(screen: Screen[Any], desk: Desk, week: Sequence[date]) -> None:
    """Write a week of plans to a new file, which only its owner can read."""
    from mindtui.exchange.week_page import week_page
    from mindtui.storage.atomic_file import add_file, for_other_programs
    from mindtui.ui.dialogs.new_file import SaveWeekDialog

    suggested = free_path(own_folder() / f"week-{week[0].isoformat()}.md")
    if path := await ask(screen, desk, SaveWeekDialog(suggested)):
        plans = {day: shown_plans(desk.journal, day) for day in week}
        with for_other_programs():
            add_file(path, week_page(plans, "markdown").encode())
        tell(screen, f"{'Saved, not encrypted' if desk.is_sealed() else 'Saved'}: {path}")
