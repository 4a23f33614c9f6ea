"""Insight cards: what is listed, how a card reads, and what happens while they are worked out."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any, get_args

import pytest
from rich.cells import cell_len

from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from mindtui.insights.cards.card import FAMILIES, Card, CardVerdict, Deck, Family, Series
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.job import Progress
from mindtui.insights.sentences import HOW_FOUND
from mindtui.settings import Settings, read_settings
from mindtui.ui import card_search
from mindtui.ui.glyphs import ASCII, FULL
from mindtui.ui.insight_sheet import card_lines
from mindtui.ui.screens import insights
from mindtui.ui.screens.insights import InsightsScreen
from mindtui.ui.widgets.sheet import Sheet
from tests.insights.cards.lives import ago, check_in, deck_of
from tests.support.app import NOW, Notebook, open_notebook, type_ahead

HOSTILE = "[/b]\x1b]0;x\x07مرحبا"


def coffee_days(weeks: int = 8, tag: str = "coffee") -> list[Record]:
    """Mood 4 and 5 by turns, and 3 more on days with a tag that moves through the week."""
    days = range(weeks * 7)
    with_it = {day for day in days if day % 9 in (0, 4)}
    records: list[Record] = [
        CheckIn(
            at=NOW - timedelta(days=day),
            mood=4 + day % 2 + 3 * (day in with_it),
            tags=(tag,) * (day in with_it),
        )
        for day in days
    ]
    records += [
        Plan(
            label="Swim",
            day=NOW.date() - timedelta(days=day),
            status="done",
            predicted=Ratings(pleasure=4),
            actual=Actual(pleasure=6 + day % 2),
            mood_before=4,
            mood_after=5 + day % 3,
        )
        for day in range(2, 30, 3)
    ]
    return records


def screen_of(notebook: Notebook) -> InsightsScreen:
    screen = notebook.app.screen_stack[0]
    assert isinstance(screen, InsightsScreen)
    return screen


async def look(notebook: Notebook, *keys: str) -> None:
    """Open the place and wait for the cards; then press these keys."""
    await notebook.press("6")
    await notebook.app.workers.wait_for_complete()
    await notebook.until(lambda: not screen_of(notebook).is_looking)
    await notebook.press(*keys)


async def click(notebook: Notebook, name: str) -> None:
    """Click on a name in the line of what can be chosen."""
    line = next(n for n, text in enumerate(notebook.lines()) if "mood" in text and " m " in text)
    await notebook.pilot.click(offset=(notebook.lines()[line].index(f" {name} ") + 1, line))


async def test_an_empty_journal_says_of_each_card_what_is_missing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await look(notebook)
        await notebook.sees("0 clear · 0 no clear link yet", "Not enough yet (4)", "weeks of check-ins.")
        await notebook.sees("Press c to check in.")
        await notebook.press("enter")
        assert notebook.dialog == "SheetDialog"
        await notebook.sees("Nothing is worked out before there is enough.")


async def test_cards_are_grouped_and_one_opens_with_all_that_stands_behind_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days()) as notebook:
        await look(notebook)
        await notebook.sees("6 Insights", "Clear (", "#coffee goes with a difference of +", "n 13/43")
        await notebook.sees("Enter Open c Check in + Trial d Drift a Plan ? Help ! Help card")
        await notebook.press("enter")
        await notebook.sees("95 % interval", "13 days with it, 43 without", "one of 2 tags and activities")
        await notebook.press("pagedown")
        await notebook.sees("days with #coffee", "in all", "How this was tested")
        await notebook.press("end")
        await notebook.sees("about 1,000 times.")
        await notebook.press("escape", "end")
        await notebook.sees("Not enough yet (")


async def test_a_wide_screen_shows_the_card_of_the_cursor_beside_the_list(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days(), size=(120, 24)) as notebook:
        await look(notebook)
        await notebook.sees("Figures", "one of 2 tags and activities", "] shows more of it")
        await notebook.press("right_square_bracket")
        await notebook.sees("How this was tested")
        await notebook.press("right_square_bracket")
        await notebook.sees("Of so many cards, one may be clear by chance alone")
        await notebook.press("left_square_bracket", "left_square_bracket", "down", "down")
        await notebook.sees(
            "Figures",
            "by itself; p 0.002",
            "From just before to just after “Swim”, mood moved",
        )
        await notebook.pilot.resize_terminal(80, 24)
        await notebook.until(lambda: not notebook.widget(Sheet).display)


async def test_the_outcome_and_the_kind_narrow_the_list(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days()) as notebook:
        await look(notebook, "f", "f")
        await notebook.sees("[before and after]", "just after “Swim”")
        assert "coffee" not in notebook.text()
        await notebook.press("v")
        await notebook.sees("[clear]", "just after “Swim”")
        await notebook.press("v", "v")
        await notebook.sees("[not enough yet]", insights.NONE_FOUND)
        await notebook.press("v")
        await notebook.press("m", "m")
        await notebook.sees("[stress]", insights.NONE_FOUND)
        await notebook.press("f", "f", "f")
        await notebook.sees("[drift]", insights.NO_DRIFT)
        await notebook.press("f")
        await notebook.sees("[trials]", insights.NO_TRIAL)
        await notebook.press("f", "m", "f", "f", "f")
        await notebook.sees("[days]", "Usual range (", "Your mood is usually between")


async def test_another_range_has_trends_made_anew(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days()) as notebook:
        await look(notebook, "f", "f", "f")
        await notebook.sees("[90 days]", "56 of 56 days")
        for name, shown in (("1 year", "56 of 56 days"), ("all", "56 of 56 days"), ("30 days", "30 of 30")):
            await notebook.press("r")
            await notebook.app.workers.wait_for_complete()
            await notebook.sees(f"[{name}]", shown)


async def test_drift_is_off_until_typical_days_are_picked_and_can_be_turned_off_again(tmp_path: Path) -> None:
    steady: list[Record] = [
        CheckIn(at=NOW - timedelta(days=day), mood=5 + day % 2 - 3 * (day < 25)) for day in range(100)
    ]
    async with open_notebook(tmp_path, records=steady) as notebook:
        await look(notebook)
        assert "typical" not in notebook.text()
        await notebook.press("d")
        assert notebook.dialog == "TypicalDaysDialog"
        await notebook.write("2026-10-01")
        await notebook.press("tab")
        await notebook.write("2026-09-01")
        await notebook.press("enter")
        await notebook.sees("The last day comes before the first.")
        await notebook.press(*["backspace"] * 10)
        await notebook.write("2026-10-20")
        await notebook.press("enter")
        await notebook.sees("20 days with a check-in between them; it takes 56.")
        await notebook.press(*["backspace"] * 10)
        await notebook.write("2030-01-01")
        await notebook.press("enter")
        await notebook.sees("The last day lies in the future")
        await notebook.press(*["backspace"] * 10)
        await notebook.write("2026-10-25")
        await notebook.press("tab", "shift+tab", "shift+tab", *["backspace"] * 10)
        await notebook.write("2026-08-20")
        await notebook.press("enter")
        await notebook.hears("Later days are compared with Aug 20 to Oct 25 from now on.")
        await notebook.app.workers.wait_for_complete()
        await notebook.press("f", "f", "f", "f", "f")
        await notebook.sees("Your mood has been running below your usual range for about")
        await notebook.press("enter")
        await notebook.sees("Clear", "typical days")
        await notebook.press("escape", "d", *["backspace"] * 10, "tab", *["backspace"] * 10, "enter")
        await notebook.hears("No drift is looked for.")
        await notebook.app.workers.wait_for_complete()
        await notebook.sees("d picks the days")
        assert notebook.desk.settings.typical_days is None
        assert "typical_days" not in (tmp_path / "config.toml").read_text()


async def test_leaving_the_typical_days_changes_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await look(notebook, "d", "escape")
        assert notebook.dialog == ""
        assert notebook.desk.settings.typical_days is None


async def test_a_trial_is_started_from_here(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20)) as notebook:
        await look(notebook, *"ffffff")
        await notebook.sees("No trial came to its end", "one.")
        await notebook.press("i")
        assert notebook.dialog == "StartTrialDialog"
        await notebook.write("hum")
        await notebook.press("enter", "y")
        assert "Trial from" in notebook.said
        await notebook.sees("Its card comes after", "“hum”.")
        await notebook.press("v")
        assert notebook.said == ""


async def test_a_click_chooses_a_kind_of_cards_and_an_outcome(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days(), size=(120, 24)) as notebook:
        await look(notebook)
        await click(notebook, "links")
        await click(notebook, "stress")
        await notebook.sees("[links]", "[stress]")


async def test_the_same_journal_is_not_looked_through_twice_and_a_change_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    counted = cards

    def look_and_count(*args: Any, **kinds: Any) -> Deck:
        looked.append(1)
        return counted(*args, **kinds)

    monkeypatch.setattr(card_search, "cards", look_and_count)
    async with open_notebook(tmp_path, records=coffee_days()) as notebook:
        await look(notebook, "7")
        await look(notebook)
        assert len(looked) == 1
        await notebook.press("c", "6", "enter")
        await notebook.app.workers.wait_for_complete()
        await notebook.until(lambda: len(looked) == 2)
        await notebook.sees("Clear (")


async def test_another_weekend_makes_cards_and_the_words_of_a_chart_anew(tmp_path: Path) -> None:
    free = {day: ago(day).weekday() in (4, 5) for day in range(84)}
    records = [
        check_in(day, 5 + 3 * free[day], tags=["rest"] if ago(day).weekday() == 5 and day % 2 else [])
        for day in free
    ]
    async with open_notebook(tmp_path, records=records, size=(150, 40)) as notebook:
        await notebook.press("5", "tab", "tab", "tab")
        await notebook.sees("On weekends mood differs by +0.9 points")
        await notebook.press("comma", "down", "down", "down")
        await notebook.sees("Weekend ‹ Sat, Sun ›", "Held apart from weekdays in Trends and Insights.")
        await notebook.press("right", "enter")
        await notebook.sees("On weekends (Friday, Saturday) mood differs by +3.0 points")
        assert read_settings(tmp_path / "config.toml")[0].weekend == (4, 5)
        await look(notebook, "down", "down", "down")
        await notebook.sees("On weekends (Friday, Saturday)", "Difference 0.0 points")
        await notebook.press("comma", "down", "down", "down", "left", "enter")
        # Of the same days with it and without it, other ones are held beside each other.
        await notebook.sees("On weekends mood differs by", "Difference +2.0 points")


class Held:
    """Cards that are worked out when the test says so."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.was_ended = Event()
        self.began = Event()
        self.fails = False

    def cards(self, diary: Diary, *, progress: Progress, run: object = None) -> Deck:
        progress(42, 200)
        self.began.set()
        assert self.go_on.wait(20)
        try:
            progress(43, 200)
        except InterruptedError:
            self.was_ended.set()
            raise
        if self.fails:
            raise ZeroDivisionError
        headline = f"Held back {len(diary.logged)} of {diary.today - diary.since + 1}"
        return Deck((Card(key="a", family="trend", headline=headline, verdict="clear", n=3),))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterable[Held]:
    """The place with its work held back; every word about it is let through."""
    held = Held()
    monkeypatch.setattr(card_search, "cards", held.cards)
    monkeypatch.setattr(card_search, "PATIENCE", 0)
    yield held
    held.go_on.set()


