"""Experiments beside their plans and thought records: nothing that was written vanishes."""

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.experiment import Experiment
from mindtui.domain.experiments import (
    add_experiment,
    blank_test,
    change_experiment,
    drop_experiment,
    finish_experiment,
    plan_of,
    plan_test,
    side_of,
)
from mindtui.domain.journal import Journal
from mindtui.domain.plan import MOST_LETTERS, Plan
from mindtui.domain.record import Record, as_doc
from mindtui.domain.replanning import put_on
from mindtui.domain.review import keep_review
from mindtui.domain.thought import Side, ThoughtRecord
from mindtui.errors import MindTUIError, NothingFound, UsageError
from tests.domain.moments import NOON

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
KINDS: tuple[type[Record], ...] = (Experiment, Plan, ThoughtRecord)


def a_journal() -> Journal:
    return Journal(random=Random(1))


def thought(journal: Journal) -> ThoughtRecord:
    record = ThoughtRecord(
        at=NOON,
        thought="Nobody wants me there",
        evidence_for=("They sat together",),
        evidence_against=("Ana waved",),
        state="finished",
    )
    return journal.add(record, NOON)


def experiment_of(journal: Journal, record: ThoughtRecord | None = None) -> Experiment:
    """An experiment with its plan for today."""
    wanted = Experiment(
        thought_record_id=record.id if record else None,
        prediction="Nobody will talk to me",
        belief_before=80,
        test="Sit with them at lunch",
    )
    return add_experiment(journal, wanted, blank_test(wanted, TODAY), NOON)


def content_of(journal: Journal) -> list[dict[str, object]]:
    """Everything that is in a journal, but for the moments of change."""
    rows = [as_doc(record) for kind in KINDS for record in journal.all(kind)]
    return [{name: value for name, value in row.items() if name != "updated_at"} for row in rows]


def test_an_experiment_its_plan_and_its_record_know_each_other_after_one_step() -> None:
    journal = a_journal()
    before = thought(journal)
    experiment = experiment_of(journal, before)
    [plan], [record] = journal.all(Plan), journal.all(ThoughtRecord)
    assert (plan.label, plan.experiment_id, experiment.plan_id) == (
        "Sit with them at lunch",
        experiment.id,
        plan.id,
    )
    assert record.experiment_ids == (experiment.id,)
    journal.undo(NOON)
    assert (journal.all(Experiment), journal.all(Plan)) == ([], [])
    assert journal.all(ThoughtRecord)[0].experiment_ids == ()


def test_without_a_plan_and_a_record_it_stands_alone() -> None:
    journal = a_journal()
    made = add_experiment(
        journal, Experiment(prediction="It will rain", thought_record_id="gone"), None, NOON
    )
    assert (made.plan_id, made.thought_record_id, plan_of(journal, made)) == (None, "gone", None)


@pytest.mark.parametrize(
    ("side", "pro", "contra"),
    [("for", 2, 1), ("against", 1, 2), (None, 1, 1)],
)
def test_the_outcome_joins_the_side_that_was_picked(side: Side | None, pro: int, contra: int) -> None:
    journal = a_journal()
    experiment = experiment_of(journal, thought(journal))
    done = finish_experiment(journal, experiment, " Two of them\ntalked to me ", "no", 30, side, NOON)
    assert (done.state, done.outcome, done.came_true, done.belief_after) == (
        "done",
        "Two of them\ntalked to me",
        "no",
        30,
    )
    record = journal.all(ThoughtRecord)[0]
    assert (len(record.evidence_for), len(record.evidence_against)) == (pro, contra)
    line = "Two of them talked to me (tested Mon, Nov 23, 2026)"
    assert (line in (*record.evidence_for, *record.evidence_against)) == (side is not None)
    assert side_of(journal, done) == side
    journal.undo(NOON)
    assert journal.all(Experiment)[0].state == "open"
    assert journal.all(ThoughtRecord)[0].evidence_against == ("Ana waved",)


