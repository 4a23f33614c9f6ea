"""The use of a skill: what it says of itself, and where it is found."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.history import Step
from mindtui.domain.query import found
from mindtui.domain.retelling import retold
from mindtui.domain.skill import SkillRun
from mindtui.errors import UsageError
from mindtui.ui.glyphs import FULL
from mindtui.ui.record_rows import record_parts
from tests.domain.moments import NOON, TODAY, journal

RUN = SkillRun(
    skill_id="box-breathing", name="Box\nbreathing", at=NOON, seconds=240, distress_before=7, distress_after=4
)


def test_its_title_is_its_name_and_the_distress_that_was_rated() -> None:
    assert RUN.title() == "Box breathing, distress 7 before, 4 after"
    assert replace(RUN, name="", distress_after=None).title() == "box breathing, distress 7 before"
    assert replace(RUN, distress_before=None, distress_after=None).title() == "Box breathing"


def test_it_is_found_by_its_name_and_by_what_was_going_on() -> None:
    book = journal()
    held = book.add(replace(RUN, context="Before the interview"), NOON)
    assert found(book, "box interview") == [held]
    assert book.on(SkillRun, TODAY) == [held]


def test_its_step_names_the_moment_and_undo_takes_it_back() -> None:
    book = journal()
    held = book.add(replace(RUN, at=NOON - timedelta(hours=1)), NOON)
    step = book.last_step()
    assert isinstance(step, Step)
    assert retold(step, book, TODAY) == "added skill use, 11:00, Box breathing, distress 7 before, 4 after"
    book.remove(held, NOON)
    book.undo(NOON)
    assert [one.id for one in book.all(SkillRun)] == [held.id]


def test_its_line_in_the_journal_has_the_hour_and_what_was_going_on() -> None:
    line = "".join(text for text, _ in record_parts(replace(RUN, context="[b]Late"), 90, FULL))
    assert line.startswith("12:00  skill use: Box breathing, distress 7 before, 4 after")
    assert "[b]Late" in line


@pytest.mark.parametrize(
    "change", [{"skill_id": ""}, {"skill_id": " "}, {"seconds": -1}, {"distress_before": 11}, {"helped": -1}]
)
def test_a_use_of_no_skill_or_off_the_scale_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        replace(RUN, **change).admitted()
