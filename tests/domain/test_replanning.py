"""Plans that come from other plans."""

from datetime import time, timedelta

import pytest

from mindtui.domain.clock import week_of
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.replanning import copies, put_on
from mindtui.errors import UsageError
from tests.support.app import NOW

TODAY = NOW.date()
WEEK = week_of(TODAY)
"""Its first day is today."""
FULL = Plan(
    label="Swim",
    day=TODAY - timedelta(days=6),
    start=time(8),
    minutes=40,
    first_step="Pack the bag",
    area="body",
    status="done",
    predicted=Ratings(pleasure=5),
    actual=Actual(pleasure=7, minutes=50),
    motivation_before=3,
    mood_before=4,
    mood_after=6,
    note="cold",
    recalled=True,
    repeat="FREQ=DAILY;COUNT=2",
    series_id="s",
    homework_id="h",
    trial_id="t",
    experiment_id="e",
)


def holding(*plans: Plan) -> Journal:
    journal = Journal()
    for plan in plans:
        journal.add(plan, NOW)
    return journal


def labels(journal: Journal) -> list[str]:
    return [plan.label for plan in copies(journal, WEEK, TODAY)]


def test_an_open_plan_that_is_put_on_another_day_names_the_new_one_in_one_step() -> None:
    journal = holding(Plan(label="Swim", day=TODAY, series_id="s", repeat="FREQ=DAILY;COUNT=2"))
    [held] = journal.all(Plan)
    moved = put_on(journal, held, TODAY + timedelta(days=1), NOW)
    assert (moved.status, moved.day, moved.series_id) == ("planned", TODAY + timedelta(days=1), "s")
    old = journal.get(Plan, held.id)
    assert old is not None
    assert (old.status, old.moved_to, old.day) == ("moved", moved.id, TODAY)
    assert len(journal.all(Step)[-1].changes) == 2
    journal.undo(NOW)
    assert [plan.status for plan in journal.all(Plan)] == ["planned"]


def test_a_reviewed_plan_stays_and_is_planned_again_without_how_it_went_or_its_series() -> None:
    journal = holding(FULL)
    [held] = journal.all(Plan)
    again = put_on(journal, held, TODAY, NOW)
    assert journal.get(Plan, held.id) == held
    assert (again.status, again.actual, again.note, again.recalled) == ("planned", Actual(), "", False)
    assert (again.mood_before, again.motivation_before) == (None, None)
    assert (again.series_id, again.repeat, again.homework_id) == (None, None, "h")


def test_a_plan_that_another_window_reviewed_meanwhile_keeps_its_review() -> None:
    journal = holding(Plan(label="Swim", day=TODAY))
    [held] = journal.all(Plan)
    journal.change(held.reviewed("done"), NOW)
    again = put_on(journal, held, TODAY + timedelta(days=1), NOW)
    assert [plan.status for plan in journal.all(Plan)] == ["done", "planned"]
    assert again.day == TODAY + timedelta(days=1)


def test_no_plan_goes_to_a_day_that_is_past() -> None:
    journal = holding(Plan(label="Swim", day=TODAY))
    with pytest.raises(UsageError, match=r"Yesterday is past\. A plan goes to today or a later day"):
        put_on(journal, journal.all(Plan)[0], TODAY - timedelta(days=1), NOW)
    assert [plan.status for plan in journal.all(Plan)] == ["planned"]


def test_a_copy_is_a_new_open_plan_on_the_same_weekday() -> None:
    [copy] = copies(holding(FULL), WEEK, TODAY)
    assert copy == Plan(
        label="Swim",
        day=FULL.day + timedelta(weeks=1),
        start=time(8),
        minutes=40,
        first_step="Pack the bag",
        area="body",
    )


def test_what_was_dropped_moved_or_an_idea_is_not_copied() -> None:
    plans = [
        Plan(label=status, day=TODAY - timedelta(days=3), status=status)
        for status in Plan.__annotations__["status"].__args__
    ]
    assert sorted(labels(holding(*plans))) == ["done", "not-done", "partly", "planned"]


def test_what_was_done_without_a_plan_is_not_copied() -> None:
    day = TODAY - timedelta(days=3)
    planned = Plan(label="Swim", day=day, status="done")
    assert labels(holding(planned, Plan(label="Soup", day=day, status="done", unplanned=True))) == ["Swim"]


def test_what_stands_there_already_is_not_copied_again() -> None:
    last = TODAY - timedelta(days=6)
    journal = holding(
        Plan(label="Swim", day=last, start=time(8)),
        Plan(label="Swim", day=last, start=time(18)),
        Plan(label="swim ", day=last + timedelta(weeks=1), start=time(18)),
        Plan(label="Stretch", day=last, series_id="s"),
        Plan(label="Stretch more", day=last + timedelta(weeks=1), series_id="s"),
        Plan(label="Walk", day=last),
        Plan(label="Walk", day=last),
    )
    found = copies(journal, WEEK, TODAY)
    assert sorted((plan.label, plan.start) for plan in found if plan.start) == [("Swim", time(8))]
    assert [plan.label for plan in found if not plan.start] == ["Walk"]


def test_nothing_is_copied_to_a_day_that_is_past() -> None:
    journal = holding(
        *(Plan(label=f"{n}", day=TODAY - timedelta(days=7) + timedelta(days=n)) for n in range(7))
    )
    wednesday = TODAY + timedelta(days=2)
    assert [plan.day for plan in copies(journal, WEEK, wednesday)] == list(WEEK[2:])