def test_the_day_of_the_test_stands_with_the_outcome() -> None:
    journal = a_journal()
    experiment = experiment_of(journal, thought(journal))
    keep_review(journal, journal.all(Plan)[0].reviewed("done"), NOON)
    finish_experiment(journal, experiment, "Two did", None, None, "against", NOON + timedelta(days=3))
    assert journal.all(ThoughtRecord)[0].evidence_against[-1] == "Two did (tested Mon, Nov 23, 2026)"


def test_what_is_said_again_takes_the_place_of_what_was_said_before() -> None:
    journal = a_journal()
    experiment = experiment_of(journal, thought(journal))
    done = finish_experiment(journal, experiment, "Two did", "no", 30, "against", NOON)
    journal.change(
        replace(
            journal.all(ThoughtRecord)[0],
            evidence_against=(*journal.all(ThoughtRecord)[0].evidence_against, "Later"),
        ),
        NOON,
    )
    again = finish_experiment(journal, done, "Three did", "no", 20, "against", NOON)
    record = journal.all(ThoughtRecord)[0]
    assert record.evidence_against == ("Ana waved", "Three did (tested Mon, Nov 23, 2026)", "Later")
    finish_experiment(journal, again, "Three did", "no", 20, "for", NOON)
    record = journal.all(ThoughtRecord)[0]
    assert record.evidence_against == ("Ana waved", "Later")
    assert record.evidence_for[-1] == "Three did (tested Mon, Nov 23, 2026)"


@pytest.mark.parametrize("side", ["against", None])
def test_of_two_tests_with_the_same_outcome_each_changes_its_own_line(side: Side | None) -> None:
    journal = a_journal()
    record = thought(journal)
    first, second = experiment_of(journal, record), experiment_of(journal, record)
    for experiment, day, picked in ((first, TODAY - timedelta(days=1), "against"), (second, TODAY, side)):
        plan = plan_of(journal, experiment)
        assert plan is not None
        keep_review(journal, replace(plan, day=day, status="done"), NOON)
        finish_experiment(journal, experiment, "Nobody laughed", "no", 20, picked, NOON)
    held = {one.id: one for one in journal.all(Experiment)}
    assert side_of(journal, held[first.id]) == "against"
    assert side_of(journal, held[second.id]) == side
    finish_experiment(journal, second, "Ana smiled", "no", 20, "for", NOON)
    [kept] = journal.all(ThoughtRecord)
    assert kept.evidence_for[1:] == ("Ana smiled (tested Mon, Nov 23, 2026)",)
    assert kept.evidence_against[1:] == ("Nobody laughed (tested Sun, Nov 22, 2026)",)


def test_an_outcome_says_something() -> None:
    journal = a_journal()
    with pytest.raises(UsageError, match="Say what happened"):
        finish_experiment(journal, experiment_of(journal), "  ", None, 40, None, NOON)
    assert journal.all(Experiment)[0].state == "open"


def test_where_the_record_is_gone_the_outcome_stays_in_the_experiment() -> None:
    journal = a_journal()
    record = thought(journal)
    experiment = experiment_of(journal, record)
    journal.remove(record, NOON)
    done = finish_experiment(journal, experiment, "Two did", "no", 30, "against", NOON)
    assert (done.outcome, done.thought_record_id, side_of(journal, done)) == ("Two did", record.id, None)


def test_the_experiment_follows_its_plan_to_another_day() -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    moved = put_on(journal, journal.all(Plan)[0], TOMORROW, NOON)
    now = journal.all(Experiment)[0]
    assert (now.plan_id, moved.experiment_id) == (moved.id, experiment.id)
    # Also where a program that knows nothing of experiments moved it.
    assert plan_of(journal, experiment) == moved
    journal.remove(moved, NOON)
    assert plan_of(journal, now) is None
    stays = plan_of(journal, experiment)
    assert stays is not None
    assert stays.status == "moved"
    journal.undo(NOON)
    journal.undo(NOON)
    assert journal.all(Experiment)[0].plan_id == experiment.plan_id


