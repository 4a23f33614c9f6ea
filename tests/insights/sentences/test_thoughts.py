"""Thought records, practice and experiments, in words."""

from datetime import UTC, datetime

from mindtui.domain.thought import RatedFeeling, ThoughtRecord
from mindtui.insights import sentences
from mindtui.insights.thoughts import Middle, Outcomes, PatternShift, QuestionShift, Rehearsals

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_record_says_from_where_to_where_it_went() -> None:
    record = ThoughtRecord(at=AT, belief_before=85, belief_after=50, feelings=(RatedFeeling("sad", 80, 55),))
    assert sentences.thought_shift(record) == (
        "Belief in the thought: 85 before, 50 after; sad: 80 before, 55 after."
    )
    assert sentences.thought_shift(ThoughtRecord(at=AT, belief_before=85)) == ""


def test_a_pattern_names_its_medians_with_their_records_or_what_is_missing() -> None:
    both = PatternShift("labeling", 8, Middle(8, 0, -20.0), Middle(7, 0, 0.0))
    assert sentences.pattern_shift("Labeling", both) == (
        "Labeling: belief moved by -20 points (median of 8 records); "
        "the strongest feeling moved by 0 points (median of 7 records)."
    )
    one = PatternShift("labeling", 5, Middle(5, 0, 12.5), Middle(4, 1, None))
    assert sentences.pattern_shift("Labeling", one) == (
        "Labeling: belief moved by +12.5 points (median of 5 records); "
        "the strongest feeling: not enough yet: 1 more record."
    )
    none = PatternShift("labeling", 3, Middle(3, 2, None), Middle(1, 4, None))
    assert sentences.pattern_shift("Labeling", none) == "Labeling: not enough yet: 2 more records."


def test_a_question_says_nothing_but_what_belief_did() -> None:
    row = QuestionShift("friend", "labeling", Middle(6, 0, -25.0))
    assert sentences.question_shift("What would a friend say?", row, "Labeling") == (
        "“What would a friend say?” with Labeling: belief moved by -25 points (median of 6 records)."
    )
    assert sentences.question_shift("Why?", QuestionShift("why", None, Middle(4, 1, None))) == (
        "“Why?”: belief: not enough yet: 1 more record."
    )


def test_practice_is_told_in_three_sentences() -> None:
    found = Rehearsals(7, 6, 4, 5, ((AT, 80), (AT, 45)), ((AT, 40), (AT, 55), (AT, 70)))
    assert sentences.rehearsed(found) == "Rehearsed 7 times on 6 days."
    assert sentences.how_readily(found) == "Came readily (ok or easy) 4 of the last 5 times."
    assert sentences.both_beliefs(found) == (
        "Belief in the old thought 80 at first, 45 now (2 ratings); "
        "in the fairer thought 40 at first, 70 now (3 ratings)."
    )
    assert sentences.both_beliefs(found, until_now=False) == (
        "Belief in the old thought 80 first, 45 last (2 ratings); "
        "in the fairer thought 40 first, 70 last (3 ratings)."
    )
    once = Rehearsals(1, 1, 0, 1, ((AT, 80),), ())
    assert sentences.rehearsed(once) == "Rehearsed 1 time on 1 day."
    assert sentences.how_readily(once) == "Came readily (ok or easy) 0 of the last 1 time."
    assert sentences.both_beliefs(once) == "Belief in the old thought 80 (1 rating)."


def test_a_card_never_practiced_says_just_that() -> None:
    none = Rehearsals(0, 0, 0, 0, (), ())
    assert sentences.rehearsed(none) == "Not rehearsed yet."
    assert sentences.how_readily(none) == sentences.both_beliefs(none) == ""


def test_experiments_say_where_they_are_and_what_came_of_them() -> None:
    found = Outcomes(3, 1, 6, 1, 1, 2, 2, 6, 0, 80.0, 32.5)
    assert sentences.experiments(found) == "Experiments: 3 open (1 due), 6 done, 1 dropped."
    assert sentences.came_true(found) == "Of 5 predictions, 1 came true, 2 partly, 2 did not."
    assert sentences.belief_in_predictions(found) == (
        "Belief in the predictions: 80 before the test, 32.5 after (medians of 6 experiments)."
    )


def test_what_is_missing_of_experiments_is_said() -> None:
    none = Outcomes(0, 0, 0, 0, 0, 0, 0, 0, 5, None, None)
    assert sentences.experiments(none) == "No experiments yet."
    assert sentences.came_true(none) == ""
    assert sentences.belief_in_predictions(Outcomes(2, 0, 1, 0, 1, 0, 0, 4, 1, None, None)) == (
        "Belief in the predictions: not enough yet: 1 more experiment with belief before and after."
    )
    assert sentences.experiments(Outcomes(2, 0, 1, 0, 1, 0, 0, 4, 1, None, None)) == (
        "Experiments: 2 open, 1 done."
    )
