"""Drifts from a baseline, and what a first rise may be, in words."""

from datetime import date
from typing import TYPE_CHECKING, Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences.words import MEASURE_WORDS, counted, date_words

if TYPE_CHECKING:
    from mindtui.insights.change import Notice

FIRST_RISE: Final = "People often start tracking in a hard week, so some rise is expected."
"""Stands once beside the first improvement."""


def drift(measure: RatingName, notice: "Notice") -> str:
    """A measure that has been off its usual range for a while; never about one day."""
    weeks = max(1, round((notice.day - notice.since) / 7))
    return (
        f"Your {MEASURE_WORDS[measure]} has been running {_side(notice)} your usual range for about "
        f"{'a week' if weeks == 1 else counted(weeks, 'week', 'weeks')}. You may already know why. "
        "Some people use this as a moment to look at their plan or to talk to someone."
    )


def drift_noticed(notice: "Notice", mean: float, first: date, last: date, today: date) -> str:
    """When a drift was noticed, and what “usual” means there: the mean of the picked days."""
    return (
        f"Noticed on {date_words(date.fromordinal(notice.day), today)}. Usual here are your days of "
        f"{date_words(first, today)} to {date_words(last, today)}, with a mean of {mean:.1f}."
    )


def no_drift(
    measure: RatingName, n: int, first: date, last: date, today: date, *, past: "Notice | None"
) -> str:
    """Nothing to notice by now, `n` days after the picked ones; `past` is the last notice there was."""
    picked = f"{date_words(first, today)} to {date_words(last, today)}"
    since = f"{MEASURE_WORDS[measure]} from your days of {picked} yet ({counted(n, 'day', 'days')} since)"
    if past is None:
        return f"No clear drift in {since}."
    when = date_words(date.fromordinal(past.day), today)
    return (
        f"No new drift in {since}. The last notice was on {when}: "
        f"it had been running {_side(past)} your usual range."
    )


def _side(notice: "Notice") -> str:
    return "below" if notice.direction == "down" else "above"
