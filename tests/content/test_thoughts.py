"""Thinking patterns, questions and the example that ship for thought records."""

import re
from datetime import timedelta

from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.thinking_patterns import ABOUT, shipped_patterns
from mindtui.content.worked_example import worked_example
from tests.support.app import NOW

KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")


def test_14_patterns_each_with_a_name_a_line_and_an_example() -> None:
    patterns = shipped_patterns()
    assert len({pattern.id for pattern in patterns}) == len({pattern.name for pattern in patterns}) == 14
    for pattern in patterns:
        assert KEBAB.fullmatch(pattern.id)
        assert pattern.admitted() == pattern
        assert 0 < len(pattern.name) <= 24
        assert 0 < len(pattern.line) <= 48
        assert 0 < len(pattern.example) <= 60


def test_the_questions_are_few_different_and_short() -> None:
    questions = challenge_questions()
    assert len({one.id for one in questions}) == len({one.question for one in questions}) == 10
    assert all(KEBAB.fullmatch(one.id) for one in questions)
    assert all(one.question.endswith("?") and len(one.question) <= 60 for one in questions)


def test_a_thought_and_a_feeling_are_told_apart_in_two_lines() -> None:
    assert len(ABOUT) == 2
    assert all(len(line) <= 76 for line in ABOUT)


def test_the_example_is_a_whole_record_that_moved_and_is_in_no_journal() -> None:
    example = worked_example(NOW)
    assert example.admitted() == example
    assert example.is_finished
    assert example.id == ""
    assert example.belief_shift == -35
    assert [feeling.shift for feeling in example.feelings] == [-25, -25]
    assert set(example.patterns) <= {pattern.id for pattern in shipped_patterns()}
    assert "\n" not in example.fairer_thought


def test_the_example_lies_on_a_thursday_before_now() -> None:
    for days in range(8):
        now = NOW + timedelta(days=days)
        at = worked_example(now).at
        assert at.weekday() == 3
        assert timedelta(0) < now - at < timedelta(days=8)
