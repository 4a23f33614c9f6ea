"""The line of help below a form."""

import pytest

from mindtui.domain.scale import DIFFICULTY, ENERGY, MASTERY, MOOD, PLEASURE, STRESS
from mindtui.ui.dialogs import plan_done, plan_edit, settings
from mindtui.ui.widgets import check_in_form
from mindtui.ui.widgets.field import HintLine
from mindtui.ui.widgets.rating_row import RatingRow
from tests.support.app import hosted

ROOM = 56
"""Cells of a hint in a frame at 60 columns."""


@pytest.mark.parametrize("hints", [check_in_form.HINTS, plan_done.HINTS, plan_edit.HINTS, settings.HINTS])
def test_no_hint_is_cut_at_sixty_columns(hints: dict[str, str]) -> None:
    assert {name: len(hint) for name, hint in hints.items() if len(hint) > ROOM} == {}


@pytest.mark.parametrize("scale", [MOOD, ENERGY, STRESS])
def test_the_ends_of_a_scale_leave_room_for_its_keys(scale: object) -> None:
    assert len(f"{RatingRow(scale).ends} · x is 10 · s skips") <= ROOM  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [PLEASURE, MASTERY, DIFFICULTY])
def test_the_ends_leave_room_for_what_was_expected(scale: object) -> None:
    assert len(f"{RatingRow(scale).ends} · you expected 10") <= ROOM  # type: ignore[arg-type]


async def test_what_is_wrong_is_said_in_full_on_as_many_lines_as_it_takes() -> None:
    hint = HintLine()
    wrong = (
        "“the day after the day after” is not a day that can be read. Try tomorrow, sat, +3 or 2026-12-24."
    )
    async with hosted(hint, size=(40, 10)) as host:
        hint.say("Short.")
        await host.until(lambda: hint.size.height == 1)
        hint.object(wrong)
        await host.sees(wrong)
        assert hint.size.height == 3
        hint.say("Short again.")
        await host.until(lambda: hint.size.height == 1)
        await host.sees("Short again.")


async def test_a_text_without_end_is_cut() -> None:
    hint = HintLine()
    async with hosted(hint, size=(20, 10)) as host:
        hint.object("word " * 100)
        await host.until(lambda: hint.size.height == HintLine.MOST)
        assert host.lines()[HintLine.MOST].rstrip().endswith("…")
