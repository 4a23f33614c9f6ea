"""The catalog: searching, limits, planning from it, own activities, and what came of each."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input

from mindtui.domain.activity import Activity, Area
from mindtui.domain.doing import Doing
from mindtui.domain.plan import Actual, Plan
from mindtui.ui.activity_rows import came_of_it
from mindtui.ui.tabs.catalog import Details
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.record_list import RecordList
from tests.support.app import NOW, Notebook, open_notebook

TODAY = NOW.date()
DUCKS = Activity(
    id="ducks", label="Feed the [b]ducks[/b]", area="garden", effort=1, minutes=7, social="with", place="out"
)
GARDEN = Area(key="garden", name="My [garden]", importance=8)


async def open_catalog(notebook: Notebook) -> None:
    await notebook.press("2", "tab")
    await notebook.until(lambda: notebook.app.screen.query(Details))
    await notebook.sees("activities")


def here(notebook: Notebook) -> str:
    listed: RecordList[Activity] = notebook.widget(RecordList, "CatalogTab RecordList")
    return listed.item.label if listed.item else ""


async def search(notebook: Notebook, text: str) -> None:
    await notebook.press("slash")
    await notebook.write(text)


async def test_everything_stands_in_one_order_and_own_ones_say_so(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS, GARDEN], size=(120, 60)) as notebook:
        await open_catalog(notebook)
        await notebook.sees("151 activities", "Feed the [b]ducks[/b] own My [garden] 7 min •")
        lines = [line for line in notebook.lines() if " min " in line]
        labels = [line[2:].casefold() for line in lines]
        assert labels[:-1] == sorted(labels[:-1])
        assert sum("  own " in line for line in lines) == 1


async def test_typing_narrows_the_list_and_escape_shows_all(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS, GARDEN]) as notebook:
        await open_catalog(notebook)
        await search(notebook, "walk nei")
        await notebook.sees("1 found", "Walk with a neighbor or friend")
        # Letters of commands are typed, not obeyed.
        assert notebook.widget(Input, "CatalogTab #search").value == "walk nei"
        await notebook.press("down")
        assert notebook.focus == "RecordList"
        assert here(notebook) == "Walk with a neighbor or friend"
        await notebook.press("escape")
        await notebook.sees("151 activities")
        assert here(notebook) == "Walk with a neighbor or friend"
        await search(notebook, "[garden]")
        await notebook.press("enter")
        assert here(notebook) == DUCKS.label


async def test_what_was_searched_for_in_vain_becomes_an_activity_of_ones_own(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        await search(notebook, "juggle lemons")
        await notebook.sees("Nothing found.", "0 activities")
        await notebook.press("enter", "e", "v", "delete", "i")
        assert notebook.widget(Input, "#label").value == "juggle lemons"
        await notebook.press("enter")
        await notebook.hears("In the catalog: juggle lemons. u takes it back.")
        own = notebook.one(Activity)
        assert (own.label, own.area, own.source) == ("juggle lemons", "connect", "own")
        await notebook.press("u")
        await notebook.until(lambda: not notebook.all(Activity))


async def test_limits_stand_above_the_list_until_they_are_let_go(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS, GARDEN], size=(60, 20)) as notebook:
        await open_catalog(notebook)
        await notebook.press("f", "right", "down", "right", "right", "down", "right", "enter")
        await notebook.sees("activities effort up to 1, free, up to 10 min")
        await search(notebook, "ducks")
        await notebook.press("enter", "1", "2")
        await notebook.sees("1 activity effort up to 1", "[b]ducks[/b]")
        await notebook.press("f")
        assert [row.value for row in notebook.app.screen.query(ChoiceRow)] == [1, 10, 0, None, None, False]
        await notebook.press("escape", "escape")
        await notebook.sees("effort up to 1", "Brush your teeth")
        await notebook.press("escape")
        await notebook.sees("151 activities")
        assert "effort up to" not in notebook.text()


async def test_enter_and_a_open_the_plan_with_everything_the_activity_knows(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS, GARDEN]) as notebook:
        await open_catalog(notebook)
        await search(notebook, "ducks")
        await notebook.press("enter")
        for key in ("a", "enter"):
            await notebook.press(key)
            assert notebook.dialog == "PlanDialog"
            await notebook.press("escape")
        await notebook.press("enter", "enter")
        await notebook.hears("Planned for today: Feed the [b]ducks[/b].")
        plan = notebook.one(Plan)
        assert (plan.label, plan.activity_id, plan.day, plan.area, plan.minutes) == (
            *(DUCKS.label, "ducks", TODAY),
            *("garden", 7),
        )
        assert notebook.one(Activity).id == "ducks"


async def test_a_draft_of_another_plan_stays_out_of_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await notebook.write("Something else")
        await notebook.press("escape")
        await open_catalog(notebook)
        await notebook.press("a")
        assert notebook.widget(Input, "#what").value == "Answer a friend's message with one line"


async def test_without_a_match_a_plans_something_else(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        await search(notebook, "zzz")
        await notebook.press("enter", "a")
        assert notebook.widget(Input, "#what").value == ""


async def test_a_click_on_the_row_of_the_cursor_plans_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        row = next(n for n, line in enumerate(notebook.lines()) if "▸" in line)
        await notebook.pilot.click(offset=(5, row))
        await notebook.until(lambda: notebook.dialog == "PlanDialog")


async def test_a_shipped_activity_is_changed_as_a_copy_that_can_go_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        await search(notebook, "dishes")
        await notebook.press("enter", "delete")
        await notebook.sees("Do all the dishes")
        await notebook.press("e", "escape", "e", "enter")
        assert notebook.all(Activity) == []
        await notebook.press("e", "end")
        await notebook.write(" and sing")
        await notebook.press("tab", "tab", "tab", "right", "enter")
        await notebook.hears("Changed: Do all the dishes and sing. u or Del takes it back.")
        copy = notebook.one(Activity)
        assert (copy.id, copy.source, copy.effort, copy.kind) == ("all-dishes", "own", 3, "routine")
        await notebook.sees("Do all the dishes and sing own", "effort 3: some")
        await notebook.press("u")
        await notebook.sees("Do all the dishes daily life", "effort 2: a little")
        await notebook.press("U")
        await notebook.sees("Do all the dishes and sing own")
        await notebook.press("delete")
        await notebook.sees("Do all the dishes daily life")


async def test_what_another_window_made_of_an_activity_meanwhile_stays(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        await search(notebook, "dishes")
        await notebook.press("enter", "e", "end")
        shipped = notebook.desk.catalog().get("all-dishes")
        assert shipped is not None
        theirs = replace(shipped, source="own", minutes=55)
        notebook.desk.journal.add(theirs, notebook.clock())
        await notebook.write(" and sing")
        await notebook.press("enter")
        await notebook.hears("Changed: Do all the dishes and sing.")
        copy = notebook.one(Activity)
        assert (copy.label, copy.minutes) == ("Do all the dishes and sing", 55)
        await notebook.press("u")
        assert notebook.one(Activity).minutes == 55


async def test_an_archived_activity_that_is_planned_by_its_words_is_made_no_second_time(
    tmp_path: Path,
) -> None:
    async with open_notebook(tmp_path, records=[replace(DUCKS, archived=True), GARDEN]) as notebook:
        await notebook.press("a")
        await notebook.write("feed the [b]ducks[/b]")
        await notebook.press("enter")
        await notebook.hears("Planned for today")
        assert notebook.one(Activity).archived
        plan = notebook.one(Plan)
        assert (plan.activity_id, plan.area) == ("ducks", "garden")


async def test_an_own_activity_is_changed_from_the_journal_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS]) as notebook:
        await notebook.press("7", "enter", "end")
        assert notebook.dialog == "ActivityDialog"
        await notebook.sees("‹ garden ›")
        await notebook.write("?")
        await notebook.press("enter")
        await notebook.hears("Changed: Feed the [b]ducks[/b]?. u takes it back.")
        assert notebook.one(Activity).label == "Feed the [b]ducks[/b]?"


async def test_archived_activities_hide_until_they_are_asked_for(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[DUCKS]) as notebook:
        await open_catalog(notebook)
        await notebook.press("v")
        await notebook.hears("Archived: Answer a friend's message with one line. u takes it back.")
        await search(notebook, "ducks")
        await notebook.press("enter", "v")
        await notebook.sees("0 activities")
        assert [item.archived for item in notebook.all(Activity)] == [True, True]
        await notebook.press("escape", "f", "up", "right", "enter")
        await notebook.sees("archived too", "151 activities")
        await notebook.press("home")
        await notebook.sees("Answer a friend's mes… archived")
        await notebook.press("v")
        await notebook.hears("Back in the catalog: Answer a friend's message with one line.")
        assert sorted(item.archived for item in notebook.all(Activity)) == [False, True]


async def test_a_label_that_is_there_already_is_refused_with_one_sentence(tmp_path: Path) -> None:
    gone = Activity(label="Old thing", area="play", archived=True)
    async with open_notebook(tmp_path, records=[gone]) as notebook:
        await open_catalog(notebook)
        await notebook.press("plus", "enter")
        await notebook.sees("Say what it is. For example: Water the plants.")
        await notebook.write("do ALL the dishes")
        await notebook.press("enter")
        await notebook.sees("“Do all the dishes” is in the catalog already.")
        assert notebook.focus == "label"
        notebook.widget(Input, "#label").value = "old  thing"
        await notebook.press("enter")
        await notebook.sees("“Old thing” is in the catalog already, archived.")
        notebook.widget(Input, "#label").value = "New thing"
        notebook.widget(Input, "#minutes").value = "0"
        await notebook.press("enter")
        await notebook.sees("Minutes takes a whole number from 1 to 1440, not “0”.")
        assert notebook.focus == "minutes"


async def test_what_came_of_it_stands_in_the_row_and_below(tmp_path: Path) -> None:
    plans = [
        Plan(
            label="Dishes",
            activity_id="all-dishes",
            day=TODAY - timedelta(days=back),
            status="done",
            actual=Actual(pleasure=back, mastery=8 if back == 2 else None),
        )
        for back in (1, 2)
    ]
    async with open_notebook(tmp_path, records=[*plans, DUCKS, GARDEN]) as notebook:
        await open_catalog(notebook)
        await search(notebook, "dishes")
        await notebook.sees(
            "Do all the dishes daily life 20 min •• 2 1.5 (2)",
            "daily life · done 2 times, last yesterday · pleasure 1.5 (2), mastery 8.0 (1)",
            "routine · effort 2: a little · free · alone · indoors · 20 min",
        )
        await notebook.press("escape")
        await search(notebook, "ducks")
        await notebook.sees("My [garden] · never planned so far", "effort 1: hardly any · free · with others")


def test_planned_and_never_done_is_said_without_blame() -> None:
    assert came_of_it(Doing("a", "A", planned=2), TODAY) == "planned before, not done yet"
    assert came_of_it(Doing("a", "A", planned=2, done=1), TODAY) == "done once"


async def test_plain_signs_and_a_small_screen_show_time_and_effort(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20), ascii_only=True) as notebook:
        await open_catalog(notebook)
        await notebook.sees("> Answer a friend's message with one line 3 min *")
        assert "Pleasure" not in notebook.text()
        assert all(len(line) == 60 for line in notebook.lines())


async def test_the_cursor_moves_the_details_along(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_catalog(notebook)
        await notebook.sees("people · never planned so far")
        await notebook.press("j")
        await notebook.sees("work and learning · never planned so far", "effort 4: quite some")
        assert here(notebook) == "Ask for help with something at work or school"


async def test_a_slash_in_other_tabs_searches_the_journal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("2", "slash")
        assert notebook.place == "journal"
        assert notebook.focus == "search"
