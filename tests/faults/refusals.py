"""Each call to the system that a deed makes fails once, inside this process."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from mindtui.errors import MindTUIError
from mindtui.storage.atomic_file import DurabilityUncertain
from tests.faults.power_cut import Seen, Story, record, verdict_on
from tests.faults.verdict import Tally, Verdict

CALLS = (
    "open", "write", "pread", "pwrite", "ftruncate", "fsync", "close", "rename", "replace", "link", "unlink",
    "mkdir", "chmod", "fchmod", "stat", "lstat", "fstat", "scandir", "statvfs", "lseek",
)  # fmt: skip
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


class _System:
    """The calls of `os`, counted; the one with the number `turn` fails."""

    def __init__(self, turn: int = 0, number: int = 0) -> None:
        self.turn, self.number = turn, number
        self.made: list[str] = []

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Let everybody use it."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self._call(name, getattr(os, name)))
            yield

    def _call(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.made.append(name)
            if len(self.made) == self.turn:
                if name == "close":
                    # The descriptor is gone even so; that is how Linux does it.
                    real(*arguments)
                raise OSError(self.number, os.strerror(self.number))
            return real(*arguments, **options)

        return call


def endure_refusals(story: Story, folder: Path, *, most: int | None = None) -> Tally:
    """Do each deed of a story with each of its calls failing; of all, about `most`, spread evenly."""
    _, seen = record(story, folder / "whole")
    tally = Tally()
    for number in range(len(seen) - 1):
        made = _System()
        with _deed(story, folder / "home", number) as deed, made.in_place():
            deed()
        turns = [(turn, error) for turn in range(1, len(made.made) + 1) for error in ERRORS]
        for turn, error in turns[:: ceil(len(turns) * (len(seen) - 1) / most) if most else 1]:
            system = _System(turn, error)
            with _deed(story, folder / "home", number) as deed:
                verdict, why = _verdict(story, folder / "home", seen, number, system, deed)
            name = (
                f"deed {number + 1}, call {turn} ({system.made[turn - 1 : turn]}): {errno.errorcode[error]}"
            )
            tally.add(verdict, f"{name}: {why}")
    return tally


@contextmanager
def _deed(story: Story, folder: Path, number: int) -> Iterator[Callable[[], object]]:
    """The deed with this number, in a new folder where those before it are done."""
    folder.mkdir()
    try:
        story.prepare(folder)
        deeds = iter(story.deeds(folder))
        for before in islice(deeds, number):
            before()
        yield next(deeds)
        with suppress(MindTUIError):
            # Lets go of what the program has open.
            list(deeds)
    finally:
        rmtree(folder)


def _verdict(
    story: Story, folder: Path, seen: list[Seen], told: int, system: _System, deed: Callable[[], object]
) -> tuple[Verdict, object]:
    said, wanted = "saved", seen[told + 1].found
    try:
        with system.in_place():
            deed()
    except DurabilityUncertain as error:
        said = repr(error)
    except MindTUIError as error:
        said, wanted = repr(error), seen[told].found
    except Exception as error:  # a crash of any kind is what is looked for
        return Verdict.UNTRUE, f"no error of ours: {error!r}"
    found = story.look(folder)
    if found != wanted:
        return Verdict.UNTRUE if found in (seen[told].found, seen[told + 1].found) else Verdict.WRONG, said
    left = [path.name for path in folder.rglob("*.tmp")]
    if left and system.made[system.turn - 1] != "unlink":
        return Verdict.LEFT, f"{said}, {left}"
    return verdict_on(story, folder, seen, told + (said == "saved"), kept=seen[told].kept)
