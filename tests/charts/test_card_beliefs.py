"""Beliefs over the rehearsals of one card: which card, which days, and what is said."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from mindtui.charts.beliefs_page import beliefs_picture
from mindtui.charts.card_beliefs import rehearsed_cards
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.table import as_csv
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.journal import Journal
from mindtui.domain.practice import Grade, PracticeCard
from mindtui.insights.sentences import PRACTICE_CAPTION
from tests.charts.diary import NOW, PLAIN, TODAY, card, days_ago, diary, drawn, painted, rehearsal

REPORT = card("report", "I am no good")
PARTY = card("party", "They thought I was dull", due_on=TODAY)
LOG = [
    rehearsal("report", days_ago(40), "hard", 80, 30),
    rehearsal("report", days_ago(4), "hard", 70, 40),
    rehearsal("report", days_ago(2), "ok", 60, None),
    rehearsal("party", days_ago(3), "forgot", 90, 20),
]
BOTH = diary(REPORT, PARTY, *LOG)


def picture(
    journal: Journal, window: RangeName = "30d", chosen: str | None = None, style: Style = PLAIN
) -> Picture:
    shown = Window.ending(TODAY, window)
    return beliefs_picture(TrendData(journal), shown, style, today=TODAY, subject=chosen)


def test_the_card_rehearsed_last_is_shown_by_itself_with_its_numbers() -> None:
    assert painted("beliefs", BOTH, window="30d").sentences == (
        "Old thought: “I am no good.” Fairer: “Fairer than I am no good.”",
        "Rehearsed 2 times on 2 days. Came readily (ok or easy) 1 of the last 2 times.",
        "Belief in the old thought 70 first, 60 last (2 ratings); in the fairer thought 40 (1 rating).",
        "1 other card was rehearsed in these days; m shows the next.",
        PRACTICE_CAPTION,
    )


def test_another_range_holds_other_rehearsals() -> None:
    assert "Rehearsed 3 times on 3 days." in picture(BOTH, "90d").sentences[1]
    assert picture(BOTH, "90d").title == "Beliefs over rehearsals, Aug 26 – Nov 23, 2026"
    everything = picture(BOTH, "all")
    assert everything.title == "Beliefs over rehearsals, Oct 14 – Nov 23, 2026"
    assert "80 first, 60 last (3 ratings)" in everything.sentences[2]


def test_the_fairer_thought_of_a_card_that_is_due_stays_hidden() -> None:
    shown = picture(BOTH, chosen="party")
    assert shown.sentences[0] == "Old thought: “They thought I was dull.”"
    assert "Fairer than" not in str((shown.sentences, shown.values(), shown.key, shown.title))


def test_a_chosen_card_that_was_not_rehearsed_says_so() -> None:
    shown = beliefs_picture(
        TrendData(BOTH), Window.ending(days_ago(30), "30d"), PLAIN, today=TODAY, subject="party"
    )
    assert shown.is_empty
    assert shown.sentences[1:3] == (
        "Not rehearsed in these days.",
        "1 other card was rehearsed in these days; m shows the next.",
    )


def test_a_card_that_is_gone_gives_way_to_another() -> None:
    journal = diary(REPORT, PARTY, *LOG)
    data = TrendData(journal)
    assert [one.id for one in rehearsed_cards(data, Window.ending(TODAY, "7d"))] == ["report", "party"]
    journal.remove(next(one for one in journal.all(PracticeCard) if one.id == "report"), NOW)
    assert [one.id for one in rehearsed_cards(data, Window.ending(TODAY, "7d"))] == ["party"]
    assert picture(journal, chosen="report").values()["card"] == "party"


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        (diary(), "3 opens Thoughts: P on a record with a fairer thought makes a practice card"),
        (diary(REPORT), "No thought was rehearsed in these days. Thoughts › Practice has 1 practice card."),
        (diary(REPORT, rehearsal("report", days_ago(-2), "ok", 50, 50)), "No thought was rehearsed"),
        (diary(REPORT, rehearsal("report", TODAY, "ok")), "No belief was rated in these days."),
    ],
    ids=["no card", "never", "a clock set back", "no belief"],
)
def test_without_anything_to_draw_there_are_words(journal: Journal, said: str) -> None:
    shown = picture(journal)
    assert shown.is_empty
    assert said in " ".join(shown.sentences)
    assert not shown.values()["rehearsals"] or said.startswith("No belief")


def test_the_axis_holds_the_days_of_the_window_and_a_mark_for_each_rating() -> None:
    style = Style(60, 14, ascii=True)
    lines = drawn(picture(BOTH, style=style).draw, style)
    field = [line for line in lines if "+" in line or "|" in line]
    assert sum(line.count("x") for line in field) == 2
    assert sum(line.count("*") for line in field) == 1
    assert all(line.isascii() for line in lines)
    # The last four days lie at the right of thirty.
    assert all(line.index("x") > 45 for line in field if "x" in line)


@pytest.mark.parametrize(("height", "marks"), [(24, "x*"), (8, "B")])
def test_two_beliefs_in_one_cell_have_a_mark_of_their_own(height: int, marks: str) -> None:
    style = Style(60, height, ascii=True)
    log = [rehearsal("report", days_ago(2), "ok", 60, 50), rehearsal("report", TODAY, "ok", 50, 60)]
    lines = drawn(picture(diary(REPORT, *log), style=style).draw, style)
    field = "".join(line for line in lines if "+" in line or "|" in line)
    assert {sign: field.count(sign) for sign in "x*B"} == {sign: 2 * (sign in marks) for sign in "x*B"}


def test_the_table_has_a_row_for_each_rehearsal() -> None:
    assert list(csv.reader(StringIO(as_csv(picture(BOTH).table())))) == [
        ["day", "card", "recall", "belief in the old thought", "in the fairer one"],
        ["2026-11-19", "report", "hard", "70", "40"],
        ["2026-11-21", "report", "ok", "60", ""],
    ]


def test_a_long_thought_is_cut_and_a_rehearsal_is_seen_at_once() -> None:
    journal = diary(card("long", "no\n" * 200), rehearsal("long", TODAY, "ok", 50, 50, hour=9))
    data = TrendData(journal)
    window = Window.ending(TODAY, "7d")
    first = beliefs_picture(data, window, PLAIN, today=TODAY)
    assert first.sentences[0].startswith("Old thought: “no no no")
    assert len(first.sentences[0]) < 300
    assert data.reviews() is data.reviews()
    grade: Grade = "easy"
    journal.add(rehearsal("long", TODAY, grade, 40, 60), NOW + timedelta(seconds=1))
    assert "Rehearsed 2 times on 1 day." in beliefs_picture(data, window, PLAIN, today=TODAY).sentences[1]


def test_more_ratings_than_the_width_holds_are_drawn_as_means_and_the_key_says_so() -> None:
    # Two beliefs that take turns: every mean of a month or more lies between them.
    daily = [rehearsal("report", days_ago(ago), "ok", 100 * (ago % 2), 50) for ago in range(800)]
    style = Style(30, 13, ascii=True)
    shown = picture(diary(REPORT, *daily), "all", style=style)
    assert shown.key.split("\n") == [
        "up: belief  x old thought",
        "* fairer thought  B both",
        "means of a month",
    ]
    field = [line for line in drawn(shown.draw, style)[:11] if "x" in line or "*" in line]
    assert len(field) <= 2
    assert "Rehearsed 800 times on 800 days." in shown.sentences[1]
    assert len(shown.values()["rehearsals"]) == 800  # type: ignore[arg-type]
    assert "means" not in picture(BOTH, style=style).key
