"""An avoidance map as lines of a chain."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.ui.chain import PARTS, map_lines, try_words
from mindtui.ui.glyphs import ASCII, FULL

TODAY = date(2026, 11, 23)
LONG = "word " * 60


def lines(each: AvoidanceMap, came_from: str = "", *, width: int = 50, height: int = 20) -> list[str]:
    found = map_lines(each, came_from, width, height, TODAY, FULL)
    return [f"{head:<15}{text}".rstrip() for head, text in found]


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
        "  From         Mail",
    ]


def test_long_parts_share_the_room_and_short_ones_stay_whole() -> None:
    told = lines(AvoidanceMap(trigger=LONG, reaction=LONG, avoidance="tea"), height=13)
    assert len(told) == 13
    heads = [n for n, line in enumerate(told) if line[:13].strip()]
    assert heads == [0, 4, 8, 9, 10, 11]
    assert told[3].endswith("…")


def test_the_newest_tries_stand_below_a_chain_however_long() -> None:
    each = AvoidanceMap(trigger=LONG, tries=(ago(1, 5), *(ago(back) for back in range(2, 9)), ago(0)))
    told = lines(each, "Mail", height=15)
    assert told[-5:] == [
        "",
        "  From         Mail",
        "  Tries        today: the other way",
        "               yesterday: the other way, turned out 5",
        "               Sat, Nov 21: the other way",
    ]
    assert lines(each, height=15)[-1] == "               Fri, Nov 20: the other way"


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
    assert [head.strip("→ ") for head, _ in told if head] == list(PARTS.values())


def test_a_try_is_told_in_one_line() -> None:
    assert try_words(Try(TODAY, "avoidance", 0, "two\nlines")) == "the usual way, turned out 0  two lines"
    assert try_words(Try(TODAY, "alternative")) == "the other way"
