"""The lock between programs: a file beside the data file, held for one operation and never longer."""

import errno
import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path
from random import uniform
from types import TracebackType
from typing import Self

from mindtui.domain.text import one_line
from mindtui.errors import Locked
from mindtui.storage.atomic_file import close_quietly, not_saved

PATIENCE = 5.0
"""Seconds to wait for another program."""

_UNSUPPORTED = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL}


class Lock:
    """Holds `<file>.lock` inside a with block; Locked, naming the holder, after `patience` seconds in vain.

    The data file itself is never locked: every save puts a new file in its place. `is_held` is False on a
    file system without locks, where the work goes on unprotected.
    """

    def __init__(self, path: Path, *, program: str, patience: float = PATIENCE) -> None:
        self.is_held = False
        self._data_path = Path(os.path.realpath(path))
        self._path = self._data_path.with_name(f"{self._data_path.name}.lock")
        self._program = program
        self._patience = patience
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        give_up = time.monotonic() + self._patience
        while not self._try():
            if time.monotonic() >= give_up:
                raise Locked(
                    f"The data file {self._data_path} is in use by {self._holder()}.",
                    "Nothing was saved; try again when it is done.",
                )
            # Uneven pauses keep two waiting programs from meeting again and again.
            time.sleep(uniform(0.002, 0.05))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()

    def _try(self) -> bool:
        """One attempt; True also where the file system has no locks."""
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            self._descriptor = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise not_saved(self._data_path, error) from error
        try:
            self.is_held = self._lock(self._descriptor)
            is_ours = not self.is_held or self._is_in_place(self._descriptor)
        except BaseException as error:
            self._let_go()
            if isinstance(error, BlockingIOError):
                return False
            raise
        if not is_ours:
            self._let_go()
        return is_ours

    def _lock(self, descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError as error:
            if error.errno in _UNSUPPORTED:
                return False
            raise not_saved(self._data_path, error) from error
        # Only for the sentence of whoever waits; a full disk must not stop the work here.
        with suppress(OSError):
            self._sign(descriptor)
        return True

    def _sign(self, descriptor: int) -> None:
        """Say who holds the lock; a program that saves again and again says it once.

        Never cut to nothing first: some file systems then write the new content to the disk at once.
        """
        signature = f"{os.getpid()} {self._program}\n".encode()
        if os.pread(descriptor, len(signature) + 1, 0) != signature:
            os.pwrite(descriptor, signature, 0)
            os.ftruncate(descriptor, len(signature))

    def _is_in_place(self, descriptor: int) -> bool:
        """Whether the path still leads to the locked file: somebody may have removed it meanwhile."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False
        except OSError as error:
            raise not_saved(self._data_path, error) from error

    def _holder(self) -> str:
        try:
            # The first line alone: the rest may be of a holder with a longer name.
            first, _, _ = self._path.read_text("utf-8", "replace").strip().partition("\n")
            number, _, program = first.partition(" ")
        except OSError:
            number, program = "", ""
        if not number.isdecimal():
            return "another program"
        return f"mindtui {one_line(program)} (process {number})"

    def _let_go(self) -> None:
        if self._descriptor is not None:
            # Closing alone would leave the lock to a child that was forked meanwhile.
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            close_quietly(self._descriptor)
            self._descriptor = None
            self.is_held = False
