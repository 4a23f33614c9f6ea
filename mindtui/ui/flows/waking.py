"""Putting a waking time right."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.check_in import WakeTime
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell


async def change_waking(screen: Screen[Any], desk: Desk, held: WakeTime) -> None:
    """Ask for it again; what was only supposed is told from then on."""
    from mindtui.domain.waking import keep_waking
    from mindtui.ui.dialogs.waking import WakingDialog

    desk.journal.must_take_changes()
    woke = await ask(screen, desk, WakingDialog(held.time))
    told = replace(held, time=woke or held.time, source="typed")
    if woke is not None and told != held:
        now = desk.clock()
        with desk.journal.batch("changed waking time", now):
            keep_waking(desk.journal, told, now, base=held)
        tell(screen, f"Changed: {told.title()}. u takes it back.")
