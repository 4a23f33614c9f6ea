"""Asking whether what is done to one plan of a series is meant for those after it too."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from mindtui.domain.plan import Plan
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask


async def of_series(screen: Screen[Any], desk: Desk, held: Plan, deed: str) -> Sequence[Plan]:
    """This plan, or it and the later open ones of its series, as one answers; nothing where one leaves.

    Nobody is asked where there are no later ones.
    """
    if held.series_id is None:
        return (held,)
    from mindtui.domain.repeat import open_from

    later = [plan for plan in open_from(desk.journal, held) if plan.id != held.id]
    if not later:
        return (held,)
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    desk.journal.must_take_changes()
    question = f"{deed} “{held.title()}” of this day only, or also the {len(later)} after it?"
    dialog = ConfirmDialog(
        "It repeats", question, f"This and the {len(later)} after it", "Just this one", is_either=True
    )
    answer = await ask(screen, desk, dialog)
    return () if answer is None else (held, *later) if answer else (held,)
