"""Bringing an earlier state of the data file back; whatever stood there before is kept."""

from pathlib import Path

from mindtui.errors import DataFileError
from mindtui.storage.atomic_file import make_folder_of, read_file, replace_file
from mindtui.storage.backups import DAMAGED, Backup, Backups, is_sound
from mindtui.storage.lock import PATIENCE, Lock

RESTORE = "restore"


def restore(
    path: Path, backups: Backups, backup: Backup, *, program: str = "shell", patience: float = PATIENCE
) -> Backup | None:
    """Put a backup in the place of the file at `path`; gives the backup of what stood there before.

    A restore of that one takes this one back. DataFileError, NotSaved, Locked: the file is as it was.
    """
    data = backup.content()
    if not is_sound(data, backup.path):
        raise DataFileError(
            f"The backup {backup.path} is damaged.", "Nothing was changed; choose another: mindtui backups"
        )
    make_folder_of(path)
    with Lock(path, program=program, patience=patience):
        kept = keep_present(path, backups, RESTORE)
        replace_file(path, data).close()
    return kept


def keep_present(path: Path, backups: Backups, label: str) -> Backup | None:
    """Store what is in the file now, whatever it is, under the lock that is held. NotSaved."""
    found = read_file(path)
    if found is None:
        return None
    data, version = found
    version.close()
    return backups.keep(label if is_sound(data, path) else DAMAGED, lambda: data)
