"""Saying how a plan went, and what follows from it."""

from datetime import date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Actual, Plan, Ratings, Status
from mindtui.domain.review import (
    beside_expected,
    first_places,
    keep_review,
    moves_in_a_row,
    near_mood,
    went_with_it,
)
from tests.domain.moments import NOON, TODAY, journal, mood

LATER = NOON + timedelta(hours=1)
EARLIER_DAY = TODAY - timedelta(days=3)


def with_ladder(*plans: Plan, rungs: tuple[Rung, ...] = ()) -> tuple[Journal, Ladder, list[Plan]]:
    """A journal with a ladder of two rungs, and plans that stand for rungs of it."""
    book = journal()
    two = (Rung("Write one line"), Rung("Send it", activity_id="overdue-reply"))
    ladder = book.add(Ladder(goal="Answer Ada", rungs=rungs or two), NOON)
    return book, ladder, [book.add(replace(plan, ladder_id=ladder.id), NOON) for plan in plans]


def days(book: Journal, ladder: Ladder) -> list[date | None]:
    """When each rung was done."""
    held = book.get(Ladder, ladder.id)
    assert held is not None
    return [rung.done_on for rung in held.rungs]


def say(book: Journal, plan: Plan, status: Status) -> Plan:
    """Review a plan as the journal holds it."""
    held = book.get(Plan, plan.id)
    assert held is not None
    return keep_review(book, held.reviewed(status), LATER, base=held)


@pytest.mark.parametrize(
    ("plan", "done_on"),
    [
        (Plan(label="write  ONE line", day=TODAY), [TODAY, None]),
        (Plan(label="Send the reply", activity_id="overdue-reply", day=TODAY), [None, TODAY]),
        (Plan(label="Write one line", activity_id="overdue-reply", day=TODAY), [TODAY, None]),
        (Plan(label="Something else", day=TODAY), [None, None]),
    ],
)
def test_a_rung_is_done_with_the_plan_that_stands_for_it(plan: Plan, done_on: list[date | None]) -> None:
    book, ladder, [planned] = with_ladder(plan)
    say(book, planned, "done")
    assert days(book, ladder) == done_on


@pytest.mark.parametrize("status", ["partly", "not-done", "dropped"])
def test_a_rung_that_was_not_climbed_stays_open(status: Status) -> None:
    book, ladder, [plan] = with_ladder(Plan(label="Send it", day=TODAY))
    say(book, plan, status)
    assert days(book, ladder) == [None, None]


def test_a_review_and_its_rung_are_one_step() -> None:
    book, ladder, [plan] = with_ladder(Plan(label="Send it", day=TODAY))
    say(book, plan, "done")
    assert days(book, ladder) == [None, TODAY]
    book.undo(LATER)
    assert days(book, ladder) == [None, None]
    assert book.all(Plan)[0].status == "planned"


@pytest.mark.parametrize("status", ["planned", "partly", "not-done", "dropped"])
def test_a_review_that_is_taken_back_takes_its_day_from_the_rung(status: Status) -> None:
    book, ladder, [plan] = with_ladder(Plan(label="Send it", day=TODAY))
    say(book, plan, "done")
    say(book, plan, status)
    assert days(book, ladder) == [None, None]


def test_a_rung_keeps_the_first_day_it_was_done_as_long_as_a_plan_holds_it() -> None:
    plans = [Plan(label="Send it", day=day) for day in (TODAY, EARLIER_DAY)]
    book, ladder, [today, earlier] = with_ladder(*plans)
    say(book, today, "done")
    say(book, earlier, "done")
    assert days(book, ladder) == [None, EARLIER_DAY]
    say(book, earlier, "not-done")
    assert days(book, ladder) == [None, TODAY]
    say(book, today, "not-done")
    assert days(book, ladder) == [None, None]


def test_a_day_that_somebody_gave_a_rung_before_the_plan_stays() -> None:
    by_hand = Rung("Send it", done_on=EARLIER_DAY)
    book, ladder, [plan] = with_ladder(Plan(label="Send it", day=TODAY), rungs=(by_hand,))
    say(book, plan, "done")
    say(book, plan, "not-done")
    assert days(book, ladder) == [EARLIER_DAY]


def test_a_plan_whose_ladder_is_gone_is_reviewed_all_the_same() -> None:
    book, ladder, [plan] = with_ladder(Plan(label="Send it", day=TODAY))
    book.remove(ladder, NOON)
    assert say(book, plan, "done").status == "done"


def test_a_review_keeps_what_another_window_wrote_meanwhile() -> None:
    book, ladder, [held] = with_ladder(Plan(label="Send it", day=TODAY))
    book.change(replace(held, note="from elsewhere"), NOON)
    kept = keep_review(book, held.reviewed("done"), LATER, base=held)
    assert (kept.status, kept.note) == ("done", "from elsewhere")
    assert days(book, ladder) == [None, TODAY]


@pytest.mark.parametrize(("days_ago", "recalled"), [(0, False), (1, False), (2, False), (3, True)])
@pytest.mark.parametrize("status", ["done", "partly", "not-done"])
def test_what_is_told_more_than_two_days_later_is_recalled(
    status: Status, days_ago: int, recalled: bool
) -> None:
    book = journal()
    plan = book.add(Plan(label="Swim", day=TODAY - timedelta(days=days_ago), start=time(13)), NOON)
    assert say(book, plan, status).recalled is recalled


