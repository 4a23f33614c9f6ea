"""Changes of scores against their thresholds, and drifts away from a person's own baseline."""

import math
import random
from collections.abc import Callable
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import change
from mindtui.insights.change import Baseline, Cusum, Drift, Notice, ScoreChange, drift, drift_baseline
from tests.insights.diaries import FEW, Diary, Value, diaries, logged_only, mapped

FIRST = 738_886
AFTER = 1000
"""So many days later, days of a made-up diary come after the baseline."""


@FEW
@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.floats(0.5, 20),
    st.floats(0, 0.99),
    st.sampled_from([1.0, 1.96]),
)
def test_a_change_is_reliable_beyond_its_threshold(
    before: int, after: int, sd: float, reliability: float, z: float
) -> None:
    result = change.reliable_change(before, after, sd=sd, reliability=reliability, z=z)
    assert result.change == after - before
    assert result.threshold == pytest.approx(z * sd * math.sqrt(2 * (1 - reliability)))
    assert result.rc * result.s_diff == pytest.approx(after - before)
    if not math.isclose(abs(after - before), result.threshold):
        assert result.reliable == (abs(after - before) > result.threshold)
    reached = change.reliable_change(0, result.threshold, sd=sd, reliability=reliability, z=z)
    assert not reached.reliable
    back = change.reliable_change(after, before, sd=sd, reliability=reliability, z=z)
    assert (back.rc, back.reliable) == (-result.rc, result.reliable)


def test_the_cutoff_lies_nearer_to_the_narrower_group() -> None:
    assert change.cutoff_c(16, 6, 4, 6) == 10
    assert change.cutoff_c(16, 6, 4, 3) == 8
    assert change.cutoff_c(16, 3, 4, 6) == 12


@pytest.mark.parametrize(
    ("after", "higher_is", "direction"),
    [
        (16, "worse", "worsened"),
        (4, "worse", "improved"),
        (16, "better", "improved"),
        (4, "better", "worsened"),
        (15, "worse", "within"),
        (5, "better", "within"),
        (10, "worse", "within"),
    ],
)
def test_a_threshold_counts_when_it_is_reached(after: int, higher_is: str, direction: str) -> None:
    result = change.score_change(10, after, threshold=6, higher_is=higher_is)
    assert (result.direction, result.reliable) == (direction, direction != "within")
    tenths = change.score_change(1.1, (after + 1) / 10, threshold=0.6, higher_is=higher_is)
    assert tenths.direction == direction
    unknown = change.score_change(10, after, higher_is=higher_is)
    assert unknown == ScoreChange(after - 10, None, "unknown")


@FEW
@given(st.lists(st.integers(0, 20).map(lambda doubled: doubled / 2), max_size=30))
def test_a_sum_is_the_highest_of_all_runs_that_end_here(values: list[float]) -> None:
    result = change.cusum(values, target=5, slack=0.5, limit=6)
    runs = [[values[start:end] for start in range(end + 1)] for end in range(1, len(values) + 1)]
    high = [max(sum(value - 5.5 for value in run) for run in ends) for ends in runs]
    low = [max(sum(4.5 - value for value in run) for run in ends) for ends in runs]
    assert (result.high, result.low) == (tuple(high), tuple(low))
    beyond = [place for place in range(len(values)) if high[place] > 6 or low[place] > 6]
    assert result.alarm == (beyond[0] if beyond else None)
    assert (result.n, result.status) == (len(values), "ok" if values else "not_enough")


def test_a_sum_exactly_at_its_limit_is_no_alarm() -> None:
    # 0.3 three times is a little more than 0.9 in binary fractions.
    assert change.cusum([0.4, 0.4, 0.4], target=0, slack=0.1, limit=0.9).alarm is None
    assert change.cusum([0.4, 0.4, 0.41], target=0, slack=0.1, limit=0.9).alarm == 2


def _baseline(n: int = 60) -> tuple[list[int], list[float]]:
    rng = random.Random(9)
    return list(range(FIRST, FIRST + n)), [round(6 + rng.gauss(0, 1), 1) for _ in range(n)]


