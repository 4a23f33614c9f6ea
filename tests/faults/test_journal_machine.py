"""Journal, file, undo, redo, trash, a second program and a merged copy play against a dict."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.errors import NothingFound
from mindtui.storage.copies import read_copy
from mindtui.storage.envelope import Keyring
from tests.faults.journal_model import Copy, Fields, In, Op, Out, Set
from tests.faults.scale import part, times
from tests.storage.program import NOW, Program

PLACES = st.integers(0, 9)
PROGRAMS = st.integers(0, 2)
MOODS, NOTES = st.integers(0, 2), st.sampled_from("abc")


class Clocked(Program):
    """A program on the clock that all of them share."""

    def __init__(self, path: Path, machine: "JournalMachine", seed: int) -> None:
        super().__init__(path, seed=seed)
        self._machine = machine

    def now(self) -> Any:
        return NOW + timedelta(seconds=self._machine.tick)

    def seen(self) -> tuple[dict[str, Fields], dict[str, Fields]]:
        """What the person in front of it sees."""
        shown = {entry.id: _fields(entry) for entry in self.journal.all(CheckIn)}
        buried = {removed.id: self.journal.restored(removed) for removed in self.journal.trash()}
        return shown, {
            name: _fields(record) for name, record in buried.items() if isinstance(record, CheckIn)
        }

    def sync(self) -> None:
        """Notice what others wrote."""
        self.journal.renew(self.file.read())

    @property
    def newest(self) -> str:
        """The id of the last step in the journal."""
        steps = self.journal.all(Step)
        return steps[-1].id


class JournalMachine(RuleBasedStateMachine):
    """Programs 0 and 1 work on one file, program 2 on a copy of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="mindtui-test-"))
        self.tick = 0
        self.models = [Copy(), Copy()]
        self.programs: list[Clocked] = []

    @initialize()
    def begin(self) -> None:
        """Nothing is there yet."""
        paths = [self.folder / name for name in ("one.json", "one.json", "two.json")]
        self.programs = [Clocked(path, self, seed) for seed, path in enumerate(paths, 1)]

    def teardown(self) -> None:
        """Whoever looks now sees the same."""
        for number, program in enumerate(self.programs):
            program.sync()
            self.agrees(number)
            program.file.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def model(self, number: int) -> Copy:
        """What the file of a program must hold."""
        return self.models[number // 2]

    def agrees(self, number: int) -> None:
        """The program sees what must be there, and would undo and redo what it should."""
        program, model = self.programs[number], self.model(number)
        assert program.seen() == model.seen()
        assert next((step.id for step in program.journal.undoable()), None) == model.next_undo()
        assert next((step.id for step in program.journal.redoable()), None) == model.next_redo()

    def step(self, number: int, work: Callable[[Clocked], list[Op]]) -> None:
        """Let a program, which may know nothing of the others' latest, take a step."""
        self.tick += 1
        program = self.programs[number]
        ops = work(program)
        if ops:
            step_id = program.pending[-1].id
            program.save()
            self.model(number).take(step_id, ops, self.tick)
        program.sync()
        self.agrees(number)

    def entry(self, program: Clocked, place: int) -> CheckIn | None:
        """One of the check-ins that a program sees."""
        entries = sorted(program.journal.all(CheckIn), key=lambda entry: entry.id)
        return entries[place % len(entries)] if entries else None

    @rule(number=PROGRAMS, mood=MOODS, note=NOTES)
    def add(self, number: int, mood: int, note: str) -> None:
        """Add one."""
        self.step(number, lambda program: [self._add(program, mood, note)])

    @rule(number=PROGRAMS, place=PLACES, mood=st.none() | MOODS, note=st.none() | NOTES)
    def change(self, number: int, place: int, mood: int | None, note: str | None) -> None:
        """Change fields of one."""
        self.step(number, lambda program: self._change(program, place, mood, note))

    @rule(number=PROGRAMS, place=PLACES, mood=MOODS, note=NOTES)
    def batch(self, number: int, place: int, mood: int, note: str) -> None:
        """Change one, add one, and change that one, in one step."""

        def work(program: Clocked) -> list[Op]:
            with program.journal.batch("three things", program.now()):
                ops = self._change(program, place, mood, None)
                added = self._add(program, mood, note)
                entry = program.journal.get(CheckIn, added.id)
                assert entry is not None
                program.journal.change(replace(entry, mood=9), program.now())
            return [*ops, added, Set(added.id, "mood", mood, 9)]

        self.step(number, work)

    @rule(number=PROGRAMS, place=PLACES)
    def remove(self, number: int, place: int) -> None:
        """Remove one."""

        def work(program: Clocked) -> list[Op]:
            if (entry := self.entry(program, place)) is None:
                return []
            program.journal.remove(entry, program.now())
            return [Out(entry.id, _fields(entry))]

        self.step(number, work)

    @rule(number=PROGRAMS, place=PLACES)
    def restore(self, number: int, place: int) -> None:
        """Bring one back."""

        def work(program: Clocked) -> list[Op]:
            trash = sorted(program.journal.trash(), key=lambda removed: removed.id)
            if not trash:
                return []
            back = program.journal.restore(trash[place % len(trash)], program.now())
            assert isinstance(back, CheckIn)
            return [In(back.id, _fields(back))]

        self.step(number, work)

    @rule(number=PROGRAMS)
    def undo(self, number: int) -> None:
        """Take the newest step back."""
        self._turn(number, lambda program: program.journal.undo, lambda model: model.undo)

    @rule(number=PROGRAMS)
    def redo(self, number: int) -> None:
        """Make it again."""
        self._turn(number, lambda program: program.journal.redo, lambda model: model.redo)

    @rule(number=PROGRAMS)
    def forget(self, number: int) -> None:
        """Empty the trash."""
        self.tick += 1
        program = self.programs[number]
        program.sync()
        program.journal.forget(program.journal.trash(), program.now())
        program.save()
        self.model(number).forget(self.tick)
        self.agrees(number)

    @rule()
    def fork(self) -> None:
        """The other machine gets a fresh copy."""
        path = self.programs[0].file.path
        if path.exists():
            self.programs[2].file.close()
            shutil.copy(path, self.folder / "two.json")
            self.programs[2] = Clocked(self.folder / "two.json", self, 100 + self.tick)
            self.models[1] = deepcopy(self.models[0])
            self.agrees(2)

    @rule(number=PROGRAMS)
    def merge(self, number: int) -> None:
        """Unite the other machine's file with this one; twice is as good as once."""
        program, other = self.programs[number], self.programs[0 if number == 2 else 2]
        if not other.file.path.exists():
            return
        for _ in range(2):
            self.tick += 1
            theirs = read_copy(other.file.path, program.file.path, Keyring()).tables
            found = program.file.merge(
                theirs, "merged", program.now(), program="shell", random=Random(self.tick)
            )
            program.sync()
            merged = self.model(number).merge(self.models[0 if number == 2 else 1], program.newest, self.tick)
            assert merged == (not found.is_empty)
            self.agrees(number)

    def _turn(self, number: int, ours: Callable[[Clocked], Any], its: Callable[[Copy], Any]) -> None:
        self.tick += 1
        program = self.programs[number]
        program.sync()
        expected = its(self.model(number))(self.tick)
        if expected is None:
            with pytest.raises(NothingFound):
                ours(program)(program.now())
        else:
            assert ours(program)(program.now()).id == expected
            program.save()
            assert not program.was_renewed
        self.agrees(number)
        program.sync()
        self.agrees(number)

    def _add(self, program: Clocked, mood: int, note: str) -> In:
        added = program.journal.add(CheckIn(at=program.now(), mood=mood, note=note), program.now())
        return In(added.id, _fields(added))

    def _change(self, program: Clocked, place: int, mood: int | None, note: str | None) -> list[Op]:
        if (entry := self.entry(program, place)) is None:
            return []
        wanted = {name: value for name, value in (("mood", mood), ("note", note)) if value is not None}
        program.journal.change(replace(entry, **wanted), program.now())
        held = _fields(entry)
        return [Set(entry.id, name, held[name], to) for name, to in wanted.items() if held[name] != to]


def _fields(entry: CheckIn) -> Fields:
    return {"mood": entry.mood, "note": entry.note}


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(
    max_examples=times(600), stateful_step_count=60 if part() == 1 else 25, deadline=None
)
