"""Bringing a record to the next meeting with a therapist."""

from typing import Any

from textual.screen import Screen

from mindtui.domain.next_meeting import bring
from mindtui.domain.record import Record
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import tell


def bring_along(screen: Screen[Any], desk: Desk, record: Record) -> None:
    """Onto the list for the next meeting, or off it again."""
    try:
        brought = bring(desk.journal, record, desk.clock())
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
        return
    said = "For your next meeting" if brought.is_on else "No longer for your next meeting"
    again = "B or u takes it back." if brought.is_on else "B or u brings it back."
    tell(screen, f"{said}: {brought.item.title().removesuffix('.')}. {again}")
