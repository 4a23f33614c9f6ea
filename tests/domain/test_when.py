# ruff: noqa: DTZ001 - naive wall times are part of what is tested

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindtui.domain.clock import in_words
from mindtui.domain.when import When, in_full, parse_day, parse_time, parse_when
from mindtui.errors import UsageError

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
CET = timezone(timedelta(hours=1))
TUESDAY_MORNING = datetime(2026, 11, 24, 10, 20, 40, 5, tzinfo=BERLIN)
TUESDAY_NIGHT = datetime(2026, 11, 24, 1, 30, tzinfo=BERLIN)


def moment(text: str, now: datetime = TUESDAY_MORNING) -> str:
    when = parse_when(text, now)
    assert not when.day_only
    return when.at.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", "2026-11-24T10:20+01:00"),
        ("  Now ", "2026-11-24T10:20+01:00"),
        ("-1", "2026-11-23T10:20+01:00"),
        ("-1d", "2026-11-23T10:20+01:00"),
        ("+2", "2026-11-26T10:20+01:00"),
        ("-2h", "2026-11-24T08:20+01:00"),
        ("2h ago", "2026-11-24T08:20+01:00"),
        ("2 hours ago", "2026-11-24T08:20+01:00"),
        ("30m ago", "2026-11-24T09:50+01:00"),
        ("30 min ago", "2026-11-24T09:50+01:00"),
        ("0815", "2026-11-24T08:15+01:00"),
        ("yesterday 2130", "2026-11-23T21:30+01:00"),
        ("21:30 yesterday", "2026-11-23T21:30+01:00"),
        ("9 pm Yesterday", "2026-11-23T21:00+01:00"),
        ("9am mon", "2026-11-23T09:00+01:00"),
        ("-30m", "2026-11-24T09:50+01:00"),
        ("-11h", "2026-11-23T23:20+01:00"),
        ("08:15", "2026-11-24T08:15+01:00"),
        ("8:15", "2026-11-24T08:15+01:00"),
        ("9am", "2026-11-24T09:00+01:00"),
        ("7:30 pm", "2026-11-24T19:30+01:00"),
        ("noon", "2026-11-24T12:00+01:00"),
        ("23:00", "2026-11-24T23:00+01:00"),
        ("3:59", "2026-11-25T03:59+01:00"),
        ("yesterday 21:30", "2026-11-23T21:30+01:00"),
        ("Yesterday  9 PM", "2026-11-23T21:00+01:00"),
        ("yesterday 1:00", "2026-11-24T01:00+01:00"),
        ("today 8:15", "2026-11-24T08:15+01:00"),
        ("tomorrow 9am", "2026-11-25T09:00+01:00"),
        ("-3 noon", "2026-11-21T12:00+01:00"),
        ("mon 9am", "2026-11-23T09:00+01:00"),
        ("monday 09:00", "2026-11-23T09:00+01:00"),
        ("wed 9am", "2026-11-18T09:00+01:00"),
        ("2026-11-03 7pm", "2026-11-03T19:00+01:00"),
        ("nov 3 7pm", "2026-11-03T19:00+01:00"),
        ("Tue, Nov 3 19:00", "2026-11-03T19:00+01:00"),
        ("2026-11-3 19:00", "2026-11-03T19:00+01:00"),
        ("2026-11-03T21:30", "2026-11-03T21:30+01:00"),
        ("2026-11-03T00:30", "2026-11-03T00:30+01:00"),
        ("2026-07-03T21:30", "2026-07-03T21:30+02:00"),
        ("2026-11-22T21:30:59+05:30", "2026-11-22T21:30+05:30"),
        ("2026-11-22 21:30 -0330", "2026-11-22T21:30-03:30"),
        ("2026-11-22T21:30:00.123Z", "2026-11-22T21:30+00:00"),
    ],
)
def test_phrases_on_a_tuesday_morning(text: str, at: str) -> None:
    assert moment(text) == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("now", "2026-11-24T01:30+01:00"),
        ("today 21:30", "2026-11-23T21:30+01:00"),
        ("today 23:00", "2026-11-23T23:00+01:00"),
        ("23:00", "2026-11-23T23:00+01:00"),
        ("1:00", "2026-11-24T01:00+01:00"),
        ("12am", "2026-11-24T00:00+01:00"),
        ("4:00", "2026-11-23T04:00+01:00"),
        ("yesterday 21:30", "2026-11-22T21:30+01:00"),
        ("tomorrow 9am", "2026-11-24T09:00+01:00"),
        ("mon 9am", "2026-11-23T09:00+01:00"),
        ("tue 9am", "2026-11-17T09:00+01:00"),
        ("-1", "2026-11-23T01:30+01:00"),
        ("2026-11-24 1am", "2026-11-24T01:00+01:00"),
    ],
)
def test_at_night_words_still_mean_the_day_that_began_yesterday(text: str, at: str) -> None:
    assert moment(text, TUESDAY_NIGHT) == at


