"""The line of tab names."""

import pytest

from mindtui.ui.widgets.tab_line import TabLine
from tests.support.app import hosted

NAMES = ("Week", "Catalog", "Ladders", "Areas", "Patterns", "Predictions")


@pytest.mark.parametrize("width", [52, 60, 80])
async def test_every_name_is_seen_and_a_click_on_it_calls_it(width: int) -> None:
    line = TabLine(NAMES)
    async with hosted(line, size=(width, 3), heard=TabLine.Called) as host:
        for place, name in enumerate(NAMES):
            await host.pilot.click(TabLine, offset=(host.lines()[0].index(name), 0))
            await host.until(lambda place=place: len(host.heard) == place + 1)  # type: ignore[misc]
        assert [event.place for event in host.heard if isinstance(event, TabLine.Called)] == [
            0,
            1,
            2,
            3,
            4,
            5,
        ]


async def test_the_blanks_between_names_are_nothing_to_click() -> None:
    async with hosted(TabLine(NAMES), heard=TabLine.Called) as host:
        for offset in (0, 1 + len(NAMES[0]), 79):
            await host.pilot.click(TabLine, offset=(offset, 0))
        await host.pilot.pause()
        assert not host.heard
