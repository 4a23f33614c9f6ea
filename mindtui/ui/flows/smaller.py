"""Making a plan smaller: its first step becomes a plan of its own, and on a ladder the rung before it."""

from typing import Any

from textual.screen import Screen

from mindtui.domain.clock import day_of, in_words
from mindtui.domain.plan import Plan, smaller_step
from mindtui.domain.review import MOVES_IN_A_ROW, moves_in_a_row
from mindtui.domain.rung_plans import keep_smaller, lengthened
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, fill_in, forget, tell


async def offer_smaller(screen: Screen[Any], desk: Desk, held: Plan, moved: Plan) -> None:
    """After three moves in a row a smaller step is offered, once for each time it comes to that."""
    moves = moves_in_a_row(desk.journal, moved)
    if held.id in desk.offered_smaller or moves % MOVES_IN_A_ROW:
        return
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    desk.offered_smaller.add(held.id)
    question = f"“{moved.title()}” has moved {moves} times in a row. A smaller step may fit in more easily."
    if await ask(screen, desk, ConfirmDialog("Make it smaller", question, "Make it smaller", "Leave it")):
        await make_smaller(screen, desk, moved)


def smaller_in_words(desk: Desk, held: Plan, moved: Plan) -> str:
    """The same offer as words, where a dialog would come between two keys.

    Nothing on the day on which `held` came to stand where it stood: three keys that put a plan three days on
    have not put it off three times.
    """
    if held.created_at and day_of(held.created_at, desk.journal.day_starts_at) >= desk.today:
        return ""
    moves = moves_in_a_row(desk.journal, moved)
    return f"It has moved {moves} times in a row: s makes it smaller." if moves >= MOVES_IN_A_ROW else ""


async def make_smaller(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Plan a smaller step in place of a plan, which stays as it is."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    form = f"{held.id}/smaller"
    blank = smaller_step(held, desk.today)
    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=blank, glyphs=desk.glyphs)
    dialog.must_suit = lambda made: lengthened(desk.journal, held, made)
    if made := await fill_in(screen, desk, dialog, form):
        kept = keep_smaller(desk.journal, held, made, desk.clock())
        forget(desk, form)
        tell(screen, f"Planned for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")
