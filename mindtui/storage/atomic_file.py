"""A file that is replaced as a whole or not at all: the one module that writes to disk."""

# ruff: noqa: N818 - the kinds say what happened

import errno
import fcntl
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mindtui.errors import DataFileError

ELSEWHERE = "Use another place with --data FILE or the variable MINDTUI_HOME."
_PIECE = 1 << 18
_FULL = {errno.ENOSPC, errno.EDQUOT}
_UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}


class NotSaved(DataFileError):
    """Nothing was written: the file is as it was before."""


class DurabilityUncertain(DataFileError):
    """The new content is in the file, but a power cut in this moment could bring the old one back."""


class FileGone(DataFileError):
    """The file that was read is no longer in its place."""


class Version:
    """The very file that was read or written, and what marks it.

    It is kept open, because a file system soon gives the inode number of a removed file to the next one.
    """

    def __init__(self, path: Path) -> None:
        # Without O_NONBLOCK a named pipe in this place would stop the program.
        self._descriptor: int | None = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(self._descriptor)
        except BaseException:
            self.close()
            raise
        self.is_file = stat.S_ISREG(status.st_mode)
        self.size = status.st_size
        """In bytes."""
        self._marks = _marks(status)

    def content(self) -> bytes:
        """All bytes of the file, each time anew."""
        if self._descriptor is None:
            raise ValueError("the version was let go")
        with open(self._descriptor, "rb", buffering=0, closefd=False) as file:
            file.seek(0)
            return file.readall()

    def pieces(self) -> Iterator[bytes]:
        """The same bytes, one behind the other: whoever copies megabytes need not hold them all."""
        if self._descriptor is None:
            raise ValueError("the version was let go")
        at = 0
        while piece := os.pread(self._descriptor, _PIECE, at):
            at += len(piece)
            yield piece

    def is_at(self, path: Path) -> bool:
        """Whether `path` still leads to this file, unchanged. Costs one stat."""
        try:
            return _marks(path.stat()) == self._marks
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            close_quietly(self._descriptor)
            self._descriptor = None


