"""Drifts from a baseline and changes of a score, in words."""

from datetime import date
from typing import Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.change import Notice, ScoreChange
from mindtui.insights.sentences.words import MEASURE_WORDS, counted, date_words

FIRST_RISE: Final = "People often start tracking in a hard week, so some rise is expected."
"""Stands once beside the first improvement."""


def drift(measure: RatingName, notice: Notice) -> str:
    """A measure that has been off its usual range for a while; never about one day."""
    weeks = max(1, round((notice.day - notice.since) / 7))
    side = "below" if notice.direction == "down" else "above"
    return (
        f"Your {MEASURE_WORDS[measure]} has been running {side} your usual range for about "
        f"{'a week' if weeks == 1 else counted(weeks, 'week', 'weeks')}. You may already know why. "
        "Some people use this as a moment to look at their plan or to talk to someone."
    )


def score(result: ScoreChange, threshold: float | None, *, since: date, today: date) -> str:
    """A change of a score beside what its form moves by anyway."""
    when, size = date_words(since, today), f"{abs(result.change):g}"
    if result.reliable is None or threshold is None:
        return f"Changed by {size} since {when}; no agreed threshold for this form."
    if result.reliable:
        way = "Up" if result.change > 0 else "Down"
        return f"{way} {size} since {when}: more than the usual wobble of this form ({threshold:g})."
    return f"Changed by {size} since {when}: within the form's usual wobble ({threshold:g})."


ONE_MORE_SCORE: Final = "Change: not enough yet: 1 more score."
"""Stands beside the first score of a form."""


def no_scores(form: str | None) -> str:
    """What stands where scores would be; with a form, there are some outside of these days."""
    return "No scores yet." if form is None else f"No scores of {form} in these days."


def last_score(form: str, total: float, n: int, *, band: str | None, on: date, today: date) -> str:
    """The last of `n` scores, with the name that its form gives to where it lies."""
    named = f", which the form calls “{band}”" if band else ""
    return (
        f"{form}: {counted(n, 'score', 'scores')}; the last, on {date_words(on, today)}, is {total:g}{named}."
    )
