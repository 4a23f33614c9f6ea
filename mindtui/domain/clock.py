"""The person's day: when it begins, which moments belong to it, and how it is called."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

DEFAULT_DAY_START: Final = time(4, 0)

RECALLED_AFTER: Final = timedelta(hours=48)
"""What is written down later than this was recalled."""

# Constants, because strftime answers in the language of the process.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(at: datetime, day_starts_at: time = DEFAULT_DAY_START) -> date:
    """The person's day that `at` belongs to; nothing else decides it.

    The wall time of `at` as stored counts, whatever its offset and whatever the zone of the terminal, so a
    journey never moves an old record to another day. `at` may be naive.
    """
    if at.time() >= day_starts_at:
        return at.date()
    # Imports use 0001-01-01 for "unknown"; there is no day before it, and that must not stop the start.
    return date.fromordinal(at.toordinal() - 1 or 1)


def moment_in_day(day: date, clock: time, day_starts_at: time = DEFAULT_DAY_START) -> datetime:
    """The naive wall time at which the clock shows `clock` during the person's day; undoes `day_of`.

    A time before `day_starts_at` lies on the next calendar date: 01:00 of Monday is early on Tuesday.
    """
    return datetime.combine(day if clock >= day_starts_at else day + timedelta(days=1), clock)


def elapsed(since: datetime, until: datetime) -> timedelta:
    """Time between two moments: between the instants where both have an offset, else by the wall clock."""
    by_the_wall = until.replace(tzinfo=None) - since.replace(tzinfo=None)
    before, after = since.utcoffset(), until.utcoffset()
    # Python's own subtraction forgets the offsets when both sides share one zone with summer time.
    return by_the_wall if before is None or after is None else by_the_wall - (after - before)


def hours_into_day(at: datetime, day: date, zone: tzinfo | None = None) -> float:
    """Elapsed hours from 00:00 of `day` to `at`; half past midnight at the end of the day is 24.5.

    Midnight gets its offset from `zone`, else from the zone of `at`. Stored records have fixed offsets, which
    do not know that the clocks changed since midnight: give the `tzinfo` of the day's first record as `zone`
    to all of them, and the distances between them are right on every day. Naive values go by the wall clock.
    """
    return elapsed(datetime.combine(day, time.min, zone or at.tzinfo), at) / timedelta(hours=1)


def week_of(day: date, week_starts_on: int = 0) -> tuple[date, ...]:
    """The seven days of the week that holds `day`; `week_starts_on` 0 is Monday, 6 is Sunday."""
    first = day - timedelta(days=(day.weekday() - week_starts_on) % 7)
    return tuple(first + timedelta(days=n) for n in range(7))


def week_in_words(days: Sequence[date]) -> str:
    """A week as a heading: "Nov 23 – 29, 2026"; a second month is named."""
    first, last = days[0], days[-1]
    month = "" if first.month == last.month else f"{MONTHS[last.month - 1]} "
    return f"{MONTHS[first.month - 1]} {first.day} – {month}{last.day}, {last.year}"


def week_label(day: date) -> str:
    """The ISO 8601 week, whose year may differ from the calendar's: 2027-01-01 is in "2026-W53"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def in_words(day: date, today: date) -> str:
    """The day as one says it: "today", "yesterday", "tomorrow", "Mon, Nov 23"; another year is named."""
    nearby = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    if nearby is not None:
        return nearby
    year = "" if day.year == today.year else f", {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]}, {MONTHS[day.month - 1]} {day.day}{year}"
