"""Keeping what was planned: alone or as a series, and what is new in it."""

import pytest

from mindtui.domain.activity import Activity
from mindtui.domain.plan import Plan
from mindtui.domain.planning import keep_plans
from mindtui.errors import UsageError
from tests.domain.moments import NOON, TODAY, journal

DAILY = "FREQ=DAILY;COUNT=5"


def test_one_undo_takes_a_whole_series_back() -> None:
    book = journal()
    made = keep_plans(book, Plan(label="Swim", day=TODAY, repeat=DAILY), NOON)
    assert list(book.all(Plan)) == list(made)
    assert len({one.id for one in made}) == 5
    assert len({one.series_id for one in made}) == 1
    book.undo(NOON)
    assert list(book.all(Plan)) == []


@pytest.mark.parametrize("repeat", [None, DAILY])
def test_something_new_with_an_area_joins_the_catalog_in_the_same_step(repeat: str | None) -> None:
    book = journal()
    plans = keep_plans(book, Plan(label="Paint", day=TODAY, area="play", minutes=45, repeat=repeat), NOON)
    [paint] = book.all(Activity)
    assert (paint.label, paint.area, paint.minutes, paint.source) == ("Paint", "play", 45, "own")
    assert {plan.activity_id for plan in plans} == {paint.id}
    book.undo(NOON)
    assert book.is_empty()


@pytest.mark.parametrize(
    "plan",
    [
        Plan(label="Paint", day=TODAY),
        Plan(label="Paint", day=TODAY, area="play", activity_id="paint"),
        Plan(label="Paint", day=TODAY, area="play", ladder_id="a-show"),
    ],
)
def test_what_is_known_or_a_step_on_the_way_or_has_no_area_stays_a_plan(plan: Plan) -> None:
    book = journal()
    [kept] = keep_plans(book, plan, NOON)
    assert (kept.activity_id, list(book.all(Activity))) == (plan.activity_id, [])


def test_a_series_with_a_bad_plan_leaves_nothing() -> None:
    book = journal()
    for label, rule in ((" ", DAILY), ("a", "FREQ=DAILY")):
        with pytest.raises(UsageError):
            keep_plans(book, Plan(label=label, day=TODAY, area="play", repeat=rule), NOON)
    assert book.is_empty()
    assert book.last_step() is None