@FEW
@given(diaries(least=2, longest_step=2))
def test_a_baseline_is_wider_where_days_resemble_the_day_before(diary: Diary) -> None:
    days, values = logged_only(diary)
    base = drift_baseline(*diary, minimum=2)
    assert base == drift_baseline(days, values, minimum=2)
    assert (base.n, base.first, base.last) == (len(values), days[0], days[-1])
    assert (base.mean, base.sd) == pytest.approx((fmean(values), stdev(values)))
    assert base.r1 is not None
    assert 0 <= base.r1 <= 0.9
    assert base.scale == pytest.approx((base.sd or 0) * math.sqrt((1 + base.r1) / (1 - base.r1)))
    assert (base.status == "flat") == (min(values) == max(values))


def test_carry_over_is_cut_to_what_the_scale_can_bear() -> None:
    days = list(range(100))
    slow = drift_baseline(days, [math.cos(day / 16) for day in days])
    quick = drift_baseline(days, [(-1.0) ** day for day in days])
    assert (slow.r1, quick.r1) == (0.9, 0.0)


@pytest.mark.parametrize("values", [[], [5.0], [None] * 60, [6.0] * 55])
def test_a_short_baseline_counts_what_is_missing(values: list[Value]) -> None:
    n = len(values) - values.count(None)
    base = drift_baseline(range(len(values)), values)
    assert base == Baseline("not_enough", n, 56 - n)
    assert drift(base, range(100, 120), [3.0] * 20) == Drift("not_enough", 0, 56 - n)


def test_a_steep_drop_is_noticed_on_the_seventh_day_and_not_before() -> None:
    base = drift_baseline(*_baseline())
    days = list(range(FIRST + 60, FIRST + 80))
    result = drift(base, days, [0.0] * 20)
    assert result.notices == (Notice(FIRST + 66, FIRST + 60, "down"),)
    # The sums restart, and the four weeks after the notice do not count.
    assert (result.status, result.n, result.high, result.low) == ("ok", 20, 0.0, 0.0)
    assert drift(base, days[:6], [0.0] * 6) == Drift("not_enough", 6, 1)


def test_a_second_notice_comes_after_the_hold() -> None:
    base = drift_baseline(*_baseline())
    days = list(range(FIRST + 60, FIRST + 140))
    first, second, *_ = drift(base, days, [12.0] * 80).notices
    assert (first.direction, second.direction) == ("up", "up")
    assert second.since == first.day + 29
    assert second.day > second.since
    near = drift(base, days, [12.0] * 80, hold=0).notices
    assert near[1].since == first.day + 1


@FEW
@given(diaries(least=7, most=60, longest_step=2), st.sampled_from([0.5, 2.0]), st.integers(-3, 3))
def test_neither_gaps_nor_shift_nor_scale_change_a_notice(diary: Diary, factor: float, shift: int) -> None:
    days, values = _baseline()
    diary = [day + AFTER for day in diary[0]], diary[1]
    base = drift_baseline(days, values)
    moved = drift_baseline(days, mapped(list(values), factor=factor, shift=shift))
    result = drift(base, *diary, h=3.0)
    assert drift(base, *logged_only(diary), h=3.0) == result
    other = drift(moved, diary[0], mapped(diary[1], factor=factor, shift=shift), h=3.0)
    assert other.notices == result.notices
    mirrored = drift_baseline(days, mapped(list(values), factor=-1))
    turned = drift(mirrored, diary[0], mapped(diary[1], factor=-1), h=3.0)
    flipped = {"up": "down", "down": "up"}
    assert [(n.day, n.since, n.direction) for n in turned.notices] == [
        (n.day, n.since, flipped[n.direction]) for n in result.notices
    ]


@FEW
@given(diaries(least=7, most=60, longest_step=2, unlogged=False))
def test_the_first_notice_is_where_the_sums_pass_the_limit(diary: Diary) -> None:
    base = drift_baseline(*_baseline())
    days, values = logged_only(diary)
    days = [day + AFTER for day in days]
    zs = [(value - (base.mean or 0)) / (base.scale or 1) for value in values]
    sums = change.cusum(zs, target=0, slack=0.5, limit=3.0)
    beyond = [place for place in range(6, len(days)) if max(sums.high[place], sums.low[place]) > 3]
    result = drift(base, days, values, h=3.0)
    if not beyond:
        assert result.notices == ()
        assert (result.high, result.low) == pytest.approx((sums.high[-1], sums.low[-1]))
        return
    place = beyond[0]
    side = max(sums.high, sums.low, key=lambda course: course[place])
    started = next(before for before in range(place, -1, -1) if before == 0 or side[before - 1] == 0)
    first = result.notices[0]
    assert (first.day, first.since) == (days[place], days[started])
    assert first.direction == ("up" if side is sums.high else "down")


