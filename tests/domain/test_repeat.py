"""Rules of repeats: which days they meet, the plans they make, and what is refused."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan, Ratings
from mindtui.domain.planning import keep_plans
from mindtui.domain.repeat import (
    MOST_TIMES,
    Rule,
    begin_series,
    change_from,
    drop_from,
    occurrences,
    open_after,
    remove_from,
    series,
)
from mindtui.errors import UsageError
from tests.domain.moments import NOON, TODAY, journal

MONDAY = date(2026, 11, 23)


def days(rule: str, first_day: date = MONDAY) -> list[str]:
    return [f"{day:%m-%d}" for day in occurrences(rule, first_day)]


def answer(rule: str, first_day: date) -> tuple[Sequence[date], str]:
    """The days of a rule, or the sentence that refuses it."""
    try:
        return occurrences(rule, first_day), ""
    except UsageError as refused:
        return (), str(refused)


@pytest.mark.parametrize(
    ("rule", "met"),
    [
        ("FREQ=DAILY;COUNT=3", ["11-23", "11-24", "11-25"]),
        ("rrule:freq=daily;interval=2;until=20261127", ["11-23", "11-25", "11-27"]),
        ("FREQ=WEEKLY;BYDAY=TH,MO;COUNT=3", ["11-23", "11-26", "11-30"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=3", ["11-23", "11-29", "12-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3", ["11-23", "12-06", "12-07"]),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=4", ["11-30", "12-31", "01-31", "02-28"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["11-27", "12-25"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2", ["02-29", "02-29"]),
        ("FREQ=DAILY;UNTIL=20261124T225959Z", ["11-23", "11-24"]),
    ],
)
def test_the_days_a_rule_meets(rule: str, met: list[str]) -> None:
    assert days(rule) == met


def test_a_first_day_off_the_rule_is_not_counted() -> None:
    assert days("FREQ=WEEKLY;BYDAY=TH;COUNT=2") == ["11-26", "12-03"]


@pytest.mark.parametrize(
    "rule",
    [
        "", "FREQ", "COUNT=3", "FREQ=SOMETIMES;COUNT=3", "FREQ=SECONDLY;COUNT=3", "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;BYHOUR=9,17;COUNT=4", "FREQ=YEARLY;BYEASTER=0;COUNT=2", "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=٣", "FREQ=DAILY;INTERVAL=0;COUNT=3",
        "FREQ=DAILY;COUNT=2;COUNT=3",
        "FREQ=DAILY;UNTIL=20261340", "FREQ=WEEKLY;BYDAY=XX;COUNT=2", "FREQ=WEEKLY;BYDAY=2MO;COUNT=2",
        "FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO;COUNT=2", "DTSTART:20200101\nRRULE:FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;COUNT=3;X-MINE=1", "FREQ=MONTHLY;BYMONTH=13;COUNT=2",
    ],
)  # fmt: skip
def test_what_is_no_rule_of_days_is_refused_with_examples(rule: str) -> None:
    with pytest.raises(UsageError, match=r"is no repeat that can be read\. Write it like “daily”"):
        occurrences(rule, MONDAY)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=DAILY", "never ends"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261201", "two ends"),
        ("FREQ=DAILY;UNTIL=20261122", "never happens"),
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20261125", "never happens"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "never happens"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231", "never happens"),
        ("FREQ=MONTHLY;BYMONTHDAY=99;COUNT=2", "never happens"),
        ("FREQ=DAILY;COUNT=367", "more than 366 times"),
        ("FREQ=DAILY;COUNT=999999999", "more than 366 times"),
        ("FREQ=DAILY;UNTIL=20271124", "more than 366 times"),
        ("FREQ=DAILY;UNTIL=99991231", "more than 366 times"),
        ("FREQ=YEARLY;COUNT=12", "more than 10 years"),
        ("FREQ=MONTHLY;UNTIL=20400101", "more than 10 years"),
        ("FREQ=YEARLY;INTERVAL=9999;COUNT=2", "more than 10 years"),
    ],
)
def test_a_repeat_ends_happens_and_stays_within_limits(rule: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence) as refused:
        occurrences(rule, MONDAY)
    assert refused.value.hint


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=366", "FREQ=DAILY;UNTIL=20271123"])
def test_a_whole_year_of_days_is_the_most(rule: str) -> None:
    assert len(occurrences(rule, MONDAY)) == MOST_TIMES


RULES = st.builds(
    lambda freq, interval, by_day, end: ";".join([f"FREQ={freq}", f"INTERVAL={interval}", *by_day, end]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 40),
    st.lists(st.sampled_from(["BYDAY=MO,TH", "BYMONTHDAY=1,31", "BYMONTH=2", "WKST=SU"]), unique=True),
    st.one_of(
        st.integers(1, 400).map(lambda times: f"COUNT={times}"),
        st.dates(date(2020, 1, 1), date(2045, 1, 1)).map(lambda day: f"UNTIL={day:%Y%m%d}"),
    ),
)


@settings(deadline=None)
@given(RULES, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
@example("FREQ=DAILY;COUNT=3", date.max)
def test_a_rule_gives_rising_days_from_the_first_day_on_or_one_sentence(rule: str, first_day: date) -> None:
    read = Rule.read(rule)
    assert Rule.read(read.text) == read
    met, said = answer(rule, first_day)
    assert bool(met) != bool(said)
    if not met:
        return
    assert 1 <= len(met) <= MOST_TIMES
    assert met[0] >= first_day
    assert all(one < other for one, other in pairwise(met))
    assert read.times in (None, len(met))
    assert read.until is None or met[-1] <= read.until
    # The first plan of a series may stand for its start.
    assert read.until is None or list(occurrences(rule, met[0])) == list(met)


@given(
    st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from(["", "FREQ=DAILY;", "COUNT=3;BYDAY="])
)
def test_no_text_is_more_than_a_sentence(text: str, before: str) -> None:
    met, said = answer(before + text, MONDAY)
    assert bool(met) != bool(said)
    assert "\n" not in said


def test_a_series_is_one_plan_a_day_with_all_that_was_planned() -> None:
    plan = Plan(label="Swim", day=MONDAY, area="body", first_step="pack the bag")
    made = series(plan, "FREQ=WEEKLY;BYDAY=TU,SA;COUNT=3", "s1")
    assert [one.day - MONDAY for one in made] == [timedelta(1), timedelta(5), timedelta(8)]
    assert {replace(one, day=MONDAY, repeat=None, series_id=None) for one in made} == {plan}
    assert {(one.repeat, one.series_id) for one in made} == {("FREQ=WEEKLY;BYDAY=TU,SA;COUNT=3", "s1")}


def kept_series(book: Journal, times: int = 4) -> Sequence[Plan]:
    return keep_plans(book, Plan(label="Swim", day=TODAY, repeat=f"FREQ=DAILY;COUNT={times}"), NOON)


def test_those_after_it_are_the_open_ones_of_the_same_series() -> None:
    book = journal()
    first, second, third, fourth = kept_series(book)
    kept_series(book)
    alone = book.add(Plan(label="Swim", day=TODAY), NOON)
    book.change(third.reviewed("done"), NOON)
    assert list(open_after(book, second)) == [fourth]
    assert list(open_after(book, first)) == [second, fourth]
    assert list(open_after(book, alone)) == []


def test_those_after_it_are_dropped_or_taken_out_with_it_in_one_step() -> None:
    book = journal()
    first, second, third, _ = kept_series(book)
    book.change(third.reviewed("done"), NOON)
    assert len(drop_from(book, second, NOON)) == 2
    assert [plan.status for plan in book.all(Plan)] == ["planned", "dropped", "done", "dropped"]
    book.undo(NOON)
    assert len(remove_from(book, first, NOON)) == 3
    assert [plan.status for plan in book.all(Plan)] == ["done"]
    book.undo(NOON)
    assert [plan.status for plan in book.all(Plan)] == ["planned", "planned", "done", "planned"]
    drop_from(book, book.all(Plan)[-1], NOON)
    assert [step.what for step in book.undoable()][:1] == ["dropped plan"]


def test_a_plan_becomes_the_first_of_a_series_and_one_undo_takes_it_back() -> None:
    book = journal()
    alone = book.add(Plan(label="Swim", day=MONDAY, note="cold", predicted=Ratings(pleasure=6)), NOON)
    wanted = replace(alone, start=time(8), repeat="FREQ=WEEKLY;BYDAY=TU,SA;COUNT=3")
    first, *others = begin_series(book, wanted, NOON, base=alone)
    assert (first.id, first.day, first.note, first.start) == (alone.id, date(2026, 11, 24), "cold", time(8))
    assert [(plan.day.day, plan.note, plan.start) for plan in others] == [(28, "", time(8)), (1, "", time(8))]
    assert {plan.series_id for plan in book.all(Plan)} == {first.series_id}
    assert {plan.predicted.pleasure for plan in others} == {6}
    with pytest.raises(UsageError, match="Only an open plan that stands alone"):
        begin_series(book, wanted, NOON, base=alone)
    book.undo(NOON)
    assert book.all(Plan) == [replace(alone, updated_at=book.all(Plan)[0].updated_at)]


def test_a_plan_that_is_past_begins_no_series() -> None:
    book = journal()
    late = book.add(Plan(label="Swim", day=TODAY - timedelta(days=1)), NOON)
    with pytest.raises(UsageError, match="repeats from today on"):
        begin_series(book, replace(late, repeat="FREQ=DAILY;COUNT=3"), NOON, base=late)
    assert book.all(Plan) == [late]


def test_what_changes_in_one_and_those_after_it_is_what_they_share() -> None:
    book = journal()
    _, second, third, fourth = kept_series(book)
    book.change(replace(fourth, minutes=20, first_step="shoes"), NOON)
    book.change(third.reviewed("done"), NOON)
    changed = replace(second, label="Dive", minutes=40, predicted=Ratings(pleasure=9))
    assert len(change_from(book, changed, NOON, base=second)) == 2
    said = [(one.label, one.minutes, one.first_step, one.predicted.pleasure) for one in book.all(Plan)]
    assert said == [
        ("Swim", None, "", None), ("Dive", 40, "", 9), ("Swim", None, "", None), ("Dive", 40, "shoes", None),
    ]  # fmt: skip
    book.undo(NOON)
    assert [plan.label for plan in book.all(Plan)] == ["Swim"] * 4
