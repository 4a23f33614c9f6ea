"""An experiment in words: how its test stands, and all about the one under the cursor."""

from datetime import date
from typing import Final

from mindtui.domain.clock import in_words
from mindtui.domain.experiment import CameTrue, Experiment
from mindtui.domain.experiments import plan_of, side_of, thought_of
from mindtui.domain.journal import Journal
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.text import one_line
from mindtui.ui.record_rows import shift_in_words
from mindtui.ui.widgets.plain_text import joined, wrapped

HEAD_WIDTH: Final = len("Prediction  ")
AGAIN: Final = "a plans the test again"
FIRST: Final = "a plans the test"
GONE: Final = "its thought record was deleted"
MOST_LINES: Final = 4
"""Of one text."""


ANSWERS: Final[dict[CameTrue, str]] = {"yes": "yes", "partly": "in part", "no": "no"}


def standing(journal: Journal, experiment: Experiment, today: date, *, is_due: bool) -> str:
    """“planned tomorrow”, “its plan was deleted”, “did not come true”: how an experiment stands, in brief."""
    if experiment.state != "open":
        return experiment.so_far()
    if is_due:
        return "what came of it?"
    plan = plan_of(journal, experiment)
    if plan is None:
        return "its plan was deleted" if experiment.plan_id else "not planned"
    if plan.is_open:
        return f"planned {in_words(plan.day, today)}"
    return "its plan was dropped" if plan.status == "dropped" else STATUS_WORDS[plan.status]


def plan_in_words(experiment: Experiment, plan: Plan | None, today: date) -> str:
    """Where the plan of a test stands, and while the test is open the key that plans it again."""
    if plan is None:
        said = "its plan was deleted" if experiment.plan_id else "not planned yet"
        key = AGAIN if experiment.plan_id else FIRST
    else:
        start = f" {plan.start:%H:%M}" if plan.start else ""
        said = f"{STATUS_WORDS[plan.status]}, {in_words(plan.day, today)}{start}"
        key = "" if plan.is_open or plan.was_done else AGAIN
    is_open = experiment.state == "open"
    return f"{said}: {key}" if key and is_open else said


def experiment_lines(
    journal: Journal, experiment: Experiment, width: int, today: date
) -> list[tuple[str, str]]:
    """Head and text of each line about an experiment; texts are at most `width` cells."""
    record, plan = thought_of(journal, experiment), plan_of(journal, experiment)
    side = side_of(journal, experiment)
    thought = record.title() if record else GONE if experiment.thought_record_id else ""
    by_day = f"by {in_words(experiment.by_day, today)}" if experiment.by_day else ""
    came = "" if experiment.came_true is None else ANSWERS[experiment.came_true]
    texts = {
        "Prediction": experiment.title(),
        "Thought": thought,
        "Test": one_line(experiment.test),
        "Plan": joined([plan_in_words(experiment, plan, today), by_day], ", "),
        "Outcome": one_line(experiment.outcome),
        "Came true": came,
        "Belief": shift_in_words("", experiment.belief_before, experiment.belief_after).strip(),
        "Evidence": f"{side} the thought" if side else "",
    }
    return [
        (head if n == 0 else "", line)
        for head, text in texts.items()
        if text
        for n, line in enumerate(wrapped(text, width, MOST_LINES))
    ]