UNIT = Baseline("ok", 56, 0, 1, 56, 0.0, 1.0, 0.0, 1.0)
"""A baseline around 0 in units of 1."""


def test_a_sum_exactly_at_its_limit_is_no_notice() -> None:
    assert drift(UNIT, [60, 61, 62], [0.4] * 3, k=0.1, h=0.9, minimum=1).notices == ()


def test_a_sum_that_only_rounding_keeps_from_0_stands_there() -> None:
    result = drift(UNIT, [60, 61, 62, 63], [0.1, 0.2, -0.3, 5.0], k=0, h=4, minimum=1)
    assert result.notices == (Notice(63, 63, "up"),)


def test_days_of_the_baseline_are_not_monitored() -> None:
    days, values = _baseline()
    base = drift_baseline(days, values)
    later = list(range(FIRST + 60, FIRST + 75)), [float(place % 9) for place in range(15)]
    assert drift(base, days + later[0], values + later[1]) == drift(base, *later)


def test_a_level_baseline_notices_nothing() -> None:
    base = drift_baseline(range(60), [6.1] * 60)
    assert (base.status, base.sd, base.scale) == ("flat", 0.0, 0.0)
    assert drift(base, range(60, 90), [0.0] * 30) == Drift("flat", 30, 0, 0.0, 0.0)


@pytest.mark.parametrize("values", [[], [5.0], [None] * 9])
def test_too_few_days_after_a_baseline_are_counted(values: list[Value]) -> None:
    base, n = drift_baseline(*_baseline()), len(values) - values.count(None)
    days = range(FIRST + 70, FIRST + 70 + len(values))
    assert drift(base, days, values) == Drift("not_enough", n, 7 - n)


def test_no_value_is_no_alarm() -> None:
    assert change.cusum([], target=5, slack=0, limit=4) == Cusum("not_enough", 0)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: change.reliable_change(math.nan, 1, sd=1, reliability=0.5), "before"),
        (lambda: change.reliable_change(1, None, sd=1, reliability=0.5), "after"),  # type: ignore[arg-type]
        (lambda: change.reliable_change(1, 2, sd=-1, reliability=0.5), "sd"),
        (lambda: change.reliable_change(1, 2, sd=1, reliability=1), "reliability"),
        (lambda: change.reliable_change(1, 2, sd=1, reliability=0.5, z=0), "z"),
        (lambda: change.cutoff_c(1, 0, 1, 1), "sd_clinical"),
        (lambda: change.cutoff_c(1, 1, 1, 0), "sd_general"),
        (lambda: change.cutoff_c(math.nan, 1, 1, 1), "mean_clinical"),
        (lambda: change.score_change(1, 2, threshold=0), "threshold"),
        (lambda: change.score_change(1, 2, higher_is="good"), "higher_is"),
        (lambda: change.cusum([1, None], target=0, slack=0, limit=1), "values"),  # type: ignore[list-item]
        (lambda: change.cusum([], target=math.inf, slack=0, limit=1), "target"),
        (lambda: change.cusum([], target=0, slack=-1, limit=1), "slack"),
        (lambda: change.cusum([], target=0, slack=0, limit=0), "limit"),
        (lambda: drift_baseline([2, 1], [5, 5]), "days"),
        (lambda: drift_baseline([1], [math.nan]), "values"),
        (lambda: drift_baseline([], [], minimum=0), "minimum"),
        (lambda: drift(Baseline("not_enough", 0, 56), [1], [math.nan]), "values"),
        (lambda: drift(Baseline("not_enough", 0, 56), [1], []), "lengths differ"),
        (lambda: drift(Baseline("not_enough", 0, 56), [], [], k=-1), "k"),
        (lambda: drift(Baseline("not_enough", 0, 56), [], [], h=0), "h"),
        (lambda: drift(Baseline("not_enough", 0, 56), [], [], hold=-1), "hold"),
        (lambda: drift(Baseline("not_enough", 0, 56), [], [], minimum=0), "minimum"),
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()
