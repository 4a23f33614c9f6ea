"""Making a thought record: seven steps, five in quick mode, left and gone on with anywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mindtui.content.worked_example import worked_example
from mindtui.domain.draft import Draft
from mindtui.domain.history import Step as Change
from mindtui.domain.practice import PracticeCard
from mindtui.domain.thought import RatedFeeling, ThinkingPattern, ThoughtRecord
from mindtui.ui.widgets.percent_row import PercentRow
from mindtui.ui.widgets.plain_text import harmless
from tests.support.app import NOW, Notebook, moment, open_notebook

NEXT = "pagedown"
HOSTILE = "I am [/b] \x1b]0;no\x07good \u202eRTL שלום 👩‍👩‍👧"
HARMLESS = "I am [/b] ]0;nogood"
EXAMPLE = replace(worked_example(NOW), id="example")

WAYS = {
    1: ("enter", "enter"),
    2: ("enter", "8", "5", "enter"),
    3: ("enter",),
    4: (*["down"] * 10, "space", "enter"),
    5: ("enter", "enter"),
    6: ("enter", "6", "0", "enter"),
    7: ("5", "0", "enter", "5", "5", "enter", "4", "5", "enter"),
}
"""The keys of each step beside its text."""
TEXTS = {
    1: "The report went out late.",
    2: "I am [no] good",
    3: "sad 80, guilty 70",
    4: "",
    5: "It was late.",
    6: "One report was late.",
    7: "Ask on Friday",
}


async def fill(notebook: Notebook, step: int) -> None:
    """Fill one step and go on."""
    if step == 7:
        await notebook.press(*WAYS[7])
        await notebook.write(TEXTS[7])
        await notebook.press("enter")
        return
    await notebook.write(TEXTS[step])
    if step == 5:
        await notebook.press("enter", "enter")
        await notebook.write("I told them early.")
        await notebook.press("enter")
        await notebook.write("Ada asked me for help.")
    await notebook.press(*WAYS[step])


async def test_seven_steps_make_a_finished_record(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        for step in range(1, 7):
            await notebook.sees(f"{step} of 7")
            if step > 2:
                await notebook.sees("“I am [no] good”")
            await fill(notebook, step)
        await notebook.sees("7 of 7 Look again", "“I am [no] good”", "sad", "was 80", "guilty", "was 70")
        await fill(notebook, 7)
        record = notebook.one(ThoughtRecord)
        assert record.is_finished
        assert record.at == moment("2026-11-23 14:30")
        assert (record.situation, record.thought) == (TEXTS[1], TEXTS[2])
        assert (record.belief_before, record.belief_fairer, record.belief_after) == (85, 60, 50)
        assert record.feelings == (RatedFeeling("sad", 80, 55), RatedFeeling("guilty", 70, 45))
        assert record.patterns == ("labeling",)
        assert record.evidence_for == ("It was late.",)
        assert record.evidence_against == ("I told them early.", "Ada asked me for help.")
        assert (record.fairer_thought, record.next_step) == (TEXTS[6], TEXTS[7])
        assert notebook.said.startswith("Kept. In Thoughts: P practices it, x tests it, B takes it")
        assert notebook.all(Draft) == []
        await notebook.press("u")
        await notebook.hears("Undone: added thought record, “I am [no] good”")
        assert notebook.all(ThoughtRecord) == []
        await notebook.press("U")
        assert notebook.one(ThoughtRecord).feelings == record.feelings


@pytest.mark.parametrize("last", range(1, 8))
async def test_a_record_left_at_any_step_waits_as_a_draft_and_goes_on_there(
    tmp_path: Path, last: int
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        await notebook.write(TEXTS[1])
        await notebook.press(*[NEXT] * (last - 1), "escape")
        draft = notebook.one(ThoughtRecord)
        assert (draft.state, draft.step, draft.situation) == ("draft", last, TEXTS[1])
        assert notebook.all(Draft) == []
        await notebook.hears(f"“{TEXTS[1]}” is left at step {last}.")
        await notebook.press("3", "enter")
        await notebook.sees("Thought record, a draft", f"{last} of 7")
        await notebook.press(*["pageup"] * 7)
        await notebook.sees(TEXTS[1])
        await notebook.press("escape")
        assert notebook.dialog == ""
        assert notebook.one(ThoughtRecord) == draft


async def test_a_draft_that_is_gone_on_with_and_left_again_stays_one_record(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        await fill(notebook, 1)
        await notebook.write(TEXTS[2])
        await notebook.press("escape", "3", "enter")
        await notebook.sees("2 of 7")
        await notebook.press("enter", "8", "5", "enter")
        await fill(notebook, 3)
        await notebook.press("escape")
        draft = notebook.one(ThoughtRecord)
        assert (draft.belief_before, draft.step) == (85, 4)
        assert [feeling.name for feeling in draft.feelings] == ["sad", "guilty"]
        await notebook.press("u", "enter")
        await notebook.sees("2 of 7 Thought", TEXTS[2])


async def test_leaving_an_untouched_form_keeps_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT, NEXT, "f2", NEXT, "pageup", "escape")
        assert notebook.dialog == ""
        assert notebook.all(Change) == []
        assert notebook.said == ""


async def test_quick_mode_has_five_steps_and_is_remembered(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", "f2")
        for place, step in enumerate((1, 2, 3, 6, 7), 1):
            await notebook.sees(f"{place} of 5")
            await fill(notebook, step)
        record = notebook.one(ThoughtRecord)
        assert (record.quick, record.state, record.patterns) == (True, "finished", ())
        await notebook.press("t")
        await notebook.sees("1 of 5 Situation")
        await notebook.press("f2")
        await notebook.sees("1 of 7 Situation", "F2: five steps")


async def test_quick_mode_leaves_a_step_that_it_does_not_have(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT, NEXT, NEXT)
        await notebook.sees("4 of 7 Thinking patterns")
        await notebook.press("f2")
        await notebook.sees("4 of 5 Fairer thought", "F2: seven steps")


async def test_steps_can_be_gone_through_both_ways_and_end_at_the_ends(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", "pageup")
        await notebook.sees("1 of 7")
        await notebook.press("ctrl+n", "ctrl+n")
        await notebook.sees("3 of 7 Feelings")
        await notebook.press("ctrl+o")
        await notebook.sees("2 of 7 Thought")
        await notebook.press(*[NEXT] * 8)
        await notebook.sees("7 of 7 Look again")


async def test_a_finished_record_needs_a_thought(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        await notebook.write(TEXTS[1])
        await notebook.press(*[NEXT] * 6, "ctrl+s")
        await notebook.sees("2 of 7 Thought", "A thought record needs the thought.")
        assert notebook.focus == "thought"


async def test_what_cannot_be_read_is_said_on_its_step_and_lost_nowhere(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        await notebook.write("x")
        await notebook.press("enter")
        await notebook.write("some day")
        await notebook.press("enter")
        await notebook.sees("1 of 7", "is not a moment that can be read")
        await notebook.press(NEXT, NEXT)
        await notebook.write("sad 300")
        await notebook.press("enter")
        await notebook.sees("3 of 7", "The strength of “sad” takes a whole number from 0 to 100, not “300”.")
        await notebook.press("escape")
        assert notebook.all(ThoughtRecord) == []
        await notebook.hears("What you typed is kept")
        await notebook.press("t")
        await notebook.sees("what you had typed", "sad 300")
        await notebook.press("backspace", "enter", "pageup", "pageup", "pageup", "tab", *["backspace"] * 8)
        await notebook.write("yesterday 21:30")
        await notebook.press("escape")
        assert notebook.one(ThoughtRecord).at == moment("2026-11-22 21:30")
        assert notebook.all(Draft) == []


async def test_a_feeling_that_is_named_twice_is_said_where_the_feelings_are(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT, NEXT)
        await notebook.write("sad 10, Sad 20")
        await notebook.press("enter")
        await notebook.sees("3 of 7", "“sad” is named twice.")


async def test_a_moment_that_was_meant_stays_while_the_form_lies_there(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t")
        await notebook.write("x")
        await notebook.press("tab")
        await notebook.write("-2h")
        notebook.clock.go_on(timedelta(hours=5))
        await notebook.press("escape", "3")
        await notebook.sees("x draft, step 1 of 7")
        assert notebook.one(ThoughtRecord).at == moment("2026-11-23 12:30")


async def test_percentages_take_digits_and_arrows_and_no_more_than_a_hundred(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT, "tab", "1", "0", "1")
        row = notebook.widget(PercentRow, "#belief-before")
        assert row.value == 10
        await notebook.sees("It goes from 0 to 100.")
        await notebook.press("0")
        assert row.value == 100
        await notebook.press("left", "left")
        assert row.value == 90
        await notebook.press("backspace", "7")
        assert row.value == 97
        await notebook.press("right")
        assert row.value == 100
        await notebook.press("home", "left")
        assert row.value == 0
        await notebook.press("delete")
        assert row.value is None
        await notebook.press("right")
        assert row.value == 50


async def test_patterns_are_marked_and_one_of_ones_own_is_added(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT)
        await notebook.write("No")
        await notebook.press(NEXT, NEXT, "space")
        await notebook.sees(
            "▸ [x] All or nothing", "only two boxes", "“If it isn't perfect, it's worthless.”"
        )
        await notebook.press("space", "down")
        await notebook.sees("[ ] All or nothing", "“It went wrong today. It always does.”")
        await notebook.press("end", "enter", "enter", "enter")
        assert notebook.all(ThinkingPattern) == []
        assert notebook.focus == "patterns"
        await notebook.press("space")
        await notebook.write("Old [/b] tape")
        await notebook.press("enter")
        await notebook.write("what my uncle said")
        await notebook.press("enter")
        await notebook.sees("▸ [x] Old [/b] tape what my uncle said")
        own = notebook.one(ThinkingPattern)
        await notebook.press("escape", "3", "enter")
        await notebook.sees("4 of 7", "[ ] All or nothing")
        assert notebook.one(ThoughtRecord).patterns == (own.id,)


async def test_facts_stand_one_a_line_and_can_be_changed_and_taken_out(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT)
        await notebook.write("No")
        await notebook.press(NEXT, NEXT, NEXT)
        await notebook.write("one")
        await notebook.press("enter")
        await notebook.write("two")
        await notebook.press("up", "backspace", "backspace", "backspace")
        await notebook.write("1")
        await notebook.press("escape")
        assert notebook.one(ThoughtRecord).evidence_for == ("1", "two")


async def test_a_question_is_noted_only_when_it_helped(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", "f3", "f5", NEXT)
        await notebook.write("No")
        await notebook.press(NEXT, NEXT, NEXT)
        await notebook.sees("F3 shows a question that may help.")
        await notebook.press("f5", "f3")
        await notebook.sees("What would I say to a friend", "F5: it helped")
        await notebook.press("f3", "f5", NEXT)
        await notebook.sees("6 of 7", "What would a camera have recorded", "(it helped)")
        await notebook.press("f3", "f5", "f5", "escape")
        assert notebook.one(ThoughtRecord).questions == ("camera",)


async def test_a_question_alone_is_something_to_keep_and_to_take_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[replace(EXAMPLE, state="draft", step=6)]) as notebook:
        await notebook.press("3", "enter", "f3", "f5", "escape")
        assert notebook.one(ThoughtRecord).questions == ("friend",)


async def test_a_finished_record_is_changed_from_any_step_and_keeps_what_it_said(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("3", "enter")
        await notebook.sees("Change this thought record", "1 of 7", "Ctrl+S saves")
        await notebook.press(NEXT, NEXT)
        await notebook.sees("sad 80, guilty 70")
        await notebook.write(", numb")
        await notebook.press("ctrl+s")
        record = notebook.one(ThoughtRecord)
        assert record.feelings == (*EXAMPLE.feelings, RatedFeeling("numb"))
        assert list(record.earlier[0].fields) == ["feelings"]
        await notebook.hears("“I am a failure.” is changed. v shows what it said before")


async def test_a_fact_of_several_lines_stays_one_when_something_else_changes(tmp_path: Path) -> None:
    facts = ("The letter said:\n  pay by Friday", "It was late")
    async with open_notebook(tmp_path, records=[replace(EXAMPLE, evidence_for=facts)]) as notebook:
        await notebook.press("3", "enter", NEXT, NEXT, NEXT, NEXT, "tab", "enter")
        await notebook.write("Ada helped")
        await notebook.press("ctrl+s")
        record = notebook.one(ThoughtRecord)
        assert record.evidence_for == facts
        assert list(record.earlier[0].fields) == ["evidence_against"]


async def test_the_thought_is_in_sight_in_the_first_step_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("3", "enter")
        await notebook.sees("1 of 7", f"“{EXAMPLE.thought}”")
        await notebook.press(NEXT)
        await notebook.sees("2 of 7")
        assert f"“{EXAMPLE.thought}”" not in notebook.text()


async def test_what_is_typed_into_a_finished_record_and_not_saved_comes_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("3", "enter", NEXT, "tab", "9", "9", "escape")
        assert notebook.one(ThoughtRecord).belief_before == 85
        await notebook.hears("What you typed is kept")
        await notebook.press("enter")
        await notebook.sees("what you had typed", "2 of 7", "[ 99]")
        await notebook.press("ctrl+s")
        assert notebook.one(ThoughtRecord).belief_before == 99


async def test_a_thought_that_is_back_starts_its_practice_over(tmp_path: Path) -> None:
    card = PracticeCard(
        id="card", old_thought="i am [NO] good", fairer_thought="I did my part", step=5, due_on=NOW.date()
    )
    async with open_notebook(tmp_path, records=[card]) as notebook:
        await notebook.press("t", NEXT)
        await notebook.write(TEXTS[2])
        await notebook.press(*[NEXT] * 5, "ctrl+s")
        await notebook.hears("Its practice starts over: “i am [NO] good”.")
        assert notebook.one(PracticeCard).step == 0
        await notebook.press("u")
        await notebook.hears("kept thought record and its card, “I am [no] good”")
        assert notebook.one(PracticeCard).step == 5


async def test_a_record_that_was_removed_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    draft = replace(EXAMPLE, state="draft", step=7)
    async with open_notebook(tmp_path, records=[draft]) as notebook:
        await notebook.press("3", "enter", "9")
        notebook.desk.journal.remove(draft, NOW)
        await notebook.press("ctrl+s")
        await notebook.hears("What you typed is kept, should it come back.")
        assert notebook.is_trouble
        await notebook.press("u", "enter")
        await notebook.sees("what you had typed", "7 of 7", "[ 9]")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_hostile_text_is_harmless_in_every_step(tmp_path: Path, size: tuple[int, int]) -> None:
    record = replace(
        EXAMPLE,
        situation=HOSTILE,
        thought=HOSTILE,
        feelings=(RatedFeeling("[/b] worn, out", 80, 55),),
        evidence_for=(HOSTILE,),
        fairer_thought=HOSTILE,
        next_step=HOSTILE,
    ).admitted()
    async with open_notebook(tmp_path, records=[record], size=size) as notebook:
        await notebook.press("3")
        await notebook.sees("I am [/b]")
        await notebook.press("enter")
        for step in range(1, 8):
            await notebook.sees(f"{step} of 7")
            if step > 2:
                await notebook.sees(HARMLESS)
            assert all(harmless(line) == line for line in notebook.lines())
            await notebook.press(NEXT)
        await notebook.press("ctrl+s")
        kept = notebook.one(ThoughtRecord)
        assert (kept.feelings, kept.earlier) == (record.feelings, ())


async def test_twelve_feelings_are_reached_on_a_small_screen(tmp_path: Path) -> None:
    many = tuple(RatedFeeling(f"feeling {n}", 10 * (n % 10)) for n in range(12))
    draft = replace(EXAMPLE, state="draft", step=7, feelings=many)
    async with open_notebook(tmp_path, records=[draft], size=(60, 20)) as notebook:
        await notebook.press("3", "enter")
        await notebook.sees("7 of 7", "“I am a failure.”", "feeling 1")
        await notebook.press(*["enter"] * 12, "7")
        await notebook.sees("▸ feeling 11 [ 7]")
        await notebook.press("ctrl+s")
        assert [one.after for one in notebook.one(ThoughtRecord).feelings] == [None] * 11 + [7]


async def test_the_first_record_tells_a_thought_from_a_feeling(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("t", NEXT)
        await notebook.sees("A thought is a sentence that can be weighed", "A feeling is one word")
    async with open_notebook(tmp_path / "later", records=[EXAMPLE]) as notebook:
        await notebook.press("t", NEXT)
        await notebook.sees("2 of 7 Thought")
        assert "A feeling is one word" not in notebook.text()


async def test_plain_signs_and_the_help_work_here_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, ascii_only=True) as notebook:
        await notebook.press("t", NEXT, "tab", "8", "5")
        await notebook.sees("> Belief", "[ 85] #################...")
        assert all(line.isascii() for line in notebook.lines())
        await notebook.press("f1")
        await notebook.sees("Five steps or seven", "A question that may help")


async def test_the_editor_takes_the_text_that_has_the_focus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "first\\nsecond\\n" >> "$1"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))

    @contextmanager
    def handed_over() -> Iterator[None]:
        yield

    async with open_notebook(tmp_path) as notebook:
        monkeypatch.setattr(notebook.app, "suspend", handed_over)
        await notebook.press("t", NEXT)
        await notebook.write("No. ")
        await notebook.press("ctrl+e")
        await notebook.write(" more")
        await notebook.press(NEXT, NEXT, NEXT, "ctrl+e")
        await notebook.press("escape")
        record = notebook.one(ThoughtRecord)
        assert record.thought == "No. first\nsecond more"
        assert record.evidence_for == ("first", "second")
        monkeypatch.setenv("EDITOR", str(tmp_path / "nowhere"))
        await notebook.press("3", "enter", "ctrl+e")
        await notebook.sees("nowhere cannot be started")


async def test_a_click_marks_a_pattern_and_a_text_is_gone_on_with_at_its_end(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[replace(EXAMPLE, state="draft", step=2)]) as notebook:
        await notebook.press("3", "enter")
        await notebook.write(" At all.")
        await notebook.press(NEXT, NEXT)
        await notebook.pilot.click("#patterns", offset=(4, 3))
        await notebook.pilot.click("#patterns", offset=(4, 3))
        await notebook.press("escape")
        record = notebook.one(ThoughtRecord)
        assert record.thought == "I am a failure. At all."
        assert record.patterns == (*EXAMPLE.patterns, "discounting-positive")


async def test_marks_numbers_and_questions_that_were_not_saved_come_back_too(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("3", "enter", NEXT, NEXT, NEXT, "space", NEXT, "f3", "f5", NEXT, NEXT, "down")
        await notebook.press("1", "1", "escape")
        assert notebook.one(ThoughtRecord).feelings == EXAMPLE.feelings
        await notebook.press("enter")
        await notebook.sees("what you had typed", "7 of 7", "sad [ 11]", "guilty [ 45]")
        await notebook.press("ctrl+s")
        record = notebook.one(ThoughtRecord)
        assert record.feelings == (RatedFeeling("sad", 80, 11), RatedFeeling("guilty", 70, 45))
        assert record.patterns == (*EXAMPLE.patterns, "all-or-nothing")
        assert record.questions == ("friend",)
        assert set(record.earlier[0].fields) == {"feelings", "patterns", "questions"}


async def test_a_pattern_that_cannot_be_added_is_said(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("t", NEXT, NEXT, NEXT, "end", "space")
        await notebook.write("x" * 61)
        await notebook.press("enter", "enter")
        await notebook.sees("name must have at most 60 characters.")
        assert notebook.focus == "own-line"
        assert notebook.all(ThinkingPattern) == []
