"""What is offered after a check-in."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.offer import Offer, offer_for
from tests.domain.moments import NOON, journal, mood

SOON = NOON + timedelta(minutes=59)
NOT_SAFE = CheckIn(at=NOON, mood=6, tags=("Not safe",))


def offered(check_in: CheckIn, held: CheckIn | None = None, book: Journal | None = None) -> Offer | None:
    return offer_for(check_in, held, book or journal(), SOON)


@pytest.mark.parametrize(
    ("check_in", "offer"),
    [
        (mood(3), None),
        (mood(2), "small things"),
        (CheckIn(at=NOON, stress=9), "small things"),
        (CheckIn(at=NOON, mood=0, stress=9), "small things"),
        (CheckIn(at=NOON, mood=0, stress=10), "help card first"),
        (NOT_SAFE, "help card"),
        (replace(NOT_SAFE, mood=0, stress=10), "help card"),
    ],
)
def test_the_harder_the_moment_the_nearer_the_help_card(check_in: CheckIn, offer: Offer | None) -> None:
    assert offered(check_in) == offer


def test_an_edit_offers_only_what_it_makes_true() -> None:
    assert offered(mood(1), mood(4)) == "small things"
    assert offered(mood(1), mood(2)) is None
    assert offered(NOT_SAFE, mood(6)) == "help card"
    assert offered(replace(NOT_SAFE, note="a word"), NOT_SAFE) is None


@pytest.mark.parametrize("before", [mood(1), NOT_SAFE, CheckIn(at=NOON - timedelta(days=3), stress=10)])
def test_there_is_one_offer_an_hour_but_the_tag_always_opens_the_card(before: CheckIn) -> None:
    book = journal()
    book.add(before, NOON)
    assert offered(mood(0), book=book) is None
    assert offered(NOT_SAFE, book=book) == "help card"
    assert offer_for(mood(0), None, book, NOON + timedelta(minutes=60)) == "small things"


def test_an_offer_that_an_edit_brought_counts_and_one_it_took_away_does_not() -> None:
    book = journal()
    held = book.add(mood(5), NOON - timedelta(hours=5))
    book.change(replace(held, note="a word"), NOON)
    assert offered(mood(0), book=book) == "small things"
    hard = book.change(replace(held, mood=1), NOON)
    assert offered(mood(0), book=book) is None
    book.change(replace(hard, mood=7), NOON)
    assert offered(mood(0), book=book) is None


def test_what_is_taken_back_was_offered_all_the_same_and_undo_offers_nothing() -> None:
    book = journal()
    book.add(mood(1), NOON)
    book.undo(NOON)
    assert offered(mood(1), book=book) is None
    old = journal()
    removed = old.add(mood(1), NOON - timedelta(hours=5))
    old.remove(removed, NOON - timedelta(hours=4))
    old.undo(NOON)
    assert offered(mood(1), book=old) == "small things"


def test_what_was_not_typed_just_now_was_no_offer() -> None:
    book = journal()
    with book.batch("imported", NOON):
        book.add(replace(mood(1), source="import:daylio"), NOON)
        book.add(replace(mood(1), created_at=NOON - timedelta(days=1)), NOON)
    assert offered(mood(0), book=book) == "small things"


@pytest.mark.parametrize(
    ("odd", "offer"),
    [
        ({"mood": 1}, "small things"),
        ({"mood": "low", "tags": [3], "created_at": "2026-11-23T11:30:00Z", "source": None}, "small things"),
        ({"mood": 1, "tags": None, "created_at": "yesterday"}, "small things"),
        ({"mood": 1, "created_at": "2026-11-23T11:30:00", "source": "app"}, None),
    ],
    ids=["bare", "words", "no-moment", "no-offset"],
)
def test_an_odd_row_of_another_program_in_the_history_stops_no_hard_check_in(
    odd: dict[str, Any], offer: Offer | None
) -> None:
    change = {"table": "check_ins", "id": "2", "before": None, "after": odd}
    step = {"id": "1", "at": "2026-11-23T11:30:00", "program": "other", "deed": "add", "what": "added"}
    book = Journal({"changes": msgspec.json.encode({"1": step | {"changes": [change]}})})
    assert offered(mood(0), book=book) == offer
