"""What a thought record may hold, and what follows from it."""

from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.thought import RatedFeeling, ThinkingPattern, ThoughtRecord, facts_in, is_same_thought
from mindtui.errors import UsageError
from tests.support.app import NOW

RECORD = ThoughtRecord(
    at=NOW,
    situation="The report went out late.",
    thought="I am [no] good",
    belief_before=85,
    feelings=(RatedFeeling("guilty", 70, 45), RatedFeeling("sad", 80, 55), RatedFeeling("numb")),
    belief_after=50,
    state="finished",
)


def test_a_record_says_how_far_belief_and_feelings_moved() -> None:
    assert RECORD.belief_shift == -35
    assert RECORD.strongest == RatedFeeling("sad", 80, 55)
    assert [feeling.shift for feeling in RECORD.feelings] == [-25, -25, None]


def test_what_was_not_rated_has_not_moved() -> None:
    bare = replace(RECORD, belief_after=None, feelings=(RatedFeeling("numb"),))
    assert bare.belief_shift is None
    assert bare.strongest is None


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"belief_before": 101}, "belief before"),
        ({"belief_after": -1}, "belief after"),
        ({"belief_fairer": 100.5}, "belief fairer"),
        ({"thought": "  "}, "needs the thought"),
        ({"feelings": (RatedFeeling("sad", 10), RatedFeeling("Sad", 20))}, "named twice"),
        ({"feelings": (RatedFeeling("sad", 130),)}, "feelings"),
        ({"step": 8}, "step"),
    ],
)
def test_what_cannot_be_is_refused_by_name(change: dict[str, Any], names: str) -> None:
    with pytest.raises(UsageError, match=names):
        replace(RECORD, **change).admitted()


def test_a_draft_may_lack_the_thought_but_not_everything() -> None:
    draft = ThoughtRecord(at=NOW, situation="On the bus")
    assert draft.admitted().title() == "On the bus"
    with pytest.raises(UsageError, match="nothing in this"):
        ThoughtRecord(at=NOW).admitted()


def test_a_pattern_of_ones_own_has_a_name() -> None:
    assert ThinkingPattern(name="The  long\nview").admitted().title() == "The long view"
    with pytest.raises(UsageError):
        ThinkingPattern(name=" ").admitted()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I am a failure", "  i AM a failure ", True),
        ("Straße", "STRASSE", True),
        ("I am a failure", "I am a failure.", False),
    ],
)
def test_the_same_thought_may_be_written_in_another_case(one: str, other: str, same: bool) -> None:
    assert is_same_thought(one, other) is same


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("", ()),
        (" one \n\n two", ("one", "two")),
        ("a letter\nwith lines\nlate", ("a letter\n  with lines", " late ")),
        ("late\na letter\nwith lines", (" late ", "a letter\n  with lines")),
        ("a letter\nlate\nwith lines", ("a letter", " late ", "with lines")),
        ("a letter\nwith more lines", ("a letter", "with more lines")),
    ],
)
def test_known_facts_stay_as_they_are_while_their_lines_stand_together(
    text: str, facts: tuple[str, ...]
) -> None:
    assert facts_in(text, ("a letter\n  with lines", " late ", "\n")) == facts
