"""The disk is full."""

from pathlib import Path

import pytest

from tests.faults.full_disk import endure_full_disk, why_not
from tests.faults.subject import MINDTUI, PLAIN
from tests.faults.verdict import Verdict


@pytest.mark.parametrize("is_real", [True, False], ids=["a megabyte in memory", "a limit"])
def test_a_full_disk_loses_nothing_and_all_is_saved_when_there_is_room(
    tmp_path: Path, *, is_real: bool
) -> None:
    if is_real and (why := why_not()):
        pytest.skip(why)
    tally = endure_full_disk(MINDTUI, 5, tmp_path, is_real=is_real)
    assert tally.total > 10
    assert not tally.bad, tally.cases


def test_the_same_limit_finds_out_plain_tinydb(tmp_path: Path) -> None:
    assert endure_full_disk(PLAIN, 5, tmp_path, is_real=False).counts[Verdict.UNREADABLE]
