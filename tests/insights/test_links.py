"""Links of many exposures at once: what is missing is named first, and chance finds are held back."""

import math
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import links
from mindtui.insights.base import WEEKEND
from mindtui.insights.links import (
    Q_LEVEL,
    LinkInsight,
    LinkQuestion,
    PairedInsight,
    ask_links,
    assess_links,
    judge_links,
)
from tests.insights.diaries import FEW, Diary, Exposed, Value, diaries, exposed_weeks, logged_only, mapped

MONDAY = 738_886


@FEW
@given(st.lists(st.integers(0, 20).map(lambda twentieth: twentieth / 20), max_size=12))
def test_a_q_is_the_least_share_of_chance_finds_at_which_it_counts(p_values: list[float]) -> None:
    m = len(p_values)
    expected = [
        min(
            min(1.0, m * level / sum(other <= level for other in p_values))
            for level in p_values
            if level >= p
        )
        for p in p_values
    ]
    assert links.benjamini_hochberg(p_values) == pytest.approx(tuple(expected))


@pytest.mark.parametrize("p_values", [[math.nan], [-0.1], [None], ["0.1"]])
def test_what_is_no_probability_is_refused(p_values: Any) -> None:
    with pytest.raises(ValueError, match=r"^p_values"):
        links.benjamini_hochberg(p_values)


@FEW
@given(diaries(), st.integers(-3, 3))
def test_the_value_of_another_day_stands_at_its_day(diary: Diary, by: int) -> None:
    days, values = diary
    there = dict(zip(*logged_only(diary), strict=True))
    assert links.next_day(days, values, by=by) == tuple(there.get(day + by) for day in days)


@FEW
@given(exposed_weeks(least=1, most=12), st.sampled_from([(5, 6), (4, 5), (3,), ()]))
def test_a_weekend_is_compared_with_the_weekdays_of_its_week(
    series: Exposed, weekend: tuple[int, ...]
) -> None:
    days, values, _ = series
    expected = []
    for first in range(0, len(days), 7):
        week = [
            (date.fromordinal(day).weekday() in weekend, day - days[0]) for day in days[first : first + 7]
        ]
        free = [value for ends, place in week if ends and (value := values[place]) is not None]
        working = [value for ends, place in week if not ends and (value := values[place]) is not None]
        if len(free) >= 1 and len(working) >= 2:
            expected.append(fmean(free) - fmean(working))
    insight = links.weekend_insight(days, values, weekend=weekend, minimum=3)
    assert insight.n == len(expected)
    if len(expected) < 3:
        assert insight == PairedInsight("not_enough", 3 - len(expected), len(expected))
        return
    assert insight.mean == pytest.approx(fmean(expected), abs=1e-9)
    assert insight.p == pytest.approx(links.sign_flip(expected).p)
    assert (insight.low, insight.high) == pytest.approx(links.mean_interval(expected), abs=1e-9)
    shifted = links.weekend_insight(days, mapped(values, shift=3), weekend=weekend, minimum=3)
    assert (shifted.verdict, shifted.p) == (insight.verdict, insight.p)


@FEW
@given(st.lists(st.tuples(st.integers(0, 10) | st.none(), st.integers(0, 10) | st.none()), max_size=12))
def test_before_and_after_is_a_test_of_their_differences(rows: list[tuple[int | None, int | None]]) -> None:
    before, after = [row[0] for row in rows], [row[1] for row in rows]
    complete = [late - early for early, late in rows if early is not None and late is not None]
    insight = links.paired_insight(before, after, minimum=4)
    if len(complete) < 4:
        assert insight == PairedInsight("not_enough", 4 - len(complete), len(complete))
        return
    test = links.sign_flip(complete)
    assert (insight.n, insight.mean, insight.p) == (len(complete), test.mean, test.p)
    assert (insight.low, insight.high) == links.mean_interval(complete)
    assert (insight.verdict == "clear") == ((test.p or 0) <= 0.05)


def test_one_difference_is_never_enough() -> None:
    assert links.paired_insight([1], [2], minimum=1) == PairedInsight("not_enough", 1, 1)


def _days(weeks: int) -> list[int]:
    return list(range(MONDAY, MONDAY + 7 * weeks))


def _mood(days: list[int]) -> list[Value]:
    return [5 + (day * day) % 5 - (day % 3) / 2 for day in days]


