"""The usual range in words."""

from mindtui.insights import sentences
from mindtui.insights.variability import VariabilityInsight


def test_the_usual_range_comes_with_mean_and_n() -> None:
    result = VariabilityInsight("ok", 0, "", 42, 41, 5.51, 1.2, 4.0, 7.04, 1.5, 0.3)
    assert sentences.variability("stress", result) == (
        "Your self-rated stress is usually between 4.0 and 7.0; the mean is 5.5 (42 days)."
    )


def test_what_is_missing_is_named() -> None:
    result = VariabilityInsight("not_enough", 1, "day_pairs", 40, 19)
    assert sentences.variability("mood", result) == "Not enough yet: 1 more pair of days in a row."
