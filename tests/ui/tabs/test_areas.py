"""The Areas tab: what matters, what falls short, where the time goes."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input, TextArea

from mindtui.domain.activity import Area
from mindtui.domain.history import Step
from mindtui.domain.plan import Plan
from mindtui.ui.tabs.areas import AreasTab
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import NOW, Notebook, open_notebook, plan_tab

TODAY = NOW.date()
RATED = [
    Area(
        key="connect", name="people", importance=9, satisfaction=3, value="Be there for [/b] Ada.\n\nListen."
    ),
    Area(key="body", name="body, rest and spirit", importance=3, satisfaction=7),
    Area(key="music", name="Music [/b]", importance=6),
]


def done(days_ago: int, area: str | None, minutes: int | None = 30) -> Plan:
    day = TODAY - timedelta(days=days_ago)
    return Plan(label="Something", day=day, area=area, minutes=minutes, status="done")


WEEK = [*(done(back, "body", 60) for back in range(7)), done(0, "connect", 50), done(1, None, 20)]


async def go_to_areas(notebook: Notebook) -> None:
    await notebook.press(*plan_tab("Areas"))
    await notebook.sees("matters satisfied gap")


def names(notebook: Notebook) -> list[str]:
    """The areas of the list, from the top."""
    known = ("people", "work", "fun", "body", "daily", "Music", "Choir")
    lines = [line.removeprefix("▸").strip() for line in notebook.lines()]
    return [line.split(" ")[0].rstrip(",") for line in lines if line.startswith(known)]


async def test_before_anything_is_rated_the_five_areas_stand_there(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.sees(
            "This week you did something in 0 of 5 areas.",
            "▸ people – – – work and learning – – –",
            "Balance: not enough yet: 7 more days with something done and its minutes.",
            "No words yet. Enter rates this area and takes them.",
        )
        await notebook.press("delete", "d", "m", "x")
        assert (notebook.dialog, notebook.said, notebook.all(Step)) == ("", "", [])


async def test_the_largest_gap_comes_first_with_the_shares_beside_each_other(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[*RATED, *WEEK, done(2, "gone", None)]) as notebook:
        await go_to_areas(notebook)
        await notebook.sees(
            "This week you did something in 2 of 6 areas.",
            "▸ people 9 3 +6 █······┃···· 10 % 50 %",
            "body, rest and spirit 3 7 -4 ██┃█████████ 86 % 17 %",
            "Music [/b] 6 – – ·····┃······ 0 % 33 %",
            "work and learning – – – ············ 0 % –",
            "█ share of your time, ┃ of what matters to you. Your time: 8.2 hours of 9 things done on 7 of "
            "the last 28 days; 4 % of it in none of these areas; 1 thing without minutes left out.",
            "people Be there for [/b] Ada. Listen.",
        )
        assert names(notebook)[:3] == ["people", "body", "Music"]
        await notebook.press("down")
        await notebook.sees("body, rest and spirit No words yet.")


async def test_a_small_screen_without_fonts_shows_the_same(tmp_path: Path) -> None:
    records = [*RATED, *WEEK]
    async with open_notebook(tmp_path, records=records, size=(60, 20), ascii_only=True) as notebook:
        await go_to_areas(notebook)
        await notebook.sees(
            "> people 9 3 +6 #...|.. 10 % 50 %",
            "body, rest... 3 7 -4 #|##### 86 % 17 %",
            "# share of your time, | of what matters to you. Your time:",
            "people Be there for [/b] Ada.",
        )


async def test_an_area_is_rated_and_put_into_words(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("end", "enter")
        await notebook.sees("Life area: daily life", "How much it matters: 0 not at all")
        await notebook.write("83")
        await notebook.sees("Ctrl+S saves")
        await notebook.write("A calm desk")
        await notebook.press("ctrl+s")
        await notebook.hears("Kept: daily life. u takes it back.")
        area = notebook.one(Area)
        assert (area.key, area.importance, area.satisfaction, area.value) == ("upkeep", 8, 3, "A calm desk")
        await notebook.sees("▸ daily life 8 3 +5", "A calm desk")
        assert names(notebook)[0] == "daily"
        await notebook.press("enter", "left", "enter")
        await notebook.hears("Changed: daily life. u takes it back.")
        assert notebook.one(Area).importance == 7
        await notebook.press("u", "u")
        await notebook.until(lambda: not notebook.all(Area))


async def test_what_is_left_as_it_was_makes_no_record(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("enter", "enter")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.all(Step) == []


async def test_what_was_typed_comes_back_after_escape(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("enter", "9", "escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("enter")
        await notebook.sees("what you had typed", "[9]")
        await notebook.press("backspace", "enter")
        await notebook.press("enter")
        await notebook.sees("Life area: people")
        assert "what you had typed" not in notebook.text()


async def test_what_another_window_rated_meanwhile_stays(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("enter", "9")
        notebook.desk.journal.add(Area(key="connect", name="people", satisfaction=2), notebook.clock())
        await notebook.press("enter")
        await notebook.hears("Changed: people.")
        area = notebook.one(Area)
        assert (area.importance, area.satisfaction) == (9, 2)


async def test_the_words_may_be_written_in_an_editor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("enter", "ctrl+e")
        await notebook.sees("The editor needs a terminal of its own.")


async def test_an_area_of_ones_own_has_a_name_that_is_not_taken(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        await notebook.press("plus", "enter")
        await notebook.sees("A life area needs a name.")
        await notebook.write("People")
        await notebook.press("enter")
        await notebook.sees("There is a life area “people” already. Give this one another name.")
        assert notebook.focus == "name"
        notebook.widget(Input, "#name").value = "Choir & song"
        await notebook.press("enter")
        await notebook.hears("Kept: Choir & song. u takes it back.")
        assert notebook.one(Area).key == "choir-song"
        await notebook.sees("▸ Choir & song")
        await notebook.press("enter")
        notebook.widget(Input, "#name").value = "Choir"
        await notebook.press("enter")
        await notebook.hears("Changed: Choir.")
        assert (notebook.one(Area).key, notebook.one(Area).name) == ("choir-song", "Choir")


async def test_what_was_done_in_a_deleted_area_stays_and_comes_back_with_its_name(tmp_path: Path) -> None:
    records = [RATED[2], *(done(back, "music") for back in range(7))]
    async with open_notebook(tmp_path, records=records) as notebook:
        await go_to_areas(notebook)
        await notebook.sees("Music [/b] 6 – – ███████████┃ 100 % 100 %")
        await notebook.press("home")
        while not notebook.desk.journal.get(Area, getattr(notebook.widget(AreasTab).item, "id", "")):
            await notebook.press("down")
        await notebook.press("delete")
        await notebook.hears("Deleted: Music [/b]. u brings it back.")
        await notebook.sees("in 0 of 5 areas", "100 % of it in none of these areas")
        assert {plan.area for plan in notebook.all(Plan)} == {"music"}
        await notebook.press("i")
        await notebook.write("Music")
        await notebook.press("enter")
        await notebook.sees("in 1 of 6 areas", "Music – – – ████████████ 100 %")


async def test_deleting_what_was_rated_leaves_a_built_in_area(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RATED[:1]) as notebook:
        await go_to_areas(notebook)
        await notebook.press("delete")
        await notebook.hears("Your ratings of people are deleted; the area stays. u brings them back.")
        await notebook.sees("people – – –")
        await notebook.press("u")
        await notebook.sees("people 9 3 +6")


async def test_a_plan_made_here_is_for_the_area_of_the_cursor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RATED) as notebook:
        await go_to_areas(notebook)
        await notebook.press("a")
        assert notebook.widget(ChoiceRow, "#area").value == "connect"


async def test_a_click_opens_what_the_cursor_is_on(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_areas(notebook)
        y = next(n for n, line in enumerate(notebook.lines()) if line.startswith("▸ people"))
        await notebook.pilot.click(offset=(4, y))
        await notebook.sees("Life area: people")


async def test_an_area_stands_in_the_journal_and_opens_there(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RATED[:1]) as notebook:
        await notebook.press("7")
        await notebook.sees("▸ life area: people matters 9, satisfied 3")
        await notebook.press("enter")
        await notebook.sees("Life area: people", "Be there for [/b] Ada.")
        assert notebook.widget(TextArea).text == RATED[0].value
        await notebook.press("0", "enter")
        await notebook.hears("Changed: people.")
        assert notebook.one(Area) == replace(notebook.one(Area), importance=0, satisfaction=3)
