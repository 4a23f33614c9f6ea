"""What a program does to the files of one folder, call by call, while it really does it.

Nothing but `os` may reach the disk while it runs: `open` is Python's own implementation in `_pyio`, which
ends in the same calls. A call that could write and is not known here is an error, never a blind spot.
"""

import builtins
import fcntl
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Create(NamedTuple):
    """A new, empty file with this name."""

    file: int
    name: str


class Write(NamedTuple):
    """Bytes at a place in a file."""

    file: int
    at: int
    data: bytes


class Cut(NamedTuple):
    """A file gets another length."""

    file: int
    size: int


class Sync(NamedTuple):
    """The content of a file is on the disk."""

    file: int


class SyncFolder(NamedTuple):
    """The names in a folder are on the disk."""

    name: str


class Rename(NamedTuple):
    """A file gets another name, which another file may have had."""

    file: int
    old: str
    new: str


class Link(NamedTuple):
    """A file gets one more name."""

    file: int
    name: str


class Remove(NamedTuple):
    """A name of a file goes."""

    file: int
    name: str


class MakeFolder(NamedTuple):
    """A new, empty folder."""

    name: str


class RemoveFolder(NamedTuple):
    """An empty folder goes."""

    name: str


class Done(NamedTuple):
    """The program was told that so many of its deeds are saved."""

    deeds: int


Call = Create | Write | Cut | Sync | SyncFolder | Rename | Link | Remove | MakeFolder | RemoveFolder | Done

_KNOWN = (
    "open",
    "write",
    "pwrite",
    "ftruncate",
    "fsync",
    "close",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "rmdir",
)
_SAME = {"replace": "rename", "remove": "unlink", "fdatasync": "fsync"}
_REFUSED = (
    "truncate",
    "symlink",
    "sendfile",
    "writev",
    "pwritev",
    "copy_file_range",
    "splice",
    "sync",
    "mknod",
)


