"""The gate through which values become records."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest

from mindtui.domain.activity import Activity
from mindtui.domain.check_in import CheckIn, Event, Feeling
from mindtui.domain.plan import Actual, Plan, Ratings, Status
from mindtui.domain.record import Record, as_doc, as_record, new_id
from mindtui.errors import UsageError
from tests.domain.moments import NOON, TODAY

REFUSED = [
    (CheckIn(at=NOON, mood=11), "mood must be at most 10."),
    (CheckIn(at=NOON, stress=-1), "stress must be at least 0."),
    (CheckIn(at=NOON, mood="six"), "mood must be a whole number or empty."),  # type: ignore[arg-type]
    (CheckIn(at=NOON, mood=5.5), "mood must be a whole number or empty."),  # type: ignore[arg-type]
    (CheckIn(at=NOON, feelings=(Feeling("tense", 101),)), "feelings strength must be at most 100."),
    (CheckIn(at=NOON, feelings=(Feeling("", 10),)), "feelings name cannot be empty."),
    (CheckIn(at=NOON, tags=("x" * 41,)), "tags must have at most 40 characters."),
    (CheckIn(at=NOON, tags=tuple("abcdefghijklmnopqrstu")), "tags must have at most 20 entries."),
    (CheckIn(at=NOON, mood=3, event=Event(peak=12)), "event peak must be at most 10."),
    (CheckIn(at=NOON, mood=3, slot="noon"), "slot has no such choice."),  # type: ignore[arg-type]
    (CheckIn(at=NOON), "A check-in needs a rating, a feeling, a tag or a note."),
    (CheckIn(at=NOON, note=" \n\t"), "A check-in needs a rating, a feeling, a tag or a note."),
    (
        CheckIn(at=NOON, mood=3, skipped=("mood",)),
        "mood is both rated and skipped. Give a number or skip it.",
    ),
    (CheckIn(at=NOON, mood=3, whole_day=True, slot="wake"), "A slot needs a time of day."),
    (Plan(label="  ", day=TODAY), "A plan needs something to do."),
    (Plan(label="Walk", day=TODAY, minutes=0), "minutes must be at least 1."),
    (Plan(label="Walk", day=TODAY, predicted=Ratings(pleasure=11)), "predicted pleasure must be at most 10."),
    (Plan(label="Walk", day=TODAY, barrier="no time"), "A barrier belongs to a plan that was not done."),
    (
        Plan(label="Walk", day=TODAY, status="not-done", actual=Actual(pleasure=3)),
        "What was felt belongs to a plan that was done.",
    ),
    (
        Plan(label="Walk", day=TODAY, mood_after=3),
        "What was felt belongs to a plan that was done. Say once more how it went",
    ),
    (Activity(label="Walk", area="body", effort=6), "effort must be at most 5."),
    (Activity(label=" ", area="body"), "An activity needs a label."),
]


@pytest.mark.parametrize(("record", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_does_not_fit_is_refused_with_a_sentence(record: Record, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        record.admitted()
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("bell\a, null\0, C1 \x9b", "bell, null, C1 "),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("tab\tand\nnewline", "tab\tand\nnewline"),
        ("[/b] \u202eright to left\u202c 👩‍👩‍👧 é", "[/b] \u202eright to left\u202c 👩‍👩‍👧 é"),
        ("x" * 20_000, "x" * 20_000),
    ],
)
def test_text_is_stored_as_typed_but_for_control_characters(typed: str, stored: str) -> None:
    admitted = CheckIn(at=NOON, note=typed, tags=("a\x07b",), mood=1).admitted()
    assert admitted.note == stored
    assert admitted.tags == ("ab",)


def test_a_document_gives_back_the_record() -> None:
    full = CheckIn(
        id="1",
        at=NOON,
        mood=0,
        skipped=("stress",),
        feelings=(Feeling("calm"),),
        event=Event("rain", 5),
        origin={"a": 1},
    )
    assert as_record(as_doc(full), CheckIn) == full
    assert as_doc(full)["at"] == "2026-11-23T12:00:00+01:00"


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    random = Random(1)
    ids = [new_id(NOON + timedelta(milliseconds=n), random) for n in range(100)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 100
    assert {UUID(one).version for one in ids} == {7}
    assert {UUID(one).variant for one in ids} == {UUID(int=0x8 << 60).variant}
    assert UUID(ids[0]).int >> 80 == int(NOON.timestamp() * 1000)


def test_two_machines_in_the_same_moment_make_different_ids() -> None:
    assert new_id(NOON, Random(1)) != new_id(NOON, Random(2))


@pytest.mark.parametrize(
    ("check_in", "title"),
    [
        (CheckIn(at=NOON, mood=6, stress=7), "mood 6, stress 7"),
        (CheckIn(at=NOON, mood=6, skipped=("energy",)), "mood 6, energy skipped"),
        (CheckIn(at=NOON, feelings=(Feeling("calm"), Feeling("sad"))), "calm, sad"),
        (CheckIn(at=NOON, note="rain\nall day"), "rain all day"),
        (CheckIn(at=NOON, tags=("work",)), "check-in"),
    ],
)
def test_a_check_in_is_called_by_its_ratings_or_else_by_its_words(check_in: CheckIn, title: str) -> None:
    assert check_in.title() == title


def test_ratings_in_words_hold_nothing_that_was_written() -> None:
    assert CheckIn(at=NOON, note="secret", tags=("private",)).ratings_in_words() == ""


@pytest.mark.parametrize(
    ("ratings", "hard"),
    [
        ({"mood": 2}, True),
        ({"mood": 3}, False),
        ({"stress": 9}, True),
        ({"stress": 8}, False),
        ({"energy": 0}, False),
    ],
)
def test_a_hard_moment_is_a_mood_of_2_or_less_or_a_stress_of_9_or_more(
    ratings: dict[str, int], hard: bool
) -> None:
    assert CheckIn(at=NOON, **ratings).is_hard is hard  # type: ignore[arg-type]


def test_a_record_that_is_in_no_journal_has_no_moment() -> None:
    with pytest.raises(ValueError, match="journal"):
        Activity(label="Walk", area="body").when()
    assert Plan(label="Walk", day=date(2026, 11, 23)).when().hour == 23


FELT = Plan(label="Walk", day=TODAY, status="done", actual=Actual(pleasure=7, minutes=20), mood_after=6)


@pytest.mark.parametrize("status", ["planned", "not-done", "moved", "dropped"])
def test_what_was_felt_goes_when_a_plan_turns_out_not_done(status: Status) -> None:
    turned = FELT.reviewed(status).admitted()
    assert (turned.status, turned.actual, turned.mood_after) == (status, Actual(), None)


def test_another_review_keeps_what_still_goes_with_it() -> None:
    partly = FELT.reviewed("partly")
    assert (partly.status, partly.actual, partly.mood_after) == ("partly", FELT.actual, 6)
    tired = Plan(label="Walk", day=TODAY, status="not-done", barrier="too tired")
    assert tired.reviewed("not-done") == tired
    assert tired.reviewed("done").admitted().barrier is None
