"""A look at the data file and all around it: what is well, what is not, and how it is mended."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.kinds import KINDS
from mindtui.domain.record import Record
from mindtui.errors import DataFileError, NeedsTerminal, TooNew
from mindtui.storage.atomic_file import read_file
from mindtui.storage.backups import EDITED, Backups
from mindtui.storage.envelope import Keyring
from mindtui.storage.finding import FIX, Finding
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.layout import Image, decode
from mindtui.storage.neighborhood import Neighborhood
from mindtui.storage.recovery import UPDATE, find_damage, mend

AHEAD: Final = timedelta(minutes=10)
"""How far a record may lie in the future: two clocks are never quite alike."""


class Doctor:
    """Examines the data file at `path` and what lies around it; changes nothing until it is asked to.

    Where the file is encrypted and `keys` do not open it, its content is not looked at.
    """

    def __init__(
        self, path: Path, backups: Backups, now: datetime, keys: Keyring | None = None, *, patience: float = 1
    ) -> None:
        self._path = path
        self._backups = backups
        self._now = now
        self._keys = keys or Keyring()
        self._patience = patience
        self._image: Image | None = None
        self._neighborhood = Neighborhood(path, backups, self._keys, patience=patience)

    def findings(self) -> Sequence[Finding]:
        """What every check found."""
        found = [self._look()]
        if self._image is not None:
            journal = Journal({name: sheet.encoded for name, sheet in self._image.tables.items()})
            found += [_seal(self._image), _records(journal), _clock(journal, self._now + AHEAD)]
        return [*found, *self._neighborhood.findings()]

    def fix(self) -> Sequence[str]:
        """Mend what can be mended; gives what was done, in sentences. Locked, NotSaved: it ends there."""
        # First of all, so that a passphrase is asked for before anything is done.
        self._look()
        done: list[str] = []
        today, start = self._backups.day_of(self._now), self._backups.day_starts_at
        damage = find_damage(self._path, self._backups, self._keys)
        if damage is not None and damage.is_mendable:
            mended = mend(self._path, self._backups, self._keys, patience=self._patience)
            done += mended.report(today, start) if mended else ()
        done += self._neighborhood.fix()
        if find_damage(self._path, self._backups, self._keys) is None:
            done += self._sealed_anew()
        return done

    def _sealed_anew(self) -> Iterator[str]:
        self._look()
        if self._image is None or self._image.is_intact or self._image.is_newer:
            return
        file = JournalFile(
            self._path, program="doctor", keys=self._keys, backups=self._backups, patience=self._patience
        )
        file.read()
        file.put_into(file.envelope, EDITED)
        file.close()
        yield "The file is sealed again; a copy of it as it was is among the backups."

    def _look(self) -> Finding:
        """Read the file, if it can be read."""
        self._image = None
        try:
            found = read_file(self._path)
            if found is None and not self._backups.all():
                return Finding("file", "ok", f"There is no data file at {self._path} yet.")
        except DataFileError as error:
            return Finding("file", "broken", error.message, error.hint)
        data = b""
        if found is not None:
            data, version = found
            version.close()
        try:
            content, _ = self._keys.open(data, self._path)
            self._image = decode(content, self._path)
        except NeedsTerminal:
            return Finding("file", "ok", f"{self._path} is encrypted; nobody looked into it.")
        except TooNew as error:
            return Finding("file", "broken", error.message, error.hint)
        except DataFileError as error:
            return self._damage(error)
        records = self._image.records
        what = "1 record" if records == 1 else f"{records:,} records"
        return Finding("file", "ok", f"{self._path} can be read: {what}, {len(data):,} bytes.")

    def _damage(self, error: DataFileError) -> Finding:
        damage = find_damage(self._path, self._backups, self._keys)
        if damage is None:
            return Finding("file", "broken", error.message, error.hint)
        offer = damage.offer(self._backups.day_of(self._now), self._backups.day_starts_at)
        mend = FIX if damage.is_mendable else "Use another file with --data FILE, or move this one away."
        if damage.kind == "newer":
            mend = UPDATE
        return Finding("file", "broken", damage.message, mend, tuple(offer))


def _seal(image: Image) -> Finding:
    if image.is_newer:
        says = "A newer MindTUI wrote the file; this one only reads it."
        return Finding("seal", "attention", says, "Update MindTUI.")
    if image.is_intact:
        return Finding("seal", "ok", "The file is as MindTUI saved it.")
    says = "Something other than MindTUI changed the file since it was last saved, or the disk did."
    mend = f"Look at your records; the next save or {FIX} seals it again and keeps a copy."
    return Finding("seal", "attention", says, mend)


def _records(journal: Journal) -> Finding:
    return _of_records(
        "records",
        tuple(journal.unreadable()),
        "Every record is understood.",
        "Not understood, and left in the file as found",
        "Correct them by hand, or update MindTUI if a newer one wrote them.",
    )


def _clock(journal: Journal, limit: datetime) -> Finding:
    return _of_records(
        "clock",
        tuple(record.id for kind in KINDS for record in journal.all(kind) if _is_after(record, limit)),
        "No record comes from the future.",
        "From the future, so the clock was ahead then or is behind now",
        "Check the clock of this machine; then correct a record with: mindtui edit ID at=…",
    )


def _of_records(check: str, ids: tuple[str, ...], well: str, trouble: str, mend: str) -> Finding:
    if not ids:
        return Finding(check, "ok", well)
    count = "1 record" if len(ids) == 1 else f"{len(ids)} records"
    return Finding(check, "attention", f"{trouble}: {count}.", mend, ids)


def _is_after(record: Record, limit: datetime) -> bool:
    moments = [record.created_at, record.updated_at, record.at if isinstance(record, CheckIn) else None]
    return any(moment > limit for moment in moments if moment is not None and moment.tzinfo is not None)
