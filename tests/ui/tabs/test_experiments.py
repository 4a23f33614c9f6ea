"""The Experiments tab, and the ways that lead to a test and to what came of it."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.experiment import Experiment
from mindtui.domain.history import Step
from mindtui.domain.plan import Plan
from mindtui.domain.thought import ThoughtRecord
from mindtui.ui.tabs.experiments import ExperimentsTab
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.percent_row import PercentRow
from tests.support.app import NOW, Notebook, open_notebook, thoughts_tab

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
THOUGHT = ThoughtRecord(
    id="lunch",
    at=NOW - timedelta(days=1),
    thought="Nobody [/b] wants me there",
    belief_before=85,
    evidence_against=("Ana waved",),
    state="finished",
    experiment_ids=("talk",),
)
TALK = Experiment(
    id="talk",
    thought_record_id="lunch",
    prediction="Nobody [/b] will talk to me",
    belief_before=80,
    test="Sit with the others at lunch",
    plan_id="sit",
)
SIT = Plan(
    id="sit", label="Sit with the others at lunch", day=TODAY, start=time(12, 30), experiment_id="talk"
)
RAIN = Experiment(
    id="rain",
    prediction="It will rain",
    belief_before=60,
    belief_after=20,
    came_true="no",
    outcome="The sun was out",
    state="done",
)


async def go_to_experiments(notebook: Notebook) -> None:
    await notebook.press(*thoughts_tab("Experiments"))
    await notebook.until(lambda: notebook.app.screen.query(ExperimentsTab))


async def test_an_empty_tab_says_what_to_press(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_experiments(notebook)
        await notebook.sees(
            "No experiments yet.", "No experiment yet. Press + to put a prediction to the test."
        )
        await notebook.press("enter", "o", "x", "delete")
        assert (notebook.dialog, notebook.all(Step)) == ("", [])


async def test_a_prediction_of_its_own_is_planned_in_one_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("plus", "enter")
        await notebook.sees("An experiment needs a prediction.")
        await notebook.write("It will rain")
        await notebook.press("down")
        await notebook.write("60")
        await notebook.press("down")
        await notebook.write("Look out at noon")
        await notebook.press("down", "down")
        await notebook.write("12:00")
        await notebook.press("enter")
        await notebook.hears("To be tested, planned for tomorrow: It will rain. u takes it back.")
        made, plan = notebook.one(Experiment), notebook.one(Plan)
        assert (made.belief_before, made.plan_id, plan.experiment_id) == (60, plan.id, made.id)
        assert (plan.label, plan.day, plan.start) == ("Look out at noon", TOMORROW, time(12))
        await notebook.sees("▸ It will rain planned tomorrow belief 60", "Plan planned, tomorrow 12:00")
        await notebook.press("u")
        await notebook.sees("No experiment yet.")
        assert notebook.all(Plan) == []


async def test_only_the_prediction_is_needed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("plus")
        await notebook.write("It will rain")
        await notebook.press("enter")
        await notebook.hears("To be tested: It will rain.")
        assert (notebook.all(Plan), notebook.one(Experiment).plan_id) == ([], None)
        await notebook.sees("It will rain not planned", "Plan not planned yet: a plans the test")
        await notebook.press("a")
        assert notebook.widget(Input, "#what").value == ""
        await notebook.write("Look out")
        await notebook.press("enter")
        await notebook.hears("Planned for today: Look out.")
        assert notebook.one(Experiment).plan_id == notebook.one(Plan).id
        assert notebook.one(Experiment).test == "Look out"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("day", "yesterday", "Yesterday is past."),
        ("start", "25:00", "25:00"),
        ("by-day", "today", "The test is planned for tomorrow."),
        ("by-day", "yesterday", "Yesterday is past."),
    ],
)
async def test_what_cannot_be_is_said_where_it_was_typed(
    tmp_path: Path, field: str, typed: str, said: str
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("plus")
        await notebook.write("It will rain")
        notebook.widget(Input, "#test").value = "Look out"
        notebook.widget(Input, f"#{field}").value = typed
        await notebook.press("enter")
        await notebook.sees(said)
        assert notebook.focus == field
        assert notebook.all(Experiment) == []


async def test_a_thought_is_put_to_the_test_with_x_and_what_was_typed_comes_back_after_escape(
    tmp_path: Path,
) -> None:
    record = THOUGHT.__class__(id="lunch", at=NOW, thought="Nobody [/b] wants me there", state="finished")
    async with open_notebook(tmp_path, records=[record]) as notebook:
        await notebook.press("3")
        await notebook.sees("Nobody [/b] wants me there")
        await notebook.press("x")
        assert notebook.widget(Input, "#prediction").value == "Nobody [/b] wants me there"
        assert notebook.focus == "belief"
        await notebook.write("75")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        assert notebook.all(Experiment) == []
        await notebook.press("x")
        await notebook.sees("what you had typed", "75")
        await notebook.press("enter")
        await notebook.hears("To be tested: Nobody [/b] wants me there.")
        made = notebook.one(Experiment)
        assert (made.thought_record_id, made.belief_before) == ("lunch", 75)
        assert notebook.one(ThoughtRecord).experiment_ids == (made.id,)


async def test_after_its_plan_was_done_the_test_asks_what_came_of_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await notebook.sees("Sit with the others at lunch")
        await notebook.press("end", "d", "enter")
        await notebook.until(lambda: notebook.dialog == "ExperimentOutcomeDialog")
        await notebook.sees("What came of it: Nobody [/b] will talk to me")
        await notebook.write("Ana and Tom talked to me")
        await notebook.press("tab", "left", "tab")
        await notebook.sees("how sure you would be another time.", "was 80")
        await notebook.write("35")
        await notebook.press("9")
        await notebook.sees("It goes from 0 to 100.")
        await notebook.press("enter")
        await notebook.sees("Say on which side of the evidence it stands. Neither is fine too.")
        assert notebook.focus == "side"
        await notebook.press("right", "right", "enter")
        await notebook.hears("Noted: Nobody [/b] will talk to me (did not come true). u takes it back.")
        done = notebook.one(Experiment)
        assert (done.state, done.came_true, done.belief_after) == ("done", "no", 35)
        assert notebook.one(ThoughtRecord).evidence_against == (
            "Ana waved",
            "Ana and Tom talked to me (tested Mon, Nov 23, 2026)",
        )
        assert [revision.fields for revision in notebook.one(ThoughtRecord).earlier] == [
            {"evidence_against": ["Ana waved"]}
        ]
        await notebook.press("u")
        assert notebook.one(Experiment).state == "open"
        assert notebook.one(ThoughtRecord).evidence_against == ("Ana waved",)
        assert notebook.one(Plan).status == "done"


async def test_left_unsaid_it_waits_under_due_and_in_its_tab_with_what_was_typed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await notebook.press("end", "p", "enter")
        await notebook.until(lambda: notebook.dialog == "ExperimentOutcomeDialog")
        await notebook.write("Ana did")
        await notebook.press("escape")
        await notebook.hears("What came of the test waits under Due in Today. u takes it back.")
        await notebook.sees("Due Enter takes the answer", "What came of it? Nobody [/b] will talk to me")
        await notebook.press("end", "enter")
        await notebook.sees("what you had typed", "Ana did")
        await notebook.press("ctrl+s")
        await notebook.sees("Say on which side")
        await notebook.press("left", "escape")
        await go_to_experiments(notebook)
        await notebook.sees("Experiments: 1 open (1 due), 0 done.", "Due 1", "what came of it? belief 80")
        await notebook.press("o")
        await notebook.sees("Ana did", "neither")
        await notebook.press("ctrl+s")
        await notebook.hears("Noted: Nobody [/b] will talk to me. u takes it back.")
        assert notebook.one(ThoughtRecord).evidence_against == ("Ana waved",)


async def test_a_plan_that_was_not_done_leaves_its_test_open(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await notebook.press("end", "n", "1", "enter")
        await notebook.hears("The test stays open: a under Thoughts, Experiments plans it again.")
        assert (notebook.dialog, notebook.one(Experiment).state) == ("", "open")
        await go_to_experiments(notebook)
        await notebook.sees("not done", "not done, today 12:30: a plans the test again")
        await notebook.press("a", "enter")
        await notebook.hears("Planned for today: Sit with the others at lunch. u takes it back.")
        assert [plan.experiment_id for plan in notebook.all(Plan)] == ["talk", "talk"]
        await notebook.sees("planned today")


async def test_without_its_plan_or_its_thought_an_experiment_says_so(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[TALK]) as notebook:
        await go_to_experiments(notebook)
        await notebook.sees(
            "its plan was deleted belief 80",
            "Thought its thought record was deleted",
            "Plan its plan was deleted: a plans the test again",
        )
        await notebook.press("o")
        await notebook.write("Ana did")
        await notebook.sees("What came of it")
        assert not notebook.app.screen.query("#side")
        await notebook.press("ctrl+s")
        await notebook.hears("Noted: Nobody")
        assert notebook.one(Experiment).outcome == "Ana did"


async def test_an_open_experiment_is_changed_and_its_plan_follows(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("enter", "down", "down", "end", *", once")
        await notebook.press("down", *"sat", "enter")
        await notebook.hears("Changed: Nobody [/b] will talk to me. u takes it back.")
        assert (
            notebook.one(Plan).label == notebook.one(Experiment).test == "Sit with the others at lunch, once"
        )
        await notebook.sees("by Sat, Nov 28")
        await notebook.press("u")
        assert notebook.one(Plan).label == "Sit with the others at lunch"


async def test_a_dropped_experiment_takes_its_plan_along_and_a_done_one_cannot_be_dropped(
    tmp_path: Path,
) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT, RAIN]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("x")
        await notebook.hears("Dropped and its plan: Nobody [/b] will talk to me. u takes it back.")
        assert notebook.one(Plan).status == "dropped"
        await notebook.press("end", "x")
        assert sorted(each.state for each in notebook.all(Experiment)) == ["done", "dropped"]
        await notebook.press("u", "home", "delete")
        await notebook.hears("Deleted: Nobody [/b] will talk to me. u brings it back.")
        assert [each.state for each in notebook.all(Experiment)] == ["done"]


async def test_what_came_of_a_finished_one_is_shown_and_may_be_said_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[RAIN]) as notebook:
        await go_to_experiments(notebook)
        await notebook.sees(
            "Of 1 prediction, 0 came true, 0 partly, 1 did not.",
            "Belief in the predictions: not enough yet: 4 more experiments",
            "It will rain did not come true belief 60 → 20",
            "Outcome The sun was out Came true no Belief 60 → 20",
        )
        await notebook.press("o")
        assert notebook.widget(ChoiceRow, "#came-true").value == "no"
        assert notebook.widget(PercentRow).value == 20
        await notebook.press("escape", "a")
        assert notebook.widget(Input, "#what").value == ""


async def test_nothing_at_all_is_no_outcome(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[TALK]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("o", "ctrl+s")
        await notebook.sees("Say what happened, or whether it came true.")
        assert notebook.focus == "words"
        await notebook.press("escape")
        assert (notebook.said, notebook.all(Step)) == ("", [])


async def test_a_test_whose_day_is_past_asks_once_and_its_plan_is_asked_about_first(tmp_path: Path) -> None:
    late = Experiment(id="late", prediction="It will snow", by_day=TODAY - timedelta(days=1))
    both = TALK.__class__(
        id="talk", prediction="Nobody will talk", by_day=TODAY - timedelta(days=1), plan_id="sit"
    )
    async with open_notebook(tmp_path, records=[late, both, SIT]) as notebook:
        await notebook.sees("Due How did it go?", "Sit with the others", "What came of it? It will snow")
        assert "What came of it? Nobody" not in notebook.text()


async def test_what_another_window_deleted_meanwhile_is_said_and_what_was_typed_kept(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[TALK]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("o")
        await notebook.write("Ana did")
        notebook.desk.journal.remove(notebook.one(Experiment), notebook.clock())
        await notebook.press("ctrl+s")
        await notebook.hears("This experiment is no longer in the journal.")
        assert notebook.is_trouble
        notebook.desk.journal.undo(notebook.clock())
        await notebook.press("o")
        await notebook.sees("what you had typed", "Ana did")


async def test_a_small_screen_without_fonts_shows_the_whole_story(tmp_path: Path) -> None:
    records = [THOUGHT, TALK, SIT, RAIN]
    async with open_notebook(tmp_path, records=records, size=(60, 20), ascii_only=True) as notebook:
        await go_to_experiments(notebook)
        await notebook.sees(
            "> Nobody [/b] will talk to",
            "Thought Nobody [/b] wants me there",
            "Test Sit with the others at lunch",
            "Plan planned, today 12:30",
        )
        await notebook.press("down")
        await notebook.sees("Outcome The sun was out")


async def test_the_journal_names_experiments_and_finds_their_words(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[RAIN]) as notebook:
        await notebook.press("7")
        await notebook.sees("experiment: It will rain did not come true belief 60 → 20")
        await notebook.press("slash")
        await notebook.write("sun was")
        await notebook.sees("experiment: It will rain")
        await notebook.press("enter", "enter")
        assert notebook.dialog == "ExperimentDialog"


async def test_the_words_may_be_written_in_an_editor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[TALK]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("o", "ctrl+e")
        await notebook.sees("The editor needs a terminal of its own.")


async def test_a_moved_plan_is_followed_and_a_deleted_one_comes_back_with_undo(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await notebook.press("end", "m")
        await notebook.write("tomorrow")
        await notebook.press("enter")
        await notebook.hears("Moved to tomorrow: Sit with the others at lunch.")
        await go_to_experiments(notebook)
        await notebook.sees("planned tomorrow belief 80", "Plan planned, tomorrow 12:30")
        moved = next(plan for plan in notebook.all(Plan) if plan.day == TOMORROW)
        assert notebook.one(Experiment).plan_id == moved.id
        notebook.desk.journal.remove(moved, notebook.clock())
        await notebook.sees("its plan was deleted: a plans the test again")
        await notebook.press("u")
        await notebook.sees("planned tomorrow")
        await notebook.press("u")
        await notebook.sees("planned today")
        assert notebook.one(Experiment).plan_id == "sit"


async def test_a_review_that_is_left_asks_nothing_more(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await notebook.press("end", "d", "escape")
        assert (notebook.dialog, notebook.said, notebook.one(Plan).status) == ("", "", "planned")


async def test_a_record_that_was_deleted_meanwhile_leaves_the_outcome_in_the_experiment(
    tmp_path: Path,
) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("o")
        await notebook.write("Ana did")
        notebook.desk.journal.remove(notebook.one(ThoughtRecord), notebook.clock())
        await notebook.press("tab", "tab", "tab", "right", "enter")
        await notebook.hears("Noted: Nobody")
        assert (notebook.one(Experiment).outcome, notebook.all(ThoughtRecord)) == ("Ana did", [])


async def test_what_is_undone_is_named_by_its_prediction(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[THOUGHT, TALK, SIT]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("x", "u")
        await notebook.hears("dropped experiment, “Nobody [/b] will talk to me”")


async def test_an_experiment_that_went_while_it_was_changed_keeps_what_was_typed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[TALK]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("enter", "end", *" today")
        notebook.desk.journal.remove(notebook.one(Experiment), notebook.clock())
        await notebook.press("enter")
        await notebook.hears("This experiment is no longer in the journal.")
        notebook.desk.journal.undo(notebook.clock())
        await notebook.press("enter")
        await notebook.sees("what you had typed", "Nobody [/b] will talk to me today")


async def test_a_day_that_was_typed_means_the_same_day_tomorrow(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("plus")
        notebook.widget(Input, "#day").value = "+2"
        notebook.widget(Input, "#by-day").value = "sat"
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("plus")
        assert notebook.widget(Input, "#day").value == str(TODAY + timedelta(days=2))
        assert notebook.widget(Input, "#by-day").value == "2026-11-28"


async def test_a_prediction_with_a_period_of_its_own_has_one_in_what_is_said(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Experiment(prediction="It will rain.")]) as notebook:
        await go_to_experiments(notebook)
        await notebook.press("x")
        await notebook.hears("Dropped: It will rain. u takes it back.")
