"""Rehearsing fairer thoughts: how a card comes about, and what a review changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.clock import day_of, in_words
from mindtui.domain.journal import Journal
from mindtui.domain.practice import LADDER, Grade, PracticeCard, PracticeReview
from mindtui.domain.record import instant, not_before
from mindtui.domain.thought import ThoughtRecord, is_same_thought
from mindtui.errors import UsageError


class Added(Struct, frozen=True):
    """A card, and whether it was made or had been there."""

    card: PracticeCard
    is_new: bool


def add_card(journal: Journal, record: ThoughtRecord, now: datetime) -> Added:
    """Let the fairer thought of a record be practiced from the next day on; one step with the record's link.

    Where the record has a card, or another card holds the same fairer thought, the record is linked to that.
    """
    if (card := _card_of(journal, record)) is not None:
        if record.card_id != card.id:
            journal.change(replace(record, card_id=card.id), now, base=record)
        return Added(card, False)
    begun = PracticeCard(
        situation=record.situation,
        old_thought=record.thought,
        fairer_thought=record.fairer_thought,
        thought_record_id=record.id,
        due_on=first_day(journal, now),
    )
    with journal.batch("added practice card", now):
        card = journal.add(begun, now)
        journal.change(replace(record, card_id=card.id), now, base=record)
    return Added(card, True)


def first_day(journal: Journal, now: datetime) -> date:
    """When a card that is made now is due: the next of the person's days."""
    return day_of(now, journal.day_starts_at) + timedelta(days=LADDER[0])


def must_be_new(journal: Journal, card: PracticeCard) -> None:
    """UsageError where another card holds the same fairer thought."""
    if any(other.id != card.id for other in _with_fairer_thought(journal, card.fairer_thought)):
        raise UsageError(
            "Another practice card has this fairer thought.", "Change that one, or other words here."
        )


def reviews_of(journal: Journal, card: PracticeCard) -> Sequence[PracticeReview]:
    """The reviews of a card in the order in which they were made."""
    return _in_order(review for review in journal.all(PracticeReview) if review.card_id == card.id)


def reviews_by_card(journal: Journal) -> Mapping[str, Sequence[PracticeReview]]:
    """The reviews of every card that has some, by its id, in the order in which they were made."""
    by_card: defaultdict[str, list[PracticeReview]] = defaultdict(list)
    for review in _in_order(journal.all(PracticeReview)):
        by_card[review.card_id].append(review)
    return dict(by_card)


def keep_rehearsal(
    journal: Journal,
    card: PracticeCard,
    grade: Grade,
    belief_old: int | None,
    belief_new: int | None,
    used_since: bool | None,
    now: datetime,
) -> PracticeCard:
    """Add a review to the log and move its card on the ladder, in one step; gives the card as it is now.

    After a clock was set back the review stands right behind the last one of the card, and the days until it
    comes back count from that one's day: nothing is asked sooner than the ladder says.
    """
    held = journal.get(PracticeCard, card.id) or card
    last = _last(journal, held)
    day = day_of(now, journal.day_starts_at)
    if last is not None:
        day = max(day, day_of(last.at, journal.day_starts_at))
    moved = held.graded(grade, day)
    review = PracticeReview(
        card_id=held.id,
        at=not_before(now, last.at if last else None),
        recall=grade,
        belief_old=belief_old,
        belief_new=belief_new,
        used_since=used_since,
        step_before=held.step,
        step_after=moved.step,
    )
    with journal.batch("practiced a thought", now):
        kept = journal.change(moved, now, base=held)
        journal.add(review, now)
    return kept


def dated_ahead(journal: Journal, card: PracticeCard, today: date) -> str:
    """Said where the last review of a card has a day that is still to come; empty elsewhere."""
    last = _last(journal, card)
    if last is None or (day := day_of(last.at, journal.day_starts_at)) <= today:
        return ""
    return f"The rehearsal before is dated {in_words(day, date.min)}, after today: the days count from there."


def _in_order(reviews: Iterable[PracticeReview]) -> Sequence[PracticeReview]:
    return sorted(reviews, key=lambda review: (instant(review.at), review.id))


def _last(journal: Journal, card: PracticeCard) -> PracticeReview | None:
    reviews = reviews_of(journal, card)
    return reviews[-1] if reviews else None


def _card_of(journal: Journal, record: ThoughtRecord) -> PracticeCard | None:
    """The card that was made from a record or is linked to it, else one with the same fairer thought."""
    if record.card_id and (linked := journal.get(PracticeCard, record.card_id)):
        return linked
    made = (card for card in journal.all(PracticeCard) if record.id and card.thought_record_id == record.id)
    return next(made, None) or next(_with_fairer_thought(journal, record.fairer_thought), None)


def _with_fairer_thought(journal: Journal, text: str) -> Iterator[PracticeCard]:
    if text.strip():
        yield from (card for card in journal.all(PracticeCard) if is_same_thought(card.fairer_thought, text))