def test_plans_that_were_moved_in_a_circle_end_somewhere() -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    [plan] = journal.all(Plan)
    other = journal.add(Plan(label="Other", day=TODAY, status="moved", moved_to=plan.id), NOON)
    journal.change(replace(plan, status="moved", moved_to=other.id), NOON)
    assert plan_of(journal, experiment) in journal.all(Plan)


@pytest.mark.parametrize("fate", ["deleted", "dropped", "not-done"])
def test_an_experiment_stays_open_whatever_becomes_of_its_plan_and_is_planned_again(fate: str) -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    [plan] = journal.all(Plan)
    if fate == "deleted":
        journal.remove(plan, NOON)
    else:
        keep_review(journal, plan.reviewed("dropped" if fate == "dropped" else "not-done"), NOON)
    assert journal.all(Experiment)[0] == experiment
    again = plan_test(journal, blank_test(experiment, TOMORROW), NOON)
    now = journal.all(Experiment)[0]
    assert (now.plan_id, now.state, plan_of(journal, now)) == (again.id, "open", again)
    journal.undo(NOON)
    assert journal.all(Experiment)[0].plan_id == plan.id


def test_a_test_that_is_planned_anew_leaves_its_plan_as_moved() -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    again = plan_test(journal, blank_test(experiment, TOMORROW), NOON)
    first = journal.get(Plan, experiment.plan_id or "")
    assert first is not None
    assert (first.status, first.moved_to) == ("moved", again.id)


def test_a_test_without_words_takes_those_of_its_plan_and_a_dropped_one_is_open_again() -> None:
    journal = a_journal()
    experiment = add_experiment(journal, Experiment(prediction="It will rain"), None, NOON)
    drop_experiment(journal, experiment, NOON)
    plan_test(journal, replace(blank_test(experiment, TODAY), label="Look out"), NOON)
    now = journal.all(Experiment)[0]
    assert (now.test, now.state) == ("Look out", "open")
    with pytest.raises(NothingFound):
        plan_test(journal, Plan(label="Look out", day=TODAY, experiment_id="gone"), NOON)


def test_a_dropped_experiment_takes_its_plan_along_in_one_step() -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    drop_experiment(journal, experiment, NOON)
    assert (journal.all(Experiment)[0].state, journal.all(Plan)[0].status) == ("dropped", "dropped")
    journal.undo(NOON)
    assert (journal.all(Experiment)[0].state, journal.all(Plan)[0].status) == ("open", "planned")


def test_an_experiment_that_was_answered_meanwhile_is_not_dropped() -> None:
    journal = a_journal()
    experiment = experiment_of(journal)
    finish_experiment(journal, experiment, "Ana did", None, None, None, NOON)
    before = content_of(journal)
    with pytest.raises(UsageError, match="noted already"):
        drop_experiment(journal, experiment, NOON)
    assert content_of(journal) == before


def test_a_long_test_is_cut_for_its_plan_and_kept_in_the_experiment() -> None:
    journal = a_journal()
    wanted = Experiment(prediction="It will rain", test="step by step\n" * 40)
    made = add_experiment(journal, wanted, blank_test(wanted, TODAY), NOON)
    assert MOST_LETTERS - 5 < len(journal.all(Plan)[0].label) <= MOST_LETTERS
    assert made.test == wanted.test


DEEDS = (
    *("finish for", "finish against", "finish", "drop", "plan", "move", "done", "not-done"),
    *("remove plan", "remove record", "remove"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(DEEDS), max_size=12))
