"""The line of tab names."""

import pytest

from mindtui.ui.glyphs import ASCII, FULL, Glyphs
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


@pytest.mark.parametrize(("glyphs", "key"), [(FULL, "Tab ›"), (ASCII, "Tab >")])
async def test_the_key_for_the_next_tab_stands_at_the_right_end_and_can_be_clicked(
    glyphs: Glyphs, key: str
) -> None:
    line = TabLine(NAMES, glyphs)
    async with hosted(line, heard=TabLine.Called) as host:
        assert (
            host.lines()[0].rstrip()
            == " Week   Catalog   Ladders   Areas   Patterns   Predictions".ljust(74) + key
        )
        for here in (0, 5):
            line.show(here)
            host.heard.clear()
            await host.pilot.click(TabLine, offset=(75, 0))
            await host.until(lambda: bool(host.heard))
            assert [event.place for event in host.heard if isinstance(event, TabLine.Called)] == [
                (here + 1) % 6
            ]


async def test_the_key_leaves_before_it_would_read_as_one_more_name() -> None:
    async with hosted(TabLine(NAMES), size=(60, 3)) as host:
        assert host.lines()[0].strip() == "Week   Catalog   Ladders   Areas   Patterns   Predictions"


async def test_where_not_all_names_fit_the_line_moves_with_the_open_one() -> None:
    line = TabLine(NAMES)
    async with hosted(line, size=(34, 3), heard=TabLine.Called) as host:
        assert host.lines()[0].rstrip() == " Week  Catalog  Ladders  Areas ›"
        for here, shown in (
            (3, " Week  Catalog  Ladders  Areas ›"),
            (4, " ‹ Ladders  Areas  Patterns ›"),
            (5, " ‹ Areas  Patterns  Predictions"),
        ):
            line.show(here)
            await host.until(lambda shown=shown: host.lines()[0].rstrip() == shown)  # type: ignore[misc]
        await host.pilot.click(TabLine, offset=(1, 0))
        await host.until(lambda: bool(host.heard))
        line.show(0)
        await host.pilot.pause()
        await host.pilot.click(TabLine, offset=(31, 0))
        await host.until(lambda: len(host.heard) == 2)
        assert [event.place for event in host.heard if isinstance(event, TabLine.Called)] == [2, 4]


async def test_a_line_too_short_for_any_name_shows_the_beginning_of_the_open_one() -> None:
    line = TabLine(NAMES)
    async with hosted(line, size=(8, 3)) as host:
        line.show(5)
        await host.until(lambda: host.lines()[0] == " ‹ Pred ")
