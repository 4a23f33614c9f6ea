"""One choice on one line."""

from mindtui.ui.glyphs import ASCII
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import hosted

COLORS = [("r", "red"), ("g", "green"), ("b", "blue")]


async def test_arrows_and_space_go_round_the_choices() -> None:
    row = ChoiceRow("Color", COLORS, "g")
    async with hosted(row, heard=ChoiceRow.Chose) as host:
        assert (row.value, host.heard) == ("g", [])
        await host.press("right")
        assert row.value == "b"
        await host.press("space")
        assert row.value == "r"
        await host.press("left")
        assert row.value == "b"
        assert host.heard == [ChoiceRow.Chose(row)]
        assert ChoiceRow.Chose(row).control is row
        assert "‹ blue ›" in host.text()


async def test_home_and_end_go_to_the_first_and_the_last() -> None:
    row = ChoiceRow("Color", COLORS, "g")
    async with hosted(row) as host:
        await host.press("end")
        assert row.value == "b"
        await host.press("home")
        assert row.value == "r"


async def test_choosing_from_the_program_sends_no_message() -> None:
    row = ChoiceRow("Color", COLORS, "r")
    async with hosted(row, heard=ChoiceRow.Chose) as host:
        row.choose("b")
        await host.sees("blue")
        assert (row.value, host.heard) == ("b", [])


async def test_a_value_that_is_no_choice_stands_on_the_first() -> None:
    assert ChoiceRow("Color", COLORS, "x").value == "r"


async def test_a_click_left_of_the_words_goes_back_and_elsewhere_on() -> None:
    row = ChoiceRow("Color", COLORS, "g", glyphs=ASCII)
    async with hosted(row) as host:
        assert "< green >" in host.text()
        await host.pilot.click(row, offset=(host.lines()[0].index("<"), 0))
        assert row.value == "r"
        await host.pilot.click(row, offset=(host.lines()[0].index("red") + 8, 0))
        assert row.value == "g"


async def test_long_words_are_cut_to_the_line() -> None:
    async with hosted(ChoiceRow("Color", [("r", "red " * 50)], "r"), size=(40, 5)) as host:
        assert "…" in host.lines()[0]
        assert "›" in host.lines()[0]
