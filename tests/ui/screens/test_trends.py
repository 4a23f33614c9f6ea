"""Charts and the words below them."""

import os
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path
from threading import Event

import pytest

from mindtui.charts import over_time_page
from mindtui.charts.families import FAMILIES
from mindtui.charts.picture import Picture
from mindtui.domain.check_in import CheckIn
from mindtui.ui.screens.trends import TrendsScreen
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.chart_title import ChartTitle
from mindtui.ui.widgets.tab_line import TabLine
from tests.charts.diary import TODAY, card, days_ago, rehearsal, score
from tests.support.app import NOW, moment, open_notebook, type_ahead

DIARY = [
    CheckIn(
        at=NOW - timedelta(days=back, hours=(back * 5) % 9),
        mood=3 + back % 6,
        stress=8 - back % 5,
        energy=5 if back % 2 else None,
    )
    for back in range(60)
    if back % 7 != 3
]


async def test_an_empty_journal_has_words_and_neither_a_chart_nor_its_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("5")
        await notebook.sees("Mood, Oct 25 – Nov 23, 2026", "c")
        assert not notebook.widget(Chart).display
        assert "not logged" not in notebook.text()
        assert "check-in" in notebook.text().lower()
        await notebook.press("left_square_bracket", "plus", "minus", "s", "s")
        assert notebook.dialog == ""
        await notebook.press("c", "6", "enter")
        await notebook.until(lambda: notebook.widget(Chart).display)
        await notebook.sees("not logged")


async def test_a_chart_has_a_title_a_range_and_sentences(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("Mood, Oct 25 – Nov 23, 2026", "[30 days]", "26 of 30 days")
        await notebook.sees("c Check in m Other [ ] Shift s Day v Compare e Save ? Help ! Help card")
        await notebook.until(
            lambda: any("⣀" <= c <= "⣿" or c == "•" for line in notebook.lines() for c in line)
        )


async def test_the_sentence_about_the_trend_comes_from_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_time_page, "trend_sentences", lambda *_: ("A trend [b]in words[/b].",))
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("A trend [b]in words[/b].")


