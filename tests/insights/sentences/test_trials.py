"""Own trials in words: nothing before the end, and a small difference is never ruled out."""

import pytest

from mindtui.insights import sentences
from mindtui.insights.trial import Adherence, TrialInsight


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            TrialInsight("running", 1, 9, 14),
            "Trial of a walk: 1 day to go. The result shows at the end; looking early would spoil it.",
        ),
        (TrialInsight("not_enough", 2, 8, 14), "Not enough yet: 2 more complete pairs of days."),
        (TrialInsight("not_enough", 1, 9, 14), "Not enough yet: 1 more complete pair of days."),
        (
            TrialInsight("no_clear", 0, 12, 14, 0.2, -0.4, 0.8, 0.5),
            (
                "The trial shows no clear difference in mood (12 of 14 pairs complete). "
                "A small one could still be there."
            ),
        ),
        (
            TrialInsight("clear", 0, 14, 14, 1.5, 1.06, 1.94, 0.001),
            (
                "On days the coin said do, mood differed by +1.5 points from days it said skip "
                "(95 % interval +1.1 to +1.9; 14 of 14 pairs complete)."
            ),
        ),
    ],
)
def test_a_trial(result: TrialInsight, said: str) -> None:
    assert sentences.trial("a walk", "mood", result) == said


def test_how_far_the_days_went_as_the_coin_said() -> None:
    assert sentences.trial_adherence(Adherence(11, 14, 2, 14)) == (
        "Done on 11 of 14 do-days and on 2 of 14 skip-days."
    )
