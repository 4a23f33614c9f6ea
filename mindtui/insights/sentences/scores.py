"""Scores of questionnaires in words: the last one, its changes, and what is published about its form."""

from datetime import date
from typing import TYPE_CHECKING, Final

from mindtui.insights.sentences.words import counted, date_words

if TYPE_CHECKING:
    from mindtui.insights.change import ScoreChange


def score(result: "ScoreChange", threshold: float | None, *, since: date, today: date) -> str:
    """A change of a score beside what its form moves by anyway, which is less than `threshold`."""
    when = date_words(since, today)
    if not result.change:
        return f"The same as on {when}."
    moved = f"{'Up' if result.change > 0 else 'Down'} {abs(result.change):g} since {when}"
    if result.reliable is None or threshold is None:
        return f"{moved}; no agreed threshold for this form."
    how = "more than" if result.reliable else "within"
    return f"{moved}: {how} the usual wobble of this form (less than {threshold:g})."


ONE_MORE_SCORE: Final = "Change: not enough yet: 1 more score."
"""Stands beside the first score of a form."""


def no_scores(form: str | None) -> str:
    """What stands where scores would be; with a form, there are some outside of these days."""
    if form is None:
        return "No scores yet. Totals of questionnaires that you fill in elsewhere are drawn here."
    return f"No scores of {form} in these days."


def other_forms(others: int, *, shell: bool = False) -> str:
    """How many more forms were filled in within the same days, and how to see them; empty for none."""
    if not others:
        return ""
    how = "--form ID shows another one" if shell else "m shows the next"
    return f"{counted(others, 'other form has', 'other forms have')} scores in these days; {how}."


def published(source: str, *, bands: bool, cutoff: float | None) -> str:
    """Where bands and cut-off of a form come from, and what they cannot say; empty without either."""
    names = [*(["bands"] if bands else []), *([] if cutoff is None else [f"cut-off {cutoff:g}"])]
    if not names:
        return ""
    what = " and ".join(names)
    return f"Published {what} ({source}); only a clinician can say what they mean for you."


def scores_overlap(apart: int, period: int) -> str:
    """Two scores so close that the form asked about some days twice."""
    days = counted(apart, "day", "days")
    return f"The last two lie {days} apart and each asks about {period} days: they share some of them."


def last_score(form: str, total: float, n: int, *, band: str | None, on: date, today: date) -> str:
    """The last of `n` scores, with the name that its form gives to where it lies."""
    named = f", which the form calls “{band}”" if band else ""
    return (
        f"{form}: {counted(n, 'score', 'scores')}; the last, on {date_words(on, today)}, is {total:g}{named}."
    )
