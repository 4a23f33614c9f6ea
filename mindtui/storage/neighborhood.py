"""What lies around the data file: its folder, who may reach it, its lock, leftovers, backups and copies."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from mindtui.errors import DataFileError, Locked, TooNew
from mindtui.storage.atomic_file import leftovers, make_private, remove_leftovers
from mindtui.storage.backups import DAMAGED, Backup, Backups
from mindtui.storage.copies import copies_beside
from mindtui.storage.envelope import MAGIC, Keyring, PassphraseNeeded, is_sealed
from mindtui.storage.finding import FIX, Finding
from mindtui.storage.lock import Lock

ROOM: Final = 20_000_000
"""Bytes that should be free on the disk."""


class Neighborhood:
    """Everything of ours around the file at `path`, and what others put there."""

    def __init__(self, path: Path, backups: Backups, keys: Keyring, *, patience: float) -> None:
        self._path = path
        self._real = Path(os.path.realpath(path))
        self._folder = self._real.parent
        self._backups = backups
        self._keys = keys.quiet()
        self._patience = patience

    def findings(self) -> Iterator[Finding]:
        """What every check found."""
        yield self._place()
        yield from self._modes()
        yield from self._lock()
        yield from self._leftovers()
        yield from self._copies()
        yield from self._conflicts()
        yield from self._disk()

    def fix(self) -> Iterator[str]:
        """Close what others can reach and remove what was left; gives what was done, in sentences."""
        for path in self._loose():
            if make_private(path, 0o700 if path.is_dir() else 0o600):
                yield f"Others could reach {path}; now only you can."
        if self._left():
            with Lock(self._path, program="doctor", patience=self._patience):
                remove_leftovers(self._path)
                self._backups.remove_leftovers()
            yield "What a killed program left is removed."

    def _place(self) -> Finding:
        folder = self._folder
        if not folder.is_dir():
            return Finding("folder", "ok", f"The folder {folder} is made with the first entry.")
        if os.access(folder, os.W_OK | os.X_OK):
            return Finding("folder", "ok", f"{folder} can be written.")
        says = f"You may not write in {folder}; nothing can be saved."
        return Finding("folder", "attention", says, f"chmod u+rwx {folder}")

    def _modes(self) -> Iterator[Finding]:
        loose = tuple(map(str, self._loose()))
        is_open = self._is_open()
        if loose:
            says = "Others on this machine can reach what is yours."
            yield Finding("modes", "attention", says, FIX, loose)
        if is_open:
            says = f"Others may put files into {self._folder}, in the place of yours too."
            yield Finding("modes", "attention", says, f"chmod go-w {self._folder}")
        if not loose and not is_open:
            yield Finding("modes", "ok", "Only you can read your data.")

    def _loose(self) -> list[Path]:
        """Files and folders of ours that others can reach."""
        ours = [self._real, self._real.with_name(f"{self._real.name}.lock"), self._backups.folder]
        # That they cannot be listed is told where they are looked at.
        with suppress(DataFileError):
            ours += [backup.path for backup in self._backups.all()]
        if self._is_own():
            ours.append(self._folder)
        return [path for path in ours if _mode(path) & 0o077]

    def _is_open(self) -> bool:
        """Whether the folder is not ours alone and others may replace what lies in it."""
        mode = _mode(self._folder)
        return not self._is_own() and bool(mode & 0o022) and not mode & stat.S_ISVTX

    def _is_own(self) -> bool:
        """Whether the folder holds nothing but what this program puts there."""
        name = self._real.name
        ours = {name, f"{name}.lock", "backups", "config.toml", "mindtui.log"}
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return False
        return all(one in ours or one.startswith((f".{name}.", ".note-")) for one in names)

    def _lock(self) -> Iterator[Finding]:
        if not self._real.with_name(f"{self._real.name}.lock").exists():
            return
        try:
            with Lock(self._path, program="doctor", patience=0) as lock:
                if lock.is_held:
                    yield Finding("lock", "ok", "No other program holds the file.")
                else:
                    mend = "Let no two programs write to the file at once."
                    yield Finding("lock", "attention", "This file system has no locks.", mend)
        except Locked as error:
            yield Finding("lock", "attention", error.message, "All is well if it is done soon; look again.")
        except DataFileError as error:
            yield Finding("lock", "attention", error.message, error.hint)

    def _left(self) -> list[Path]:
        return [*leftovers(self._path), *self._backups.leftovers()]

    def _leftovers(self) -> Iterator[Finding]:
        left = tuple(map(str, self._left()))
        if left:
            yield Finding("leftovers", "attention", "A killed program left half-written files.", FIX, left)

    def _copies(self) -> Iterator[Finding]:
        try:
            backups = self._backups.all()
        except DataFileError as error:
            yield Finding("backups", "attention", error.message, error.hint)
            return
        repaired = sum(backup.label == DAMAGED for backup in backups)
        others = [backup for backup in backups if backup.label != DAMAGED]
        damaged = [backup for backup in others if self._is_damaged(backup)]
        good = [backup for backup in others if backup not in damaged]
        if damaged:
            says = f"{_counted(len(damaged), 'backup is', 'backups are')} damaged; none goes by itself."
            mend = f"Remove what you do not need from {self._backups.folder}."
            yield Finding("backups", "attention", says, mend, tuple(backup.name for backup in damaged))
        if self._is_sealed(self._real):
            readable = tuple(backup.name for backup in backups if not self._is_sealed(backup.path))
            if readable:
                says = f"{_counted(len(readable), 'backup', 'backups')} can be read without the passphrase."
                mend = f"Remove what you do not need from {self._backups.folder}, or run: mindtui passphrase"
                yield Finding("backups", "attention", says, mend, readable)
        if good:
            newest = f"{_counted(len(good), 'backup', 'backups')}, the newest {good[0].stem}"
            yield Finding("backups", "ok", f"{newest}, in {self._backups.folder}.")
        elif not damaged:
            yield Finding("backups", "ok", "There are no backups yet; the first change of a day makes one.")
        if repaired:
            what = _counted(repaired, "copy of a damaged file is", "copies of damaged files are")
            yield Finding("backups", "ok", f"{what} kept there for good.")

    def _is_sealed(self, path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return is_sealed(file.read(len(MAGIC)))
        except OSError:
            return False

    def _is_damaged(self, backup: Backup) -> bool:
        try:
            backup.image(self._keys)
        except (PassphraseNeeded, TooNew):
            return False
        except DataFileError:
            return True
        return False

    def _conflicts(self) -> Iterator[Finding]:
        found = copies_beside(self._real)
        if found:
            what = _counted(len(found), "copy", "copies")
            says = f"{what} of the file beside it, made where two machines wrote at once."
            mend = "Take in what they hold with: mindtui merge FILE"
            yield Finding("conflicts", "attention", says, mend, tuple(map(str, found)))

    def _disk(self) -> Iterator[Finding]:
        try:
            disk = os.statvfs(self._folder)
        except OSError:
            return
        size = self._real.stat().st_size if self._real.exists() else 0
        free = disk.f_bavail * disk.f_frsize
        if disk.f_blocks and free < max(ROOM, 4 * size):
            says = f"The disk of {self._folder} has {free:,} bytes left."
            yield Finding("disk", "attention", says, "Make room on it.")
        else:
            yield Finding("disk", "ok", "There is room on the disk.")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0
