"""A score: what it says of itself, where it is found, and what is refused."""

from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.history import Step
from mindtui.domain.query import found
from mindtui.domain.record import as_doc, as_record
from mindtui.domain.retelling import retold
from mindtui.domain.score import Score
from mindtui.errors import UsageError
from mindtui.ui.glyphs import FULL
from mindtui.ui.record_rows import record_parts
from tests.domain.moments import NOON, TODAY, journal

SCORE = Score(form="who-5", at=NOON, total=64, note="[b]Filled in on paper")


def test_it_is_found_by_its_form_and_its_note_and_undo_takes_it_back() -> None:
    book = journal()
    held = book.add(SCORE, NOON)
    assert found(book, "who-5 paper") == book.on(Score, TODAY) == [held]
    step = book.last_step()
    assert isinstance(step, Step)
    assert retold(step, book, TODAY) == "added score, 12:00, who-5 64"
    book.undo(NOON)
    assert not book.all(Score)


def test_a_whole_total_stays_whole_in_the_file() -> None:
    parts = {"somatic": 1.5, "other": 2}
    doc = as_doc(replace(SCORE, subscores=parts, answers=(0, None, 2.5)))
    assert str(doc["total"]) == "64"
    assert doc["subscores"] == parts
    assert as_record(doc, Score).answers == (0, None, 2.5)


def test_its_line_in_the_journal_has_hour_total_and_note() -> None:
    line = "".join(text for text, _ in record_parts(SCORE, 90, FULL))
    assert line.startswith("12:00  score: who-5 64")
    assert "[b]Filled in on paper" in line


@pytest.mark.parametrize("change", [{"form": ""}, {"form": " "}, {"total": None}, {"source": "guessed"}])
def test_a_score_of_no_form_or_without_a_total_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        replace(SCORE, **change).admitted()
