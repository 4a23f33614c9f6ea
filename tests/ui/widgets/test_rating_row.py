"""A rating on one line."""

import pytest

from mindtui.domain.scale import ENERGY, MOOD
from mindtui.ui.widgets.rating_row import RatingRow
from tests.support.app import hosted


def two_rows() -> tuple[RatingRow, RatingRow]:
    return RatingRow(MOOD, leads_to="energy", id="mood"), RatingRow(ENERGY, id="energy")


async def test_nothing_is_rated_before_somebody_rates() -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy) as host:
        assert (mood.value, mood.skipped, energy.value) == (None, False, None)
        assert host.text().count("not given") == 2
        assert "[" not in host.text()


@pytest.mark.parametrize(("key", "value"), [("0", 0), ("7", 7), ("9", 9), ("x", 10)])
async def test_a_digit_rates_and_goes_on(key: str, value: int) -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy, heard=(RatingRow.Rated, RatingRow.Adjusted)) as host:
        await host.press(key)
        assert (mood.value, host.focus) == (value, "energy")
        assert host.heard == [RatingRow.Rated(mood)]
        assert f"[{value}]" in host.lines()[0]


async def test_the_row_in_hand_shows_the_key_of_the_ten() -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy, size=(58, 5)) as host:
        assert [line.rstrip()[-4:] for line in host.lines()[:2]] == ["x 10", "  10"]
        await host.press("x")
        assert [line.rstrip()[-4:] for line in host.lines()[:2]] == ["[10]", "x 10"]


async def test_digits_typed_ahead_reach_one_row_each() -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy) as host:
        await host.write("64")
        assert (mood.value, energy.value) == (6, 4)


async def test_without_a_following_row_the_focus_stays() -> None:
    _, energy = two_rows()
    async with hosted(energy) as host:
        await host.press("3", "4")
        assert (energy.value, host.focus) == (4, "energy")


async def test_arrows_adjust_from_the_middle_and_stop_at_the_ends() -> None:
    _, row = two_rows()
    async with hosted(row, heard=RatingRow.Adjusted) as host:
        await host.press("right")
        assert row.value == 5
        await host.press("right", "left", "left")
        assert row.value == 4
        await host.write("0")
        await host.press("left")
        assert row.value == 0
        await host.write("x")
        await host.press("right")
        assert row.value == 10
        assert host.focus == "energy"
        assert host.heard


@pytest.mark.parametrize("key", ["s", "space"])
async def test_a_row_can_be_skipped_and_rated_after_all(key: str) -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy) as host:
        await host.press("6", "up", "tab", "shift+tab")
        mood.focus()
        await host.press(key)
        assert (mood.value, mood.skipped, host.focus) == (None, True, "energy")
        assert "skipped" in host.lines()[0]
        mood.focus()
        await host.press("2")
        assert (mood.value, mood.skipped) == (2, False)


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_backspace_takes_a_rating_or_a_skip_back(key: str) -> None:
    _, row = two_rows()
    async with hosted(row, heard=RatingRow.Adjusted) as host:
        await host.press("6", key)
        assert (row.value, row.skipped) == (None, False)
        await host.press("s", key)
        assert (row.value, row.skipped) == (None, False)
        assert "not given" in host.text()


async def test_other_keys_change_nothing() -> None:
    _, row = two_rows()
    async with hosted(row) as host:
        await host.write("q-[é")
        assert (row.value, row.skipped) == (None, False)


async def test_the_mouse_rates_on_a_number_and_nowhere_else() -> None:
    mood, energy = two_rows()
    async with hosted(mood, energy) as host:
        await host.pilot.click(mood, offset=(2, 0))
        assert mood.value is None
        await host.pilot.click(mood, offset=(host.lines()[0].index("10"), 0))
        assert [mood.value, host.focus] == [10, "energy"]
        await host.pilot.click(energy, offset=(70, 0))
        assert energy.value is None


async def test_the_control_of_its_message_is_the_row() -> None:
    mood, _ = two_rows()
    assert RatingRow.Rated(mood).control is mood


async def test_a_value_given_at_the_start_stands_there() -> None:
    row = RatingRow(MOOD, 10, label="Mood after")
    skipped = RatingRow(ENERGY, skipped=True)
    async with hosted(row, skipped) as host:
        assert "Mood after" in host.lines()[0]
        assert "[10]" in host.lines()[0]
        assert "skipped" in host.lines()[1]
