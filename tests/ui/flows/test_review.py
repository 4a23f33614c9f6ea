"""From a key to a reviewed plan, and what may follow."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn
from mindtui.domain.draft import Draft
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import BARRIERS, Actual, Plan, Ratings
from tests.support.app import NOW, Notebook, open_notebook

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
WALK = Plan(id="walk", label="Walk", day=TODAY, start=time(13, 30), minutes=20, predicted=Ratings(pleasure=4))
SWIM_TOMORROW = Plan(label="Swim", day=TOMORROW, start=time(18))


def keys_until_saved(*keys: str) -> tuple[str, ...]:
    """A full review: one key for what it was, four numbers, one to save."""
    assert len(keys) <= 6
    return keys


async def test_a_full_review_from_today_takes_six_keys(tmp_path: Path) -> None:
    mood = CheckIn(at=NOW.replace(hour=12, minute=40), mood=6)
    async with open_notebook(tmp_path, records=[WALK, mood]) as notebook:
        await to_plan(notebook)
        await notebook.press(*keys_until_saved("d", "7", "5", "3", "8", "enter"))
        await notebook.hears("Done: Walk. Pleasure 7, you expected 4. u takes it back.")
        plan = notebook.one(Plan)
        assert (plan.status, plan.actual) == ("done", Actual(7, 5, 3))
        assert (plan.mood_before, plan.mood_after) == (6, 8)
        await notebook.press("u")
        plan = notebook.one(Plan)
        assert (plan.status, plan.actual, plan.mood_before) == ("planned", Actual(), None)


async def to_plan(notebook: Notebook) -> None:
    """Put the cursor of Today on its plan."""
    await notebook.press("end")
    await notebook.until(lambda: isinstance(notebook.app.screen.item, Plan))  # type: ignore[attr-defined]


async def test_a_review_of_a_rung_climbs_it(tmp_path: Path) -> None:
    ladder = Ladder(id="ladder", goal="Run again", rungs=(Rung("Walk"), Rung("Run")))
    rung = Plan(label="Walk", day=TODAY, ladder_id="ladder")
    async with open_notebook(tmp_path, records=[ladder, rung]) as notebook:
        await notebook.press("2", "d", "enter")
        await notebook.hears("Done: Walk.")
        assert notebook.one(Ladder).rungs[0].done_on == TODAY
        await notebook.press("x")
        await notebook.hears("Dropped: Walk.")
        assert notebook.one(Ladder).rungs[0].done_on is None


async def test_the_last_rung_says_that_it_was_the_last(tmp_path: Path) -> None:
    rungs = (Rung("Walk", done_on=TODAY - timedelta(days=9)), Rung("Run"))
    ladder = Ladder(id="ladder", goal="Run again", rungs=rungs)
    async with open_notebook(
        tmp_path, records=[ladder, Plan(label="Run", day=TODAY, ladder_id="ladder")]
    ) as notebook:
        await notebook.press("2", "d", "enter")
        await notebook.hears("Done: Run. All 2 rungs were done. u takes it back.")


@pytest.mark.parametrize("number", range(1, 10))
async def test_what_stood_in_the_way_takes_three_keys(tmp_path: Path, number: int) -> None:
    async with open_notebook(tmp_path, records=[WALK]) as notebook:
        await to_plan(notebook)
        await notebook.press("n", str(number), "enter")
        await notebook.hears("Not done: Walk. u takes it back.")
        assert notebook.one(Plan).barrier == BARRIERS[number - 1]


@pytest.mark.parametrize(("key", "status"), [("d", "done"), ("p", "partly")])
async def test_a_plan_of_another_day_is_brought_forward_when_that_is_wanted(
    tmp_path: Path, key: str, status: str
) -> None:
    async with open_notebook(tmp_path, records=[SWIM_TOMORROW]) as notebook:
        await notebook.press("2", "down", key)
        await notebook.sees("“Swim” is planned for tomorrow. Bring it forward")
        await notebook.press("escape")
        assert notebook.one(Plan).status == "planned"
        await notebook.press(key, "y", "7", "enter")
        await notebook.hears("Swim. u takes it back.")
        plan = notebook.one(Plan)
        assert (plan.status, plan.day, plan.actual.pleasure) == (status, TODAY, 7)
        await notebook.press("u")
        assert (notebook.one(Plan).status, notebook.one(Plan).day) == ("planned", TOMORROW)


async def test_a_plan_of_another_day_cannot_have_been_left_undone(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[SWIM_TOMORROW]) as notebook:
        await notebook.press("2", "down", "n")
        await notebook.hears("“Swim” is planned for tomorrow. m moves it, x drops it.")
        assert notebook.dialog == ""


async def test_a_review_that_is_left_comes_back_with_the_mood_that_was_cleared(tmp_path: Path) -> None:
    mood = CheckIn(at=NOW.replace(hour=12, minute=40), mood=6)
    async with open_notebook(tmp_path, records=[WALK, mood]) as notebook:
        await to_plan(notebook)
        await notebook.press("d", "7", "5", "3", "8", "backspace", "escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("d")
        await notebook.sees("Done: Walk (what you had typed)", "[7]")
        await notebook.press("enter")
        await notebook.hears("Done: Walk.")
        assert notebook.one(Plan).mood_before is None
        assert notebook.all(Draft) == []


async def test_a_barrier_and_a_note_that_were_left_come_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[WALK]) as notebook:
        await to_plan(notebook)
        await notebook.press("n", "4", "right", "tab")
        await notebook.write("[/b] rain")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("n")
        await notebook.sees("felt anxious", "plan a smaller step", "[/b] rain")


async def test_a_map_of_what_was_avoided_begins_with_the_plan(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[WALK]) as notebook:
        await to_plan(notebook)
        await notebook.press("n", "4", "left", "enter")
        await notebook.until(lambda: notebook.dialog == "MapDialog")
        assert notebook.one(Plan).barrier == "felt anxious"
        await notebook.press("enter")
        await notebook.hears("Mapped: Walk. u takes it back.")
        drawn = notebook.one(AvoidanceMap)
        assert (drawn.trigger, drawn.plan_id) == ("Walk", "walk")


async def test_a_plan_from_a_suggestion_takes_three_keys(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[WALK]) as notebook:
        await notebook.press("2", "g", "1", "enter")
        await notebook.hears("Planned for today: ")
        assert [plan.status for plan in notebook.all(Plan)] == ["planned"] * 2


def chain(moves: int) -> list[Plan]:
    """A plan that was moved so often and waits today; the oldest first."""
    return [
        Plan(
            id=f"move-{n}",
            label="Sort [/b] mail",
            first_step="Open one letter",
            day=TODAY - timedelta(days=moves - n),
            status="moved" if n < moves else "planned",
            moved_to=f"move-{n + 1}" if n < moves else None,
        )
        for n in range(moves + 1)
    ]


@pytest.mark.parametrize("moves", [0, 1, 3])
async def test_nothing_is_offered_after_another_move_than_the_third(tmp_path: Path, moves: int) -> None:
    async with open_notebook(tmp_path, records=chain(moves)) as notebook:
        await to_plan(notebook)
        await notebook.press("m", "2")
        await notebook.hears("Moved to")
        assert notebook.dialog == ""


async def test_three_moves_in_a_row_offer_a_smaller_step_once(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=chain(2)) as notebook:
        await to_plan(notebook)
        await notebook.press("m", "2")
        await notebook.sees("“Sort [/b] mail” has moved 3 times in a row. A smaller")
        await notebook.press("escape")
        await notebook.hears("Moved to")
        await notebook.press("u")
        await to_plan(notebook)
        await notebook.press("m", "2")
        await notebook.hears("Moved to")
        assert notebook.dialog == ""


async def test_a_smaller_step_takes_the_first_step_of_what_moved(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=chain(2)) as notebook:
        await to_plan(notebook)
        await notebook.press("m", "2", "y")
        await notebook.sees("Plan something", "Open one letter")
        await notebook.press("enter")
        await notebook.hears("Planned for today: Open one letter.")
