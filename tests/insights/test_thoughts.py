"""Thought records, practice and experiments in numbers."""

from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.experiment import CameTrue, Experiment
from mindtui.domain.practice import GRADES, Grade, PracticeReview
from mindtui.domain.thought import RatedFeeling, ThoughtRecord
from mindtui.insights.thoughts import (
    LEAST,
    Middle,
    Outcomes,
    PatternShift,
    QuestionShift,
    Rehearsals,
    Shift,
    has_not_shifted,
    outcomes,
    questions_that_helped,
    rehearsals,
    shift,
    shift_by_pattern,
)
from tests.insights.diaries import FEW

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

percents = st.none() | st.integers(0, 100)


def a_record(
    before: int | None = 80,
    after: int | None = 50,
    *feelings: tuple[int | None, int | None],
    days_ago: int = 0,
    **fields: Any,
) -> ThoughtRecord:
    rated = tuple(RatedFeeling(f"feeling {n}", *pair) for n, pair in enumerate(feelings))
    return ThoughtRecord(
        id=f"record {days_ago}",
        **{
            "at": NOON - timedelta(days=days_ago),
            "thought": "It will go wrong",
            "belief_before": before,
            "belief_after": after,
            "feelings": rated,
            "state": "finished",
            **fields,
        },
    )


records = st.lists(
    st.builds(
        lambda before, after, feelings, patterns, questions, state: a_record(
            before, after, *feelings, patterns=patterns, questions=questions, state=state
        ),
        percents,
        percents,
        st.lists(st.tuples(percents, percents), max_size=3),
        st.lists(st.sampled_from(["labeling", "minimizing", "own"]), max_size=3).map(tuple),
        st.lists(st.sampled_from(["friend", "proof"]), max_size=2).map(tuple),
        st.sampled_from(["finished", "finished", "finished", "draft"]),
    ),
    max_size=24,
)


def test_a_record_moves_belief_and_the_feeling_that_was_strongest() -> None:
    assert shift(a_record(85, 50, (40, 90), (80, 55))) == Shift(-35, -25)
    assert shift(a_record(85, None, (None, 20))) == Shift(None, None)
    assert shift(a_record(None, 50, (80, None), (40, 10))) == Shift(None, None)


def test_four_records_of_a_pattern_say_nothing_and_five_do() -> None:
    moved = [a_record(80, 80 - 10 * n, (70, 70 - n), patterns=("labeling",)) for n in range(1, 6)]
    assert shift_by_pattern(moved[1:]) == (
        PatternShift("labeling", 4, Middle(4, 1, None), Middle(4, 1, None)),
    )
    assert shift_by_pattern(moved) == (PatternShift("labeling", 5, Middle(5, 0, -30.0), Middle(5, 0, -3.0)),)


def test_a_missing_rating_is_not_zero() -> None:
    moved = [a_record(80, 40, (70, None), patterns=("labeling",))] * 5 + [a_record(patterns=("labeling",))]
    [row] = shift_by_pattern(moved)
    assert (row.records, row.belief, row.feeling) == (6, Middle(6, 0, -40.0), Middle(0, 5, None))


@FEW
@given(records)
def test_every_pattern_counts_its_own_finished_records(found: list[ThoughtRecord]) -> None:
    rows = {row.pattern: row for row in shift_by_pattern(found)}
    assert set(rows) == {pattern for one in found if one.is_finished for pattern in one.patterns}
    for pattern, row in rows.items():
        own = [one for one in found if one.is_finished and pattern in one.patterns]
        beliefs = [one.belief_shift for one in own if one.belief_shift is not None]
        assert row.records == len(own)
        assert row.belief.n == len(beliefs)
        assert row.belief.value == (median(beliefs) if len(beliefs) >= LEAST else None)
        assert row.belief.n + row.belief.more >= LEAST


@FEW
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(found: list[ThoughtRecord], random: Any) -> None:
    shuffled = random.sample(found, len(found))
    assert shift_by_pattern(shuffled) == shift_by_pattern(found)
    assert questions_that_helped(shuffled) == questions_that_helped(found)


def test_a_question_has_a_row_for_itself_and_one_for_each_pattern() -> None:
    found = [
        *[a_record(80, 60, questions=("friend",), patterns=("labeling",))] * 5,
        *[a_record(80, 20, questions=("friend", "proof"), patterns=("minimizing",))] * 5,
        a_record(80, 0, questions=("friend",), patterns=("minimizing",), state="draft"),
        a_record(80, 80, questions=("late",)),
    ]
    assert questions_that_helped(found) == (
        QuestionShift("friend", "minimizing", Middle(5, 0, -60.0)),
        QuestionShift("proof", None, Middle(5, 0, -60.0)),
        QuestionShift("proof", "minimizing", Middle(5, 0, -60.0)),
        QuestionShift("friend", None, Middle(10, 0, -40.0)),
        QuestionShift("friend", "labeling", Middle(5, 0, -20.0)),
        QuestionShift("late", None, Middle(1, 4, None)),
    )


@FEW
@given(records)
def test_what_can_be_said_of_questions_stands_first_and_falls_least_last(found: list[ThoughtRecord]) -> None:
    said = [row.belief for row in questions_that_helped(found)]
    enough = [belief.value for belief in said if belief.value is not None]
    assert [belief.value is None for belief in said] == sorted(belief.value is None for belief in said)
    assert enough == sorted(enough)


