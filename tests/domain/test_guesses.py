"""What was guessed of plans, and what came of the guesses."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from mindtui.domain.guesses import came_out, last_rated_guesses, open_guesses
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from tests.domain.moments import TODAY

NOW = datetime(2026, 11, 23, 14, 30).astimezone()


def plan(label: str, days: int = 0, **fields: Any) -> Plan:
    return Plan(label=label, day=TODAY + timedelta(days=days), **fields)


def rated(label: str, days: int, expected: Ratings, felt: Actual) -> Plan:
    return plan(label, days, predicted=expected, actual=felt, status="done")


def journal(*plans: Plan) -> Journal:
    made = Journal()
    for one in plans:
        made.add(one, NOW)
    return made


def labels(plans: Any) -> list[str]:
    return [one.label for one in plans]


def test_open_guesses_stand_in_the_order_of_their_times_without_what_is_too_old_to_ask_about() -> None:
    guess = Ratings(difficulty=6)
    made = journal(
        plan("evening", 1, predicted=guess, start=time(19)),
        plan("morning", 1, predicted=guess, start=time(8)),
        plan("due", -14, predicted=guess),
        plan("long ago", -15, predicted=guess),
        plan("no guess", 1),
        plan("dropped", 1, predicted=guess, status="dropped"),
    )
    assert labels(open_guesses(made, TODAY)) == ["due", "morning", "evening"]


def test_a_guess_counts_as_rated_when_the_same_was_felt() -> None:
    made = journal(
        rated("old", -9, Ratings(pleasure=0), Actual(pleasure=0)),
        rated("other", -2, Ratings(pleasure=4), Actual(mastery=5)),
        rated("new", -1, Ratings(mastery=4, pleasure=2), Actual(mastery=5)),
        rated("newest", 0, Ratings(difficulty=4), Actual(difficulty=5)),
    )
    assert labels(last_rated_guesses(made, 9)) == ["newest", "new", "old"]
    assert labels(last_rated_guesses(made, 1)) == ["newest"]


@pytest.mark.parametrize(("aspect", "pair"), [("pleasure", (0, 7)), ("mastery", None), ("difficulty", None)])
def test_a_guess_and_a_rating_make_a_pair(aspect: Any, pair: tuple[int, int] | None) -> None:
    one = rated("x", 0, Ratings(pleasure=0, mastery=3), Actual(pleasure=7, difficulty=4))
    assert came_out(one, aspect) == pair
