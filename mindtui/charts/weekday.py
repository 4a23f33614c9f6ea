"""Weekday by part of day: mean and number of days in each of their places. Numbers only."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from msgspec import Struct

from mindtui.charts.daily import Daily
from mindtui.charts.steps import week
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.clock import WEEKDAYS
from mindtui.insights import sentences
from mindtui.insights.cards.job import WorkOut
from mindtui.insights.links import WEEKS_FOR_WEEKENDS
from mindtui.insights.weeks import weekday

LEAST_WEEKS: Final = 4
"""Weeks with a rating below which no mean is shown."""

LEAST_DAYS: Final = 3
"""Days in one place below which only their number is shown."""

_LEAST_IN_ALL: Final = 7 * (LEAST_WEEKS - 2) + 2
"""The fewest days that can lie in so many weeks."""

_BORDERS: Final = (("morning", 11), ("midday", 14), ("afternoon", 18), ("evening", 22))
_LAST: Final = "night"


class Part(Struct, frozen=True):
    """A part of the person's day, from one time of the clock to another."""

    name: str
    starts: time
    ends: time

    def hours(self) -> str:
        """ "18–22"."""
        return f"{_clock(self.starts)}–{_clock(self.ends)}"


class Place(Struct, frozen=True):
    """One part of one weekday: of `n` days with a rating in it the mean, None while nothing is said yet.

    `recalled` when every rating behind it was entered later from memory.
    """

    weekday: str
    part: str
    n: int
    mean: float | None
    recalled: bool


class WeekPattern(Struct, frozen=True):
    """One measure in a window; `places` run from Monday morning to Sunday night.

    `weeks` and `days` have a rating with a time, `recalled` of those days none but recalled ones; `whole_day`
    ratings have no time and are left out. `daily` has the days for the weekend, which is on `weekend_days`.
    """

    measure: RatingName
    window: Window
    parts: tuple[Part, ...]
    places: tuple[Place, ...]
    weeks: int
    days: int
    total: int
    recalled: int
    whole_day: int
    check_ins: int
    daily: Daily
    weekend_days: tuple[int, ...]

    def in_words(self, today: date, *, shell: bool = False) -> tuple[str, ...]:
        """What the ratings are, and which places are highest and lowest."""
        if not self.check_ins:
            return (sentences.no_check_ins(self.window.outlook(today, 1), shell=shell),)
        counts = sentences.timed(
            self.measure,
            self.days,
            self.total,
            recalled=self.recalled,
            whole_day=self.whole_day,
            skipped=len(self.daily.skipped),
        )
        if not self.days:
            return (counts,)
        if self.weeks < LEAST_WEEKS:
            outlook = self.window.outlook(today, _LEAST_IN_ALL)
            return counts, sentences.too_few_weeks(LEAST_WEEKS - self.weeks, outlook)
        shown = [(place.weekday, place.part, place.n, place.mean) for place in self.places]
        most = max(place.n for place in self.places)
        if most < LEAST_DAYS:
            return counts, sentences.too_few_in_a_place(LEAST_DAYS - most, self.window.outlook(today, 1))
        return counts, sentences.extremes(self.measure, shown, LEAST_DAYS)

    def weekend(self, today: date, work_out: WorkOut) -> tuple[str, ...]:
        """Weekends against weekdays. Takes a moment on years of weeks."""
        from mindtui.insights.cards.jobs import WeekendJob

        [found] = work_out([WeekendJob(self.daily.days, self.daily.means, self.weekend_days)])
        outlook = self.window.outlook(today, 7 * WEEKS_FOR_WEEKENDS)
        return (sentences.weekend_chart(self.measure, found, outlook, weekend=self.weekend_days),)

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return {"measure": self.measure, "weeks": self.weeks, "parts": self.parts, "places": self.places}

    def table(self) -> Table:
        """A row for each place; its mean stays empty while nothing is said of it."""
        hours = {part.name: (f"{part.starts:%H:%M}", f"{part.ends:%H:%M}") for part in self.parts}
        rows = [
            (self.measure, one.weekday, one.part, *hours[one.part], one.mean, one.n, one.recalled)
            for one in self.places
        ]
        return Table(("measure", "weekday", "part", "from", "to", "mean", "n", "recalled"), tuple(rows))


def week_pattern(data: TrendData, measure: RatingName, window: Window) -> WeekPattern:
    """The ratings of a window by weekday and part of day; those of one part of a day count as their mean."""
    journal = data.journal
    starts = journal.day_starts_at.hour * 60 + journal.day_starts_at.minute
    parts = parts_of_day(journal.day_starts_at)
    ends = [_minutes(part.ends, starts) for part in parts[:-1]]
    ratings: defaultdict[tuple[int, int], list[CheckIn]] = defaultdict(list)
    whole_day = 0
    days = data.days_within(window)
    by_day = journal.by_day(CheckIn)
    for day in days:
        number = day.toordinal()
        for one in by_day[day]:
            if getattr(one, measure) is None:
                continue
            if one.whole_day:
                whole_day += 1
                continue
            ratings[number, bisect_right(ends, _minutes(one.at, starts))].append(one)
    rated = {day for day, _ in ratings}
    fresh = {day for (day, _), found in ratings.items() if not all(one.recalled for one in found)}
    weeks = len({week(day) for day in rated})
    return WeekPattern(
        measure=measure,
        window=window,
        parts=parts,
        places=_places(ratings, measure, parts, enough=weeks >= LEAST_WEEKS),
        weeks=weeks,
        days=len(rated),
        total=window.begun(data.first_asked(measure)).days,
        recalled=len(rated - fresh),
        whole_day=whole_day,
        check_ins=len(days),
        daily=data.daily(measure).within(window),
        weekend_days=data.weekend,
    )


def parts_of_day(day_starts_at: time) -> tuple[Part, ...]:
    """The parts of a day that starts before noon, in order; the last one ends where the next day starts."""
    parts: list[Part] = []
    begin = day_starts_at
    for name, hour in _BORDERS:
        if (end := time(hour)) > begin:
            parts.append(Part(name, begin, end))
            begin = end
    return (*parts, Part(_LAST, begin, day_starts_at))


def _places(
    ratings: Mapping[tuple[int, int], Sequence[CheckIn]],
    measure: RatingName,
    parts: Sequence[Part],
    *,
    enough: bool,
) -> tuple[Place, ...]:
    means: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    fresh: set[tuple[int, int]] = set()
    for (day, part), found in ratings.items():
        place = weekday(day), part
        values = [getattr(one, measure) for one in found]
        means[place].append(sum(values) / len(values))
        if not all(one.recalled for one in found):
            fresh.add(place)
    return tuple(
        Place(
            weekday=name,
            part=part.name,
            n=(n := len(values := means.get((row, number), []))),
            mean=sum(values) / n if enough and n >= LEAST_DAYS else None,
            recalled=n > 0 and (row, number) not in fresh,
        )
        for row, name in enumerate(WEEKDAYS)
        for number, part in enumerate(parts)
    )


def _minutes(clock: time | datetime, starts: int) -> int:
    """Since the start of the person's day, by the clock."""
    return (clock.hour * 60 + clock.minute - starts) % (24 * 60)


def _clock(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02}" if clock.minute else str(clock.hour)
