"""Replacing a file as a whole."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mindtui.errors import DataFileError
from mindtui.storage.atomic_file import NotSaved, make_folder_of, read_file, remove_leftovers, replace_file


def content(path: Path) -> bytes:
    found = read_file(path)
    assert found is not None
    data, version = found
    version.close()
    return data


def test_what_was_written_is_read_and_recognized(path: Path) -> None:
    version = replace_file(path, b"one")
    assert content(path) == b"one"
    assert version.is_at(path)
    version.close()


def test_a_version_is_read_as_often_as_one_likes_and_stays_what_it_was(path: Path) -> None:
    replace_file(path, b"one").close()
    found = read_file(path)
    assert found is not None
    replace_file(path, b"two").close()
    assert [found[1].content() for _ in range(2)] == [b"one", b"one"]
    found[1].close()


@pytest.mark.parametrize("data", [b"two", b"other"])
def test_a_version_knows_when_another_file_stands_in_its_place(path: Path, data: bytes) -> None:
    first = replace_file(path, b"one")
    second = replace_file(path, data)
    assert not first.is_at(path)
    assert second.is_at(path)
    path.unlink()
    assert not second.is_at(path)
    first.close()
    second.close()


def test_only_the_owner_may_read_and_loose_modes_are_tightened(path: Path) -> None:
    path.write_bytes(b"old")
    path.chmod(0o666)
    replace_file(path, b"new").close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_strange_umask_does_not_lock_the_owner_out(path: Path) -> None:
    before = os.umask(0o777)
    try:
        replace_file(path, b"new").close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    path.symlink_to(real)
    replace_file(path, b"through the link").close()
    assert path.is_symlink()
    assert real.read_bytes() == b"through the link"
    assert list(real.parent.iterdir()) == [real]


def test_a_missing_file_is_no_error(path: Path) -> None:
    assert read_file(path) is None


def test_missing_folders_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "journal.json"
    make_folder_of(path)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)] == [
        0o700
    ] * 2


def test_folders_that_were_there_keep_their_modes(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder_of(tmp_path / "a" / "journal.json")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_that_cannot_be_made_is_named_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(NotSaved) as caught:
        make_folder_of(tmp_path / "taken" / "deeper" / "journal.json")
    sentence = str(caught.value)
    assert str(tmp_path / "taken") in sentence
    assert "--data FILE" in sentence
    assert "MINDTUI_HOME" in sentence


def test_a_folder_that_is_gone_is_named_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match=r"no such file or directory.*--data FILE") as caught:
        replace_file(tmp_path / "gone" / "journal.json", b"data")
    assert str(tmp_path / "gone") in caught.value.message


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_only_files_are_read(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    with pytest.raises(DataFileError, match=r"is not a file.*--data FILE"):
        read_file(path)


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(DataFileError, match=r"cannot be read: not a directory.*MINDTUI_HOME"):
        read_file(tmp_path / "taken" / "journal.json")


def test_a_name_that_is_too_long_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    with pytest.raises(DataFileError, match=r"file name too long.*--data FILE"):
        read_file(path)
    with pytest.raises(NotSaved, match=r"file name too long.*--data FILE"):
        replace_file(path, b"data")


def test_leftovers_of_this_file_alone_are_removed(path: Path) -> None:
    ours = path.with_name(f".{path.name}.0123456789ab.tmp")
    others = [
        path.with_name(name) for name in (".other.json.0123456789ab.tmp", f".{path.name}.tmp", "notes.tmp")
    ]
    for file in (ours, *others):
        file.write_text("x")
    remove_leftovers(path)
    assert not ours.exists()
    assert all(file.exists() for file in others)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(path: Path, run: Callable[..., str]) -> None:
    path.write_bytes(b"old")
    code = """
import resource, sys
from pathlib import Path
from typing import Any
from mindtui.storage.atomic_file import NotSaved, replace_file
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    replace_file(Path(sys.argv[1]), b"x" * 10_000)
except NotSaved as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(Path(sys.argv[1]).read_bytes())
replace_file(Path(sys.argv[1]), b"new")
"""
    sentence, left = run(code, path).splitlines()
    assert sentence.startswith("Not saved:")
    assert str(path.parent) in sentence
    assert left == "b'old'"
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_the_order_of_a_save_survives_a_power_cut(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def record(name: str) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def call(first: Any, *others: Any, **options: Any) -> Any:
            is_folder = isinstance(first, int) and stat.S_ISDIR(os.fstat(first).st_mode)
            done.append(f"{name} folder" if is_folder else name)
            return real(first, *others, **options)

        monkeypatch.setattr(os, name, call)

    for name in ("write", "fsync", "close", "replace"):
        record(name)
    version = replace_file(path, b"data")
    monkeypatch.undo()
    version.close()
    assert done == ["write", "fsync", "close", "replace", "fsync folder", "close folder"]
