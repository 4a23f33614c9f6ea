"""Suggest three: what is offered, taking one, drawing others, and limits."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.activity import Activity, Area
from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Actual, Plan
from mindtui.domain.record import Record
from mindtui.ui.flows.suggest import energy_on
from mindtui.ui.widgets.record_list import RecordList
from tests.support.app import NOW, Notebook, make_desk, open_notebook

TODAY = NOW.date()
DAY = timedelta(days=1)
LIFE: list[Record] = [
    CheckIn(at=NOW - timedelta(hours=5), mood=5, energy=9),
    CheckIn(at=NOW - timedelta(hours=3), mood=5, energy=4),
    CheckIn(at=NOW, mood=5),
    Area(key="connect", name="people", importance=8),
    Plan(label="Call", area="connect", day=TODAY - 12 * DAY, status="done"),
    *(
        Plan(
            label="Dishes",
            activity_id="all-dishes",
            area="upkeep",
            day=TODAY - back * DAY,
            status="done",
            actual=Actual(pleasure=8, mastery=7),
        )
        for back in (1, 2)
    ),
    *(
        Plan(label=area, area=area, day=TODAY - DAY, status="done")
        for area in ("grow", "play", "body", "upkeep")
    ),
]


def offered(notebook: Notebook) -> list[str]:
    """What stands behind the numbers."""
    listed: RecordList[object] = notebook.widget(RecordList)
    rows = [listed._row_at(n).parts for n in range(listed._count)]
    return [parts[1][0].strip() for parts in rows if len(parts) > 1]


async def test_three_stand_there_with_their_reasons(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=LIFE) as notebook:
        await notebook.press("g")
        await notebook.sees(
            "Suggested for energy 4",
            "1 Do all the dishes daily life · 20 min",
            "Paid off before: pleasure and mastery 7.5 on average (2 times).",
            "For balance: people (8 of 10 to you), last done 12 days ago.",
            "New: never planned so far.",
        )
        assert len(offered(notebook)) == 3


@pytest.mark.parametrize("keys", [("2",), ("down", "enter")])
async def test_the_one_that_is_taken_is_planned_for_today_with_one_more_enter(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with open_notebook(tmp_path, records=LIFE) as notebook:
        await notebook.press("2", "g")
        wanted = offered(notebook)[1]
        await notebook.press(*keys)
        assert notebook.dialog == "PlanDialog"
        assert notebook.widget(Input, "#what").value == wanted
        await notebook.press("enter")
        await notebook.hears(f"Planned for today: {wanted}.")
        plan = notebook.all(Plan)[-1]
        assert (plan.day, plan.area, plan.status) == (TODAY, "connect", "planned")
        assert plan.activity_id
        # What is planned now is not suggested again.
        await notebook.press("g")
        assert wanted not in offered(notebook)


async def test_the_same_three_come_back_all_day_and_others_with_g(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=LIFE) as notebook:
        await notebook.press("g")
        first = offered(notebook)
        await notebook.press("g")
        others = offered(notebook)
        assert others != first
        await notebook.press("escape", "2", "tab", "g")
        assert offered(notebook) == first
        await notebook.press("g")
        assert offered(notebook) == others
        await notebook.press("escape")
        notebook.clock.go_on(DAY)
        await notebook.press("g")
        assert offered(notebook) != first


async def test_limits_narrow_what_is_offered_and_say_when_nothing_is_left(tmp_path: Path) -> None:
    own = [Activity(label="Wave", area="play", effort=1, minutes=1)]
    async with open_notebook(tmp_path, records=own, size=(60, 20)) as notebook:
        await notebook.press("g", "down", "down", "down", "right")
        assert notebook.focus == "minutes"
        await notebook.sees("up to 5 min")
        await notebook.press("3", "escape")
        await notebook.press("g", "down", "down", "down", "down", "down", "right", "down", "right")
        assert notebook.focus == "place"
        await notebook.press("enter")
        assert notebook.focus == "RecordList"


async def test_fewer_than_three_say_why(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=2, energy=0)]) as notebook:
        shipped = notebook.desk.catalog().search("")
        easy = [item for item in shipped if item.effort == 1 and item.minutes <= 5]
        for item in easy[1:]:
            plan = Plan(label=item.label, activity_id=item.id, day=TODAY)
            notebook.desk.journal.add(plan, notebook.clock())
        await notebook.press("g", "down", "down", "down", "right")
        await notebook.sees("Suggested for energy 0", "Nothing else up to 5 min at this energy.")
        assert offered(notebook) == [easy[0].label]
        await notebook.press("2")
        assert notebook.dialog == "SuggestDialog"
        await notebook.press("1")
        assert notebook.dialog == "PlanDialog"


def test_energy_is_that_of_todays_last_check_in_that_has_one(tmp_path: Path) -> None:
    desk, file = make_desk(tmp_path, records=LIFE)
    assert energy_on(desk) == 4
    desk.journal.add(CheckIn(at=NOW - DAY, energy=2), NOW)
    assert energy_on(desk) == 4
    file.close()


async def test_without_a_check_in_a_middling_energy_is_supposed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, ascii_only=True) as notebook:
        await notebook.press("2", "g")
        await notebook.sees("Suggested for energy 5 (none given today)", "> 1")
