"""What follows from `mindtui done`, `partly` and `skip`."""

from datetime import UTC, date, datetime

from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan
from mindtui.domain.record import as_doc
from mindtui.storage.journal_file import JournalFile
from tests.cli.conftest import TestShell

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
    shell.ok("edit", "plan", "status=done")
    assert done_on() == "2026-11-22"
    shell.ok("skip", "plan")
    assert done_on() is None
