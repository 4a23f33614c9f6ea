"""Ladders: goals in small steps."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mindtui.domain.activity import Activity
from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan, Ratings
from mindtui.ui.screens.plan import PlanScreen
from tests.support.app import NOW, Notebook, moment, open_notebook

TODAY = NOW.date()
LUNCH = Ladder(
    id="lunch",
    goal="Eat lunch with the others",
    area="connect",
    rungs=(
        Rung("Say hello in the kitchen", 2, done_on=TODAY - timedelta(days=1)),
        Rung("Sit down for five minutes", 4),
        Rung("Stay for a [/b] coffee", 6, "have-a-coffee"),
    ),
)
HELLO, SIT, STAY = (rung.label for rung in LUNCH.rungs)
TO_LADDERS = ("2", *["tab"] * [tab.name for tab in PlanScreen.TABS].index("Ladders"))


def labels(notebook: Notebook) -> list[str]:
    return [rung.label for rung in notebook.one(Ladder).rungs]


async def test_no_ladder_yet_names_the_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees("No ladder yet. Press + for a goal", "+ New ladder")
        await notebook.press("enter", "d", "A", "s", "o", "K", "J", "delete")
        assert notebook.dialog == ""
        assert notebook.all(Step) == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_ladder_shows_its_rungs_and_how_each_stands(tmp_path: Path, size: tuple[int, int]) -> None:
    planned = Plan(label=SIT, day=TODAY + timedelta(days=1), ladder_id="lunch")
    async with open_notebook(tmp_path, records=[LUNCH, planned], size=size) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees(
            "▸ Eat lunch with the others people 1 of 3 rungs",
            "├─●─┤ 2 Say hello in the kitchen done yesterday",
            "├─○─┤ 4 Sit down for five m",
            "next, planned tomorrow",
            "├─○─┤ 6 Stay for a [/b] coffee",
        )


async def test_plain_signs_draw_the_rungs_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH], ascii_only=True) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees("|-*-| 2 Say hello in the kitchen", "|-o-| 4 Sit down")
        assert "".join(notebook.lines()).isascii()


async def test_a_new_ladder_takes_its_rungs_one_a_line(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "i")
        await notebook.write("Swim in the [lake]")
        await notebook.press("tab", "right", "tab")
        await notebook.sees("One step a line", "Ctrl+S saves · Tab goes on")
        await notebook.write("Swim 7")
        await notebook.press("enter")
        await notebook.write("Buy trunks 1")
        await notebook.press("ctrl+s")
        await notebook.hears("A ladder: Swim in the [lake]. u takes it back.")
        await notebook.sees("▸ Swim in the [lake]", "1 Buy trunks next", "7 Swim")
        [_, made] = notebook.all(Ladder)
        assert (made.area, made.rungs) == ("connect", (Rung("Buy trunks", 1), Rung("Swim", 7)))
        await notebook.saved()
        assert len(notebook.stored("ladders")) == 2
        await notebook.press("u")
        await notebook.hears("Undone: added ladder, Swim in the [lake].")
        assert notebook.one(Ladder).id == "lunch"


@pytest.mark.parametrize(
    ("rungs", "said"),
    [
        ("Swim 11", "How hard “Swim” is goes from 0 to 10, not to 11."),
        ("Row", "“Row” is the goal itself."),
        ("Buy oars", ""),
    ],
)
async def test_a_rung_that_cannot_be_is_named_and_nothing_is_lost(
    tmp_path: Path, rungs: str, said: str
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press(*TO_LADDERS, "plus", "enter")
        await notebook.sees("A ladder needs a goal.")
        await notebook.write("Row")
        await notebook.press("tab", "tab")
        await notebook.write(rungs)
        await notebook.press("ctrl+s")
        if said:
            await notebook.sees(said)
            assert (notebook.focus, notebook.all(Step)) == ("rungs", [])
        else:
            await notebook.hears("A ladder: Row.")


async def test_a_new_ladder_that_was_left_is_offered_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press(*TO_LADDERS, "plus")
        await notebook.write("Row")
        await notebook.press("tab", "tab")
        await notebook.write("Buy oars 2")
        await notebook.press("shift+tab")
        await notebook.sees("The part of life", "Enter saves · Tab goes on")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        assert notebook.one(Draft).typed == {"goal": "Row", "rungs": "Buy oars 2"}
        await notebook.press("plus", "enter")
        await notebook.hears("A ladder: Row.")
        assert labels(notebook) == ["Buy oars"]
        assert notebook.all(Draft) == []


async def test_enter_changes_the_ladder_or_the_rung(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "enter")
        await notebook.sees("Change this ladder")
        await notebook.write("Lunch with all")
        await notebook.press("tab", "end", "enter")
        await notebook.hears("Changed: Lunch with all. u takes it back.")
        changed = notebook.one(Ladder)
        assert (changed.area, changed.rungs) == ("upkeep", LUNCH.rungs)
        await notebook.press("down", "enter")
        await notebook.sees("Change this rung", "[2]")
        await notebook.press("end")
        await notebook.write(", aloud")
        await notebook.press("tab", "5", "enter")
        await notebook.hears("Changed: Say hello in the kitchen, aloud. u takes it back.")
        assert labels(notebook) == [SIT, f"{HELLO}, aloud", STAY]
        await notebook.sees("▸ ├─●─┤ 5 Say hello in the kitchen, aloud")
        assert notebook.one(Ladder).rungs[1].done_on == LUNCH.rungs[0].done_on


async def test_a_goal_that_is_a_rung_of_its_own_is_refused(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "enter")
        await notebook.write(SIT.upper())
        await notebook.press("enter")
        await notebook.sees("is the goal itself.")
        assert notebook.one(Ladder).goal == LUNCH.goal


async def test_what_is_planned_of_a_rung_follows_its_words(tmp_path: Path) -> None:
    days = [TODAY + timedelta(days=n) for n in range(4)]
    plans = [
        Plan(label=SIT, day=days[0], ladder_id="lunch"),
        Plan(label=SIT, day=days[1]),
        Plan(label=STAY, day=days[2], ladder_id="lunch"),
        Plan(label=SIT, day=days[3], ladder_id="lunch", status="done"),
    ]
    async with open_notebook(tmp_path, records=[LUNCH, *plans]) as notebook:
        await notebook.press(*TO_LADDERS, "down", "down", "enter")
        await notebook.write("Sit down")
        await notebook.press("enter")
        await notebook.hears("Changed: Sit down.")
        assert [plan.label for plan in notebook.all(Plan)] == ["Sit down", SIT, STAY, SIT]
        await notebook.sees("Sit down next, planned today")
        await notebook.press("u")
        await notebook.until(lambda: [plan.label for plan in notebook.all(Plan)] == [SIT, SIT, STAY, SIT])
        assert labels(notebook) == [HELLO, SIT, STAY]


async def test_a_rung_is_added_at_the_place_of_its_difficulty(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "o")
        await notebook.write("Ask who is there")
        await notebook.press("tab", "5", "enter")
        await notebook.hears("Added: Ask who is there. u takes it back.")
        assert labels(notebook) == [HELLO, SIT, "Ask who is there", STAY]
        await notebook.sees("▸ ├─○─┤ 5 Ask who is there")
        await notebook.press("u")
        await notebook.until(lambda: labels(notebook) == [HELLO, SIT, STAY])


@pytest.mark.parametrize("keys", [("o",), ("down", "down", "down", "s"), ("down", "enter")], ids=str)
async def test_a_rung_that_leads_back_is_refused_in_the_form(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, *keys)
        await notebook.write(SIT.upper())
        await notebook.press("enter")
        await notebook.sees("is on this ladder already.")
        assert (notebook.dialog, notebook.all(Step)) == ("RungDialog", [])
        notebook.widget(Input, "#label").value = " "
        await notebook.press("enter")
        await notebook.sees("A rung needs something to do.")
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        assert labels(notebook) == [HELLO, SIT, STAY]


async def test_a_smaller_step_comes_right_before_the_rung(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "down", "down", "down", "s")
        await notebook.sees(
            f"Smaller than: {STAY}", "Small enough that you would do it with 7 of 10 confidence."
        )
        await notebook.write("Have a glass of water")
        await notebook.press("tab", "7", "enter")
        await notebook.sees(f"A smaller step is no harder than “{STAY}”, which has 6.")
        await notebook.press("5", "enter")
        await notebook.hears(f"Before “{STAY}”: Have a glass of water. u takes it back.")
        assert labels(notebook) == [HELLO, SIT, "Have a glass of water", STAY]
        await notebook.press("u")
        await notebook.until(lambda: labels(notebook) == [HELLO, SIT, STAY])


async def test_a_smaller_step_that_was_left_is_kept_for_its_rung_alone(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "s")
        await notebook.write("Stand there")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("end", "s")
        assert notebook.widget(Input, "#label").value == ""
        await notebook.press("escape", "up", "s")
        await notebook.sees(f"Smaller than: {SIT} (what you had typed)", "Stand there")


@pytest.mark.parametrize(("up", "down"), [("K", "J"), ("shift+up", "shift+down")])
async def test_rungs_move_up_and_down_and_the_cursor_goes_along(tmp_path: Path, up: str, down: str) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "end", up)
        await notebook.hears(f"Now 2 of 3: {STAY}. u takes it back.")
        await notebook.press(up)
        assert labels(notebook) == [STAY, HELLO, SIT]
        await notebook.press(up, down)
        assert labels(notebook) == [HELLO, STAY, SIT]
        assert len(notebook.all(Step)) == 3
        await notebook.press("u")
        await notebook.until(lambda: labels(notebook) == [STAY, HELLO, SIT])


async def test_a_rung_is_done_by_hand_and_open_again_with_the_same_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "d")
        assert notebook.all(Step) == []
        await notebook.press("end", "d")
        await notebook.hears(f"Done: {STAY}. u takes it back.")
        assert notebook.one(Ladder).rungs[2].done_on == TODAY
        await notebook.press("up", "d")
        await notebook.hears(f"Done: {SIT}. All 3 rungs were done. u takes it back.")
        await notebook.sees("people all 3 rungs were done")
        await notebook.press("home", "A")
        await notebook.hears("All 3 rungs were done.")
        await notebook.press("down", "d")
        await notebook.hears(f"Open again: {HELLO}. u takes it back.")
        await notebook.sees(f"├─○─┤ 2 {HELLO} next")


@pytest.mark.parametrize(
    ("now", "days", "said"),
    [
        ("2026-11-23 14:30", 0, "today"),
        ("2026-11-23 18:05", 1, "tomorrow"),
        ("2026-11-24 01:00", 1, "tomorrow"),
    ],
)
async def test_the_next_rung_is_planned_with_one_key(tmp_path: Path, now: str, days: int, said: str) -> None:
    async with open_notebook(tmp_path, records=[LUNCH], now=moment(now)) as notebook:
        await notebook.press(*TO_LADDERS, "A")
        await notebook.hears(f"Planned for {said}: {SIT}. u takes it back.")
        plan = notebook.one(Plan)
        assert (plan.day, plan.area, plan.ladder_id) == (TODAY + timedelta(days=days), "connect", "lunch")
        assert plan.predicted == Ratings(difficulty=4)
        await notebook.sees(f"{SIT} next, planned {said}")
        await notebook.press("A")
        await notebook.hears(f"“{SIT}” is planned already: {said}.")
        await notebook.press("u")
        await notebook.until(lambda: not notebook.all(Plan))


async def test_the_rung_under_the_cursor_is_planned_in_the_form(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "end", "a")
        await notebook.sees("Plan something", STAY, "people", "[6]")
        await notebook.press("escape", "up", "a")
        await notebook.sees("Plan something", SIT)
        await notebook.press("end")
        await notebook.write(" or ten")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("down", "a")
        notebook.app.screen.query_one("#area").focus()
        await notebook.sees("The part of life that this step belongs to.")
        await notebook.press("enter")
        await notebook.hears(f"Planned for today: {STAY}.")
        plan = notebook.one(Plan)
        assert (plan.activity_id, plan.ladder_id) == ("have-a-coffee", "lunch")
        await notebook.press("up", "a", "enter")
        await notebook.hears(f"Planned for today: {SIT} or ten.")
        assert notebook.all(Activity) == []


async def test_a_plan_of_a_rung_that_was_done_marks_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "A", "1", "d", "7", "enter")
        await notebook.hears(f"Done: {SIT}.")
        await notebook.press("2")
        await notebook.sees("2 of 3 rungs", f"├─●─┤ 4 {SIT} done today")


async def test_deleting_takes_out_the_rung_or_the_ladder(tmp_path: Path) -> None:
    plan = Plan(label=SIT, day=TODAY, ladder_id="lunch")
    async with open_notebook(tmp_path, records=[LUNCH, plan]) as notebook:
        await notebook.press(*TO_LADDERS, "down", "delete")
        await notebook.hears(f"Taken out: {HELLO}. u takes it back.")
        assert labels(notebook) == [SIT, STAY]
        await notebook.press("u", "home", "delete")
        await notebook.hears("Deleted: Eat lunch with the others. u brings it back.")
        assert notebook.all(Ladder) == []
        await notebook.press("1", "enter")
        await notebook.sees("Change this plan", SIT)
        await notebook.press("escape", "d", "enter")
        await notebook.hears(f"Done: {SIT}.")
        assert notebook.one(Plan).ladder_id == "lunch"


async def test_a_ladder_without_rungs_names_the_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[replace(LUNCH, rungs=(), area="gone")]) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees("gone no rungs yet", "o adds the first one.", "Add rung")
        assert not any(words in notebook.text() for words in ("A Plan now", "s Smaller"))
        await notebook.press("A", "s")
        assert not notebook.dialog
        await notebook.press("a")
        await notebook.sees("Plan something", "a walk, call Ada")


async def test_a_click_opens_a_ladder_and_a_rung(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees(LUNCH.goal)
        top = next(n for n, line in enumerate(notebook.lines()) if LUNCH.goal in line)
        await notebook.pilot.click(offset=(10, top))
        await notebook.sees("Change this ladder")
        await notebook.press("escape")
        await notebook.pilot.click(offset=(10, top + 1))
        await notebook.pilot.click(offset=(10, top + 1))
        await notebook.sees("Change this rung")


async def test_what_another_window_did_to_the_ladder_is_kept(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH]) as notebook:
        await notebook.press(*TO_LADDERS, "o")
        await notebook.write("Wave")
        journal = notebook.desk.journal
        held = notebook.one(Ladder)
        journal.change(held.without(2).with_rung(Rung("Sit down for an hour", 9)), notebook.clock())
        await notebook.press("enter")
        await notebook.hears("Added: Wave.")
        assert labels(notebook) == [HELLO, SIT, "Sit down for an hour", "Wave"]
        await notebook.press("home", "s")
        await notebook.write("Stand there")
        journal.change(notebook.one(Ladder).without(1), notebook.clock())
        await notebook.press("enter")
        await notebook.sees(f"“{SIT}” is no longer on the ladder.")
        journal.remove(notebook.one(Ladder), notebook.clock())
        await notebook.press("enter")
        await notebook.sees("This ladder is no longer in the journal.")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")


async def test_the_journal_shows_a_ladder_opens_it_and_finds_its_rungs(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LUNCH], now=NOW - timedelta(days=30)) as notebook:
        await notebook.press("7")
        await notebook.sees("ladder: Eat lunch with the others", "1 of 3 rungs")
        await notebook.press("slash")
        await notebook.write("kitchen")
        await notebook.press("enter", "enter")
        await notebook.sees("Change this ladder")
        await notebook.press("escape", "delete", "T")
        await notebook.sees("Trash", "ladder: Eat lunch with the others")
        await notebook.press("enter")
        await notebook.hears("Restored: Eat lunch with the others.")
        assert notebook.one(Ladder).rungs == LUNCH.rungs


async def test_nothing_that_a_rung_is_called_harms_the_screen(tmp_path: Path) -> None:
    harmful = "\x1b]0;x\x07[@click=app.quit]walk[/] 👩‍👩‍👧\u202e home\nnow"
    ladder = replace(LUNCH, goal=f"Go {harmful}", rungs=(Rung(harmful, 3), Rung("after", 4)))
    async with open_notebook(tmp_path, records=[ladder], size=(60, 20)) as notebook:
        await notebook.press(*TO_LADDERS)
        await notebook.sees("Go ]0;x[@click=app.quit]walk[/]", "3 ]0;x[@click=app.quit]walk[/]")
        for keys in (("down", "s"), ("escape", "enter"), ("escape", "home", "enter"), ("escape", "o")):
            await notebook.press(*keys)
            await notebook.sees("[@click=app.quit]walk[/]")
        await notebook.press("escape", "down", "A")
        await notebook.hears("[@click=app.quit]walk[/]")
        await notebook.press("d", "J", "delete", "u", "u", "u", "u", "7")
        await notebook.sees("ladder: Go ]0;x[@click=app.quit]wa")
        shown = "".join(notebook.lines())
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
