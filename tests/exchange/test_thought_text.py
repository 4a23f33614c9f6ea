"""A thought record as text: what goes out comes back, and what is wrong names its line."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.text import one_line
from mindtui.domain.thought import RatedFeeling, ThoughtRecord
from mindtui.domain.when import parse_when
from mindtui.errors import UsageError
from mindtui.exchange.thought_text import Names, read_thought, thought_text
from tests.insights.diaries import FEW

NOW = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
NAMES = Names(
    {"labeling": "Labeling", "own-1": "Twin", "own-2": "twin", "labels": "Feeling as proof"},
    {"friend": "What would I say, to a friend?", "camera": "What would a camera see?"},
)
BLANK = ThoughtRecord(at=NOW)

HOSTILE = (
    "== Thought",
    "\\== Thought",
    "# kept",
    "#",
    "\\\\# two",
    "\\o/",
    "==",
    "a: 5",
    "3: 4 5",
    "sad 80",
    "-",
    "[/b] \x1b[31m",
    "one\r\ntwo\rthree",
    "  set in",
    "\u202eback \u2028 line",
    "tab\there",
    "žena 😀",
)

texts = st.sampled_from(HOSTILE) | st.text(max_size=12)
lines = st.lists(texts, max_size=4).map("\n".join)
percents = st.none() | st.integers(0, 100)
feelings = st.lists(
    st.builds(RatedFeeling, texts.filter(lambda name: bool(one_line(name))), percents, percents),
    max_size=12,
    unique_by=lambda feeling: one_line(feeling.name).casefold(),
).map(tuple)
records = st.builds(
    ThoughtRecord,
    at=st.integers(-20_000_000, 20_000_000).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    situation=lines,
    thought=lines,
    belief_before=percents,
    feelings=feelings,
    patterns=st.lists(st.sampled_from([*NAMES.patterns, "gone"]), unique=True, max_size=3).map(tuple),
    questions=st.lists(st.sampled_from([*NAMES.questions, "gone"]), unique=True, max_size=3).map(tuple),
    evidence_for=st.lists(lines, max_size=3).map(tuple),
    evidence_against=st.lists(lines, max_size=3).map(tuple),
    fairer_thought=lines,
    belief_fairer=percents,
    belief_after=percents,
    next_step=lines,
    quick=st.booleans(),
).filter(lambda record: any(text.strip() for text in record.texts()))


def moment(phrase: str) -> datetime:
    return parse_when(phrase, NOW).at


def read(text: str, base: ThoughtRecord = BLANK) -> ThoughtRecord:
    return read_thought(text, base, NAMES, moment)


@FEW
@given(records, st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_record_that_nobody_touched_comes_back_as_it_was(record: ThoughtRecord, end: str) -> None:
    admitted = record.admitted()
    assert read(thought_text(admitted, NAMES).replace("\n", end), admitted) == admitted


def trimmed(text: str) -> str:
    """A text without empty lines around it, which a section cannot tell from its own."""
    kept = text.split("\n")
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept)


@FEW
@given(records)
def test_every_field_can_be_read_from_the_text_alone(record: ThoughtRecord) -> None:
    admitted = record.admitted()
    known = tuple(key for key in admitted.patterns if key != "gone")
    admitted = replace(
        admitted,
        patterns=known,
        questions=tuple(key for key in admitted.questions if key != "gone"),
        feelings=tuple(replace(feeling, name=one_line(feeling.name)) for feeling in admitted.feelings),
        evidence_for=tuple(one_line(piece) for piece in admitted.evidence_for if one_line(piece)),
        evidence_against=tuple(one_line(piece) for piece in admitted.evidence_against if one_line(piece)),
    )
    back = read(thought_text(admitted, NAMES))
    for field in ("situation", "thought", "fairer_thought", "next_step"):
        assert getattr(back, field) == trimmed(getattr(admitted, field))
    for field in (
        *("belief_before", "belief_fairer", "belief_after", "feelings", "patterns", "questions"),
        *("evidence_for", "evidence_against"),
    ):
        assert getattr(back, field) == getattr(admitted, field), field
    assert back.at.replace(tzinfo=None) == admitted.at.replace(tzinfo=None, second=0, microsecond=0)


FILLED = """\
# A line of help.
== When
yesterday 18:00

