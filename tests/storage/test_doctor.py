"""What the doctor sees, what it says to do about it, and what it mends."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mindtui.errors import Locked
from mindtui.storage.backups import Backups
from mindtui.storage.doctor import Doctor
from mindtui.storage.envelope import Keyring
from mindtui.storage.finding import Finding
from mindtui.storage.lock import Lock
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.storage.program import Program
from tests.support.disk import fill_the_disk

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WELL = ["file", "seal", "records", "clock", "folder", "modes", "lock", "backups", "disk"]


class Ward:
    """A data file with two check-ins and a backup from before the second, and who looks at it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW
        self.backups = Backups(path.parent / "backups", path.name, lambda: self.now)
        program = Program(path, backups=self.backups)
        self.added = [program.add(mood=mood) for mood in (1, 2)]
        program.file.close()

    def doctor(self, keys: Keyring | None = None) -> Doctor:
        return Doctor(self.path, self.backups, self.now, keys, patience=0.05)

    def found(self, keys: Keyring | None = None) -> list[Finding]:
        return list(self.doctor(keys).findings())

    def one(self, check: str) -> Finding:
        """The one thing that is not well, which this check found."""
        found = [finding for finding in self.found() if finding.state != "ok"]
        assert [finding.check for finding in found] == [check]
        assert found[0].says.endswith(".")
        assert found[0].mend
        return found[0]


@pytest.fixture
def ward(path: Path) -> Ward:
    return Ward(path)


def test_all_is_well(ward: Ward) -> None:
    files = [ward.path, ward.backups.all()[0].path]
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    assert [(finding.check, finding.state) for finding in ward.found()] == [(name, "ok") for name in WELL]
    assert "2 records" in ward.found()[0].says
    assert ward.doctor().fix() == []
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before
    assert len(ward.backups.all()) == 1