def _walks(days: list[int]) -> list[int]:
    return [int(day * 5 % 13 < 5) for day in days]


def test_an_insight_holds_the_figures_of_its_parts() -> None:
    days = _days(8)
    mood, walks = _mood(days), _walks(days)
    (link,) = assess_links(days, mood, {"walk": walks})
    interval = links.week_bootstrap(days, mood, walks)
    test = links.week_shuffle(days, mood, walks)
    assert (link.difference, link.low, link.high) == (interval.estimate, interval.low, interval.high)
    assert (link.weeks, link.n_with, link.n_without) == (8, test.n_with, test.n_without)
    assert (link.p, link.q) == (test.p, test.p)


def test_days_before_the_first_whole_week_only_count_as_logged() -> None:
    days = _days(7)[3:]
    mood, walks = _mood(days), _walks(days)
    (link,) = assess_links(days, mood, {"walk": walks}, min_logged=46)
    assert (link.verdict, link.weeks, link.n_with + link.n_without) == ("no_clear", 6, 42)
    assert link.difference == links.stratified_difference(days[4:], mood[4:], walks[4:]).difference
    (short,) = assess_links(days, mood, {"walk": walks}, min_logged=47)
    assert (short.verdict, short.more, short.unit) == ("not_enough", 1, "logged_days")


def test_a_link_of_one_among_many_stays_clear_and_chance_does_not() -> None:
    days = _days(8)
    walks = _walks(days)
    mood = [(value or 0) + 4 * flag for value, flag in zip(_mood(days), walks, strict=True)]
    noise = {f"tag {step}": [int(day * step % 11 < 4) for day in days] for step in range(1, 8)}
    found = assess_links(days, mood, {**noise, "walk": walks})
    assert [link.name for link in found] == [*noise, "walk"]
    assert [link.name for link in found if link.verdict == "clear"] == ["walk"]
    p_values = [link.p for link in found if link.p is not None]
    assert tuple(link.q for link in found) == links.benjamini_hochberg(p_values)
    assert found == assess_links(days, mood, {**noise, "walk": walks})
    assert {link.verdict for link in assess_links(days, mood, {"walk": walks}, alpha=0.0)} == {"no_clear"}
    assert {link.verdict for link in assess_links(days, mood, {"walk": walks}, q_level=0)} == {"no_clear"}


@pytest.mark.parametrize(("p", "verdict"), [(0.006, "clear"), (0.012, "no_clear")])
def test_the_best_of_eight_must_be_better_than_one_chance_in_twenty(p: float, verdict: str) -> None:
    best = LinkInsight("walk", "no_clear", 0, "", 12, 30, 40, 1.0, 0.2, 1.8, p)
    others = [LinkInsight(f"tag {n}", "no_clear", 0, "", 12, 30, 40, 0.1, -0.7, 0.9, 0.8) for n in range(7)]
    assert links.judge_links([*others, best])[-1].verdict == verdict
    assert links.judge_links([*others, best], q_level=0.10)[-1].verdict == "clear"


def test_rounding_keeps_nothing_from_its_level() -> None:
    q = links.benjamini_hochberg([0.025] * 3 + [1.0] * 9)[0]
    # 12 · 0.025/3 is 0.1, and a last digit more in binary fractions.
    assert q > 0.1
    link = LinkInsight("walk", "no_clear", 0, "", 8, 20, 36, 1.0, 0.2, 1.8, 0.01)
    assert links._judged(link, 0.01, q, 0.05, 0.1).verdict == "clear"


@pytest.mark.parametrize(
    ("weeks", "flags", "more", "unit"),
    [
        (0, [], 28, "logged_days"),
        (3, [1] * 21, 7, "logged_days"),
        (5, [1] * 35, 1, "weeks"),
        (6, [0] * 39 + [1] * 3, 2, "days_with"),
        (6, [1] * 42, 5, "days_without"),
        (6, [None] * 42, 5, "days_with"),
    ],
)
def test_what_is_missing_first_is_named(weeks: int, flags: list[int | None], more: int, unit: str) -> None:
    days = _days(weeks)
    (link,) = assess_links(days, _mood(days), {"walk": flags})
    counts = (weeks, flags.count(1), flags.count(0))
    assert link == LinkInsight("walk", "not_enough", more, unit, *counts)  # type: ignore[arg-type]


