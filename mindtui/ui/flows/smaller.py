"""Making a plan smaller: its first step becomes a plan of its own, and on a ladder the rung before it."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.clock import in_words
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan, smaller_step
from mindtui.domain.planning import keep_plans
from mindtui.domain.review import moves_in_a_row
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, fill_in, forget, tell

MOVES_IN_A_ROW = 3
"""Moves after which a smaller step is offered."""


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


def smaller_in_words(desk: Desk, moved: Plan) -> str:
    """The same offer as words, where a dialog would come between two keys."""
    moves = moves_in_a_row(desk.journal, moved)
    return f"It has moved {moves} times in a row: s makes it smaller." if moves >= MOVES_IN_A_ROW else ""


async def make_smaller(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Plan a smaller step in place of a plan, which stays as it is."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    form = f"{held.id}/smaller"
    blank = smaller_step(held, desk.today)
    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=blank, glyphs=desk.glyphs)
    dialog.must_suit = lambda made: _lengthened(desk, held, made)
    if made := await fill_in(screen, desk, dialog, form):
        kept = _keep(desk, held, made)
        forget(desk, form)
        tell(screen, f"Planned for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")


def _keep(desk: Desk, held: Plan, made: Plan) -> Plan:
    ladder, now = _lengthened(desk, held, made), desk.clock()
    if ladder is None:
        return keep_plans(desk.journal, replace(made, ladder_id=None), now)[0]
    with desk.journal.batch("made smaller", now):
        desk.journal.change(ladder, now)
        return desk.journal.add(made, now)


def _lengthened(desk: Desk, held: Plan, made: Plan) -> Ladder | None:
    """The ladder that a plan is a rung of, with the smaller step on it; None where there is no such rung."""
    ladder = desk.journal.get(Ladder, held.ladder_id) if held.ladder_id else None
    place = ladder.place_of(held.label, held.activity_id) if ladder else None
    if ladder is None or place is None:
        return None
    return ladder.with_smaller(place, Rung(made.label, made.predicted.difficulty, made.activity_id))
