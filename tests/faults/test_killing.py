"""A real process dies while it writes."""

from pathlib import Path

from tests.faults.killing import endure_kills
from tests.faults.scale import times
from tests.faults.subject import MINDTUI


def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    tally = endure_kills(MINDTUI, times(1000, least=40), tmp_path)
    assert not tally.bad, tally.cases
