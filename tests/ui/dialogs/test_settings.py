"""What a person can set."""

from datetime import time
from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import WEEKDAYS
from mindtui.settings import Settings, read_settings
from mindtui.ui.dialogs.settings import SettingsDialog
from tests.support.app import Notebook, hosted, moment, open_notebook


async def test_the_country_that_is_guessed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, named in (("de_DE.UTF-8", "guessed: Germany"), ("C", "guessed: unknown")):
        monkeypatch.setenv("LANG", language)
        async with hosted(dialog=lambda: SettingsDialog(Settings())) as host:
            await host.sees(named)


async def test_rows_change_and_enter_keeps_everything() -> None:
    before = Settings(country="DE", keymap={"app.undo": "f5"})
    async with hosted(dialog=lambda: SettingsDialog(before)) as host:
        await host.sees("Theme ‹ dark ›", "Day starts ‹ 04:00 ›", "Monday", "Germany", "Colors at once")
        await host.press("right", "down", "right", "down", "right", "enter")
        assert await host.answer() == Settings(
            theme="mindtui-light",
            day_starts_at=time(5),
            week_starts_on="sunday",
            country="DE",
            keymap={"app.undo": "f5"},
        )


async def test_escape_keeps_nothing() -> None:
    async with hosted(dialog=lambda: SettingsDialog(Settings())) as host:
        await host.press("right", "escape")
        assert await host.answer() is None


async def test_values_that_the_rows_do_not_offer_stay() -> None:
    unusual = Settings(theme="nord", day_starts_at=time(3, 30), weekend_days=("thu", "fri"), country="XX")
    async with hosted(dialog=lambda: SettingsDialog(unusual)) as host:
        await host.sees("nord", "03:30", "Thu, Fri", "XX")
        await host.press("enter")
        assert await host.answer() == unusual


async def test_settings_work_at_once_and_are_in_the_file(tmp_path: Path) -> None:
    late = CheckIn(at=moment("2026-11-23 01:30"), mood=6, note="late")
    async with open_notebook(tmp_path, records=[late]) as notebook:
        await notebook.sees("Nothing yet today.")
        await notebook.press("comma", "right", "down", "home", "enter")
        await notebook.hears("Settings kept.")
        assert notebook.app.theme == "mindtui-light"
        await notebook.sees("late")
        settings, notices = read_settings(tmp_path / "config.toml")
        assert (settings.theme, settings.day_starts_at, notices) == ("mindtui-light", time(0), ())


@pytest.mark.parametrize("broken", ["theme = ", 'theme = "mindtui-dark"\n[[['])
async def test_settings_that_cannot_be_written_are_told_and_used_all_the_same(
    tmp_path: Path, broken: str
) -> None:
    (tmp_path / "config.toml").write_text(broken, "utf-8")
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("comma", "right", "enter")
        await notebook.hears("config.toml cannot be changed")
        assert notebook.app.theme == "mindtui-light"
        assert (tmp_path / "config.toml").read_text("utf-8") == broken
        await notebook.press("2", "comma", "enter")
        await notebook.hears("config.toml cannot be changed")
        (tmp_path / "config.toml").unlink()
        await notebook.press("comma", "enter")
        await notebook.hears("Settings kept.")
        assert read_settings(tmp_path / "config.toml")[0].theme == "mindtui-light"


async def test_the_place_that_is_open_shows_a_new_start_of_the_day_and_of_the_week(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=moment("2026-11-23 08:00"), mood=6)]) as notebook:
        await notebook.sees("04 08 12 16 20 00")
        await notebook.press("comma", "down", "home", "enter")
        await notebook.sees("00 04 08 12 16 20")
        await notebook.press("2")
        await notebook.sees("Nov 23 – 29")
        await notebook.press("5", "tab", "tab")
        await notebook.until(lambda: weekdays(notebook)[:2] == ["Mo", "Tu"])
        await notebook.press("comma", "down", "down", "right", "enter")
        await notebook.until(lambda: weekdays(notebook)[:2] == ["Su", "Mo"])
        await notebook.press("2")
        await notebook.sees("Nov 22 – 28")


def weekdays(notebook: Notebook) -> list[str]:
    """Those of the year in cells, from the first row on."""
    known = {day[:2] for day in WEEKDAYS}
    return [first for line in notebook.lines() if (first := line[:4].strip()) in known]
