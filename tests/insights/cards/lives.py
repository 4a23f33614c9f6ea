"""Journals made up for the cards: what they say is known beforehand."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import msgspec

from mindtui.content.demo import demo_records, demo_tables
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from mindtui.insights.base import WEEKEND
from mindtui.insights.cards.card import Card, Deck
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.reading import read_diary

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def check_in(
    days_ago: int,
    mood: int | None,
    *,
    stress: int | None = None,
    tags: Iterable[str] = (),
    hour: int = 12,
    recalled: bool = False,
) -> CheckIn:
    """A check-in at an hour of a day."""
    at = datetime.combine(ago(days_ago), time(hour), UTC)
    skipped: tuple[RatingName, ...] = ("mood",) if mood is None else ()
    return CheckIn(at=at, mood=mood, stress=stress, tags=tuple(tags), skipped=skipped, recalled=recalled)


def done(days_ago: int, label: str = "Walk", *, before: int = 4, after: int = 6, guess: int = 3) -> Plan:
    """A plan that was done, with all its ratings."""
    return Plan(
        label=label,
        day=ago(days_ago),
        status="done",
        predicted=Ratings(pleasure=guess),
        actual=Actual(pleasure=after),
        mood_before=before,
        mood_after=after,
    )


def journal_of(records: Iterable[Record]) -> Journal:
    """A journal with these records."""
    journal = Journal()
    with journal.batch("made up", NOW):
        for record in records:
            journal.add(record, NOW)
    return journal


def diary_of(
    records: Iterable[Record],
    *,
    window: int = 90,
    typical: tuple[date, date] | None = None,
    weekend: tuple[int, ...] = WEEKEND,
) -> Diary:
    """What the cards need of some records."""
    since = ago(window - 1)
    return read_diary(journal_of(records), today=TODAY, since=since, typical=typical, weekend=weekend)


def deck_of(records: Iterable[Record], *, window: int = 90) -> Deck:
    """The cards of some records."""
    return cards(diary_of(records, window=window))


@cache
def demo_journal(years: float = 2) -> Journal:
    """The demo diary."""
    tables = demo_tables(demo_records(years=years, seed=1, now=NOW))
    return Journal({name: msgspec.json.encode(table) for name, table in tables.items()})


def demo_diary() -> Diary:
    """What the cards need of the demo diary."""
    return read_diary(demo_journal(), today=TODAY, since=ago(89))


@cache
def demo_deck() -> Deck:
    """Its cards."""
    return cards(demo_diary())


def by_key(deck: Deck) -> dict[str, Card]:
    """Cards by their keys, each of which comes once."""
    found = {card.key: card for card in deck.cards}
    assert len(found) == len(deck.cards)
    return found
