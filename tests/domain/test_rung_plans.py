"""Rungs as plans, and the days on which they are planned."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan, Ratings
from mindtui.domain.rung_plans import change_rung, keep_smaller, plan_of_rung, planned_days, waiting_plans
from mindtui.errors import UsageError
from tests.support.app import NOW

TODAY = NOW.date()
LADDER = Ladder(
    id="ladder",
    goal="Swim in the lake",
    area="body",
    rungs=(Rung("Buy\ntrunks", 1), Rung("Swim in the pool", 5, "swim")),
)


def test_a_rung_becomes_a_plan_that_knows_its_ladder() -> None:
    assert plan_of_rung(LADDER, LADDER.rungs[1], TODAY) == Plan(
        label="Swim in the pool",
        day=TODAY,
        activity_id="swim",
        area="body",
        predicted=Ratings(difficulty=5),
        ladder_id="ladder",
    )
    assert plan_of_rung(LADDER, LADDER.rungs[0], TODAY).label == "Buy trunks"


@pytest.mark.parametrize(
    ("back", "status", "found"),
    [(0, "planned", 1), (14, "planned", 1), (15, "planned", 0), (-400, "planned", 1), (0, "done", 0)],
)
def test_only_what_waits_counts_as_planned(back: int, status: str, found: int) -> None:
    journal = Journal()
    plan = plan_of_rung(LADDER, LADDER.rungs[0], TODAY - timedelta(days=back))
    journal.add(replace(plan, status=status), NOW)
    journal.add(Plan(label="Buy trunks", day=TODAY), NOW)
    assert len(waiting_plans(journal, TODAY).get("ladder", ())) == found


def test_a_rung_is_planned_on_the_first_of_its_days() -> None:
    days = [TODAY + timedelta(days=n) for n in range(3)]
    plans = [
        Plan(label="Something else", day=days[0]),
        Plan(label="Swim two lanes", activity_id="swim", day=days[1]),
        Plan(label="swim in the pool", day=days[2]),
    ]
    assert planned_days(LADDER, plans) == {1: days[1]}


def climbing() -> tuple[Journal, Plan]:
    """A journal with the ladder and a plan of its second rung."""
    journal = Journal()
    journal.add(LADDER, NOW)
    return journal, journal.add(plan_of_rung(LADDER, LADDER.rungs[1], TODAY), NOW)


def labels(journal: Journal) -> list[str]:
    [ladder] = journal.all(Ladder)
    return [rung.title() for rung in ladder.rungs]


def test_what_waits_for_a_rung_follows_its_words_in_one_step() -> None:
    journal, plan = climbing()
    done = journal.add(replace(plan, id="", status="done"), NOW)
    change_rung(journal, LADDER, 1, Rung("Swim ten laps", 6), TODAY, NOW)
    assert labels(journal) == ["Buy trunks", "Swim ten laps"]
    assert {one.status: one.label for one in journal.all(Plan)} == {
        "planned": "Swim ten laps",
        "done": done.label,
    }
    journal.undo(NOW)
    assert labels(journal) == ["Buy trunks", "Swim in the pool"]
    assert {one.label for one in journal.all(Plan)} == {"Swim in the pool"}


def test_a_smaller_step_of_a_rung_becomes_the_rung_before_it() -> None:
    journal, plan = climbing()
    step = keep_smaller(journal, plan, replace(plan, id="", label="Sit at the pool"), NOW)
    assert labels(journal) == ["Buy trunks", "Sit at the pool", "Swim in the pool"]
    assert step.ladder_id == "ladder"
    with pytest.raises(UsageError, match="on this ladder already"):
        keep_smaller(journal, plan, replace(plan, id="", label="buy trunks"), NOW)
    assert len(journal.all(Plan)) == 2
    journal.undo(NOW)
    assert (labels(journal), len(journal.all(Plan))) == (["Buy trunks", "Swim in the pool"], 1)


def test_a_smaller_step_of_what_is_no_rung_any_more_stands_alone() -> None:
    journal, plan = climbing()
    journal.remove(LADDER, NOW)
    assert keep_smaller(journal, plan, replace(plan, id="", label="Sit at the pool"), NOW).ladder_id is None
