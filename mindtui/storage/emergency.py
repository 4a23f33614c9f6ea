"""Changes that could not be saved, in a private file of their own until the next start."""

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec

from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.record import instant
from mindtui.errors import DataFileError, MindTUIError
from mindtui.storage.atomic_file import DurabilityUncertain, NotSaved, make_folder_of, replace_file
from mindtui.storage.journal_file import JournalFile

PROGRAM: Final = "mindtui"


class _Content(msgspec.Struct):
    program: str
    steps: tuple[Step, ...]


class Emergency:
    """The private files for changes to one data file, in the first folder that takes them.

    The folders are those of the data file, XDG_STATE_HOME, HOME, XDG_RUNTIME_DIR and temporary files. A file
    is in the envelope of the data file: what is sealed there is sealed here.
    """

    def __init__(self, file: JournalFile, environment: Mapping[str, str]) -> None:
        self._file = file
        self._environment = environment
        self._data = os.path.realpath(file.path)
        self._prefix = f".mindtui-unsaved-{crc32(self._data.encode(errors='surrogateescape')):08x}-"
        self._name = rf"{re.escape(self._prefix)}[0-9a-f]+\.json"

    def keep(self, steps: Sequence[Step]) -> Path | None:
        """Write steps to a new file, down to the disk. Gives its path; None where no folder takes it."""
        content = msgspec.json.encode(_Content(PROGRAM, tuple(steps)))
        parts = self._file.envelope.wrap([content])
        for folder in self._folders():
            path = folder / f"{self._prefix}{os.urandom(6).hex()}.json"
            try:
                make_folder_of(path)
                if _is_ours(folder) or folder == Path(self._data).parent:
                    replace_file(path, *parts).close()
                    return path
            except NotSaved:
                continue
            except DurabilityUncertain:
                return path
        return None

    def bring_in(self) -> Sequence[str]:
        """Save what was kept and remove its files. Gives a sentence for each that says what became of it.

        A step that is in the data file already is not made again; what a killed program left goes.
        """
        for path in self._files(rf"\.{self._name}\.[0-9a-f]{{12}}\.tmp"):
            # Whoever is writing it at this very moment finds it gone and takes the next folder.
            with suppress(OSError):
                path.unlink()
        return [self._bring_in(path) for path in self._found()]

    def _bring_in(self, path: Path) -> str:
        try:
            steps = self._read(path)
            self._file.commit(*self._without_overtaken(steps))
        except DurabilityUncertain:
            # It stays where it is until the disk confirms; in the journal it is all the same.
            pass
        except MindTUIError as error:
            return f"Changes from an earlier time are still in {path}. {error}"
        else:
            with suppress(OSError):
                path.unlink()
        changes = [step for step in steps if step.deed != "draft"]
        if not changes:
            return "What you were typing last time is kept, and comes back when you open the form."
        what = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
        return f"{what} that could not be saved {_days(changes)} came in now."

    def _without_overtaken(self, steps: Sequence[Step]) -> Sequence[Step]:
        """The steps but for drafts that somebody typed on since."""
        if all(step.deed != "draft" for step in steps):
            return steps
        journal = Journal(self._file.read())

        def is_overtaken(step: Step) -> bool:
            drafts = [journal.get(Draft, change.id) for change in step.changes]
            times = [
                draft.updated_at for draft in drafts if draft is not None and draft.updated_at is not None
            ]
            return step.deed == "draft" and any(instant(time) > instant(step.at) for time in times)

        return [step for step in steps if not is_overtaken(step)]

    def _read(self, path: Path) -> tuple[Step, ...]:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DataFileError(f"It cannot be read: {(error.strerror or str(error)).lower()}.") from error
        content, _ = self._file.keys.open(data, path)
        try:
            return msgspec.json.decode(content, type=_Content).steps
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DataFileError("It is damaged.", "It is left as it is.") from error

    def _found(self) -> list[Path]:
        """The files that are there, the oldest first."""
        return self._files(self._name)

    def _files(self, name: str) -> list[Path]:
        """The files of one's own whose names are like this, the oldest first."""
        found: list[tuple[int, Path]] = []
        for folder in self._folders():
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    if not re.fullmatch(name, entry.name):
                        continue
                    status = entry.stat(follow_symlinks=False)
                    # Anybody may put a file into a folder for temporary ones.
                    if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid():
                        found.append((status.st_mtime_ns, Path(entry.path)))
        return [path for _, path in sorted(found)]

    def _folders(self) -> Iterator[Path]:
        yield Path(self._data).parent
        home = self._base("HOME")
        if state := self._base("XDG_STATE_HOME") or (home / ".local" / "state" if home else None):
            yield state / "mindtui"
        if home:
            yield home / ".mindtui"
        if runtime := self._base("XDG_RUNTIME_DIR"):
            yield runtime / "mindtui"
        yield (self._base("TMPDIR") or Path("/tmp")) / f"mindtui-{os.geteuid()}"  # noqa: S108 - checked to be ours

    def _base(self, name: str) -> Path | None:
        path = Path(self._environment.get(name) or "-")
        return path if path.is_absolute() and os.path.isdir(path) else None  # noqa: PTH112 - never raises


def _is_ours(folder: Path) -> bool:
    """Whether a folder is no link, and nobody else can write into it."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _days(steps: Sequence[Step]) -> str:
    """When the steps were taken, by their own clocks."""
    days = sorted({step.at.date() for step in steps})
    return f"on {_day(days[0])}" if len(days) == 1 else f"from {_day(days[0])} to {_day(days[-1])}"


def _day(day: date) -> str:
    return day.isoformat()
