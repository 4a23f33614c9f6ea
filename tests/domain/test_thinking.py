"""Keeping thought records: nothing that was said is lost, and practice starts over when a thought is back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.journal import Journal
from mindtui.domain.practice import PracticeCard
from mindtui.domain.thinking import keep_record
from mindtui.domain.thought import RatedFeeling, Revision, ThoughtRecord
from mindtui.errors import NothingFound, UsageError
from tests.domain.moments import NOON, TODAY, journal

LATER = NOON + timedelta(hours=1)
TOMORROW = TODAY + timedelta(days=1)
DRAFT = ThoughtRecord(at=NOON, thought="They [/b] laughed at me", step=2)
FINISHED = replace(
    DRAFT, state="finished", belief_before=80, feelings=(RatedFeeling("sad", 80, 55),), fairer_thought="Maybe"
)
CARD = PracticeCard(old_thought="  they [/b] LAUGHED at me", fairer_thought="Who knows", step=4, due_on=TODAY)


def held(book: Journal, record: ThoughtRecord) -> ThoughtRecord:
    """A record as the journal has it."""
    found = book.get(ThoughtRecord, record.id)
    assert found is not None
    return found


def test_a_draft_grows_into_a_finished_record_without_earlier_versions() -> None:
    book = journal()
    draft = keep_record(book, DRAFT, NOON).record
    kept = keep_record(book, replace(FINISHED, id=draft.id), LATER, base=draft)
    assert held(book, draft) == kept.record
    assert kept.record.earlier == ()
    assert kept.cards == ()


def test_a_finished_record_keeps_what_it_said_in_the_fields_that_change() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    second = keep_record(book, replace(first, fairer_thought="Perhaps", step=5), LATER, base=first).record
    assert second.earlier == (Revision(LATER, {"fairer_thought": "Maybe"}),)
    third = keep_record(book, replace(second, feelings=()), LATER, base=second).record
    said = {"feelings": [{"name": "sad", "before": 80, "after": 55}]}
    assert third.earlier == (*second.earlier, Revision(LATER, said))


def test_nothing_that_differs_keeps_nothing_twice() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    steps = len(book.undoable())
    assert keep_record(book, first, LATER, base=first).record == first
    assert keep_record(book, replace(first, thought=f"{first.thought}\x07"), LATER).record == first
    assert len(book.undoable()) == steps


def test_what_a_record_is_tied_to_is_nothing_that_it_said() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    tied = keep_record(
        book, replace(first, card_id="card", experiment_ids=("one",)), LATER, base=first
    ).record
    assert (tied.card_id, tied.experiment_ids, tied.earlier) == ("card", ("one",), ())


def test_a_finished_record_stays_finished() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    assert keep_record(book, replace(first, state="draft", next_step="Ask"), LATER).record.is_finished


def test_what_another_window_changed_meanwhile_stays_and_so_do_its_earlier_versions() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    keep_record(book, replace(first, next_step="Ask Ada", thought="Other"), NOON, base=first)
    kept = keep_record(book, replace(first, thought="Mine"), LATER, base=first).record
    assert (kept.next_step, kept.thought) == ("Ask Ada", "Mine")
    assert [revision.fields.get("thought") for revision in kept.earlier] == [DRAFT.thought, "Other"]


def test_a_record_that_is_gone_says_so() -> None:
    book = journal()
    first = keep_record(book, FINISHED, NOON).record
    book.remove(first, NOON)
    with pytest.raises(NothingFound):
        keep_record(book, replace(first, thought="Mine"), LATER, base=first)


def test_a_finished_record_puts_the_card_of_its_thought_back_in_the_same_step() -> None:
    book = journal()
    card = book.add(CARD, NOON)
    kept = keep_record(book, FINISHED, LATER)
    [back] = kept.cards
    assert (back.id, back.step, back.due_on) == (card.id, 0, TOMORROW)
    assert book.get(PracticeCard, card.id) == back
    book.undo(LATER)
    assert book.all(ThoughtRecord) == []
    undone = book.get(PracticeCard, card.id)
    assert undone is not None
    assert (undone.step, undone.due_on) == (card.step, card.due_on)


def test_a_card_that_is_tied_to_the_record_goes_back_whatever_its_words() -> None:
    book = journal()
    card = book.add(replace(CARD, old_thought="Something else"), NOON)
    assert keep_record(book, FINISHED, LATER).cards == ()
    draft = keep_record(book, replace(DRAFT, card_id=card.id), LATER).record
    assert [one.id for one in keep_record(book, replace(draft, state="finished"), LATER).cards] == [card.id]


@pytest.mark.parametrize(
    "card",
    [replace(CARD, paused=True), replace(CARD, retired=True), CARD.back_to_the_start(TODAY)],
    ids=["paused", "retired", "at the start"],
)
def test_a_card_that_rests_or_has_just_begun_is_left_alone(card: PracticeCard) -> None:
    book = journal()
    book.add(card, NOON)
    assert keep_record(book, FINISHED, LATER).cards == ()


def test_a_draft_or_a_changed_record_moves_no_card() -> None:
    book = journal()
    book.add(CARD, NOON)
    assert keep_record(book, DRAFT, LATER).cards == ()
    kept = keep_record(book, FINISHED, LATER)
    book.change(replace(kept.cards[0], step=3), LATER)
    assert keep_record(book, replace(kept.record, next_step="Ask"), LATER).cards == ()


TEXTS = st.sampled_from(["", "one", "two\nlines", "[/b]", "\x1b[2Jx"])
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "thought": TEXTS,
        "situation": TEXTS,
        "next_step": TEXTS,
        "belief_after": st.none() | st.integers(-1, 101),
        "evidence_for": st.lists(TEXTS, max_size=2).map(tuple),
        "state": st.sampled_from(["draft", "finished"]),
        "earlier": st.just(()),
        "step": st.integers(1, 7),
    },
)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), CHANGES), max_size=12))
def test_no_record_ever_vanishes_and_earlier_versions_only_grow(
    edits: list[tuple[int, bool, dict[str, object]]],
) -> None:
    book = journal()
    first = [keep_record(book, record, NOON).record for record in (DRAFT, FINISHED)]
    for place, has_base, change in edits:
        before = {record.id: record for record in book.all(ThoughtRecord)}
        here = held(book, first[place]) if place < len(first) else DRAFT
        try:
            keep_record(book, replace(here, **change), LATER, base=here if has_base and here.id else None)
        except UsageError:
            assert {record.id: record for record in book.all(ThoughtRecord)} == before
        for record_id, record in before.items():
            now = book.get(ThoughtRecord, record_id)
            assert now is not None
            assert now.earlier[: len(record.earlier)] == record.earlier
            assert len(now.earlier) <= len(record.earlier) + 1
            if record.is_finished and now.thought != record.thought:
                assert now.earlier[-1].fields["thought"] == record.thought
