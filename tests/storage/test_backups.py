"""Copies of the data file: when they are made, which of them stay, and what happens when one cannot be."""

import errno
import json
import os
import stat
import tracemalloc
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.errors import DataFileError, NothingFound, UsageError
from mindtui.storage.atomic_file import NotSaved, add_file, replace_file
from mindtui.storage.backups import Backups
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.layout import Image, Sheet
from mindtui.storage.recovery import mend
from tests.storage.program import Program
from tests.support.disk import fill_the_disk

BERLIN = timezone(timedelta(hours=1))
MONDAY = datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN)
SOUND = b'{"_meta":{"1":{"program":"mindtui","write":1,"read":1}}}'


class Clock:
    """Stands where it is put."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(path: Path, clock: Clock) -> Backups:
    return Backups(path.parent / "backups", path.name, clock)


@pytest.fixture
def program(path: Path, backups: Backups) -> Program:
    return Program(path, backups=backups)


def names(backups: Backups) -> list[str]:
    return [backup.name for backup in backups.all()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_change_of_a_day_keeps_the_state_before_it(
    program: Program, backups: Backups, path: Path, clock: Clock
) -> None:
    program.add(mood=1)
    assert not backups.folder.exists()
    clock.now += timedelta(days=1)
    before = path.read_bytes()
    program.add(mood=2)
    program.add(mood=3)
    assert names(backups) == ["2026-11-24_143000+0100_daily_journal.json"]
    [backup] = backups.all()
    assert (backup.content(), backup.label, backup.size) == (before, "daily", len(before))
    assert backup.image().records == 1
    assert (mode(backup.path), mode(backups.folder)) == (0o600, 0o700)
    assert backup.path.stat().st_nlink == 1
    assert sorted(file.name for file in backups.folder.iterdir()) == names(backups)


def test_two_programs_make_one_backup_a_day(program: Program, path: Path, clock: Clock) -> None:
    program.add(mood=1)
    program.add(mood=2)
    other = Backups(path.parent / "backups", path.name, clock)
    Program(path, seed=9, backups=other).add(mood=3)
    assert len(other.all()) == 1


def test_the_day_is_the_persons_day(program: Program, backups: Backups, clock: Clock) -> None:
    program.add(mood=1)
    program.add(mood=2)
    clock.now = MONDAY.replace(day=24, hour=3, minute=59)
    program.add(mood=3)
    assert len(backups.all()) == 1
    clock.now = MONDAY.replace(day=24, hour=4, minute=0)
    program.add(mood=4)
    assert len(backups.all()) == 2


def test_drafts_alone_are_no_change(program: Program, backups: Backups, clock: Clock) -> None:
    program.add(mood=1)
    clock.now += timedelta(days=1)
    program.journal.keep_draft("check-in", {"mood": "7"}, program.now())
    program.save()
    assert backups.all() == ()


def test_a_strange_umask_and_a_loose_folder_are_no_matter(
    program: Program, backups: Backups, path: Path
) -> None:
    program.add(mood=1)
    backups.folder.mkdir(mode=0o777)
    backups.folder.chmod(0o777)
    before = os.umask(0)
    try:
        program.add(mood=2)
    finally:
        os.umask(before)
    assert (mode(backups.folder), mode(backups.all()[0].path)) == (0o700, 0o600)


def test_days_weeks_and_months_thin_out(backups: Backups, clock: Clock) -> None:
    for _ in range(500):
        backups.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    days = [backup.at.date().isoformat() for backup in backups.all()]
    assert days == [
        *(f"2028-04-0{day}" for day in (5, 4, 3, 2, 1)),
        *("2028-03-31", "2028-03-30"),
        *("2028-03-26", "2028-03-19"),
        *("2028-02-29", "2028-01-31", "2027-12-31", "2027-11-30", "2027-10-31", "2027-09-30"),
        *("2027-08-31", "2027-07-31", "2027-06-30", "2027-05-31"),
    ]


def test_how_many_stay_can_be_set(path: Path, clock: Clock) -> None:
    few = Backups(path.parent / "backups", path.name, clock, keep=(2, 0, 1))
    none = Backups(path.parent / "none", path.name, clock, keep=(0, 0, 0))
    for _ in range(5):
        few.keep_daily(lambda: SOUND)
        none.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    assert [backup.at.day for backup in few.all()] == [27, 26]
    assert not none.folder.exists()
    none.keep("import", lambda: SOUND)
    assert len(none.all()) == 1


def test_the_last_five_of_each_label_stay(backups: Backups, clock: Clock) -> None:
    backups.keep("restore", lambda: SOUND)
    for _ in range(7):
        clock.now += timedelta(minutes=1)
        backups.keep("import", lambda: SOUND)
        backups.keep("damaged", lambda: b"\0")
    labels = [backup.label for backup in backups.all()]
    assert [labels.count(label) for label in ("restore", "import", "damaged")] == [1, 5, 7]


def test_two_of_one_second_both_stay_and_keep_their_order(backups: Backups) -> None:
    for number in range(12):
        backups.keep("damaged", lambda number=number: f"{number}".encode())  # type: ignore[misc]
    assert [backup.content() for backup in backups.all()] == [f"{n}".encode() for n in reversed(range(12))]


def test_other_files_and_damaged_backups_are_never_pruned(backups: Backups, clock: Clock, path: Path) -> None:
    backups.folder.mkdir()
    others = [
        "notes.txt",
        "2026-01-01_120000+0100_daily_other.json",
        "2026-13-01_120000+0100_daily_journal.json",
        "2026-01-01_120000+0100_daily_journal.json.gz",
        "a2026-01-01_120000+0100_daily_journal.json",
    ]
    for name in others:
        (backups.folder / name).write_bytes(SOUND)
    (backups.folder / "2026-01-02_120000+0100_daily_journal.json").mkdir()
    (backups.folder / "2026-01-03_120000+0100_daily_journal.json").symlink_to(path)
    damaged = backups.folder / "2026-01-04_120000+0100_daily_journal.json"
    damaged.write_bytes(SOUND[:-1])
    before = set(backups.folder.iterdir())
    for _ in range(90):
        backups.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    assert before <= set(backups.folder.iterdir())
    assert len(backups.all()) < 20


def test_a_damaged_backup_stands_in_for_no_other(backups: Backups, clock: Clock) -> None:
    for _ in range(2):
        backups.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    for _ in range(20):
        backups.keep_daily(lambda: SOUND[:-1])
        clock.now += timedelta(days=1)
    backups.keep_daily(lambda: SOUND)
    good = [backup.at.day for backup in backups.all() if backup.content() == SOUND]
    assert good == [15, 24, 23]


def test_backups_from_a_clock_that_was_ahead_push_out_no_other(backups: Backups, clock: Clock) -> None:
    clock.now = MONDAY.replace(year=2099)
    for _ in range(30):
        backups.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    ahead = set(names(backups))
    clock.now = MONDAY
    for _ in range(6):
        backups.keep_daily(lambda: SOUND)
        clock.now += timedelta(days=1)
    assert ahead < set(names(backups))
    assert len([backup for backup in backups.all() if backup.at.year == 2026]) == 6


def test_a_backup_of_megabytes_takes_no_room_in_memory_for_them_nor_does_one_that_goes(
    path: Path, clock: Clock
) -> None:
    backups = Backups(path.parent / "backups", path.name, clock, keep=(1, 0, 0))
    notes = {str(number): {"note": "x" * 1000} for number in range(4000)}
    data = Image({"check_ins": Sheet.of(notes)}).encode()
    version = replace_file(path, data)
    tracemalloc.start()
    for _ in range(2):
        backups.keep_daily(lambda: version)
        clock.now += timedelta(days=1)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    version.close()
    assert [(backup.content(), backup.size, backup.at.day) for backup in backups.all()] == [
        (data, len(data), 24)
    ]
    assert most < len(data) / 4


@pytest.mark.parametrize("is_let_go", [True, False])
def test_no_backup_is_made_of_a_file_that_cannot_be_read_to_its_end(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch, is_let_go: bool
) -> None:
    version = replace_file(path, bytes(1 << 20))
    pieces = iter([b"one"])

    def fail_after_the_first(*_: int) -> bytes:
        for piece in pieces:
            return piece
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    if is_let_go:
        version.close()
    monkeypatch.setattr(os, "pread", fail_after_the_first)
    with pytest.raises(
        ValueError if is_let_go else NotSaved, match="let go" if is_let_go else "input/output"
    ):
        backups.keep("import", lambda: version)
    assert list(backups.folder.iterdir()) == []
    version.close()


def test_two_labels_of_one_second_are_told_apart_by_the_beginning(backups: Backups) -> None:
    made = [backups.keep(label, lambda: SOUND) for label in ("import", "merge", "import")]
    assert [backups.find(backup.stem).name for backup in made] == [backup.name for backup in made]


def test_one_is_found_by_its_name_or_the_beginning(backups: Backups, clock: Clock) -> None:
    first = backups.keep("import", lambda: SOUND)
    clock.now += timedelta(hours=1)
    second = backups.keep("merge", lambda: SOUND)
    assert backups.find(first.name).path == first.path
    assert backups.find("2026-11-23_15").path == second.path
    for beginning in ("2026-11-24", "", "x"):
        with pytest.raises(NothingFound, match="mindtui backups"):
            backups.find(beginning)
    with pytest.raises(UsageError, match="2 backups begin"):
        backups.find("2026-11-23")


def test_a_label_before_a_great_change(program: Program, backups: Backups, path: Path) -> None:
    program.file.keep_backup("import")
    assert backups.all() == ()
    program.add(mood=1)
    before = path.read_bytes()
    program.file.keep_backup("import")
    program.add(mood=2)
    assert [backup.label for backup in backups.all()] == ["daily", "import"]
    assert backups.all()[1].content() == before


def spoil_with_a_file(folder: Path, _: pytest.MonkeyPatch) -> None:
    folder.write_text("in the way")


def spoil_with_a_full_disk(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_the_disk(monkeypatch)


def spoil_with_folders_that_cannot_be_synced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if folder.exists() and os.path.samestat(os.fstat(descriptor), folder.stat()):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


def spoil_with_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = os.scandir

    def scandir(place: Any = ".") -> Any:
        if Path(place) == folder:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (spoil_with_a_file, "not a directory"),
        (spoil_with_a_full_disk, "almost full"),
        (spoil_with_folders_that_cannot_be_synced, "input/output error"),
        (spoil_with_a_folder_that_cannot_be_listed, "input/output error"),
    ],
)
def test_a_backup_that_cannot_be_made_is_told_once_and_blocks_nothing(
    program: Program,
    backups: Backups,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path, pytest.MonkeyPatch], None],
    reason: str,
) -> None:
    program.add(mood=1)
    assert program.file.take_notices() == []
    spoil(backups.folder, monkeypatch)
    program.add(mood=2)
    program.add(mood=3)
    [notice] = program.file.take_notices()
    assert reason in notice
    assert str(backups.folder) in notice
    clock.now += timedelta(days=1)
    program.add(mood=4)
    assert program.file.take_notices() == []
    assert len(program.journal.all(CheckIn)) == 4
    assert len(Program(program.file.path).journal.all(CheckIn)) == 4


def test_a_missing_file_is_not_begun_anew_while_the_backups_cannot_be_listed(
    program: Program, backups: Backups, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.add(mood=1)
    program.file.keep_backup("import")
    path.unlink()
    spoil_with_a_folder_that_cannot_be_listed(backups.folder, monkeypatch)
    with pytest.raises(DataFileError, match="cannot be listed"):
        JournalFile(path, backups=backups).read()
    with pytest.raises(DataFileError, match="cannot be listed"):
        mend(path, backups)
    assert not path.exists()


def test_a_backup_that_ends_in_the_middle_leaves_nothing_and_the_save_goes_on(
    path: Path, run: Callable[..., str]
) -> None:
    code = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from mindtui.storage.backups import Backups
from tests.storage.program import Program
from tests.support.disk import fill_the_disk
path = Path(sys.argv[1])
backups = Backups(path.parent / "backups", path.name, lambda: datetime(2026, 11, 23, tzinfo=UTC))
program = Program(path, backups=backups)
added = program.add(note="x" * 10_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
program.file.keep_backup("import")
print(program.file.take_notices(), list(backups.folder.iterdir()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
program.file.keep_backup("import")
print(len(backups.all()))
"""
    first, second = run(code, path).splitlines()
    assert first.startswith("['No backup could be made in ")
    assert first.endswith(" []")
    assert second == "1"


