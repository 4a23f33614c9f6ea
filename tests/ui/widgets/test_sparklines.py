"""A fortnight in characters."""

import pytest

from mindtui.ui.glyphs import ASCII, FULL
from mindtui.ui.widgets.sparklines import Sparklines, in_numbers, spark
from tests.support.app import hosted


def test_each_day_is_a_character_and_a_day_without_one_is_a_gap() -> None:
    assert spark([0, 10, None, 5], FULL) == "▁█·▅"
    assert spark([0, 10, None, 5], ASCII).isascii()
    assert len(spark([1.5] * 14, ASCII)) == 14


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([None, None], "no ratings in 2 days"),
        ([None, 6], "2 more for a mean · today 6.0 · 1 of 2 days"),
        ([5, 6], "1 more for a mean · today 6.0 · 2 of 2 days"),
        ([4, 5, 6], "mean 5.0 · today 6.0 · 3 of 3 days"),
        ([4, 5, 6, None], "mean 5.0 · today not rated · 3 of 4 days"),
    ],
)
def test_the_numbers_say_on_how_many_days_they_stand(values: list[float | None], words: str) -> None:
    assert in_numbers(values, FULL, 60) == words


def test_where_room_is_short_the_days_they_stand_on_stay() -> None:
    assert in_numbers([4, 5, 6, None], FULL, 33) == "mean 5.0 · 3 of 4 days"


async def test_a_measure_has_a_line() -> None:
    lines = Sparklines()
    async with hosted(lines) as host:
        assert host.text() == ""
        lines.rows = (("mood", (1.0, 10.0)), ("stress", (None, 5.0)))
        await host.sees("mood", "▂█", "stress", "·▅")
