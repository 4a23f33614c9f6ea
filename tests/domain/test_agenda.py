"""What a day holds and what waits for an answer."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.agenda import (
    Tally,
    came_back,
    due_cards,
    due_experiments,
    due_plans,
    quiet_days,
    shown_plans,
    tally,
)
from mindtui.domain.experiment import Experiment
from mindtui.domain.plan import Plan, Status
from mindtui.domain.practice import PracticeCard
from tests.domain.moments import NOON, TODAY, journal, mood


@pytest.mark.parametrize(
    ("plan", "due"),
    [
        (Plan(label="a", day=TODAY, start=time(11, 30), minutes=30), True),
        (Plan(label="a", day=TODAY, start=time(11, 30), minutes=31), False),
        (Plan(label="a", day=TODAY, start=time(12, 0)), True),
        (Plan(label="a", day=TODAY, start=time(12, 1)), False),
        (Plan(label="a", day=TODAY), False),
        (Plan(label="a", day=TODAY, start=time(1, 0)), False),
        (Plan(label="a", day=TODAY - timedelta(days=1)), True),
        (Plan(label="a", day=TODAY - timedelta(days=1), start=time(1, 0)), True),
        (Plan(label="a", day=TODAY + timedelta(days=1), start=time(8, 0)), False),
    ],
)
def test_a_plan_is_due_when_its_time_is_past(plan: Plan, due: bool) -> None:
    assert plan.is_due(NOON) is due


@pytest.mark.parametrize("status", ["idea", "done", "partly", "not-done", "moved", "dropped"])
def test_only_an_open_plan_is_due(status: Status) -> None:
    assert not Plan(label="a", day=date(2026, 11, 1), status=status).is_due(NOON)


def test_due_plans_come_oldest_first_and_not_from_long_ago() -> None:
    book = journal()
    for days in (1, 14, 15, 3):
        book.add(Plan(label=f"{days} days ago", day=TODAY - timedelta(days=days)), NOON)
    assert [plan.label for plan in due_plans(book, NOON)] == ["14 days ago", "3 days ago", "1 days ago"]


def test_due_cards_are_those_that_come_back_the_longest_due_first() -> None:
    book = journal()
    card = PracticeCard(old_thought="old", fairer_thought="fair", due_on=TODAY)
    for days in (-1, 0, 3):
        due_on = TODAY - timedelta(days=days)
        book.add(replace(card, fairer_thought=f"due {days} days ago", due_on=due_on), NOON)
    book.add(replace(card, paused=True), NOON)
    book.add(replace(card, retired=True), NOON)
    assert [card.fairer_thought for card in due_cards(book, TODAY)] == ["due 3 days ago", "due 0 days ago"]


def test_an_experiment_waits_for_its_outcome_once_its_day_is_past() -> None:
    book = journal()
    for days in (-1, 0, 1, 400):
        book.add(Experiment(prediction=f"{days}", by_day=TODAY - timedelta(days=days)), NOON)
    book.add(Experiment(prediction="done", by_day=TODAY - timedelta(days=2), state="done"), NOON)
    book.add(Experiment(prediction="no day"), NOON)
    assert [one.title() for one in due_experiments(book, TODAY)] == ["1", "400"]


@pytest.mark.parametrize(
    ("status", "days", "due"),
    [
        ("done", 0, True),
        ("partly", 14, True),
        ("done", 15, False),
        ("planned", 0, False),
        ("not-done", 0, False),
        ("moved", 0, False),
    ],
)
def test_an_experiment_waits_for_its_outcome_once_its_plan_was_done(
    status: Status, days: int, due: bool
) -> None:
    book = journal()
    plan = book.add(Plan(label="Ask", day=TODAY - timedelta(days=days), status=status), NOON)
    held = book.add(Experiment(prediction="They laugh", plan_id=plan.id), NOON)
    assert list(due_experiments(book, TODAY)) == ([held] if due else [])


def test_an_experiment_that_was_planned_again_waits_for_that_plan() -> None:
    book = journal()
    held = book.add(Experiment(prediction="They laugh"), NOON)
    book.add(Plan(label="Ask", day=TODAY, status="partly", experiment_id=held.id), NOON)
    again = book.add(Plan(label="Ask", day=TODAY, experiment_id=held.id), NOON)
    book.change(replace(held, plan_id=again.id), NOON)
    assert list(due_experiments(book, TODAY)) == []


def test_a_tally_counts_what_was_planned_for_the_day() -> None:
    statuses: list[Status] = ["planned", "done", "done", "partly", "not-done", "moved", "dropped", "idea"]
    plans = [Plan(label="a", day=TODAY, status=status) for status in statuses]
    counted = tally(plans)
    assert (counted.planned, counted.done, counted.partly, counted.unplanned) == (5, 2, 1, 0)


def test_what_was_done_without_a_plan_is_never_called_planned() -> None:
    plans = [Plan(label="a", day=TODAY, status="done"), Plan(label="a", day=TODAY, status="partly")]
    besides = [replace(plan, unplanned=True) for plan in plans]
    assert tally([*plans, *besides]).words() == "1 of 2 planned, 1 partly, 2 unplanned"
    assert tally(besides).words() == "2 unplanned"
    assert tally([replace(besides[0], status="not-done")]).words() == ""


@pytest.mark.parametrize(
    ("planned", "done", "partly", "words"),
    [
        (9, 6, 2, "6 of 9 planned, 2 partly"),
        (3, 3, 0, "3 of 3 planned"),
        (3, 0, 0, "3 planned"),
        (3, 0, 1, "3 planned, 1 partly"),
        (0, 0, 0, ""),
    ],
)
def test_a_tally_says_what_was_done_and_never_that_nothing_was(
    planned: int, done: int, partly: int, words: str
) -> None:
    assert Tally(planned, done, partly).words() == words


def test_a_moved_plan_is_shown_where_it_went() -> None:
    book = journal()
    moved = book.add(Plan(label="a", day=TODAY, status="moved"), NOON)
    kept = book.add(replace(moved, id="", created_at=None, status="planned"), NOON)
    assert list(shown_plans(book, TODAY)) == [kept]


@pytest.mark.parametrize(("days_ago", "quiet"), [(0, 0), (1, 0), (2, 1), (6, 5)])
def test_quiet_days_lie_between_the_last_check_in_and_today(days_ago: int, quiet: int) -> None:
    book = journal()
    assert quiet_days(book, TODAY) == 0
    book.add(mood(5, NOON - timedelta(days=days_ago)), NOON)
    assert quiet_days(book, TODAY) == quiet


@pytest.mark.parametrize(("days_ago", "said"), [(6, "You came back after 5 quiet days."), (2, ""), (0, "")])
def test_coming_back_is_said_once_there_is_a_check_in(days_ago: int, said: str) -> None:
    book = journal()
    book.add(mood(5, NOON - timedelta(days=days_ago)), NOON)
    assert came_back(book, TODAY) == ""
    book.add(mood(5), NOON)
    assert came_back(book, TODAY) == said
