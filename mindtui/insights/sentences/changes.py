"""Drifts from a baseline, and what a first rise may be, in words."""

from typing import TYPE_CHECKING, Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences.words import MEASURE_WORDS, counted

if TYPE_CHECKING:
    from mindtui.insights.change import Notice

FIRST_RISE: Final = "People often start tracking in a hard week, so some rise is expected."
"""Stands once beside the first improvement."""


def drift(measure: RatingName, notice: "Notice") -> str:
    """A measure that has been off its usual range for a while; never about one day."""
    weeks = max(1, round((notice.day - notice.since) / 7))
    side = "below" if notice.direction == "down" else "above"
    return (
        f"Your {MEASURE_WORDS[measure]} has been running {side} your usual range for about "
        f"{'a week' if weeks == 1 else counted(weeks, 'week', 'weeks')}. You may already know why. "
        "Some people use this as a moment to look at their plan or to talk to someone."
    )
