"""The week's plans."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.activity import Activity
from mindtui.domain.history import Step
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.settings import Settings
from mindtui.ui.widgets.week_grid import WeekGrid
from tests.support.app import NOW, Notebook, open_notebook, stored, type_ahead

TODAY = NOW.date()
WEEK = [
    Plan(label="Swim", day=TODAY, start=time(8), minutes=40, first_step="Pack the bag", area="body"),
    Plan(label="Write to Ada", day=TODAY, status="done", actual=Actual(pleasure=6, mastery=7)),
    Plan(label="Garden", day=TODAY + timedelta(days=2), start=time(17, 30)),
    Plan(label="Old thing", day=TODAY - timedelta(days=4), status="not-done", barrier="too tired"),
]


def plan_named(notebook: Notebook, label: str) -> Plan:
    [plan] = [plan for plan in notebook.all(Plan) if plan.label == label]
    return plan


async def test_an_empty_week_says_what_to_press(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("2")
        await notebook.sees("Nov 23 – 29, 2026", "Nothing planned. a plans something")
        await notebook.press("enter", "d", "p", "n", "m", "x", "delete")
        assert notebook.dialog == ""


async def test_the_agenda_lists_the_week_by_day(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2")
        await notebook.sees(
            "Nov 23 – 29, 2026 1 of 3 planned",
            "Today Nov 23 1 of 2 planned ▸ 08:00 ○ Swim",
            "40 min ● Write to Ada done pleasure 6, mastery 7 Tomorrow Nov 24",
            "Wed, Nov 25 17:30 ○ Garden",
        )
        assert "Old thing" not in notebook.text()


async def test_a_plan_is_added_on_the_day_of_the_cursor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "end", "a")
        assert notebook.widget(Input, "#day").value == "2026-11-25"
        await type_ahead(notebook.pilot, *"Read [a] book", "enter")
        await notebook.hears("Planned for Wed, Nov 25: Read [a] book. u takes it back.")
        await notebook.sees("○ Read [a] book")
        await notebook.saved()
        assert "Read [a] book" in [doc["label"] for doc in notebook.stored("plans")]
        await notebook.press("u")
        await notebook.until(lambda: len(notebook.all(Plan)) == 4)


async def test_an_own_activity_with_an_area_joins_the_catalog(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await notebook.write("Feed the ducks")
        await notebook.press("tab", "right", "enter")
        await notebook.until(lambda: notebook.all(Plan))
        own = notebook.one(Activity)
        assert (own.label, notebook.one(Plan).activity_id) == ("Feed the ducks", own.id)
        assert len(notebook.one(Step).changes) == 2


async def test_other_weeks_come_with_brackets_and_this_one_with_w(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "left_square_bracket")
        await notebook.sees("Nov 16 – 22, 2026", "▸ × Old thing", "not done: too tired")
        await notebook.press("right_square_bracket", "right_square_bracket")
        await notebook.sees("Nov 30 – Dec 6, 2026", "Nothing planned.")
        await notebook.press("w")
        await notebook.sees("Nov 23 – 29, 2026", "Swim")


async def test_a_week_may_start_on_sunday(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, settings=Settings(week_starts_on="sunday")) as notebook:
        await notebook.press("2")
        await notebook.sees("Nov 22 – 28, 2026")


async def test_a_plan_is_done_with_one_key_and_what_was_felt(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2")
        await type_ahead(notebook.pilot, *"d76", "enter")
        await notebook.hears("Done: Swim. u takes it back.")
        done = plan_named(notebook, "Swim")
        assert (done.status, done.actual) == ("done", Actual(pleasure=7, mastery=6))
        await notebook.sees("● Swim", "done pleasure 7, mastery 6", "2 of 3 planned")
        await notebook.press("u")
        await notebook.until(lambda: plan_named(notebook, "Swim").status == "planned")


async def test_a_barrier_is_named_and_a_smaller_step_planned(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await type_ahead(notebook.pilot, *"2n1", "right", "enter")
        await notebook.until(lambda: notebook.dialog == "PlanDialog")
        assert plan_named(notebook, "Swim").barrier == "too tired"
        await notebook.sees("Pack the bag", "tomorrow", "20")
        await notebook.press("enter")
        await notebook.hears("Planned for tomorrow: Pack the bag.")
        smaller = plan_named(notebook, "Pack the bag")
        assert (smaller.day, smaller.minutes, smaller.area) == (TODAY + timedelta(days=1), 20, "body")


@pytest.mark.parametrize(("key", "deed"), [("x", "Dropped"), ("n", "Not done")])
async def test_what_was_felt_goes_with_another_outcome_and_that_is_said(
    tmp_path: Path, key: str, deed: str
) -> None:
    done = Plan(label="Swim", day=TODAY, status="done", actual=Actual(pleasure=7, minutes=40), mood_after=8)
    async with open_notebook(tmp_path, records=[done]) as notebook:
        await type_ahead(notebook.pilot, *("2", key, *(["enter"] if key == "n" else [])))
        await notebook.hears(f"{deed}: Swim. u brings it back, with pleasure 7, 40 min, mood 8 after.")
        await notebook.press("u")
        await notebook.until(lambda: notebook.one(Plan).actual == done.actual)


async def test_moving_leaves_a_trace_and_is_undone_in_one_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "m", "3")
        await notebook.hears("Moved to Thu, Nov 26: Swim. u takes it back.")
        old, new = sorted((plan for plan in notebook.all(Plan) if plan.label == "Swim"), key=lambda p: p.day)
        assert (old.status, old.moved_to, old.day) == ("moved", new.id, TODAY)
        assert (new.status, new.day, new.start, new.first_step) == (
            "planned",
            date(2026, 11, 26),
            time(8),
            "Pack the bag",
        )
        await notebook.press("u")
        await notebook.until(lambda: plan_named(notebook, "Swim").status == "planned")


async def test_moving_to_the_same_day_or_leaving_changes_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "m", "0")
        await notebook.until(lambda: not notebook.dialog)
        await notebook.press("m", "escape")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.all(Step) == []


async def test_a_plan_that_was_not_done_is_planned_again_without_its_barrier(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "left_square_bracket", "m", "1")
        await notebook.hears("Old thing")
        again = [plan for plan in notebook.all(Plan) if plan.label == "Old thing"]
        assert [(plan.status, plan.barrier) for plan in again] == [
            ("not-done", "too tired"),
            ("planned", None),
        ]
        assert again[1].day == TODAY + timedelta(days=1)


async def test_a_plan_that_was_done_stays_done_when_it_is_planned_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2", "down", "m", "1")
        await notebook.hears("Write to Ada")
        again = [plan for plan in notebook.all(Plan) if plan.label == "Write to Ada"]
        assert [(plan.status, plan.actual) for plan in again] == [
            ("done", Actual(pleasure=6, mastery=7)),
            ("planned", Actual()),
        ]


async def test_dropping_and_deleting_are_undone(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK[:1]) as notebook:
        await notebook.press("2", "x")
        await notebook.hears("Dropped: Swim. u takes it back.")
        assert notebook.one(Plan).status == "dropped"
        await notebook.sees("– Swim", "dropped")
        await notebook.press("u", "delete")
        await notebook.hears("Deleted: Swim. u brings it back.")
        assert notebook.all(Plan) == []
        await notebook.press("u")
        await notebook.until(lambda: notebook.all(Plan))
        assert notebook.one(Plan).status == "planned"
        await notebook.saved()
        assert len(notebook.stored("plans")) == 1


async def test_changing_a_plan_can_move_it_to_another_week(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK[:1]) as notebook:
        await notebook.press("2", "enter")
        day = notebook.widget(Input, "#day")
        day.focus()
        day.value = "2026-12-01"
        await notebook.press("enter")
        await notebook.hears("Changed: Swim.")
        await notebook.sees("Nothing planned.")
        await notebook.press("right_square_bracket")
        await notebook.sees("Tue, Dec 1", "▸ 08:00 ○ Swim")


async def test_seven_days_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK, size=(120, 40)) as notebook:
        await notebook.press("2")
        await notebook.sees("Mon Nov 23 Tue Nov 24 Wed Nov 25 Thu Nov 26 Fri Nov 27 Sat Nov 28 Sun Nov 29")
        assert notebook.focus == "WeekGrid"
        await notebook.press("right", "right", "enter")
        await notebook.sees("Change this plan", "Garden", "17:30")
        await notebook.press("escape", "right", "a")
        assert notebook.widget(Input, "#day").value == "2026-11-26"
        await type_ahead(notebook.pilot, *"Sauna", "enter")
        await notebook.hears("Planned for Thu, Nov 26")
        await notebook.sees("Sauna")
        await notebook.press("x")
        await notebook.hears("Dropped: Sauna.")
        await notebook.press("left_square_bracket")
        await notebook.sees("Mon Nov 16", "Old thing")


async def test_the_shape_follows_the_size_of_the_terminal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2")
        await notebook.sees("Today Nov 23")
        await notebook.pilot.resize_terminal(120, 40)
        await notebook.sees("Mon Nov 23 Tue Nov 24")
        await notebook.until(lambda: notebook.focus == "WeekGrid")
        assert notebook.widget(WeekGrid).display
        await notebook.pilot.resize_terminal(80, 24)
        await notebook.sees("Today Nov 23")
        await notebook.until(lambda: notebook.focus == "RecordList")


async def test_a_click_opens_a_plan(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=WEEK) as notebook:
        await notebook.press("2")
        await notebook.sees("Garden")
        y = next(n for n, line in enumerate(notebook.lines()) if "Garden" in line)
        await notebook.pilot.click(offset=(20, y))
        await notebook.pilot.click(offset=(20, y))
        await notebook.sees("Change this plan")


async def test_a_plan_that_was_removed_elsewhere_is_not_brought_back_by_a_review(tmp_path: Path) -> None:
    from mindtui.domain.journal import Journal
    from mindtui.storage.journal_file import JournalFile

    async with open_notebook(tmp_path, records=WEEK[:1]) as notebook:
        await notebook.press("2", "d", "7")
        shell = JournalFile(tmp_path / "mindtui.json", program="shell")
        journal = Journal(shell.read(), program="shell")
        journal.changed.append(lambda step: None if step is None else void(shell.commit(step)))
        journal.remove(journal.all(Plan)[0], NOW + timedelta(minutes=1))
        shell.close()
        await notebook.until(lambda: not notebook.all(Plan))
        await notebook.press("enter")
        await notebook.hears("This plan is no longer in the journal.")
        assert stored(tmp_path / "mindtui.json", "plans") == []


def void(_: object) -> None:
    """Nothing."""


@pytest.mark.parametrize("rated", [Ratings(pleasure=3), Ratings()])
async def test_expectations_stand_beside_what_was_felt(tmp_path: Path, rated: Ratings) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Walk", day=TODAY, predicted=rated)]) as notebook:
        await notebook.press("2", "d")
        await notebook.sees("0 none · 10 as much as I can imagine")
        assert ("you expected 3" in notebook.text()) is (rated.pleasure is not None)