@pytest.fixture
def slow_trend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The sentence about the trend takes until this is set, as on years of days."""
    is_found = Event()

    def wait(*_: object) -> tuple[str, ...]:
        is_found.wait(10)
        return ("A late word.",)

    monkeypatch.setattr(over_time_page, "trend_sentences", wait)
    yield is_found
    is_found.set()


async def test_a_late_sentence_does_not_stand_under_another_chart(tmp_path: Path, slow_trend: Event) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "s")
        await notebook.sees("Stress day, Nov 23, 2026")
        slow_trend.set()
        await notebook.until(lambda: all(worker.is_finished for worker in notebook.app.workers))
        await notebook.pilot.pause()
        assert "A late word." not in notebook.text()
        await notebook.press("s")
        await notebook.sees("Mood, Oct 25", "A late word.")


async def test_a_late_sentence_does_not_draw_the_chart_again(
    tmp_path: Path, slow_trend: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Picture] = []
    show = TrendsScreen._show

    def show_and_note(screen: TrendsScreen, picture: Picture) -> None:
        drawn.append(picture)
        show(screen, picture)

    monkeypatch.setattr(TrendsScreen, "_show", show_and_note)
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("26 of 30 days")
        await notebook.pilot.pause()
        before, height = len(drawn), notebook.widget(Chart).size.height
        slow_trend.set()
        await notebook.sees("A late word.")
        for _ in range(5):
            await notebook.pilot.pause()
        assert (len(drawn), notebook.widget(Chart).size.height) == (before, height)
        await notebook.sees("A late word.")


async def test_words_that_cannot_be_worked_out_are_one_sentence_and_are_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [ZeroDivisionError()]

    def find(*_: object) -> tuple[str, ...]:
        if faults:
            raise faults.pop()
        return ("Found now.",)

    monkeypatch.setattr(over_time_page, "trend_sentences", find)
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("More about it could not be worked out (ZeroDivisionError in find).")
        await notebook.press("minus", "plus")
        await notebook.sees("[30 days]", "Found now.")


async def test_ranges_are_zoomed_and_shifted_and_stop_at_the_ends(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "plus")
        await notebook.sees("[7 days]", "Mood, Nov 17 – Nov 23, 2026")
        await notebook.press("plus")
        await notebook.sees("7 days is the shortest range.")
        await notebook.press("left_square_bracket")
        await notebook.sees("Mood, Nov 10 – Nov 16, 2026")
        assert "shortest" not in notebook.text()
        await notebook.press("right_square_bracket", "right_square_bracket")
        await notebook.sees("Mood, Nov 17 – Nov 23, 2026", "No later day has come yet.")
        await notebook.press("minus", "minus")
        await notebook.sees("[90 days]")
        await notebook.press("minus", "minus", "minus")
        await notebook.sees("[all]", "Mood, Sep 26 – Nov 23, 2026")
        await notebook.press("left_square_bracket")
        await notebook.sees("All days are shown; + shows fewer.")
        await notebook.press("equals_sign")
        await notebook.sees("[1 year]")
        await notebook.press("left_square_bracket")
        await notebook.sees("There is nothing earlier to show.")


async def test_a_click_on_a_range_or_on_its_keys_chooses_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("[30 days]")
        line = next(line for line in notebook.lines() if "[30 days]" in line)
        for words, chosen in (("1 year", "[1 year]"), ("all -", "[all]"), ("- ", "[all]"), ("+", "[1 year]")):
            at = line.rindex(words) if words != "- " else len(line.rstrip()) - 1
            await notebook.pilot.click(ChartTitle, offset=(at, 0))
            await notebook.sees(chosen)
        await notebook.pilot.click(ChartTitle, offset=(2, 0))
        await notebook.sees("[1 year]")


async def test_measures_take_turns(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        for title in (
            "Self-rated stress, Oct",
            "Energy, Oct",
            "All three, Oct",
            "Mood, Oct",
        ):
            await notebook.press("m")
            await notebook.sees(title)


async def test_every_chart_is_a_tab_with_a_range_of_its_own(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "minus", "tab", "tab")
        await notebook.sees("Mood day by day, ", "[1y]")
        await notebook.press("5", "m", "shift+tab", "5")
        await notebook.sees("Self-rated stress, Aug 26 – Nov 23, 2026", "[90d]")
        await notebook.press("shift+tab", "shift+tab", "shift+tab")
        await notebook.sees("Mood, Aug 26", "[90 days]")
        await notebook.press("shift+tab")
        await notebook.sees("Beliefs over rehearsals, ")
        await notebook.pilot.click(TabLine, offset=(1, 0))
        await notebook.sees("Mood, Aug 26")


async def test_the_stress_day_goes_back_to_the_chart_it_was_opened_from(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "tab", "tab", "s")
        await notebook.sees("Stress day, Nov 23, 2026")
        await notebook.press("m", "s")
        await notebook.sees("Mood day by day")


async def test_the_open_chart_is_always_among_the_names(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=(60, 20)) as notebook:
        await notebook.press("5")
        for family in (*FAMILIES[1:-1], FAMILIES[0]):
            await notebook.press("tab")
            await notebook.until(lambda family=family: family.name in notebook.lines()[1])  # type: ignore[misc]
            # So are its days: a chart that was shifted must say of what it is.
            await notebook.until(lambda: "2026" in notebook.lines()[2])


async def test_the_stress_day_is_that_of_the_last_check_in(tmp_path: Path) -> None:
    records = [CheckIn(at=moment("2026-11-20 12:00"), stress=6, slot="midday"), *DIARY[10:]]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press("5", "s")
        await notebook.sees("Stress day, Nov 20, 2026")
        await notebook.press("left_square_bracket")
        await notebook.sees("Stress day, Nov 19, 2026")
        await notebook.press("right_square_bracket", "right_square_bracket")
        await notebook.sees("Stress day, Nov 21, 2026")
        await notebook.press("plus", "minus")
        await notebook.sees("Stress day, Nov 21, 2026")
        await notebook.press("s")
        await notebook.sees("Mood, Oct 25 – Nov 23, 2026")


async def test_a_day_to_come_is_no_stress_day_where_the_clock_was_set_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY, now=NOW - timedelta(days=4)) as notebook:
        await notebook.press("5", "s")
        await notebook.sees("Stress day, Nov 19, 2026")


async def test_a_check_in_changes_the_chart_at_once(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY[5:]) as notebook:
        await notebook.press("5")
        await notebook.sees("21 of 30 days")
        await notebook.press("c", "6", "enter")
        await notebook.sees("22 of 30 days")


async def test_a_new_day_moves_a_window_that_ends_today(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("Mood, Oct 25 – Nov 23, 2026")
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("c", "6", "enter")
        await notebook.sees("Mood, Oct 26 – Nov 24, 2026")


async def test_another_size_draws_another_chart(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("[30 days]")
        await notebook.pilot.resize_terminal(60, 20)
        await notebook.until(lambda: notebook.widget(Chart).size.width == 58)
        await notebook.sees("Mood, Oct 25 – Nov 23, 2026")
        await notebook.pilot.resize_terminal(120, 40)
        await notebook.until(lambda: notebook.widget(Chart).size.width == 118)


async def test_a_single_day_has_no_range_to_zoom(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=(160, 24)) as notebook:
        await notebook.press("5")
        await notebook.sees("e Save + - Range a Plan")
        await notebook.press("s")
        await notebook.sees("[ ] other days s back", "[ ] Shift s Day e Save")
        await notebook.press("s")
        await notebook.sees("e Save + - Range a Plan")


@pytest.mark.parametrize(("measure", "size"), [(3, (80, 24)), (3, (60, 20)), (0, (60, 20))])
async def test_the_chosen_range_and_the_days_are_always_in_sight(
    tmp_path: Path, measure: int, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=DIARY, size=size) as notebook:
        await notebook.press("5", *["m"] * measure)
        for key, name in (("=", "7"), ("-", "30"), ("-", "90"), ("-", "1"), ("-", "all")):
            await notebook.press(key)
            title = next(line for line in notebook.lines() if line.rstrip().endswith("-"))
            assert f"[{name}" in title
            assert title.index("+") < title.index("[")
            assert "2026" in title


async def test_leaving_while_the_worker_works_ends_the_app(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await type_ahead(notebook.pilot, "5", "1", "5", "q")
    assert notebook.app.return_code == 0


@pytest.mark.parametrize(
    ("ending", "holds"), [("svg", "<svg "), ("txt", "A late word."), ("csv", "mood,3.0,1")]
)
async def test_what_is_shown_goes_to_a_new_private_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, holds: str
) -> None:
    found: list[tuple[str, ...]] = []

    def find(*_: object) -> tuple[str, ...]:
        found.append(("A late word.",))
        return found[-1]

    monkeypatch.setattr(over_time_page, "trend_sentences", find)
    monkeypatch.chdir(tmp_path)
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5")
        await notebook.sees("A late word.")
        await notebook.press("e")
        await notebook.sees("Save this chart", "mood-30d-2026-11-23.svg")
        if ending != "svg":
            await notebook.press("end", *["backspace"] * 3)
            await notebook.write("png")
            await notebook.press("enter")
            await notebook.sees("ends in none of")
            await notebook.press(*["backspace"] * 3)
            await notebook.write(ending)
        await notebook.press("enter")
        await notebook.sees("Saved: ")
        path = tmp_path / f"mood-30d-2026-11-23.{ending}"
        assert holds in path.read_text("utf-8")
        assert len(found) == 1, "what is there already was worked out again"
        assert path.stat().st_mode & 0o777 == 0o600
        await notebook.press("e", "ctrl+u")
        await notebook.write("/proc/nothing/a.svg")
        await notebook.press("enter")
        await notebook.sees("There is no folder /proc/nothing.", "/proc/nothing/a.svg")
        await notebook.press("ctrl+u")
        await notebook.write("/proc")
        await notebook.press("enter")
        await notebook.sees("proc is a folder. Name a file in it.")
        # Root may write everywhere.
        monkeypatch.setattr(os, "access", lambda *_: False)
        await notebook.press("ctrl+u")
        await notebook.write("a.svg")
        await notebook.press("enter")
        await notebook.sees("Nothing can be written in")
        await notebook.press("escape")
        assert notebook.dialog == ""


async def test_the_period_before_is_shown_behind_and_goes_away_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "v")
        await notebook.sees("□ before", "on 25 days of the 29 days before")
        await notebook.press("m", "m", "m", "v", "m")
        await notebook.sees("Mood, Oct 25", "□ before")
        await notebook.press("v")
        await notebook.sees("Mood: mean")
        assert "□" not in notebook.text()


async def test_the_beliefs_of_practice_cards_take_turns(tmp_path: Path) -> None:
    records = [
        card("report", "I am no [b]good[/b]"),
        card("party", "They all thought I was dull", due_on=TODAY),
        card("calls", "Nobody calls"),
        rehearsal("report", days_ago(4), "hard", 80, 30),
        rehearsal("report", days_ago(2), "ok", 60, 55),
        rehearsal("party", days_ago(3), "forgot", 90, 20),
        rehearsal("report", days_ago(95), "hard", 90, 20),
    ]
    async with open_notebook(tmp_path, records=records, size=(60, 20)) as notebook:
        await notebook.press("5", "shift+tab")
        await notebook.sees("Old thought: “I am no [b]good[/b].”", "[90d]", "m Other")
        await notebook.press("m")
        await notebook.sees("Old thought: “They all thought I was dull.”")
        assert "Fairer than" not in notebook.text()
        await notebook.press("left_square_bracket")
        await notebook.sees("Not rehearsed in these days.")
        await notebook.press("m", "right_square_bracket")
        await notebook.sees("“I am no [b]good[/b].”")
        await notebook.press("m", "m")
        await notebook.sees("“I am no [b]good[/b].”")


async def test_the_scores_of_forms_take_turns_and_are_offered_once_there_are_some(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=DIARY) as notebook:
        await notebook.press("5", "shift+tab")
        await notebook.sees("Beliefs over rehearsals")
        assert "Scores" not in notebook.lines()[2]
        journal = notebook.app.desk.journal
        journal.add(score(14, 60, "who-5"), NOW)
        await notebook.until(lambda: "Scores" in notebook.lines()[2])
        journal.add(score(2, 8), NOW)
        await notebook.press("tab")
        await notebook.sees("Scores of PHQ-9", "[1y]", "m Other")
        await notebook.press("m")
        await notebook.sees("Scores of WHO-5")
        journal.undo(NOW)
        journal.undo(NOW)
        await notebook.sees("Mood, ")
        assert "Scores" not in notebook.lines()[2]
        journal.add(score(2, 8), NOW)
        await notebook.press("shift+tab")
        await notebook.sees("Scores of PHQ-9")
        await notebook.press("s")
        journal.undo(NOW)
        await notebook.until(lambda: "Scores" not in notebook.lines()[2])
        await notebook.press("s")
        await notebook.sees("Mood, ")


async def test_the_same_days_as_another_range_have_the_words_of_that_range(tmp_path: Path) -> None:
    records = [CheckIn(at=NOW - timedelta(days=back), mood=4 + back % 3) for back in (*range(14), 29)]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press("5")
        await notebook.sees("[30 days]", "14 more days with a rating.")
        await notebook.press("minus", "minus", "minus")
        await notebook.sees("[all]", "Mood, Oct 25 – Nov 23, 2026", "15 more days")


WEST = timezone(timedelta(hours=-8))
ODD: dict[str, tuple[list[CheckIn], tuple[str, ...], str]] = {
    "one record": (
        [CheckIn(at=NOW, mood=6, stress=3)],
        ("Mood: 6.0 on 1 of 1 day.",),
        "at least three ratings",
    ),
    "all equal": (
        [CheckIn(at=NOW - timedelta(days=back), mood=5, stress=5) for back in range(9)],
        ("Mood: 5.0 on every day with a rating (9 of 9 days).",),
        "points today",
    ),
    "all skipped": (
        [CheckIn(at=NOW - timedelta(days=back), skipped=("mood", "stress")) for back in range(3)],
        ("No ratings of mood in these days; skipped on 3 days.",),
        "No stress ratings today: skipped in 1 check-in.",
    ),
    "only recalled": (
        [CheckIn(at=NOW, mood=4, stress=6, recalled=True)],
        ("◦ recalled", "Mood: 4.0 on 1 of 1 day; all recalled later."),
        "No figures today: 1 rating recalled later.",
    ),
    "two zones in one day": (
        [
            CheckIn(at=NOW.replace(hour=9), mood=4, stress=6),
            CheckIn(at=NOW.replace(hour=9, tzinfo=WEST), mood=8, stress=2),
        ],
        ("Mood: 6.0 on 1 of 1 day.",),
        "The clock was set back by 9 hours during this day.",
    ),
    "a clock set back": (
        [
            CheckIn(at=NOW, mood=4, stress=6),
            CheckIn(at=NOW - timedelta(minutes=30), mood=8, stress=2),
            CheckIn(at=NOW, mood=6, stress=4),
        ],
        ("Mood: 6.0 on 1 of 1 day.",),
        "at least three ratings",
    ),
}


@pytest.mark.parametrize("what", list(ODD))
async def test_every_odd_diary_has_its_sentence(tmp_path: Path, what: str) -> None:
    records, said, of_the_day = ODD[what]
    async with open_notebook(tmp_path, records=records, size=(120, 40)) as notebook:
        await notebook.press("5")
        await notebook.sees(*said)
        await notebook.press("s")
        await notebook.sees(of_the_day, "They are not cortisol levels.")
        for _ in FAMILIES:
            await notebook.press("tab", "v", "minus", "left_square_bracket")
        assert notebook.app.return_code is None