def test_what_a_killed_program_left_is_removed(backups: Backups, path: Path) -> None:
    backups.folder.mkdir()
    ours = backups.folder / ".2026-11-23_143000+0100_daily_journal.json.0123456789ab.tmp"
    other = backups.folder / ".2026-11-23_143000+0100_daily_other.json.0123456789ab.tmp"
    for file in (ours, other):
        file.write_bytes(b"half")
    backups.keep("import", lambda: SOUND)
    assert (ours.exists(), other.exists()) == (False, True)


def test_a_backup_that_vanished_is_told_so(backups: Backups) -> None:
    backup = backups.keep("import", lambda: SOUND)
    backup.path.unlink()
    with pytest.raises(DataFileError, match="cannot be read: No such file"):
        backup.content()


def test_a_new_file_takes_no_name_that_is_taken(path: Path) -> None:
    add_file(path, b"one")
    with pytest.raises(NotSaved, match="file exists"):
        add_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert mode(path) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_file_system_without_links_takes_new_files_too(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    if is_taken:
        path.write_bytes(b"one")
        with pytest.raises(NotSaved, match="file exists"):
            add_file(path, b"two")
    else:
        add_file(path, b"one")
    assert path.read_bytes() == b"one"
    assert list(path.parent.iterdir()) == [path]


def test_the_backups_of_two_files_in_one_folder_stay_apart(path: Path, clock: Clock) -> None:
    one = Backups(path.parent / "backups", "a.json", clock)
    other = Backups(path.parent / "backups", "b_a.json", clock)
    one.keep("import", lambda: SOUND)
    assert (len(one.all()), len(other.all())) == (1, 0)


def test_a_backup_opens_as_a_data_file(program: Program, backups: Backups) -> None:
    added = program.add(mood=1)
    program.add(mood=2)
    tables = JournalFile(backups.all()[0].path).read()
    assert list(json.loads(bytes(tables["check_ins"]))) == [added.id]
