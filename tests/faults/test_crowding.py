"""Several programs write to one file."""

from pathlib import Path

from tests.faults.crowding import WRITERS, edited_at_once, endure_turns, endure_writers
from tests.faults.scale import times
from tests.faults.subject import MINDTUI, PLAIN
from tests.faults.verdict import Verdict


def test_many_writers_lose_nothing_to_each_other(tmp_path: Path) -> None:
    writes = times(250, least=25)
    tally = endure_writers(MINDTUI, writes, tmp_path)
    assert tally.counts[Verdict.GOOD] == WRITERS * writes, tally


def test_two_programs_that_take_turns_lose_nothing_to_each_other(tmp_path: Path) -> None:
    tally = endure_turns(MINDTUI, times(250, least=20), tmp_path)
    assert not tally.bad, tally.cases


def test_the_same_turns_find_out_plain_tinydb(tmp_path: Path) -> None:
    tally = endure_turns(PLAIN, 10, tmp_path)
    assert tally.counts[Verdict.REFUSED]
    assert tally.counts[Verdict.LOST]


def test_edits_of_different_fields_both_survive(tmp_path: Path) -> None:
    left = edited_at_once(tmp_path / "journal.json", "mood", "stress")
    assert (left.mood, left.energy, left.stress) == (1, 5, 9)


def test_of_two_edits_of_one_field_one_survives(tmp_path: Path) -> None:
    left = edited_at_once(tmp_path / "journal.json", "mood", "mood")
    assert left.mood in {1, 9}
    assert (left.energy, left.stress) == (5, 5)
