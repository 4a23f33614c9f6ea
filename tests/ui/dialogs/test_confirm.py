"""A question with two answers."""

import pytest

from mindtui.ui.dialogs.confirm import ConfirmDialog
from tests.support.app import hosted


def dialog() -> ConfirmDialog:
    return ConfirmDialog("[Careful]", "Really $x?", "Yes [do]", "Stay")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("enter",), None),
        (("escape",), None),
        (("n",), None),
        (("y",), True),
        (("tab", "enter"), True),
        (("right", "enter"), True),
        (("right", "left", "enter"), None),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
async def test_only_a_clear_yes_is_a_yes(keys: tuple[str, ...], answer: bool | None) -> None:
    async with hosted(dialog=dialog) as host:
        await host.press(*keys)
        assert await host.answer() is answer


async def test_the_careful_answer_has_the_focus() -> None:
    async with hosted(dialog=dialog) as host:
        await host.sees("[Careful]", "Really $x?", "Yes [do]", "Stay")
        assert host.focus == "no"