async def test_while_cards_are_worked_out_keys_work_and_escape_stops_it(tmp_path: Path, held: Held) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("6")
        await notebook.sees("Looked at 42 of 200 … Esc stops.", "Stop")
        await notebook.press("f")
        await notebook.sees("[links]")
        await notebook.press("escape")
        await notebook.sees("Stopped. Space looks again.")
        held.go_on.set()
        await notebook.until(held.was_ended.is_set)
        assert "Held back" not in notebook.text()
        await notebook.press("question_mark", "escape", "f", "f", "f", "f", "f", "f", "space")
        await notebook.app.workers.wait_for_complete()
        await notebook.sees("Held back", "1 clear")


async def test_a_change_begins_the_work_anew_and_older_cards_are_not_taken_for_new_ones(
    tmp_path: Path, held: Held
) -> None:
    async with open_notebook(tmp_path, size=(150, 24)) as notebook:
        await notebook.press("6")
        await notebook.until(held.began.is_set)
        notebook.desk.journal.add(CheckIn(at=NOW, mood=5), NOW)
        held.go_on.set()
        await notebook.sees("Held back 1", "1 clear")
        held.go_on.clear()
        notebook.desk.journal.add(CheckIn(at=NOW - timedelta(days=1), mood=5), NOW)
        await notebook.press("escape")
        await notebook.sees("Held back 1", "Stopped. These are from before. Space looks again.")
        held.go_on.set()
        await click(notebook, "30 days")
        await notebook.sees("Held back 2", "1 clear")


