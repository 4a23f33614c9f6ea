"""The Practice tab, and practicing from it and from Today."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.draft import Draft
from mindtui.domain.practice import Grade, PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.ui.widgets.chart import Chart
from tests.support.app import NOW, Notebook, open_notebook

TODAY = NOW.date()
DAY = timedelta(days=1)
REPORT = PracticeCard(
    id="report",
    situation="The report [/b] went out late",
    old_thought="I am no good [/b] at this",
    fairer_thought="One report was late, two were not",
    due_on=TODAY - DAY,
)
PARTY = PracticeCard(
    id="party",
    old_thought="They all thought I was dull",
    fairer_thought="Two people asked me to stay",
    due_on=TODAY,
    step=2,
)
LATER = PracticeCard(
    id="later",
    old_thought="Nobody calls",
    fairer_thought="Ada called on Sunday",
    due_on=TODAY + 5 * DAY,
    step=3,
)


def review(
    card: str, days: int, recall: Grade, old: int | None = None, new: int | None = None
) -> PracticeReview:
    at: datetime = NOW - days * DAY
    return PracticeReview(
        card_id=card,
        at=at,
        recall=recall,
        belief_old=old,
        belief_new=new,
        step_before=0,
        step_after=1,
    )


LOG: list[Record] = [
    review("later", 9, "forgot", 80, 30),
    review("later", 8, "hard", 70, 40),
    review("later", 6, "ok", 60, 55),
    review("later", 2, "easy", 40, 70),
]
CARDS: list[Record] = [REPORT, PARTY, LATER]


async def go_to_practice(notebook: Notebook) -> None:
    await notebook.press("3", "tab")
    await notebook.sees("Records Practice Experiments")


async def test_an_empty_tab_says_how_cards_come_about(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_practice(notebook)
        await notebook.sees("Press P on a thought record that has a fairer thought, or + to write one down")
        await notebook.press("enter", "space", "e", "s", "R", "delete", "v")
        assert notebook.dialog == ""


async def test_due_cards_come_first_and_keep_their_fairer_thought_to_themselves(tmp_path: Path) -> None:
    paused = PracticeCard(old_thought="Paused one", fairer_thought="x", due_on=TODAY, paused=True)
    retired = PracticeCard(old_thought="Retired one", fairer_thought="y", due_on=TODAY, retired=True)
    async with open_notebook(tmp_path, records=[*CARDS, paused, retired, *LOG]) as notebook:
        await go_to_practice(notebook)
        await notebook.sees(
            "Due Enter begins ▸ I am no good [/b] at this",
            "They all thought I was dull",
            "Later Nobody calls Sat, Nov 28 4 times",
            "Paused s lets it come back Paused one not yet",
            "Retired R brings it back Retired one",
            "The fairer thought is shown once you recalled it.",
            "Not rehearsed yet.",
            "This counts your practice; it does not measure your brain.",
        )
        assert "One report was late" not in notebook.text()
        await notebook.press("down", "down")
        await notebook.sees(
            "Fairer: Ada called on Sunday",
            "Rehearsed 4 times on 4 days.",
            "Came readily (ok or easy) 2 of the last 4 times.",
            "× forgot ◐ hard ● ok ◉ easy",
            "Belief in the old thought 80 at first, 40 now",
        )


async def test_the_due_thoughts_are_practiced_one_after_the_other(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=CARDS) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter")
        await notebook.sees(
            "Practice 1 of 2",
            "The report [/b] went out late",
            "I am no good [/b] at this",
            "Say the fairer thought to yourself, then press Space.",
        )
        assert "One report was late" not in notebook.text()
        assert "forgot" not in notebook.text()
        await notebook.press("f", "4", "y", "ctrl+s")
        assert notebook.all(PracticeReview) == []
        await notebook.press("space")
        await notebook.sees("One report was late, two were not", "f forgot", "How readily did it come?")
        await notebook.press("o", "4", "0", "enter", "6", "5", "y", "enter")
        await notebook.sees("Practice 2 of 2", "They all thought I was dull")
        await notebook.press("enter", "1", "enter", "enter", "enter")
        await notebook.hears(
            "2 thoughts practiced. The next one comes back tomorrow. u takes the last one back."
        )
        first, second = notebook.all(PracticeReview)
        assert (first.card_id, first.recall, first.used_since) == ("report", "ok", True)
        assert (first.belief_old, first.belief_new) == (40, 65)
        assert (second.card_id, second.recall, second.used_since) == ("party", "forgot", None)
        assert (second.belief_old, second.belief_new) == (None, None)
        await notebook.sees("Nothing is due.", "They all thought I was dull tomorrow 1 time")
        await notebook.press("u")
        await notebook.hears("“They all thought I was dull”")
        await notebook.sees("Due Enter begins They all thought I was dull")
        assert [one.card_id for one in notebook.all(PracticeReview)] == ["report"]


async def test_keys_typed_ahead_reach_the_rows_they_are_meant_for(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[REPORT]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter")
        await notebook.pilot.pause()
        await notebook.write(" h3")
        await notebook.press("tab", "7", "n", "ctrl+s")
        await notebook.hears("1 thought practiced. The next one comes back tomorrow.")
        kept = notebook.one(PracticeReview)
        assert (kept.recall, kept.belief_old, kept.belief_new, kept.used_since) == ("hard", 3, 7, False)


async def test_who_leaves_keeps_what_was_graded_and_a_draft_of_what_was_begun(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=CARDS) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter", "escape")
        assert (notebook.dialog, notebook.said, notebook.all(PracticeReview)) == ("", "", [])
        await notebook.press("enter", "space", "escape")
        assert (notebook.dialog, notebook.all(Draft)) == ("", [])
        await notebook.press("enter", "space", "e", "ctrl+s", "space", "h", "5", "0", "escape")
        await notebook.hears("1 thought practiced. 1 is still due. What you typed is kept")
        assert [one.card_id for one in notebook.all(PracticeReview)] == ["report"]
        await notebook.sees("Due Enter begins", "They all thought I was dull due")
        await notebook.press("enter")
        await notebook.sees("Practice (what you had typed)", "Say the fairer thought to yourself")
        assert not any(shown in notebook.text() for shown in ("Two people", "h hard"))
        await notebook.press("space")
        await notebook.sees("Two people asked me to stay", "[h hard]", "[ 50]")
        await notebook.press("ctrl+s")
        await notebook.hears("1 thought practiced. The next one comes back on Fri, Nov 27.")
        kept = notebook.all(PracticeReview)[-1]
        assert (kept.card_id, kept.recall, kept.belief_old) == ("party", "hard", 50)
        assert notebook.all(Draft) == []


async def test_nothing_is_kept_before_it_is_graded(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[REPORT]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter", "space", "space", "enter")
        await notebook.sees("Say how readily it came")
        assert notebook.focus == "recall"
        await notebook.press("y", "ctrl+s")
        await notebook.sees("Say how readily it came")
        await notebook.press("o", "9", "9", "9")
        await notebook.sees("It goes from 0 to 100. Backspace takes a digit back.")
        await notebook.press("ctrl+s")
        await notebook.hears("1 thought practiced.")
        kept = notebook.one(PracticeReview)
        assert (kept.belief_old, kept.used_since) == (99, True)


async def test_a_thought_is_practiced_before_its_day_and_that_counts(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LATER]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("space", "space", "2", "ctrl+s")
        await notebook.hears("1 thought practiced. The next one comes back on Mon, Nov 30. u takes it back.")
        await notebook.sees("Nobody calls Mon, Nov 30 1 time")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_no_fairer_thought_stands_beside_the_question_for_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, size=size, records=[LATER, *LOG]) as notebook:
        await notebook.press("3", "tab")
        await notebook.sees("Fairer: Ada called on Sunday")
        await notebook.press("space")
        await notebook.sees("Say the fairer thought to yourself")
        assert "Ada called" not in notebook.text()
        await notebook.press("escape")
        await notebook.sees("Fairer: Ada called on Sunday")
        await notebook.press("space", "space", "o", "ctrl+s")
        await notebook.sees("Rehearsed 5 times", "Fairer: Ada called on Sunday")


async def test_a_clock_that_was_ahead_is_spoken_of(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LATER, review("later", -40, "ok")]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("space", "space", "f", "ctrl+s")
        await notebook.hears("is dated Sat, Jan 2, 2027, after today: the days count from there.")
        assert notebook.one(PracticeCard).due_on == TODAY + 41 * DAY


async def test_a_card_that_went_away_meanwhile_leaves_a_sentence_and_no_review(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[REPORT]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter", "space", "o")
        notebook.desk.journal.remove(notebook.one(PracticeCard), notebook.clock())
        await notebook.press("ctrl+s")
        await notebook.hears("This practice card is no longer in the journal.")
        assert notebook.all(PracticeReview) == []
        assert notebook.one(Draft).typed == {"recall": "ok"}


async def test_a_card_without_a_record_is_written_down_once(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await go_to_practice(notebook)
        await notebook.press("plus", "enter")
        await notebook.sees("A practice card needs the old thought and the fairer one.")
        assert notebook.focus == "old_thought"
        await notebook.write("I never finish")
        await notebook.press("enter")
        assert notebook.focus == "fairer_thought"
        await notebook.write("I finished two")
        await notebook.press("enter")
        await notebook.hears("To be practiced: I never finish. It comes back tomorrow. u takes it back.")
        await notebook.sees("▸ I never finish tomorrow not yet")
        await notebook.press("i", "tab")
        await notebook.write("Another")
        await notebook.press("tab")
        await notebook.write(" i FINISHED two")
        await notebook.press("enter")
        await notebook.sees("Another practice card has this fairer thought.")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        assert notebook.one(PracticeCard).due_on == TODAY + DAY


async def test_enter_opens_a_card_where_nothing_is_due_and_e_any(tmp_path: Path) -> None:
    long = "First line\nsecond line"
    card = PracticeCard(
        id="later", situation=long, old_thought="Old", fairer_thought="New", due_on=TODAY + DAY
    )
    async with open_notebook(tmp_path, records=[card]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("enter")
        await notebook.sees("Change this practice card")
        assert notebook.widget(Input, "#situation").value == "First line second line"
        await notebook.press("tab", "end")
        await notebook.write("er")
        await notebook.press("enter")
        await notebook.hears("Changed: Older.")
        changed = notebook.one(PracticeCard)
        assert (changed.old_thought, changed.situation) == ("Older", long)
        await notebook.press("e")
        await notebook.sees("Change this practice card")


async def test_a_card_rests_and_comes_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[PARTY]) as notebook:
        await go_to_practice(notebook)
        await notebook.press("s")
        await notebook.hears("Paused: They all thought I was dull. u takes it back.")
        await notebook.sees("Nothing is due. Paused")
        await notebook.press("R")
        await notebook.hears("Retired: They all thought I was dull.")
        await notebook.press("s")
        await notebook.sees("Retired R brings it back")
        await notebook.press("R")
        await notebook.hears("Back in practice: They all thought I was dull. It is due.")
        await notebook.press("s", "s")
        await notebook.hears("Back in practice: They all thought I was dull. It is due.")
        await notebook.press("delete")
        await notebook.hears("Deleted: They all thought I was dull. u brings it back.")
        await notebook.press("u")
        await notebook.sees("They all thought I was dull due not yet")


@pytest.mark.parametrize(("size", "views"), [((80, 24), 1), ((60, 20), 1), ((120, 40), 0)], ids=str)
async def test_the_chart_shows_belief_in_both_thoughts(
    tmp_path: Path, size: tuple[int, int], views: int
) -> None:
    records = [LATER, *LOG, PARTY]
    async with open_notebook(tmp_path, records=records, size=size, ascii_only=True) as notebook:
        await go_to_practice(notebook)
        await notebook.press("down", *["v"] * views)
        await notebook.sees("x old thought * fairer thought B both", "100+", " 21", "x forgot % hard")
        assert ("Old: Nobody calls" in notebook.text()) is (views == 1)
        assert notebook.widget(Chart).size.height >= 4
        assert all(text.isascii() for text in notebook.lines())
        await notebook.press("up")
        await notebook.sees("Not rehearsed yet.")
        await notebook.until(lambda: "x old thought" not in notebook.text())
        await notebook.press("down")
        await notebook.sees("100+", "Rehearsed 4 times")
        await notebook.pilot.resize_terminal(120, 40)
        await notebook.sees("Later", "100+", "Rehearsed 4 times")


async def test_today_has_one_row_for_what_is_to_be_practiced(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=CARDS) as notebook:
        await notebook.sees("Due ▸ 2 thoughts to practice")
        assert "I am no good" not in notebook.text()
        await notebook.press("enter")
        await notebook.sees("Practice 1 of 2")
        await notebook.press("space", "o", "ctrl+s", "space", "o", "ctrl+s")
        await notebook.hears("2 thoughts practiced. The next one comes back on Wed, Nov 25.")
        assert "to practice" not in notebook.text()


async def test_cards_and_reviews_stand_in_the_journal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[LATER, *LOG]) as notebook:
        await notebook.press("7")
        await notebook.sees(
            "14:30 practice: Nobody calls easy, belief old 40, fairer 70",
            "practice card: Nobody calls",
        )
        await notebook.press("slash")
        await notebook.write("ada called")
        await notebook.press("enter", "enter")
        await notebook.sees("Change this practice card")


async def test_no_text_of_a_card_harms_the_screen(tmp_path: Path) -> None:
    bad = "[/b][@click=app.quit]x[/] \x1b]0;y\x07 \u202eabc 👩‍👩‍👧 " + "long " * 80
    card = PracticeCard(situation=bad, old_thought=bad, fairer_thought=bad, due_on=TODAY)
    for size in ((80, 24), (60, 20)):
        async with open_notebook(tmp_path, records=[card], size=size) as notebook:
            await go_to_practice(notebook)
            await notebook.press("enter", "space", "o", "5", "enter", "6", "y")
            await notebook.sees("[o ok]", "[y yes]", "[/b][@click=app.quit]x[/]")
            await notebook.press("enter")
            await notebook.hears("1 thought practiced.")
            await notebook.sees("Fairer: [/b]")
            await notebook.press("e", "escape", "7")
            await notebook.sees("practice card: [/b]")
            assert not any("\x1b" in line or "\u202e" in line for line in notebook.lines())
        (tmp_path / "mindtui.json").unlink()
