"""Two programs, whatever they do and whatever the system does to them, against a dict."""

import errno
import json
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from mindtui.errors import DataFileError, Locked
from mindtui.storage.atomic_file import DurabilityUncertain
from mindtui.storage.tinydb_storage import JournalDB
from tests.faults.deeds import TABLES, Deed
from tests.faults.failing import failing
from tests.faults.scale import part, times
from tests.faults.subject import FILE, MINDTUI, State, held, left_over, look

KEYS = st.sampled_from("abcdefgh")
VALUES: st.SearchStrategy[Any] = st.one_of(st.none(), st.integers(0, 10), st.text(max_size=20))
FIELDS = st.dictionaries(st.sampled_from(("n", "note", "tags", "}\n,")), VALUES, min_size=1, max_size=2)
PROGRAM = st.integers(0, 1)
FAULTS = st.tuples(
    st.sampled_from(["open", "write", "pwrite", "fsync", "close", "replace", "fstat", "fchmod"]),
    st.integers(1, 4),
    st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES]),
)
DAMAGES = st.sampled_from(["empty", "zeros", "cut", "another byte", "another file"])


def _deed(call: str, table: str, keys: list[str], fields: Mapping[str, Any]) -> Deed:
    counts = {"insert": 1, "upsert": 1, "update": 1, "update all": 0}
    return Deed(call, table, tuple(keys[: counts.get(call, len(keys))]), fields)


DEEDS = st.builds(
    _deed,
    st.sampled_from(["insert", "insert_multiple", "upsert", "update", "update all", "remove"]),
    st.sampled_from(TABLES),
    st.lists(KEYS, min_size=1, max_size=3, unique=True),
    FIELDS,
)


class TwoPrograms(RuleBasedStateMachine):
    """Both hold one file open, which must hold `state`."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.path = self.folder / FILE
        self.programs = [self.opened(), self.opened()]
        self.state: State = {}
        self.deeds = 0

    def teardown(self) -> None:
        for program in self.programs:
            program.close()
        rmtree(self.folder)

    def opened(self) -> Any:
        return JournalDB(self.path, program="test", patience=0)

    def new(self, deed: Deed) -> Deed:
        """A deed whose insertions meet no document that is there."""
        self.deeds += 1
        if deed.call.startswith("insert"):
            return deed._replace(keys=tuple(f"{key}{self.deeds}" for key in deed.keys))
        return deed

    @invariant()
    def the_file_and_both_programs_hold_the_same(self) -> None:
        assert look(MINDTUI, self.path) == self.state
        assert [held(program) for program in self.programs] == [self.state] * 2
        assert left_over(MINDTUI, self.folder) == []

    @invariant()
    def the_seal_tells_the_number_of_documents(self) -> None:
        if self.path.exists():
            content = json.loads(self.path.read_bytes())
            assert content["_seal"]["1"]["docs"] == sum(map(len, self.state.values()))

    @rule(program=PROGRAM, deed=DEEDS)
    def write(self, program: int, deed: Deed) -> None:
        deed = self.new(deed)
        deed.do(self.programs[program])
        self.state = deed.after(self.state)

    @rule(program=PROGRAM, deeds=st.lists(DEEDS, max_size=4))
    def write_in_one_save_which_the_other_waits_for(self, program: int, deeds: list[Deed]) -> None:
        with self.programs[program].transaction():
            for deed in map(self.new, deeds):
                deed.do(self.programs[program])
                with pytest.raises(Locked):
                    deed.do(self.programs[1 - program])
                self.state = deed.after(self.state)

    @rule(program=PROGRAM, deeds=st.lists(DEEDS, max_size=4))
    def give_up_in_the_middle(self, program: int, deeds: list[Deed]) -> None:
        def work() -> None:
            with self.programs[program].transaction():
                for deed in map(self.new, deeds):
                    deed.do(self.programs[program])
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            work()

    @rule(program=PROGRAM, deed=DEEDS, fault=FAULTS)
    def write_while_a_call_fails(self, program: int, deed: Deed, fault: tuple[str, int, int]) -> None:
        deed = self.new(deed)
        try:
            with failing(*fault):
                deed.do(self.programs[program])
        except DurabilityUncertain:
            pass
        except DataFileError:
            return
        self.state = deed.after(self.state)

    @rule(program=PROGRAM)
    def start_anew(self, program: int) -> None:
        self.programs[program].close()
        self.programs[program] = self.opened()

    @rule(program=PROGRAM, deed=DEEDS)
    def start_anew_after_a_kill(self, program: int, deed: Deed) -> None:
        (self.folder / MINDTUI.leftover).write_bytes(b"half")
        self.start_anew(program)
        self.write(program, deed)

    @precondition(lambda self: self.path.exists())
    @rule(key=KEYS, fields=FIELDS, indent=st.sampled_from([None, 0, 4]))
    def edit_by_hand(self, key: str, fields: dict[str, Any], indent: int | None) -> None:
        content = json.loads(self.path.read_bytes())
        self.deeds += 1
        doc = {"key": f"{key}{self.deeds}", **fields}
        content.setdefault("plans", {})[f"by hand {self.deeds}"] = doc
        content["_seal"]["1"]["docs"] += 1
        self.put_in_place(json.dumps(content, indent=indent).encode())
        self.state = Deed("insert", "plans", (doc["key"],), fields).after(self.state)

    @precondition(lambda self: self.path.exists())
    @rule(kind=DAMAGES, at=st.floats(0, 0.99), deed=DEEDS)
    def damage_and_put_back(self, kind: str, at: float, deed: Deed) -> None:
        sound = self.path.read_bytes()
        place = int(len(sound) * at)
        damaged = {
            "empty": b"",
            "zeros": bytes(len(sound)),
            "cut": sound[:place],
            "another byte": sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :],
            "another file": b'{"_default": {}}',
        }[kind]
        self.put_in_place(damaged)
        for program in self.programs:
            try:
                held(program)
                assert MINDTUI.notices(program)
            except DataFileError:
                with pytest.raises(DataFileError):
                    deed.do(program)
        assert self.path.read_bytes() == damaged
        self.put_in_place(sound)

    @precondition(lambda self: self.path.exists())
    @rule(deed=DEEDS)
    def vanish_and_come_back(self, deed: Deed) -> None:
        elsewhere = self.path.with_suffix(".away")
        self.path.rename(elsewhere)
        for program in self.programs:
            with pytest.raises(DataFileError, match="is gone"):
                held(program)
            with pytest.raises(DataFileError, match="is gone"):
                deed.do(program)
        assert not self.path.exists()
        elsewhere.rename(self.path)

    def put_in_place(self, data: bytes) -> None:
        """Another file at this path: two writes into one within a tick of the clock may look alike."""
        new = self.path.with_suffix(".new")
        new.write_bytes(data)
        new.replace(self.path)


TestTwoPrograms = TwoPrograms.TestCase
TestTwoPrograms.settings = settings(
    max_examples=times(500, least=15),
    stateful_step_count=25,
    deadline=None,
    derandomize=part() < 1,
    suppress_health_check=list(HealthCheck),
)