async def test_back_at_a_range_whose_cards_are_there_no_others_are_waited_for(
    tmp_path: Path, held: Held
) -> None:
    held.go_on.set()
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("6")
        await notebook.sees("Held back 0 of 90", "1 clear")
        held.go_on.clear()
        await notebook.press("r", "r", "r")
        await notebook.until(lambda: screen_of(notebook).is_looking)
        await notebook.press("r")
        assert not screen_of(notebook).is_looking
        await notebook.press("r", "escape")
        await notebook.sees("Stopped.", "Space Look again")
        await notebook.press("r", "r", "r")
        assert not screen_of(notebook).is_looking
        assert "Space Look again" not in notebook.text()
        held.go_on.set()
        await notebook.app.workers.wait_for_complete()
        await notebook.sees("[90 days]", "Held back 0 of 90", "1 clear")


async def test_an_unforeseen_error_is_one_sentence_and_the_cards_can_be_looked_for_again(
    tmp_path: Path, held: Held
) -> None:
    held.fails = True
    held.go_on.set()
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("6")
        await notebook.sees("could not be worked out (ZeroDivisionError in cards). Space looks again.")
        await notebook.hears("To have its place noted for a report: mindtui config set log true.")
        held.fails = False
        await notebook.press("space")
        await notebook.sees("Held back 0", "1 clear")
        assert "could not" not in notebook.text()


