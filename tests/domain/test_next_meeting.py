"""What is brought to the next meeting: any record, once, in one step."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.next_meeting import bring, waiting_item
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.thought import ThoughtRecord
from tests.domain.moments import NOON, TODAY, journal

LATER = NOON + timedelta(hours=1)
THOUGHT = ThoughtRecord(at=NOON, thought="They [/b] laughed at me")


@pytest.mark.parametrize(
    ("record", "origin", "text"),
    [
        (CheckIn(at=NOON, mood=3), "check-in", "mood 3"),
        (Plan(label="Swim", day=TODAY), "plan", "Swim"),
        (THOUGHT, "thought", "They [/b] laughed at me"),
        (Ladder(goal="Eat with the others"), "typed", "Eat with the others"),
    ],
)
def test_any_record_can_be_brought_and_says_where_it_came_from(
    record: Record, origin: str, text: str
) -> None:
    book = journal()
    held = book.add(record, NOON)
    brought = bring(book, held, LATER)
    assert brought.is_on
    [item] = book.all(AgendaItem)
    assert (item.text, item.origin, item.record_id, item.done) == (text, origin, held.id, False)
    assert waiting_item(book, held) == item


def test_a_thought_record_knows_its_item_and_both_go_in_one_step() -> None:
    book = journal()
    held = book.add(THOUGHT, NOON)
    item = bring(book, held, LATER).item
    assert _record(book).agenda_item_id == item.id
    book.undo(LATER)
    assert _record(book).agenda_item_id is None
    assert not book.all(AgendaItem)
    book.redo(LATER)
    assert _record(book).agenda_item_id == item.id


def test_the_second_time_takes_it_off_the_list_and_undo_puts_it_back() -> None:
    book = journal()
    held = book.add(THOUGHT, NOON)
    bring(book, held, NOON)
    assert not bring(book, held, LATER).is_on
    assert not book.all(AgendaItem)
    assert _record(book).agenda_item_id is None
    book.undo(LATER)
    assert len(book.all(AgendaItem)) == 1
    assert _record(book).agenda_item_id == book.all(AgendaItem)[0].id


def test_what_a_meeting_has_dealt_with_can_be_brought_again() -> None:
    book = journal()
    held = book.add(THOUGHT, NOON)
    first = bring(book, held, NOON).item
    book.change(replace(first, done=True), LATER, base=first)
    assert bring(book, held, LATER).is_on
    assert [item.done for item in book.all(AgendaItem)] == [True, False]


def test_a_value_that_never_entered_the_journal_is_on_no_list() -> None:
    assert waiting_item(journal(), THOUGHT) is None


def _record(book: Journal) -> ThoughtRecord:
    [record] = book.all(ThoughtRecord)
    return record
