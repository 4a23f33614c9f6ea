"""Where experiments, their plans and thought records meet: testing a prediction, and what came of it."""

from collections.abc import Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from mindtui.domain.clock import day_of, in_words
from mindtui.domain.experiment import CameTrue, Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.plan import MOST_LETTERS, Plan
from mindtui.domain.text import one_line
from mindtui.domain.thinking import keep_record
from mindtui.domain.thought import Place, Side, ThoughtRecord
from mindtui.errors import NothingFound, UsageError

TESTED: Final = " (tested "
"""What stands between an outcome and its day in the evidence."""


def add_experiment(journal: Journal, experiment: Experiment, plan: Plan | None, now: datetime) -> Experiment:
    """Add an experiment, its plan if it has one, and its place in the thought record, in one step."""
    with journal.batch("added experiment", now):
        experiment_id = journal.fresh_id(now)
        planned = None if plan is None else journal.add(replace(plan, experiment_id=experiment_id), now)
        plan_id = None if planned is None else planned.id
        kept = journal.add(replace(experiment, id=experiment_id, plan_id=plan_id), now)
        record = thought_of(journal, kept)
        if record is not None:
            ids = (*record.experiment_ids, kept.id)
            journal.change(replace(record, experiment_ids=ids), now)
    return kept


def change_experiment(
    journal: Journal,
    changed: Experiment,
    now: datetime,
    *,
    base: Experiment | None = None,
    place: Place | None = None,
) -> Experiment:
    """Change an experiment, and with it what repeats its words, in one step.

    A plan that still waits and was called like its test takes the new words, and so does the evidence that
    has its outcome. `place`: where that goes beside the evidence; None: it stays. UsageError where there is
    no outcome or no evidence. `base` as in `Journal.change`.
    """
    held = _held(journal, changed.id)
    plan, side = plan_of(journal, held), side_of(journal, held)
    if place is not None:
        _must_have_a_place(journal, changed)
        side = None if place == "neither" else place
    with journal.batch("changed experiment", now):
        kept = journal.change(changed, now, base=base)
        label = _label(kept.test)
        if plan is not None and plan.is_open and label and plan.label == _label(held.test):
            journal.change(replace(plan, label=label), now)
        if place is not None or (side is not None and kept.outcome != held.outcome):
            _weigh(journal, held, kept, side, now)
    return kept


def _must_have_a_place(journal: Journal, experiment: Experiment) -> None:
    if thought_of(journal, experiment) is None:
        raise UsageError("There is no thought record whose evidence this experiment could join.")
    if experiment.state != "done" or not experiment.outcome.strip():
        raise UsageError(
            "Only what came of an experiment joins the evidence.", "Say state=done outcome=TEXT too."
        )


def blank_test(experiment: Experiment, day: date) -> Plan:
    """The test as a plan to be looked over; its label is blank where the test has no words yet."""
    return Plan(label=_label(experiment.test) or " ", day=day, experiment_id=experiment.id or None)


def plan_test(journal: Journal, plan: Plan, now: datetime) -> Plan:
    """Add a plan that tests its experiment, which is open then, in one step.

    A plan of the same test that still waits counts as moved to this one. NothingFound without the experiment.
    """
    experiment = _held(journal, plan.experiment_id or "")
    with journal.batch("planned a test", now):
        kept = journal.add(plan, now)
        before = plan_of(journal, experiment)
        if before is not None and before.is_open:
            journal.change(replace(before.reviewed("moved"), moved_to=kept.id), now)
        test = experiment.test.strip() or kept.label
        state = "open" if experiment.state == "dropped" else experiment.state
        journal.change(replace(experiment, plan_id=kept.id, test=test, state=state), now)
    return kept


def follow_plan(journal: Journal, plan: Plan, now: datetime) -> None:
    """Let the open experiment of a plan that was put on another day know the new one."""
    experiment = journal.get(Experiment, plan.experiment_id or "")
    if experiment is not None and experiment.state == "open":
        journal.change(replace(experiment, plan_id=plan.id), now)


def finish_experiment(
    journal: Journal,
    experiment: Experiment,
    outcome: str,
    came_true: CameTrue | None,
    belief_after: int | None,
    side: Side | None,
    now: datetime,
) -> Experiment:
    """Say what came of an experiment, in one step with the evidence of its thought record.

    The outcome joins the evidence on this side, with the day of the test; None: on neither. What was said of
    the same experiment before gives way. Where the record is gone, the outcome stays in the experiment.
    """
    held = _held(journal, experiment.id)
    if not outcome.strip() and came_true is None:
        raise UsageError("Say what happened, or whether it came true.", "A few words are enough.")
    told = replace(
        held, outcome=outcome.strip(), came_true=came_true, belief_after=belief_after, state="done"
    )
    with journal.batch("noted what came of an experiment", now):
        kept = journal.change(told, now)
        _weigh(journal, held, kept, side, now)
    return kept


