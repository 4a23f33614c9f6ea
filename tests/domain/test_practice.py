"""The ladder of days on which a fairer thought comes back."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.practice import GRADES, LADDER, TOP, Grade, PracticeCard, step_after
from mindtui.errors import UsageError

TODAY = date(2026, 11, 23)
CARD = PracticeCard(old_thought="I am a failure", fairer_thought="One report was late", due_on=TODAY)
VECTORS = json.loads((Path(__file__).parents[1] / "insights/vectors.json").read_text("utf-8"))["groups"]
LADDER_VECTORS: dict[str, Any] = VECTORS["practice_ladder"]


def test_the_ladder_has_the_agreed_days() -> None:
    assert list(LADDER) == LADDER_VECTORS["ladder_days"]


@pytest.mark.parametrize("sequence", LADDER_VECTORS["sequences"])
def test_grades_move_the_card_as_agreed(sequence: dict[str, Any]) -> None:
    card, steps, waits = CARD, [], []
    for grade in sequence["grades"]:
        day = card.due_on
        card = card.graded(grade, day)
        steps.append(card.step)
        waits.append((card.due_on - day).days)
    assert steps == sequence["steps_after"]
    assert waits == sequence["next_interval_days"]


@given(step=st.integers(0, TOP), grade=st.sampled_from(GRADES), late=st.integers(0, 4000))
def test_a_late_review_counts_like_a_punctual_one(step: int, grade: Grade, late: int) -> None:
    card = replace(CARD, step=step)
    day = card.due_on + timedelta(days=late)
    reviewed = card.graded(grade, day)
    assert reviewed.step == step_after(step, grade)
    assert reviewed.due_on - day == timedelta(days=LADDER[reviewed.step])
    assert not reviewed.is_due(day)
    assert reviewed.is_due(reviewed.due_on)


@given(step=st.integers(0, TOP))
def test_a_better_grade_never_brings_a_card_back_sooner(step: int) -> None:
    after = [step_after(step, grade) for grade in GRADES]
    assert after == sorted(after)
    assert after[0] == 0
    assert after[1] == step
    assert max(after) <= TOP


@given(step=st.integers(0, TOP))
def test_the_same_old_thought_brings_a_card_back_to_the_first_rung(step: int) -> None:
    back = replace(CARD, step=step).back_to_the_start(TODAY)
    assert (back.step, back.due_on) == (0, TODAY + timedelta(days=1))


@pytest.mark.parametrize("change", [{"paused": True}, {"retired": True}])
def test_a_card_that_rests_is_never_due(change: dict[str, bool]) -> None:
    assert CARD.is_due(TODAY)
    assert not replace(CARD, **change).is_due(TODAY)


@pytest.mark.parametrize("change", [{"old_thought": " "}, {"fairer_thought": ""}, {"step": 7}, {"step": -1}])
def test_a_card_that_cannot_be_practiced_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        replace(CARD, **change).admitted()
