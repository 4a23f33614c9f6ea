"""Plans by themselves."""

from datetime import date, timedelta

import pytest

from mindtui.domain.plan import Plan, Status, smaller_step

TODAY = date(2026, 11, 23)
SWIM = Plan(label="Swim", day=TODAY, minutes=40, area="body", activity_id="swim", ladder_id="a ladder")


@pytest.mark.parametrize(("minutes", "fewer"), [(40, 20), (45, 22), (3, 1), (1, 1), (None, 5)], ids=str)
def test_a_smaller_step_takes_half_the_time(minutes: int | None, fewer: int) -> None:
    assert smaller_step(Plan(label="Swim", day=TODAY, minutes=minutes), TODAY).minutes == fewer


@pytest.mark.parametrize(
    ("days", "status", "later"),
    [(0, "planned", 0), (3, "planned", 0), (-1, "planned", 1), (0, "not-done", 1), (0, "moved", 1)],
)
def test_a_smaller_step_comes_today_while_the_plan_waits(days: int, status: Status, later: int) -> None:
    plan = Plan(label="Swim", day=TODAY + timedelta(days=days), status=status)
    assert smaller_step(plan, TODAY).day == TODAY + timedelta(days=later)


def test_a_smaller_step_is_the_first_step_else_the_same_thing() -> None:
    step = smaller_step(
        Plan(label="Swim", day=TODAY, first_step=" Pack\nthe bag ", activity_id="swim", area="body"), TODAY
    )
    assert (step.label, step.activity_id, step.area, step.first_step) == ("Pack the bag", None, "body", "")
    same = smaller_step(SWIM, TODAY)
    assert (same.label, same.activity_id, same.ladder_id) == ("Swim", "swim", "a ladder")


def test_a_long_first_step_fits_into_a_plan() -> None:
    assert smaller_step(Plan(label="Swim", day=TODAY, first_step="x" * 500), TODAY).admitted().label
