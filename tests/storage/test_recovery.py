"""A damaged file, what can be brought back, and that nothing that was there before is lost on the way."""

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.record import Doc
from mindtui.errors import Damaged, DataFileError, Locked
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.backups import Backup, Backups
from mindtui.storage.envelope import Keyring, PassphraseNeeded
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.lock import Lock
from mindtui.storage.recovery import Damage, Mended, find_damage, mend, restore
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.faults.failing import Failing
from tests.storage.program import Program
from tests.support.disk import fill_the_disk

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LIGHT = ByArgon2(memory=8, passes=1, lanes=1)


class Place:
    """A data file with three check-ins, of which a backup has the first two, and a clock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW
        self.backups = Backups(path.parent / "backups", path.name, lambda: self.now)
        self.added: list[CheckIn] = []

    def fill(self) -> None:
        program = Program(self.path)
        self.added = [program.add(mood=mood, note=f"note {mood}") for mood in (1, 2)]
        self.keep()
        self.added.append(program.add(mood=3, note="note 3"))
        program.file.close()

    def keep(self, label: str = "daily") -> Backup:
        self.now += timedelta(hours=1)
        return self.backups.keep(label, self.path.read_bytes)

    def damage(self, keys: Keyring | None = None) -> Damage:
        found = find_damage(self.path, self.backups, keys)
        assert found is not None
        return found

    def mend(self, keys: Keyring | None = None) -> Mended:
        done = mend(self.path, self.backups, keys, patience=0.05)
        assert done is not None
        return done

    def moods(self) -> list[int | None]:
        return [doc["mood"] for doc in self.table().values()]

    def table(self, name: str = "check_ins") -> dict[str, Doc]:
        docs: dict[str, Doc] = json.loads(self.path.read_bytes())[name]
        return docs


@pytest.fixture
def place(path: Path) -> Place:
    made = Place(path)
    made.fill()
    return made


def without_backups(place: Place) -> None:
    for backup in place.backups.all():
        backup.path.unlink()


def test_a_good_file_is_no_damage(place: Place) -> None:
    before = place.path.read_bytes()
    assert find_damage(place.path, place.backups) is None
    assert mend(place.path, place.backups) is None
    assert place.path.read_bytes() == before
    assert len(place.backups.all()) == 1


def test_no_file_and_no_backups_is_no_damage(path: Path) -> None:
    assert find_damage(path, Backups(path.parent / "backups", path.name, lambda: NOW)) is None


def test_what_cannot_be_reached_is_no_damage(path: Path) -> None:
    path.mkdir()
    assert find_damage(path, Backups(path.parent / "backups", path.name, lambda: NOW)) is None


def test_the_work_of_a_newer_program_is_no_damage(place: Place) -> None:
    data = place.path.read_bytes().replace(b'"read":1', b'"read":2')
    place.path.write_bytes(data)
    with pytest.raises(DataFileError, match="newer MindTUI"):
        JournalFile(place.path).read()
    assert find_damage(place.path, place.backups) is None


def by_a_newer_program(place: Place) -> None:
    """Let the file, and a backup of it, say that a program of the future wrote them."""
    place.path.write_bytes(place.path.read_bytes().replace(b'"write":1', b'"write":9'))
    place.keep()


@pytest.mark.parametrize("is_told", [True, False], ids=["by-itself", "by-its-backup"])
def test_what_is_left_of_a_newer_programs_file_is_left_to_that_program(place: Place, is_told: bool) -> None:
    by_a_newer_program(place)
    whole = place.path.read_bytes()
    left = whole.replace(b'"mood":2', b'"mood"') if is_told else whole[: whole.index(b'"changes"')]
    place.path.write_bytes(left)
    damage = place.damage()
    assert (damage.kind, damage.is_mendable) == ("newer", False)
    assert "Update MindTUI" in " ".join(damage.offer(date(2026, 11, 23), time(4)))
    with pytest.raises(DataFileError):
        place.mend()
    assert place.path.read_bytes() == left


@pytest.mark.parametrize("left", [b"", None], ids=["empty", "missing"])
@pytest.mark.parametrize("is_held", [True, False], ids=["held", "from-backup"])
def test_a_newer_programs_file_that_is_brought_back_is_still_its_own(
    place: Place, is_held: bool, left: bytes | None
) -> None:
    by_a_newer_program(place)
    file = JournalFile(place.path, backups=place.backups)
    file.read()
    place.path.unlink()
    if left is not None:
        place.path.write_bytes(left)
    assert (file.mend() if is_held else place.mend()) is not None
    assert place.table("_meta")["1"]["write"] == 9
    assert place.moods() == [1, 2, 3]


def test_every_cut_gives_back_every_line_that_is_whole(place: Place) -> None:
    whole = place.path.read_bytes()
    last = place.added[2].id.encode()
    end_of_last = whole.index(b"\n", whole.index(b'"' + last + b'":'))
    for cut in range(len(whole) - 1):
        place.path.write_bytes(whole[:cut])
        damage = place.damage()
        assert (damage.is_mendable, damage.from_backup) == (True, 2)
        assert damage.gained == (1 if cut >= end_of_last else 0)
    # Mended in full at the places where something changes, and here and there between them.
    for cut in sorted(
        {0, 1, 2, 30, end_of_last - 1, end_of_last, len(whole) - 2, *range(7, len(whole), 400)}
    ):
        place.path.write_bytes(whole[:cut])
        done = place.mend()
        assert place.moods() == ([1, 2, 3] if cut >= end_of_last else [1, 2])
        assert done.kept is not None
        assert done.kept.content() == whole[:cut]
        assert len(JournalFile(place.path).read()["check_ins"]) > 100


def test_every_cut_without_a_backup_gives_back_every_line_that_is_whole(place: Place) -> None:
    without_backups(place)
    whole = place.path.read_bytes()
    ends = [whole.index(b"}", whole.index(f'"{added.id}":'.encode())) + 1 for added in place.added]
    for cut in range(0, len(whole) - 1, 7):
        place.path.write_bytes(whole[:cut])
        damage = place.damage()
        assert damage.gained == sum(cut >= end for end in ends)
        assert damage.is_mendable == (damage.gained > 0)


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "blank": lambda data: b"\n\n",
    "zeros": lambda data: bytes(len(data)),
    "half of it zeros": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "the first half zeros": lambda data: bytes(len(data) // 2) + data[len(data) // 2 :],
    "not UTF-8": lambda data: data.replace(b"note 3", b"note \xff"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "noise": lambda data: bytes(range(255, 0, -1)) * 9,
    "new end over old": lambda data: data[: len(data) // 3] + data,
    "a list": lambda data: data.replace(b'"check_ins":{', b'"x":[1],"check_ins":{'),
    "an odd shape": lambda data: data.replace(b'"write":1', b'"write":0')[:-9],
    "no brace": lambda data: data.replace(b"{", b"(", 1),
    "a mark in front": lambda data: b"\xef\xbb\xbf" + data[:-30],
    "Windows line ends": lambda data: data[:-30].replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_each_kind_of_damage_is_refused_untouched_and_mended(
    place: Place, spoil: Callable[[bytes], bytes]
) -> None:
    spoiled = spoil(place.path.read_bytes())
    place.path.write_bytes(spoiled)
    with pytest.raises(DataFileError):
        JournalFile(place.path, backups=place.backups).read()
    assert place.path.read_bytes() == spoiled
    damage = place.damage()
    assert damage.is_mendable
    assert place.path.read_bytes() == spoiled
    done = place.mend()
    assert place.moods()[:2] == [1, 2]
    assert done.kept is not None
    assert (done.kept.label, done.kept.content()) == ("damaged", spoiled)
    assert find_damage(place.path, place.backups) is None
    Program(place.path, seed=7, backups=place.backups).add(mood=9)
    assert place.moods()[-1] == 9


def test_what_the_backup_lacks_is_read_around_a_hole(place: Place) -> None:
    data = place.path.read_bytes()
    first = data.index(f'"{place.added[0].id}":'.encode())
    place.path.write_bytes(data[:first] + bytes(20) + data[first + 20 :])
    damage = place.damage()
    assert (damage.from_backup, damage.gained, damage.lost, damage.homeless) == (2, 1, 1, 0)
    place.mend()
    assert place.moods() == [1, 2, 3]


def test_a_hole_over_the_border_of_two_tables_mixes_nothing(place: Place) -> None:
    program = Program(place.path, seed=4)
    program.journal.keep_draft("check-in", {"mood": "4"}, program.now())
    program.save()
    data = place.path.read_bytes()
    start, end = data.index(place.added[2].id.encode()), data.index(b'"changes":{') + 11
    place.path.write_bytes(data[:start] + b"\xff" * (end - start) + data[end:])
    without_backups(place)
    place.mend()
    assert place.moods() == [1, 2]
    assert all(doc["deed"] == "add" for doc in place.table("changes").values())
    assert len(place.table("changes")) == 3


def test_a_record_whose_table_cannot_be_told_stays_in_the_copy(place: Place) -> None:
    without_backups(place)
    data = place.path.read_bytes()
    odd = data.replace(b'"check_ins":{', b'"check_ins"#{').replace(b'"mood":', b'"moon":')
    place.path.write_bytes(odd)
    damage = place.damage()
    assert (damage.homeless, damage.gained, damage.is_mendable) == (3, 0, False)
    assert "Of 3 records in it the kind cannot be told." in damage.offer(NOW.date(), time(4))
    with pytest.raises(DataFileError, match="nothing to bring back"):
        mend(place.path, place.backups)
    assert place.path.read_bytes() == odd


def test_of_two_states_the_newer_wins_and_the_backups_where_they_are_as_old(place: Place) -> None:
    program = Program(place.path, seed=5)
    edited = program.journal.get(CheckIn, place.added[1].id)
    assert edited is not None
    program.change(replace(edited, note="edited"))
    data = place.path.read_bytes().replace(b'"note":"note 1"', b'"note":"note x"')
    place.path.write_bytes(data[:-20])
    assert place.damage().gained == 2
    place.mend()
    assert [doc["note"] for doc in place.table().values()] == ["note 1", "edited", "note 3"]


def test_what_was_deleted_since_stays_deleted(place: Place) -> None:
    def bury(content: dict[str, Any]) -> None:
        gone = content["check_ins"].pop(place.added[0].id)
        content["trash"] = {gone["id"]: {"id": gone["id"], "table": "check_ins", "record": gone}}

    write_by_lines(place.path, bury)
    place.path.write_bytes(place.path.read_bytes()[:-9])
    place.mend()
    assert place.moods() == [2, 3]
    assert list(place.table("trash")) == [place.added[0].id]


def test_what_was_brought_back_since_is_alive(place: Place) -> None:
    def bury(content: dict[str, Any]) -> None:
        gone = content["check_ins"].pop(place.added[0].id)
        content["trash"] = {gone["id"]: {"id": gone["id"], "table": "check_ins", "record": gone}}

    whole = place.path.read_bytes()
    write_by_lines(place.path, bury)
    place.keep()
    place.path.write_bytes(whole[:-9])
    place.mend()
    assert place.moods() == [2, 3, 1]
    assert place.table("trash") == {}


def write_by_lines(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(path.read_bytes())
    change(content)
    content = {name: docs for name, docs in content.items() if not name.startswith("_")}
    path.unlink()
    JournalFile(path).write_new(content)


def test_tables_and_fields_of_others_come_along(place: Place) -> None:
    def add(content: dict[str, Any]) -> None:
        content["moons"] = {"1": {"phase": "full"}}
        content["check_ins"][place.added[2].id]["weather"] = "gray"

    write_by_lines(place.path, add)
    place.path.write_bytes(place.path.read_bytes()[:-9])
    place.mend()
    assert place.table("moons") == {"1": {"phase": "full"}}
    assert place.table()[place.added[2].id]["weather"] == "gray"


def test_valid_json_of_another_shape_keeps_what_is_a_record(place: Place) -> None:
    content = json.loads(place.path.read_bytes())
    content["check_ins"]["odd"] = 7
    content["list"] = [1]
    place.path.write_text(json.dumps(content, indent=2))
    damage = place.damage()
    assert (damage.kind, damage.gained, damage.lost) == ("damaged", 1, 2)
    place.mend()
    assert place.moods() == [1, 2, 3]


def test_a_file_that_lost_what_it_says_of_itself_is_ours_all_the_same(place: Place) -> None:
    content = json.loads(place.path.read_bytes())
    del content["_meta"]
    place.path.write_text(json.dumps(content))
    place.mend()
    assert place.moods() == [1, 2, 3]


def test_another_byte_in_the_name_of_the_program_makes_nobody_elses_file_of_ours(place: Place) -> None:
    place.path.write_bytes(place.path.read_bytes().replace(b'"program":"mindtui"', b'"program":"mindtuj"'))
    assert place.damage().kind == "damaged"
    place.mend()
    assert place.moods() == [1, 2, 3]


FOREIGN = {
    "plain TinyDB": b'{"_default": {"1": {"mood": 5}}}',
    "another program": b'{"_meta": {"1": {"program": "jrnl"}}, "check_ins": {"1": {"mood": 5}}}',
    "an object": b"{}",
    "a list": b"[1, 2]",
    "CSV": b"mood,energy\n6,5\n",
    "words": "Straße\n".encode(),
    "SQLite": b"SQLite format 3\0\x10\0\xff",
    "zip": b"PK\x03\x04\xff\0",
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_left_alone_whatever_there_is(place: Place, data: bytes) -> None:
    place.path.write_bytes(data)
    damage = place.damage()
    assert (damage.kind, damage.is_mendable) == ("foreign", False)
    assert "left alone" in " ".join(damage.offer(NOW.date(), time(4)))
    with pytest.raises(DataFileError):
        mend(place.path, place.backups)
    assert place.path.read_bytes() == data
    assert len(place.backups.all()) == 1


def test_a_missing_file_with_backups_is_not_begun_anew_but_brought_back(place: Place) -> None:
    place.path.unlink()
    file = JournalFile(place.path, backups=place.backups)
    for call in (file.read, file.commit):
        with pytest.raises(DataFileError, match=r"is missing.*backups.*doctor --fix"):
            call()
    assert not place.path.exists()
    done = place.mend()
    assert (done.damage.kind, done.damage.from_backup, done.kept) == ("missing", 2, None)
    assert place.moods() == [1, 2]
    assert place.path.read_bytes() == place.backups.all()[0].content()
    assert len(file.read()["check_ins"]) > 100


def test_a_damaged_backup_and_a_damaged_copy_are_passed_over(place: Place) -> None:
    good = place.backups.all()[0]
    spoiled = place.keep("import")
    spoiled.path.write_bytes(spoiled.content()[:-40])
    place.keep("damaged")
    place.path.write_bytes(b"")
    assert place.damage().backup == good
    place.mend()
    assert place.moods() == [1, 2]


def sealed_keys(place: Place) -> Keyring:
    """The file and its backup, encrypted; gives a ring with the key."""
    keys, envelope = Keyring(), sealed_with("secret", LIGHT)
    keys.hold(envelope)
    for path in (place.path, *(backup.path for backup in place.backups.all())):
        path.write_bytes(b"".join(envelope.wrap([path.read_bytes()])))
    return keys


@pytest.mark.parametrize("has_key", [True, False])
@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-5], lambda data: data.replace(b"argon2id", b"argon2xx")]
)
def test_of_a_damaged_encrypted_file_only_the_backup_is_brought_back(
    place: Place, spoil: Callable[[bytes], bytes], has_key: bool
) -> None:
    keys = sealed_keys(place)
    spoiled = spoil(place.path.read_bytes())
    place.path.write_bytes(spoiled)
    [backup] = place.backups.all()
    if not has_key and spoiled.startswith(backup.content()[:200]):
        # The header is whole: without the key nobody can tell that the rest is not.
        assert find_damage(place.path, place.backups) is None
        return
    damage = place.damage(keys if has_key else None)
    assert (damage.kind, damage.from_backup) == ("encrypted", 2 if has_key else None)
    assert "only a backup helps" in " ".join(damage.offer(NOW.date(), time(4)))
    done = place.mend(keys if has_key else None)
    assert place.path.read_bytes() == backup.content()
    assert done.kept is not None
    assert done.kept.content() == spoiled
    assert len(JournalFile(place.path, keys=keys).read()["check_ins"]) > 100


@pytest.mark.parametrize("left", [b"", bytes(9000), b"\x93" * 9000], ids=["empty", "zeros", "noise"])
def test_an_encrypted_file_that_is_past_recognition_has_its_encrypted_backup_too(
    place: Place, left: bytes
) -> None:
    keys = sealed_keys(place)
    place.path.write_bytes(left)
    [backup] = place.backups.all()
    damage = place.damage()
    assert (damage.backup, damage.from_backup) == (backup, None)
    place.mend()
    assert place.path.read_bytes() == backup.content()
    assert len(JournalFile(place.path, keys=keys).read()["check_ins"]) > 100


def test_a_plain_damaged_file_joins_an_encrypted_backup_where_its_key_is_known(place: Place) -> None:
    plain = place.path.read_bytes()
    keys = sealed_keys(place)
    place.path.write_bytes(plain[:-9])
    assert place.damage().backup is None
    assert place.damage(keys).from_backup == 2
    place.mend(keys)
    assert not place.path.read_bytes().startswith(b'{\n"')
    assert list(JournalFile(place.path, keys=keys).read()) == ["check_ins", "changes"]


def test_an_open_backup_is_closed_again_where_the_file_is_encrypted(place: Place) -> None:
    [backup] = place.backups.all()
    plain = backup.content()
    keys = sealed_keys(place)
    backup.path.write_bytes(plain)
    before = place.path.read_bytes()
    with pytest.raises(PassphraseNeeded):
        restore(place.path, place.backups, backup)
    assert place.path.read_bytes() == before
    place.now += timedelta(hours=1)
    done = restore(place.path, place.backups, backup, keys)
    assert done.envelope == "same"
    assert place.path.read_bytes().startswith(before[:200])
    assert len(JournalFile(place.path, keys=keys).read()["check_ins"]) > 100
    assert place.backups.all()[0].content() == before


def test_no_open_backup_is_put_over_a_file_that_is_encrypted_at_that_moment(place: Place) -> None:
    keys = sealed_keys(place)
    locked = sealed_with("another", LIGHT)

    def ask(_: int) -> str:
        # While somebody types the passphrase, it is changed elsewhere.
        file = JournalFile(place.path, keys=keys)
        file.read()
        file.put_into(locked)
        file.close()
        return "secret"

    kept = place.backups.keep("daily", lambda: b'{"_meta":{"1":{"program":"mindtui","write":1,"read":1}}}')
    with pytest.raises(NotSaved, match="just now"):
        restore(place.path, place.backups, kept, Keyring(ask))
    assert place.path.read_bytes().startswith(locked.header)


def test_what_a_restore_does_to_the_envelope_is_told(place: Place) -> None:
    [backup] = place.backups.all()
    sealed_keys(place)
    sealed = backup.content()
    place.path.write_bytes(b"")
    assert restore(place.path, place.backups, backup).envelope == "other"
    place.path.write_bytes(sealed[:300])
    backup.path.write_bytes(b'{"_meta":{"1":{"program":"mindtui","write":1,"read":1}}}')
    keys = Keyring()
    keys.hold(sealed_with("other", LIGHT))
    place.path.write_bytes(sealed.replace(b"argon2id", b"argon2xx"))
    assert restore(place.path, place.backups, backup, keys).envelope == "open"


def test_an_open_program_brings_a_missing_file_back_from_what_it_holds(place: Place) -> None:
    program = Program(place.path, seed=6, backups=place.backups)
    before = place.path.read_bytes()
    place.path.unlink()
    damage = program.file.damage()
    assert damage is not None
    assert (damage.kind, damage.is_mendable, damage.backup) == ("missing", True, None)
    assert damage.offer(NOW.date(), time(4)) == ["This window still holds 3 records."]
    done = program.file.mend()
    assert done is not None
    assert "with 3 records of this window." in done.report(NOW.date(), time(4))[0]
    assert json.loads(place.path.read_bytes())["check_ins"] == json.loads(before)["check_ins"]
    program.add(mood=9)
    assert place.moods() == [1, 2, 3, 9]
    assert program.file.mend() is None


def test_an_open_program_takes_in_what_others_wrote_into_the_damaged_file(place: Place) -> None:
    program = Program(place.path, seed=6, backups=place.backups)
    Program(place.path, seed=7).add(mood=4)
    place.path.write_bytes(place.path.read_bytes()[:-9])
    program.journal.add(CheckIn(at=program.now(), mood=9), program.now())
    with pytest.raises(Damaged):
        program.file.commit(*program.pending)
    done = program.file.mend()
    assert done is not None
    assert (done.damage.from_backup, done.damage.gained, done.damage.is_held) == (3, 1, True)
    program.save()
    assert place.moods() == [1, 2, 3, 4, 9]


def test_an_open_program_mends_an_encrypted_file_from_what_it_holds(place: Place) -> None:
    keys = sealed_keys(place)
    program = Program(place.path, seed=6, backups=place.backups, keys=keys)
    spoiled = place.path.read_bytes()[:-1]
    place.path.write_bytes(spoiled)
    done = program.file.mend()
    assert done is not None
    assert (done.damage.kind, done.damage.from_backup) == ("encrypted", 3)
    assert "only a backup helps" not in " ".join(done.damage.offer(NOW.date(), time(4)))
    assert place.path.read_bytes().startswith(spoiled[:200])
    assert len(Program(place.path, keys=keys).journal.all(CheckIn)) == 3


def test_without_backups_nothing_is_looked_for(path: Path) -> None:
    file = JournalFile(path)
    assert (file.damage(), file.mend()) == (None, None)


def test_it_is_said_what_can_be_and_what_was_brought_back(place: Place) -> None:
    data = place.path.read_bytes()
    hole = data.index(f'"{place.added[0].id}":'.encode())
    place.path.write_bytes(data[:hole] + b"?" + data[hole + 1 : -9])
    offer = place.damage().offer(date(2026, 11, 24), time(4))
    assert offer == [
        "The newest good backup is from yesterday 10:00 and holds 2 records.",
        "1 record that it lacks or has older can still be read in the file.",
        "2 lines of it cannot be read.",
        "The damaged file is copied into the backups first; that copy is kept for good.",
    ]
    done = place.mend()
    assert done.kept is not None
    first, second = done.report(date(2026, 11, 23), time(4))
    assert first.startswith(
        f"{place.path} is in use again, with 2 records in the backup from today 10:00 and"
    )
    assert first.endswith(" and 1 record out of the damaged file.")
    assert second == f"The damaged file is kept for good as {done.kept.path}."


def test_nothing_is_mended_while_another_program_holds_the_file(place: Place) -> None:
    place.path.write_bytes(b"")
    with Lock(place.path, program="app"), pytest.raises(Locked, match="mindtui app"):
        place.mend()
    assert place.path.read_bytes() == b""


def test_nothing_is_mended_when_the_damaged_file_cannot_be_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = place.path.read_bytes()[:-9]
    place.path.write_bytes(spoiled)
    fill_the_disk(monkeypatch)
    with pytest.raises(NotSaved, match="almost full"):
        place.mend()
    assert place.path.read_bytes() == spoiled


CALLS = {"open": 12, "write": 3, "fsync": 4, "close": 10, "replace": 1, "link": 1, "fchmod": 2}


@pytest.mark.parametrize(
    ("name", "turn"), [(name, turn + 1) for name, times in CALLS.items() for turn in range(times)]
)
@pytest.mark.parametrize("deed", ["mend", "restore"])
def test_a_failing_call_loses_nothing_that_was_there(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str, turn: int, deed: str
) -> None:
    number = errno.EIO if turn % 2 else errno.ENOSPC
    [backup] = place.backups.all()
    if deed == "mend":
        place.path.write_bytes(place.path.read_bytes()[:-9])
    before = place.path.read_bytes()
    opened = len(list(Path("/dev/fd").iterdir()))
    with monkeypatch.context() as patch:
        patch.setattr(os, name, Failing(name, turn, number))
        try:
            if deed == "mend":
                mend(place.path, place.backups)
            else:
                restore(place.path, place.backups, backup)
        except DataFileError:
            pass
    assert len(list(Path("/dev/fd").iterdir())) == opened
    there = {file.read_bytes() for file in (place.path, *place.backups.folder.iterdir())}
    assert {before, backup.content()} <= there
    if place.path.read_bytes() != before:
        assert place.moods() == ([1, 2, 3] if deed == "mend" else [1, 2])
    # The next try brings it to its end.
    mend(place.path, place.backups) if deed == "mend" else restore(place.path, place.backups, backup)
    assert place.moods() == ([1, 2, 3] if deed == "mend" else [1, 2])


def test_a_disk_that_is_full_in_the_middle_loses_nothing(path: Path, run: Callable[..., str]) -> None:
    code = """
import resource, sys
from pathlib import Path
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.recovery import mend
from tests.storage.test_recovery import Place
place = Place(Path(sys.argv[1]))
place.fill()
spoiled = place.path.read_bytes()[:-9]
place.path.write_bytes(spoiled)
for limit in range(0, 2 * len(spoiled), 97):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        mend(place.path, place.backups)
        break
    except NotSaved:
        assert place.path.read_bytes() == spoiled, limit
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(limit > 97, place.moods(), any(b.content() == spoiled for b in place.backups.all()))
"""
    assert run(code, path) == "True [1, 2, 3] True\n"
