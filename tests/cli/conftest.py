"""A shell for the tests: commands in this process, in a home of their own, on a Monday evening in Berlin."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from click.testing import CliRunner

from mindtui.cli.main import shell as program
from mindtui.domain.journal import Journal
from mindtui.domain.record import Record
from mindtui.storage.journal_file import JournalFile

MONDAY_EVENING = datetime(2026, 11, 23, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value."""
        return json.loads(self.out)


class TestShell:
    """Runs commands in one home."""

    __test__ = False

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "mindtui.json"

    def __call__(self, *args: str, stdin: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(program, args, input=stdin)
        return Ran(result.exit_code, result.stdout, result.stderr)

    def ok(self, *args: str, stdin: str | None = None) -> Ran:
        """Run a command that must succeed."""
        ran = self(*args, stdin=stdin)
        assert (ran.code, ran.err) == (0, ""), ran.err
        return ran

    def stored(self, table: str) -> list[dict[str, Any]]:
        """The records of a table, read from the file as any program would read it."""
        return list(json.loads(self.data.read_text("utf-8")).get(table, {}).values())

    def keep(self, records: Sequence[Record]) -> None:
        """Put records into the file in one step, as the app does."""
        with closing(JournalFile(self.data, program="app")) as file:
            journal = Journal(file.read())
            with journal.batch("added records", MONDAY_EVENING):
                for record in records:
                    journal.add(record, MONDAY_EVENING)
            step = journal.last_step()
            assert step is not None
            file.commit(step)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestShell]:
    home = tmp_path / "home"
    monkeypatch.setenv("MINDTUI_HOME", str(home))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "_MINDTUI_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    # The clock ticks: steps of one instant would have no order.
    with time_machine.travel(MONDAY_EVENING):
        yield TestShell(home)
