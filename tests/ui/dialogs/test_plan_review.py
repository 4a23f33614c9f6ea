"""How a plan went."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mindtui.domain.draft import Draft
from mindtui.domain.plan import BARRIERS, Actual, Plan, Ratings, Status
from mindtui.ui.dialogs.plan_review import PlanReview, PlanReviewDialog
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import NOW, hosted, open_notebook

PLAN = Plan(
    id="p", label="[Swim] $x", day=NOW.date(), predicted=Ratings(pleasure=4), actual=Actual(minutes=20)
)


def dialog(status: Status, plan: Plan = PLAN) -> Callable[[], PlanReviewDialog]:
    return lambda: PlanReviewDialog(plan, status)


@pytest.mark.parametrize(("status", "title"), [("done", "Done: [Swim] $x"), ("partly", "Partly: [Swim] $x")])
async def test_a_plan_that_was_done_takes_what_was_felt(status: Status, title: str) -> None:
    async with hosted(dialog=dialog(status)) as host:
        await host.sees(title, "0 none · 10 as much as I can imagine · you expected 4")
        await host.write("7x25")
        await host.press("tab")
        await host.write("cold water")
        await host.press("enter")
        review = await host.answer()
        assert isinstance(review, PlanReview)
        assert not review.smaller
        assert review.plan.status == status
        assert review.plan.actual == Actual(pleasure=7, mastery=10, difficulty=2, minutes=20)
        assert (review.plan.mood_after, review.plan.note) == (5, "cold water")
        assert review.plan.predicted == PLAN.predicted


async def test_no_number_is_needed() -> None:
    async with hosted(dialog=dialog("done")) as host:
        await host.press("enter")
        review = await host.answer()
        assert (review.plan.status, review.plan.actual) == ("done", PLAN.actual)


@pytest.mark.parametrize("number", [1, 9])
async def test_a_digit_names_what_stood_in_the_way(number: int) -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.sees("Not done: [Swim] $x", "not said")
        await host.press(str(number))
        assert host.focus == "then"
        await host.press("enter")
        review = await host.answer()
        assert (review.plan.status, review.plan.barrier) == ("not-done", BARRIERS[number - 1])
        assert not review.smaller


async def test_a_smaller_step_can_be_asked_for() -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("1", "right")
        await host.sees("plan a smaller step", "A smaller step becomes a plan of its own.")
        await host.press("enter")
        assert (await host.answer()).smaller


async def test_nothing_needs_to_stand_in_the_way() -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("enter")
        assert (await host.answer()).plan.barrier is None


async def test_digits_in_the_note_are_digits() -> None:
    async with hosted(dialog=dialog("not-done")) as host:
        await host.press("tab", "tab")
        assert host.focus == "note"
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
