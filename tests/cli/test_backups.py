"""`mindtui backups` and `restore`."""

from pathlib import Path
from typing import Any

import pytest

from mindtui.storage import recovery
from mindtui.storage.lock import Lock
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.cli.conftest import TestShell
from tests.support.disk import fill_the_disk


def moods(shell: TestShell) -> list[int]:
    return [doc["mood"] for doc in shell.stored("check_ins")]


def listed(shell: TestShell, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("backups", "--json", *args).json
    return found


@pytest.fixture
def diary(shell: TestShell) -> TestShell:
    """Three check-ins, and a backup from when there was one."""
    for mood in ("6", "7", "8"):
        shell.ok("log", mood)
    return shell


def test_they_are_listed_with_what_they_hold(diary: TestShell) -> None:
    [backup] = listed(diary)
    assert backup == {
        "name": backup["name"],
        "at": backup["at"],
        "label": "daily",
        "size": backup["size"],
        "state": "good",
        "records": 1,
    }
    assert (diary.home / "backups" / backup["name"]).stat().st_size == backup["size"]
    assert backup["at"].startswith("2026-11-23T21:30:")
    stem = backup["name"].removesuffix("_daily_mindtui.json")
    assert diary.ok("backups").out == f"{stem}  daily  today 21:30  1 record  1 kB\n"


def test_without_any_the_list_says_when_the_first_is_made(shell: TestShell) -> None:
    ran = shell("backups")
    assert (ran.code, ran.out) == (1, "")
    assert "The first change of the next day makes one." in ran.err
    assert listed(shell) == []
    assert not shell.home.exists()


def test_damaged_and_encrypted_ones_are_named_so(diary: TestShell) -> None:
    [backup] = listed(diary)
    path = diary.home / "backups" / backup["name"]
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert [one["state"] for one in listed(diary)] == ["damaged"]
    ran = diary("restore", "--yes", backup["name"])
    assert (ran.code, ran.out) == (3, "")
    assert "is damaged. Nothing was changed" in ran.err
    assert moods(diary) == [6, 7, 8]
    diary.ok("backups")


def test_a_backup_of_a_newer_program_is_no_damaged_one(diary: TestShell) -> None:
    [backup] = listed(diary)
    path = diary.home / "backups" / backup["name"]
    path.write_bytes(path.read_bytes().replace(b'"read":1', b'"read":99'))
    assert [one["state"] for one in listed(diary)] == ["too new"]
    diary.ok("doctor")
    diary.ok("restore", "--yes", backup["name"])
    assert "Update MindTUI" in diary("today").err
    diary.ok("restore", "--yes", listed(diary)[0]["name"])
    assert moods(diary) == [6, 7, 8]


def test_what_a_restore_does_to_the_encryption_is_said(diary: TestShell) -> None:
    [backup] = listed(diary)
    envelope = sealed_with("secret", ByArgon2(memory=8, passes=1, lanes=1))
    path = diary.home / "backups" / backup["name"]
    path.write_bytes(b"".join(envelope.wrap([path.read_bytes()])))
    assert "with the passphrase that it had" in diary.ok("restore", "--yes", backup["name"]).out
    plain = next(one["name"] for one in listed(diary) if one["state"] == "good")
    ran = diary("restore", "--yes", plain)
    assert (ran.code, "--passphrase-fd" in ran.err) == (4, True)
    diary.data.write_bytes(diary.data.read_bytes().replace(b"argon2id", b"argon2xx"))
    assert "Encrypt it again: mindtui encrypt" in diary.ok("restore", "--yes", plain).out


def test_a_restore_says_how_to_take_it_back_and_that_works(diary: TestShell) -> None:
    before = diary.data.read_bytes()
    [backup] = listed(diary)
    ran = diary.ok("restore", "--yes", backup["name"][:15])
    assert moods(diary) == [6]
    first, second = ran.out.splitlines()
    assert first == f"Restored the backup from today 21:30 to {diary.data}."
    command = second.removeprefix("Take it back: mindtui ").split()
    assert diary.data.read_bytes() != before
    diary.ok(*command, "--yes")
    assert diary.data.read_bytes() == before
    assert [one["label"] for one in listed(diary)] == ["restore", "restore", "daily"]


def test_a_restore_of_another_file_names_that_file_in_the_way_back(shell: TestShell, tmp_path: Path) -> None:
    other = tmp_path / "my notes.json"
    for mood in ("6", "7"):
        shell.ok("--data", str(other), "log", mood)
    [backup] = listed(shell, "--data", str(other))
    ran = shell.ok("restore", "--yes", backup["name"], "--data", str(other))
    assert f"mindtui restore --data '{other}' 2026" in ran.out
    assert listed(shell) == []


def test_a_missing_file_is_brought_back_and_nothing_kept_of_nothing(diary: TestShell) -> None:
    [backup] = listed(diary)
    diary.data.unlink()
    ran = diary.ok("restore", "--yes", "--json", backup["name"])
    assert ran.json == {"restored": backup["name"], "before": None}
    assert moods(diary) == [6]


def test_a_damaged_file_is_kept_for_good_before_a_restore(diary: TestShell) -> None:
    [backup] = listed(diary)
    diary.data.write_bytes(b"\0" * 99)
    diary.ok("restore", "--yes", backup["name"])
    assert moods(diary) == [6]
    kept = listed(diary)[0]
    assert (kept["label"], kept["state"]) == ("damaged", "damaged")
    assert (diary.home / "backups" / kept["name"]).read_bytes() == b"\0" * 99


def test_a_state_that_cannot_be_kept_is_not_replaced(
    diary: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    [backup] = listed(diary)
    before = diary.data.read_bytes()
    fill_the_disk(monkeypatch)
    ran = diary("restore", "--yes", backup["name"])
    assert (ran.code, ran.out) == (3, "")
    assert "No backup could be made" in ran.err
    assert diary.data.read_bytes() == before


def test_without_a_terminal_it_needs_a_yes(diary: TestShell) -> None:
    [backup] = listed(diary)
    ran = diary("restore", backup["name"], stdin="y\n")
    assert (ran.code, ran.out) == (4, "")
    assert "--yes" in ran.err
    assert moods(diary) == [6, 7, 8]


@pytest.mark.parametrize(("name", "code"), [("2025", 1), ("", 1), ("2026-11-23", 2), ("../mindtui", 1)])
def test_a_name_must_mean_one(diary: TestShell, name: str, code: int) -> None:
    [backup] = listed(diary)
    diary.ok("restore", "--yes", backup["name"])
    ran = diary("restore", "--yes", name)
    assert (ran.code, ran.out) == (code, "")
    assert "mindtui backups" in ran.err


def test_nothing_is_restored_while_another_program_holds_the_file(
    diary: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery.restore, "__kwdefaults__", {"program": "shell", "patience": 0.05})
    [backup] = listed(diary)
    with Lock(diary.data, program="app"):
        ran = diary("restore", "--yes", backup["name"])
    assert (ran.code, moods(diary)) == (5, [6, 7, 8])