class Recorder:
    """The calls that were made in `root`, in their order."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.calls: list[Call] = []
        self.start: dict[str, bytes | None] = {}
        """What lay there before: name → content, None for a folder."""
        self.files: dict[str, int] = {}
        """The number of the file that each name leads to."""
        self._count = 0
        self._descriptors: dict[int, int | str] = {}
        self._real: dict[str, Any] = {}
        for path in sorted(self.root.rglob("*")):
            name = self._name(path) or ""
            self.start[name] = None if path.is_dir() else path.read_bytes()
            if path.is_file():
                self.files[name] = self._next_number()
        self.files_at_start = dict(self.files)

    def done(self) -> None:
        """Note that one more deed was acknowledged."""
        self.calls.append(Done(1 + sum(isinstance(call, Done) for call in self.calls)))

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Look on; everything goes its usual way."""
        with pytest.MonkeyPatch.context() as patch:
            for name in _KNOWN:
                self._real[name] = getattr(os, name)
                patch.setattr(os, name, getattr(self, name))
            for name, known in _SAME.items():
                patch.setattr(os, name, getattr(self, known))
            for name in filter(partial(hasattr, os), _REFUSED):
                patch.setattr(os, name, partial(_refuse, name))
            self._real["fcntl"] = fcntl.fcntl
            patch.setattr(fcntl, "fcntl", self.fcntl)
            # Known to no type checker, since nobody else needs it.
            patch.setattr(builtins, "open", import_module("_pyio").open)
            patch.setattr(io, "open", import_module("_pyio").open)
            yield

    def open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        """See os.open."""
        descriptor: int = self._real["open"](path, flags, mode, dir_fd=dir_fd)
        name = None if dir_fd is not None else self._name(os.path.realpath(path))
        if name is None:
            return descriptor
        if Path(path).is_dir():
            self._descriptors[descriptor] = name
            return descriptor
        if name not in self.files:
            self.files[name] = self._next_number()
            self.calls.append(Create(self.files[name], name))
        elif flags & os.O_TRUNC:
            self.calls.append(Cut(self.files[name], 0))
        self._descriptors[descriptor] = self.files[name]
        return descriptor

    def write(self, descriptor: int, data: Any) -> int:
        """See os.write."""
        file = self._descriptors.get(descriptor)
        at = os.lseek(descriptor, 0, os.SEEK_CUR) if isinstance(file, int) else 0
        written: int = self._real["write"](descriptor, data)
        if isinstance(file, int):
            self.calls.append(Write(file, at, bytes(memoryview(data).cast("B")[:written])))
        return written

    def pwrite(self, descriptor: int, data: Any, at: int) -> int:
        """See os.pwrite."""
        written: int = self._real["pwrite"](descriptor, data, at)
        file = self._descriptors.get(descriptor)
        if isinstance(file, int):
            self.calls.append(Write(file, at, bytes(memoryview(data).cast("B")[:written])))
        return written

    def ftruncate(self, descriptor: int, size: int) -> None:
        """See os.ftruncate."""
        self._real["ftruncate"](descriptor, size)
        file = self._descriptors.get(descriptor)
        if isinstance(file, int):
            self.calls.append(Cut(file, size))

    def fsync(self, descriptor: int) -> None:
        """See os.fsync."""
        self._real["fsync"](descriptor)
        self._note_sync(descriptor)

    def fcntl(self, descriptor: int, command: int, argument: Any = 0) -> Any:
        """See fcntl.fcntl; on macOS it syncs what os.fsync does not."""
        result = self._real["fcntl"](descriptor, command, argument)
        if command == getattr(fcntl, "F_FULLFSYNC", None):
            self._note_sync(descriptor)
        return result

    def _note_sync(self, descriptor: int) -> None:
        match self._descriptors.get(descriptor):
            case int(file):
                self.calls.append(Sync(file))
            case str(folder):
                self.calls.append(SyncFolder(folder))

    def close(self, descriptor: int) -> None:
        """See os.close."""
        self._descriptors.pop(descriptor, None)
        self._real["close"](descriptor)

    def rename(
        self, old: Any, new: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
    ) -> None:
        """See os.rename."""
        self._real["rename"](old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        before, after = self._name(old), self._name(new)
        if before is None and after is None:
            return
        if before is None or after is None or before not in self.files:
            raise NotImplementedError("a file that comes from elsewhere, or a folder that gets another name")
        self.files[after] = self.files.pop(before)
        self.calls.append(Rename(self.files[after], before, after))

    def link(self, old: Any, new: Any, **options: Any) -> None:
        """See os.link."""
        self._real["link"](old, new, **options)
        before, after = self._name(old), self._name(new)
        if after is not None:
            self.files[after] = self.files[before or ""]
            self.calls.append(Link(self.files[after], after))

    def unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        """See os.unlink."""
        self._real["unlink"](path, dir_fd=dir_fd)
        if (name := self._name(path)) is not None:
            self.calls.append(Remove(self.files.pop(name), name))

    def mkdir(self, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        """See os.mkdir."""
        self._real["mkdir"](path, mode, dir_fd=dir_fd)
        if (name := self._name(path)) is not None:
            self.calls.append(MakeFolder(name))

    def rmdir(self, path: Any, *, dir_fd: int | None = None) -> None:
        """See os.rmdir."""
        self._real["rmdir"](path, dir_fd=dir_fd)
        if (name := self._name(path)) is not None:
            self.calls.append(RemoveFolder(name))

    def _next_number(self) -> int:
        self._count += 1
        return self._count

    def _name(self, path: Any) -> str | None:
        """A path as a name below the root, empty for the root itself; None when it leads elsewhere."""
        place = Path(os.path.realpath(Path(path).parent), Path(path).name)
        if place == self.root:
            return ""
        return str(place.relative_to(self.root)) if place.is_relative_to(self.root) else None


def _refuse(name: str, *arguments: object, **options: object) -> None:
    raise NotImplementedError(f"the recorder does not know os.{name} yet")
