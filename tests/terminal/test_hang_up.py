"""The line drops while something is being written: no dialog that takes text loses what was typed."""

import signal
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

import pytest

from mindtui.ui import dialogs
from mindtui.ui.dialogs.check_in import CheckInDialog
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.dialogs.plan_edit import PlanDialog
from mindtui.ui.dialogs.plan_review import PlanReviewDialog
from mindtui.ui.dialogs.thought_record import ThoughtRecordDialog
from tests.support.shell import shell, stored, until
from tests.terminal.conftest import Start

AT_ONCE = 6.0
"""Seconds; it has one for the file and two to leave by itself, and other tests run beside it."""
BACK_TAB = "\x1b[Z"
PAGE_DOWN = "\x1b[6~"
HALF = "half a wo"


KEPT_ALIKE = {
    "ActivityDialog",
    "AreaDialog",
    "CardDialog",
    "ExperimentDialog",
    "ExperimentOutcomeDialog",
    "LadderDialog",
    "MapDialog",
    "MapTryDialog",
    "PatternDialog",
    "PlanDoneDialog",
    "PracticeDialog",
    "RungDialog",
    "StartTrialDialog",
}
"""Forms that go the way of the plan form; that what was typed into one comes back is shown without a line."""
WITHOUT_WORDS = {
    "ElsewhereDialog",
    "LimitsDialog",
    "NewFileDialog",
    "SaveChartDialog",
    "SavePageDialog",
    "SaveWeekDialog",
    "SettingsDialog",
    "TypicalDaysDialog",
    "WakingDialog",
}
"""Forms for names of files, days and choices: nothing that was felt or thought stands in them."""


class Case(NamedTuple):
    """A dialog, the keys to it and to a line for text, each with what is seen then, and what was typed."""

    dialog: type[Dialog[Any]]
    way: tuple[tuple[str, str], ...]
    typed: dict[str, Any]


CASES = {
    "a new check-in": Case(
        CheckInDialog,
        (("c6", "[6]"), ("\t\t\t\t", "Ctrl+E your editor"), (HALF, HALF)),
        {"mood": 6, "note": HALF},
    ),
    "a changed check-in": Case(
        CheckInDialog,
        (("7", "mood 4"), ("\x1b[B\r", "[4]"), ("\t\t\t\t\t", "Ctrl+E your editor"), (HALF, HALF)),
        {"mood": 4, "note": HALF},
    ),
    "a thought record": Case(
        ThoughtRecordDialog,
        (("t", "of 7"), (f"At work{PAGE_DOWN}{HALF}", HALF)),
        {"situation": "At work", "thought": HALF, "step": 2},
    ),
    "a new plan": Case(PlanDialog, (("a", "Plan something"), (HALF, HALF)), {"what": HALF}),
    "a changed plan": Case(
        PlanDialog, (("2", "Walk"), ("\r", "Change this plan"), (HALF, HALF)), {"what": HALF}
    ),
    "a plan that was done": Case(
        PlanReviewDialog, (("2", "Walk"), ("d", "Done: Walk"), (BACK_TAB + HALF, HALF)), {"note": HALF}
    ),
    "a plan that was partly done": Case(
        PlanReviewDialog, (("2", "Walk"), ("p", "Partly"), (BACK_TAB + HALF, HALF)), {"note": HALF}
    ),
    "a plan that was not done": Case(
        PlanReviewDialog, (("2", "Walk"), ("n", "Not done: Walk"), (BACK_TAB + HALF, HALF)), {"note": HALF}
    ),
    "a smaller step": Case(
        PlanDialog,
        (
            ("2", "Walk"),
            ("n", "Not done: Walk"),
            ("\t\x1b[C", "plan a smaller step"),
            ("\r", "Plan something"),
            (HALF, HALF),
        ),
        {"what": HALF},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_typed_is_in_the_file_and_comes_back(start: Start, home: Path, name: str) -> None:
    case = CASES[name]
    shell(home, "plan", "Walk")
    shell(home, "log", "4")
    app = start()
    app.wait_for("Walk")
    app.walk(*case.way)
    app.hang_up()
    assert app.exit_status(AT_ONCE) == 128 + signal.SIGHUP
    [draft] = stored(home, "drafts")
    assert draft["typed"] | case.typed == draft["typed"]
    app = start()
    app.wait_for("Walk")
    app.walk(*case.way[:-1])
    app.wait_for("what you had typed")
    app.wait_for(HALF)


def test_two_seconds_after_the_last_key_not_even_kill_9_loses_a_thought(start: Start, home: Path) -> None:
    app = start()
    app.wait_for("Welcome")
    app.walk(("t", "1 of 7"), (f"At work{PAGE_DOWN}{HALF}\t8", "[  8]"))
    until(lambda: [draft["typed"].get("belief-before") for draft in stored(home, "drafts")] == [8], AT_ONCE)
    app.kill(signal.SIGKILL)
    assert app.exit_status(AT_ONCE) == -signal.SIGKILL
    app = start()
    app.wait_for("A thought record that was not saved is kept: t goes on with it.")
    app.walk(
        ("t", "what you had typed"), (BACK_TAB, HALF), ("\x1b[5~", "At work"), ("\x1b", "is left at step 1")
    )
    until(lambda: stored(home, "thought_records") != [], AT_ONCE)
    [record] = stored(home, "thought_records")
    assert (record["thought"], record["belief_before"], record["state"]) == (HALF, 8, "draft")


def test_no_dialog_that_takes_text_is_missing() -> None:
    for module in iter_modules(dialogs.__path__):
        import_module(f"{dialogs.__name__}.{module.name}")
    forms = {CheckInDialog.__name__, *(form.__name__ for form in every_kind_of(FormDialog))}
    assert {case.dialog.__name__ for case in CASES.values()} == forms - KEPT_ALIKE - WITHOUT_WORDS


def every_kind_of(form: type[Any]) -> Iterator[type[Any]]:
    for kind in form.__subclasses__():
        yield kind
        yield from every_kind_of(kind)
