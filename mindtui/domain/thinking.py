"""Keeping a thought record: what it said stays, and a thought that is back has its practice start over."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.clock import day_of
from mindtui.domain.journal import Journal
from mindtui.domain.practice import PracticeCard
from mindtui.domain.record import as_doc
from mindtui.domain.thought import Revision, ThoughtRecord, is_same_thought

NOT_SAID: Final = frozenset(
    {
        "id",
        "created_at",
        "updated_at",
        "state",
        "quick",
        "step",
        "earlier",
        "card_id",
        "experiment_ids",
        "agenda_item_id",
    }
)
"""Fields that say nothing about the thought: where the record stands, and what it is tied to."""


class Kept(Struct, frozen=True):
    """The record as the journal has it now, and the practice cards that start over because of it."""

    record: ThoughtRecord
    cards: tuple[PracticeCard, ...] = ()


def keep_record(
    journal: Journal, record: ThoughtRecord, now: datetime, *, base: ThoughtRecord | None = None
) -> Kept:
    """Add a thought record, or change the one with its id; one step, whatever it touches.

    What a finished record said in the fields that change stays in its `earlier`; finished it stays. A record
    that is finished now and has the old thought of an active card, or is tied to it, puts the card back on
    its first step. `base` as in `Journal.change`.
    """
    held = journal.get(ThoughtRecord, record.id) if record.id else None
    is_new_end = record.is_finished and not (held and held.is_finished)
    cards = list(_called_back(journal, record, now)) if is_new_end else []
    with journal.batch("kept thought record and its card", now) if cards else nullcontext():
        if held is None and not (record.id and base):
            kept = journal.add(record, now)
        else:
            kept = _change(journal, record, held, now, base)
        started_over = tuple(journal.change(card, now) for card in cards)
    return Kept(kept, started_over)


def _change(
    journal: Journal,
    record: ThoughtRecord,
    held: ThoughtRecord | None,
    now: datetime,
    base: ThoughtRecord | None,
) -> ThoughtRecord:
    if held is None:
        # It may have been removed elsewhere: the journal says so.
        return journal.change(record, now, base=base)
    base = replace(base or held, earlier=held.earlier)
    record = replace(record, earlier=held.earlier)
    if held.is_finished:
        record = replace(record, state="finished")
        if said := _said_before(held, record, base):
            record = replace(record, earlier=(*held.earlier, Revision(now, said)))
    return journal.change(record, now, base=base)


def _said_before(held: ThoughtRecord, record: ThoughtRecord, base: ThoughtRecord) -> dict[str, Any]:
    """What the journal holds in the fields that are about to be another; JSON values."""
    wanted, known, here = (as_doc(one) for one in (record.admitted(), base, held))
    return {
        name: here[name]
        for name in wanted
        if name not in NOT_SAID and wanted[name] != known[name] and wanted[name] != here[name]
    }


def _called_back(journal: Journal, record: ThoughtRecord, now: datetime) -> Iterator[PracticeCard]:
    """Active cards of this thought, each on its first step; those that stand there already are left out."""
    today = day_of(now, journal.day_starts_at)
    for card in journal.all(PracticeCard):
        is_meant = card.id == record.card_id or is_same_thought(card.old_thought, record.thought)
        if card.is_active and is_meant and (back := card.back_to_the_start(today)) != card:
            yield back
