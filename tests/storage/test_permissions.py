"""Folders that may not be written, for a person who is not root: what the system really says."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

BEFORE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from mindtui.errors import MindTUIError
from mindtui.storage import doctor, recovery
from mindtui.storage.backups import Backups
from tests.storage.program import Program
path = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
now = datetime(2026, 11, 23, 9, tzinfo=UTC)
backups = Backups(path.parent / "backups", path.name, lambda: now)
program = Program(path, backups=backups)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A data file in a folder that the person may write until a test says otherwise."""
    folder = Path(mkdtemp(prefix="mindtui-permissions-"))
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    yield folder / "journal.json"
    for path in (folder, folder / "backups"):
        if path.exists():
            path.chmod(0o700)
    shutil.rmtree(folder)


def test_a_backup_folder_without_permission_is_told_and_blocks_nothing(
    place: Path, run: Callable[..., str]
) -> None:
    code = """
program.add(mood=1)
backups.folder.mkdir(mode=0o700)
# Of somebody else, where the person is root otherwise; else it could just be opened again.
os.chmod(backups.folder, 0o500)
os.chmod = Path.chmod = lambda *_, **__: None
program.add(mood=2)
program.add(mood=3)
[notice] = program.file.take_notices()
print(notice)
last = program.add(mood=4)
print([check_in.mood for check_in in Program(path).journal.all(type(last))])
"""
    notice, moods = run(BEFORE + code, place).splitlines()
    assert notice.startswith("No backup could be made in ")
    assert notice.endswith("permission denied. What you write is saved all the same.")
    assert moods == "[1, 2, 3, 4]"


def test_a_damaged_file_in_a_folder_that_may_not_be_written_is_seen_and_left(
    place: Path, run: Callable[..., str]
) -> None:
    code = """
program.add(mood=1)
program.file.keep_backup("import")
spoiled = path.read_bytes()[:-9]
path.write_bytes(spoiled)
os.chmod(path.parent, 0o500)
held = doctor.Doctor(path, backups, now, patience=0.1)
print(*(f"{finding.check} {finding.state}" for finding in held.findings() if finding.state != "ok"), sep=", ")
for deed in (held.fix, lambda: recovery.restore(path, backups, backups.all()[-1])):
    try:
        deed()
    except MindTUIError as error:
        print(type(error).__name__, path.read_bytes() == spoiled, len(backups.all()))
"""
    found, *outcomes = run(BEFORE + code, place).splitlines()
    assert found.startswith("file broken, folder attention")
    assert outcomes == ["NotSaved True 2", "NotSaved True 2"]
