"""Copies of the data file in a folder beside it: one a day, and one before every great change."""

import errno
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from msgspec import Struct

from mindtui.domain.clock import DEFAULT_DAY_START, day_of, week_label
from mindtui.errors import DataFileError, NothingFound, TooNew, UsageError
from mindtui.storage.atomic_file import NotSaved, Version, add_copy, add_file, make_folder_of
from mindtui.storage.envelope import Keyring, is_sealed
from mindtui.storage.layout import Image, decode, is_as_sealed

DAILY: Final = "daily"
MIGRATION: Final = "migration"
EDITED: Final = "edited"
"""What something other than this program had made of the file, before the first save over it."""
DAMAGED: Final = "damaged"
"""What stood in the file before it was repaired; never pruned."""
KEPT_OF_EACH_LABEL: Final = 5
KEEP: Final = (7, 4, 12)
"""How many days, weeks and months keep a backup."""
SPARE: Final = 1_000_000
"""Bytes that stay free on the disk: a backup must not take the room that the save itself needs."""


class Backup(Struct, frozen=True):
    """One copy. `at` has the offset of the clock that it was made by."""

    path: Path
    at: datetime
    label: str
    size: int
    number: int = 0

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name

    @property
    def stem(self) -> str:
        """The beginning of its name, which no other backup of this file has."""
        return "_".join(self.name.split("_", 2)[:2])

    def content(self) -> bytes:
        """The bytes of the data file as they were. DataFileError when they cannot be read."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DataFileError(
                f"The backup {self.path} cannot be read: {error.strerror or error}.", "Choose another."
            ) from error

    def image(self, keys: Keyring | None = None) -> Image:
        """What it holds. DataFileError: it is damaged. PassphraseNeeded: it is sealed."""
        content, _ = (keys or Keyring()).open(self.content(), self.path)
        return decode(content, self.path)


class Backups:
    """The backups of the data file that is called `name`, in `folder`.

    `keep` is how many days, weeks and months keep a backup. Work on them only under the file's lock.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        now: Callable[[], datetime],
        *,
        keep: tuple[int, int, int] = KEEP,
        day_starts_at: time = DEFAULT_DAY_START,
    ) -> None:
        self.folder = folder
        self.name = name
        self._now = now
        self._keep = keep
        self.day_starts_at = day_starts_at
        self._day_kept: date | None = None
        stamp = r"(\d{4}-\d\d-\d\d)_(\d{6}[+-]\d{4}(?:\d\d)?)(?:-(\d+))?_([a-z]+)"
        # As text: most sessions never list the backups, and to compile it takes a while.
        self._ours = rf"{stamp}_{re.escape(name)}"

    def beside(self, data: Path) -> "Backups":
        """The backups of another data file, kept in the same way."""
        return Backups(
            data.parent / self.folder.name,
            data.name,
            self._now,
            keep=self._keep,
            day_starts_at=self.day_starts_at,
        )

    def day_of(self, at: datetime) -> date:
        """The person's day that a moment belongs to."""
        return day_of(at, self.day_starts_at)

    def all(self) -> Sequence[Backup]:
        """Every backup, the newest first. Files with other names are none of ours.

        DataFileError when they cannot be listed: that there are none would be another thing to say.
        """
        try:
            with os.scandir(self.folder) as entries:
                found = [backup for entry in entries if (backup := self._read(entry)) is not None]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise DataFileError(
                f"The backups in {self.folder} cannot be listed: {(error.strerror or str(error)).lower()}.",
                f"Check who may read that folder: ls -ld {self.folder}",
            ) from error
        return sorted(found, key=lambda backup: (backup.at, backup.number, backup.label), reverse=True)

    def find(self, beginning: str) -> Backup:
        """The one backup whose name begins so; NothingFound or UsageError otherwise."""
        named = [backup for backup in self.all() if backup.name.startswith(beginning)]
        exact = [backup for backup in named if beginning in (backup.name, backup.stem)]
        if not named or not beginning:
            raise NothingFound(
                f"There is no backup “{beginning}” of {self.name}.", "List them with: mindtui backups"
            )
        if len(exact or named) > 1:
            raise UsageError(
                f"{len(named)} backups begin with “{beginning}”.", "Give more of the name: mindtui backups"
            )
        return (exact or named)[0]

    def keep(self, label: str, content: Callable[[], bytes | Version]) -> Backup:
        """Store what the file holds, under a label; old ones that are no longer needed go. NotSaved."""
        try:
            made = self._add(label, self._now(), content())
        except (DataFileError, OSError) as error:
            # Also one that the disk did not confirm: nobody shall take it for the save of the file itself.
            cause = error.__cause__ if isinstance(error, DataFileError) else error
            reason = (cause.strerror or str(cause)).lower() if isinstance(cause, OSError) else str(error)
            raise NotSaved(
                f"No backup could be made in {self.folder}: {reason}.",
                "Make room there, and check who may write to it.",
            ) from error
        self._prune(made)
        self.remove_leftovers()
        return made

    def _add(self, label: str, now: datetime, data: bytes | Version) -> Backup:
        size = data.size if isinstance(data, Version) else len(data)
        make_folder_of(self.folder / self.name)
        with suppress(OSError):
            self.folder.chmod(0o700)
        self._leave_room(size)
        stamp = stem = f"{now:%Y-%m-%d_%H%M%S%z}"
        taken = {backup.stem for backup in self.all()}
        number = 0
        while stem in taken:
            number += 1
            stem = f"{stamp}-{number}"
        path = self.folder / f"{stem}_{label}_{self.name}"
        if isinstance(data, Version):
            add_copy(path, data)
        else:
            add_file(path, data)
        return Backup(path, now, label, size, number)

    def keep_daily(self, content: Callable[[], bytes | Version]) -> None:
        """Store what the file holds, if it is the first change of the person's day. DataFileError."""
        today = self.day_of(self._now())
        if self._day_kept == today or not any(self._keep):
            return
        if not any(backup.label == DAILY and self.day_of(backup.at) == today for backup in self.all()):
            self.keep(DAILY, content)
        self._day_kept = today

    def _read(self, entry: "os.DirEntry[str]") -> Backup | None:
        found = re.fullmatch(self._ours, entry.name)
        if found is None or not entry.is_file(follow_symlinks=False):
            return None
        try:
            at = datetime.fromisoformat(f"{found[1]}T{found[2]}")
        except ValueError:
            return None
        return Backup(Path(entry.path), at, found[4], entry.stat().st_size, int(found[3] or 0))

    def _leave_room(self, size: int) -> None:
        try:
            disk = os.statvfs(self.folder)
        except OSError:
            return
        if disk.f_blocks and disk.f_bavail * disk.f_frsize < 2 * size + SPARE:
            raise OSError(errno.ENOSPC, "the disk is almost full")

    def _prune(self, made: Backup) -> None:
        """Remove what is no longer needed; never what was just made, is damaged, or lies in the future."""
        left = [backup for backup in self.all() if backup.at <= made.at]
        known = {made.path: True}
        while True:
            needed = {made.path, *(backup.path for backup in self._needed(left))}
            surplus = [backup for backup in left if backup.path not in needed]
            # A check reads a whole copy: just what would go is looked at, and what would stand in for it.
            for backup in (*surplus, *self._stand_ins(surplus, left)):
                if backup.path not in known:
                    known[backup.path] = _is_whole(backup)
            if all(known.get(backup.path, True) for backup in left):
                break
            # A damaged one stays, and stands in for no other.
            left = [backup for backup in left if known.get(backup.path, True)]
        for backup in surplus:
            with suppress(OSError):
                backup.path.unlink()

    def _stand_ins(self, surplus: Sequence[Backup], backups: Sequence[Backup]) -> Iterator[Backup]:
        """What is kept in the place of those that would go: the newest of their label, week and month."""
        for label in {backup.label for backup in surplus}:
            alike = [backup for backup in backups if backup.label == label]
            yield from alike[: max(self._keep[0], KEPT_OF_EACH_LABEL)]
            for period in (self._week, self._month):
                periods = {period(backup) for backup in surplus if backup.label == label}
                yield from (next(b for b in alike if period(b) == one) for one in periods)

    def leftovers(self) -> list[Path]:
        """What killed programs left among the backups."""
        leftover = re.compile(rf"\.{self._ours}\.[0-9a-f]{{12}}\.tmp")
        with suppress(OSError), os.scandir(self.folder) as entries:
            return [Path(entry.path) for entry in entries if leftover.fullmatch(entry.name)]
        return []

    def remove_leftovers(self) -> None:
        """Remove them."""
        for left in self.leftovers():
            with suppress(OSError):
                left.unlink()

    def _needed(self, backups: Iterable[Backup]) -> Iterator[Backup]:
        kept: Counter[str] = Counter()
        days: list[Backup] = []
        for backup in backups:
            if backup.label == DAILY:
                days.append(backup)
            elif backup.label == DAMAGED or kept[backup.label] < KEPT_OF_EACH_LABEL:
                kept[backup.label] += 1
                yield backup
        daily, weekly, monthly = self._keep
        yield from _newest_of_each(days, daily, lambda backup: self.day_of(backup.at))
        yield from _newest_of_each(days, weekly, self._week)
        yield from _newest_of_each(days, monthly, self._month)

    def _week(self, backup: Backup) -> str:
        return week_label(self.day_of(backup.at))

    def _month(self, backup: Backup) -> str:
        return f"{self.day_of(backup.at):%Y-%m}"


def _newest_of_each(
    backups: Sequence[Backup], limit: int, period: Callable[[Backup], object]
) -> Iterator[Backup]:
    """Of the last `limit` periods that have a backup, the newest of each."""
    seen: set[object] = set()
    for backup in backups:
        if len(seen) == limit:
            return
        if (of := period(backup)) not in seen:
            seen.add(of)
            yield backup


def is_sound(data: bytes, path: Path) -> bool:
    """Whether these bytes of the file at `path` are a data file; of a sealed one, whether they seem to be."""
    if is_sealed(data):
        return True
    try:
        decode(data, path)
    except TooNew:
        return True
    except DataFileError:
        return False
    return True


def _is_whole(backup: Backup) -> bool:
    # Piece by piece, where that says enough: a dozen of them may be looked at in one save.
    with suppress(OSError):
        version = Version(backup.path)
        try:
            if is_as_sealed(version.pieces()):
                return True
        finally:
            version.close()
    try:
        return is_sound(backup.content(), backup.path)
    except DataFileError:
        return False
