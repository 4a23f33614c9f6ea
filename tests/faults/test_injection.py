"""The system fails at a call of a save; strace makes it so."""

import json
from pathlib import Path

import pytest

from tests.faults import jobs, strace
from tests.faults.injection import endure_injections
from tests.faults.nursery import Nursery
from tests.faults.scale import part
from tests.faults.subject import MINDTUI, PLAIN, SUBJECTS, Subject
from tests.faults.verdict import Verdict

SEEN = {
    "write": "Write",
    "pwrite64": "Write",
    "ftruncate": "Cut",
    "rename": "Rename",
    "renameat": "Rename",
    "renameat2": "Rename",
    "unlink": "Remove",
    "unlinkat": "Remove",
}
"""What the recorder calls each call to the system."""


@pytest.fixture(autouse=True)
def needs_strace() -> None:
    if why := strace.why_not():
        pytest.skip(why)


def test_what_is_said_of_a_save_is_true_and_nothing_is_left_over(tmp_path: Path) -> None:
    tally = endure_injections(MINDTUI, tmp_path, part=part())
    assert tally.total > 10
    assert not tally.bad, tally.cases


def test_the_same_faults_find_out_plain_tinydb(tmp_path: Path) -> None:
    tally = endure_injections(PLAIN, tmp_path, part=0.1)
    assert tally.counts[Verdict.UNREADABLE]
    assert tally.counts[Verdict.UNTRUE]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_the_recorder_sees_what_the_system_sees(tmp_path: Path, subject: Subject) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Nursery() as nursery:
        child = nursery.start(jobs.record, subject.name, home)
        assert nursery.said() == "ready"
        with strace.traced(child, tmp_path / "trace"):
            nursery.go_on()
            [recorded] = nursery.rest()
    seen = []
    for turn in strace.turns(tmp_path / "trace"):
        if turn.call in {"fsync", "fdatasync"}:
            seen.append("SyncFolder" if f"<{home}>" in turn.words else "Sync")
        elif str(home) in turn.words and turn.call in SEEN:
            seen.append(SEEN[turn.call])
    assert len(seen) > 20
    assert seen == [name for name in json.loads(recorded) if name != "Create"]
