"""The help card, one key away from everywhere."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from mindtui.content.help_lines import help_card
from mindtui.domain.plan import Plan
from mindtui.settings import Settings
from mindtui.ui.dialogs.help_card import HelpCardDialog
from tests.support.app import NOW, Notebook, hosted, open_notebook, type_ahead

CARD = help_card("DE", guessed=False, today=NOW.date())


async def card_opens_and_closes(notebook: Notebook, key: str, over: str) -> None:
    await notebook.press(key)
    await notebook.until(lambda: notebook.dialog == "HelpCardDialog")
    await notebook.press(key)
    assert len([s for s in notebook.app.screen_stack if isinstance(s, HelpCardDialog)]) == 1
    await notebook.press("escape")
    await notebook.until(lambda: notebook.dialog == over)


def shows(notebook: Notebook, dialog: str) -> bool:
    return notebook.dialog == dialog


@pytest.mark.parametrize("key", ["exclamation_mark", "f12"])
async def test_it_opens_from_every_place(tmp_path: Path, key: str) -> None:
    async with open_notebook(tmp_path) as notebook:
        for place in "1257":
            await notebook.press(place)
            await card_opens_and_closes(notebook, key, "")


async def test_it_opens_over_every_dialog(tmp_path: Path) -> None:
    due = Plan(label="Walk", day=NOW.date())
    async with open_notebook(tmp_path, records=[due]) as notebook:
        await notebook.press("2")
        for keys, dialog in (
            ("c", "CheckInDialog"),
            ("a", "PlanDialog"),
            ("d", "PlanReviewDialog"),
            ("n", "PlanReviewDialog"),
            ("m", "ChooseDayDialog"),
            ("b", "BadDayDialog"),
            ("comma", "SettingsDialog"),
            ("question_mark", "HelpDialog"),
            ("ctrl+p", "CommandPalette"),
        ):
            await notebook.press(keys)
            await notebook.until(partial(shows, notebook, dialog))
            await card_opens_and_closes(notebook, "f12", dialog)
            if dialog not in {"PlanDialog", "CommandPalette"}:
                await card_opens_and_closes(notebook, "exclamation_mark", dialog)
            await notebook.press("escape")
            await notebook.until(lambda: not notebook.dialog)


async def test_an_exclamation_mark_in_a_text_is_a_character(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await type_ahead(notebook.pilot, *"Swim!z")
        await notebook.sees("Swim!z")
        assert notebook.dialog == "PlanDialog"
        await notebook.press("f12")
        await notebook.until(lambda: notebook.dialog == "HelpCardDialog")


@pytest.mark.parametrize("guessed", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_shows_every_line_of_the_card(size: tuple[int, int], guessed: bool) -> None:
    card = help_card("US", guessed=guessed, today=NOW.date())
    async with hosted(dialog=lambda: HelpCardDialog(card), size=size) as host:
        words = " ".join(host.text().replace("│", "").split())
        asides = [line.aside for line in card.lines]
        numbers = [f"{line.service}: {line.number}" for line in card.lines]
        for text in (
            card.headline,
            card.reassurance,
            card.heading,
            *numbers,
            *asides,
            *card.about,
            card.closing,
        ):
            assert text in words


async def test_on_a_small_screen_every_number_is_seen_at_once(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20), settings=Settings()) as notebook:
        await notebook.press("exclamation_mark")
        for line in help_card("US", guessed=True, today=NOW.date()).lines:
            await notebook.sees(line.number)
        await notebook.sees("mindtui config set country")


@pytest.mark.parametrize("key", ["escape", "enter", "space", "q"])
async def test_many_keys_close_it(key: str) -> None:
    async with hosted(dialog=lambda: HelpCardDialog(CARD)) as host:
        await host.press(key)
        assert await host.answer() is None


async def test_ones_own_people_stand_on_it() -> None:
    card = replace(CARD, people=("Ada [home] $x",))
    async with hosted(dialog=lambda: HelpCardDialog(card)) as host:
        await host.sees("People you chose:", "Ada [home] $x")