async def test_leaving_the_place_ends_the_work_and_coming_back_begins_it_anew(
    tmp_path: Path, held: Held
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("6")
        await notebook.until(held.began.is_set)
        await notebook.press("1")
        held.go_on.set()
        await notebook.until(held.was_ended.is_set)
        await look(notebook)
        await notebook.sees("Held back")


async def test_a_dialog_over_the_place_lets_the_work_go_on(tmp_path: Path, held: Held) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("6")
        await notebook.until(held.began.is_set)
        await notebook.press("question_mark")
        held.go_on.set()
        await notebook.app.workers.wait_for_complete()
        await notebook.press("escape")
        await notebook.sees("Held back")


async def test_help_says_what_the_three_answers_mean(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(100, 50)) as notebook:
        await look(notebook, "question_mark")
        await notebook.sees("Clear:", "No clear link yet:", "Not enough yet:", "by chance alone", "Goes with")
        await notebook.sees("n is what a card rests on", "95 of 100 of them", "chance alone would")


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "pagedown")], ids=str)
async def test_hostile_tags_are_only_text(tmp_path: Path, keys: tuple[str, ...]) -> None:
    records = coffee_days(tag=HOSTILE)
    async with open_notebook(tmp_path, records=records, size=(60, 20)) as notebook:
        await look(notebook, *keys)
        text = "\n".join(notebook.lines())
        assert "\x1b" not in text
        await notebook.sees("[/b]")


