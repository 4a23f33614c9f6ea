"""The dialog in which a fairer thought is recalled."""

from datetime import date

import pytest

from mindtui.domain.practice import GRADES, PracticeCard
from mindtui.ui.dialogs.practice import PracticeDialog, Rehearsed
from mindtui.ui.widgets.percent_row import PercentRow
from mindtui.ui.widgets.rating_row import LABEL_WIDTH
from tests.support.app import hosted

CARD = PracticeCard(
    old_thought="I am no good", fairer_thought="One report was late", due_on=date(2026, 11, 23)
)


@pytest.mark.parametrize("keys", ["fhoe", "1234"])
async def test_each_grade_has_a_letter_and_a_digit(keys: str) -> None:
    for key, grade in zip(keys, GRADES, strict=True):
        async with hosted(dialog=lambda: PracticeDialog(CARD)) as host:
            await host.press("space", key, "ctrl+s")
            assert await host.answer() == Rehearsed(grade, None, None, None)


async def test_a_belief_is_typed_moved_and_taken_back() -> None:
    async with hosted(dialog=lambda: PracticeDialog(CARD)) as host:
        await host.press("enter", "o")
        row = host.app.screen.query_one("#belief-old", PercentRow)
        steps = [("7", 7), ("5", 75), ("right", 80), ("3", 3), ("backspace", None), ("left", 50)]
        steps += [("home", 0), ("left", 0), ("end", 100), ("right", 100), ("delete", None)]
        for key, value in steps:
            await host.press(key)
            assert row.value == value
        await host.press("1", "0", "0", "enter", "2", "s", "n", "s", "enter")
        assert await host.answer() == Rehearsed("ok", 100, 2, None)


async def test_the_mouse_grades_too() -> None:
    async with hosted(dialog=lambda: PracticeDialog(CARD)) as host:
        await host.press("space")
        await host.sees("h hard", "n no", "How readily did it come?")
        # The frame has grown by then, and stands in the middle again.
        await host.pilot.pause()
        await host.pilot.click("#recall", offset=(LABEL_WIDTH + len(" f forgot   h"), 0))
        await host.sees("[h hard]")
        assert host.focus == "belief-old"
        await host.press("up", "left", "left", "ctrl+s")
        await host.sees("Say how readily it came")
        await host.press("left", "backspace", "end", "ctrl+s")
        assert await host.answer() == Rehearsed("easy", None, None, None)


@pytest.mark.parametrize(
    ("is_first", "since"), [(True, "since you wrote it down?"), (False, "since last time?")]
)
async def test_it_asks_whether_the_thought_was_used(is_first: bool, since: str) -> None:
    async with hosted(dialog=lambda: PracticeDialog(CARD, is_first=is_first)) as host:
        await host.press("space", "o", "enter", "enter")
        await host.sees(f"Did you use it {since} y yes, n no; Enter saves.")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_help_before_the_reveal_gives_nothing_away(size: tuple[int, int]) -> None:
    async with hosted(dialog=lambda: PracticeDialog(CARD), size=size) as host:
        await host.sees("Space shows it · Esc leaves · F1 help")
        assert "One report" not in "".join(host.lines())
        await host.press("escape")
        assert await host.answer() is None
