"""When the data file cannot be used."""

import pytest

from mindtui.content.help_lines import help_card
from mindtui.errors import DataFileError, Locked, MindTUIError
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.trouble import Rescue, TroubleApp
from tests.support.app import NOW, press, screen_text, sees, wait_until

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


RESCUE = Rescue(("The newest good backup is from [b]yesterday[/b].",), lambda: ("Everything is back.",))


async def test_a_key_brings_back_what_was_offered_and_enter_goes_on() -> None:
    app = TroubleApp(DataFileError("It is broken.", "Look with the doctor."), CARD, RESCUE)
    async with app.run_test() as pilot:
        await sees(pilot, "It is broken.", "from [b]yesterday[/b].", "r bring it back")
        assert "Look with the doctor." not in screen_text(app)
        await press(pilot, "r")
        await sees(pilot, "The data file can be used again", "Everything is back.", "Enter open")
        await press(pilot, "r", "enter")
    assert app.return_value == 0


async def test_leaving_after_it_was_mended_leaves() -> None:
    app = TroubleApp(DataFileError("It is broken."), CARD, RESCUE)
    async with app.run_test() as pilot:
        await press(pilot, "r", "q")
    assert app.return_value == 3


async def test_what_cannot_be_brought_back_is_told_and_can_be_tried_again() -> None:
    tries: list[str] = []

    def refuse() -> tuple[str, ...]:
        tries.append("r")
        raise Locked("It is in use.", "Try again.")

    app = TroubleApp(DataFileError("It is broken."), CARD, Rescue((), refuse))
    async with app.run_test() as pilot:
        await press(pilot, "r")
        await sees(pilot, "It is in use.", "Try again.", "r bring it back")
        await press(pilot, "r", "enter")
    assert (app.return_value, tries) == (3, ["r", "r"])


async def test_what_nothing_can_be_done_about_offers_no_key() -> None:
    app = TroubleApp(DataFileError("It is broken.", "Use another."), CARD, Rescue(("It is left alone.",)))
    async with app.run_test() as pilot:
        await sees(pilot, "It is broken.", "Use another.", "It is left alone.")
        await press(pilot, "r")
        assert "bring it back" not in screen_text(app)


async def test_a_long_message_leaves_the_keys_on_a_low_screen() -> None:
    app = TroubleApp(DataFileError("It is broken. " * 60), CARD, RESCUE)
    async with app.run_test(size=(60, 12)) as pilot:
        await sees(pilot, "It is broken.", "r bring it back ! help card q quit")