async def test_plain_signs_and_a_light_theme_say_the_same(tmp_path: Path) -> None:
    async with open_notebook(
        tmp_path, records=coffee_days(), ascii_only=True, settings=Settings(theme="mindtui-light")
    ) as notebook:
        await look(notebook)
        await notebook.sees("Clear (", "> #coffee goes with a difference of +", "n 13/43")
        await notebook.press("enter", "pagedown")
        await notebook.sees("days with #coffee", "####")
        assert notebook.text().isascii()


async def test_keys_typed_ahead_do_not_get_lost(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=coffee_days()) as notebook:
        await type_ahead(notebook.pilot, "6", "f", "m", "m")
        await notebook.app.workers.wait_for_complete()
        await notebook.sees("[links]", "[stress]")


TODAY = date(2026, 11, 23)
DAYS = tuple(range(TODAY.toordinal() - 29, TODAY.toordinal() + 1))


def text_of(card: Card, width: int = 50, *, ascii_only: bool = False) -> str:
    lines = card_lines(card, width, ASCII if ascii_only else FULL, TODAY)
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


def test_behind_a_trial_stand_its_pairs_a_fall_as_far_from_nothing_as_a_rise() -> None:
    skip = Series("skip-days", DAYS[:4], (5, 5, 5, 5))
    do = Series("do-days", DAYS[4:8], (5.5, 4.5, 6.5, 3.5))
    card = Card(key="trial.t", family="trial", headline="Trial", verdict="no_clear", n=4, behind=(skip, do))
    said = text_of(card, ascii_only=True)
    assert "skip-days      mean 5.0\ndo-days        mean 5.0\n\ndo-days less skip-days, and how often" in said
    bars = [line.split()[0] for line in said.splitlines() if line.endswith("# 1")]
    assert bars == ["+2", "+1", "-1", "-2"]


def test_a_trend_is_drawn_as_a_course_with_its_dates() -> None:
    values = tuple(day % 11 for day in range(len(DAYS)))
    series = Series("daily mean of mood", DAYS, values)
    card = Card(
        key="trend.mood",
        family="trend",
        headline="Since Oct 25",
        verdict="clear",
        n=30,
        estimate=0.04,
        low=-0.1,
        high=0.2,
        p=0.004,
        behind=(series,),
        method="Every two days are compared.",
    )
    said = text_of(card)
    assert "Slope          0.0 points a week" in said
    assert "-0.1 to +0.2" in said
    assert "by itself; p 0.004" in said
    assert "▁▂▂▃▄▅▅▆▇▇█" in said
    assert "Oct 25" in said
    assert "Nov 23" in said
    assert "Every two days are compared." in said
    assert text_of(card, ascii_only=True).isascii()


def test_what_several_measures_wait_for_names_the_values_of_each_whole() -> None:
    deck = deck_of(check_in(n, 5, stress=4) for n in range(21))
    [card] = [one for one in deck.cards if one.family == "weekend"]
    said = text_of(card, 74)
    assert "How this will be tested" in said
    for series in card.behind:
        assert series.name in said
    assert len({series.name for series in card.behind}) == len(card.behind) == 4


def test_pairs_are_drawn_as_how_far_they_moved() -> None:
    card = Card(
        key="before-after.x",
        family="before_after",
        headline="From just before",
        verdict="no_clear",
        n=4,
        q=0.5,
        measures=("mood",),
        family_size=3,
        behind=(Series("mood before", DAYS[:4], (4, 4, 4, 4)), Series("mood after", DAYS[:4], (5, 5, 4, 2))),
    )
    said = text_of(card)
    assert "mood after less mood before" in said
    assert " +1  ██████████████ 2" in said
    assert "  0  ███████ 1" in said
    assert " -1\n" in said
    assert "4 times" in said
    assert "one of 3 activities" in said
    assert "q above 0.05" in said


