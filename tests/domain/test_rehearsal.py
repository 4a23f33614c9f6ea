"""Rehearsing fairer thoughts: cards, what is due, and the log of reviews."""

from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.clock import day_of
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.practice import GRADES, LADDER, TOP, Grade, PracticeCard, PracticeReview, step_after
from mindtui.domain.record import Record, instant
from mindtui.domain.rehearsal import (
    add_card,
    dated_ahead,
    keep_rehearsal,
    must_be_new,
    reviews_of,
)
from mindtui.domain.retelling import retold
from mindtui.domain.thought import ThoughtRecord
from mindtui.errors import MindTUIError, NothingFound, UsageError
from tests.domain.moments import NOON, TODAY, journal

R = TypeVar("R", bound=Record)

DAY = timedelta(days=1)
RECORD = ThoughtRecord(
    at=NOON,
    situation="The report went out late",
    thought="I am no good at this",
    fairer_thought="One report was late",
    state="finished",
)
CARD = PracticeCard(old_thought="I am no good at this", fairer_thought="One report was late", due_on=TODAY)


def practice(
    book: Journal,
    card: PracticeCard,
    grade: Grade = "ok",
    now: datetime = NOON,
    beliefs: tuple[int | None, int | None] = (None, None),
) -> PracticeCard:
    """A rehearsal with as little as it may have."""
    return keep_rehearsal(book, card, grade, *beliefs, None, now)


def as_it_was(record: R) -> R:
    """A record without its time of change: undo is a change too."""
    return replace(record, updated_at=None)


def with_card(card: PracticeCard = CARD) -> tuple[Journal, PracticeCard]:
    """A journal with one card."""
    book = journal()
    return book, book.add(card, NOON)


def test_a_card_of_a_record_is_due_the_next_day_and_linked_both_ways_in_one_step() -> None:
    book = journal()
    record = book.add(RECORD, NOON)
    added = add_card(book, record, NOON)
    [card], [linked] = book.all(PracticeCard), book.all(ThoughtRecord)
    assert added.is_new
    assert added.card == card
    assert (card.situation, card.old_thought) == (RECORD.situation, RECORD.thought)
    assert (card.fairer_thought, card.step) == (RECORD.fairer_thought, 0)
    assert card.due_on == TODAY + DAY
    assert (card.thought_record_id, linked.card_id) == (linked.id, card.id)
    book.undo(NOON)
    [unlinked] = book.all(ThoughtRecord)
    assert book.all(PracticeCard) == []
    assert as_it_was(unlinked) == as_it_was(record)


def test_a_card_made_after_midnight_counts_from_the_day_that_is_not_over() -> None:
    book = journal()
    record = book.add(RECORD, NOON)
    assert add_card(book, record, NOON.replace(hour=2)).card.due_on == TODAY


def test_a_record_never_gets_a_second_card() -> None:
    book = journal()
    record = book.add(RECORD, NOON)
    first = add_card(book, record, NOON).card
    [linked] = book.all(ThoughtRecord)
    steps = len(book.all(Step))
    again = add_card(book, linked, NOON)
    assert (again.card, again.is_new, len(book.all(Step))) == (first, False, steps)
    reworded = book.change(replace(linked, fairer_thought="It is one piece of work"), NOON)
    assert add_card(book, reworded, NOON).card == first
    unlinked = book.change(replace(reworded, card_id=None), NOON)
    assert add_card(book, unlinked, NOON).card == first
    assert [record.card_id for record in book.all(ThoughtRecord)] == [first.id]


def test_another_record_with_the_same_fairer_thought_is_linked_to_the_card_there_is() -> None:
    book, card = with_card()
    record = book.add(replace(RECORD, fairer_thought="  one REPORT was late "), NOON)
    added = add_card(book, record, NOON)
    assert (added.card, added.is_new) == (card, False)
    assert [one.card_id for one in book.all(ThoughtRecord)] == [card.id]
    book.remove(card, NOON)
    [linked] = book.all(ThoughtRecord)
    assert add_card(book, linked, NOON).is_new


def test_without_a_fairer_thought_there_is_no_card_and_nothing_changes() -> None:
    book = journal()
    book.add(replace(CARD, old_thought="Another"), NOON)
    record = book.add(replace(RECORD, fairer_thought=" "), NOON)
    with pytest.raises(UsageError, match="needs the old thought and the fairer one"):
        add_card(book, record, NOON)
    assert (len(book.all(PracticeCard)), book.all(ThoughtRecord)) == (1, [record])


