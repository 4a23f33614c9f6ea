"""A list that makes its rows when they come into view."""

from collections import Counter

from textual.strip import Strip

from mindtui.ui.widgets.record_list import RecordList, Row
from tests.support.app import hosted


def rows(count: int) -> list[Row[int]]:
    """A heading before every tenth item."""
    made: list[Row[int]] = []
    for number in range(count):
        if number % 10 == 0:
            made.append(Row(None, ((f"from {number}", "heading"),)))
        made.append(Row(number, ((f"item {number}", "soft"), (" and more", ""))))
    return made


async def test_the_cursor_passes_over_headings() -> None:
    items = RecordList[int]()
    async with hosted(items) as host:
        items.show(rows(15))
        assert items.item == 0
        await host.press(*["down"] * 10)
        assert items.item == 10
        await host.press("up")
        assert items.item == 9
        await host.press("j", "k", "k")
        assert items.item == 8


async def test_the_edges_hold_the_cursor() -> None:
    items = RecordList[int]()
    async with hosted(items, size=(40, 10)) as host:
        items.show(rows(95))
        await host.press("up", "up")
        assert items.item == 0
        await host.press("end")
        assert items.item == 94
        await host.press("down", "pagedown")
        assert items.item == 94
        await host.sees("item 94")
        await host.press("home")
        assert items.item == 0
        await host.sees("from 0", "▸ item 0")


async def test_pages_leap_by_a_view_and_the_cursor_stays_in_sight() -> None:
    items = RecordList[int]()
    async with hosted(items, size=(40, 10)) as host:
        items.show(rows(95))
        seen = [items.item]
        for _ in range(20):
            await host.press("pagedown")
            assert f"▸ item {items.item}" in host.text()
            seen.append(items.item)
        assert seen[-1] == 94
        assert seen[1] == 9
        for _ in range(20):
            await host.press("pageup")
            assert f"▸ item {items.item}" in host.text()
        assert items.item == 0


async def test_every_step_keeps_the_cursor_in_sight() -> None:
    items = RecordList[int]()
    async with hosted(items, size=(40, 7)) as host:
        items.show(rows(30))
        for key, steps in (("down", 29), ("up", 29)):
            for _ in range(steps):
                await host.press(key)
                assert f"▸ item {items.item} " in host.text()
        assert "from 0" in host.text()


async def test_rows_are_made_only_when_they_come_into_view() -> None:
    items = RecordList[int]()
    made: Counter[int] = Counter()

    def row_at(index: int) -> Row[int]:
        made[index] += 1
        return Row(index, ((f"item {index}", ""),))

    async with hosted(items, size=(40, 10)) as host:
        items.show_lazily(8000, row_at)
        await host.sees("▸ item 0")
        assert max(made) < 20
        made.clear()
        await host.press("end")
        await host.sees("▸ item 7999")
        assert len(made) < 40


async def test_the_cursor_stays_on_its_item_when_the_rows_change() -> None:
    items = RecordList[int]()
    async with hosted(items) as host:
        items.show(rows(5))
        await host.press("down", "down")
        assert items.item == 2
        items.show(rows(30)[2:], keep=lambda item: item == 2)
        assert items.item == 2
        items.show(rows(2), keep=lambda item: item == 2)
        assert items.item == 0
        await host.sees("▸ item 0")


async def test_a_list_that_grows_beyond_its_place_scrolls_at_once() -> None:
    items = RecordList[int]()
    async with hosted(items, size=(40, 10)) as host:
        items.show(rows(3))
        await host.sees("▸ item 0")
        items.show(rows(90))
        await host.press("end")
        await host.sees("▸ item 89")


async def test_a_list_of_headings_and_an_empty_one_have_no_item() -> None:
    items = RecordList[int]()
    async with hosted(items, heard=RecordList.Chosen) as host:
        for shown in ([Row[int](None, (("nothing", "soft"),))], []):
            items.show(shown)
            assert items.item is None
            await host.press("down", "up", "pagedown", "pageup", "end", "home", "enter")
            assert items.item is None
        assert host.heard == []


async def test_enter_chooses_unless_it_is_left_to_the_screen() -> None:
    takes, leaves = RecordList[int](id="takes"), RecordList[int](takes_enter=False, id="leaves")
    async with hosted(takes, leaves, heard=RecordList.Chosen) as host:
        takes.show(rows(3))
        leaves.show(rows(3))
        takes.focus()
        await host.press("enter")
        assert [message.item for message in host.heard if isinstance(message, RecordList.Chosen)] == [0]
        assert RecordList.Chosen(takes, 0).control is takes
        host.heard.clear()
        leaves.focus()
        await host.press("enter")
        assert host.heard == []


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    items = RecordList[int]()
    async with hosted(items, heard=(RecordList.Chosen, RecordList.Moved)) as host:
        items.show(rows(5))
        await host.pilot.click(items, offset=(5, 0))
        assert items.item == 0
        await host.pilot.click(items, offset=(5, 3))
        assert items.item == 2
        assert not any(isinstance(message, RecordList.Chosen) for message in host.heard)
        await host.pilot.click(items, offset=(5, 3))
        await host.pilot.click(items, offset=(5, 12))
        chosen = [message.item for message in host.heard if isinstance(message, RecordList.Chosen)]
        moved = [message for message in host.heard if isinstance(message, RecordList.Moved)]
        assert chosen == [2]
        assert moved[-1].item == 2
        assert moved[-1].control is items


async def test_a_smaller_window_keeps_the_cursor_in_sight() -> None:
    items = RecordList[int]()
    async with hosted(items, size=(40, 30)) as host:
        items.show(rows(25))
        await host.press("end")
        await host.pilot.resize_terminal(40, 8)
        await host.sees("▸ item 24")


class Watched(RecordList[int]):
    """Notes which of its lines are painted."""

    painted: list[int]

    def render_line(self, y: int) -> Strip:
        self.painted.append(y)
        return super().render_line(y)


async def test_only_the_lines_that_differ_are_painted_anew() -> None:
    items = Watched()
    items.painted = []
    async with hosted(items, size=(40, 10)) as host:
        shown = rows(30)
        items.show(shown)
        await host.press("down")
        await host.pilot.pause()
        items.painted.clear()
        items.show(shown, keep=lambda item: item == 1)
        await host.pilot.pause()
        assert items.painted == []
        items.show([*shown[:4], Row(3, (("another", ""),)), *shown[5:]], keep=lambda item: item == 6)
        await host.until(lambda: len(items.painted) == 3)
        await host.sees("▸ item 6", "another")
        assert sorted(items.painted) == [2, 4, 7]
        items.show(shown[:3], keep=lambda item: item == 0)
        await host.until(lambda: host.text() == "from 0 ▸ item 0 and more item 1 and more")
