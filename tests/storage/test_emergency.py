"""Changes that could not be saved wait in a private file and come in at the next start, once."""

import os
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.storage.emergency import Emergency
from mindtui.storage.envelope import Keyring
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.support.app import NOW, stored

Places = Mapping[str, str]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Every folder that is tried, each of its own."""
    names = ("XDG_STATE_HOME", "HOME", "XDG_RUNTIME_DIR", "TMPDIR")
    for name in names:
        (tmp_path / name).mkdir()
    return {name: str(tmp_path / name) for name in names}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "mindtui.json"


@pytest.fixture
def steps() -> Callable[..., Sequence[Step]]:
    """Steps that add check-ins of these moods, with a note."""

    def make(*moods: int) -> Sequence[Step]:
        journal = Journal()
        taken: list[Step] = []
        journal.changed.append(lambda step: None if step is None else taken.append(step))
        for mood in moods:
            journal.add(CheckIn(at=NOW, mood=mood, note="my own words"), NOW)
        return taken

    return make


def moods(data: Path) -> list[int]:
    return sorted(doc["mood"] for doc in stored(data, "check_ins"))


def test_changes_wait_in_a_private_file_and_come_in_once(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    taken = steps(3, 7)
    file.commit(taken[0])
    path = Emergency(file, places).keep(taken)
    assert path is not None
    assert path.parent == data.parent
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = path.with_name(f"{path.stem}0.json")
    shutil.copy(path, again)
    fresh = JournalFile(data)
    said = Emergency(fresh, places).bring_in()
    assert said == ["2 changes that could not be saved on 2026-11-23 came in now."] * 2
    assert moods(data) == [3, 7]
    assert len(stored(data, "changes")) == 2
    assert not path.exists()
    assert not again.exists()
    assert Emergency(fresh, places).bring_in() == []


def test_the_first_folder_that_takes_it_has_it(
    tmp_path: Path, data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    shutil.rmtree(data.parent)
    in_the_way = [
        data.parent,
        tmp_path / "XDG_STATE_HOME" / "mindtui",
        tmp_path / "HOME" / ".mindtui",
        tmp_path / "XDG_RUNTIME_DIR" / "mindtui",
        tmp_path / "TMPDIR" / f"mindtui-{os.geteuid()}",
    ]
    kept = []
    for place in in_the_way:
        shutil.rmtree(place, ignore_errors=True)
        place.write_text("in the way", "utf-8")
        kept.append(Emergency(file, places).keep(steps(5)))
    assert [path.parent if path else None for path in kept] == [*in_the_way[1:], None]


def test_they_are_found_wherever_they_were_kept(
    tmp_path: Path, data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    shutil.rmtree(data.parent)
    data.parent.write_text("in the way", "utf-8")
    path = Emergency(file, places).keep(steps(5))
    assert path is not None
    assert path.parent == tmp_path / "XDG_STATE_HOME" / "mindtui"
    data.parent.unlink()
    data.parent.mkdir()
    assert Emergency(JournalFile(data), places).bring_in() == [
        "1 change that could not be saved on 2026-11-23 came in now."
    ]
    assert moods(data) == [5]


def test_a_folder_for_temporary_files_that_another_can_write_is_not_trusted(
    data: Path, steps: Callable[..., Sequence[Step]], tmp_path: Path
) -> None:
    file = JournalFile(data)
    shutil.rmtree(data.parent)
    data.parent.write_text("in the way", "utf-8")
    shared = tmp_path / f"mindtui-{os.geteuid()}"
    shared.mkdir()
    shared.chmod(0o777)
    assert Emergency(file, {"TMPDIR": str(tmp_path)}).keep(steps(5)) is None
    shared.rmdir()
    (tmp_path / "elsewhere").mkdir()
    shared.symlink_to(tmp_path / "elsewhere")
    assert Emergency(file, {"TMPDIR": str(tmp_path)}).keep(steps(5)) is None


def test_changes_to_another_data_file_are_left_alone(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    path = Emergency(JournalFile(data.with_name("other.json")), places).keep(steps(5))
    assert path is not None
    assert Emergency(JournalFile(data), places).bring_in() == []
    assert path.exists()


def test_a_link_in_their_place_is_not_followed(
    tmp_path: Path, data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    path = Emergency(file, places).keep(steps(5))
    assert path is not None
    path.rename(tmp_path / "theirs")
    path.symlink_to(tmp_path / "theirs")
    assert Emergency(file, places).bring_in() == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_what_cannot_be_read_is_told_and_left(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]], content: bytes
) -> None:
    file = JournalFile(data)
    path = Emergency(file, places).keep(steps(5))
    assert path is not None
    path.write_bytes(content)
    [said] = Emergency(file, places).bring_in()
    assert said == f"Changes from an earlier time are still in {path}. It is damaged. It is left as it is."
    assert path.read_bytes() == content


def test_what_cannot_be_saved_yet_waits_on(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    path = Emergency(file, places).keep(steps(5))
    assert path is not None
    data.mkdir()
    [said] = Emergency(file, places).bring_in()
    assert said.startswith(f"Changes from an earlier time are still in {path}. ")
    data.rmdir()
    assert len(Emergency(file, places).bring_in()) == 1
    assert moods(data) == [5]


def test_what_was_typed_comes_back_without_a_word_of_changes(data: Path, places: Places) -> None:
    journal = Journal()
    taken: list[Step] = []
    journal.changed.append(lambda step: None if step is None else taken.append(step))
    journal.keep_draft("check-in", {"mood": 6}, NOW)
    file = JournalFile(data)
    Emergency(file, places).keep(taken)
    [said] = Emergency(file, places).bring_in()
    assert said == "What you were typing last time is kept, and comes back when you open the form."
    assert [draft["typed"] for draft in stored(data, "drafts")] == [{"mood": 6}]


def test_what_is_sealed_in_the_data_file_is_sealed_here(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    file = JournalFile(data)
    file.commit(*steps(1))
    file.put_into(sealed_with("a passphrase", ByArgon2(memory=8, passes=1, lanes=1)))
    path = Emergency(file, places).keep(steps(5))
    assert path is not None
    assert b"my own words" not in path.read_bytes()
    [said] = Emergency(JournalFile(data, keys=Keyring()), places).bring_in()
    assert f"still in {path}" in said
    assert path.exists()
    assert Emergency(file, places).bring_in() == [
        "1 change that could not be saved on 2026-11-23 came in now."
    ]
    assert sorted(entry.mood or 0 for entry in Journal(file.read()).all(CheckIn)) == [1, 5]


def test_what_a_killed_program_left_half_written_goes(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]]
) -> None:
    emergency = Emergency(JournalFile(data), places)
    path = emergency.keep(steps(3))
    assert path is not None
    left = path.with_name(f".{path.name}.0123456789ab.tmp")
    other = path.with_name(".mindtui-unsaved-of-another.json.0123456789ab.tmp")
    for file in (left, other):
        file.write_text("half")
    assert len(emergency.bring_in()) == 1
    assert [left.exists(), path.exists(), other.exists()] == [False, False, True]
    assert moods(data) == [3]


def test_folders_that_cannot_be_looked_at_are_passed_over(
    data: Path, places: Places, steps: Callable[..., Sequence[Step]], monkeypatch: pytest.MonkeyPatch
) -> None:
    emergency = Emergency(JournalFile(data), places)
    data.parent.rmdir()
    real: Callable[..., os.stat_result] = os.stat

    def stat_of(path: object, **options: bool) -> os.stat_result:
        if str(path) in (places["HOME"], str(Path(places["XDG_STATE_HOME"], "mindtui"))):
            raise PermissionError(13, "Permission denied")
        return real(path, **options)

    data.parent.write_text("a file in the place of the folder")
    monkeypatch.setattr(os, "stat", stat_of)
    path = emergency.keep(steps(3))
    assert path is not None
    assert path.is_relative_to(places["XDG_RUNTIME_DIR"])


def test_a_data_file_whose_name_is_no_text_has_its_changes_kept_too(
    tmp_path: Path, steps: Callable[..., Sequence[Step]]
) -> None:
    data = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"))
    assert Emergency(JournalFile(data), {}).keep(steps(5)) is not None
    Emergency(JournalFile(data), {}).bring_in()
    assert moods(data) == [5]


def test_a_draft_that_was_typed_on_since_is_not_set_back(data: Path) -> None:
    journal, taken = Journal(), list[Step]()
    journal.changed.append(lambda step: None if step is None else taken.append(step))
    journal.keep_draft("check-in", {"note": "some words"}, NOW)
    file = JournalFile(data)
    kept = Emergency(file, {}).keep(taken)
    journal.keep_draft("check-in", {"note": "some words and many more"}, NOW + timedelta(minutes=1))
    file.commit(*taken)
    Emergency(file, {}).bring_in()
    assert [draft["typed"]["note"] for draft in stored(data, "drafts")] == ["some words and many more"]
    assert kept is not None
    assert not kept.exists()
