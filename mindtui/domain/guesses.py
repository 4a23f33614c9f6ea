"""What was guessed of plans: those that still wait for an answer, and the last that were rated."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from mindtui.domain.agenda import DAYS_ASKED_BACK
from mindtui.domain.journal import Journal
from mindtui.domain.moment import place_in_day
from mindtui.domain.plan import ASPECTS, Aspect, Plan, Ratings


def is_guessed(plan: Plan) -> bool:
    """Whether anything is expected of it."""
    return plan.predicted != Ratings()


def came_out(plan: Plan, aspect: Aspect) -> tuple[int, int] | None:
    """What was expected and what was felt of an aspect; None unless both are known."""
    expected, felt = getattr(plan.predicted, aspect), getattr(plan.actual, aspect)
    return None if expected is None or felt is None else (expected, felt)


def open_guesses(journal: Journal, today: date) -> Sequence[Plan]:
    """Open plans of which something is expected, the next one first; those too old to ask about are not."""
    first = today - timedelta(days=DAYS_ASKED_BACK)
    waiting = [plan for plan in journal.all(Plan) if plan.is_open and plan.day >= first and is_guessed(plan)]
    return sorted(waiting, key=lambda plan: (plan.day, place_in_day(plan, journal)))


def last_rated_guesses(journal: Journal, most: int) -> Sequence[Plan]:
    """The plans with a guess and a rating of the same aspect, the newest first."""
    newest_first = reversed(journal.all(Plan))
    rated = (plan for plan in newest_first if any(came_out(plan, aspect) for aspect in ASPECTS))
    return list(islice(rated, most))
