"""The lines around a place."""

from datetime import date

import pytest
from textual.geometry import Size

from mindtui.ui.widgets.bars import KeyLine, Line, MessageLine, PlaceBar
from tests.support.app import hosted

KEYS = (("Enter", "Open"), ("c", "Check in"), ("a", "Plan"), ("u", "Undo"), ("?", "Help"), ("!", "Help card"))


async def test_the_place_bar_names_places_note_and_day() -> None:
    bar = PlaceBar("plan", "demo: made-up data")
    async with hosted(bar, size=(100, 10)) as host:
        bar.set_day(date(2026, 11, 23))
        await host.sees("1 Today 2 Plan 3 Thoughts 5 Trends 7 Journal demo: made-up data Mon, Nov 23")
        await host.pilot.resize_terminal(60, 10)
        await host.until(lambda: bar.size.width == 60)
        await host.sees("demo: ma…")
        assert "Nov" not in host.text()


async def test_a_click_on_a_place_calls_it() -> None:
    bar = PlaceBar("today")
    async with hosted(bar, heard=PlaceBar.Called) as host:
        await host.pilot.click(bar, offset=(host.lines()[0].index("Trends"), 0))
        await host.pilot.click(bar, offset=(70, 0))
        assert [message.mode for message in host.heard if isinstance(message, PlaceBar.Called)] == ["trends"]


async def test_a_message_takes_two_lines_at_most_and_gives_the_second_back() -> None:
    line = MessageLine()
    async with hosted(line, size=(40, 5)) as host:
        line.text = "Logged: [b]mood[/b] 6\n" + "and more " * 20
        await host.sees("Logged: [b]mood[/b] 6 and more and more and more", "…")
        assert [bool(text.strip()) for text in host.lines()] == [True, True, False, False, False]
        line.text = "Logged: mood 6."
        await host.until(lambda: line.size.height == 1)
        assert host.text().strip() == "Logged: mood 6."


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "Enter Open c Check in a Plan u Undo ? Help ! Help card"),
        (53, "Enter Open c Check in a Plan ? Help ! Help card"),
        (52, "Enter Open c Check in ? Help ! Help card"),
        (30, "? Help ! Help card"),
    ],
)
async def test_help_and_help_card_are_shown_before_other_keys(width: int, shown: str) -> None:
    line = KeyLine()
    async with hosted(line, size=(width, 4)) as host:
        line.keys = KEYS
        await host.sees(shown)
        assert host.text() == shown


def test_a_line_needs_pieces() -> None:
    with pytest.raises(NotImplementedError):
        Line().pieces(Size(1, 1).width)


@pytest.mark.parametrize(
    ("width", "day"), [(80, "Wed, Nov 25"), (63, "Wed, Nov 25"), (60, "Nov 25"), (57, "")]
)
async def test_where_the_day_does_not_fit_its_name_goes_first(width: int, day: str) -> None:
    bar = PlaceBar("today")
    async with hosted(bar, size=(width, 3)) as host:
        bar.set_day(date(2026, 11, 25))
        await host.sees("7 Journal", day)
        assert host.lines()[0].split("Journal")[1].strip() == day