def test_a_card_of_a_skill_shows_how_stress_moved_on_each_side() -> None:
    card = Card(
        key="skill.box",
        family="skill",
        headline="After Box breathing, it differed.",
        verdict="clear",
        measures=("stress",),
        n=3,
        n_other=2,
        estimate=-3.0,
        p=0.02,
        behind=(
            Series("change with it", DAYS[:3], (-10, -4, 1)),
            Series("change without it", DAYS[:2], (0, -1)),
        ),
    )
    said = text_of(card)
    assert "Difference     -3.0 points" in said
    assert "n              3 times with it, 2 without" in said
    assert "by itself; p 0.02" in said
    assert [line[:5] for line in said.splitlines() if "█" in line] == [
        "+1  █",
        " 0   ",
        "-1   ",
        "-4  █",
        "-10 █",
    ]


@pytest.mark.parametrize(
    ("estimate", "said"),
    [(None, "Not tested: no weekday or weekend has days both"), (0.1, "p above 0.05, q above 0.05")],
)
def test_a_link_that_could_not_be_tested_has_no_p(estimate: float | None, said: str) -> None:
    card = Card(
        key="same_day.mood.#lie-in",
        family="same_day",
        headline="No clear link yet between #lie-in and mood.",
        verdict="no_clear",
        measures=("mood",),
        n=8,
        n_other=20,
        estimate=estimate,
        family_size=2,
    )
    shown = " ".join(text_of(card, 120).split())
    assert said in shown
    assert ("p above" in shown) is (estimate is not None)


@pytest.mark.parametrize(
    ("p", "said"),
    [(0.6, "p 0.60"), (0.0525, "p just above 0.05"), (0.0475, "p 0.05"), (0.0042, "p 0.004")],
)
def test_a_card_of_a_trial_can_be_read_too(p: float, said: str) -> None:
    card = Card(
        key="trial.x", family="trial", headline="No clear one.", verdict="no_clear", n=12, estimate=0.1, p=p
    )
    shown = text_of(card)
    assert "n              12 pairs of days" in shown
    assert f"by itself; {said}\n" in f"{shown}\n"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_card_of_any_family_can_be_read(family: Family) -> None:
    for verdict in get_args(CardVerdict):
        card = Card(key="x", family=family, headline="A card.", verdict=verdict, measures=("mood",), n=1)
        assert "n              1 " in text_of(card)


@pytest.mark.parametrize("family", HOW_FOUND)
def test_how_it_was_tested_is_told_to_its_end_in_a_narrow_place_too(family: Family) -> None:
    card = Card(
        key="x", family=family, headline="A card.", verdict="not_enough", n=1, method=HOW_FOUND[family]
    )
    said = " ".join(text_of(card, 30).split())
    assert said.endswith(HOW_FOUND[family])


@pytest.mark.parametrize("width", range(20, 121, 7))
def test_no_line_of_a_card_is_wider_than_its_place(width: int) -> None:
    series = [Series(f"days with #{HOSTILE}" * 3, DAYS, tuple(d % 11 for d in range(30))) for _ in range(2)]
    card = Card(
        key="same_day.mood.x",
        family="same_day",
        headline=f"{HOSTILE} goes with " * 12,
        verdict="clear",
        measures=("mood",),
        n=30,
        n_other=30,
        estimate=1.2,
        low=0.1,
        high=2.3,
        p=0.0001,
        q=0.02,
        family_size=40,
        coverage="Logged 30 of 30 days.",
        asides=("All of them later.",),
        behind=tuple(series),
        method="A method. " * 30,
    )

    lines = card_lines(card, width, FULL, TODAY)
    assert max(sum(cell_len(text.rstrip()) for text, _ in line) for line in lines) <= max(width, 38)
    assert all(text.isprintable() for line in lines for text, _ in line)
