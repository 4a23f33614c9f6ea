"""A journal and its file, as a running program holds them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.record import Record
from mindtui.storage.journal_file import JournalFile

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


class Program:
    """One of the programs that work on a file; each has its own `seed`. Its clock moves a minute a deed."""

    def __init__(self, path: Path, *, seed: int = 1, **options: Any) -> None:
        self.file = JournalFile(path, **options)
        self.random = Random(seed)
        self.journal = Journal(self.file.read(), random=self.random)
        self.journal.changed.append(self._keep)
        self.pending: list[Step] = []
        self.was_renewed = False
        self._minutes = seed

    def now(self) -> datetime:
        self._minutes += 1
        return NOW + timedelta(minutes=self._minutes)

    def add(self, **fields: Any) -> CheckIn:
        now = self.now()
        given: dict[str, Any] = {"at": now, "mood": 5} | fields
        added = self.journal.add(CheckIn(**given), now)
        self.save()
        return added

    def skip(self, time: timedelta) -> None:
        """Let time pass."""
        self._minutes += int(time.total_seconds() // 60)

    def change(self, record: CheckIn) -> CheckIn:
        changed = self.journal.change(record, self.now())
        self.save()
        return changed

    def remove(self, record: CheckIn) -> None:
        self.journal.remove(record, self.now())
        self.save()

    def undo(self) -> None:
        self.journal.undo(self.now())
        self.save()

    def redo(self) -> None:
        self.journal.redo(self.now())
        self.save()

    def restore(self, record: CheckIn) -> Record:
        restored = self.journal.restore(self.journal.find_removed(record.id), self.now())
        self.save()
        return restored

    def save(self) -> None:
        steps, self.pending = self.pending, []
        fresh = self.file.commit(*steps)
        self.was_renewed = fresh is not None
        if fresh is not None:
            self.journal.renew(fresh)

    def check_in(self, record: CheckIn) -> CheckIn | None:
        return self.journal.get(CheckIn, record.id)

    def seen_anew(self, record: CheckIn) -> CheckIn | None:
        """The record as the file has it now."""
        self.journal.renew(self.file.read())
        return self.check_in(record)

    def _keep(self, step: Step | None) -> None:
        if step is not None:
            self.pending.append(step)
