"""The system refuses one call of whatever the program does with its file."""

from pathlib import Path

import pytest

from tests.faults.refusals import endure_refusals
from tests.faults.scale import most
from tests.faults.stories import STORIES


@pytest.mark.parametrize("name", STORIES)
def test_what_is_said_of_a_deed_is_true(tmp_path: Path, name: str) -> None:
    tally = endure_refusals(STORIES[name], tmp_path, most=most())
    assert tally.total > 10
    assert not tally.bad, tally.cases
