"""The demo diary: years of a made-up life, the same for the same seed."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from random import Random

import msgspec

from mindtui.content.activities import shipped_activities
from mindtui.content.demo_life import Day, life
from mindtui.content.demo_moments import Diarist
from mindtui.content.demo_pen import Pen
from mindtui.content.demo_plans import Planner
from mindtui.content.demo_scores import scores
from mindtui.content.demo_skills import skill_runs
from mindtui.content.demo_steps import Steps, in_series
from mindtui.content.demo_thoughts import Thoughts
from mindtui.content.demo_trials import tried
from mindtui.domain.activity import AREAS, Activity, Area
from mindtui.domain.clock import day_of
from mindtui.domain.record import Doc, Record, as_doc

_DAYS_AHEAD = 6


def demo_records(*, years: float, seed: int, now: datetime, zone: tzinfo | None = None) -> tuple[Record, ...]:
    """Made-up records of the `years` before `now`, in the order of their ids.

    `now` is aware; wall times get the offsets of `zone` (that of `now` unless given). Only open plans lie
    after `now`.
    """
    pen = Pen(now, zone, Random(seed))
    days = life(pen.today, max(round(years * 365.25), 1), pen.random)
    begun = min(pen.on(days[0].date, time(7, 30)), pen.now)
    own = _own_activities(pen, begun)
    planner = Planner(pen, days, {item.id: item for item in shipped_activities()} | own)
    for day in days[:-1]:
        planner.fill(day)
    _plan_around_now(planner, pen, days)
    # With a pen of its own, so that what is drawn on chance elsewhere stays what it was.
    trials = [*tried(Pen(now, zone, Random(seed + 1)), planner, begun)]
    records: list[Record] = [*_areas(pen, begun), *own.values(), *trials]
    diarist = Diarist(pen, imported_at=_import_moment(pen, days))
    for day in days[:-1]:
        records += diarist.write(day, planner.deeds.get(day.date, ()))
    records += diarist.write(days[-1], planner.deeds.get(pen.today, ()), ("wake", "midday"))
    # Behind all that draws on chance before it, so that the diary of a seed stays what it was.
    records += [*in_series(planner.plans, pen), *Steps(pen, begun).write(), *Thoughts(pen, begun).write()]
    records += [*scores(pen, days), *skill_runs(pen, records)]
    return tuple(sorted(records, key=lambda record: record.id))


def demo_tables(records: Iterable[Record]) -> dict[str, dict[str, Doc]]:
    """Records as they stand in a data file: table → id → document."""
    tables: dict[str, dict[str, Doc]] = {}
    for record in records:
        tables.setdefault(record.table, {})[record.id] = as_doc(record)
    return tables


def _areas(pen: Pen, begun: datetime) -> list[Area]:
    words = pen.story.areas
    return [
        Area(
            **pen.stamps(begun),
            key=key,
            name=name,
            importance=words[key].importance,
            satisfaction=words[key].satisfaction,
            value=words[key].value,
        )
        for key, name in AREAS.items()
    ]


def _own_activities(pen: Pen, begun: datetime) -> dict[str, Activity]:
    """The person's own activities, by the key of their pursuit."""
    return {
        pursuit.key: msgspec.convert(pursuit.own | pen.stamps(begun), Activity)
        for pursuit in pen.story.pursuits
        if pursuit.own
    }


def _import_moment(pen: Pen, days: Iterable[Day]) -> datetime:
    first = next((day for day in days if "imported" not in day.tides), None)
    return min(pen.on(first.date if first else pen.today, time(7, 40)), pen.now)


def _plan_around_now(planner: Planner, pen: Pen, days: tuple[Day, ...]) -> None:
    """What the first screen shows: something done, something due, something ahead."""
    today, yesterday = pen.today, pen.today - timedelta(days=1)
    made = pen.on(yesterday, time(8, 40))
    planner.keep(planner.planned("open-mail", yesterday, time(17, 30), made))
    made = pen.on(yesterday, time(20, 50))
    _do_something_this_morning(planner, pen, days[-1], made)
    if start := _an_hour_ago(pen):
        planner.keep(planner.planned("finish-small", today, start, made, minutes=20))
    planner.keep(planner.planned("phone-ten-minutes", today, _tonight(pen), made))
    for ahead in range(1, _DAYS_AHEAD + 1):
        planner.upcoming(today + timedelta(days=ahead), made)


def _do_something_this_morning(planner: Planner, pen: Pen, day: Day, made: datetime) -> None:
    woke = pen.on(day.date, day.wake)
    start = min(woke + timedelta(minutes=50), pen.now - timedelta(minutes=80))
    if start < woke:
        return
    done_at = start + timedelta(minutes=20)
    plan = planner.planned("walk-twenty", day.date, _on_five_minutes(start), made, minutes=20)
    planner.keep(planner.review(plan, day.levels.mood, pen.later(done_at, 2, 6)), done_at)


def _an_hour_ago(pen: Pen) -> time | None:
    """A start such that 20 minutes of something ended lately; None where the day has only begun."""
    start = pen.now - timedelta(minutes=50)
    return _on_five_minutes(start) if day_of(start) == pen.today else None


def _tonight(pen: Pen) -> time | None:
    soon = pen.now + timedelta(minutes=40)
    if soon.date() > pen.today:
        return None
    return max(time(20), _on_five_minutes(soon))


def _on_five_minutes(moment: datetime) -> time:
    return time(moment.hour, moment.minute // 5 * 5)