def test_the_start_of_the_day_can_be_set() -> None:
    when = parse_when("today 21:30", TUESDAY_NIGHT, day_starts_at=time(0))
    assert when.at == datetime(2026, 11, 24, 21, 30, tzinfo=CET)
    when = parse_when("6:00", TUESDAY_MORNING, day_starts_at=time(6, 30))
    assert when.at == datetime(2026, 11, 25, 6, 0, tzinfo=CET)


def test_a_time_of_day_in_the_future_is_not_shifted() -> None:
    assert parse_when("23:00", TUESDAY_MORNING).at > TUESDAY_MORNING


@pytest.mark.parametrize(
    ("text", "direction", "at"),
    [
        ("tue 10:20", "past", "2026-11-24T10:20"),
        ("tue 10:21", "past", "2026-11-17T10:21"),
        ("tue 10:20", "next", "2026-12-01T10:20"),
        ("tue 10:21", "next", "2026-11-24T10:21"),
        ("mon 9am", "next", "2026-11-30T09:00"),
        ("wed 9am", "next", "2026-11-25T09:00"),
        ("today 10:00", "next", "2026-11-24T10:00"),
    ],
)
def test_weekdays_look_back_or_ahead(text: str, direction: str, at: str) -> None:
    now = TUESDAY_MORNING.replace(second=0, microsecond=0)
    when = parse_when(text, now, weekday="next" if direction == "next" else "past")
    assert when.at.replace(tzinfo=None).isoformat(timespec="minutes") == at


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 24)),
        ("mon", date(2026, 11, 23)),
        ("Tuesday", date(2026, 11, 17)),
        ("2026-11-03", date(2026, 11, 3)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_time_is_marked_and_stands_at_noon(text: str, day: date) -> None:
    assert parse_when(text, TUESDAY_NIGHT) == When(datetime.combine(day, time(12), CET), day_only=True)


@pytest.mark.parametrize(("starts_at", "date_of_noon"), [(time(12), 3), (time(13), 4)])
def test_noon_lies_in_the_day_that_was_named_however_late_the_day_starts(
    starts_at: time, date_of_noon: int
) -> None:
    when = parse_when("2026-11-03", TUESDAY_MORNING, day_starts_at=starts_at)
    assert when.at == datetime(2026, 11, date_of_noon, 12, 0, tzinfo=CET)


@pytest.mark.parametrize("text", ["now", "-1", "-2h", "yesterday 21:30", "2026-07-03 7pm", "today"])
def test_the_offset_is_fixed_and_seconds_are_dropped(text: str) -> None:
    at = parse_when(text, TUESDAY_MORNING).at
    assert type(at.tzinfo) is timezone
    assert (at.second, at.microsecond) == (0, 0)


def test_the_zone_can_differ_from_that_of_now() -> None:
    now = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    assert parse_when("now", now, zone=BERLIN).at.isoformat() == "2026-11-24T04:30:00+01:00"
    assert parse_when("8:15", now, zone=BERLIN).at.isoformat() == "2026-11-24T08:15:00+01:00"
    assert parse_when("8:15", now, zone=NEW_YORK).at.isoformat() == "2026-11-23T08:15:00-05:00"


def test_now_must_be_aware() -> None:
    with pytest.raises(ValueError, match="offset"):
        parse_when("now", datetime(2026, 11, 24, 3, 30))


@pytest.mark.parametrize(
    ("text", "now", "at"),
    [
        ("-2h", datetime(2026, 3, 29, 4, 30, tzinfo=BERLIN), "2026-03-29T01:30+01:00"),
        ("-1", datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN), "2026-03-28T12:00+01:00"),
        ("-24h", datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN), "2026-03-28T11:00+01:00"),
        ("-2h", datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), "2026-10-25T02:00+01:00"),
        ("-3h", datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), "2026-10-25T02:00+02:00"),
        ("now", datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), "2026-10-25T02:30+01:00"),
        ("2:30", datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN, fold=1), "2026-10-25T02:30+02:00"),
        ("2026-10-25 02:30", TUESDAY_MORNING, "2026-10-25T02:30+02:00"),
        ("2026-10-25 03:00", TUESDAY_MORNING, "2026-10-25T03:00+01:00"),
        ("2026-11-01 01:30", datetime(2026, 11, 2, 9, 0, tzinfo=NEW_YORK), "2026-11-01T01:30-04:00"),
        ("2026-03-08 03:00", datetime(2026, 11, 2, 9, 0, tzinfo=NEW_YORK), "2026-03-08T03:00-04:00"),
        ("2026-03-29T02:30+01:00", TUESDAY_MORNING, "2026-03-29T02:30+01:00"),
    ],
)
def test_days_on_which_the_clocks_change(text: str, now: datetime, at: str) -> None:
    assert moment(text, now) == at


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("2026-03-29 02:00", TUESDAY_MORNING),
        ("2026-03-29 02:59", TUESDAY_MORNING),
        ("yesterday 2:30", datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN)),
        ("-1", datetime(2026, 3, 30, 2, 30, tzinfo=BERLIN)),
        ("2026-03-08 2:30am", datetime(2026, 11, 2, 9, 0, tzinfo=NEW_YORK)),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused(text: str, now: datetime) -> None:
    with pytest.raises(UsageError) as caught:
        parse_when(text, now)
    assert f'"{text}"' in str(caught.value)
    assert "skip" in str(caught.value)
    assert '"yesterday 21:30"' in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "13/45",
        "03/04/2026",
        "1am 2026-11-03",
        "2 months ago",
        "2530",
        "815",
        "11-03",
        "25:00",
        "24:00",
        "21:60",
        "8.15",
        "9",
        "13pm",
        "0am",
        "midnight",
        "2026-02-30",
        "2027-02-29 9am",
        "2026-13-01",
        "2026-11-03 midnight",
        "2026-11-03T25:00",
        "2026-11-03T21:30+25:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31",
        "tuesdayish",
        "mo",
        "yesterday 9",
        "yesterday yesterday",
        "9am+01:00",
        "-",
        "-99999h",
        "--1",
        "٠٨:١٥",
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_when(text, TUESDAY_MORNING)
    sentence = str(caught.value)
    assert sentence.startswith(f'"{text}" is not a moment')
    assert '"yesterday 21:30"' in sentence
    assert caught.value.exit_code == 2