def test_a_correction_does_not_make_a_review_recalled() -> None:
    book = journal()
    plan = book.add(Plan(label="Swim", day=TODAY), NOON)
    say(book, plan, "done")
    corrected = replace(book.all(Plan)[0], actual=Actual(7))
    assert not keep_review(book, corrected, NOON + timedelta(days=9)).recalled


def test_a_plan_that_was_moved_and_then_done_leads_nowhere() -> None:
    moved_plan = Plan(label="Swim", day=TODAY, status="moved", moved_to="another")
    assert moved_plan.reviewed("moved").moved_to == "another"
    assert moved_plan.reviewed("done").moved_to is None


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{TODAY}T{text}").replace(tzinfo=NOON.tzinfo)


@pytest.mark.parametrize(
    ("check_ins", "given"),
    [
        ([mood(6, at("17:40"))], (6, "17:40")),
        ([mood(6, at("18:00"))], (6, "18:00")),
        ([mood(6, at("15:00"))], (6, "15:00")),
        ([mood(6, at("14:59"))], None),
        ([mood(6, at("18:01"))], None),
        ([mood(4, at("16:00")), mood(6, at("17:00"))], (6, "17:00")),
        ([mood(4, at("16:00")), CheckIn(at=at("17:00"), stress=3)], (4, "16:00")),
        ([CheckIn(at=at("17:00"), mood=3, recalled=True)], None),
        ([CheckIn(at=at("17:00"), mood=3, whole_day=True)], None),
    ],
)
def test_the_mood_before_is_one_that_was_given_shortly_before(
    check_ins: list[CheckIn], given: tuple[int, str] | None
) -> None:
    book = journal()
    for check_in in check_ins:
        book.add(check_in, NOON)
    found = near_mood(book, Plan(label="Swim", day=TODAY, start=time(18)))
    assert (found and (found[0], f"{found[1]:%H:%M}")) == given


def test_a_plan_without_a_start_has_no_mood_before() -> None:
    book = journal()
    book.add(mood(6), NOON)
    assert near_mood(book, Plan(label="Swim", day=TODAY)) is None


def test_the_mood_before_may_stand_on_the_other_side_of_the_days_start() -> None:
    book = journal()
    book.add(mood(5, at("03:30")), NOON)
    found = near_mood(book, Plan(label="Early shift", day=TODAY, start=time(4, 30)))
    assert found is not None
    assert found[0] == 5


def moved(book: Journal, times: int) -> Plan:
    """A plan that was moved so often."""
    plan = book.add(Plan(label="Swim", day=TODAY), NOON)
    for _ in range(times):
        fresh = book.add(replace(plan, id="", day=plan.day + timedelta(days=1)), NOON)
        book.change(replace(plan.reviewed("moved"), moved_to=fresh.id), NOON)
        plan = fresh
    return plan


@pytest.mark.parametrize("times", [0, 1, 3])
def test_moves_are_counted_along_the_chain_that_leads_to_a_plan(times: int) -> None:
    book = journal()
    book.add(Plan(label="Another", day=TODAY, status="moved", moved_to="gone"), NOON)
    assert moves_in_a_row(book, moved(book, times)) == times


def test_a_plan_that_was_moved_is_known_by_what_it_began_with() -> None:
    book = journal()
    last = moved(book, 2)
    first, second, _ = book.all(Plan)
    assert first_places(book) == {second.id: first.id, last.id: first.id}


def test_a_chain_that_bites_its_tail_ends() -> None:
    book = journal()
    last = moved(book, 2)
    first = book.all(Plan)[0]
    book.change(replace(last.reviewed("moved"), moved_to=first.id), NOON)
    assert moves_in_a_row(book, last) == 2


@pytest.mark.parametrize(
    ("predicted", "actual", "words"),
    [
        (Ratings(pleasure=4), Actual(7, 5), "Pleasure 7, you expected 4."),
        (Ratings(4, 6), Actual(7, 5), "Pleasure 7, mastery 5, you expected 4 and 6."),
        (Ratings(4, 6, 5), Actual(7, 5, 0), "Pleasure 7, mastery 5, difficulty 0, you expected 4, 6 and 5."),
        (Ratings(mastery=0), Actual(7), ""),
        (Ratings(), Actual(7), ""),
    ],
)
def test_what_was_felt_stands_beside_what_was_expected(
    predicted: Ratings, actual: Actual, words: str
) -> None:
    assert beside_expected(Plan(label="Swim", day=TODAY, predicted=predicted, actual=actual)) == words


@pytest.mark.parametrize(
    ("was", "status", "words"),
    [
        ("done", "dropped", "pleasure 0, 40 min, mood 8 after, mood 3 before"),
        ("done", "partly", ""),
        ("not-done", "dropped", "“no time”"),
        ("not-done", "done", ""),
        ("planned", "dropped", ""),
    ],
)
def test_what_is_no_longer_in_a_plan_after_another_outcome_is_said(
    was: Status, status: Status, words: str
) -> None:
    plan = Plan(label="Swim", day=TODAY, status=was, barrier="no time" if was == "not-done" else None)
    if plan.was_done:
        plan = replace(plan, actual=Actual(pleasure=0, minutes=40), mood_after=8)
    if was != "planned":
        plan = replace(plan, mood_before=3)
    after = plan.reviewed(status)
    assert went_with_it(plan, after) == words
