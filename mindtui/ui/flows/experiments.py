"""Putting predictions to the test, and saying what came of it."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain import experiments
from mindtui.domain.clock import in_words
from mindtui.domain.experiment import CAME_TRUE, Experiment
from mindtui.domain.plan import Plan
from mindtui.domain.text import one_line
from mindtui.domain.thought import ThoughtRecord
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import fill_in, forget, tell

NEW_EXPERIMENT = "experiment"
"""The name of the form for a new experiment; one of a thought goes by that, a change by the record's id."""

WAITS = "What came of the test waits under Due in Today."
STAYS_OPEN = "The test stays open: a under Thoughts, Experiments plans it again."


async def new_experiment(screen: Screen[Any], desk: Desk, record: ThoughtRecord | None = None) -> None:
    """Put a prediction to the test; of a thought record it is what the thought says."""
    from mindtui.ui.dialogs.experiment import ExperimentDialog

    form = f"{record.id}/{NEW_EXPERIMENT}" if record else NEW_EXPERIMENT
    begun = Experiment(
        prediction=one_line(record.thought) if record else "", thought_record_id=record.id if record else None
    )
    if made := await fill_in(screen, desk, ExperimentDialog(begun, desk.today, glyphs=desk.glyphs), form):
        kept = experiments.add_experiment(desk.journal, made.experiment, made.plan, desk.clock())
        forget(desk, form)
        when = f", planned for {in_words(made.plan.day, desk.today)}" if made.plan else ""
        tell(screen, f"To be tested{when}: {_named(kept)}. u takes it back.")


async def open_experiment(screen: Screen[Any], desk: Desk, held: Experiment) -> None:
    """Change what an experiment says."""
    from mindtui.ui.dialogs.experiment import ExperimentDialog

    dialog = ExperimentDialog(held, desk.today, glyphs=desk.glyphs)
    if changed := await fill_in(screen, desk, dialog, held.id):
        try:
            kept = experiments.change_experiment(desk.journal, changed.experiment, desk.clock(), base=held)
        except MindTUIError:
            desk.journal.keep_draft(held.id, dialog.left_behind, desk.clock())
            raise
        forget(desk, held.id)
        tell(screen, f"Changed: {_named(kept)}. u takes it back.")


async def note_outcome(screen: Screen[Any], desk: Desk, held: Experiment, left: str = "") -> None:
    """Ask what came of an experiment, also once more; `left` is told where it is not said."""
    from mindtui.ui.dialogs.experiment_outcome import ExperimentOutcomeDialog

    journal, form = desk.journal, f"{held.id}/outcome"
    record = experiments.thought_of(journal, held)
    dialog = ExperimentOutcomeDialog(
        held,
        thought=record.title() if record else "",
        side=experiments.side_of(journal, held),
        folder=desk.folder,
        glyphs=desk.glyphs,
    )
    answer = await fill_in(screen, desk, dialog, form)
    if answer is None:
        if left:
            tell(screen, left)
        return
    try:
        kept = experiments.finish_experiment(
            journal, held, answer.words, answer.came_true, answer.belief_after, answer.side, desk.clock()
        )
    except MindTUIError:
        # Should the experiment come back, by undo in the other window, the form has it again.
        journal.keep_draft(form, dialog.left_behind, desk.clock())
        raise
    forget(desk, form)
    came = f" ({CAME_TRUE[kept.came_true]})" if kept.came_true else ""
    tell(screen, f"Noted: {_named(kept)}{came}. u takes it back.")


async def follow_review(screen: Screen[Any], desk: Desk, plan: Plan, said: str) -> None:
    """After a plan was reviewed that tests an open experiment: ask what came of it, or say that it waits."""
    experiment = desk.journal.get(Experiment, plan.experiment_id or "")
    if experiment is None or experiment.state != "open":
        return
    if not plan.was_done:
        tell(screen, f"{said} {STAYS_OPEN} u takes it back.")
    else:
        await note_outcome(screen, desk, experiment, left=f"{said} {WAITS} u takes it back.")


async def drop(screen: Screen[Any], desk: Desk, held: Experiment) -> None:
    """Let an experiment go."""
    plan = experiments.plan_of(desk.journal, held)
    experiments.drop_experiment(desk.journal, held, desk.clock())
    too = " and its plan" if plan is not None and plan.is_open else ""
    tell(screen, f"Dropped{too}: {_named(held)}. u takes it back.")


def blank_test(desk: Desk, held: Experiment) -> Plan:
    """The test of an experiment as a plan to be looked over; of one that is done just the same thing."""
    from mindtui.ui.flows.ladders import next_free_day

    blank = experiments.blank_test(held, next_free_day(desk))
    return replace(blank, experiment_id=None) if held.state == "done" else blank


def _named(experiment: Experiment) -> str:
    """The prediction within a sentence: where it is one itself, without its period."""
    return experiment.title().removesuffix(".")
