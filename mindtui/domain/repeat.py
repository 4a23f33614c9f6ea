"""Plans that repeat: rules by RFC 5545, such as `FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8`, and the plans they make.

A rule counts in whole days and ends. Planning it makes one plan for each day that it meets, all in one step:
each of them can then be moved, dropped and reviewed like any other.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.clock import day_of
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

MOST_TIMES: Final = 366
MOST_YEARS: Final = 10
EXAMPLES: Final = "“daily”, “weekdays”, “weekly on mon, thu”, “every 2 weeks” or “monthly”"
WEEKDAY_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

SHARED: Final = ("label", "activity_id", "area", "start", "minutes", "first_step", "when_then")
"""What the plans of a series have in common; a day, a guess and how it went are each plan's own."""

_TEN_YEARS: Final = timedelta(days=366 * MOST_YEARS)
_CALENDAR: Final = timedelta(days=146_097)
_WEEKDAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_SIGNED: Final = "[+-]?[1-9][0-9]{0,2}"
_FORMS: Final[Mapping[str, str]] = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]{0,3}",
    "COUNT": "[1-9][0-9]{0,8}",
    "UNTIL": r"[0-9]{8}(T[0-9]{6}Z?)?",
    "BYDAY": rf"(?:{_SIGNED})?{_WEEKDAY}(?:,(?:{_SIGNED})?{_WEEKDAY})*",
    "BYMONTHDAY": f"{_SIGNED}(?:,{_SIGNED})*",
    "BYYEARDAY": f"{_SIGNED}(?:,{_SIGNED})*",
    "BYWEEKNO": f"{_SIGNED}(?:,{_SIGNED})*",
    "BYMONTH": "(?:1[0-2]|0?[1-9])(?:,(?:1[0-2]|0?[1-9]))*",
    "BYSETPOS": f"{_SIGNED}(?:,{_SIGNED})*",
    "WKST": _WEEKDAY,
}
"""What a rule of whole days may say, and how. Hours, minutes and seconds are not among it."""


class Rule(Struct, frozen=True):
    """A rule taken apart: its parts by name, and its end, `times` or the last day `until`."""

    parts: Mapping[str, str]
    times: int | None = None
    until: date | None = None

    @classmethod
    def read(cls, text: str) -> "Rule":
        """Take a rule apart, with or without an end. UsageError for one that is malformed."""
        given = [
            part.partition("=") for part in re.sub("^RRULE:", "", text.strip().upper()).split(";") if part
        ]
        parts = {name: value for name, _, value in given}
        fits = all(name in _FORMS and re.fullmatch(_FORMS[name], value) for name, value in parts.items())
        # “The second Monday” means something within a month or a year only.
        lost = re.search("[0-9]", parts.get("BYDAY", "")) and parts.get("FREQ") in {"DAILY", "WEEKLY"}
        if "FREQ" not in parts or len(parts) < len(given) or not fits or lost:
            raise unreadable(text)
        times, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
        if times and until:
            raise _two_ends()
        try:
            last = date.fromisoformat(until[:8]) if until else None
        except ValueError as error:
            raise unreadable(text) from error
        return cls(parts, int(times) if times else None, last)

    def ending(self, times: int | None, until: date | None) -> "Rule":
        """This rule with an end, where it has none yet. UsageError for a second end."""
        if (times is not None or until is not None) and (self.ends or None not in (times, until)):
            raise _two_ends()
        if times is not None and times < 1:
            raise UsageError("A repeat happens at least once.", "Give a number of times from 1 on.")
        return self if times is None and until is None else Rule(self.parts, times, until)

    @property
    def ends(self) -> bool:
        """Whether it has an end at all."""
        return self.times is not None or self.until is not None

    @property
    def text(self) -> str:
        """The rule as it is stored, its end last."""
        ends = {"COUNT": self.times, "UNTIL": self.until and f"{self.until:%Y%m%d}"}
        said = {**self.parts, **{name: value for name, value in ends.items() if value is not None}}
        return ";".join(f"{name}={value}" for name, value in said.items())


def occurrences(rule: str, first_day: date) -> Sequence[date]:
    """The days that a rule meets from `first_day` on: at least one, at most 366, within ten years.

    The first day is among them only where the rule meets it. UsageError where it is malformed, has no end,
    never happens, or happens too often or too late.
    """
    asked = Rule.read(rule)
    if not asked.ends:
        raise UsageError("This repeat never ends.", "Say how long: until a day, or how many times.")
    horizon = first_day + min(_TEN_YEARS, date.max - first_day)
    days = _met(asked.parts, first_day, min(asked.until or horizon, horizon))
    if not days:
        raise UsageError("This repeat never happens.", "Choose other days, or let it end later.")
    if (asked.times or len(days)) > MOST_TIMES:
        raise UsageError(
            f"This repeat happens more than {MOST_TIMES} times.", "Let it end earlier, or come less often."
        )
    if len(days) < asked.times if asked.times else (asked.until or horizon) > horizon:
        raise UsageError(f"This repeat takes more than {MOST_YEARS} years.", "Let it end earlier.")
    return days[: asked.times]


