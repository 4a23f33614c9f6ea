"""How a plan went."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from mindtui.domain.draft import Draft
from mindtui.domain.plan import BARRIERS, Actual, Plan, Ratings, Status
from mindtui.ui.dialogs.plan_review import PlanReview, PlanReviewDialog
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import NOW, hosted, open_notebook

PLAN = Plan(id="p", label="[Swim] $x", day=NOW.date(), minutes=20, predicted=Ratings(pleasure=4))


NEAR = (6, NOW)


def dialog(
    status: Status, plan: Plan = PLAN, near: tuple[int, datetime] | None = None
) -> Callable[[], PlanReviewDialog]:
    return lambda: PlanReviewDialog(plan, status, near=near)


@pytest.mark.parametrize(("status", "title"), [("done", "Done: [Swim] $x"), ("partly", "Partly: [Swim] $x")])
async def test_a_plan_that_was_done_takes_what_was_felt(status: Status, title: str) -> None:
    async with hosted(dialog=dialog(status)) as host:
        await host.sees(title, "0 none · 10 as much as I can imagine · you expected 4")
        await host.write("7x25425")
        await host.press("tab")
        await host.write("cold water")
        await host.press("enter")
        review = await host.answer()
        assert isinstance(review, PlanReview)
        assert review.then == "leave"
        assert review.plan.status == status
        assert review.plan.actual == Actual(pleasure=7, mastery=10, difficulty=2, minutes=25)
        assert (review.plan.mood_before, review.plan.mood_after) == (4, 5)
        assert review.plan.note == "cold water"
        assert review.plan.predicted == PLAN.predicted


async def test_no_number_is_needed() -> None:
    async with hosted(dialog=dialog("done")) as host:
        await host.press("enter")
        review = await host.answer()
        assert (review.plan.status, review.plan.actual) == ("done", Actual())


async def test_a_mood_that_was_given_just_before_is_taken_along() -> None:
    async with hosted(dialog=dialog("done", near=NEAR)) as host:
        await host.sees("Mood before 0 1 2 3 4 5 [6] 7 8 9 10 6 at 14:30")
        await host.write("7536")
        await host.sees("You checked in with 6 at 14:30. Backspace leaves it out.")
        await host.press("enter")
        plan = (await host.answer()).plan
        assert (plan.mood_before, plan.mood_after) == (6, 6)


@pytest.mark.parametrize(("key", "kept"), [("backspace", None), ("delete", None), ("2", 2)])
async def test_a_mood_before_can_be_taken_out_or_be_another(key: str, kept: int | None) -> None:
    async with hosted(dialog=dialog("done", near=NEAR)) as host:
        await host.write("7536")
        await host.press(key, "enter")
        assert (await host.answer()).plan.mood_before == kept


@pytest.mark.parametrize(("said", "shown"), [(None, "not given"), (4, "[4]")])
async def test_what_was_said_in_a_review_before_counts_and_not_the_check_in(
    said: int | None, shown: str
) -> None:
    reviewed = replace(PLAN, status="done", mood_before=said)
    async with hosted(dialog=dialog("partly", reviewed, near=NEAR)) as host:
        await host.sees(shown)
        await host.press("enter")
        assert (await host.answer()).plan.mood_before == said


async def test_minutes_are_asked_and_never_guessed() -> None:
    async with hosted(dialog=dialog("done")) as host:
        await host.sees("20 planned")
        await host.write("75364soon")
        await host.press("enter")
        await host.sees("Minutes takes a whole number from 0 to 1440, not “soon”.")
        await host.press("backspace", "backspace", "backspace", "backspace")
        await host.write("0")
        await host.press("enter")
        assert (await host.answer()).plan.actual.minutes == 0


@pytest.mark.parametrize("number", range(1, 10))
async def test_a_digit_names_what_stood_in_the_way(number: int) -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.sees("Not done: [Swim] $x", "not said")
        await host.press(str(number))
        assert host.focus == "then"
        await host.press("enter")
        review = await host.answer()
        assert (review.plan.status, review.plan.barrier) == ("not-done", BARRIERS[number - 1])
        assert review.then == "leave"


@pytest.mark.parametrize(
    ("keys", "words", "then"),
    [(["right"], "plan a smaller step", "smaller"), (["left"], "make an avoidance map", "map")],
)
async def test_a_smaller_step_or_a_map_can_be_asked_for(keys: list[str], words: str, then: str) -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("1", *keys)
        await host.sees(words)
        await host.press("enter")
        assert (await host.answer()).then == then


async def test_nothing_needs_to_stand_in_the_way() -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("enter")
        assert (await host.answer()).plan.barrier is None


async def test_digits_in_the_note_are_digits() -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("tab", "tab")
        assert host.focus == "note"
        await host.sees("One line about it, in your words.")
        assert "how it went" not in host.text()
        await host.write("2 buses late")
        assert host.app.screen.query_one("#barrier", ChoiceRow).value is None
        await host.press("enter")
        assert (await host.answer()).plan.note == "2 buses late"


async def test_a_review_can_be_corrected() -> None:
    done = Plan(
        id="p",
        label="Swim",
        day=NOW.date(),
        status="done",
        actual=Actual(pleasure=3),
        mood_after=4,
        note="fine",
    )
    async with hosted(dialog=dialog("done", done)) as host:
        await host.sees("[3]", "[4]", "fine")
        await host.press("8", "enter")
        review = await host.answer()
        assert (review.plan.actual.pleasure, review.plan.mood_after, review.plan.note) == (8, 4, "fine")


async def test_a_plan_that_was_not_done_after_all_holds_nothing_that_was_felt() -> None:
    felt = Plan(
        id="p", label="Swim", day=NOW.date(), status="done", actual=Actual(3, minutes=20), mood_after=4
    )
    async with hosted(dialog=dialog("not-done", felt)) as host:
        await host.press("1", "enter")
        plan = (await host.answer()).plan
        assert (plan.status, plan.barrier, plan.actual, plan.mood_after) == (
            "not-done",
            BARRIERS[0],
            Actual(),
            None,
        )


async def test_escape_leaves_the_plan_as_it_was() -> None:
    async with hosted(dialog=dialog("done")) as host:
        await host.press("7", "escape")
        assert await host.answer() is None


async def test_what_was_felt_is_kept_when_the_review_is_left(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Swim", day=NOW.date())]) as notebook:
        await notebook.press("2", "d", "7", "escape")
        await notebook.hears("What you typed is kept")
        await notebook.press("n")
        await notebook.sees("Not done: Swim ─")
        await notebook.press("escape", "d")
        await notebook.sees("Done: Swim (what you had typed)", "[7]")
        await notebook.press("enter")
        await notebook.hears("Done: Swim.")
        assert notebook.one(Plan).actual.pleasure == 7
        assert notebook.all(Draft) == []


async def test_a_review_of_a_plan_that_was_removed_elsewhere_waits_for_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Swim", day=NOW.date())]) as notebook:
        await notebook.press("2", "d", "7")
        held = notebook.one(Plan)
        notebook.desk.journal.remove(held, notebook.clock())
        await notebook.press("enter")
        await notebook.hears("no longer in the journal")
        assert notebook.one(Draft).form == f"{held.id}/done"
        notebook.desk.journal.undo(notebook.clock())
        await notebook.press("d")
        await notebook.sees("Done: Swim (what you had typed)", "[7]")
