"""What is to be brought to the next meeting with a therapist: any record, with one key."""

from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.meeting import AgendaItem, Origin
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.thought import ThoughtRecord

_ORIGINS: Final[tuple[tuple[type[Record], Origin], ...]] = (
    (CheckIn, "check-in"),
    (ThoughtRecord, "thought"),
    (Plan, "plan"),
)


class Brought(Struct, frozen=True):
    """The item of a record, and whether it is on the list now or was taken off it."""

    item: AgendaItem
    is_on: bool


def waiting_item(journal: Journal, record: Record) -> AgendaItem | None:
    """The item of this record that no meeting has dealt with yet, if there is one."""
    if not record.id:
        return None
    return next(
        (item for item in journal.all(AgendaItem) if item.record_id == record.id and not item.done), None
    )


def bring(journal: Journal, record: Record, now: datetime) -> Brought:
    """Put a record on the list for the next meeting; one that is on it comes off. One step."""
    if (item := waiting_item(journal, record)) is not None:
        with journal.batch(f"removed {item.words}", now):
            journal.remove(item, now)
            _link(journal, record, None, now)
        return Brought(item, False)
    origin: Origin = next((name for kind, name in _ORIGINS if isinstance(record, kind)), "typed")
    with journal.batch(f"added {AgendaItem.words}", now):
        item = journal.add(AgendaItem(text=record.title(), origin=origin, record_id=record.id), now)
        _link(journal, record, item.id, now)
    return Brought(item, True)


def _link(journal: Journal, record: Record, item_id: str | None, now: datetime) -> None:
    """A thought record knows its item."""
    held = journal.get(ThoughtRecord, record.id)
    if held is not None and held.agenda_item_id != item_id:
        journal.change(replace(held, agenda_item_id=item_id), now, base=held)
