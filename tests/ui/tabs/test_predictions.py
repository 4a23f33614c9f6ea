"""The Predictions tab: what was expected against what was felt, and what pays off."""

import sys
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import Input

from mindtui.charts.expected_felt import ExpectedFelt
from mindtui.crew.hand import READY
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from mindtui.insights.cards.jobs import CalibrationJob
from mindtui.ui.widgets.chart import Chart
from tests.support.app import NOW, Notebook, open_notebook
from tests.support.hands import hands

TODAY = NOW.date()
GUESS = Ratings(pleasure=4, mastery=5, difficulty=6)


def plan(label: str, days: int = 1, **fields: Any) -> Plan:
    return Plan(label=label, day=TODAY + timedelta(days=days), predicted=GUESS, **fields)


def rated(label: str, days: int, pleasure: int, mastery: int = 5, difficulty: int = 3) -> Plan:
    return plan(label, days, status="done", actual=Actual(pleasure, mastery, difficulty))


DIARY: list[Record] = [
    plan("Walk [/b] far", 5),
    plan("Sort the mail", -1),
    *[rated("Choir", -back, 8, 3) for back in range(2, 8)],
    *[rated("Write", -back, 5, 9) for back in range(3, 5)],
    rated("Fair", -9, 10),
]


async def open_predictions(notebook: Notebook) -> None:
    await notebook.press("2", "shift+tab")
    await notebook.sees("[chart]")


