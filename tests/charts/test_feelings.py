"""Feelings: what is counted, in which order it stands, and that no name can harm the page."""

import pytest

from mindtui.charts.page import Page, cells
from mindtui.charts.picture import Picture
from mindtui.charts.render import to_text
from mindtui.charts.style import PALETTE, Style
from mindtui.domain.check_in import CheckIn, Feeling
from tests.charts.diary import PLAIN, TODAY, check_in, days_ago, diary, drawn, painted


def felt(ago: int, *feelings: str, hour: float = 12, recalled: bool = False) -> CheckIn:
    return check_in(
        days_ago(ago), hour, feelings=tuple(map(Feeling.read, feelings)), mood=5, recalled=recalled
    )


def rows(shown: Picture, style: Style = PLAIN) -> list[list[str]]:
    """The words of each row without its bar."""
    found = [line.split() for line in drawn(shown.draw, style)[1:]]
    named = [row for row in found if row[0] == "·" or row[-1].isdigit() or row[-1] == "–"]
    return [[word for word in row if not set(word) <= set("━╸")] for row in named]


def test_days_are_counted_and_strengths_averaged_in_whatever_order_they_come() -> None:
    morning, later = felt(0, "tense 60", hour=8), felt(0, "tense 80", "tense")
    shown = painted("feelings", diary(later, felt(2, "TENSE 40"), morning, felt(1, "calm")))
    assert rows(shown) == [["+↓", "calm", "1", "–"], ["-↑", "tense", "2", "60", "3"]]


def test_the_most_frequent_stand_by_their_kind_and_own_words_last() -> None:
    check_ins = [felt(ago, "tense 50", "wobbly 50") for ago in range(5)]
    check_ins += [felt(ago, "joyful 50", "sad 50") for ago in range(5, 8)]
    check_ins += [felt(9, "calm 50"), felt(9, "proud 50")]
    shown = painted("feelings", diary(*check_ins))
    assert [row[:2] for row in rows(shown)] == [
        ["+↑", "joyful"],
        ["+↑", "proud"],
        ["+↓", "calm"],
        ["-↑", "tense"],
        ["-↓", "sad"],
        ["·", "wobbly"],
    ]
    assert "named on most days" not in drawn(shown.draw, PLAIN)[-1]
    low = Style(78, 6, color=False)
    few = painted("feelings", diary(*check_ins), style=low)
    assert [row[1] for row in rows(few, low)[:2]] == ["tense", "wobbly"]
    assert drawn(few.draw, low)[-1].endswith("the 2 named on most days, of 6")


def test_the_longest_bar_fills_its_room_and_others_have_their_share() -> None:
    check_ins = [*(felt(ago, "tense 5") for ago in range(4)), felt(5, "sad 5"), felt(6, "sad 5")]
    _, tense, sad, *_ = drawn(painted("feelings", diary(*check_ins)).draw, PLAIN)
    assert tense.count("━") == 2 * sad.count("━") > 20


def test_twelve_are_shown_and_the_rest_is_counted() -> None:
    journal = diary(*(felt(ago, *(f"word{number:02} 5" for number in range(ago, 15, 2))) for ago in range(2)))
    shown = painted("feelings", journal)
    *shown_rows, legend = drawn(shown.draw, PLAIN)[1:]
    assert len(shown_rows) == 12
    assert legend == "· your own words  strength 0–100  the 12 named on most days, of 15"


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("width", [118, 58, 38, 20, 1])
def test_no_name_leaves_its_place(width: int, plain: bool) -> None:
    names = ["[/b]", "a\x1b[31mb", "🙂🙂🙂", "\u202eevil", "中文中文", "e\u0301mu", "w" * 60, "a\tb"]
    style = Style(width, 18, ascii=plain, color=False)
    check_ins = [check_in(TODAY, feelings=tuple(Feeling(name, 50) for name in names))]
    shown = painted("feelings", diary(*check_ins), style=style)
    lines = to_text(shown.draw, style).split("\n")
    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert all(line.isascii() or not plain for line in lines)
    assert {cells(line) for line in lines[1:9]} == {width}


def test_pleasant_and_unpleasant_differ_by_sign_and_by_color() -> None:
    shown = painted("feelings", diary(felt(0, "calm", "sad", "own")), style=Style())
    assert isinstance(shown.draw, Page)
    assert [row[0] for row in shown.draw.lines[1:4]] == [
        ("+↓ ", PALETTE["mood"]),
        ("-↓ ", PALETTE["stress"]),
        ("·  ", Style().gray),
    ]


@pytest.mark.parametrize(
    ("check_ins", "said"),
    [
        ([], ["No check-ins in these days. Press c to check in."]),
        (
            [check_in(TODAY, mood=5)],
            ["No feelings named in these days. The check-in (c) asks for them."],
        ),
        (
            [felt(0, "tense", recalled=True)],
            [
                "Feelings: named on 1 of 1 day with a check-in; all recalled later.",
                "By kind: unpleasant, high energy on 1 day.",
                "On most days: tense (1 day, no strength given).",
            ],
        ),
        (
            [felt(0, "tense 50", "calm 10", "sad", "own 5"), felt(1, "calm 20", recalled=True), felt(2)],
            [
                "Feelings: named on 2 of 3 days with a check-in; 1 of them recalled later.",
                (
                    "By kind: pleasant, low energy on 2 days; unpleasant, high energy on 1 day; "
                    "unpleasant, low energy on 1 day; your own words on 1 day."
                ),
                (
                    "On most days: calm (2 days, mean strength 15, n 2); own (1 day, mean strength 5, n 1); "
                    "sad (1 day, no strength given); and others as often."
                ),
            ],
        ),
    ],
    ids=["none", "no feelings", "one, recalled", "several"],
)
def test_the_words_say_the_same(check_ins: list[CheckIn], said: list[str]) -> None:
    shown = painted("feelings", diary(*check_ins))
    assert list(shown.sentences) == said
    assert shown.is_empty == (len(said) == 1)
    assert shown.slow_sentences() == ()


def test_the_shell_is_told_how_to_name_one() -> None:
    shown = painted("feelings", diary(check_in(TODAY, mood=5)), shell=True)
    assert shown.sentences[0].endswith("Name one with: mindtui log 6 --feeling tense=60.")


def test_the_numbers_behind_it() -> None:
    values = painted("feelings", diary(felt(0, "tense 50"), felt(100, "sad"))).values()
    assert (values["days"], values["check_in_days"]) == (1, 1)
    feelings = values["feelings"]
    assert isinstance(feelings, tuple)
    [named] = feelings
    assert (named.name, named.quadrant, named.days, named.strength, named.n) == (
        "tense",
        "unpleasant-high",
        1,
        50.0,
        1,
    )
