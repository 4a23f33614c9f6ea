"""Asking whether what is done to one plan of a series is meant for those after it too."""

from typing import Any

from textual.screen import Screen

from mindtui.domain.plan import Plan
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask


async def means_later_ones(screen: Screen[Any], desk: Desk, held: Plan, deed: str) -> bool | None:
    """Whether the open plans after this one in its series are meant too; None where one leaves.

    Nobody is asked where there are none.
    """
    if held.series_id is None:
        return False
    from mindtui.domain.repeat import open_after

    later = open_after(desk.journal, held)
    if not later:
        return False
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    desk.journal.must_take_changes()
    question = f"{deed} “{held.title()}” of this day only, or also the {len(later)} after it?"
    dialog = ConfirmDialog(
        "It repeats", question, f"This and the {len(later)} after it", "Just this one", is_either=True
    )
    return await ask(screen, desk, dialog)