async def test_the_chart_says_itself_in_words(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.sees(
            "right: expected up: felt ╱ as expected",
            "Pleasure turned out +3.6 points from what you expected, on average",
            "9 rated occasions; 9 above the line (more than expected), 0 on it, 0 below (less).",
        )
        await notebook.press("m")
        await notebook.sees(
            "pleasure [mastery] difficulty", "No clear lean in what you expect of mastery yet"
        )
        await notebook.press("m")
        await notebook.sees("[difficulty]", "That is easier than expected.")
        await notebook.press("m")
        await notebook.sees("[pleasure]", "Pleasure turned out")


async def test_below_eight_pairs_it_says_how_many_more(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY[:6]) as notebook:
        await open_predictions(notebook)
        await notebook.sees("Not enough yet: 4 more rated occasions.")


async def test_an_empty_tab_names_the_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await open_predictions(notebook)
        await notebook.sees("Press a to plan something and guess it; the review asks how it was.")
        await notebook.press("v")
        await notebook.sees(
            "None open. Press a to plan something and guess.",
            "None guessed yet: a guesses, d and p rate.",
        )
        await notebook.press("v")
        await notebook.sees("Not enough yet: 2 more ratings of one activity.")
        await notebook.press("a")
        await notebook.sees("Plan something")
        assert notebook.widget(Input, "#what").value == ""


async def test_what_an_empty_list_says_is_not_cut_off_beside_the_chart(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(120, 40)) as notebook:
        await notebook.press("2", "shift+tab")
        await notebook.sees("and guess.", "d and p rate.", "2 more ratings of one activity.")


async def test_open_guesses_come_first_then_what_became_of_the_last(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.press("v")
        await notebook.sees(
            "[guesses]",
            "Still open: you expect pleasure mastery difficulty",
            "▸ Sun Nov 22 ○ Sort the mail 4 5 6 Sat Nov 28 ○ Walk [/b] far 4 5 6",
            "Rated: expected → felt pleasure mastery difficulty Sat Nov 21 ● Choir 4 → 8 5 → 3 6 → 3",
        )


async def test_a_guess_is_rated_opened_and_dropped_where_it_stands(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY[:2]) as notebook:
        await open_predictions(notebook)
        await notebook.press("v", "d", "9", "enter")
        await notebook.hears("Done: Sort the mail.")
        await notebook.sees("Sun Nov 22 ● Sort the mail 4 → 9 5 6", "▸ Sun Nov 22")
        await notebook.press("up", "enter")
        await notebook.sees("Change this plan", "Walk [/b] far")
        await notebook.press("escape", "x")
        await notebook.hears("Dropped: Walk [/b] far.")
        await notebook.sees("None open.")
        await notebook.press("u")
        await notebook.sees("○ Walk [/b] far 4 5 6")
        await notebook.press("v", "v")
        await notebook.sees("1 rated occasion; 1 above the line")


async def test_a_rating_changes_the_words_of_the_chart(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.sees("9 plans")
        await notebook.press("v", "d", "0", "enter", "v", "v")
        await notebook.sees("10 plans", "9 above the line (more than expected), 0 on it, 1 below (less).")


async def test_what_pays_off_puts_no_lucky_ten_on_top_and_plans_it_with_one_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.press("v", "v")
        await notebook.sees("What pays off: felt pleasure ▸ Choir ████████ 7.9 n 6 mean 8.0 Write")
        assert "Fair" not in notebook.text()
        await notebook.press("m")
        await notebook.sees("What pays off: felt mastery Write ██████▌ 6.3 n 2 mean 9.0 ▸ Choir")
        await notebook.press("m")
        await notebook.sees("[difficulty]", "What pays off: felt pleasure")
        await notebook.press("a")
        await notebook.sees("Plan something")
        assert notebook.widget(Input, "#what").value == "Choir"
        await notebook.press("enter")
        await notebook.hears("Planned for today: Choir.")


async def test_an_activity_of_the_catalog_is_planned_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    walks = [
        plan("Walk for twenty minutes", -1, activity_id="walk-twenty", status="done", actual=Actual(7))
        for _ in range(2)
    ]
    async with open_notebook(tmp_path, records=walks) as notebook:
        await open_predictions(notebook)
        await notebook.press("v", "v", "a", "enter")
        await notebook.hears("Planned for today: Walk for twenty minutes.")
        added = notebook.all(Plan)[-1]
        assert (added.activity_id, added.area, added.minutes) == ("walk-twenty", "body", 20)


async def test_chart_and_lists_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=(120, 40)) as notebook:
        await notebook.press("2", "shift+tab")
        await notebook.sees("as expected", "Still open: you expect", "What pays off", "▸ Sun Nov 22")
        assert notebook.focus == "guesses"
        await notebook.press("v")
        await notebook.sees("▸ Choir")
        assert notebook.focus == "payoffs"
        await notebook.press("v", "m")
        await notebook.sees("▸ Sun Nov 22 ○ Sort the mail 5")
        line = next(n for n, text in enumerate(notebook.lines()) if "▌" in text)
        await notebook.pilot.click(offset=(75, line))
        await notebook.sees("[what pays off]")
        await notebook.pilot.resize_terminal(80, 24)
        await notebook.sees("chart guesses [what pays off]", "▸ Write")
        await notebook.press("v")
        await notebook.sees("╱", "right: expected")


async def test_a_click_on_a_name_chooses_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        line = next(n for n, text in enumerate(notebook.lines()) if "[chart]" in text)
        await notebook.pilot.click(offset=(notebook.lines()[line].index("what pays"), line))
        await notebook.sees("[what pays off]", "▸ Choir")
        await notebook.pilot.click(offset=(notebook.lines()[line].index("mastery"), line))
        await notebook.sees("[mastery]", "felt mastery")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_every_rating_has_a_row_of_its_own_where_there_is_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=size, ascii_only=True) as notebook:
        await notebook.press("2", "shift+tab")
        await notebook.sees("/ as expected")
        room_for_all = size != (60, 20)
        await notebook.until(lambda: (notebook.widget(Chart).size.height >= 11 + 2) is room_for_all)
        assert all(text.isascii() for text in notebook.lines())


async def test_the_chart_is_there_before_its_slow_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()

    def slow(shown: ExpectedFelt, *_: object) -> str:
        may_end.wait(10)
        return f"A late word on {shown.aspect}."

    monkeypatch.setattr(ExpectedFelt, "lean", slow)
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.sees("9 rated occasions")
        await notebook.press("m")
        await notebook.sees("Mastery: 9 rated occasions")
        may_end.set()
        await notebook.sees("A late word on mastery.")
        assert "on pleasure" not in notebook.text()


async def test_words_of_many_plans_are_worked_out_in_a_process_that_ends_when_others_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "python"
    silent.write_text(f"#!/bin/sh\nprintf '{READY.decode().strip()}\\n'\nwhile read -r _; do :; done\n")
    silent.chmod(0o700)
    monkeypatch.setattr(CalibrationJob, "run", None)
    many = [rated("Choir", -2 - n, 8, 3) for n in range(70)]
    async with open_notebook(tmp_path, records=many) as notebook:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", str(silent))
            await open_predictions(notebook)
            await notebook.until(hands)
        [given_up] = hands()
        await notebook.press("m")
        await notebook.sees("Mastery turned out -2.0 points from what you expected")
        await notebook.until(lambda: given_up not in hands())


async def test_the_help_explains_why_few_ratings_count_for_little(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=(80, 40)) as notebook:
        await open_predictions(notebook)
        await notebook.press("v", "v", "question_mark")
        await notebook.sees("mean is drawn toward the", "one lucky 10 never tops the list")


async def test_on_another_day_old_guesses_are_no_longer_asked_about(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await open_predictions(notebook)
        await notebook.sees("9 plans")
        notebook.clock.go_on(timedelta(days=40))
        await notebook.press("m", "m", "m")
        await notebook.sees("9 plans")
        await notebook.press("v")
        await notebook.sees("None open.")
