"""The machinery of `make simulate`, with a handful of people; the rates themselves take minutes."""

from itertools import pairwise
from math import sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from tests.simulate import people
from tests.simulate.situation import Found, Situation, false_alarm, holds, true_thing
from tests.simulate.tables import TABLES, broken, fill, summary, table


def nobody(rng: Random) -> bool:
    """Someone who is always told something, whatever is drawn."""
    return rng.random() >= 0


@pytest.mark.parametrize("name", TABLES)
def test_every_situation_of_a_table_answers_or_keeps_silent(name: str) -> None:
    for situation in list(TABLES[name]())[::9]:
        assert situation.person(Random(1)) in (True, False, None)


@pytest.mark.parametrize("name", TABLES)
def test_no_two_situations_of_a_table_simulate_the_same_people(name: str) -> None:
    keys = [(situation.group, situation.name) for situation in TABLES[name]()]
    assert len(set(keys)) == len(keys) > 2


def test_two_runs_with_one_seed_find_the_same_and_another_seed_does_not() -> None:
    first, again, other = (fill("drift", 4, seed, 1) for seed in (1, 1, 2))
    assert [found for _, found in first] == [found for _, found in again]
    assert [found for _, found in first] != [found for _, found in other]


def test_a_table_shows_the_design_beside_what_was_found_and_names_what_does_not_hold() -> None:
    rows = [(false_alarm("link", "always", 0.06, nobody), Found(100, 80, 40))]
    assert "| link: always | 0.060 | 0.500 | ±0.056 | 80 of 100 | does not hold |" in table(rows)
    assert "| link | at most 0.060 | 0.500 (0.500) | 80 in 1 settings |" in summary(rows)
    assert broken(rows) == [rows[0][0]]


@pytest.mark.parametrize(("yes", "kept"), [(5, True), (11, True), (12, False)])
def test_a_false_alarm_may_be_three_standard_errors_above_what_is_promised(yes: int, kept: bool) -> None:
    assert holds(false_alarm("link", "none", 0.04, nobody), Found(100, 100, yes)) is kept


@pytest.mark.parametrize(("yes", "kept"), [(80, True), (64, False)])
def test_a_true_thing_may_be_missed_a_little_more_often_than_in_the_design(yes: int, kept: bool) -> None:
    assert holds(true_thing("link", "true", 0.8, nobody), Found(100, 100, yes)) is kept


def test_silence_is_no_false_alarm_and_finds_nothing() -> None:
    silent = Found(9, 0, 0)
    assert silent.rate is None
    assert holds(false_alarm("link", "none", 0.05, nobody), silent)
    assert not holds(true_thing("link", "true", 0.8, nobody), silent)
    assert holds(Situation("link", "only shown", nobody), Found(9, 9, 9))


def test_mood_carries_over_and_low_days_are_missing_more_often() -> None:
    mood = people.carried(Random(3), 4000, 0.6)
    assert stdev(mood) == pytest.approx(1, abs=0.1)
    assert fmean(a * b for a, b in pairwise(mood)) == pytest.approx(0.6, abs=0.1)
    logged = people.with_gaps(Random(4), mood, 0.4, low=True)
    assert logged.count(None) / len(logged) == pytest.approx(0.4, abs=0.05)
    assert fmean(value for value in logged if value is not None) > 0.2
    even = people.with_gaps(Random(4), mood, 0.4, low=False)
    assert fmean(value for value in even if value is not None) == pytest.approx(fmean(mood), abs=0.1)


def test_streaks_hold_as_long_as_they_are_said_to() -> None:
    done = people.activity(Random(5), people.shares(4000), 0.6)
    share = fmean(done)
    together = fmean(a * b for a, b in pairwise(done))
    assert share == pytest.approx(0.4, abs=0.06)
    assert (together - share**2) / (share * (1 - share)) == pytest.approx(0.6, abs=0.06)


def test_the_error_of_a_rate_is_never_none_at_all() -> None:
    assert Found(100, 100, 0).error == pytest.approx(sqrt(0.01 * 0.99 / 100))
