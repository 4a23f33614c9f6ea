"""Own trials, from the first key to the result."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mindtui.domain.activity import NO_LIMITS
from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Actual, Plan
from mindtui.domain.record import Record
from mindtui.domain.trial import Trial
from mindtui.errors import UsageError
from mindtui.insights.trial_report import tossed
from mindtui.ui.flows.suggest import drawing
from tests.support.app import NOW, Notebook, make_desk, moment, open_notebook

TODAY = NOW.date()
WALK = "Walk for twenty minutes"


def walk(ago: int, **other: object) -> Trial:
    """A trial of 28 days that began so many days ago."""
    made = tossed(WALK, "mood", TODAY - timedelta(days=ago), 14, seed=5, activity_id="walk-twenty")
    return replace(made, id="walk-trial", **other)


def first_day(arm: str) -> int:
    """How many days ago a trial began whose coin says this today."""
    return next(n for n, day in enumerate(walk(0).allocation) if day.arm == arm)


def over() -> list[Record]:
    """A trial that is over, with a better mood where the coin said do."""
    held = walk(28)
    return [
        held,
        *(
            CheckIn(at=moment(f"{one.day} 12:00"), mood=(8 if one.arm == "do" else 3) + n % 2)
            for n, one in enumerate(held.allocation)
        ),
    ]


async def to_the_trial(notebook: Notebook) -> None:
    """Put the cursor of Today on the trial."""
    while not isinstance(notebook.app.screen.item, Trial):  # type: ignore[attr-defined]
        await notebook.press("down")


async def test_an_idea_from_the_catalog_is_tried_in_a_few_keys(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("C")
        assert notebook.dialog == "StartTrialDialog"
        await notebook.write("walk for twenty")
        await notebook.press("down", "enter")
        assert notebook.focus == "measure"
        await notebook.press("right", "right", "enter")
        held = notebook.one(Trial)
        assert (held.label, held.measure, held.pairs) == (WALK, "stress", 14)
        assert held.activity_id
        assert (held.start_day, len(held.allocation)) == (TODAY + timedelta(days=1), 28)
        assert "from tomorrow to Mon, Dec 21" in notebook.said
        await notebook.press("u")
        assert not notebook.all(Trial)


async def test_the_length_changes_what_may_be_expected(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("C")
        await notebook.sees("Of 14 pairs, about two thirds of people", "about 65 of 100")
        await notebook.write("draw")
        while notebook.focus != "pairs":
            await notebook.press("tab")
        await notebook.press("left")
        await notebook.sees("8 weeks: 56 days in 28 pairs", "about 94 of 100")


async def test_own_words_ask_whether_leaving_it_out_is_safe(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("C")
        await notebook.write("hum [/b] a tune")
        await notebook.press("tab", "right", "tab", "right", "enter")
        assert notebook.dialog == "ConfirmDialog"
        await notebook.sees("Is it harmless, and safe to leave out")
        await notebook.press("n")
        assert not notebook.all(Trial)
        assert "No trial was started" in notebook.said
        await notebook.press("C")
        await notebook.sees("what you had typed", "hum [/b] a tune", "Of 17 pairs", "ups and downs in energy")
        await notebook.press("enter", "y")
        assert "u takes it back" in notebook.said
        assert notebook.one(Trial).label == "hum [/b] a tune"
        assert notebook.one(Trial).activity_id is None
        await notebook.press("7")
        await notebook.sees("trial: hum [/b] a tune", "energy")
        await notebook.press("1")
        assert notebook.said == ""


@pytest.mark.parametrize(
    ("what", "start", "said"),
    [
        ("", "", "Say what you want to try"),
        ("take my pills", "", "Medicines and supplements stay out of trials"),
        ("hurt myself", "", "the help card (F12) has people"),
        ("brush your teeth", "", "What a day needs anyway stays out"),
        ("draw", "today", "Today has begun without a coin"),
        ("draw", "2031-01-01", "more than a year away"),
        ("draw", "soonish", "soonish"),
        (WALK.upper(), "", "is running until"),
    ],
)
async def test_what_cannot_be_tried_is_refused_in_the_form(
    tmp_path: Path, what: str, start: str, said: str
) -> None:
    async with open_notebook(tmp_path, records=[walk(3)]) as notebook:
        await notebook.press("C")
        await notebook.write(what)
        if start:
            notebook.widget(Input, "#start").value = start
        await notebook.press("enter")
        await notebook.sees(said)
        assert len(notebook.all(Trial)) == 1


@pytest.mark.parametrize(("size", "arm"), [((80, 24), "do"), ((60, 20), "skip")])
async def test_today_says_what_the_coin_says(tmp_path: Path, size: tuple[int, int], arm: str) -> None:
    ago = first_day(arm)
    async with open_notebook(tmp_path, size=size, records=[walk(ago)]) as notebook:
        await notebook.sees(f"Trial: today the coin says {arm}: Walk for", f"day {ago + 1} of 28")
        await to_the_trial(notebook)
        await notebook.press("enter")
        assert notebook.dialog == "TrialDialog"
        await notebook.sees(
            f"Day {ago + 1} of 28: the coin says {arm}. A suggestion, not an", "looking early would"
        )
        await notebook.press("escape")
        assert (notebook.dialog, notebook.one(Trial).state) == ("", "running")


async def test_on_a_do_day_the_trial_goes_onto_todays_plans(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(first_day("do"))]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter", "enter")
        assert notebook.dialog == "PlanDialog"
        await notebook.press("enter")
        plan = notebook.one(Plan)
        assert (plan.label, plan.trial_id, plan.day, plan.repeat) == (WALK, "walk-trial", TODAY, None)
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("stands among today's plans.")
        await notebook.press("a")
        assert notebook.dialog == "TrialDialog"


async def test_a_plans_the_trial_from_its_row_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(first_day("do"))]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("a", "enter")
        assert notebook.one(Plan).trial_id == "walk-trial"


async def test_on_a_skip_day_a_plan_of_the_same_is_named(tmp_path: Path) -> None:
    planned = Plan(label=WALK, day=TODAY)
    async with open_notebook(tmp_path, records=[walk(first_day("skip")), planned]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("the coin says skip.", "among today's plans all the same; x drops it there.")


async def test_on_a_skip_day_nothing_is_offered(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(first_day("skip"))]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter", "a", "enter")
        assert notebook.dialog == "TrialDialog"
        await notebook.press("escape", "a")
        await notebook.sees("Plan something")
        assert WALK not in notebook.text()


@pytest.mark.parametrize("arm", ["do", "skip"])
async def test_d_says_that_it_was_done_whatever_the_coin_says(tmp_path: Path, arm: str) -> None:
    async with open_notebook(tmp_path, records=[walk(first_day(arm))]) as notebook:
        await to_the_trial(notebook)
        await notebook.sees("d Done")
        await notebook.press("d")
        assert (notebook.dialog, notebook.widget(Input, "#what").value) == ("PlanDoneDialog", WALK)
        await notebook.press("7", "5", "enter")
        plan = notebook.one(Plan)
        assert (plan.label, plan.activity_id, plan.trial_id) == (WALK, "walk-twenty", "walk-trial")
        assert (plan.status, plan.day, plan.unplanned) == ("done", TODAY, True)
        assert plan.actual == Actual(pleasure=7, mastery=5)
        await to_the_trial(notebook)
        await notebook.press("d")
        assert "among today's plans as done" in notebook.said
        await notebook.press("enter")
        await notebook.sees(f"Done on {int(arm == 'do')} of", f"and on {int(arm == 'skip')} of")


async def test_d_in_the_trial_reviews_the_plan_that_was_made_for_it(tmp_path: Path) -> None:
    planned = Plan(label=WALK, day=TODAY)
    async with open_notebook(tmp_path, records=[walk(first_day("do")), planned]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter", "d")
        assert notebook.dialog == "PlanReviewDialog"
        await notebook.press("enter")
        assert notebook.one(Plan).status == "done"


def test_what_is_tried_is_not_suggested_beside_the_coin(tmp_path: Path) -> None:
    felt = Actual(pleasure=9, mastery=9)
    paid_off = [Plan(label=WALK, day=TODAY - timedelta(days=n), status="done", actual=felt) for n in (2, 3)]
    for records, offered in ((paid_off, True), ([*paid_off, walk(first_day("skip"))], False)):
        folder = tmp_path / str(offered)
        folder.mkdir()
        desk, file = make_desk(folder, records=records)
        with closing(file):
            picked = [pick.activity.id for pick in drawing(desk)(NO_LIMITS, 0).picks]
        assert ("walk-twenty" in picked) == offered


async def test_before_the_end_the_trial_tells_only_how_the_days_went(tmp_path: Path) -> None:
    [held, *check_ins] = over()
    assert isinstance(held, Trial)
    shift = timedelta(days=1)
    running = walk(27)
    moved = [replace(one, at=one.at + shift) for one in check_ins if isinstance(one, CheckIn)]
    done = [Plan(label=WALK, day=TODAY - timedelta(days=n), status="done") for n in (26, 25)]
    async with open_notebook(tmp_path, records=[running, *moved, *done]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees(
            "do-days and on", "14 of 14 pairs rated on both days so far; a result needs 10.", "1 day to go"
        )
        assert "points" not in notebook.text()
        assert "difference" not in notebook.text()
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("escape")
        assert notebook.one(Trial).state == "running"


async def test_a_trial_is_stopped_any_day_and_that_can_be_undone(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(4)]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter", "s")
        await notebook.sees("no result", "What you recorded stays")
        await notebook.press("n")
        assert notebook.one(Trial).state == "running"
        await notebook.press("enter", "s", "y")
        assert notebook.one(Trial).state == "stopped"
        assert "Trial stopped" in notebook.said
        assert "the coin says" not in notebook.text()
        await notebook.press("u")
        assert notebook.one(Trial).state == "running"
        await notebook.sees("the coin says")
        await to_the_trial(notebook)
        await notebook.press("enter", "s")
        notebook.clock.go_on(timedelta(days=30))
        await notebook.press("y")
        await notebook.hears("A trial can be stopped only while it runs")
        assert notebook.one(Trial).state == "running"


async def test_after_the_last_day_the_result_waits_and_looking_finishes_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=over()) as notebook:
        await notebook.sees("Due", "What a trial says: Walk for twenty minutes")
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees(
            "mood differed by +5.3 points", "Done on 0 of 14 do-days and on 0 of 14 skip-days."
        )
        await notebook.press("s", "a", "escape")
        assert notebook.one(Trial).state == "finished"
        assert "What a trial says" not in notebook.text()
        await notebook.press("7", "end")
        await notebook.until(lambda: notebook.place == "journal")


async def test_a_result_that_was_read_on_its_card_waits_no_longer(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=over()) as notebook:
        await notebook.press("6")
        await notebook.sees("differed by +5.3 points from days it said skip")
        await notebook.press("enter")
        await notebook.sees("skip-days mean")
        assert notebook.one(Trial).state == "running"
        await notebook.press("escape")
        assert notebook.one(Trial).state == "finished"


async def test_a_clock_set_back_shows_no_result_of_a_finished_trial(tmp_path: Path) -> None:
    [held, *check_ins] = over()
    assert isinstance(held, Trial)
    finished = replace(held, state="finished")
    async with open_notebook(
        tmp_path, records=[finished, *check_ins], now=NOW - timedelta(days=5)
    ) as notebook:
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("5 days to go")
        assert "points" not in notebook.text()


async def test_a_trial_opens_from_the_journal_before_it_begins(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(-1, note="why [/b] not")]) as notebook:
        assert "the coin says" not in notebook.text()
        await notebook.press("7")
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("It begins tomorrow.", "Note: why [/b] not")
        assert "Done on" not in notebook.text()
        await notebook.press("escape", "delete")
        assert not notebook.all(Trial)
        await notebook.press("u")
        assert notebook.one(Trial).label == WALK


async def test_a_trial_goes_on_when_its_activity_is_gone(tmp_path: Path) -> None:
    held = walk(first_day("do"), label="[/b]\x1b]0;x\x07 hum", activity_id="gone")
    async with open_notebook(tmp_path, size=(60, 20), ascii_only=True, records=[held]) as notebook:
        await notebook.sees("today the coin says do: [/b]]0;x hum")
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("no longer in the catalog", "Trial: [/b]")
        await notebook.press("a")
        await notebook.until(lambda: notebook.dialog == "PlanDialog")
        await notebook.press("enter")
        assert (notebook.one(Plan).trial_id, notebook.one(Plan).day) == ("walk-trial", TODAY)


async def test_a_trial_that_another_window_began_meanwhile_is_refused_and_what_was_typed_kept(
    tmp_path: Path,
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("C")
        await notebook.write("hum")
        await notebook.press("enter")
        notebook.desk.journal.add(replace(walk(3), id="", label="Hum", activity_id=None), NOW)
        await notebook.press("y")
        await notebook.hears("is running until")
        assert notebook.is_trouble
        assert len(notebook.all(Trial)) == 1
        await notebook.press("C")
        await notebook.sees("what you had typed", "hum")


async def test_a_notebook_that_cannot_be_changed_shows_a_result_and_stays_as_it_is(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=over()) as notebook:
        notebook.desk.journal.refusal = UsageError("Nothing may be changed.")
        await to_the_trial(notebook)
        await notebook.press("enter")
        await notebook.sees("mood differed by +5.3 points")
        await notebook.press("escape")
        assert notebook.one(Trial).state == "running"
        await notebook.press("C")
        await notebook.hears("Nothing may be changed.")


async def test_a_trial_can_be_brought_to_the_next_meeting(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[walk(3)]) as notebook:
        await to_the_trial(notebook)
        await notebook.press("B")
        assert f"For your next meeting: {WALK}." in notebook.said


async def test_a_draft_keeps_the_day_that_was_meant(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("C")
        notebook.widget(Input, "#start").value = "+2"
        await notebook.press("escape")
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("C")
        assert notebook.widget(Input, "#start").value == "2026-11-25"
