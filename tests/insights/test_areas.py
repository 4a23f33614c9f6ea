"""Gaps, shares of time and variety of life areas."""

from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.activity import Area
from mindtui.domain.plan import Actual, Plan, Status
from mindtui.insights.areas import Share, balance, by_gap, minutes_of, touched
from tests.insights.diaries import FEW

TODAY = date(2026, 11, 23)
WEEK = range(7)


def area(key: str, importance: int | None = None, satisfaction: int | None = None) -> Area:
    return Area(key=key, name=key, importance=importance, satisfaction=satisfaction)


def plan(
    days_ago: int,
    key: str | None = "body",
    minutes: int | None = 30,
    status: Status = "done",
    took: int | None = None,
) -> Plan:
    day = TODAY - timedelta(days=days_ago)
    return Plan(
        label="Something", day=day, area=key, minutes=minutes, status=status, actual=Actual(minutes=took)
    )


def test_the_largest_gap_comes_first_and_the_unrated_last() -> None:
    areas = [area("none"), area("half", 9), area("small", 5, 5), area("low", 2, 8), area("big", 9, 1)]
    assert [one.key for one in by_gap(areas)] == ["big", "small", "low", "half", "none"]


def test_equal_gaps_go_by_importance_and_then_stay_as_they_are() -> None:
    areas = [area("a", 5, 3), area("b", 9, 7), area("c", 5, 3)]
    assert [one.key for one in by_gap(areas)] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("minutes", "status", "took", "spent"),
    [
        (30, "done", None, 30),
        (30, "done", 45, 45),
        (30, "done", 0, 0),
        (25, "partly", None, 12.5),
        (25, "partly", 20, 20),
        (None, "partly", None, None),
        (None, "done", None, None),
        (None, "done", 5, 5),
    ],
)
def test_what_was_done_took_what_it_took_or_what_was_planned(
    minutes: int | None, status: Status, took: int | None, spent: float | None
) -> None:
    assert minutes_of(plan(0, minutes=minutes, status=status, took=took)) == spent


def test_shares_stand_beside_each_other_and_name_what_they_stand_on() -> None:
    areas = [area("body", 6), area("play", 2), area("grow")]
    plans = [
        *(plan(back, "body") for back in WEEK),
        plan(0, "play", 60),
        plan(1, "play", 60, "partly"),
        plan(2, None, 60),
        plan(2, "gone", 40),
        plan(3, "play", None),
        plan(3, "grow", 600, "not-done"),
        plan(4, "grow", 600, "planned"),
    ]
    found = balance(areas, plans, TODAY)
    assert found.shares == {"body": Share(0.525, 0.75), "play": Share(0.225, 0.25), "grow": Share(0.0, None)}
    assert found.elsewhere == pytest.approx(0.25)
    assert (found.minutes, found.days, found.timed, found.untimed, found.more) == (400, 7, 11, 1, 0)


@pytest.mark.parametrize(("days", "more"), [(0, 7), (1, 6), (6, 1), (7, 0), (8, 0)])
def test_a_balance_needs_seven_days_with_something_done(days: int, more: int) -> None:
    found = balance([area("body", 5)], [plan(back) for back in range(days)], TODAY)
    assert (found.days, found.more) == (days, more)
    assert found.shares["body"] == Share(None if more else 1.0, 1.0)
    assert (found.elsewhere is None) == bool(more)


def test_two_things_on_one_day_are_one_day_and_what_has_no_minutes_is_none() -> None:
    plans = [plan(0), plan(0), plan(1, minutes=None)]
    found = balance([area("body")], plans, TODAY)
    assert (found.days, found.timed, found.untimed, found.more) == (1, 2, 1, 6)


@pytest.mark.parametrize(("days_ago", "counts"), [(-1, False), (0, True), (27, True), (28, False)])
def test_today_and_the_27_days_before_count(days_ago: int, counts: bool) -> None:
    assert balance([area("body")], [plan(days_ago)], TODAY).timed == int(counts)


def test_nothing_but_zero_minutes_has_no_shares() -> None:
    found = balance([area("body", 0)], [plan(back, took=0) for back in WEEK], TODAY)
    assert (found.shares, found.elsewhere, found.more) == ({"body": Share(None, None)}, None, 0)


@FEW
@given(
    st.lists(st.sampled_from([None, 0, 3, 10]), min_size=3, max_size=3),
    st.lists(
        st.tuples(
            st.integers(-2, 30),
            st.sampled_from(["a", "b", "c", "gone", None]),
            st.none() | st.integers(1, 1440),
            st.sampled_from(["done", "partly", "not-done"]),
        ),
        max_size=40,
    ),
)
def test_all_shares_together_are_the_whole(
    importances: list[int | None], done: list[tuple[int, str | None, int | None, Status]]
) -> None:
    areas = [area(key, importance) for key, importance in zip("abc", importances, strict=True)]
    found = balance(areas, [plan(*one) for one in done], TODAY)
    weights = [share.importance for share in found.shares.values() if share.importance is not None]
    assert fsum(weights) == pytest.approx(1 if any(importances) else 0)
    times = [share.time for share in found.shares.values() if share.time is not None]
    if found.elsewhere is None:
        assert times == []
    else:
        assert fsum(times) + found.elsewhere == pytest.approx(1)
        assert all(0 <= part <= 1 for part in (*times, found.elsewhere))


def test_an_area_is_touched_by_what_was_done_in_part_too() -> None:
    plans = [plan(0, "body"), plan(1, "body"), plan(0, "play", status="partly"), plan(0, None)]
    plans += [plan(0, "grow", status="not-done"), plan(0, "connect", status="planned")]
    assert touched(plans) == {"body", "play"}
