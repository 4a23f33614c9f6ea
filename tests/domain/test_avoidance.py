"""Maps of avoiding, and what became of them."""

from datetime import timedelta

import pytest

from mindtui.domain.avoidance import AvoidanceMap, Try
from tests.domain.moments import TODAY


def ago(days: int, outcome: int | None = None) -> Try:
    return Try(TODAY - timedelta(days=days), "alternative", outcome)


@pytest.mark.parametrize(
    ("tries", "words"),
    [
        ((), "not tried yet"),
        ((ago(0),), "1 try"),
        ((ago(0, 3),), "1 try, last 3"),
        ((ago(2, 3), ago(5, 9)), "2 tries, last 3"),
        ((ago(2, 3), ago(2, 9)), "2 tries, last 9"),
        ((ago(2, 3), ago(1)), "2 tries"),
    ],
)
def test_what_became_of_a_map_is_told_in_short(tries: tuple[Try, ...], words: str) -> None:
    assert AvoidanceMap(trigger="A letter", tries=tries).so_far() == words