def still(days_ago: int, move: int = 9) -> ThoughtRecord:
    return a_record(80, 20, (60, 60 - move), (30, 30), days_ago=days_ago)


def test_five_still_records_in_a_row_bring_the_hint() -> None:
    assert not has_not_shifted([still(n) for n in range(4)], TODAY)
    assert has_not_shifted([still(n) for n in range(5)], TODAY)
    assert has_not_shifted([still(9, 40), *(still(n) for n in range(5))], TODAY)
    assert not has_not_shifted([*(still(n) for n in range(1, 5)), still(0, -10), still(8)], TODAY)


def test_drafts_and_records_without_two_ratings_of_a_feeling_tell_nothing_of_it() -> None:
    row = [still(n) for n in range(4)]
    unrated = a_record(80, 20, (60, None), days_ago=5)
    draft = a_record(80, 20, (60, 60), days_ago=5, state="draft")
    assert not has_not_shifted([*row, unrated, draft], TODAY)
    assert has_not_shifted([*row, unrated, draft, still(6)], TODAY)


@pytest.mark.parametrize(
    ("shown", "hint"), [(None, True), (0, False), (29, False), (30, True), (-29, False), (-400, True)]
)
def test_the_hint_stays_away_for_thirty_days(shown: int | None, hint: bool) -> None:
    day = None if shown is None else TODAY - timedelta(days=shown)
    assert has_not_shifted([still(n) for n in range(5)], TODAY, day) is hint


@pytest.mark.parametrize(("days_ago", "hint"), [(29, True), (30, False)])
def test_the_hint_is_about_records_of_lately(days_ago: int, hint: bool) -> None:
    assert has_not_shifted([still(n) for n in range(days_ago, days_ago + 5)], TODAY) is hint


def a_review(
    days: float, recall: Grade = "ok", old: int | None = None, new: int | None = None
) -> PracticeReview:
    return PracticeReview(
        id=f"review {days}",
        card_id="card",
        at=NOON + timedelta(days=days),
        recall=recall,
        belief_old=old,
        belief_new=new,
        step_before=0,
        step_after=1,
    )


def test_a_card_has_three_separate_figures() -> None:
    found = rehearsals(
        [a_review(0, "easy", 80, 40), a_review(0.2, "hard"), a_review(2, "ok", 60), a_review(5, "forgot")]
    )
    assert (found.times, found.days, found.readily, found.lately) == (4, 3, 2, 4)
    assert found.old == ((NOON, 80), (NOON + timedelta(days=2), 60))
    assert found.new == ((NOON, 40),)


def test_a_card_never_practiced_has_no_figures() -> None:
    assert rehearsals([]) == Rehearsals(0, 0, 0, 0, (), ())


def test_a_rehearsal_after_midnight_belongs_to_the_day_before() -> None:
    late = [a_review(0), a_review(0.5 + 3 / 24)]
    assert rehearsals(late).days == 1
    assert rehearsals(late, day_starts_at=datetime.min.time()).days == 2


@FEW
@given(
    st.lists(
        st.builds(a_review, st.integers(-400, 400), st.sampled_from(GRADES), percents, percents),
        max_size=12,
        unique_by=lambda review: review.at,
    ),
    st.randoms(use_true_random=False),
)
def test_a_clock_set_back_between_reviews_changes_no_figure(
    reviews: list[PracticeReview], random: Any
) -> None:
    found = rehearsals(random.sample(reviews, len(reviews)))
    assert found == rehearsals(reviews)
    assert [at for at, _ in found.old] == sorted(one.at for one in reviews if one.belief_old is not None)
    newest = sorted(reviews, key=lambda one: one.at)[-5:]
    assert found.readily == sum(one.recall in ("ok", "easy") for one in newest)


def done(came: CameTrue | None, before: int | None, after: int | None) -> Experiment:
    return Experiment(
        prediction="Nobody comes", belief_before=before, came_true=came, belief_after=after, state="done"
    )


def test_experiments_are_counted_by_what_became_of_them() -> None:
    found = [
        Experiment(id="a", prediction="A"),
        Experiment(id="b", prediction="B"),
        Experiment(id="c", prediction="C", state="dropped"),
        done("yes", 80, 70),
        done("partly", 70, 40),
        done("no", 90, 20),
        done(None, 60, None),
        done("no", None, 10),
    ]
    assert outcomes(found, {"b", "c"}) == Outcomes(2, 1, 5, 1, 1, 1, 2, 3, 2, None, None)
    assert outcomes([*found, done("no", 85, 30), done("no", 60, 5)], ()) == Outcomes(
        2, 0, 7, 1, 1, 1, 4, 5, 0, 80.0, 30.0
    )


@FEW
@given(
    st.lists(st.builds(done, st.none() | st.sampled_from(get_args(CameTrue)), percents, percents), max_size=9)
)
def test_no_experiment_is_counted_twice(found: list[Experiment]) -> None:
    counted = outcomes(found, ())
    assert counted.done == len(found) >= counted.yes + counted.partly + counted.no
    assert counted.n + counted.more >= LEAST
    assert (counted.before is None) == (counted.after is None) == (counted.more > 0)
