"""Plans as a calendar file (iCalendar, RFC 5545), for other calendar programs to read.

What was planned goes in, and of how it went only that it was done: no note, no rating. No alarm either.
What was dropped or deleted before its time goes in as called off, since a calendar may have it already.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
from msgspec.structs import replace

from mindtui.domain.areas import name_in
from mindtui.domain.clock import DEFAULT_DAY_START, moment_in_day
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.record import instant, moment_of
from mindtui.domain.text import harmless

PROGRAM: Final = "-//MindTUI//Plans//EN"


UNSEEN: Final = timedelta(minutes=10)
"""A plan that was called off so soon after it was made is in no calendar."""
DELETED: Final = "Deleted plan"
"""What is left of the words of a plan that was deleted."""


def belongs(plan: Plan) -> bool:
    """Whether a plan belongs in a calendar: it is still planned, or was done, if only partly."""
    return plan.is_open or plan.was_done


def called_off(
    journal: Journal, zone: tzinfo, first_places: Mapping[str, str] = MappingProxyType({})
) -> Sequence[Plan]:
    """Plans dropped or deleted before their time, for which a calendar may have an event; all as dropped.

    A deleted one says nothing any more but when it was. `first_places` as for `calendar_file`.
    """
    held = journal.all(Plan)
    there = {first_places.get(plan.id, plan.id) for plan in held if belongs(plan)}
    dropped = [plan for plan in held if plan.status == "dropped"]
    for removed in journal.trash():
        plan = journal.restored(removed)
        if isinstance(plan, Plan) and (plan.is_open or plan.status == "dropped"):
            blank = Plan(label=DELETED, day=plan.day, start=plan.start, status="dropped")
            blank = replace(blank, minutes=plan.minutes if plan.start else None)
            dropped.append(
                replace(blank, id=plan.id, created_at=plan.created_at, updated_at=removed.removed_at)
            )
    return [
        plan
        for plan in dropped
        if (event_id := first_places.get(plan.id, plan.id)) not in there
        and _was_to_come(plan, zone, journal.day_starts_at)
        and _changed(plan) - _born(plan, event_id) >= UNSEEN
    ]


def _was_to_come(plan: Plan, zone: tzinfo, day_starts_at: time) -> bool:
    """Whether its start, else the end of its day, was still to come when it was changed last."""
    next_day = moment_in_day(plan.day + timedelta(days=1), day_starts_at, day_starts_at)
    wall = plan.moment(day_starts_at) or next_day
    return wall >= _changed(plan).astimezone(zone).replace(tzinfo=None)


def _changed(plan: Plan) -> datetime:
    return instant(plan.updated_at or plan.created_at or datetime.combine(plan.day, time(), UTC))


def _born(plan: Plan, event_id: str) -> datetime:
    """When its event came about: with the first plan of those that it was moved from."""
    made = instant(plan.created_at or _changed(plan))
    return min(moment_of(event_id) or made, made)


def calendar_file(
    plans: Sequence[Plan],
    zone: tzinfo,
    areas: Mapping[str, str],
    day_starts_at: time = DEFAULT_DAY_START,
    first_places: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A calendar with an event for each plan of the journal; `areas` are the names of life areas by key.

    A plan that was moved keeps the event of the id that it began with, by `first_places`, so that a calendar
    that has it already moves it too; one that does not belong there is called off. Each event has a later
    SEQUENCE than it had in an earlier file if the plan was changed since: the seconds of its life until then.

    Starts are wall times of `zone`. One with an IANA name is named and described in the file; in any other
    the starts become instants in UTC. A plan without a start becomes an event of the whole day.
    """
    calendar = Calendar()
    calendar.add("prodid", PROGRAM)
    calendar.add("version", "2.0")
    starts = [start for plan in plans if (start := plan.moment(day_starts_at)) is not None]
    named = zone if isinstance(zone, ZoneInfo) and not _is_utc(zone) else None
    if named and starts:
        calendar.add_component(_description(named, min(starts).date(), max(starts).date()))
    for plan in plans:
        wall = plan.moment(day_starts_at)
        start = None if wall is None else wall.replace(tzinfo=zone)
        begins = start if named or not start else start.astimezone(UTC)
        calendar.add_component(_event(plan, first_places.get(plan.id, plan.id), begins, areas))
    return str(calendar.to_ical(), "utf-8")


def _event(plan: Plan, event_id: str, start: datetime | None, areas: Mapping[str, str]) -> Event:
    event = Event()
    changed, is_off = _changed(plan), not belongs(plan)
    event.add("uid", f"{harmless(event_id)}@mindtui")
    # Without a method this is the time of the last revision, so the same journal gives the same file.
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("dtstart", start or plan.day)
    # Not an end: where the clocks go back, one hour after 02:30 is 02:30.
    if start and plan.minutes:
        event.add("duration", timedelta(minutes=plan.minutes))
    event.add("sequence", max(0, int((changed - _born(plan, event_id)).total_seconds())))
    if not start or is_off:
        event.add("transp", "TRANSPARENT")
    event.add("summary", harmless(plan.title()))
    if lines := "\n".join(_lines(plan, is_timed=start is not None)):
        event.add("description", harmless(lines))
    if plan.area:
        event.add("categories", [harmless(name_in(areas, plan.area))])
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _lines(plan: Plan, *, is_timed: bool) -> Iterator[str]:
    if plan.minutes and not is_timed:
        yield f"{plan.minutes} minutes"
    if plan.first_step:
        yield f"First step: {plan.first_step}"
    if plan.when_then:
        yield plan.when_then


def _description(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone as RFC 5545 has it, from the year before `first` to the year after `last`.

    The library's own description is an hour off at the beginning of summer time, which RFC 5545 counts by
    the clock as it was before.
    """
    described = Timezone()
    described.add("tzid", zone.key)
    day = datetime(max(first.year - 1, 1970), 1, 1, tzinfo=UTC)
    described.add_component(_observance(day, zone, _offset(day, zone)))
    while day.year <= min(last.year + 1, 2199):
        before, tomorrow = _offset(day, zone), day + timedelta(days=1)
        if _offset(tomorrow, zone) != before:
            minute = _first_minute_after(day, zone)
            described.add_component(_observance(day + timedelta(minutes=minute), zone, before))
        day = tomorrow
    return described


def _first_minute_after(day: datetime, zone: ZoneInfo) -> int:
    """The minute of a day in UTC at which another offset holds than at its beginning."""
    before = _offset(day, zone)
    return bisect_left(
        range(24 * 60), True, key=lambda minute: _offset(day + timedelta(minutes=minute), zone) != before
    )


def _observance(since: datetime, zone: ZoneInfo, before: timedelta) -> TimezoneDaylight | TimezoneStandard:
    local = since.astimezone(zone)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (since + before).replace(tzinfo=None))
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", local.utcoffset())
    observance.add("tzname", local.tzname())
    return observance


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _is_utc(zone: ZoneInfo) -> bool:
    return zone.key in {"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"}