def test_whatever_is_done_nothing_vanishes_and_undo_takes_all_of_it_back(deeds: list[str]) -> None:
    journal = a_journal()
    begun = thought(journal)
    experiment = experiment_of(journal, begun)
    before, steps = content_of(journal), len(journal.undoable())
    for number, deed in enumerate(deeds):
        with suppress(MindTUIError):
            _do(journal, experiment.id, deed, f"outcome {number}", NOON + timedelta(minutes=number))
        trash = {removed.id for removed in journal.trash()}
        now, record = journal.get(Experiment, experiment.id), journal.get(ThoughtRecord, begun.id)
        assert now is not None or experiment.id in trash
        assert record is not None or begun.id in trash
        if record is not None:
            assert (record.evidence_for[0], record.evidence_against[0]) == ("They sat together", "Ana waved")
            # One outcome stands there once, whatever was said before it.
            assert len(record.evidence_for + record.evidence_against) <= 3
        if now is not None and deed.startswith("finish"):
            assert (now.outcome, now.state) == (f"outcome {number}", "done")
    while len(journal.undoable()) > steps:
        journal.undo(NOON + timedelta(hours=1))
    assert content_of(journal) == before


def _do(journal: Journal, experiment_id: str, deed: str, words: str, now: datetime) -> None:
    """One thing that somebody does; NothingFound where it cannot be done any more."""
    experiment = journal.get(Experiment, experiment_id)
    if experiment is None:
        raise NothingFound("It is gone.")
    plan, record = (
        plan_of(journal, experiment),
        journal.get(ThoughtRecord, experiment.thought_record_id or ""),
    )
    deed, _, what = deed.partition(" ")
    sides: dict[str, Side] = {"for": "for", "against": "against"}
    if deed == "finish":
        finish_experiment(journal, experiment, words, "partly", 50, sides.get(what), now)
    elif deed == "drop":
        drop_experiment(journal, experiment, now)
    elif deed == "plan":
        plan_test(journal, blank_test(experiment, TODAY), now)
    elif deed == "remove":
        held_one: Record | None = {"plan": plan, "record": record}.get(what, experiment)
        if held_one is not None:
            journal.remove(held_one, now)
    elif plan is not None and deed == "move":
        put_on(journal, plan, TOMORROW, now)
    elif plan is not None:
        keep_review(journal, plan.reviewed("done" if deed == "done" else "not-done"), now)


def test_other_words_of_an_outcome_or_a_test_are_other_words_where_they_stand_too() -> None:
    journal = a_journal()
    experiment = experiment_of(journal, thought(journal))
    retitled = change_experiment(journal, replace(experiment, test="Sit down"), NOON)
    assert journal.all(Plan)[0].label == "Sit down"
    done = finish_experiment(journal, retitled, "Two did", "no", 30, "against", NOON)
    change_experiment(journal, replace(done, outcome="Three did"), NOON)
    assert journal.all(ThoughtRecord)[0].evidence_against == (
        "Ana waved",
        "Three did (tested Mon, Nov 23, 2026)",
    )
    journal.undo(NOON)
    assert journal.all(ThoughtRecord)[0].evidence_against[-1].startswith("Two did")


def test_a_plan_with_words_of_its_own_keeps_them() -> None:
    journal = a_journal()
    experiment = experiment_of(journal, None)
    journal.change(replace(journal.all(Plan)[0], label="Lunch"), NOON)
    change_experiment(journal, replace(experiment, test="Sit down"), NOON)
    assert journal.all(Plan)[0].label == "Lunch"


def test_only_an_outcome_has_a_place_and_only_in_the_evidence_of_a_thought() -> None:
    journal = a_journal()
    alone, of_a_thought = experiment_of(journal), experiment_of(journal, thought(journal))
    before = content_of(journal)
    with pytest.raises(UsageError, match="no thought record"):
        change_experiment(journal, replace(alone, state="done", outcome="a"), NOON, place="for")
    with pytest.raises(UsageError, match="Only what came of an experiment"):
        change_experiment(journal, replace(of_a_thought, outcome="a"), NOON, place="for")
    assert content_of(journal) == before