def _met(parts: Mapping[str, str], first_day: date, last_day: date) -> Sequence[date]:
    """The days that a rule meets, no more than one above the limit."""
    # Loaded here: everyday commands never need it.
    from dateutil.rrule import rrulestr

    # The library looks for a February 30 until the year 9999, which takes seconds from here. The calendar is
    # the same every 400 years, so the question is put as late as it can be.
    later = max(0, (date.max - last_day) // _CALENDAR) * _CALENDAR
    try:
        moments = rrulestr(
            Rule(parts, None, last_day + later).text, dtstart=datetime.combine(first_day + later, time())
        )
        return [moment.date() - later for moment in islice(moments, MOST_TIMES + 1)]
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise unreadable(Rule(parts).text) from error


def series(plan: Plan, rule: str, series_id: str) -> tuple[Plan, ...]:
    """A plan for each day that the rule meets from the plan's day on. UsageError as for `occurrences`."""
    return tuple(
        replace(plan, id="", created_at=None, updated_at=None, day=day, repeat=rule, series_id=series_id)
        for day in occurrences(rule, plan.day)
    )


def begin_series(journal: Journal, plan: Plan, now: datetime, *, base: Plan) -> Sequence[Plan]:
    """Make an open plan the first of a series by its rule, and add the others, in one step.

    It goes to the first day that the rule meets. UsageError as for `occurrences`, for a day that is past, and
    where the plan is no longer an open one that stands alone; `base` as in `Journal.change`.
    """
    held = journal.get(Plan, plan.id) or plan
    if not (held.is_open and held.stands_alone):
        raise UsageError(
            "Only an open plan that stands alone begins to repeat.", "Plan it anew with a repeat."
        )
    if plan.day < day_of(now, journal.day_starts_at):
        raise UsageError("A plan repeats from today on.", "Give it a day that is not past.")
    first, *others = series(plan, plan.repeat or "", journal.fresh_id(now))
    with journal.batch("let a plan repeat", now):
        kept = journal.change(replace(first, id=plan.id), now, base=base)
        own = {"note": "", "mood_before": None}
        return [kept, *(journal.add(replace(other, **own), now) for other in others)]


def change_from(journal: Journal, changed: Plan, now: datetime, *, base: Plan) -> Sequence[Plan]:
    """Change a plan, and in the open ones after it in its series what they share with it, in one step.

    `base` is the plan as it was: just what differs from it is changed.
    """
    shared, later = shared_changes(changed, base), open_after(journal, base)
    with journal.batch(_done_to("changed", 1 + len(later)), now):
        kept = journal.change(changed, now, base=base)
        return [kept, *(journal.change(replace(other, **shared), now) for other in later)]


def shared_changes(changed: Plan, base: Plan) -> Mapping[str, Any]:
    """The fields that the plans of a series share and in which a plan differs from what it was."""
    return {name: new for name in SHARED if (new := getattr(changed, name)) != getattr(base, name)}


def open_after(journal: Journal, plan: Plan) -> Sequence[Plan]:
    """The other plans of its series from its day on that are still open."""
    if plan.series_id is None:
        return []
    later = journal.between(Plan, plan.day, date.max)
    return [
        other
        for other in later
        if other.series_id == plan.series_id and other.is_open and other.id != plan.id
    ]


def drop_from(journal: Journal, plan: Plan, now: datetime) -> Sequence[Plan]:
    """Drop a plan and the open ones after it in its series, in one step."""
    later = open_after(journal, plan)
    with journal.batch(_done_to("dropped", 1 + len(later)), now):
        dropped = journal.change(plan.reviewed("dropped"), now, base=plan)
        return [dropped, *(journal.change(other.reviewed("dropped"), now) for other in later)]


def remove_from(journal: Journal, plan: Plan, now: datetime) -> Sequence[Plan]:
    """Take out a plan and the open ones after it in its series, in one step."""
    those = [plan, *open_after(journal, plan)]
    with journal.batch(_done_to("removed", len(those)), now):
        for one in those:
            journal.remove(one, now)
    return those


def _done_to(deed: str, count: int) -> str:
    """What a step says of a plan and those after it."""
    return f"{deed} plan" if count == 1 else f"{deed} {count} plans"


def unreadable(text: str) -> UsageError:
    """What is said where a repeat cannot be read."""
    line = one_line(text)
    shown = line if len(line) <= 60 else f"{line[:59]}…"
    return UsageError(f"“{shown}” is no repeat that can be read.", f"Write it like {EXAMPLES}.")


def _two_ends() -> UsageError:
    return UsageError("This repeat has two ends.", "Give a last day or a number of times, not both.")
