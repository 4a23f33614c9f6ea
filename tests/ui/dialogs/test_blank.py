"""An empty screen, for when somebody comes by."""

from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from tests.support.app import NOW, open_notebook, screen_text


@pytest.mark.parametrize("key", ["z", "f9"])
async def test_nothing_is_to_be_seen_and_any_key_brings_everything_back(tmp_path: Path, key: str) -> None:
    held = CheckIn(at=NOW, mood=6, note="a secret")
    async with open_notebook(tmp_path, records=[held]) as notebook:
        await notebook.sees("a secret")
        for back in ("q", "escape", "c", "1", "tab", "enter", "z", "f9", "exclamation_mark", "f12"):
            await notebook.press(key)
            await notebook.until(lambda: notebook.dialog == "BlankScreen")
            assert screen_text(notebook.app) == ""
            await notebook.press(back)
            await notebook.until(lambda: not notebook.dialog)
            await notebook.sees("a secret")
        await notebook.press(key)
        await notebook.until(lambda: notebook.dialog == "BlankScreen")
        await notebook.pilot.click(offset=(5, 5))
        await notebook.until(lambda: not notebook.dialog)


async def test_it_covers_a_dialog_and_gives_it_back_as_it_was(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "z")
        await notebook.until(lambda: notebook.dialog == "BlankScreen")
        assert screen_text(notebook.app) == ""
        await notebook.press("5")
        await notebook.until(lambda: notebook.dialog == "CheckInDialog")
        await notebook.sees("[6]")
        assert "[5]" not in notebook.text()


async def test_a_notice_does_not_show_on_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, notices=["There is no theme nope."]) as notebook:
        await notebook.sees("There is no theme nope.")
        await notebook.press("z")
        await notebook.until(lambda: notebook.dialog == "BlankScreen")
        assert screen_text(notebook.app) == ""
