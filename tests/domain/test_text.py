"""What is taken out of a text before it enters the journal, and before it is shown."""

from unicodedata import category

from mindtui.domain.text import clean, harmless

EVERY = [chr(code) for code in range(0x110000)]
CONTROLS = {sign for sign in EVERY if category(sign) in {"Cc", "Cs"} and sign not in "\t\n\r"}
REORDERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_every_control_and_every_half_character_is_taken_out() -> None:
    assert [sign for sign in CONTROLS if clean(f"a{sign}b") != "ab"] == []
    assert [sign for sign in CONTROLS if harmless(f"a{sign}b") != "ab"] == []


def test_marks_that_reorder_are_kept_and_not_shown() -> None:
    assert (clean(f"a{REORDERING}b"), harmless(f"a{REORDERING}b")) == (f"a{REORDERING}b", "ab")


def test_everything_else_is_kept() -> None:
    rest = "".join(sign for sign in EVERY if sign not in CONTROLS and sign not in REORDERING and sign != "\r")
    assert clean(rest) == harmless(rest) == rest


def test_line_ends_of_other_systems_become_newlines() -> None:
    assert clean("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
