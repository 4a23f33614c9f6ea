"""The file itself is damaged."""

from pathlib import Path

import pytest

from tests.faults.damage import endure_cuts, endure_flips, endure_mending
from tests.faults.scale import part, times
from tests.faults.subject import OURS, PLAIN, Subject
from tests.faults.verdict import Verdict


@pytest.mark.parametrize("subject", OURS, ids=lambda subject: subject.name)
def test_a_file_that_lost_its_end_is_refused_or_noticed_and_not_touched(
    tmp_path: Path, subject: Subject
) -> None:
    tally = endure_cuts(subject, tmp_path, part=part())
    assert tally.total > 200
    assert not tally.bad, tally.cases


@pytest.mark.parametrize("subject", OURS, ids=lambda subject: subject.name)
def test_another_byte_is_refused_or_noticed_and_not_touched(tmp_path: Path, subject: Subject) -> None:
    tally = endure_flips(subject, times(2000, least=200), tmp_path)
    assert not tally.bad, tally.cases


def test_what_another_byte_costs_is_told_when_the_file_is_mended(tmp_path: Path) -> None:
    tally = endure_mending(times(2000, least=100), tmp_path)
    assert not tally.bad, tally.cases


def test_plain_tinydb_notices_few_of_these(tmp_path: Path) -> None:
    assert endure_flips(PLAIN, 200, tmp_path).counts[Verdict.WRONG] > 10
