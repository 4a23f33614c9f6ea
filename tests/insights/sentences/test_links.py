"""Links in words: a link is never a cause, and no clear link is never no link."""

import pytest

from mindtui.insights import sentences
from mindtui.insights.levels import LevelMatched
from mindtui.insights.links import LinkInsight
from mindtui.insights.pairs import PairedInsight


def found(verdict: str = "clear", low: float | None = 0.2) -> LinkInsight:
    return LinkInsight("a walk", verdict, 0, "", 8, 15, 40, 0.8, low, 1.4, 0.01, 0.04)  # type: ignore[arg-type]


def test_a_clear_link_does_not_say_which_comes_first() -> None:
    assert sentences.link("mood", found()) == (
        "A walk goes with a difference of +0.8 points in mood on the same day "
        "(95 % interval +0.2 to +1.4; 15 days with, 40 without). Which comes first, this cannot tell."
    )


def test_a_clear_link_to_the_day_after() -> None:
    assert sentences.link("stress", found(), next_day=True) == (
        "The day after a walk, self-rated stress differs by +0.8 points "
        "(95 % interval +0.2 to +1.4; 15 days with, 40 without)."
    )


def test_a_missing_interval_leaves_the_counts() -> None:
    said = sentences.link("mood", found(low=None), next_day=True)
    assert said.endswith("differs by +0.8 points (15 days with, 40 without).")


def test_no_clear_link_is_not_called_no_link() -> None:
    assert sentences.link("energy", found("no_clear")) == (
        "No clear link yet between a walk and energy on the same day (15 days with, 40 without)."
    )
    assert sentences.link("energy", found("no_clear"), next_day=True) == (
        "No clear link yet between a walk and energy the day after (15 days with, 40 without)."
    )


def test_too_few_days_with_name_the_activity() -> None:
    result = LinkInsight("a walk", "not_enough", 1, "days_with", 8, 4, 40)
    assert sentences.link("mood", result) == ("A walk and mood: not enough yet: 1 more day with a walk.")


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            PairedInsight("clear", 0, 9, 1.25, 0.4, 2.1, 0.02),
            (
                "From just before to just after a walk, mood moved +1.2 points on average "
                "(95 % interval +0.4 to +2.1; 9 times). Time of day may be part of it."
            ),
        ),
        (
            PairedInsight("no_clear", 0, 9, 0.1, -0.4, 0.6, 0.7),
            "No clear change in mood from before to after a walk yet (9 times).",
        ),
        (PairedInsight("not_enough", 1, 7), "Not enough yet: 1 more rated occasion."),
    ],
)
def test_before_and_after_an_activity(result: PairedInsight, said: str) -> None:
    assert sentences.paired("a walk", result) == said


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            PairedInsight("clear", 0, 10, -0.6, -1.0, -0.2, 0.02),
            (
                "On weekends self-rated stress differs by -0.6 points from weekdays "
                "(95 % interval -1.0 to -0.2; 10 weeks)."
            ),
        ),
        (
            PairedInsight("no_clear", 0, 10, 0.1, -0.4, 0.6, 0.7),
            "No clear weekend difference in self-rated stress yet (10 weeks).",
        ),
        (PairedInsight("not_enough", 5, 3), "Not enough yet: 5 more weeks of check-ins."),
    ],
)
def test_weekends_against_weekdays(result: PairedInsight, said: str) -> None:
    assert sentences.weekend("stress", result) == said


def test_a_weekend_that_is_not_saturday_and_sunday_is_named() -> None:
    clear = PairedInsight("clear", 0, 10, -0.6, -1.0, -0.2, 0.02)
    assert sentences.weekend("mood", clear, (5, 4)).startswith("On weekends (Friday, Saturday) mood differs ")
    assert sentences.weekend("mood", clear, (6, 5)) == sentences.weekend("mood", clear)
    unclear = PairedInsight("no_clear", 0, 10, 0.1, -0.4, 0.6, 0.7)
    assert sentences.weekend("mood", unclear, (4,)) == (
        "No clear weekend difference (Friday) in mood yet (10 weeks)."
    )
    for family in ("same_day", "next_day", "weekend"):
        assert sentences.how_found(family, (4, 5)).endswith(". Your weekend: Friday and Saturday.")
        assert sentences.how_found(family, (5, 6)) == sentences.HOW_FOUND[family]
    assert sentences.how_found("trend", (4, 5)) == sentences.HOW_FOUND["trend"]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            LevelMatched("clear", 0, "", 9, 12, -1.91, 0.001),
            (
                "After box breathing, self-rated stress at the next check-in differed by -1.9 points "
                "from equally stressful moments without it (9 and 12 times)."
            ),
        ),
        (
            LevelMatched("no_clear", 0, "", 9, 12, -0.2, 0.6),
            (
                "No clear difference yet between box breathing and equally stressful moments without it "
                "(9 and 12 times)."
            ),
        ),
        (
            LevelMatched("not_enough", 2, "times_not_used", 9, 6),
            "Not enough yet: 2 more equally stressful moments without box breathing.",
        ),
    ],
)
def test_a_skill_against_moments_without_it(result: LevelMatched, said: str) -> None:
    assert sentences.skill("box breathing", result) == said


def test_the_plain_change_after_a_skill_says_that_some_of_it_comes_anyway() -> None:
    assert sentences.skill_plain("box breathing", -2.04, 1) == (
        "Right after box breathing, distress differed by -2.0 points from right before, on average (1 time). "
        "Some of that would have happened anyway."
    )