== Situation
The report went out late.
== thought
I am bad at this.
== Belief
85 %
== Feelings
sad 80 -> 55
guilty: 70
tense
at ease: - 20
== Thinking patterns
labeling
feeling AS proof
== Evidence for
It was late.
  By two days.
== Evidence against
The one before was on time.

A coworker asked for my help.
== Questions
what would i say, to a friend?
== Fairer thought
One report was late.
== Belief in the fairer thought
60
== Belief now
50
"""


def test_what_a_person_types_is_understood() -> None:
    assert read(FILLED) == ThoughtRecord(
        at=datetime(2026, 11, 22, 18, tzinfo=UTC),
        situation="The report went out late.",
        thought="I am bad at this.",
        belief_before=85,
        feelings=(
            RatedFeeling("sad", 80, 55),
            RatedFeeling("guilty", 70),
            RatedFeeling("tense"),
            RatedFeeling("at ease", None, 20),
        ),
        patterns=("labeling", "labels"),
        evidence_for=("It was late.\nBy two days.",),
        evidence_against=("The one before was on time.", "A coworker asked for my help."),
        questions=("friend",),
        fairer_thought="One report was late.",
        belief_fairer=60,
        belief_after=50,
    )


def test_an_untouched_form_says_nothing() -> None:
    assert read(thought_text(BLANK, NAMES)) == BLANK
    assert read("") == BLANK


def test_a_quick_form_leaves_out_two_steps_until_they_hold_something() -> None:
    quick = thought_text(replace(BLANK, quick=True), NAMES)
    assert [line for line in quick.splitlines() if line.startswith("== ")] == [
        "== When",
        "== Situation",
        "== Thought",
        "== Belief",
        "== Feelings",
        "== Fairer thought",
        "== Belief in the fairer thought",
        "== Belief now",
        "== Next step",
    ]
    assert "== Evidence for\n" in thought_text(replace(BLANK, quick=True, evidence_for=("a",)), NAMES)


def test_a_section_that_is_gone_leaves_its_field_and_an_empty_one_empties_it() -> None:
    base = read(FILLED)
    assert read("== Thought\n\n== Belief\n", base) == replace(base, thought="", belief_before=None)


def test_a_pattern_without_a_name_of_its_own_goes_by_its_id() -> None:
    text = thought_text(replace(BLANK, patterns=("own-1", "gone")), NAMES)
    assert "own-1\ngone\n" in text
    assert read("== Thinking patterns\ngone\nown-2\n", replace(BLANK, patterns=("gone",))).patterns == (
        "gone",
        "own-2",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("== Belief\n# help\n\n120\n", "line 4: belief takes a whole number from 0 to 100, not “120”."),
        ("== Belief now\nhigh", "line 2: belief takes a whole number from 0 to 100, not “high”."),
        ("== Belief\n80\n\n70", "line 4: “Belief” takes one number."),
        ("\nfirst\n== Belief", "line 2: this stands in no section."),
        ("== Thought\na\n== Mood\nb", "line 3: there is no section “Mood”."),
        ("== Thought\na\n== thought\nb", "line 3: “Thought” is there twice."),
        ("== Feelings\nsad 80\nsad: 101", "line 3: “sad” takes a whole number from 0 to 100, not “101”."),
        ("== Feelings\nsad 80\nSad 70", "line 3: “Sad” is named twice."),
        ("== Feelings\nsad 80->55->20", "line 2: “sad” takes"),
        ("== Feelings\n: 80", "line 2: there is a strength without a feeling."),
        ("== Feelings\n" + "x" * 61, "line 2: a feeling takes at most 60 characters."),
        (
            "== Feelings\n" + "\n".join(f"feeling {chr(97 + n)}" for n in range(13)),
            "line 14: a record takes at most 12 feelings.",
        ),
        (
            "== Thinking patterns\nLabeling\nmind",
            "line 3: there is no thinking pattern “mind”. There are: Labeling, own-1, own-2, Feeling",
        ),
        ("== Questions\nWhy?", "line 2: there is no question “Why?”."),
        ("== When\nsome day", "line 2: "),
        ("== When\nyesterday\ntoday", "line 3: “When” takes one moment."),
    ],
)
def test_what_is_not_understood_names_its_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert str(caught.value).startswith(said)


@FEW
@given(st.lists(texts | st.sampled_from(["== Feelings", "== Belief", "== When"]), max_size=8).map("\n".join))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    told = "line "
    try:
        read(text)
    except UsageError as error:
        told = error.message
    assert told.startswith("line ")
