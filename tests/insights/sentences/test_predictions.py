"""Expected against felt: every verdict has its words, counts and plural."""

import pytest

from mindtui.insights import sentences
from mindtui.insights.calibration import CalibrationInsight


def test_a_clear_lean_has_its_interval_and_count() -> None:
    result = CalibrationInsight("clear", 0, 10, 1.3, 1.3, 0.6, 2.0, 0.008)
    assert sentences.calibration("pleasure", result) == (
        "Pleasure turned out +1.3 points from what you expected, on average "
        "(95 % interval +0.6 to +2.0; 10 plans)."
    )


def test_a_lean_that_rounds_to_nothing_is_not_called_zero() -> None:
    result = CalibrationInsight("clear", 0, 400, -0.04, 0.5, -0.07, -0.01, 0.02)
    assert sentences.calibration("difficulty", result) == (
        "Difficulty turned out less than 0.1 points from what you expected, on average "
        "(95 % interval -0.07 to -0.01; 400 plans)."
    )


def test_no_clear_lean_tells_how_far_off_it_was() -> None:
    result = CalibrationInsight("no_clear", 0, 9, 0.2, 1.44, -0.5, 0.9, 0.4)
    assert sentences.calibration("mastery", result) == (
        "No clear lean in what you expect of mastery yet; "
        "it was off by 1.4 points on average, in either direction. "
        "Mean difference +0.2 (95 % interval -0.5 to +0.9; 9 plans)."
    )


@pytest.mark.parametrize(("more", "words"), [(1, "1 more rated occasion."), (8, "8 more rated occasions.")])
def test_too_few_occasions_say_how_many_more(more: int, words: str) -> None:
    result = CalibrationInsight("not_enough", more, 8 - more)
    assert sentences.calibration("pleasure", result) == f"Not enough yet: {words}"
