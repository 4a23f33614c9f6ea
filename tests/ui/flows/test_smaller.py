"""Making a plan smaller, wherever a plan is under the cursor."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mindtui.domain.history import Step
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan
from tests.support.app import NOW, Notebook, open_notebook

TODAY = NOW.date()
SWIM = Plan(label="Swim", day=TODAY, minutes=40, first_step="Pack the [/b] bag", area="body")
LADDER = Ladder(id="ladder", goal="Swim in the lake", rungs=(Rung("Buy trunks", 1), Rung("Swim", 5)))
ON_LADDER = replace(SWIM, ladder_id="ladder")


def made(notebook: Notebook) -> Plan:
    [plan] = [plan for plan in notebook.all(Plan) if plan.label != "Swim"]
    return plan


@pytest.mark.parametrize("place", ["1", "2"])
async def test_a_plan_is_made_smaller_with_one_key(tmp_path: Path, place: str) -> None:
    async with open_notebook(tmp_path, records=[SWIM]) as notebook:
        await notebook.press(place, "s")
        await notebook.sees("Pack the [/b] bag", "today", "20")
        await notebook.press("enter")
        await notebook.hears("Planned for today: Pack the [/b] bag. u takes it back.")
        step = made(notebook)
        assert (step.day, step.minutes, step.area, step.ladder_id) == (TODAY, 20, "body", None)
        await notebook.press("u")
        await notebook.until(lambda: notebook.one(Plan) == notebook.one(Plan).reviewed("planned"))


async def test_what_was_done_cannot_be_made_smaller(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[replace(SWIM, status="done")]) as notebook:
        await notebook.press("2", "s")
        assert not notebook.dialog


async def test_a_smaller_step_that_was_left_is_kept_and_offered_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[SWIM]) as notebook:
        await notebook.press("2", "s", "end")
        await notebook.write(" and go")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("s")
        await notebook.sees("(what you had typed)", "Pack the [/b] bag and go")


async def test_a_smaller_step_of_a_rung_becomes_the_rung_before_it_in_one_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[ON_LADDER, LADDER]) as notebook:
        await notebook.press("2", "s", "enter")
        await notebook.hears("Planned for today: Pack the [/b] bag.")
        labels = ["Buy trunks", "Pack the [/b] bag", "Swim"]
        assert [rung.label for rung in notebook.one(Ladder).rungs] == labels
        assert made(notebook).ladder_id == "ladder"
        assert len(notebook.one(Step).changes) == 2
        await notebook.press("u")
        await notebook.until(lambda: len(notebook.one(Ladder).rungs) == 2)
        assert notebook.one(Plan).label == "Swim"


async def test_a_smaller_step_that_leads_back_is_refused_and_nothing_written(tmp_path: Path) -> None:
    records = [replace(ON_LADDER, first_step="buy TRUNKS"), LADDER]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press("2", "s", "enter")
        await notebook.sees("“buy TRUNKS” is on this ladder already.", "give this one other words")
        assert notebook.dialog == "PlanDialog"
        assert notebook.all(Step) == []
        notebook.widget(Input, "#what").value = "Look at trunks"
        await notebook.press("enter")
        await notebook.hears("Planned for today: Look at trunks.")
        assert [rung.label for rung in notebook.one(Ladder).rungs] == ["Buy trunks", "Look at trunks", "Swim"]


@pytest.mark.parametrize("ladders", [[], [replace(LADDER, rungs=(Rung("Buy trunks", 1),))]])
async def test_a_smaller_step_stands_alone_where_the_rung_is_gone(
    tmp_path: Path, ladders: list[Ladder]
) -> None:
    async with open_notebook(tmp_path, records=[ON_LADDER, *ladders]) as notebook:
        await notebook.press("2", "s", "enter")
        await notebook.hears("Planned for today")
        assert made(notebook).ladder_id is None
        assert [len(ladder.rungs) for ladder in notebook.all(Ladder)] == [1] * len(ladders)


async def test_a_smaller_step_follows_what_was_not_done(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[ON_LADDER, LADDER]) as notebook:
        await notebook.press("2", "n", "1", "right", "enter")
        await notebook.until(lambda: notebook.dialog == "PlanDialog")
        await notebook.press("enter")
        await notebook.hears("Planned for tomorrow: Pack the [/b] bag.")
        assert made(notebook).day == TODAY + timedelta(days=1)
        assert len(notebook.one(Ladder).rungs) == 3