def drop_experiment(journal: Journal, experiment: Experiment, now: datetime) -> Experiment:
    """Let an experiment go, and its plan where that waits, in one step; UsageError for one that is done."""
    held = _held(journal, experiment.id)
    if held.state == "done":
        raise UsageError("What came of this experiment is noted already.", "Del takes it out of the journal.")
    with journal.batch("dropped experiment", now):
        plan = plan_of(journal, held)
        if plan is not None and plan.is_open:
            journal.change(plan.reviewed("dropped"), now)
        return journal.change(replace(held, state="dropped"), now)


def evidence_line(outcome: str, day: date) -> str:
    """An outcome as it stands among the evidence of a thought record."""
    return f"{one_line(outcome)}{TESTED}{in_words(day, date.min)})"


def side_of(journal: Journal, experiment: Experiment) -> Side | None:
    """On which side of the evidence the outcome stands; None: on neither, or there is no record."""
    record = thought_of(journal, experiment)
    place = None if record is None else _place_of(journal, experiment, record)
    return None if place is None else place[0]


def thought_of(journal: Journal, experiment: Experiment) -> ThoughtRecord | None:
    """The thought record that the prediction is from, if there is one and it is still there."""
    return journal.get(ThoughtRecord, experiment.thought_record_id or "")


def plan_of(journal: Journal, experiment: Experiment) -> Plan | None:
    """The plan that tests an experiment, wherever it was moved to; None where it is gone or never was."""
    plan = journal.get(Plan, experiment.plan_id or "")
    seen: set[str] = set()
    while plan is not None and plan.status == "moved" and plan.moved_to and plan.id not in seen:
        seen.add(plan.id)
        moved = journal.get(Plan, plan.moved_to)
        if moved is None:
            break
        plan = moved
    return plan


def _held(journal: Journal, experiment_id: str) -> Experiment:
    """An experiment as the journal holds it now; another window may have changed it while a form was open."""
    held = journal.get(Experiment, experiment_id)
    if held is None:
        raise NothingFound(
            "This experiment is no longer in the journal.", "It may have been removed elsewhere."
        )
    return held


def _label(test: str) -> str:
    return one_line(test)[:MOST_LETTERS].strip()


def _day_of_test(journal: Journal, experiment: Experiment) -> date | None:
    plan = plan_of(journal, experiment)
    return plan.day if plan is not None and plan.was_done else None


def _place_of(journal: Journal, experiment: Experiment, record: ThoughtRecord) -> tuple[Side, int] | None:
    """Where the outcome stands; where two tests came to the same words, the line with the day of this one."""
    start = f"{one_line(experiment.outcome)}{TESTED}"
    sides: tuple[tuple[Side, Sequence[str]], ...] = (
        ("for", record.evidence_for),
        ("against", record.evidence_against),
    )
    own = _own_line(journal, experiment)
    others = {
        _own_line(journal, other)
        for other in journal.all(Experiment)
        if other.id != experiment.id and other.thought_record_id == record.id
    }
    places = [
        (line != own, side, n)
        for side, lines in sides
        for n, line in enumerate(lines)
        if experiment.outcome and line.startswith(start) and (line == own or line not in others)
    ]
    _, side, n = min(places, key=itemgetter(0), default=(True, None, 0))
    return None if side is None else (side, n)


def _own_line(journal: Journal, experiment: Experiment) -> str:
    """The line that is its own beyond doubt; empty where the day of the test is not known."""
    day = _day_of_test(journal, experiment) if experiment.outcome else None
    return evidence_line(experiment.outcome, day) if day else ""


def _weigh(journal: Journal, before: Experiment, kept: Experiment, side: Side | None, now: datetime) -> None:
    """Put an outcome on one side of the evidence, in place of what was said of the same experiment before."""
    record = thought_of(journal, kept)
    if record is None:
        return
    sides: dict[Side, list[str]] = {
        "for": [*record.evidence_for],
        "against": [*record.evidence_against],
    }
    day = _day_of_test(journal, kept) or day_of(now, journal.day_starts_at)
    line = evidence_line(kept.outcome, day) if kept.outcome and side else ""
    place = _place_of(journal, before, record)
    if place is not None and line and place[0] == side:
        sides[side][place[1]] = line
    else:
        if place is not None:
            del sides[place[0]][place[1]]
        if line and side:
            sides[side].append(line)
    weighed = replace(record, evidence_for=tuple(sides["for"]), evidence_against=tuple(sides["against"]))
    keep_record(journal, weighed, now)
