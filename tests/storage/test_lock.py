"""The lock between programs."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mindtui.errors import Locked
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.lock import Lock
from tests.storage.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from mindtui.storage.lock import Lock
with Lock(Path(sys.argv[1]), program="log"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_waits_in_vain_is_told_who_holds_it(path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(Locked) as caught, Lock(path, program="app", patience=0.05):
        pytest.fail("two programs hold the lock")
    assert str(path) in caught.value.message
    assert f"mindtui log (process {holder.pid})" in caught.value.message
    assert caught.value.exit_code == 5


def test_who_waits_gets_it_when_the_other_is_done(path: Path, holder: subprocess.Popen[str]) -> None:
    assert holder.stdin is not None
    holder.stdin.close()
    with Lock(path, program="app") as lock:
        assert lock.is_held


def test_a_killed_holder_holds_nothing(path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    with Lock(path, program="app") as lock:
        assert lock.is_held


def test_a_child_that_was_forked_meanwhile_holds_nothing(path: Path) -> None:
    with Lock(path, program="app") as lock:
        assert lock._descriptor is not None
        inherited = os.dup(lock._descriptor)
    with Lock(path, program="log", patience=0) as again:
        assert again.is_held
    os.close(inherited)


def test_the_lock_file_is_private_and_names_only_the_program(path: Path, lock_file: Path) -> None:
    with Lock(path, program="app"):
        assert lock_file.read_text() == f"{os.getpid()} app\n"
        assert stat.S_IMODE(lock_file.stat().st_mode) == 0o600


def test_a_program_signs_the_lock_once_and_over_any_longer_name(path: Path, lock_file: Path) -> None:
    lock_file.write_text("1 a program with a long name\n")
    for _ in range(2):
        with Lock(path, program="app"):
            assert lock_file.read_text() == f"{os.getpid()} app\n"
        os.utime(lock_file, ns=(1, 1))
    assert lock_file.stat().st_mtime_ns == 1


def test_of_two_names_in_the_lock_the_first_is_the_holders(path: Path, lock_file: Path) -> None:
    with Lock(path, program="app"):
        lock_file.write_text("12 app\nwith a long name\n")
        with pytest.raises(Locked, match=r"mindtui app \(process 12\)"), Lock(path, program="x", patience=0):
            pytest.fail("two programs hold the lock")


def test_it_is_taken_for_the_real_file_whatever_link_leads_there(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with (
        Lock(path, program="app"),
        pytest.raises(Locked),
        Lock(link, program="log", patience=0),
    ):
        pytest.fail("one file, two locks")


def test_a_holder_that_wrote_nonsense_is_another_program(path: Path, lock_file: Path) -> None:
    with Lock(path, program="app"):
        lock_file.write_text("?")
        with pytest.raises(Locked, match="in use by another program"), Lock(path, program="log", patience=0):
            pytest.fail("two programs hold the lock")


def test_a_lock_file_that_was_removed_meanwhile_does_not_count(
    path: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = fcntl.flock, []

    def flock(descriptor: int, how: int) -> None:
        real(descriptor, how)
        if how != fcntl.LOCK_UN:
            calls.append(descriptor)
        if len(calls) == 1 and lock_file.exists():
            lock_file.unlink()

    monkeypatch.setattr(fcntl, "flock", flock)
    with Lock(path, program="app") as lock:
        assert lock.is_held
        assert lock_file.exists()
    assert len(calls) == 2


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_without_support_for_locks_the_work_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def flock(descriptor: int, how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    with Lock(path, program="app") as lock:
        assert not lock.is_held


def test_a_lock_file_that_cannot_be_made_is_told_as_not_saved(path: Path, lock_file: Path) -> None:
    lock_file.symlink_to(path)
    with pytest.raises(NotSaved, match="--data FILE"), Lock(path, program="app"):
        pytest.fail("followed a link")


def test_a_lock_that_cannot_be_looked_at_is_not_blamed_on_another_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fstat(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(NotSaved, match="input/output error"), Lock(path, program="app", patience=0):
        pytest.fail("nobody knows whether the lock is there")