def read_file(path: Path) -> tuple[bytes, Version] | None:
    """The content and the version of a regular file; None when there is none. DataFileError otherwise."""
    try:
        version = Version(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        if not version.is_file:
            raise DataFileError(f"{path} is not a file.", ELSEWHERE)
        return version.content(), version
    except BaseException as error:
        version.close()
        if isinstance(error, OSError):
            raise _unreadable(path, error) from error
        raise


def replace_file(path: Path, *parts: bytes | memoryview) -> Version:
    """Put `parts`, one behind the other, in the place of the file at `path`, mode 0600; gives its version.

    A link stays a link. NotSaved: the old file is intact. DurabilityUncertain: the new content is there.
    """
    return _put(Path(os.path.realpath(path)), parts, Path.replace)


def add_file(path: Path, *parts: bytes | memoryview) -> None:
    """Make a file at `path` where there is none, whole or not at all, mode 0600.

    NotSaved: nothing was made, or the name is taken. DurabilityUncertain: the file is there.
    """
    _put(path, parts, _name).close()


def add_copy(path: Path, version: Version) -> None:
    """The same, with the bytes of another file."""
    _put(path, version.pieces(), _name).close()


def _put(real: Path, parts: Iterable[bytes | memoryview], name: Callable[[Path, Path], object]) -> Version:
    """Write a file down to the disk, then let `name` give it its place."""
    temporary = real.with_name(f".{real.name}.{os.urandom(6).hex()}.tmp")
    try:
        # Opened first: once the file has its name, nothing but the sync of the folder may go wrong.
        folder = os.open(real.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise not_saved(real, error) from error
    try:
        version = _written(temporary, parts)
        try:
            name(temporary, real)
        except BaseException:
            version.close()
            raise
    except BaseException as error:
        close_quietly(folder)
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise not_saved(real, error) from error
        raise
    try:
        _sync_folder(folder)
    except OSError as error:
        version.close()
        raise DurabilityUncertain(
            f"{real} was saved, but the disk did not confirm it: {_reason(error)}.",
            "Check the disk and make a copy of the file.",
        ) from error
    finally:
        close_quietly(folder)
    return version


def append_to(path: Path, text: str) -> None:
    """Add text to the end of a file, which is made where there is none, mode 0600. OSError, DataFileError."""
    make_folder_of(path)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)


def make_folder_of(path: Path) -> None:
    """Make the missing folders above the real place of `path`, each 0700. NotSaved when that fails."""
    folder = Path(os.path.realpath(path)).parent
    try:
        _make_folder(folder)
    except OSError as error:
        raise NotSaved(f"The folder {folder} cannot be made: {_reason(error)}.", ELSEWHERE) from error


def make_private(path: Path, mode: int = 0o600) -> bool:
    """Take from others what they may do with a file or folder of one's own; gives whether that was needed."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077 == 0:
            return False
        path.chmod(mode)
    except OSError:
        return False
    return True


def leftovers(path: Path) -> list[Path]:
    """What killed programs left beside `path`."""
    real = Path(os.path.realpath(path))
    ours = re.compile(rf"\.{re.escape(real.name)}\.[0-9a-f]{{12}}\.tmp")
    with suppress(OSError), os.scandir(real.parent) as entries:
        return [Path(entry.path) for entry in entries if ours.fullmatch(entry.name)]
    return []


def remove_leftovers(path: Path) -> None:
    """Remove what a killed program left beside `path`. Only under the lock: a living one may be writing."""
    for left in leftovers(path):
        with suppress(OSError):
            left.unlink()


def not_saved(path: Path, error: OSError) -> NotSaved:
    """The sentence for a failure before the file was touched."""
    if error.errno in _FULL:
        return NotSaved(f"Not saved: the disk that holds {path.parent} is full.", "Make room and save again.")
    return NotSaved(
        f"Not saved: {path.name} cannot be written in {path.parent}: {_reason(error)}.", ELSEWHERE
    )


@contextmanager
def for_other_programs() -> Iterator[None]:
    """Around the writing of a file that is not the data file: a hint to move that one would help nobody."""
    try:
        yield
    except NotSaved as error:
        hint = "Name a file in another folder." if error.hint == ELSEWHERE else error.hint
        raise NotSaved(error.message, hint) from error


def close_quietly(descriptor: int) -> None:
    """Close what was only read or locked: a failure there says nothing about what was saved."""
    with suppress(OSError):
        os.close(descriptor)


def _written(temporary: Path, parts: Iterable[bytes | memoryview]) -> Version:
    """Write `parts` to a new file, down to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o600)
    try:
        with suppress(OSError):
            os.fchmod(descriptor, 0o600)
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        _sync(descriptor)
    except BaseException:
        close_quietly(descriptor)
        raise
    # Closed before the rename: a network file system reports a failed write only here.
    os.close(descriptor)
    return Version(temporary)


def _name(temporary: Path, path: Path) -> None:
    """Give a new file its name, unless another has it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links; nobody else makes files of this name without the lock.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.rename(path)
    else:
        with suppress(OSError):
            temporary.unlink()


def _sync(descriptor: int) -> None:
    """Wait until the content is on the disk itself; on macOS fsync alone stops at the drive's cache."""
    full: int | None = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
        return
    try:
        fcntl.fcntl(descriptor, full)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        os.fsync(descriptor)


def _sync_folder(folder: int) -> None:
    try:
        os.fsync(folder)
    except OSError as error:
        # Some file systems cannot sync a folder at all; there the rename is as durable as it gets.
        if error.errno not in _UNSUPPORTED:
            raise


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    above = os.open(folder.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _sync_folder(above)
    finally:
        close_quietly(above)


def _unreadable(path: Path, error: OSError) -> DataFileError:
    return DataFileError(f"The data file {path} cannot be read: {_reason(error)}.", ELSEWHERE)


def _marks(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
