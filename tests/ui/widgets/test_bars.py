"""The lines around a place."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from mindtui.ui.commands import Place
from mindtui.ui.widgets.bars import KeyLine, Line, MessageLine, PlaceBar
from tests.support.app import hosted

KEYS = (("Enter", "Open"), ("c", "Check in"), ("a", "Plan"), ("u", "Undo"), ("?", "Help"), ("!", "Help card"))


EIGHT = [
    Place(str(digit), name.lower(), name)
    for digit, name in enumerate(
        ["Today", "Plan", "Thoughts", "Skills", "Trends", "Insights", "Journal", "Therapy"], 1
    )
]
TODAY = date(2026, 11, 25)


def bar_of(here: str, note: str = "", places: Sequence[Place] = EIGHT) -> PlaceBar:
    bar = PlaceBar(here, note, places)
    bar.set_day(TODAY)
    return bar


def line_of(bar: PlaceBar, width: int) -> str:
    return "".join(text for text, _ in bar.pieces(width))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, " 5 Trends  6 Insights  7 Journal  8 Therapy "),
        (100, " 1 Today  2 Plan  3 Thoughts "),
        (80, " 1 Today 2 Plan 3 Thoughts 4 Skills 5 Trends 6 Insights 7 Journal 8 Therapy     "),
        (60, " 1 To 2 Pl 3 Th 4 Sk 5 Tr 6 Insights 7 Jo 8 Th  Wed, Nov 25 "),
        (40, " 1 T 2 P 3 T 4 S 5 T 6 Insights 7 J 8 T "),
        (30, " 1 2 3 4 5 6 Insights 7 8"),
    ],
)
def test_eight_places_are_named_as_far_as_the_width_goes(width: int, shown: str) -> None:
    assert shown in line_of(bar_of("insights"), width)


def test_seven_places_leave_room_for_the_day_at_sixty_columns() -> None:
    for here in EIGHT[:7]:
        assert line_of(bar_of(here.mode, places=EIGHT[:7]), 60).endswith(" Nov 25 ")


@given(
    width=st.integers(28, 200),
    places=st.lists(st.sampled_from(EIGHT), min_size=1, unique=True).map(
        lambda some: sorted(some, key=lambda place: place.digit)
    ),
    note=st.sampled_from(["", "demo: made-up data"]),
    data=st.data(),
)
def test_at_every_width_the_open_place_has_its_name_and_all_have_their_digits(
    width: int, places: list[Place], note: str, data: st.DataObject
) -> None:
    here = data.draw(st.sampled_from(places))
    bar = bar_of(here.mode, note, places)
    line = line_of(bar, width)
    assert len(line) == width
    assert f" {here.digit} {here.name} " in line
    assert [text for text, style in bar.pieces(width) if style == "place-bar--here"] == [
        f" {here.digit} {here.name} "
    ]
    assert all(f" {place.digit}" in line for place in places)
    if note and width >= 60:
        assert line.count("demo") == 1


@pytest.mark.parametrize("width", [120, 80, 60, 40])
async def test_a_click_on_a_place_calls_it(width: int) -> None:
    bar = bar_of("thoughts")
    async with hosted(bar, size=(width, 3), heard=PlaceBar.Called) as host:
        await host.sees("3 Thoughts")
        for place in EIGHT:
            await host.pilot.click(bar, offset=(host.lines()[0].index(f"{place.digit} "), 0))
        called = [message.mode for message in host.heard if isinstance(message, PlaceBar.Called)]
        assert called == [place.mode for place in EIGHT]


async def test_a_click_beside_the_places_calls_none() -> None:
    bar = bar_of("today", places=EIGHT[:2])
    async with hosted(bar, heard=PlaceBar.Called) as host:
        await host.pilot.click(bar, offset=(70, 0))
        assert not host.heard


@pytest.mark.parametrize(
    ("width", "right"),
    [(100, "demo: made-up data Mon, Nov 23"), (80, "demo: made-up data Nov 23"), (60, "demo")],
)
async def test_the_note_is_worth_more_than_the_day(width: int, right: str) -> None:
    bar = PlaceBar("plan", "demo: made-up data", EIGHT[:5])
    async with hosted(bar, size=(width, 10)) as host:
        bar.set_day(date(2026, 11, 23))
        await host.sees("2 Plan", right)
        assert host.text().endswith(right)


async def test_a_message_takes_two_lines_at_most_and_gives_the_second_back() -> None:
    line = MessageLine()
    async with hosted(line, size=(40, 5)) as host:
        line.text = "Logged: [b]mood[/b] 6\n" + "and more " * 20
        await host.sees("Logged: [b]mood[/b] 6 and more and more and more", "…")
        assert [bool(text.strip()) for text in host.lines()] == [True, True, False, False, False]
        line.text = "Logged: mood 6."
        await host.until(lambda: line.size.height == 1)
        assert host.text().strip() == "Logged: mood 6."


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "Enter Open c Check in a Plan u Undo ? Help ! Help card"),
        (53, "Enter Open c Check in a Plan ? Help ! Help card"),
        (52, "Enter Open c Check in ? Help ! Help card"),
        (30, "? Help ! Help card"),
    ],
)
async def test_help_and_help_card_are_shown_before_other_keys(width: int, shown: str) -> None:
    line = KeyLine()
    async with hosted(line, size=(width, 4)) as host:
        line.keys = KEYS
        await host.sees(shown)
        assert host.text() == shown


def test_a_line_needs_pieces() -> None:
    with pytest.raises(NotImplementedError):
        Line().pieces(Size(1, 1).width)


@pytest.mark.parametrize(
    ("width", "day"), [(80, "Wed, Nov 25"), (55, "Wed, Nov 25"), (48, "Nov 25"), (28, "")]
)
def test_where_the_day_does_not_fit_its_name_goes_first(width: int, day: str) -> None:
    line = line_of(bar_of("today", places=EIGHT[:4]), width)
    assert re.sub(r" \d \w*", "", line).strip() == day
