"""What follows from `mindtui done`, `partly` and `skip`."""

from datetime import UTC, date, datetime

from mindtui.domain.experiment import Experiment
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan
from mindtui.domain.record import as_doc
from mindtui.domain.thought import ThoughtRecord
from mindtui.storage.journal_file import JournalFile
from tests.cli.conftest import TestShell
from tests.support.app import tables_of

MADE = datetime(2026, 11, 1, tzinfo=UTC)


def test_a_rung_of_a_ladder_follows_what_is_said_about_its_plan(shell: TestShell) -> None:
    step = "Write one line"
    ladder = Ladder(id="ladder", created_at=MADE, updated_at=MADE, goal="Answer Ada", rungs=(Rung(step),))
    plan = Plan(
        id="plan", created_at=MADE, updated_at=MADE, label=step, day=date(2026, 11, 22), ladder_id="ladder"
    )
    shell.home.mkdir()
    file = JournalFile(shell.data, program="app")
    file.write_new({"ladders": {"ladder": as_doc(ladder)}, "plans": {"plan": as_doc(plan)}})
    file.close()

    def done_on() -> object:
        [stored] = shell.stored("ladders")
        return stored["rungs"][0]["done_on"]

    shell.ok("done", "one line")
    assert done_on() == "2026-11-22"
    shell.ok("undo")
    assert done_on() is None
    shell.ok("edit", "plan", "status=done", "actual.pleasure=6")
    assert done_on() == "2026-11-22"
    assert "With it went pleasure 6." in shell.ok("skip", "plan").out
    assert done_on() is None


def test_a_plan_that_tests_a_prediction_says_how_to_note_what_came_of_it(shell: TestShell) -> None:
    thought = ThoughtRecord(id="thought", at=MADE, thought="Nobody wants me", state="finished")
    test = Experiment(id="talking", prediction="Nobody talks", thought_record_id="thought", plan_id="plan")
    plan = Plan(id="plan", label="Sit", day=date(2026, 11, 22), experiment_id="talking")
    shell.home.mkdir()
    file = JournalFile(shell.data, program="app")
    file.write_new(tables_of((thought, test, plan)))
    file.close()
    said = shell.ok("done", "sit").out.splitlines()
    assert said[1] == (
        "What came of “Nobody talks”? mindtui asks under Due, or: "
        "mindtui edit talking state=done outcome=TEXT came_true=no evidence=against"
    )
    refused = shell("edit", "talking", "came_true=no")
    assert "Say state=done too." in refused.err
    told_again = shell.ok(
        "edit", "talking", "state=done", "outcome=Two did", "came_true=no", "belief_after=30"
    )
    assert "mindtui edit talking evidence=against, or for" in told_again.out
    [stored] = shell.stored("experiments")
    assert (stored["state"], stored["outcome"], stored["came_true"], stored["belief_after"]) == (
        "done",
        "Two did",
        "no",
        30,
    )
    assert len(shell.ok("done", "plan").out.splitlines()) == 1

    def evidence() -> tuple[list[str], list[str]]:
        [record] = shell.stored("thought_records")
        return record["evidence_for"], record["evidence_against"]

    assert "It can be: for, against, neither." in shell("edit", "talking", "evidence=yes").err
    assert "in the evidence against its thought" in shell.ok("edit", "talking", "evidence=against").out
    line = "Two did (tested Sun, Nov 22, 2026)"
    assert evidence() == ([], [line])
    shell.ok("edit", "talking", "outcome=Three did", "evidence=for")
    assert evidence() == (["Three did (tested Sun, Nov 22, 2026)"], [])
    assert "neither side" in shell.ok("edit", "talking", "evidence=neither").out
    assert evidence() == ([], [])
    shell.ok("undo", "2")
    assert evidence() == ([], [line])
