"""The app over a file that a newer MindTUI wrote: to look at and not to change."""

from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan
from tests.support.app import NOW, make_desk, open_notebook

RECORDS = (CheckIn(at=NOW, mood=3, note="the quiet word"), Plan(label="Walk", day=NOW.date()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _, file = make_desk(tmp_path, records=RECORDS)
    file.close()
    data = file.path.read_bytes()
    file.path.write_bytes(data.replace(b'"write":1', b'"write":99'))
    return tmp_path


async def test_everything_is_read_and_every_change_is_refused_before_anything_is_typed(folder: Path) -> None:
    before = (folder / "mindtui.json").read_bytes()
    async with open_notebook(folder) as notebook:
        await notebook.sees("mood 3", "Walk")
        for place, keys in (
            ("1", "cag"),
            ("2", "dmx"),
            ("2", ("enter", "v", "e", "i", "g")),
            ("7", ("enter", "delete")),
        ):
            await notebook.press(place)
            for key in keys:
                notebook.app.screen.say("")  # type: ignore[attr-defined]
                await notebook.press(key)
                await notebook.until(
                    lambda: "Nothing can be changed: a newer MindTUI wrote" in notebook.text()
                )
                assert notebook.dialog == ""
        await notebook.press("5")
        await notebook.sees("Mood")
        assert notebook.app.saver.pending == []
        await notebook.press("q")
    assert (folder / "mindtui.json").read_bytes() == before


async def test_a_file_that_a_newer_program_takes_over_is_only_looked_at_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 0.02)
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        path = tmp_path / "mindtui.json"
        other = path.with_suffix(".new")
        other.write_bytes(path.read_bytes().replace(b'"write":1', b'"write":99'))
        other.replace(path)
        await notebook.until(lambda: notebook.desk.journal.refusal)
        await notebook.until(lambda: any("A newer MindTUI wrote" in notice for notice in notebook.notices))
        await notebook.press("c")
        await notebook.hears("Nothing can be changed")
        assert len(notebook.stored("check_ins")) == 1
