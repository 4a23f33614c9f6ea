"""An avoidance map as lines of a chain."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.ui.chain import PARTS, map_lines, tries_in_short, try_words
from mindtui.ui.glyphs import ASCII, FULL

TODAY = date(2026, 11, 23)
LONG = "word " * 60


def lines(each: AvoidanceMap, came_from: str = "", *, width: int = 50, height: int = 20) -> list[str]:
    found = map_lines(each, came_from, width, height, TODAY, FULL)
    return ["".join(text for text, _ in line).rstrip() for line in found]


def ago(days: int, outcome: int | None = None) -> Try:
    return Try(TODAY - timedelta(days=days), "alternative", outcome)


def test_what_was_not_said_is_a_dash_and_the_links_stand_out() -> None:
    assert lines(AvoidanceMap(trigger="A letter", alternative="Open it"), "Mail") == [
        "  Trigger      A letter",
        "→ Response     –",
        "→ Avoidance    –",
        "  Gives now    –",
        "  Costs later  –",
        "→ Instead      Open it",
        "",
        "from the plan: Mail",
    ]


def test_long_parts_share_the_room_and_short_ones_stay_whole() -> None:
    told = lines(AvoidanceMap(trigger=LONG, reaction=LONG, avoidance="tea"), height=13)
    assert len(told) == 13
    heads = [n for n, line in enumerate(told) if line[:13].strip()]
    assert heads == [0, 4, 8, 9, 10, 11]
    assert told[3].endswith("…")


def test_the_newest_try_stands_first_and_some_are_seen_below_a_long_chain() -> None:
    each = AvoidanceMap(trigger=LONG, tries=(ago(1, 5), *(ago(back) for back in range(2, 9)), ago(0)))
    told = lines(each, height=15)
    assert told[-5] == ""
    assert [line[:10].strip() for line in told[-4:]] == ["today", "yesterday", "Sat, Nov 2", "Fri, Nov 2"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.text(max_size=200), min_size=6, max_size=6),
    st.integers(20, 120),
    st.integers(7, 30),
)
def test_every_link_is_in_sight_whatever_was_written(texts: list[str], width: int, height: int) -> None:
    each = convert(dict(zip(PARTS, texts, strict=True)), AvoidanceMap)
    told = map_lines(each, "", width, height, TODAY, ASCII)
    assert len(told) <= height
    assert [head.strip("→ ") for (head, _), *_ in filter(None, told) if head.strip()] == list(PARTS.values())


@pytest.mark.parametrize(
    ("tries", "words"),
    [
        ((), "not tried yet"),
        ((ago(0),), "1 try"),
        ((ago(0, 3),), "1 try, last 3"),
        ((ago(2, 3), ago(5, 9)), "2 tries, last 3"),
        ((ago(2, 3), ago(2, 9)), "2 tries, last 9"),
        ((ago(2, 3), ago(1)), "2 tries"),
    ],
)
def test_tries_in_short(tries: tuple[Try, ...], words: str) -> None:
    assert tries_in_short(tries) == words


def test_a_try_is_told_in_one_line() -> None:
    assert try_words(Try(TODAY, "avoidance", 0, "two\nlines")) == "the usual way, turned out 0  two lines"
    assert try_words(Try(TODAY, "alternative")) == "the other way"
