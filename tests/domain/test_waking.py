"""Waking times, one a day, and what another moment makes of a check-in."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.slots import Slot
from mindtui.domain.waking import add_with_waking, keep_waking, moved, told_waking, waking
from mindtui.domain.when import When
from mindtui.errors import NothingFound
from tests.domain.moments import NOON, TODAY, journal, mood

LATER = NOON + timedelta(minutes=1)
YESTERDAY = TODAY - timedelta(days=1)


def woke(hour: int, **fields: Any) -> WakeTime:
    return WakeTime(day=TODAY, time=time(hour), **fields)


def test_the_last_word_about_waking_counts_and_is_the_only_one() -> None:
    book = journal()
    keep_waking(book, woke(9), NOON)
    keep_waking(book, woke(7), LATER)
    [kept] = book.all(WakeTime)
    assert (kept.time, kept.created_at, kept.updated_at) == (time(7), NOON, LATER)


def test_of_two_waking_times_in_a_file_the_one_told_last_counts_until_a_third_replaces_both() -> None:
    book = journal()
    book.add(woke(9), NOON)
    book.add(woke(7), LATER)
    told = told_waking(book, TODAY)
    assert told is not None
    assert told.time == time(7)
    keep_waking(book, woke(8), LATER)
    assert [one.time for one in book.all(WakeTime)] == [time(8)]


def test_what_was_told_counts_before_what_was_assumed() -> None:
    book = journal()
    book.add(woke(7), NOON)
    book.add(woke(9, source="assumed"), LATER)
    supposed = waking(book, TODAY)
    assert supposed is not None
    assert (supposed.at, supposed.assumed) == (time(7), False)


def test_a_day_with_two_waking_times_weighs_as_much_as_one_with_one() -> None:
    book = journal()
    for days_back, hours in enumerate(((6, 6), (8,), (10,)), start=1):
        for hour in hours:
            book.add(WakeTime(day=TODAY - timedelta(days=days_back), time=time(hour)), NOON)
    supposed = waking(book, TODAY)
    assert supposed is not None
    assert supposed.at == time(8)


def test_a_check_in_and_its_waking_time_are_one_step() -> None:
    book = journal()
    added = add_with_waking(book, mood(5), woke(7), NOON)
    assert (list(book.all(CheckIn)), len(book.all(WakeTime)), len(book.all(Step))) == ([added], 1, 1)
    assert add_with_waking(book, mood(6), None, NOON).mood == 6


def entered(at: datetime, **fields: Any) -> tuple[Journal, CheckIn]:
    book = journal()
    return book, book.add(CheckIn(at=at, mood=5, **fields), NOON)


def test_a_guessed_slot_follows_the_waking_time_and_a_chosen_one_stays() -> None:
    book = journal()
    half_past = NOON.replace(hour=7, minute=30)
    slots: tuple[Slot | None, ...] = ("wake", "bedtime", None)
    guessed, chosen, none = (book.add(replace(mood(5), at=half_past, slot=slot), NOON) for slot in slots)
    whole = book.add(replace(mood(5), at=half_past, whole_day=True), NOON)
    add_with_waking(book, mood(6), woke(7), LATER)
    held = [book.get(CheckIn, one.id) for one in (guessed, chosen, none, whole)]
    assert [one.slot for one in held if one] == ["wake+30", "bedtime", None, None]
    assert len(book.all(Step)) == 5


def test_a_waking_time_that_another_window_changed_meanwhile_stays_what_it_is_there() -> None:
    book = journal()
    keep_waking(book, woke(7), NOON)
    [held] = book.all(WakeTime)
    guessed = book.add(replace(mood(5), at=NOON.replace(hour=7, minute=30), slot="wake+30"), NOON)
    book.change(replace(held, day=YESTERDAY), LATER)
    keep_waking(book, replace(held, time=time(8)), LATER, base=held)
    assert [(one.day, one.time) for one in book.all(WakeTime)] == [(YESTERDAY, time(8))]
    assert book.all(CheckIn) == [guessed]
    book.remove(held, LATER)
    with pytest.raises(NothingFound, match="no longer in the journal"):
        keep_waking(book, replace(held, time=time(9)), LATER, base=held)
    assert not book.all(WakeTime)


def test_a_guessed_slot_follows_the_time_and_a_chosen_one_stays() -> None:
    evening = When(NOON.replace(hour=21))
    assert moved(*entered(NOON, slot="midday"), evening, LATER).slot == "bedtime"
    assert moved(*entered(NOON, slot="late-afternoon"), evening, LATER).slot == "late-afternoon"
    assert moved(*entered(NOON), evening, LATER).slot is None
    assert moved(*entered(NOON.replace(hour=15)), evening, LATER).slot == "bedtime"


def test_a_whole_day_has_no_slot_and_an_hour_brings_one_back() -> None:
    book, held = entered(NOON, slot="midday")
    whole = moved(book, held, When(NOON - timedelta(days=1), day_only=True), LATER).admitted()
    assert (whole.whole_day, whole.slot) == (True, None)
    timed = moved(book, whole, When(NOON), LATER)
    assert (timed.whole_day, timed.slot) == (False, "midday")


@pytest.mark.parametrize(
    ("held", "hours", "recalled"),
    [
        # Entered at once, changed a month later: nothing was recalled.
        ({}, 1, False),
        ({}, 47, False),
        ({}, 49, True),
        ({"recalled": True}, 1, True),
        ({"source": "import:daylio"}, 200, False),
        ({"source": "import:daylio", "recalled": True}, 1, True),
    ],
)
def test_recalled_means_late_when_it_was_entered(held: dict[str, Any], hours: int, recalled: bool) -> None:
    book, check_in = entered(NOON, **held)
    month_later = NOON + timedelta(days=30)
    assert moved(book, check_in, When(NOON - timedelta(hours=hours)), month_later).recalled is recalled


def test_a_late_entry_that_is_moved_near_is_not_recalled_any_more() -> None:
    book, late = entered(NOON - timedelta(days=5), recalled=True)
    assert not moved(book, late, When(NOON - timedelta(hours=1)), LATER).recalled


def test_the_slot_of_another_day_goes_by_its_own_waking_time() -> None:
    book, held = entered(NOON, slot="midday")
    keep_waking(book, replace(woke(7), day=YESTERDAY), NOON)
    half_past = When(NOON.replace(hour=7, minute=30) - timedelta(days=1))
    assert moved(book, held, half_past, LATER).slot == "wake+30"
