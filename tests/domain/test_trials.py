"""Trials among other records: one coin for one thing, and the days on which it was done."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.query import found
from mindtui.domain.record import Record
from mindtui.domain.retelling import retold
from mindtui.domain.trial import Trial
from mindtui.domain.trials import change_trial, coins, done_days, ended_trials, keep_trial, plans_of
from mindtui.errors import UsageError
from tests.domain.test_trial import START, days, trial
from tests.support.app import NOW

YESTERDAY_OF_IT = START - timedelta(days=1)


def journal(*records: Record) -> Journal:
    held = Journal()
    for n, record in enumerate(records):
        held.add(record, NOW + timedelta(seconds=n))
    return held


def day(n: int) -> date:
    """Day n of the trial."""
    return START + timedelta(days=n - 1)


def labels(trials: Iterable[Trial]) -> list[str]:
    return [one.label for one in trials]


def test_every_running_trial_has_its_coin_today() -> None:
    held = journal(trial(), replace(trial(), label="Draw", state="stopped"), replace(trial(), label="Sing"))
    assert [(coin.trial.label, coin.arm, coin.day) for coin in coins(held, day(2))] == [
        ("Walk by the river", "skip", "day 2 of 20"),
        ("Sing", "skip", "day 2 of 20"),
    ]
    assert coins(held, YESTERDAY_OF_IT) == coins(held, day(21)) == []


def test_a_trial_that_is_over_waits_for_a_look() -> None:
    held = journal(trial(), replace(trial(), label="Sing", state="finished"))
    assert labels(ended_trials(held, day(20))) == []
    assert labels(ended_trials(held, day(21))) == ["Walk by the river"]


@pytest.mark.parametrize(
    "other",
    [
        {"label": "walk  by the RIVER", "activity_id": None, "measure": "stress"},
        {"label": "A walk", "activity_id": "walk"},
    ],
    ids=str,
)
def test_two_coins_about_one_thing_are_refused(other: dict[str, object]) -> None:
    held = journal(replace(trial(), activity_id="walk"))
    with pytest.raises(UsageError, match="is running until"):
        keep_trial(held, replace(trial(), **other), NOW)
    assert len(held.all(Trial)) == 1


@pytest.mark.parametrize("ahead", [0, 40])
def test_once_a_trial_has_ended_the_same_may_be_tried_again(ahead: int) -> None:
    held = journal(replace(trial(), state="running" if ahead else "stopped"))
    start = START + timedelta(days=ahead)
    again = replace(trial(), start_day=start, allocation=days(start=start))
    assert keep_trial(held, again, NOW + timedelta(days=ahead)).id
    assert len(held.all(Trial)) == 2


def test_a_form_left_open_over_night_begins_no_trial_on_a_day_without_a_coin() -> None:
    held = journal()
    with pytest.raises(UsageError, match="tomorrow or later"):
        keep_trial(held, trial(), NOW + timedelta(days=1))
    assert not held.all(Trial)


def test_a_plan_that_was_done_counts_whatever_it_was_made_for() -> None:
    held = journal(
        Plan(label="Walk by the river", day=day(1), status="done", activity_id="walk", trial_id="x"),
        Plan(label="A walk", day=day(2), status="partly", activity_id="walk"),
        Plan(label="walk by the river", day=day(3), status="done"),
        Plan(label="Walk by the river", day=day(4), status="not-done", activity_id="walk"),
        Plan(label="Walk by the river", day=day(5), activity_id="walk"),
        Plan(label="Swim", day=day(6), status="done", activity_id="swim", trial_id="x"),
        Plan(label="Walk by the river", day=day(0), status="done", activity_id="walk"),
        Plan(label="Walk by the river", day=day(21), status="done", activity_id="walk"),
    )
    tried = replace(trial(), activity_id="walk")
    assert done_days(held, tried) == [day(1), day(2), day(3)]
    assert [plan.label for plan in plans_of(held, tried, day(2))] == ["A walk"]


def test_a_trial_is_found_by_its_words_and_named_by_undo() -> None:
    held = journal(replace(trial(), note="why [/b] not"))
    assert [type(record) for record in found(held, "river not")] == [Trial]
    at: datetime = NOW + timedelta(hours=1)
    assert retold(held.undo(at), held, at.date()) == "added trial, “Walk by the river”"
    held.redo(at)
    assert labels(held.all(Trial)) == ["Walk by the river"]


@pytest.mark.parametrize(
    ("state", "other", "ahead"),
    [
        ("running", {"label": "take my pills"}, 3),
        ("running", {"measure": "stress"}, 3),
        ("finished", {"measure": "energy"}, 40),
        ("running", {"state": "finished"}, 3),
        ("running", {"state": "stopped"}, 40),
        ("stopped", {"state": "running"}, 3),
        ("finished", {"state": "stopped"}, 40),
    ],
)
def test_what_a_coin_was_tossed_for_cannot_be_changed_nor_a_result_unmade(
    state: str, other: dict[str, object], ahead: int
) -> None:
    held = journal(replace(trial(), state=state))
    [stored] = held.all(Trial)
    with pytest.raises(UsageError):
        change_trial(held, replace(stored, **other), NOW + timedelta(days=ahead))
    assert held.all(Trial) == [stored]


def test_a_note_can_be_changed_and_a_running_trial_stopped() -> None:
    held = journal(trial())
    [stored] = held.all(Trial)
    changed = change_trial(held, replace(stored, note="in the evenings", state="stopped"), NOW)
    assert (changed.note, changed.state) == ("in the evenings", "stopped")
    held.undo(NOW)
    assert [one.state for one in held.all(Trial)] == ["running"]
