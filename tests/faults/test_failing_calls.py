"""Every call to the system fails once: what was said of the save is true, and nothing is left behind."""

import errno
import json
import os
from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.storage.atomic_file import DurabilityUncertain, NotSaved
from mindtui.storage.journal_file import JournalFile
from tests.faults.failing import Failing
from tests.storage.program import Program

CALLS = {
    "open": 4,
    "write": 1,
    "fsync": 2,
    "close": 4,
    "replace": 1,
    "fstat": 2,
    "fchmod": 1,
    "ftruncate": 1,
    "pread": 1,
    "pwrite": 1,
}
"""How often a commit makes each call, at least."""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize(
    ("name", "turn"), [(name, turn + 1) for name, times in CALLS.items() for turn in range(times)]
)
def test_a_failing_call_is_told_truly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, turn: int, number: int
) -> None:
    path = tmp_path / "journal.json"
    program = Program(path)
    first = program.add(mood=1)
    before = path.read_bytes()
    second = program.journal.add(CheckIn(at=program.now(), mood=2), program.now())
    path.with_name("journal.json.lock").write_text("1 another program with a longer name\n")
    opened = len(list(Path("/dev/fd").iterdir()))
    failing = Failing(name, turn, number)
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing)
        outcome = save(program.file, program)
    assert failing.calls >= turn
    assert list(tmp_path.glob(".*")) == []
    assert len(list(Path("/dev/fd").iterdir())) == opened
    after = path.read_bytes()
    if outcome is NotSaved:
        assert after == before
    else:
        assert set(json.loads(after)["check_ins"]) == {first.id, second.id}
    program.file.commit(*program.pending)
    assert set(json.loads(path.read_bytes())["check_ins"]) == {first.id, second.id}
    assert set(JournalFile(path).read()) == {"check_ins", "changes"}


def save(file: JournalFile, program: Program) -> type[Exception] | None:
    try:
        file.commit(*program.pending)
    except (NotSaved, DurabilityUncertain) as error:
        return type(error)
    return None


def test_a_folder_that_cannot_be_synced_is_uncertain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(tmp_path / "journal.json")
    program.add(mood=1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Failing("fsync", 2, errno.EIO))
        with pytest.raises(DurabilityUncertain, match="was saved, but the disk did not confirm"):
            program.add(mood=2)
    program.save()
    assert json.loads(program.file.path.read_bytes())["_seal"]["1"]["gen"] == 3
    assert program.was_renewed
    program.add(mood=3)
    assert not program.was_renewed
    assert [check_in.mood for check_in in program.journal.all(CheckIn)] == [1, 2, 3]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP])
def test_a_file_system_without_sync_of_folders_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    program = Program(tmp_path / "journal.json")
    program.add(mood=1)
    monkeypatch.setattr(os, "fsync", Failing("fsync", 2, number))
    program.add(mood=2)
    assert not program.was_renewed
