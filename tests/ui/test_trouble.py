"""When the data file cannot be used."""

import pytest

from mindtui.content.help_lines import help_card
from mindtui.errors import DataFileError, Locked, MindTUIError
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.trouble import TroubleApp
from tests.support.app import NOW, press, sees, wait_until

CARD = help_card("DE", guessed=False, today=NOW.date())


@pytest.mark.parametrize("key", ["q", "escape", "enter", "ctrl+q"])
@pytest.mark.parametrize("kind", [DataFileError, Locked])
async def test_the_reason_and_a_way_out_stand_there(kind: type[MindTUIError], key: str) -> None:
    app = TroubleApp(kind("The file [b]x.json[/b] is \x1b[31mbroken.", "Restore a backup."), CARD)
    async with app.run_test() as pilot:
        await sees(pilot, "The file [b]x.json[/b] is [31mbroken.", "Restore a backup.", "Nothing was changed")
        await press(pilot, key)
    assert app.return_value == kind.exit_code


@pytest.mark.parametrize("key", ["exclamation_mark", "f12"])
async def test_the_help_card_opens_all_the_same(key: str) -> None:
    app = TroubleApp(DataFileError("Broken."), CARD)
    async with app.run_test() as pilot:
        await press(pilot, key)
        await wait_until(pilot, lambda: isinstance(app.screen, HelpCardDialog))
        await sees(pilot, "TelefonSeelsorge")
        await press(pilot, key, "escape")
        await wait_until(pilot, lambda: not app.screen.is_modal)
        assert app.return_value is None
