"""Drifts and changes of scores: no alarm, no verdict on a person."""

from datetime import date

import pytest

from mindtui.insights import sentences
from mindtui.insights.change import Notice, ScoreChange, score_change

SINCE, TODAY = date(2026, 5, 3), date(2026, 11, 23)


def test_a_drift_leaves_the_reason_to_the_person() -> None:
    assert sentences.drift("mood", Notice(140, 120, "down")) == (
        "Your mood has been running below your usual range for about 3 weeks. You may already know why. "
        "Some people use this as a moment to look at their plan or to talk to someone."
    )


@pytest.mark.parametrize("days", [0, 6, 10])
def test_a_short_drift_is_called_a_week(days: int) -> None:
    said = sentences.drift("stress", Notice(100 + days, 100, "up"))
    assert said.startswith(
        "Your self-rated stress has been running above your usual range for about a week. "
    )


@pytest.mark.parametrize(
    ("result", "threshold", "said"),
    [
        (
            score_change(17, 10, threshold=6),
            6,
            "Down 7 since May 3: more than the usual wobble of this form (less than 6).",
        ),
        (
            score_change(4, 11.5, threshold=6),
            6,
            "Up 7.5 since May 3: more than the usual wobble of this form (less than 6).",
        ),
        (
            score_change(10, 7, threshold=6),
            6,
            "Down 3 since May 3: within the usual wobble of this form (less than 6).",
        ),
        (score_change(10, 7), None, "Down 3 since May 3; no agreed threshold for this form."),
    ],
)
def test_a_score_is_measured_by_what_its_form_moves_anyway(
    result: ScoreChange, threshold: float | None, said: str
) -> None:
    assert sentences.score(result, threshold, since=SINCE, today=TODAY) == said
