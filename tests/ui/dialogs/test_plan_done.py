"""Writing down what was done without a plan."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import Activity, Area, Catalog
from mindtui.domain.draft import Draft
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.ui.dialogs.plan_done import PlanDoneDialog
from tests.support.app import NOW, Host, hosted, open_notebook

TODAY = NOW.date()
OWN = Activity(id="own", label="Water Ada's plants", area="upkeep", minutes=10)


def dialog(day: date | None = None) -> Callable[[], PlanDoneDialog]:
    return lambda: PlanDoneDialog(Journal(), Catalog([OWN], shipped_activities()), NOW, day=day)


async def fill(host: Host, field: str, text: str) -> None:
    line = host.app.screen.query_one(f"#{field}", Input)
    line.focus()
    line.value = text


async def test_what_was_done_just_now_takes_one_line() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Helped [Ada] $x")
        await host.press("enter")
        assert await host.answer() == Plan(
            label="Helped [Ada] $x", day=TODAY, start=time(14, 30), status="done", unplanned=True
        )


async def test_everything_that_was_felt_is_kept_and_nothing_was_expected() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("plants")
        await host.press("down", "enter")
        assert host.focus == "when"
        await fill(host, "when", "yesterday 18:00")
        await host.press("tab", "7", "3", "2", "8", "4")
        assert host.focus == "minutes"
        await host.write("25")
        await fill(host, "note", "quick")
        await host.press("ctrl+s")
        assert await host.answer() == Plan(
            label=OWN.label,
            activity_id="own",
            area="upkeep",
            day=TODAY - timedelta(days=1),
            start=time(18),
            status="done",
            unplanned=True,
            predicted=Ratings(),
            actual=Actual(pleasure=7, mastery=3, difficulty=2, minutes=25),
            mood_after=8,
            mood_before=4,
            note="quick",
        )


@pytest.mark.parametrize(
    ("when", "day", "start", "recalled"),
    [
        ("today", 0, None, False),
        ("08:15", 0, time(8, 15), False),
        ("-2 ", 2, time(14, 30), False),
        ("2026-11-21 14:29", 2, time(14, 29), True),
        ("2026-11-21", 2, None, False),
        ("2026-11-20", 3, None, True),
        ("2026-11-23 01:00", 1, time(1), False),
    ],
)
async def test_it_stands_on_its_day_and_says_when_it_was_recalled(
    when: str, day: int, start: time | None, recalled: bool
) -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Swim")
        await fill(host, "when", when)
        await host.press("enter")
        made = await host.answer()
        assert ((TODAY - made.day).days, made.start, made.recalled) == (day, start, recalled)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("when", "23:00", "That is still to come. Leave with Esc and plan it with a."),
        ("when", "tomorrow", "That is still to come."),
        ("when", "someday", '"someday" is not a moment that can be read'),
        ("minutes", "soon", "Minutes takes a whole number from 0 to 1440"),
        ("what", " ", "Say what you did. Type it, or press ↓ and choose."),
    ],
)
async def test_what_cannot_be_is_named_and_nothing_is_lost(field: str, text: str, sentence: str) -> None:
    async with hosted(dialog=dialog(), size=(120, 40)) as host:
        await host.write("Swim")
        await fill(host, field, text)
        await host.press("enter")
        await host.sees(sentence)
        assert host.answers == []
        assert host.focus == field


async def test_a_past_day_that_is_open_stands_in_the_form() -> None:
    async with hosted(dialog=dialog(TODAY - timedelta(days=2))) as host:
        assert host.app.screen.query_one("#when", Input).value == "2026-11-21"
    async with hosted(dialog=dialog(TODAY + timedelta(days=2))) as host:
        assert host.app.screen.query_one("#when", Input).value == ""


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_each_line_says_what_it_takes_also_on_a_small_screen(size: tuple[int, int]) -> None:
    async with hosted(dialog=dialog(), size=size) as host:
        for words in (
            "Enter saves your own words",
            "Enter takes this idea",
            "With an area, an activity",
            "yesterday 18:00",
            "0 none · 10 as much as I can imagine · x is 10",
            "0 none · 10 a big achievement",
            "0 easy · 10 the hardest",
            "right after it",
            "just before it",
            "How long it took",
            "One line about how it went.",
        ):
            await host.sees(words)
            await host.press("tab")


@pytest.mark.parametrize(("place", "key"), [("1", "plus"), ("2", "i")])
async def test_it_is_written_down_from_today_and_from_the_week_and_undone(
    tmp_path: Path, place: str, key: str
) -> None:
    records = [Plan(label="Walk", day=TODAY), Area(key="music", name="Music [b]")]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press(place, key)
        await notebook.write("Sang in the kitchen")
        await notebook.press("tab", "left")
        await notebook.sees("‹ Music [b] ›")
        await notebook.press("enter")
        await notebook.hears("Written down for today: Sang in the kitchen. u takes it back.")
        await notebook.sees("14:30 ● Sang in the kitchen")
        own = notebook.one(Activity)
        assert (own.label, own.area) == ("Sang in the kitchen", "music")
        await notebook.press("u")
        await notebook.until(lambda: len(notebook.all(Plan)) == 1)
        assert notebook.all(Activity) == []


async def test_what_was_typed_and_left_comes_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("1", "plus")
        await notebook.write("Sang")
        await notebook.press("tab", "tab", "tab", "6", "escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("2", "plus")
        await notebook.sees("Something you did (what you had typed)", "Sang", "[6]")
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(Plan))
        assert notebook.one(Plan).actual.pleasure == 6
        assert notebook.all(Draft) == []


@pytest.mark.parametrize(
    ("form", "row", "typed", "kept"),
    [
        ("plus", "when", "yesterday 18:00", "2026-11-22 18:00"),
        ("plus", "when", "yesterday", "2026-11-22"),
        ("plus", "when", "someday", "someday"),
        ("a", "day", "wed", "2026-11-25"),
        ("a", "day", "someday", "someday"),
    ],
)
async def test_a_day_in_a_form_that_was_left_is_the_same_day_tomorrow(
    tmp_path: Path, form: str, row: str, typed: str, kept: str
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("1", form)
        notebook.widget(Input, f"#{row}").value = typed
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press(form)
        assert notebook.widget(Input, f"#{row}").value == kept
