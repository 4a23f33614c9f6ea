"""Files of an older shape become files of today's, and those of a newer program stay as they are."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan
from mindtui.errors import DataFileError
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.backups import Backups
from mindtui.storage.layout import decode
from mindtui.storage.migrations import MIGRATIONS, Migration, Tables, migrated, newest
from mindtui.storage.recovery import restore
from tests.storage.program import Program

OLD = Path(__file__).parent / "data" / "shape-1.json"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def name_the_weather(tables: Tables) -> Tables:
    """As a second shape might have it: what was a loose word becomes a part of the note."""
    for check_in in tables["check_ins"].values():
        if weather := check_in.pop("weather", ""):
            check_in["note"] = f"{check_in.get('note', '')} Weather: {weather}.".strip()
    return tables


def rename_plans(tables: Tables) -> Tables:
    """As a third shape might have it: a table goes by another name."""
    return {("intentions" if name == "plans" else name): docs for name, docs in tables.items()}


SECOND: Mapping[int, Migration] = {2: name_the_weather}
THIRD: Mapping[int, Migration] = {2: name_the_weather, 3: rename_plans}


@pytest.fixture
def old(path: Path) -> Path:
    copyfile(OLD, path)
    path.chmod(0o600)
    return path


def content(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_bytes())
    return held


def test_the_numbers_leave_no_gap() -> None:
    assert list(MIGRATIONS) == list(range(2, newest(MIGRATIONS) + 1))


def test_the_first_shape_is_read_by_this_program(old: Path) -> None:
    program = Program(old)
    assert [check_in.mood for check_in in program.journal.all(CheckIn)] == [6, 4]
    assert [plan.label for plan in program.journal.all(Plan)] == ["Walk by the river"]
    assert program.journal.unreadable() == []


def test_an_older_file_is_read_as_of_today_and_not_touched(old: Path) -> None:
    before = old.read_bytes()
    program = Program(old, migrations=SECOND)
    assert [check_in.note for check_in in program.journal.all(CheckIn)] == ["Slept well", "Weather: rain."]
    assert old.read_bytes() == before
    assert sorted(file.name for file in old.parent.iterdir()) == [old.name]


def test_the_first_save_keeps_what_was_and_writes_what_is(old: Path) -> None:
    before = old.read_bytes()
    backups = Backups(old.parent / "backups", old.name, lambda: NOW)
    program = Program(old, migrations=SECOND, backups=backups)
    program.add(mood=9)
    program.add(mood=8)
    after = content(old)
    assert after["_meta"]["1"]["write"] == 2
    assert [doc["mood"] for doc in after["check_ins"].values()] == [6, 4, 9, 8]
    assert "weather" not in json.dumps(after["check_ins"])
    assert [backup.label for backup in backups.all()] == ["daily", "migration"]
    assert backups.all()[1].content() == before
    assert decode(old.read_bytes(), old, SECOND).is_intact


def test_a_shape_that_never_was_counts_as_the_first(old: Path) -> None:
    old.write_bytes(old.read_bytes().replace(b'"write":1', b'"write":-7'))
    assert len(Program(old, migrations=SECOND).journal.all(CheckIn)) == 2


def test_several_steps_run_in_their_order(old: Path) -> None:
    program = Program(old, migrations=THIRD)
    program.add(mood=9)
    after = content(old)
    assert after["_meta"]["1"]["write"] == 3
    assert [doc["label"] for doc in after["intentions"].values()] == ["Walk by the river"]
    assert "plans" not in after


def test_a_file_of_today_is_not_migrated_again(old: Path) -> None:
    Program(old, migrations=SECOND).add(mood=9)

    def refuse(_: Tables) -> Tables:
        raise AssertionError("it ran again")

    again = Program(old, seed=2, migrations={2: refuse})
    again.add(mood=8)
    assert len(content(old)["check_ins"]) == 4


def test_a_migration_works_on_a_copy() -> None:
    tables = {"check_ins": {"1": {"weather": "rain", "tags": ["a"]}}}
    assert migrated(tables, 1, SECOND)["check_ins"] == {"1": {"note": "Weather: rain.", "tags": ["a"]}}
    assert tables == {"check_ins": {"1": {"weather": "rain", "tags": ["a"]}}}


def test_what_is_too_odd_for_a_migration_is_told_and_left_as_it_is(old: Path) -> None:
    def stumble(tables: Tables) -> Tables:
        raise KeyError("mood")

    before = old.read_bytes()
    with pytest.raises(DataFileError, match=r"from shape 1 to 2 .*Nothing was changed"):
        Program(old, migrations={2: stumble})
    assert old.read_bytes() == before


def test_a_backup_of_the_older_shape_comes_back_and_is_migrated_again(old: Path) -> None:
    backups = Backups(old.parent / "backups", old.name, lambda: NOW)
    Program(old, migrations=SECOND, backups=backups).add(mood=9)
    [backup] = backups.all()
    restore(old, backups, backup)
    program = Program(old, migrations=SECOND)
    assert [check_in.note for check_in in program.journal.all(CheckIn)] == ["Slept well", "Weather: rain."]


def test_a_program_that_knows_less_reads_all_and_changes_nothing(old: Path) -> None:
    Program(old, migrations=SECOND).add(mood=9)
    before = old.read_bytes()
    earlier = Program(old)
    assert [check_in.mood for check_in in earlier.journal.all(CheckIn)] == [6, 4, 9]
    assert len(earlier.file.take_notices()) == 1
    assert earlier.file.refusal is not None
    with pytest.raises(NotSaved, match=r"newer MindTUI.*Update MindTUI"):
        earlier.add(mood=1)
    assert old.read_bytes() == before
