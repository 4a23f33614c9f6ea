"""A line of choices, each with its key."""

import pytest

from mindtui.ui.widgets.options_line import Options, OptionsLine
from tests.support.app import hosted

VIEWS = Options("v", ("chart", "list"), 0)
ASPECTS = Options("m", ("pleasure", "mastery"), 1)


async def test_the_chosen_names_stand_in_brackets() -> None:
    line = OptionsLine()
    async with hosted(line) as host:
        line.show(VIEWS, ASPECTS)
        await host.until(lambda: " v [chart] list    m  pleasure [mastery]" in host.lines()[0])


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (36, " v [chart] list    m [mastery]"),
        (26, " v [chart]   m [mastery]"),
        (24, " v [chart] m [mastery]"),
        (20, " v [chart] m [mas…]"),
    ],
)
async def test_where_there_is_no_room_only_what_is_chosen_is_named(width: int, shown: str) -> None:
    line = OptionsLine()
    async with hosted(line, size=(width, 3)) as host:
        line.show(VIEWS, ASPECTS)
        await host.until(lambda: host.lines()[0].rstrip() == shown)


async def test_a_click_names_the_choice_and_the_place_in_it() -> None:
    line = OptionsLine()
    async with hosted(line, heard=OptionsLine.Called) as host:
        line.show(VIEWS, ASPECTS)
        for word in "list", "pleasure":
            await host.pilot.click(offset=(host.lines()[0].index(word), 0))
        await host.pilot.click(offset=(60, 0))
        await host.until(lambda: len(host.heard) == 2)
        called = [message for message in host.heard if isinstance(message, OptionsLine.Called)]
        assert [(message.key, message.place) for message in called] == [("v", 1), ("m", 0)]
