"""What a save costs beside the least that it can cost: its bytes written to a new file and synced."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.storage.journal_file import JournalFile
from tests.benchmarks.figures import Figure, milliseconds, spread

GOAL = 3.0
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def one_save(home: Path, rounds: int) -> Iterator[Figure]:
    """A new check-in, then a changed one, in the file of ten years; the bare write takes turns with each."""
    file = JournalFile(home / "mindtui.json")
    journal = Journal(file.read())
    oldest = journal.all(CheckIn)[0]

    def keep(step: Step | None) -> None:
        assert step is not None
        file.commit(step)

    journal.changed.append(keep)

    def add() -> None:
        journal.add(CheckIn(at=NOW, mood=6, note="a quiet walk"), NOW)

    def change() -> None:
        held = journal.get(CheckIn, oldest.id) or oldest
        journal.change(replace(held, mood=(held.mood or 0) % 10 + 1), NOW)

    for name, save in ("a check-in is added", add), ("the oldest is changed", change):
        yield _figure(name, save, file.path, rounds)
    file.close()


def _figure(name: str, save: Callable[[], object], path: Path, rounds: int) -> Figure:
    ours, bare = [], []
    for _ in range(rounds):
        data = path.read_bytes()
        bare.append(_time(partial(_write, path.with_name("bare"), data)))
        path.with_name("bare").unlink()
        ours.append(_time(save))
    # Neighbors met the same machine, whatever else ran on it then.
    ratio = median(one / least for one, least in zip(ours, bare, strict=True))
    notes = spread(milliseconds(ours), "ms"), spread(milliseconds(bare), "ms")
    return Figure(f"{name} ÷ bare write and fsync", ratio, "×", " against ".join(notes), GOAL)


def _time(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _write(path: Path, data: bytes) -> None:
    """Make a file of these bytes, down to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
