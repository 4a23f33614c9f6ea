"""The journal's file: read as a whole, changed step by step, each step one save."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, cast

from mindtui.domain.history import HistoryLimit, Step
from mindtui.domain.journal import Contents
from mindtui.domain.record import Doc
from mindtui.errors import DataFileError
from mindtui.storage.atomic_file import DurabilityUncertain, NotSaved, Version, make_private, read_file
from mindtui.storage.backups import EDITED, MIGRATION, Backups
from mindtui.storage.envelope import Envelope, Keyring, is_sealed
from mindtui.storage.ledger import Ledger
from mindtui.storage.lock import PATIENCE
from mindtui.storage.migrations import MIGRATIONS, Migrations
from mindtui.storage.tinydb_storage import Documents, JournalDB, OneFileStorage

if TYPE_CHECKING:
    from mindtui.domain.merge import Merge, Tables
    from mindtui.storage.recovery import Damage, Held, Mended

MERGE: Final = "merge"


class JournalFile:
    """Where a journal lives. `program` says who is writing, for others that wait for the lock.

    `keys` opens the file where it is sealed; without one, or one that nobody answers, PassphraseNeeded.

    One thread at a time reads and commits; `has_changed` may be asked from any other and never waits.
    """

    def __init__(
        self,
        path: Path,
        *,
        program: str = "app",
        history: HistoryLimit | None = None,
        patience: float = PATIENCE,
        keys: Keyring | None = None,
        backups: Backups | None = None,
        migrations: Migrations = MIGRATIONS,
    ) -> None:
        self.path = path
        self._program = program
        self.backups = backups
        self._notices: list[str] = []
        self._has_told_of_backups = False
        self._has_told_of_edits = False
        self._looked_over: Version | None = None
        self._db = JournalDB(path, program=program, patience=patience, keys=keys, migrations=migrations)
        self._storage = cast("OneFileStorage", self._db.storage)
        self._ledger = Ledger(self._db, history or HistoryLimit())

    def read(self) -> Contents:
        """Every table, as it stands in the file now; nothing when there is no file yet, which makes none."""
        with self._storage.guard:
            self._miss_no_file()
            self._storage.refresh()
            self._look_over()
            return self.last_seen()

    def last_seen(self) -> Contents:
        """Every table as it was when the file was last read or written; looks at no disk."""
        with self._storage.guard:
            return {name: sheet.encoded for name, sheet in self._storage.image.tables.items()}

    def commit(self, *steps: Step) -> Contents | None:
        """Save steps, all or nothing. Gives the tables anew when somebody else wrote since the last read.

        A step that is in the file already is left out, so a commit whose end is unknown may be made again.
        NotSaved, Locked: the file is as it was. DurabilityUncertain: the steps are in it.
        """
        with self._storage.guard:
            self._miss_no_file()
            known = self._storage.version
            with self._storage.transaction():
                someone_wrote = self._storage.version is not known
                if self._storage.image.is_migrated:
                    self._keep(lambda backups, version: backups.keep(MIGRATION, lambda: version))
                elif not self._storage.image.is_intact:
                    self._keep(lambda backups, version: backups.keep(EDITED, lambda: version))
                elif any(step.deed != "draft" for step in steps):
                    self._keep(lambda backups, version: backups.keep_daily(lambda: version))
                for step in steps:
                    self._ledger.take(step)
                if steps:
                    self._ledger.clean_up(steps[-1].at)
            return self.read() if someone_wrote else None

    def merge(
        self,
        theirs: "Tables",
        what: str,
        now: datetime,
        *,
        program: str,
        random: Random,
        dry_run: bool = False,
    ) -> "Merge":
        """Unite another copy's tables with what the file holds, in one step that is called `what`.

        A backup is made first. With `dry_run`, or where nothing is to be done, nothing is written.
        """
        # Most commands never merge, and shall not wait for it.
        from mindtui.domain.merge import merged

        with self._storage.guard:
            if dry_run:
                return merged(self._docs(), theirs)
            with self._storage.transaction():
                found = merged(self._docs(), theirs)
                if not found.is_empty:
                    self._keep(lambda backups, version: backups.keep(MERGE, lambda: version))
                    self._ledger.unite(found.history)
                    self._ledger.take(found.step(what, now, program, random))
                    self._ledger.clean_up(now)
            return found

    def _docs(self) -> "Tables":
        return {name: dict(docs) for name, docs in self._storage.read().items()}

    def keep_backup(self, label: str) -> None:
        """Store what is in the file now under a label, before something that changes much of it.

        One that cannot be made is a notice and no error.
        """
        with self._storage.guard, self._storage.transaction():
            self._keep(lambda backups, version: backups.keep(label, lambda: version))

    def take_notices(self) -> Sequence[str]:
        """Sentences for the person that came up since the last call; none comes twice."""
        told, self._notices = self._notices, []
        return told

    def damage(self) -> "Damage | None":
        """What is wrong with the file as it lies there now, and what can be brought back; asks nobody."""
        from mindtui.storage.recovery import find_damage

        if self.backups is None:
            return None
        return find_damage(self.path, self.backups, self.keys, self._held())

    def mend(self) -> "Mended | None":
        """Bring back what can be: what was last read or written here, else the newest backup.

        See `recovery.mend`. None when nothing is wrong with the file.
        """
        from mindtui.storage.recovery import mend

        if self.backups is None:
            return None
        return mend(self.path, self.backups, self.keys, self._held(), program=self._program)

    def _held(self) -> "Held | None":
        from mindtui.storage.recovery import Held

        with self._storage.guard:
            if self._storage.version is None:
                return None
            return Held(self._storage.image, self._storage.envelope)

    def has_changed(self) -> bool:
        """Whether another program wrote, made or removed the file since the last read or commit. One stat."""
        if not self._storage.guard.acquire(blocking=False):
            # A commit is on its way and will notice by itself.
            return False
        try:
            return not self._storage.is_current()
        finally:
            self._storage.guard.release()

    def write_new(self, contents: Mapping[str, Mapping[str, Doc]]) -> None:
        """Make the file with these tables; DataFileError when there is one."""
        with self._storage.transaction():
            if self._storage.version is not None:
                raise DataFileError(
                    f"The file {self.path} is there already.", "Use another with --data FILE."
                )
            self._storage.write(contents)

    def copied_to(self, path: Path, *steps: Step) -> "JournalFile":
        """A new file with all that this one held when it was last read or written, and with these steps.

        It is in the same envelope; what became of this file since does not matter. DataFileError: there is a
        file already, it cannot be written, or a newer program wrote this one.
        """
        if self.refusal is not None:
            raise self.refusal
        twin = JournalFile(
            path,
            program=self._program,
            history=self._ledger.limit,
            keys=self.keys,
            backups=None if self.backups is None else self.backups.beside(path),
        )
        try:
            with self._storage.guard, twin._storage.transaction():
                # Copies: a sheet that is worked on changes in place.
                held = {name: Documents(sheet.copy()) for name, sheet in self._storage.image.tables.items()}
                twin.write_new(held)
                twin._storage.image.meta.update(self._storage.image.meta)
                for step in steps:
                    twin._ledger.take(step)
                if self.envelope.is_sealed:
                    twin._storage.put_into(self.envelope)
        except DurabilityUncertain:
            # It is there, and its next save writes it once more and tells how that ended.
            return twin
        except BaseException:
            twin.close()
            raise
        return twin

    @property
    def refusal(self) -> NotSaved | None:
        """Why the file that was last read must not be changed; None where it may."""
        return self._storage.refusal

    @property
    def keys(self) -> Keyring:
        """Opens this file, and what lies beside it in the same envelope."""
        return self._storage.keys

    @property
    def envelope(self) -> Envelope:
        """What the file was in when it was last read or written, and what is written beside it goes into."""
        return self._storage.envelope

    def put_into(self, envelope: Envelope, label: str = "") -> None:
        """Write the whole file anew, in this envelope.

        With a label, what it held is stored under it before: in this envelope too, unless that one is open.
        """

        def covered(version: Version) -> bytes | Version:
            if not envelope.is_sealed:
                return version
            return b"".join(envelope.wrap([self.keys.open(version.content(), self.path)[0]]))

        with self._storage.guard, self._storage.transaction():
            if label:
                self._keep(lambda backups, version: backups.keep(label, lambda: covered(version)))
            self._storage.put_into(envelope)

    def locked(self) -> AbstractContextManager[None]:
        """Keeps all other programs from writing to the file and its backups."""
        return self._storage.transaction()

    def unlock(self, passphrase: str) -> None:
        """Take the passphrase of the file as it lies on the disk, else of the one that was read last.

        WrongPassphrase, also where the key is known already; DataFileError where nothing could be read yet.
        """
        try:
            if (found := read_file(self.path)) is not None:
                data, version = found
                version.close()
                if is_sealed(data):
                    self.keys.unlock(data, self.path, passphrase)
                    return
        except DataFileError:
            if not self.envelope.is_sealed:
                raise
        self.envelope.check(passphrase, self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _miss_no_file(self) -> None:
        """A file that was there once is never begun anew behind the person's back."""
        backups, storage = self.backups, self._storage
        if backups is None or storage.version is not None or os.path.lexists(self.path):
            return
        if backups.all():
            raise DataFileError(
                f"The data file {self.path} is missing, and there are backups of it in {backups.folder}.",
                "Bring it back with: mindtui doctor --fix; or move the backups away to begin anew.",
            )

    def _look_over(self) -> None:
        """What the person should know of the file that was just read."""
        if self._storage.version is None or self._storage.version is self._looked_over:
            return
        self._looked_over = self._storage.version
        if make_private(self.path):
            self._notices.append(f"Others could read {self.path}; now only you can.")
        if self._storage.image.is_newer:
            self._notices.append(
                f"A newer MindTUI wrote {self.path}: you can read, search and export everything, "
                "and change it again once this MindTUI is updated."
            )
        elif not self._storage.image.is_intact and not self._has_told_of_edits:
            self._has_told_of_edits = True
            self._notices.append(
                f"{self.path} was changed by something other than MindTUI since it was last saved. "
                "A copy of it as it is now is kept before the next save."
            )

    def _keep(self, how: Callable[[Backups, Version], object]) -> None:
        version = self._storage.version
        if self.backups is None or version is None:
            return
        try:
            how(self.backups, version)
        except DataFileError as error:
            # A notebook that cannot be copied shall still take what is written into it.
            if not self._has_told_of_backups:
                self._notices.append(f"{error.message} What you write is saved all the same.")
            self._has_told_of_backups = True
