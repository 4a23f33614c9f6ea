"""Several programs write to one file at once, or take turns."""

from contextlib import ExitStack
from pathlib import Path

from mindtui.domain.check_in import CheckIn
from tests.faults import jobs
from tests.faults.deeds import Deed, first
from tests.faults.nursery import Nursery
from tests.faults.subject import FILE, Subject, look
from tests.faults.verdict import Tally, Verdict
from tests.storage.program import Program

WRITERS = 4


def endure_writers(subject: Subject, writes: int, folder: Path) -> Tally:
    """Let four processes insert `writes` documents each: what was acknowledged must be there in the end."""
    path = folder / FILE
    first(10).do_in(subject, path)
    with ExitStack() as stack:
        crowd = [stack.enter_context(Nursery()) for _ in range(WRITERS)]
        for number, nursery in enumerate(crowd):
            nursery.start(jobs.insert, subject.name, path, number, writes)
        assert [nursery.said() for nursery in crowd] == ["ready"] * WRITERS
        for nursery in crowd:
            nursery.go_on()
        said = [line for nursery in crowd for line in nursery.rest()]
    return _count(subject, path, said)


def endure_turns(subject: Subject, turns: int, folder: Path) -> Tally:
    """Two programs that are both open insert one document after the other, never at the same time."""
    path = folder / FILE
    said: list[str] = []
    first(10).do_in(subject, path)
    with subject.open(path) as one, subject.open(path) as other:
        for turn in range(turns):
            for name, db in ("a", one), ("b", other):
                # One at a time, then several: TinyDB takes its ids from memory in different ways.
                keys = tuple(f"{name}{turn}-{n}" for n in range(1 + turn % 2))
                deed = Deed("insert_multiple" if turn % 2 else "insert", "check_ins", keys, {"n": turn})
                try:
                    deed.do(db)
                except Exception as error:  # whatever a program may raise when others wrote
                    said.append(f"refused {type(error).__name__}")
                else:
                    said.extend(keys)
    return _count(subject, path, said)


def edited_at_once(path: Path, first_field: str, second_field: str) -> CheckIn:
    """Two programs open a journal, then each changes a field of its check-in; what is left of it."""
    Program(path).add(mood=5, energy=5, stress=5)
    with Nursery() as one, Nursery() as other:
        one.start(jobs.edit, path, 2, first_field, 1)
        other.start(jobs.edit, path, 3, second_field, 9)
        assert [one.said(), other.said()] == ["ready", "ready"]
        one.go_on()
        other.go_on()
        assert [one.rest(), other.rest()] == [[], []]
    [check_in] = Program(path).journal.all(CheckIn)
    return check_in


def _count(subject: Subject, path: Path, said: list[str]) -> Tally:
    """How much of what was acknowledged is there."""
    try:
        found = set(look(subject, path)["check_ins"])
    except Exception:  # any way in which a program may fail to read is what is asked for
        found = set()
    tally = Tally()
    for line in said:
        if line.startswith("refused"):
            tally.add(Verdict.REFUSED, line)
        else:
            tally.add(Verdict.GOOD if line in found else Verdict.LOST, line)
    return tally
