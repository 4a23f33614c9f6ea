"""Putting a journal's file into another envelope, and its backups after it."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from mindtui.errors import DataFileError, MindTUIError
from mindtui.storage.atomic_file import replace_file
from mindtui.storage.backups import Backup, Backups
from mindtui.storage.envelope import Envelope, is_sealed
from mindtui.storage.journal_file import JournalFile


class Outcome(Struct, frozen=True):
    """What became of backups: how many were dealt with, and why each of the others was not."""

    done: int = 0
    left: tuple[str, ...] = ()


class Sealing:
    """The file and its backups, each of them changed as a whole or not at all.

    A backup that was not changed stays as it was; one that another passphrase opens is left alone.
    """

    def __init__(self, file: JournalFile, backups: Backups) -> None:
        self._file = file
        self._backups = backups

    def put_into(self, envelope: Envelope, label: str) -> None:
        """Put the file into an envelope; what it held before is a backup with this label."""
        self._file.put_into(envelope, label)

    def outside(self) -> Sequence[Backup]:
        """The backups that do not lie in the envelope of the file."""
        return [backup for backup in self._backups.all() if not _lies_in(self._file.envelope, backup)]

    def reseal(self, backups: Sequence[Backup]) -> Outcome:
        """Put backups into the envelope of the file."""
        keys, envelope = self._file.keys.quiet(), self._file.envelope

        def reseal(backup: Backup) -> None:
            content, _ = keys.open(backup.content(), backup.path)
            replace_file(backup.path, *envelope.wrap([content])).close()

        return self._each(backups, reseal)

    def delete(self, backups: Sequence[Backup]) -> Outcome:
        """Remove backups."""

        def delete(backup: Backup) -> None:
            try:
                backup.path.unlink()
            except OSError as error:
                raise DataFileError(f"{backup.path} cannot be removed: {error.strerror}.") from error

        return self._each(backups, delete)

    def _each(self, backups: Sequence[Backup], do: Callable[[Backup], None]) -> Outcome:
        left: list[str] = []
        with self._file.locked():
            for backup in backups:
                try:
                    do(backup)
                except MindTUIError as error:
                    left.append(str(error))
        return Outcome(len(backups) - len(left), tuple(left))


def _lies_in(envelope: Envelope, backup: Backup) -> bool:
    try:
        data = backup.content()
    except DataFileError:
        return False
    return data.startswith(envelope.header) if envelope.is_sealed else not is_sealed(data)