def test_the_test_keeps_its_own_minimums() -> None:
    days = _days(2)
    lower = partial(assess_links, min_weeks=1, min_logged=1, min_side=1)
    (link,) = lower(days, _mood(days), {"walk": [0, 1] * 7})
    assert (link.more, link.unit) == (1, "weeks")
    days = _days(3)
    (link,) = lower(days, _mood(days), {"walk": [0] * 20 + [1]})
    assert (link.more, link.unit) == (2, "days_with")


def test_what_happens_on_weekends_only_is_not_tested() -> None:
    days = _days(8)
    free = [int(date.fromordinal(day).weekday() >= 5) for day in days]
    found = assess_links(days, _mood(days), {"lie-in": free, "walk": _walks(days)})
    assert found[0] == LinkInsight("lie-in", "no_clear", 0, "", 8, 16, 40)
    # It is no part of the family either.
    assert found[1].q == found[1].p


def test_an_interval_that_cannot_be_drawn_leaves_the_difference() -> None:
    days = _days(6)
    flags: list[int | None] = [1] * 5 + [None] * 2 + [0] * 5 + [None] * 30
    (link,) = assess_links(days, _mood(days), {"walk": flags})
    assert link.difference is not None
    assert (link.low, link.high) == (None, None)


def test_level_days_go_with_nothing() -> None:
    days = _days(6)
    (link,) = assess_links(days, [6.1] * 42, {"walk": _walks(days)})
    assert (link.verdict, link.difference, link.low, link.high, link.p) == ("no_clear", 0, 0, 0, 1)


def test_no_exposure_has_no_insight() -> None:
    assert assess_links(_days(6), _mood(_days(6)), {}) == ()


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: assess_links([1], [math.nan], {}), "outcome"),
        (lambda: assess_links([1], [5], {"walk": [2]}), "exposures"),
        (lambda: assess_links([1], [5], {"walk": []}), "lengths differ: days 1, exposures 0"),
        (lambda: assess_links([], [], {}, weekend=(9,)), "weekend"),
        (lambda: assess_links([], [], {}, min_weeks=0), "min_weeks"),
        (lambda: assess_links([], [], {}, min_logged=0), "min_logged"),
        (lambda: assess_links([], [], {}, min_side=0), "min_side"),
        (lambda: assess_links([], [], {}, alpha=1.5), "alpha"),
        (lambda: assess_links([], [], {}, q_level=-0.1), "q_level"),
        (lambda: links.weekend_insight([1], [math.nan]), "values"),
        (lambda: links.weekend_insight([], [], minimum=0), "minimum"),
        (lambda: links.next_day([2, 1], [5, 5]), "days"),
        (lambda: links.next_day([], [], by=0.5), "by"),  # type: ignore[arg-type]
        (lambda: links.paired_insight([math.nan], [1]), "before"),
        (lambda: links.paired_insight([1], [math.nan]), "after"),
        (lambda: links.paired_insight([1], []), "lengths differ"),
    ],
)
def test_what_is_malformed_is_named(call: Callable[[], Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()


@pytest.mark.parametrize("weeks", [6, 7, 12])
def test_a_test_that_ends_early_has_the_same_verdicts(weeks: int) -> None:
    rng = Random(weeks)
    days = list(range(738_000, 738_000 + 7 * weeks))
    outcome: list[float | None] = [rng.randint(0, 20) / 2 if rng.random() < 0.85 else None for _ in days]
    exposures: dict[str, list[int | None]] = {
        f"{n}": [
            None if value is None else int(rng.random() < (0.3 if n > 2 else 0.9 if value > 6 else 0.1))
            for value in outcome
        ]
        for n in range(12)
    }
    full = assess_links(days, outcome, exposures, q_level=Q_LEVEL)
    asked = [one for one in ask_links(days, outcome, exposures) if isinstance(one, LinkQuestion)]
    brief = judge_links([question.answer(frozenset(WEEKEND), briefly=True) for question in asked])
    assert [link.verdict for link in brief] == [link.verdict for link in full]
    assert "clear" in {link.verdict for link in brief}
    for short, whole in zip(brief, full, strict=True):
        if whole.verdict == "clear":
            assert short == whole
        assert (short.q or 0) > Q_LEVEL if (whole.q or 0) > Q_LEVEL else short.q == whole.q
