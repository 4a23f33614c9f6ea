"""The power goes at any call of a save, and the disk did with unsynced writes what it liked."""

import os
from pathlib import Path

import pytest

from tests.faults.disk import Model, found_after
from tests.faults.power_cut import Story, endure, first_writes, mixed_writes
from tests.faults.recorder import Recorder
from tests.faults.scale import most, times
from tests.faults.stories import STORIES
from tests.faults.subject import ENCRYPTED, MINDTUI, PLAIN

WRITES = {
    "mixed writes": mixed_writes(MINDTUI, times(40, least=4)),
    "encrypted writes": mixed_writes(ENCRYPTED, times(40, least=2)),
    "first writes": first_writes(MINDTUI, times(10, least=3)),
}


@pytest.mark.parametrize("story", [*WRITES.values(), *STORIES.values()], ids=[*WRITES, *STORIES])
def test_a_power_cut_leaves_the_state_before_or_after(tmp_path: Path, story: Story) -> None:
    tallies = endure(story, tmp_path / "home", most=most())
    assert sum(tally.total for tally in tallies.values()) > 10
    for tally in tallies.values():
        assert not tally.bad, tally.cases


def test_the_same_power_cuts_find_out_plain_tinydb(tmp_path: Path) -> None:
    tallies = endure(mixed_writes(PLAIN, 4), tmp_path / "home")
    assert all(tally.bad for tally in tallies.values())


def write_new(folder: Path, *, sync: bool) -> None:
    descriptor = os.open(folder / "new", os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(descriptor, b"word")
    if sync:
        os.fsync(descriptor)
    os.close(descriptor)
    (folder / "new").replace(folder / "name")


def found(folder: Path, model: Model, *, sync: bool) -> set[frozenset[tuple[str, bytes | None]]]:
    (folder / "name").write_bytes(b"old")
    recorder = Recorder(folder)
    with recorder.recording():
        write_new(folder, sync=sync)
    return {frozenset(state.tree.items()) for state in found_after(recorder, model)}


NOTHING_YET = frozenset({("name", b"old")})
WHOLE = frozenset({("name", b"word")})
EMPTY, ZEROS, TORN = (frozenset({("name", data)}) for data in (b"", b"\0\0\0\0", b"wo"))


def test_a_killed_program_leaves_what_it_called(tmp_path: Path) -> None:
    states = found(tmp_path, Model.KILLED, sync=False)
    assert {NOTHING_YET, WHOLE, frozenset({("name", b"old"), ("new", b"wo")})} <= states
    assert not {EMPTY, ZEROS, TORN} & states


def test_a_disk_may_keep_a_name_without_its_content(tmp_path: Path) -> None:
    assert {NOTHING_YET, WHOLE, EMPTY, ZEROS, TORN} <= found(tmp_path, Model.WEAK, sync=False)


def test_a_disk_keeps_what_was_synced(tmp_path: Path) -> None:
    states = found(tmp_path, Model.WEAK, sync=True)
    assert {NOTHING_YET, WHOLE, frozenset({("name", b"word"), ("new", b"word")})} <= states
    assert not {EMPTY, ZEROS, TORN} & states


def test_a_call_that_the_recorder_does_not_know_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "name").write_bytes(b"old")
    recorder = Recorder(tmp_path)
    with recorder.recording(), pytest.raises(NotImplementedError, match=r"os\.symlink"):
        (tmp_path / "other").symlink_to(tmp_path / "name")
