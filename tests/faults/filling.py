"""A program that writes to a disk until it is full, and longer."""

import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.faults.deeds import Deed, first
from tests.faults.subject import FILE, State, Subject, held, left_over, look
from tests.faults.verdict import Verdict

BALLAST = 300_000
"""Bytes that are on the disk from the start, and go when it is full."""
LIMIT = 400_000
"""Bytes that a file may have where there is no small disk."""


def fill_up(subject: Subject, folder: Path, attempts: int, make_room: Callable[[], object]) -> Iterator[str]:
    """Write until a write fails, `attempts` times more, make room, write again; a verdict for each write."""
    path, fill = folder / FILE, first(100)
    fill.do_in(subject, path)
    state = fill.after({})
    failures = 0
    with subject.open(path) as db:
        for number in range(10_000):
            if failures == attempts:
                make_room()
            if failures > attempts + 5:
                return
            deed = Deed("insert", "plans", (f"{number}",), {"note": "x" * 20_000})
            is_saved = _is_done(deed, db)
            wanted = deed.after(state) if is_saved else state
            failures += bool(failures) or not is_saved
            verdict, why = _verdict(subject, folder, wanted, deed.after(state), db)
            if failures > attempts and not is_saved:
                verdict, why = Verdict.REFUSED, "although there is room"
            state = wanted
            yield f"{verdict.name} {why}"


def _is_done(deed: Deed, db: Any) -> bool:
    try:
        deed.do(db)
    except Exception:  # whatever a program may raise when the disk is full
        return False
    return True


def _verdict(subject: Subject, folder: Path, wanted: State, other: State, db: Any) -> tuple[Verdict, object]:
    try:
        found = look(subject, folder / FILE)
        in_memory = held(db)
    except Exception as error:  # any way in which a program may fail to read is what is asked for
        return Verdict.UNREADABLE, type(error).__name__
    if found != wanted or in_memory != wanted:
        return (Verdict.UNTRUE if other in (found, in_memory) else Verdict.WRONG), "after a write"
    left = [name for name in left_over(subject, folder) if name != "ballast"]
    return (Verdict.LEFT, left) if left else (Verdict.GOOD, "")


def make_ballast(folder: Path) -> Callable[[], object]:
    """Take room on the disk; what gives it back."""
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * BALLAST)
    return ballast.unlink


def limit_files() -> Callable[[], object]:
    """Let no file get long; what ends that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)
