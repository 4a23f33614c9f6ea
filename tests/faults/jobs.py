"""What programs under test do; each job in a child that is forked anew, since a start of Python costs more.

`python -m tests.faults.jobs` reads a job a line and forks a child for it, which says its process id, then
what the job says; after its death comes "dead". A job that waits goes on when a line comes.
"""

import json
import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from tests.faults.deeds import Deed, mixed
from tests.faults.subject import held, named
from tests.storage.program import Program

DEAD = "dead"


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


JOBS: dict[str, Callable[..., None]] = {job.__name__: job for job in (mix, insert, edit)}


def say(what: object) -> None:
    """Tell the one who gave the job."""
    os.write(1, f"{what}\n".encode())


def wait() -> None:
    """Wait until a line is there, without a call that has to do with files; `hear` takes it later."""
    select.select([0], [], [])


def hear() -> str:
    """The next line; empty at the end. Byte by byte, so that nothing is kept from whoever reads next."""
    heard = bytearray()
    while (byte := os.read(0, 1)) not in {b"", b"\n"}:
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
    while line := hear():
        yield json.loads(line)


if __name__ == "__main__":
    main()