def test_a_pasted_page_or_an_escape_code_stays_out_of_the_sentence() -> None:
    with pytest.raises(UsageError) as caught:
        parse_when("\x1b[31mred\n" + "x" * 5000, TUESDAY_MORNING)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert "red" in sentence
    assert len(sentence) < 200


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)),
    st.integers(-14 * 60, 14 * 60),
    st.sampled_from(["minutes", "seconds", "microseconds"]),
)
@settings(max_examples=60)
def test_an_iso_text_with_an_offset_comes_back_to_the_minute(wall: datetime, offset: int, spec: str) -> None:
    at = wall.replace(tzinfo=timezone(timedelta(minutes=offset)))
    read = parse_when(at.isoformat(timespec=spec), TUESDAY_MORNING)
    assert read.at.isoformat() == at.replace(second=0, microsecond=0).isoformat()
    assert not read.day_only


@given(st.datetimes(datetime(1990, 1, 1), datetime(2030, 12, 31), timezones=st.just(BERLIN)))
@settings(max_examples=60)
def test_an_iso_text_without_an_offset_gets_that_of_the_zone(instant: datetime) -> None:
    at = instant.astimezone(UTC).astimezone(BERLIN).replace(second=0, microsecond=0, fold=0)
    read = parse_when(at.replace(tzinfo=None).isoformat(), TUESDAY_MORNING)
    assert read.at.isoformat() == at.isoformat()


words = [
    "mon",
    "today",
    "-1",
    "+9999",
    "-2h",
    "9",
    "21:30",
    ":60",
    "noon",
    "pm",
    "2026-02-",
    "31",
    "T",
    "+19:59",
    "z",
]
pieces = st.sampled_from(words) | st.just(" ") | st.characters()


