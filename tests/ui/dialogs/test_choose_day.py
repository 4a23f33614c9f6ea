"""A day to move something to."""

from collections.abc import Callable
from datetime import date

import pytest

from mindtui.ui.dialogs.choose_day import ChooseDayDialog
from tests.support.app import NOW, hosted


def dialog() -> Callable[[], ChooseDayDialog]:
    return lambda: ChooseDayDialog("Move: [Swim]", NOW.date())


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("enter",), date(2026, 11, 24)),
        (("down", "enter"), date(2026, 11, 25)),
        (("up", "enter"), date(2026, 11, 23)),
        (("0",), date(2026, 11, 23)),
        (("5",), date(2026, 11, 28)),
        (("tab", *"mon", "enter"), date(2026, 11, 23)),
        (("tab", *"2026-12-24", "enter"), date(2026, 12, 24)),
        (("tab", *"+10", "enter"), date(2026, 12, 3)),
        (("escape",), None),
    ],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else "",
)
async def test_a_day_is_taken_with_a_key_or_typed(keys: tuple[str, ...], day: date | None) -> None:
    async with hosted(dialog=dialog()) as host:
        await host.press(*keys)
        assert await host.answer() == day


async def test_the_days_are_named() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.sees("Move: [Swim]", "0 Monday Nov 23 today", "▸ 1 Tuesday Nov 24 tomorrow", "7 Monday")


async def test_a_day_that_cannot_be_read_is_named() -> None:
    async with hosted(dialog=dialog(), size=(120, 24)) as host:
        await host.press("tab", *"soon", "enter")
        await host.sees('"soon" is not a day')
        assert host.answers == []


async def test_a_click_on_the_chosen_day_takes_it() -> None:
    async with hosted(dialog=dialog()) as host:
        y = next(n for n, line in enumerate(host.lines()) if "Tuesday" in line)
        await host.pilot.click(offset=(30, y))
        assert await host.answer() == date(2026, 11, 24)
