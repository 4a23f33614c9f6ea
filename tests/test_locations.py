"""Where files live."""

from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from mindtui.errors import UsageError
from mindtui.locations import find_locations


@pytest.fixture(autouse=True)
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINDTUI_HOME", raising=False)


def test_the_folders_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    folders = PlatformDirs("mindtui", appauthor=False)
    found = find_locations()
    assert found.data == Path(folders.user_data_dir) / "mindtui.json"
    assert found.config == Path(folders.user_config_dir) / "config.toml"
    assert found.log == Path(folders.user_log_dir) / "mindtui.log"
    assert found.backups == found.data.parent / "backups"
    assert list(tmp_path.iterdir()) == []


def test_one_home_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("MINDTUI_HOME", str(home))
    found = find_locations()
    assert (found.data, found.config) == (home / "mindtui.json", home / "config.toml")
    assert (found.backups, found.log) == (home / "backups", home / "mindtui.log")
    assert not home.exists()


def test_a_data_file_brings_its_backups_and_leaves_the_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MINDTUI_HOME", str(tmp_path / "home"))
    found = find_locations(tmp_path / "other" / "mine.json")
    assert (found.data, found.backups) == (tmp_path / "other" / "mine.json", tmp_path / "other" / "backups")
    assert found.config == tmp_path / "home" / "config.toml"


def test_places_are_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("MINDTUI_HOME", "~/notes")
    assert find_locations().data == tmp_path / "me" / "notes" / "mindtui.json"
    assert find_locations("a/../b.json").data == tmp_path / "b.json"


def test_an_empty_home_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = find_locations()
    monkeypatch.setenv("MINDTUI_HOME", "")
    assert find_locations() == usual


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "~nobody-has-this-name/x.json"])
def test_a_place_that_cannot_be_named(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_locations(name)
    assert caught.value.hint