@given(st.lists(pieces, max_size=6).map("".join))
@settings(max_examples=60)
def test_any_text_is_either_read_or_refused(text: str) -> None:
    try:
        answer = parse_when(text, TUESDAY_MORNING).at.isoformat()
    except UsageError as refusal:
        answer = str(refusal)
    assert re.search(r'^[0-9-]{10}T[0-9:]{5}:00[+-][0-9:]{5}$|"yesterday 21:30"', answer)


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        ("today", date(2026, 12, 31), date(2026, 12, 31)),
        ("yesterday", date(2026, 12, 30), date(2026, 12, 30)),
        ("Tomorrow", date(2027, 1, 1), date(2027, 1, 1)),
        ("-1", date(2026, 12, 30), date(2026, 12, 30)),
        ("+2", date(2027, 1, 2), date(2027, 1, 2)),
        ("+2d", date(2027, 1, 2), date(2027, 1, 2)),
        ("thu", date(2026, 12, 31), date(2026, 12, 31)),
        ("fri", date(2026, 12, 25), date(2027, 1, 1)),
        ("Wednesday", date(2026, 12, 30), date(2027, 1, 6)),
        ("2028-02-29", date(2028, 2, 29), date(2028, 2, 29)),
        ("december 20 2025", date(2025, 12, 20), date(2025, 12, 20)),
        ("Dec 20", date(2026, 12, 20), date(2027, 12, 20)),
        ("dec 31", date(2026, 12, 31), date(2026, 12, 31)),
        ("Fri, Jan 2, 2026", date(2026, 1, 2), date(2026, 1, 2)),
        ("feb 29", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_days(text: str, back: date, ahead: date) -> None:
    thursday = date(2026, 12, 31)
    assert parse_day(text, thursday) == back
    assert parse_day(text, thursday, weekday="next") == ahead


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_a_day_can_be_typed_as_it_is_shown(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    assert parse_day(in_words(day, today), today, weekday="past" if away < 0 else "next") == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "fr",
        "11-03",
        "03/04",
        "2026-02-30",
        "tuesdayish",
        "mon 9am",
        "-2h",
        "feb 30",
        "dec",
        "decade 20",
    ],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text, date(2026, 12, 31))
    assert str(caught.value).startswith(f'"{text}" is not a day')
    assert '"2026-11-03"' in str(caught.value)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("0:00", time(0, 0)),
        ("00:00", time(0, 0)),
        ("08:15", time(8, 15)),
        ("8:15:59", time(8, 15)),
        ("23:59", time(23, 59)),
        ("9am", time(9, 0)),
        ("7:30 PM", time(19, 30)),
        ("12am", time(0, 0)),
        ("12:30am", time(0, 30)),
        ("12pm", time(12, 0)),
        ("noon", time(12, 0)),
    ],
)
def test_times_of_day(text: str, clock: time) -> None:
    assert parse_time(text) == clock


@pytest.mark.parametrize(
    "text", ["", "9", "24:00", "8:5", "08:60", "13pm", "0am", "midnight", "today", "8.15"]
)
def test_what_is_not_a_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_time(text)
    assert str(caught.value).startswith(f'"{text}" is not a time of day')
    assert '"21:30"' in str(caught.value)


@pytest.mark.parametrize(
    ("when", "phrase"),
    [
        (When(datetime(2026, 11, 22, 12, tzinfo=UTC), day_only=True), "2026-11-22"),
        (When(datetime(2026, 11, 22, 9, 5, tzinfo=timezone(timedelta(hours=1)))), "2026-11-22 09:05"),
        (When(datetime(2026, 11, 22, 9, 5, tzinfo=UTC)), "2026-11-22 09:05 +0000"),
        # The second of the two half past twos when the clocks went back, and an hour that they skipped.
        (When(datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))), "2026-10-25 02:30 +0100"),
        (When(datetime(2026, 3, 29, 2, 30, tzinfo=UTC)), "2026-03-29 02:30 +0000"),
    ],
)
def test_a_moment_in_full_means_the_same_whenever_it_is_read(when: When, phrase: str) -> None:
    now = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert in_full(when, now) == phrase
    assert parse_when(phrase, now + timedelta(days=200)).at.date() == when.at.date()
    if not when.day_only:
        assert parse_when(phrase, now + timedelta(days=200)) == when