def test_a_fairer_thought_stands_on_one_card_only() -> None:
    book, card = with_card()
    must_be_new(book, replace(card, situation="changed"))
    with pytest.raises(UsageError, match="Another practice card"):
        must_be_new(book, replace(CARD, old_thought="Another"))


def test_a_rehearsal_is_logged_and_moves_its_card_in_one_step() -> None:
    book, card = with_card()
    kept = keep_rehearsal(book, card, "easy", 70, 45, True, NOON)
    [review] = book.all(PracticeReview)
    assert book.all(PracticeCard) == [kept]
    assert (kept.step, kept.due_on) == (2, TODAY + LADDER[2] * DAY)
    assert (review.card_id, review.at, review.recall) == (card.id, NOON, "easy")
    assert (review.belief_old, review.belief_new, review.used_since) == (70, 45, True)
    assert (review.step_before, review.step_after) == (0, 2)
    said = retold(book.all(Step)[-1], book, TODAY)
    assert said == "practiced a thought, “I am no good at this”"
    book.undo(NOON)
    [back] = book.all(PracticeCard)
    assert as_it_was(back) == as_it_was(card)
    assert book.all(PracticeReview) == []


def test_what_was_said_about_a_card_meanwhile_stays() -> None:
    book, card = with_card()
    book.change(replace(card, situation="Told elsewhere"), NOON)
    assert practice(book, card).situation == "Told elsewhere"


def test_a_card_that_is_gone_is_not_logged() -> None:
    book, card = with_card()
    book.remove(card, NOON)
    with pytest.raises(NothingFound):
        practice(book, card)
    assert book.all(PracticeReview) == []


def test_a_belief_beyond_a_hundred_leaves_everything_as_it_was() -> None:
    book, card = with_card()
    with pytest.raises(MindTUIError):
        practice(book, card, beliefs=(101, None))
    assert (book.all(PracticeCard), book.all(PracticeReview)) == ([card], [])


def test_after_a_clock_was_set_back_the_days_count_from_the_last_review() -> None:
    book, card = with_card()
    ahead = NOON + 40 * DAY
    practice(book, card, "forgot", ahead)
    assert dated_ahead(book, card, TODAY) == (
        "The rehearsal before is dated Sat, Jan 2, 2027, after today: the days count from there."
    )
    assert practice(book, card, "hard", NOON).due_on == ahead.date() + LADDER[0] * DAY
    assert [review.recall for review in reviews_of(book, card)] == ["forgot", "hard"]
    assert dated_ahead(book, card, ahead.date()) == ""


def test_on_a_journey_to_the_west_reviews_keep_their_order() -> None:
    book, card = with_card()
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    practice(book, card, "forgot", tokyo)
    practice(book, card, "ok", NOON + timedelta(hours=2))
    assert [review.recall for review in reviews_of(book, card)] == ["forgot", "ok"]
    assert [review.at for review in reviews_of(book, card)] == [tokyo, NOON + timedelta(hours=2)]


def test_a_review_is_told_with_what_was_believed() -> None:
    review = PracticeReview(card_id="x", at=NOON, recall="ok", step_before=0, step_after=1)
    assert review.title() == "ok"
    assert replace(review, belief_new=60).title() == "ok, belief fairer 60"
    assert replace(review, belief_old=0, belief_new=60).title() == "ok, belief old 0, fairer 60"


@settings(max_examples=60, deadline=None)
@given(
    start=st.integers(0, TOP),
    told=st.lists(st.tuples(st.sampled_from(GRADES), st.integers(-40, 60)), min_size=1, max_size=9),
)
def test_whatever_the_clock_does_the_whole_log_is_kept_and_undo_goes_back_through_it(
    start: int, told: list[tuple[Grade, int]]
) -> None:
    book, card = with_card(replace(CARD, step=start))
    states: list[tuple[PracticeCard, list[PracticeReview]]] = []
    now, latest, step = NOON, date.min, start
    for grade, hours in told:
        states.append((card, list(reviews_of(book, card))))
        now += timedelta(hours=hours)
        latest = max(latest, day_of(now))
        card = practice(book, card, grade, now)
        step = step_after(step, grade)
        assert card.step == step
        assert card.due_on == latest + LADDER[step] * DAY
    reviews = reviews_of(book, card)
    assert [review.recall for review in reviews] == [grade for grade, _ in told]
    moments = [instant(review.at) for review in reviews]
    assert moments == sorted(set(moments))
    assert [review.step_before for review in reviews] == [start, *(one.step_after for one in reviews[:-1])]
    for before, log in reversed(states):
        book.undo(now)
        [held] = book.all(PracticeCard)
        assert as_it_was(held) == as_it_was(before)
        assert list(reviews_of(book, held)) == log
