"""What a person types for a moment, a day or a time of day: "yesterday 21:30", "mon", "9am"."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final, Literal

import msgspec

from mindtui.domain.clock import DEFAULT_DAY_START, WEEKDAYS, day_of, moment_in_day
from mindtui.errors import UsageError

Direction = Literal["past", "next"]

# Years beyond these are slips of the finger, and day arithmetic at the ends of the calendar overflows.
_DATE: Final = r"((?:19|20|21)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})"
_MONTH_DAY: Final = r"(?:[a-z]{3}, )?([a-z]{3,9}) ([0-9]{1,2})(?:,? ((?:19|20|21)[0-9]{2}))?"
_DATED: Final = rf"({_DATE})[ t](.+?) ?(z|[+-][01][0-9]:?[0-5][0-9])?"
_CLOCK: Final = r"([01]?[0-9]|2[0-3])(?::([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?)?(?: ?([ap]m))?"
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAYS: Final = r"([+-][0-9]{1,4})d?"
_HOURS_OR_MINUTES: Final = r"([+-][0-9]{1,4})([hm])"
_AGO: Final = r"([0-9]{1,4}) ?(h|hours?|hrs?|m|mins?|minutes?) ago"
_NEAR_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


class When(msgspec.Struct, frozen=True):
    """A moment somebody named: `at` is local wall time with a fixed UTC offset, on the whole minute.

    Where the phrase named only a day, `day_only` is true and noon stands in for the time of `at`.
    """

    at: datetime
    day_only: bool = False


def parse_when(
    text: str,
    now: datetime,
    *,
    day_starts_at: time = DEFAULT_DAY_START,
    zone: tzinfo | None = None,
    weekday: Direction = "past",
) -> When:
    """The moment a phrase means: "", "-2h", "-1", "yesterday 21:30", "mon 9am", "08:15", "2026-11-03 7pm".

    "2h ago" and "9am mon" are understood too.

    Words (today, mon) and a bare time of day mean the person's day, so 01:00 today may lie on the next
    calendar date; a written date with a time is the calendar's. An ISO text with an offset keeps it; all else
    is in `zone` (that of the aware `now` unless given). Seconds are dropped. A time that happens twice, when
    the clocks go back, is the first of the two. A weekday is the nearest one in the direction of `weekday`,
    today included while its time fits. The moment may lie in the future: the caller decides whether to ask.
    Raises UsageError for anything ambiguous or impossible, also for a time that the clocks skip.
    """
    if now.utcoffset() is None:
        raise ValueError("now needs an offset")
    zone = zone or now.tzinfo
    here = now.astimezone(zone)
    phrase = _plain(text)
    if ago := re.fullmatch(_AGO, phrase):
        phrase = f"-{ago[1]}{ago[2][0]}"
    if phrase in ("", "now"):
        return When(_with_fixed_offset(here))
    if shift := re.fullmatch(_HOURS_OR_MINUTES, phrase):
        unit = timedelta(hours=1) if shift[2] == "h" else timedelta(minutes=1)
        return When(_with_fixed_offset((now.astimezone(UTC) + int(shift[1]) * unit).astimezone(zone)))
    today = day_of(here, day_starts_at)
    moment = _read_dated(phrase) or _read_moment(phrase, here, today, day_starts_at, weekday)
    if moment is not None:
        return When(_in_zone(moment, zone, text))
    day = _read_day(phrase, today, weekday)
    if day is None:
        raise _unreadable(text, "a moment", '"yesterday 21:30" or "2026-11-03 7pm"')
    return When(_in_zone(moment_in_day(day, time(12), day_starts_at), zone, text), day_only=True)


def in_full(when: When, now: datetime) -> str:
    """A phrase that means this moment whenever it is read: "2026-11-03", "2026-11-03 19:00"."""
    if when.day_only:
        return f"{when.at:%Y-%m-%d}"
    wall = f"{when.at:%Y-%m-%d %H:%M}"
    with suppress(UsageError):
        if parse_when(wall, now).at == when.at:
            return wall
    return f"{wall} {when.at:%z}"


def parse_day(text: str, today: date, *, weekday: Direction = "past") -> date:
    """The day a phrase means, seen from the person's `today`: "tomorrow", "mon", "-1", "nov 3", "2026-11-03".

    A weekday, or a date without a year, is the nearest one in the direction of `weekday`, today included.
    Raises UsageError.
    """
    day = _read_day(_plain(text), today, weekday)
    if day is None:
        near = "yesterday" if weekday == "past" else "tomorrow"
        raise _unreadable(text, "a day", f'"{near}", "mon" or "2026-11-03"')
    return day


def parse_time(text: str) -> time:
    """The time of day a phrase means, on the whole minute: "08:15", "0815", "9am", "7:30 pm", "noon".

    A bare "9" could be morning or evening, and midnight either end of a day: both raise UsageError.
    """
    clock = _read_clock(_plain(text))
    if clock is None:
        raise _unreadable(text, "a time of day", '"21:30" or "9am"')
    return clock


def weekday_number(phrase: str) -> int | None:
    """The weekday that a lowercase word begins, Monday 0; three letters are enough."""
    if len(phrase) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if name.lower().startswith(phrase)), None)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _unreadable(text: str, what: str, examples: str) -> UsageError:
    return UsageError(f"{_quoted(text)} is not {what} that can be read; write it like {examples}.")


def _quoted(text: str) -> str:
    # The sentence goes to a terminal: a pasted page or an escape code must not.
    shown = "".join(c if c.isprintable() else " " for c in text).strip()
    return f'"{shown}"' if len(shown) <= 60 else f'"{shown[:59]}…"'


def _read_clock(phrase: str) -> time | None:
    if phrase == "noon":
        return time(12)
    if re.fullmatch("[0-9]{4}", phrase):
        phrase = f"{phrase[:2]}:{phrase[2:]}"
    found = re.fullmatch(_CLOCK, phrase)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is None:
        return time(hour, minute) if found[2] else None
    return time(hour % 12 + (12 if half == "pm" else 0), minute) if 1 <= hour <= 12 else None


def _read_date(phrase: str) -> date | None:
    found = re.fullmatch(_DATE, phrase)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _read_day(phrase: str, today: date, weekday: Direction) -> date | None:
    if phrase in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[phrase])
    if shift := re.fullmatch(_DAYS, phrase):
        return today + timedelta(days=int(shift[1]))
    if (number := weekday_number(phrase)) is None:
        return _read_date(phrase) or _read_month_day(phrase, today, weekday)
    back = (today.weekday() - number) % 7
    return today - timedelta(days=back) if weekday == "past" else today + timedelta(days=-back % 7)


def _read_month_day(phrase: str, today: date, direction: Direction) -> date | None:
    """A day as lists show it: "dec 20", "sun, dec 20", "dec 20, 2027"; without a year the nearest."""
    found = re.fullmatch(_MONTH_DAY, phrase)
    month = next((n for n, name in enumerate(_MONTHS, 1) if found and name.startswith(found[1])), None)
    if found is None or month is None:
        return None
    step = 1 if direction == "next" else -1
    # A February 29 may be eight years away.
    years = [int(found[3])] if found[3] else range(today.year, today.year + 9 * step, step)
    for year in years:
        day = _read_date(f"{year}-{month}-{found[2]}")
        if day is not None and (found[3] or (day - today).days * step >= 0):
            return day
    return None


def _read_dated(phrase: str) -> datetime | None:
    """A calendar date with a time: aware where the phrase has its own offset, else naive."""
    found = re.fullmatch(_DATED, phrase)
    if not found:
        return None
    day, clock = _read_date(found[1]), _read_clock(found[5])
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, _read_offset(found[6]) if found[6] else None)


def _read_offset(phrase: str) -> timezone:
    if phrase == "z":
        return UTC
    size = timedelta(hours=int(phrase[1:3]), minutes=int(phrase[-2:]))
    return timezone(-size if phrase[0] == "-" else size)


def _read_moment(
    phrase: str, here: datetime, today: date, day_starts_at: time, weekday: Direction
) -> datetime | None:
    """The naive wall time of a phrase that is relative to `here` or to the person's `today`."""
    wall = here.replace(tzinfo=None)
    if shift := re.fullmatch(_DAYS, phrase):
        return wall + timedelta(days=int(shift[1]))
    if clock := _read_clock(phrase):
        return moment_in_day(today, clock, day_starts_at)
    first, _, rest = phrase.partition(" ")
    words, _, last = phrase.rpartition(" ")
    if last in _NEAR_DAYS or weekday_number(last) is not None:
        first, rest = last, words
    elif _read_month_day(words, today, weekday):
        first, rest = words, last
    day, clock = _read_day(first, today, weekday), _read_clock(rest)
    if day is None or clock is None:
        return None
    moment = moment_in_day(day, clock, day_starts_at)
    if weekday_number(first) is not None:
        # On a Monday "mon 9am" is today's only if that is not yet (or no longer) what was asked for.
        if weekday == "past" and moment > wall:
            return moment - timedelta(days=7)
        if weekday == "next" and moment <= wall:
            return moment + timedelta(days=7)
    return moment


def _in_zone(moment: datetime, zone: tzinfo | None, text: str) -> datetime:
    if moment.tzinfo is not None:
        return moment
    aware = moment.replace(tzinfo=zone, fold=0)
    if aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) != moment:
        raise UsageError(
            f"{_quoted(text)} does not exist because the clocks skip that time on that day; "
            'write another one, like "yesterday 21:30".'
        )
    return _with_fixed_offset(aware)


def _with_fixed_offset(aware: datetime) -> datetime:
    # A zone's name is not stored; its offset at this moment is.
    offset = aware.utcoffset() or timedelta(0)
    return aware.replace(second=0, microsecond=0, fold=0, tzinfo=timezone(offset))
