"""Planning something."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import Activity, Catalog
from mindtui.domain.draft import Draft
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan, Ratings, plan_at, plan_for
from mindtui.ui.dialogs.plan_edit import PlanDialog
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.rating_row import RatingRow
from tests.support.app import NOW, Host, hosted, open_notebook, with_ids

TODAY = NOW.date()
OWN = Activity(id="own", label="Water Ada's plants", area="upkeep", minutes=10)


def dialog(plan: Plan | None = None) -> Callable[[], PlanDialog]:
    return lambda: PlanDialog(Journal(), Catalog([OWN], shipped_activities()), NOW, plan=plan)


async def fill(host: Host, field: str, text: str) -> None:
    line = host.app.screen.query_one(f"#{field}", Input)
    line.focus()
    line.value = ""
    await host.write(text)


async def test_a_plan_of_ones_own_takes_one_line() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Call [Ada] $x")
        await host.press("enter")
        assert await host.answer() == Plan(label="Call [Ada] $x", day=TODAY)


async def test_an_activity_from_the_catalog_is_found_and_taken() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("plants")
        await host.sees("Water Ada's plants", "10 min your own")
        await host.press("down", "enter")
        assert host.focus == "day"
        await host.press("enter")
        plan = await host.answer()
        assert (plan.label, plan.activity_id, plan.area, plan.minutes) == (OWN.label, "own", "upkeep", 10)


async def test_the_words_of_an_activity_are_the_same_thing_typed_or_taken() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("water ada's PLANTS")
        await host.press("enter")
        plan = await host.answer()
        assert (plan.activity_id, plan.area) == ("own", "upkeep")


@pytest.mark.parametrize(
    ("words", "touched", "area", "minutes"),
    [
        ("Read a book", {}, None, None),
        ("Read a book", {"minutes": "25"}, None, 25),
        ("Water Ada's plants, all", {}, "upkeep", 10),
    ],
)
async def test_what_an_activity_gave_goes_when_its_words_become_something_else(
    words: str, touched: dict[str, str], area: str | None, minutes: int | None
) -> None:
    async with hosted(dialog=dialog(plan_for(OWN, TODAY))) as host:
        for field, text in touched.items():
            await fill(host, field, text)
        await fill(host, "what", "Something")
        await host.sees("‹ none ›")
        await fill(host, "what", words)
        await host.press("enter")
        plan = await host.answer()
        assert (plan.label, plan.area, plan.minutes) == (words, area, minutes)


async def test_another_idea_brings_its_own_minutes_and_a_chosen_area_stays() -> None:
    async with hosted(dialog=dialog(plan_for(OWN, TODAY))) as host:
        await fill(host, "what", "walk for twenty")
        await host.press("down", "enter", "shift+tab", "right")
        chosen = host.app.screen.query_one("#area", ChoiceRow).value
        await host.sees("Walk for twenty minutes", "20")
        await fill(host, "what", "Read a book")
        await host.press("enter")
        plan = await host.answer()
        assert (plan.label, plan.area, plan.minutes) == ("Read a book", chosen, None)


async def test_an_area_that_was_taken_away_from_a_plan_stays_away() -> None:
    held = Plan(id="p", label=OWN.label, day=TODAY, activity_id="own")
    async with hosted(dialog=dialog(held)) as host:
        await host.press("enter")
        assert await host.answer() == held


async def test_a_label_of_two_lines_stays_as_it_is() -> None:
    held = Plan(id="p", label="Call Ada\nand Bo", day=TODAY, activity_id="gone")
    async with hosted(dialog=dialog(held)) as host:
        await host.press("enter")
        assert await host.answer() == held


async def test_a_plan_that_waits_goes_to_no_day_that_is_past() -> None:
    overdue = Plan(id="p", label="Swim", day=TODAY - timedelta(days=2))
    async with hosted(dialog=dialog(overdue)) as host:
        await fill(host, "day", "-3")
        await host.press("enter")
        await host.sees("is past. A plan needs a day from today on")
        await fill(host, "day", "-2")
        await host.press("enter")
        assert await host.answer() == overdue


async def test_of_what_was_done_the_day_may_be_corrected() -> None:
    done = Plan(id="p", label="Swim", day=TODAY, status="done")
    async with hosted(dialog=dialog(done)) as host:
        await fill(host, "day", "yesterday")
        await host.press("enter")
        assert (await host.answer()).day == TODAY - timedelta(days=1)


async def test_without_a_word_the_whole_catalog_is_offered() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.press("down", "down", "enter")
        shipped = Catalog([OWN], shipped_activities()).search("")[1]
        await host.press("enter")
        plan = await host.answer()
        assert (plan.label, plan.activity_id) == (shipped.label, shipped.id)


async def test_the_minutes_of_every_idea_are_seen_on_a_small_screen() -> None:
    async with hosted(dialog=dialog(), size=(60, 20)) as host:
        await host.write("walk")
        await host.sees("5 min")
        ideas = [line for line in host.lines() if " min " in line]
        assert len(ideas) == 4
        assert any("…" in line for line in ideas)


async def test_without_an_idea_tab_goes_past_the_list() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Juggle with three lemons")
        await host.sees("none: it will be an activity of your own")
        await host.press("tab")
        assert host.focus == "area"
        await host.press("enter")
        assert (await host.answer()).label == "Juggle with three lemons"


async def test_a_pointer_stands_only_where_enter_would_take_something() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("plants")
        await host.sees("Water Ada's plants")
        assert "▸" not in host.text()
        await host.press("down")
        await host.sees("▸ Water Ada's plants", "Enter takes this idea")
        await host.press("up")
        assert host.focus == "what"
        assert "▸" not in host.text()


async def test_day_time_minutes_and_expectations_are_kept() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Swim")
        await fill(host, "day", "sat")
        await fill(host, "start", "6pm")
        await fill(host, "minutes", "45")
        host.app.screen.query_one("#pleasure", RatingRow).focus()
        await host.write("7384")
        await fill(host, "first-step", "Pack the bag")
        await fill(host, "when-then", "when work ends, I go")
        await host.press("ctrl+s")
        assert await host.answer() == Plan(
            label="Swim",
            day=date(2026, 11, 28),
            start=time(18),
            minutes=45,
            predicted=Ratings(pleasure=7, mastery=3, difficulty=8),
            motivation_before=4,
            first_step="Pack the bag",
            when_then="when work ends, I go",
        )


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (
            "day",
            "yesterday",
            "Yesterday is past. A plan needs a day from today on; what you did already",
        ),
        ("day", "someday", '"someday" is not a day that can be read'),
        ("start", "25:00", '"25:00" is not a time of day that can be read'),
        ("minutes", "1441", "Minutes takes a whole number from 1 to 1440"),
        ("minutes", "soon", "Minutes takes a whole number from 1 to 1440"),
        ("what", "   ", "Say what you plan to do."),
        ("what", "x" * 201, "label must have at most 200 characters."),
    ],
)
async def test_what_cannot_be_planned_is_named_and_nothing_is_lost(
    field: str, text: str, sentence: str
) -> None:
    async with hosted(dialog=dialog(), size=(120, 40)) as host:
        await host.write("Swim")
        await fill(host, field, text)
        await host.press("enter")
        await host.sees(sentence)
        assert host.answers == []
        assert host.app.screen.query_one(f"#{field}", Input).value == text


async def test_arrows_go_from_row_to_row_where_the_form_is_longer_than_the_screen() -> None:
    async with hosted(dialog=dialog(), size=(60, 12)) as host:
        await host.write("qqq")
        for row in ("area", "day", "start", "minutes", "repeat", "pleasure"):
            await host.press("down")
            assert host.focus == row
        await host.press("up")
        assert host.focus == "repeat"


async def test_escape_plans_nothing() -> None:
    async with hosted(dialog=dialog()) as host:
        await host.press("S", "w", "escape")
        assert await host.answer() is None


async def test_changing_a_plan_keeps_what_the_form_does_not_show() -> None:
    [held] = with_ids(
        [
            Plan(
                label="Swim",
                day=date(2026, 11, 20),
                area="body",
                start=time(7, 30),
                minutes=45,
                status="done",
                note="cold",
                mood_before=3,
                homework_id="h",
                predicted=Ratings(pleasure=7),
            )
        ]
    )
    async with hosted(dialog=dialog(held)) as host:
        await host.sees("Change this plan", "2026-11-20", "07:30", "45", "[7]")
        await fill(host, "start", "8:00")
        await host.press("enter")
        changed = await host.answer()
        assert changed.start == time(8)
        for name in Plan.__struct_fields__:
            if name != "start":
                assert getattr(changed, name) == getattr(held, name), name


async def test_another_label_is_another_activity() -> None:
    held = Plan(id="p", label=OWN.label, day=TODAY, activity_id="own", area="upkeep")
    async with hosted(dialog=dialog(held)) as host:
        await fill(host, "what", "Something else")
        await host.press("enter")
        assert (await host.answer()).activity_id is None


async def test_each_line_says_what_it_takes() -> None:
    async with hosted(dialog=dialog()) as host:
        for words in (
            "Enter saves your own words · ↓ goes to the ideas",
            "Enter takes this idea and goes on",
            "joins the catalog",
            "today, tomorrow, sat, +3, 2026-12-24",
            "For example 18:30 or 6pm.",
            "How long, in minutes.",
            "daily, weekdays, weekly on mon · until dec 20 · 8 times",
            "Expected: 0 none · 10 as much as I can imagine · x is 10",
            "Expected: 0 none · 10 a big achievement",
            "Expected: 0 easy · 10 the hardest",
            "How you feel like it: 0 not at all · 10 very much",
            "The smallest start",
            "When the kettle boils",
        ):
            await host.sees(words)
            await host.press("tab")
        assert host.focus == "what"


def test_a_plan_to_be_filled_in_stands_on_its_day() -> None:
    assert plan_at(TODAY, time(9)).when().hour == 9


async def test_a_plan_that_was_left_comes_back_and_says_so(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await notebook.write("Walk")
        notebook.widget(ChoiceRow, "#area").focus()
        await notebook.press("right", "escape")
        await notebook.hears("What you typed is kept and comes back when you open it again.")
        await notebook.press("2", "a")
        await notebook.sees("Plan something (what you had typed)", "Walk", "‹ people ›")
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(Plan))
        assert (notebook.one(Plan).label, notebook.one(Plan).area) == ("Walk", "connect")
        assert notebook.all(Draft) == []
        await notebook.press("a")
        await notebook.sees("Plan something ─")


async def test_a_change_of_a_plan_that_was_left_comes_back_with_its_plan_only(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Walk", day=TODAY)]) as notebook:
        await notebook.press("2", "enter", "end")
        await notebook.write(" far")
        notebook.widget(RatingRow, "#pleasure").focus()
        await notebook.press("7", "s", "escape")
        await notebook.until(lambda: not notebook.dialog)
        await notebook.press("a")
        await notebook.sees("Plan something ─")
        await notebook.press("escape", "enter")
        await notebook.sees("Change this plan (what you had typed)", "Walk far", "[7]", "skipped")
        await notebook.press("enter")
        await notebook.until(lambda: notebook.one(Plan).label == "Walk far")
        assert notebook.one(Plan).predicted.pleasure == 7
        assert notebook.all(Draft) == []


async def test_a_form_that_is_as_it_was_opened_leaves_nothing_behind(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await notebook.write("x")
        await notebook.press("escape", "a", "backspace", "escape")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.all(Draft) == []


async def test_what_a_draft_holds_that_a_row_cannot_take_is_left_out() -> None:
    def resumed() -> PlanDialog:
        form = dialog()()
        form.resume("plan", {"what": 7, "pleasure": "x", "mastery": 99, "area": "nowhere", "gone": "1"})
        return form

    async with hosted(dialog=resumed) as host:
        await host.write("Walk")
        await host.press("enter")
        assert await host.answer() == Plan(label="Walk", day=TODAY)


@pytest.mark.parametrize(
    ("row", "typed", "objection"),
    [
        ("what", " ", "Say what you plan to do."),
        ("day", "tomorow", '"tomorow" is not a day that can be read'),
        ("day", "yesterday", "Yesterday is past."),
        ("start", "25:99", '"25:99" is not a time of day that can be read'),
        ("minutes", "soon", "Minutes takes a whole number from 1 to 1440"),
    ],
)
async def test_what_is_objected_to_has_the_focus_and_the_objection_stays_in_sight(
    row: str, typed: str, objection: str
) -> None:
    async with hosted(dialog=dialog(Plan(label="Swim", day=TODAY))) as host:
        host.app.screen.query_one(f"#{row}", Input).value = typed
        host.app.screen.query_one("#when-then").focus()
        await host.press("enter")
        await host.until(lambda: host.focus == row)
        await host.sees(objection)
        await host.press("shift+tab" if row == "minutes" else "tab")
        assert objection not in " ".join(host.text().split())


@pytest.mark.parametrize(
    ("typed", "words", "rule"),
    [
        ("daily", "daily until Dec 20: 28 plans", "FREQ=DAILY;UNTIL=20261220"),
        (
            "weekly on mon, thu, 3 times",
            "weekly on Mon, Thu, 3 times: 3 plans",
            "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3",
        ),
        (
            "weekdays until dec 4",
            "weekdays until Dec 4: 10 plans",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261204",
        ),
        ("once", "", ""),
        ("no", "", None),
    ],
)
async def test_a_repeat_is_said_in_words_while_it_is_typed(typed: str, words: str, rule: str | None) -> None:
    async with hosted(dialog=dialog()) as host:
        await host.write("Swim")
        await fill(host, "repeat", typed)
        await host.sees(words)
        await host.press("enter")
        if rule == "":
            await host.sees("is no repeat that can be read")
        else:
            assert (await host.answer()).repeat == rule


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("FREQ=DAILY", "This repeat never ends. Say how long"),
        ("daily until tomorrow", "This repeat never happens."),
        ("now and then", "is no repeat that can be read. Write it like"),
    ],
)
async def test_a_repeat_that_cannot_be_is_said_in_the_form(typed: str, sentence: str) -> None:
    async with hosted(dialog=dialog(plan_at(TODAY + timedelta(days=3)))) as host:
        await host.write("Swim")
        await fill(host, "repeat", typed)
        host.app.screen.query_one("#when-then").focus()
        await host.press("enter")
        await host.until(lambda: host.focus == "repeat")
        await host.sees(sentence)
        assert host.answers == []


async def test_a_day_that_cannot_be_read_is_no_reason_to_leave_the_repeat() -> None:
    async with hosted(dialog=dialog()) as host:
        await fill(host, "day", "someday")
        await fill(host, "repeat", "daily")
        await host.sees("daily, weekdays, weekly on mon · until")
        assert host.focus == "repeat"


async def test_a_rung_does_not_repeat() -> None:
    async with hosted(dialog=dialog(Plan(label="Sit in the café", day=TODAY, ladder_id="l"))) as host:
        assert not host.app.screen.query("#repeat")
        await host.press("enter")
        assert (await host.answer()).repeat is None


@pytest.mark.parametrize(
    ("held", "may"),
    [
        (Plan(id="p", label="Swim", day=TODAY), True),
        (Plan(id="p", label="Swim", day=TODAY, status="done"), False),
    ],
)
async def test_an_open_plan_that_stands_alone_may_be_given_a_repeat(held: Plan, may: bool) -> None:
    async with hosted(dialog=dialog(held)) as host:
        assert bool(host.app.screen.query("#repeat")) == may
        await host.press("enter")
        assert await host.answer() == held


async def test_a_plan_that_is_past_gets_a_day_before_it_repeats() -> None:
    async with hosted(dialog=dialog(Plan(id="p", label="Swim", day=TODAY - timedelta(days=1)))) as host:
        await fill(host, "repeat", "weekly on wed, thu, 3 times")
        await host.sees("weekly on Wed, Thu, 3 times: 3 plans, from Wed, Nov 25")
        await host.press("enter")
        await host.sees("A plan repeats from today on. Give it a day that is not past.")
        assert host.focus == "day"
        await fill(host, "day", "today")
        await host.press("enter")
        assert (await host.answer()).repeat == "FREQ=WEEKLY;BYDAY=WE,TH;COUNT=3"


async def test_one_plan_of_a_series_keeps_its_rule_and_the_form_says_it() -> None:
    held = Plan(id="p", label="Swim", day=TODAY, repeat="FREQ=WEEKLY;BYDAY=MO;COUNT=3", series_id="s")
    async with hosted(dialog=dialog(held)) as host:
        await host.sees("Repeats weekly on Mon, 3 times")
        await fill(host, "start", "8am")
        await host.press("enter")
        changed = await host.answer()
        assert (changed.repeat, changed.series_id) == (held.repeat, "s")
