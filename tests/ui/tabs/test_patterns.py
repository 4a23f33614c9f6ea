"""The Patterns tab: maps of what one gets around, and which way was taken since."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.history import Step
from mindtui.domain.plan import Plan
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.maps import new_map
from mindtui.ui.tabs.patterns import PatternsTab
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import NOW, Notebook, open_notebook, plan_tab

TODAY = NOW.date()
LETTER = AvoidanceMap(
    trigger="A letter [/b] from the tax office",
    reaction="A tight chest, and the thought that today is not the day for it",
    avoidance="Put it on the pile and made tea, then cleaned the kitchen so that I would not see it any more",
    short_term="Quiet for an hour",
    long_term="A bigger pile",
    alternative="Open one letter",
    tries=(
        Try(TODAY - timedelta(days=2), "alternative", 7, "read half of it"),
        Try(TODAY - timedelta(days=6), "avoidance", 3),
    ),
    plan_id="bill",
)
BILL = Plan(id="bill", label="Pay the bill", day=TODAY, status="not-done")
PHONE = AvoidanceMap(trigger="The phone rings")


async def go_to_patterns(notebook: Notebook) -> None:
    await notebook.press(*plan_tab("Patterns"))
    await notebook.sees("the other way")


async def test_an_empty_tab_says_what_to_press(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_patterns(notebook)
        await notebook.sees(
            "How often the other way: not enough yet: 8 more tries.",
            "No map yet. Press + to map something you get around.",
        )
        await notebook.press("enter", "r", "delete", "d")
        assert (notebook.dialog, notebook.all(Step)) == ("", [])


async def test_the_map_under_the_cursor_stands_there_as_a_chain(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LETTER, PHONE, BILL]) as notebook:
        await go_to_patterns(notebook)
        await notebook.sees("▸ The phone rings not tried yet", "Trigger The phone rings → Response –")
        await notebook.press("down")
        await notebook.sees(
            "▸ A letter [/b] from the tax o… → Open one letter 2 tries, last 7",
            "Trigger A letter [/b] from the tax office "
            "→ Response A tight chest, and the thought that today is not the day for it "
            "→ Avoidance Put it on the pile and made tea, then cleaned the kitchen so that I "
            "would not see it any more "
            "Gives now Quiet for an hour Costs later A bigger pile → Instead Open one letter "
            "From Pay the bill Tries Sat, Nov 21: the other way, turned out 7 read half of it "
            "Tue, Nov 17: the usual way, turned out 3",
        )


async def test_a_small_screen_without_fonts_shows_every_link(tmp_path: Path) -> None:
    records = [LETTER, BILL]
    async with open_notebook(tmp_path, records=records, size=(60, 20), ascii_only=True) as notebook:
        await go_to_patterns(notebook)
        await notebook.sees(
            "> A letter [/b] fr... > Open one letter 2 tries, last 7",
            "Trigger A letter",
            "> Response A tight chest",
            "> Avoidance Put it on the pile",
            "Gives now Quiet",
            "Costs later A bigger pile",
            "> Instead Open one letter",
            "From Pay the bill",
        )


async def test_a_map_needs_only_what_set_it_off(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("plus", "enter")
        await notebook.sees("A map begins with what set it off.")
        assert notebook.focus == "trigger"
        await notebook.write("The phone rings")
        await notebook.press("down")
        await notebook.sees("What you felt, and what went through your mind.")
        await notebook.write("A start")
        await notebook.press("enter")
        await notebook.hears("Mapped: The phone rings. u takes it back.")
        made = notebook.one(AvoidanceMap)
        assert (made.trigger, made.reaction, made.plan_id) == ("The phone rings", "A start", None)
        await notebook.sees("▸ The phone rings", "→ Response A start")
        await notebook.press("u")
        await notebook.sees("No map yet.")


async def test_a_map_is_changed_and_what_was_typed_comes_back_after_escape(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("enter", *["down"] * 5)
        await notebook.write("Let it ring twice, answer")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("enter")
        await notebook.sees("what you had typed", "Let it ring twice, answer")
        await notebook.press("enter")
        await notebook.hears("Changed: The phone rings. u takes it back.")
        assert notebook.one(AvoidanceMap).alternative == "Let it ring twice, answer"
        await notebook.press("a")
        assert notebook.widget(Input, "#what").value == "Let it ring twice, answer"


async def test_what_was_typed_for_another_plan_stays_out_of_the_other_way(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LETTER]) as notebook:
        await notebook.press("a")
        await notebook.write("Something else")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await go_to_patterns(notebook)
        await notebook.press("a")
        assert notebook.widget(Input, "#what").value == "Open one letter"


async def test_a_plan_of_a_map_without_an_alternative_begins_empty(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("a")
        assert notebook.widget(Input, "#what").value == ""


async def test_it_came_up_again_in_four_keys(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LETTER]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("r")
        await notebook.sees("1 the other way: Open one letter", "2 the usual way: Put it on the pile")
        await notebook.write("18")
        await notebook.press("enter")
        await notebook.hears("Noted: the other way, A letter [/b] from the tax office. u takes it back.")
        assert notebook.one(AvoidanceMap).tries == (*LETTER.tries, Try(TODAY, "alternative", 8))
        await notebook.sees("3 tries, last 8", "Tries today: the other way, turned out 8")
        await notebook.press("u")
        await notebook.sees("2 tries, last 7")


async def test_the_usual_way_may_be_noted_too_with_a_day_and_a_line(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("r", "enter")
        await notebook.sees("Say which way you took.")
        assert notebook.focus == "way"
        await notebook.press("2")
        notebook.widget(Input, "#day").value = "tomorrow"
        await notebook.press("enter")
        await notebook.sees("Tomorrow has not been yet.")
        assert notebook.focus == "day"
        notebook.widget(Input, "#day").value = "yesterday"
        notebook.widget(Input, "#note").value = " It was late. "
        await notebook.press("enter")
        await notebook.hears("Noted: the usual way, The phone rings.")
        assert notebook.one(AvoidanceMap).tries == (
            Try(TODAY - timedelta(days=1), "avoidance", None, "It was late."),
        )
        await notebook.sees("1 try", "yesterday: the usual way It was late.")


async def test_an_empty_day_is_today(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("r", "right")
        assert notebook.widget(ChoiceRow, "#way").value == "alternative"
        notebook.widget(Input, "#day").value = " "
        await notebook.press("enter")
        await notebook.hears("Noted:")
        assert notebook.one(AvoidanceMap).tries == (Try(TODAY, "alternative"),)


async def test_what_another_window_noted_meanwhile_stays(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("r", "1")
        elsewhere = AvoidanceMap(id=notebook.one(AvoidanceMap).id, trigger="Phone", tries=LETTER.tries)
        notebook.desk.journal.change(elsewhere, notebook.clock())
        await notebook.press("enter")
        await notebook.hears("Noted:")
        assert notebook.one(AvoidanceMap).tries == (*LETTER.tries, Try(TODAY, "alternative"))
        assert notebook.one(AvoidanceMap).trigger == "Phone"


async def test_what_was_touched_last_comes_first(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LETTER, PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("end", "r", "1", "enter")
        await notebook.hears("Noted:")
        await notebook.press("home")
        assert notebook.widget(PatternsTab).item == notebook.all(AvoidanceMap)[0]
        assert notebook.all(AvoidanceMap)[0].trigger == LETTER.trigger


async def test_from_eight_tries_on_the_share_is_told(tmp_path: Path) -> None:
    tries = [Try(TODAY, "alternative", n) for n in range(6)] + [Try(TODAY, "avoidance")] * 3
    each = AvoidanceMap(trigger="A letter", tries=tuple(tries))
    async with open_notebook(tmp_path, records=[each]) as notebook:
        await go_to_patterns(notebook)
        await notebook.sees("In the last 28 days you took the other way 6 of 9 times.")


async def test_a_plan_that_was_not_done_leads_to_a_map(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[BILL]) as notebook:
        screen = notebook.app.screen
        await start(screen, notebook.desk, new_map(screen, notebook.desk, notebook.one(Plan)))
        await notebook.sees("Map what you get around", "Pay the bill")
        assert notebook.focus == "reaction"
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        await start(screen, notebook.desk, new_map(screen, notebook.desk, notebook.one(Plan)))
        await notebook.write("Later")
        await notebook.press("enter")
        await notebook.hears("Mapped: Pay the bill.")
        made = notebook.one(AvoidanceMap)
        assert (made.trigger, made.reaction, made.plan_id) == ("Pay the bill", "Later", "bill")


async def test_a_map_is_deleted_and_comes_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        await notebook.press("delete")
        await notebook.hears("Deleted: The phone rings. u brings it back.")
        await notebook.sees("No map yet.")
        await notebook.press("u")
        await notebook.sees("▸ The phone rings")


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_help_names_what_such_maps_are_called(tmp_path: Path, key: str) -> None:
    async with open_notebook(tmp_path, records=[PHONE]) as notebook:
        await go_to_patterns(notebook)
        assert "TRAP" not in notebook.text()
        await notebook.press("f1")
        await notebook.sees("TRAP (trigger, response,")
        await notebook.press("escape", key)
        assert "TRAP" not in notebook.text()


async def test_a_map_stands_in_the_journal_is_found_and_opens_there(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LETTER]) as notebook:
        await notebook.press("7")
        await notebook.sees("▸ avoidance map: A letter [/b] from the tax office 2 tries, last 7")
        await notebook.press("slash")
        await notebook.write("half tea")
        await notebook.press("enter", "enter")
        await notebook.sees("Change this map")
        await notebook.press("escape", "delete")
        await notebook.hears("Deleted: A letter [/b] from the tax office.")
        await notebook.press("escape", "T")
        await notebook.sees("A letter [/b] from the tax office")