def test_before_the_first_entry_there_is_nothing_to_complain_of(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.json"
    doctor = Doctor(path, Backups(path.parent / "backups", path.name, lambda: NOW), NOW)
    assert {finding.state for finding in doctor.findings()} == {"ok"}
    assert doctor.fix() == []
    assert not path.parent.exists()


def test_a_damaged_file_is_mended_and_the_report_names_its_copy(ward: Ward) -> None:
    ward.path.write_bytes(ward.path.read_bytes()[:-9])
    finding = ward.one("file")
    assert (finding.state, finding.mend) == ("broken", "mindtui doctor --fix")
    assert "The newest good backup is from today 09:00 and holds 1 record." in finding.about
    done = ward.doctor().fix()
    assert "is in use again, with 1 record in the backup from today 09:00 and 1 record out of" in done[0]
    assert "_damaged_journal.json" in done[1]
    assert {finding.state for finding in ward.found()} == {"ok"}
    assert "1 copy of a damaged file is kept there for good." in [finding.says for finding in ward.found()]


def test_a_missing_file_is_brought_back(ward: Ward) -> None:
    ward.path.unlink()
    assert "is missing" in ward.one("file").says
    ward.doctor().fix()
    assert {finding.state for finding in ward.found()} == {"ok"}


@pytest.mark.parametrize("data", [b"mood,energy\n", b'{"_default": {}}'])
def test_a_foreign_file_is_left_alone_with_advice(ward: Ward, data: bytes) -> None:
    ward.path.write_bytes(data)
    finding = ward.one("file")
    assert (finding.state, "--data FILE" in finding.mend) == ("broken", True)
    assert ward.doctor().fix() == []
    assert ward.path.read_bytes() == data


def test_a_folder_in_the_place_of_the_file_is_named(ward: Ward) -> None:
    ward.path.unlink()
    ward.path.mkdir(mode=0o700)
    assert "is not a file" in ward.one("file").says
    assert ward.doctor().fix() == []


def test_a_file_that_is_too_new_is_not_damaged(ward: Ward) -> None:
    data = ward.path.read_bytes().replace(b'"read":1', b'"read":2')
    ward.path.write_bytes(data)
    assert "Update MindTUI" in ward.one("file").mend
    assert ward.doctor().fix() == []
    assert ward.path.read_bytes() == data


def test_what_a_newer_program_wrote_is_not_sealed_again(ward: Ward) -> None:
    data = ward.path.read_bytes().replace(b'"write":1', b'"write":99')
    ward.path.write_bytes(data)
    assert "only reads it" in ward.one("seal").says
    assert ward.doctor().fix() == []
    assert ward.path.read_bytes() == data


def test_an_edit_by_hand_is_seen_and_sealed_again_with_a_copy(ward: Ward) -> None:
    edited = ward.path.read_bytes().replace(b'"mood":1', b'"mood":8', 1)
    ward.path.write_bytes(edited)
    ward.one("seal")
    [done] = ward.doctor().fix()
    assert "sealed again" in done
    assert ward.backups.all()[0].content() == edited
    assert {finding.state for finding in ward.found()} == {"ok"}
    assert [doc["mood"] for doc in json.loads(ward.path.read_bytes())["check_ins"].values()] == [8, 2]


def test_records_that_are_not_understood_are_listed_and_stay(ward: Ward) -> None:
    ward.path.write_bytes(ward.path.read_bytes().replace(b'"mood":1', b'"mood":11', 1))
    ward.doctor().fix()
    assert ward.one("records").about == (ward.added[0].id,)
    assert b'"mood":11' in ward.path.read_bytes()


def test_a_record_from_the_future_is_a_question_of_the_clock(ward: Ward) -> None:
    ward.now = datetime(2026, 11, 22, 21, 20, tzinfo=UTC)
    finding = ward.one("clock")
    assert finding.about == tuple(added.id for added in ward.added)
    assert "mindtui edit" in finding.mend
    ward.now += timedelta(minutes=5)
    assert all(finding.state == "ok" for finding in ward.found())


def test_what_others_can_reach_is_closed_to_them(ward: Ward) -> None:
    opened = [ward.path, ward.backups.folder, ward.backups.all()[0].path, ward.path.parent]
    for path in opened:
        path.chmod(0o755)
    assert set(ward.one("modes").about) == set(map(str, opened))
    assert len(ward.doctor().fix()) == 4
    assert {oct(path.stat().st_mode & 0o777) for path in opened} == {"0o600", "0o700"}
    assert ward.doctor().fix() == []


def test_a_folder_that_is_not_ours_is_never_closed_and_only_a_danger_is_told(ward: Ward) -> None:
    (ward.path.parent / "letters.txt").write_text("not ours")
    ward.path.parent.chmod(0o755)
    assert all(finding.state == "ok" for finding in ward.found())
    ward.path.parent.chmod(0o777)
    assert ward.one("modes").mend == f"chmod go-w {ward.path.parent}"
    ward.doctor().fix()
    ward.path.parent.chmod(0o1777)
    assert all(finding.state == "ok" for finding in ward.found())


def test_a_folder_without_permission_is_named(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere; what the system would tell anybody else is told here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "chmod u+rwx" in ward.one("folder").mend


def test_who_holds_the_lock_is_named(ward: Ward) -> None:
    with Lock(ward.path, program="app"):
        assert f"mindtui app (process {os.getpid()})" in ward.one("lock").says


def test_a_file_system_without_locks_is_named(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert "no locks" in ward.one("lock").says


def test_a_lock_that_cannot_be_opened_is_named(ward: Ward) -> None:
    lock = ward.path.with_name(f"{ward.path.name}.lock")
    lock.unlink()
    lock.mkdir(mode=0o700)
    assert "is a directory" in ward.one("lock").says


def test_what_killed_programs_left_is_removed(ward: Ward) -> None:
    left = [
        ward.path.with_name(f".{ward.path.name}.0123456789ab.tmp"),
        ward.backups.folder / f".{ward.backups.all()[0].name}.0123456789ab.tmp",
    ]
    for path in left:
        path.write_bytes(b"half")
    assert ward.one("leftovers").about == tuple(map(str, left))
    assert ward.doctor().fix() == ["What a killed program left is removed."]
    assert not any(path.exists() for path in left)


def test_damaged_backups_are_named_and_stay(ward: Ward) -> None:
    [backup] = ward.backups.all()
    backup.path.write_bytes(backup.content()[:-9])
    assert ward.one("backups").about == (backup.name,)
    assert ward.doctor().fix() == []
    assert backup.path.exists()


def test_copies_of_syncing_programs_are_listed(ward: Ward) -> None:
    copies = [
        ward.path.with_name(name)
        for name in ("journal (conflicted copy).json", "journal.sync-conflict-20261123-090000-ABCDEFG.json")
    ]
    for copy in copies:
        copy.write_bytes(b"{}")
    finding = ward.one("conflicts")
    assert (finding.about, "mindtui merge FILE" in finding.mend) == (tuple(map(str, copies)), True)


def test_a_disk_that_is_almost_full_is_named(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_the_disk(monkeypatch)
    assert "has 0 bytes left" in ward.one("disk").says


@pytest.mark.parametrize("has_key", [True, False])
def test_an_encrypted_file_is_looked_into_with_its_key_only(ward: Ward, has_key: bool) -> None:
    keys, envelope = Keyring(), sealed_with("secret", ByArgon2(memory=8, passes=1, lanes=1))
    keys.hold(envelope)
    for path in (ward.path, ward.backups.all()[0].path):
        path.write_bytes(b"".join(envelope.wrap([path.read_bytes()])))
    found = ward.found(keys if has_key else None)
    assert {finding.state for finding in found} == {"ok"}
    assert ("2 records" in found[0].says) == has_key
    assert ("seal" in [finding.check for finding in found]) == has_key


def test_backups_that_are_open_beside_an_encrypted_file_are_named(ward: Ward) -> None:
    envelope = sealed_with("secret", ByArgon2(memory=8, passes=1, lanes=1))
    ward.path.write_bytes(b"".join(envelope.wrap([ward.path.read_bytes()])))
    finding = ward.one("backups")
    assert finding.about == (ward.backups.all()[0].name,)
    assert "mindtui passphrase" in finding.mend


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"")], ids=["missing", "empty"])
def test_a_fix_that_fails_changes_nothing(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    spoil(ward.path)
    before = ward.path.read_bytes() if ward.path.exists() else None
    with Lock(ward.path, program="app"), pytest.raises(Locked, match="in use"):
        ward.doctor().fix()
    assert (ward.path.read_bytes() if ward.path.exists() else None) == before
