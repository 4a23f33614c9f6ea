"""What programs under test do; each job in a child that is forked anew, since a start of Python costs more.

`python -m tests.faults.jobs` reads a job a line and forks a child for it, which says its process id, then
what the job says; after its death comes "dead". A job that waits goes on when a line comes.
"""

import ctypes
import json
import os
import select
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.storage.atomic_file import DurabilityUncertain
from tests.faults.deeds import Deed, mixed
from tests.faults.filling import fill_up, limit_files, make_ballast
from tests.faults.recorder import Recorder
from tests.faults.subject import FILE, held, named
from tests.storage.program import Program

DEAD = "dead"
SAVED, UNCERTAIN, FAILED = "saved", "uncertain", "failed"
DEED = Deed("upsert", "check_ins", ("e1",), {"note": "changed"})
NEXT_DEED = Deed("insert_multiple", "plans", ("p1", "p2"), {"n": 1})


def mix(subject: str, path: str, seed: str) -> None:
    """Mixed writes without end; the number of each is said when it is acknowledged."""
    with named(subject).open(Path(path)) as db:
        for number, deed in enumerate(mixed(int(seed), held(db)), start=1):
            deed.do(db)
            say(number)


def insert(subject: str, path: str, seed: str, count: str) -> None:
    """One document after another, once a line came; the key of each is said, or that it was refused."""
    with named(subject).open(Path(path)) as db:
        say("ready")
        hear()
        for number in range(int(count)):
            key = f"{seed}-{number}"
            try:
                Deed("insert", "check_ins", (key,), {"n": number}).do(db)
            except Exception as error:  # whatever a program may raise when others write
                say(f"refused {type(error).__name__}")
            else:
                say(key)


def edit(path: str, seed: str, field: str, value: str) -> None:
    """Open the journal as a person does, wait, then change one field of its only check-in."""
    program = Program(Path(path), seed=int(seed))
    [check_in] = program.journal.all(CheckIn)
    say("ready")
    hear()
    program.change(replace(check_in, **{field: int(value)}))


def save(subject: str, path: str) -> None:
    """Do DEED when a line comes, and say how it ended; when another comes, say what is in memory, try again
    what failed, do NEXT_DEED, and say how that ended.
    """
    with named(subject).open(Path(path)) as db:
        held(db)
        _let_strangers_trace()
        say("ready")
        wait()
        is_saved = _tried(db, DEED)
        hear()
        hear()
        say(_memory(db))
        _tried(db, *(() if is_saved else (DEED,)), NEXT_DEED)


def _tried(db: Any, *deeds: Deed) -> bool:
    try:
        for deed in deeds:
            deed.do(db)
    except DurabilityUncertain:
        say(UNCERTAIN)
    except Exception as error:  # whatever a program may raise when the system fails it
        say(f"{FAILED}: {error!r}")
        return False
    else:
        say(SAVED)
    return True


def _memory(db: Any) -> str:
    try:
        return json.dumps(held(db))
    except Exception as error:  # what cannot be read is not what it should be
        return json.dumps(repr(error))


def fill(subject: str, folder: str, attempts: str, kind: str) -> None:
    """Write until the disk is full, and longer; a verdict for each write is said."""
    make_room = make_ballast(Path(folder)) if kind == "disk" else limit_files()
    for verdict in fill_up(named(subject), Path(folder), int(attempts), make_room):
        say(verdict)


def record(subject: str, folder: str) -> None:
    """Say what the recorder sees of some deeds that a tracer may see as well."""
    recorder = Recorder(Path(folder))
    _let_strangers_trace()
    say("ready")
    wait()
    with recorder.recording(), named(subject).open(Path(folder, FILE)) as db:
        for deed in islice(mixed(1, held(db)), 8):
            deed.do(db)
    hear()
    say(json.dumps([type(call).__name__ for call in recorder.calls]))


def _let_strangers_trace() -> None:
    """Some systems let only a parent trace a process, unless the process itself says otherwise."""
    set_tracer, anyone = 0x59616D61, -1
    ctypes.CDLL(None).prctl(set_tracer, ctypes.c_ulong(anyone), 0, 0, 0)


JOBS: dict[str, Callable[..., None]] = {job.__name__: job for job in (mix, insert, edit, save, fill, record)}


def say(what: object) -> None:
    """Tell the one who gave the job."""
    os.write(1, f"{what}\n".encode())


def wait() -> None:
    """Wait until a line is there, without a call that has to do with files; `hear` takes it later."""
    select.select([0], [], [])


def hear() -> str:
    """The next line. Byte by byte, so that nothing is kept from whoever reads next."""
    heard = bytearray()
    while (byte := os.read(0, 1)) != b"\n":
        if not byte:
            raise EOFError
        heard += byte
    return heard.decode()


def main() -> None:
    """Raise children until nobody gives a job."""
    for name, *arguments in _lines():
        if (child := os.fork()) == 0:
            say(os.getpid())
            try:
                JOBS[name](*arguments)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        say(DEAD)


def _lines() -> Iterator[list[str]]:
    with suppress(EOFError):
        while True:
            # An empty line was meant for a child that is dead.
            if line := hear():
                yield json.loads(line)


if __name__ == "__main__":
    main()
