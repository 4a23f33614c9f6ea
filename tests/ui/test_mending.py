"""The data file is damaged or gone while the app is open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.storage.backups import Backups
from tests.support.app import NOW, open_notebook


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at many times a second, and tried again at once."""
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 0.02)
    monkeypatch.setattr("mindtui.ui.saver.TRY_AGAIN_AFTER", 1)


def backups_in(folder: Path) -> Backups:
    return Backups(folder / "backups", "mindtui.json", lambda: NOW)


RECORDS = [CheckIn(at=NOW, mood=3), CheckIn(at=NOW, mood=4)]


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        (Path.unlink, "the file is gone"),
        (lambda path: path.write_bytes(b""), "the file is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:-30]), "the file is damaged"),
    ],
    ids=["gone", "emptied", "cut"],
)
async def test_a_key_writes_back_what_the_window_holds_and_what_was_not_saved(
    tmp_path: Path, spoil: Callable[[Path], object], status: str
) -> None:
    async with open_notebook(tmp_path, records=RECORDS, backups=backups_in(tmp_path)) as notebook:
        spoil(tmp_path / "mindtui.json")
        await notebook.sees(f"The data file cannot be read: {status}. F4 brings it back")
        await notebook.press("c", "8", "enter")
        await notebook.sees(f"NOT SAVED: {status} (1 change kept here). F4 brings it back")
        await notebook.press("f4")
        await notebook.sees("The data file cannot be used ─", "Bring it back")
        await notebook.press("y")
        await notebook.hears("Everything is saved now.")
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [3, 4, 8]
        assert "F4" not in notebook.text()


async def test_leaving_it_leaves_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, backups=backups_in(tmp_path)) as notebook:
        (tmp_path / "mindtui.json").write_bytes(b"")
        await notebook.sees("F4 brings it back")
        await notebook.press("f4")
        await notebook.sees("Leave it")
        await notebook.press("escape")
        assert (tmp_path / "mindtui.json").read_bytes() == b""


async def test_a_foreign_file_is_only_told(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, backups=backups_in(tmp_path)) as notebook:
        (tmp_path / "mindtui.json").write_bytes(b"mood,energy\n")
        await notebook.sees("The data file cannot be read")
        await notebook.press("f4")
        await notebook.hears("It is left alone")
        assert notebook.dialog == ""


async def test_nothing_wrong_is_told_so(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, backups=backups_in(tmp_path)) as notebook:
        await notebook.press("f4")
        await notebook.hears("Nothing is wrong with the data file.")
