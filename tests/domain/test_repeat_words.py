"""How a repeat is typed and said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.domain.repeat import occurrences
from mindtui.domain.repeat_words import read_repeat, rule_in_words
from mindtui.errors import UsageError

MONDAY = date(2026, 11, 23)
FOUR_WEEKS = "UNTIL=20261220"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("daily", f"FREQ=DAILY;{FOUR_WEEKS}"),
        ("every day", f"FREQ=DAILY;{FOUR_WEEKS}"),
        ("every 3 days", f"FREQ=DAILY;INTERVAL=3;{FOUR_WEEKS}"),
        ("every 10 days", "FREQ=DAILY;INTERVAL=10;COUNT=4"),
        ("Weekdays", f"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;{FOUR_WEEKS}"),
        ("weekends", f"FREQ=WEEKLY;BYDAY=SA,SU;{FOUR_WEEKS}"),
        ("weekly", f"FREQ=WEEKLY;BYDAY=MO;{FOUR_WEEKS}"),
        ("weekly  on thu, Mon", f"FREQ=WEEKLY;BYDAY=MO,TH;{FOUR_WEEKS}"),
        ("every tuesday and saturdays", f"FREQ=WEEKLY;BYDAY=TU,SA;{FOUR_WEEKS}"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=4"),
        ("every other week on fri", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=4"),
        ("monthly", "FREQ=MONTHLY;BYMONTHDAY=23;COUNT=4"),
        ("every 2 months", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=23;COUNT=4"),
        ("monthly on the 3rd", "FREQ=MONTHLY;BYMONTHDAY=3;COUNT=4"),
        ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4"),
        ("every 2 months on the last friday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;COUNT=4"),
        ("daily until dec 3", "FREQ=DAILY;UNTIL=20261203"),
        ("daily until 2026-11-25", "FREQ=DAILY;UNTIL=20261125"),
        ("weekly on mon, thu until +14", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261207"),
        ("daily until mon", "FREQ=DAILY;UNTIL=20261123"),
        ("daily, 5 times", "FREQ=DAILY;COUNT=5"),
        ("weekly on mon · 8 times", "FREQ=WEEKLY;BYDAY=MO;COUNT=8"),
        ("weekdays · until dec 3", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261203"),
        ("every 2 weeks once", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=1"),
        ("freq=monthly;byday=1mo;count=3", "FREQ=MONTHLY;BYDAY=1MO;COUNT=3"),
    ],
)
def test_words_mean_a_rule(words: str, rule: str) -> None:
    assert read_repeat(words, MONDAY, MONDAY) == rule


def test_an_end_may_stand_beside_the_words() -> None:
    assert read_repeat("daily", MONDAY, MONDAY, times=5) == "FREQ=DAILY;COUNT=5"
    assert read_repeat("daily", MONDAY, MONDAY, until=date(2026, 11, 30)) == "FREQ=DAILY;UNTIL=20261130"
    assert read_repeat("FREQ=DAILY", MONDAY, MONDAY, times=5) == "FREQ=DAILY;COUNT=5"


def test_a_rule_without_an_end_gets_none_of_its_own() -> None:
    assert read_repeat("FREQ=DAILY", MONDAY, MONDAY) == "FREQ=DAILY"


def test_monthly_from_a_31st_leaves_no_month_out() -> None:
    rule = read_repeat("monthly, 4 times", date(2027, 1, 31), MONDAY)
    assert [day.day for day in occurrences(rule, date(2027, 1, 31))] == [31, 28, 31, 30]
    assert rule_in_words(rule, MONDAY) == "monthly on the 31st or the last day, 4 times"


@pytest.mark.parametrize(
    "words",
    [
        "", "sometimes", "weekly on", "weekly on someday", "weekly on mon, someday", "weekly on and",
        "daily on mon", "monthly on fri", "monthly on the 32nd", "monthly on the 0th",
        "monthly on the fifth mon",
        "monthly on the last day of all", "weeklyish",
        "every", "every 0 days", "until mon", "FREQ=DAILY;BYHOUR=3",
    ],
)  # fmt: skip
def test_other_words_are_refused_with_examples(words: str) -> None:
    with pytest.raises(UsageError, match="Write it like “daily”"):
        read_repeat(words, MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("words", "until", "times"),
    [
        ("daily 5 times", date(2026, 12, 1), None),
        ("daily until fri", None, 3),
        ("daily", date(2026, 12, 1), 3),
        ("FREQ=DAILY;COUNT=3", None, 3),
    ],
)
def test_two_ends_are_one_too_many(words: str, until: date | None, times: int | None) -> None:
    with pytest.raises(UsageError, match="two ends"):
        read_repeat(words, MONDAY, MONDAY, until=until, times=times)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("daily 0 times", "at least once"), ("daily until someday", "not a day that can be read")],
)
def test_an_end_that_is_none_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        read_repeat(words, MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY;UNTIL=20261220", "daily until Dec 20"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=5", "every 2 days, 5 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270102", "weekdays until Jan 2, 2027"),
        ("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261220", "weekly on Mon, Thu until Dec 20"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU;COUNT=1", "every 2 weeks on Tue, once"),
        ("FREQ=MONTHLY;BYMONTHDAY=22;COUNT=4", "monthly on the 22nd, 4 times"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=11;COUNT=4", "every 3 months on the 11th, 4 times"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=4", "monthly on the last Fri, 4 times"),
        ("FREQ=MONTHLY;BYDAY=+2MO;COUNT=4", "monthly on the second Mon, 4 times"),
        ("FREQ=YEARLY;BYMONTH=2;COUNT=2", "FREQ=YEARLY;BYMONTH=2, 2 times"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "FREQ=MONTHLY;BYMONTHDAY=-1, 2 times"),
        ("FREQ=DAILY", "daily"),
        ("each\nblue moon", "each blue moon"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    assert rule_in_words(rule, MONDAY) == words


WORDS = st.one_of(
    st.sampled_from(["daily", "weekdays", "weekends", "weekly", "monthly", "every other week"]),
    st.sampled_from(["monthly on the second tue", "every 3 months on the 30th or the last day"]),
    st.builds("every {} {}s".format, st.integers(2, 30), st.sampled_from(["day", "week", "month"])),
    st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1).map(
        lambda days: f"weekly on {', '.join(days)}"
    ),
)


@given(WORDS, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 4))
def test_what_words_mean_happens_and_can_be_typed_as_it_is_said(words: str, first: date, times: int) -> None:
    for rule in (read_repeat(words, first, first), read_repeat(f"{words}, {times} times", first, first)):
        assert occurrences(rule, first)
        assert read_repeat(rule_in_words(rule, first), first, first) == rule
