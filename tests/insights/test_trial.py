"""Own trials: the coin alone decides, its days are compared as allocated, and no result shows early."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import trial
from mindtui.insights.pairs import mean_interval, sign_flip
from mindtui.insights.trial import Adherence, TrialDay, TrialInsight, TrialTest, allocate
from tests.insights.diaries import FEW, halves, mapped

START = 738_886

plans = st.builds(
    lambda pairs, seed: allocate(START, pairs, seed=seed), st.integers(1, 20), st.integers(0, 99)
)
ratings = st.lists(halves | st.none(), min_size=40, max_size=40)


@FEW
@given(st.integers(1, 30), st.integers(-5, 500))
def test_every_pair_has_a_day_of_each_arm_in_a_row(pairs: int, seed: int) -> None:
    plan = allocate(START, pairs, seed=seed)
    assert plan == allocate(START, pairs, seed=seed)
    assert [planned.day for planned in plan] == list(range(START, START + 2 * pairs))
    assert [planned.pair for planned in plan] == [place // 2 for place in range(2 * pairs)]
    assert set(Counter((planned.pair, planned.arm) for planned in plan).values()) == {1}


def test_either_arm_comes_first_about_as_often() -> None:
    firsts = Counter(allocate(START, 400, seed=seed)[0].arm for seed in range(400))
    assert firsts["do"] == pytest.approx(200, abs=60)
    assert Counter(planned.arm for planned in allocate(START, 400, seed=1)[::2])["do"] == pytest.approx(
        200, abs=60
    )


@FEW
@given(plans, ratings)
def test_a_trial_is_a_test_of_the_differences_within_pairs(
    plan: tuple[TrialDay, ...], values: list[float | None]
) -> None:
    days = list(range(START, START + 40))
    by_day = dict(zip(days, values, strict=True))
    differences = []
    for pair in range(len(plan) // 2):
        arms = {planned.arm: by_day[planned.day] for planned in plan if planned.pair == pair}
        if arms["do"] is not None and arms["skip"] is not None:
            differences.append(arms["do"] - arms["skip"])
    test = trial.trial_test(plan, days, values, flips=200)
    expected = sign_flip(differences, flips=200)
    assert (test.status, test.pairs, test.planned) == (expected.status, len(differences), len(plan) // 2)
    assert (test.difference, test.count, test.flips, test.exact, test.p) == (
        expected.mean,
        expected.count,
        expected.flips,
        expected.exact,
        expected.p,
    )
    assert (test.low, test.high) == (mean_interval(differences) or (None, None))
    logged = [(day, value) for day, value in by_day.items() if value is not None]
    assert trial.trial_test(plan, [d for d, _ in logged], [v for _, v in logged], flips=200) == test


@FEW
@given(plans, ratings, st.integers(-4, 4))
def test_a_shift_changes_nothing_and_exchanged_arms_only_the_sign(
    plan: tuple[TrialDay, ...], values: list[float | None], shift: int
) -> None:
    days = range(START, START + 40)
    test = trial.trial_test(plan, days, values, flips=50, seed=1)
    assert trial.trial_test(plan, days, mapped(values, shift=shift), flips=50, seed=1) == test
    exchanged = [
        TrialDay(planned.day, planned.pair, "skip" if planned.arm == "do" else "do") for planned in plan
    ]
    turned = trial.trial_test(exchanged, days, values, flips=50, seed=1)
    assert (turned.status, turned.pairs, turned.p) == (test.status, test.pairs, test.p)
    if test.difference is not None:
        assert turned.difference == -test.difference


def test_the_order_of_a_plan_does_not_matter() -> None:
    plan = allocate(START, 20, seed=5)
    days, values = list(range(START, START + 40)), [float(day * day % 11) for day in range(40)]
    test = trial.trial_test(plan, days, values)
    assert test.exact is False
    assert trial.trial_test(plan[::-1], days, values) == test


def test_no_figure_shows_before_the_last_day_is_over() -> None:
    plan = allocate(START, 14, seed=3)
    days = list(range(START, START + 28))
    values = [6.0 + 2 * (planned.arm == "do") + planned.pair % 2 / 2 for planned in plan]
    last = START + 27
    assert trial.trial_insight(plan, days, values, today=last) == TrialInsight("running", 1, 14, 14)
    before = trial.trial_insight(plan, days, values, today=START - 5)
    assert (before.verdict, before.more) == ("running", 33)
    after = trial.trial_insight(plan, days, values, today=last + 1)
    test = trial.trial_test(plan, days, values)
    assert (after.verdict, after.more, after.difference) == ("clear", 0, 2.0)
    assert (after.low, after.high, after.p) == (test.low, test.high, test.p)


def test_nine_complete_pairs_say_nothing() -> None:
    plan = allocate(START, 14, seed=3)
    days, values = list(range(START, START + 18)), [5.0] * 18
    insight = trial.trial_insight(plan, days, values, today=START + 40)
    assert insight == TrialInsight("not_enough", 1, 9, 14)
    ten = trial.trial_insight(plan, range(START, START + 20), [5.0] * 20, today=START + 40)
    assert (ten.verdict, ten.difference, ten.p) == ("no_clear", 0.0, 1.0)


def test_adherence_counts_both_arms() -> None:
    plan = allocate(START, 10, seed=3)
    do = [planned.day for planned in plan if planned.arm == "do"]
    skip = [planned.day for planned in plan if planned.arm == "skip"]
    done = [*do[:7], *do[:7], skip[2], START - 1, START + 900]
    assert trial.adherence(plan, iter(done)) == Adherence(7, 10, 1, 10)


def test_a_trial_without_days_has_no_result() -> None:
    assert trial.trial_test([], [], []) == TrialTest("not_enough", 0, 0)
    assert trial.trial_insight([], [], [], today=START) == TrialInsight("not_enough", 10, 0, 0)
    assert trial.adherence([], []) == Adherence(0, 0, 0, 0)
    plan = allocate(START, 2, seed=1)
    for values in ([None] * 4, [5.0, 6.0, None, 4.0]):
        test = trial.trial_test(plan, range(START, START + 4), values)
        assert (test.status, test.difference, test.p) == ("not_enough", None, None)


TWICE_DO = [TrialDay(START, 0, "do"), TrialDay(START + 1, 0, "do")]
ALONE = [TrialDay(START, 0, "do")]
OTHER_WORD = [TrialDay(START, 0, "do"), TrialDay(START + 1, 0, "rest")]  # type: ignore[arg-type]
SAME_DAY = [TrialDay(START, 0, "do"), TrialDay(START, 0, "skip")]


@pytest.mark.parametrize("plan", [TWICE_DO, ALONE, OTHER_WORD, SAME_DAY])
def test_a_pair_without_one_day_of_each_arm_is_refused(plan: list[TrialDay]) -> None:
    for call in (
        lambda: trial.trial_test(plan, [], []),
        lambda: trial.adherence(plan, []),
        lambda: trial.trial_insight(plan, [], [], today=START),
    ):
        with pytest.raises(ValueError, match=r"^allocation"):
            call()


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: allocate(START, 0, seed=1), "pairs"),
        (lambda: allocate(0.5, 1, seed=1), "start_day"),  # type: ignore[arg-type]
        (lambda: allocate(START, 1, seed="1"), "seed"),  # type: ignore[arg-type]
        (lambda: trial.trial_test([], [1], [math.nan]), "values"),
        (lambda: trial.trial_test([], [1], []), "lengths differ"),
        (lambda: trial.trial_test([], [], [], flips=0), "flips"),
        (lambda: trial.adherence([], [0.5]), "done_days"),  # type: ignore[list-item]
        (lambda: trial.trial_insight([], [], [], today=0.5), "today"),  # type: ignore[arg-type]
        (lambda: trial.trial_insight([], [], [], today=1, minimum=0), "minimum"),
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
