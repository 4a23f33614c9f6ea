"""What happens after the key that brings a damaged or missing data file back while its app is open."""

import asyncio
from typing import Any

from textual.screen import Screen

from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.flows import asking


async def mend(screen: Screen[Any], desk: Desk, file: JournalFile) -> None:
    """Say what is wrong and what can be brought back, ask, and bring it back."""
    from mindtui.ui.dialogs.confirm import ConfirmDialog

    # In a thread: another program may hold the file for a while.
    damage = await asyncio.to_thread(file.damage)
    if damage is None:
        asking.tell(screen, "Nothing is wrong with the data file.")
        return
    today, start = desk.today, desk.journal.day_starts_at
    offer = " ".join((damage.message, *damage.offer(today, start)))
    if not damage.is_mendable:
        asking.tell(screen, offer, trouble=True)
        return
    dialog = ConfirmDialog("The data file cannot be used", offer, "Bring it back", "Leave it")
    if await asking.ask(screen, desk, dialog):
        mended = await asyncio.to_thread(file.mend)
        report = mended.report(today, start) if mended else ["Another program has mended it meanwhile."]
        asking.tell(screen, " ".join(report))
