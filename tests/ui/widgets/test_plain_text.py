"""Text that cannot steer anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mindtui.ui.widgets.plain_text import HarmlessText, PlainSigns, fit, harmless, joined, pad, plain, wrapped

HARMFUL = [
    *(chr(code) for code in (*range(32), *range(0x7F, 0xA0))),
    "\u061c",
    "\u200e",
    "\u200f",
    *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    "\ud800",
    "\udfff",
]


@pytest.mark.parametrize("character", HARMFUL, ids=ascii)
def test_what_steers_a_terminal_or_reorders_a_line_is_taken_out(character: str) -> None:
    assert harmless(f"a{character}b") == ("a b" if character in "\n\t" else "ab")


def test_the_line_filter_keeps_styles_and_drops_what_is_harmful() -> None:
    bold = Style(bold=True)
    lines = [Segment("a\x1b[2Jb", bold), Segment("ordinary"), Segment("‮c")]
    filtered = HarmlessText().apply(lines, Color.parse("black"))
    assert filtered == [Segment("a[2Jb", bold), Segment("ordinary"), Segment("c")]


def test_the_end_of_a_scroll_bar_adds_no_sign_to_the_text_beside_it() -> None:
    lines = [Segment("• “Stress” was at "), Segment("▆"), Segment("▃")]
    filtered = PlainSigns().apply(lines, Color.parse("black"))
    assert [segment.text for segment in filtered] == ['* "Stress" was at ', " ", " "]


def test_ordinary_writing_of_many_people_stays() -> None:
    said = "Žluťoučký кот 猫 قطة ねこ 👩‍👩‍👧 e\u0301 – “so”"
    assert harmless(said) == said
    assert plain("[b]not bold[/b] $x").plain == "[b]not bold[/b] $x"


@given(st.text(), st.integers(3, 40))
def test_a_fitted_text_never_is_wider_than_its_place(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(pad(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("river", 5, "river"),
        ("rivers", 5, "rive…"),
        ("猫猫猫", 5, "猫猫…"),
        ("猫猫猫", 4, "猫…"),
        ("river", 0, ""),
        ("a\nb", 3, "a b"),
    ],
)
def test_a_text_is_cut_to_cells_and_the_cut_is_marked(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_a_cut_in_seven_bits_is_marked_with_dots() -> None:
    assert fit("along the river", 9, "...") == "along ..."
    assert pad("ab", 4, "...") == "ab  "


def test_parts_that_say_nothing_leave_no_gap() -> None:
    assert joined(["a", "", "b"]) == "a  b"
    assert joined(["a", "b"], ": ") == "a: b"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("ten cells.", ["ten cells."]),
        ("ten cells. more", ["ten cells.", "more"]),
        ("two words here", ["two words", "here"]),
        ("unbreakable-word", ["unbreakabl", "e-word"]),
        ("一二三四五六", ["一二三四五", "六"]),
        ("one two three four five six seven", ["one two", "three fou…"]),
    ],
)
def test_a_long_text_breaks_at_blanks_and_what_is_cut_off_is_marked(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 2) == lines
