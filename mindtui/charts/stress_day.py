"""The stress day: the ratings of one day by the hour, and what was usual in the days before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta
from itertools import groupby
from statistics import fmean, median
from typing import Final

from msgspec import Struct

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import hours_into_day
from mindtui.domain.journal import Journal
from mindtui.domain.slots import SLOTS, Slot
from mindtui.domain.waking import Waking, told_waking, waking
from mindtui.insights import sentences
from mindtui.insights.stress_day import StressAverage, StressDay, average_days, stress_day
from mindtui.insights.variability import usual_range

DAYS_BACK: Final = 30
"""Days before the one that is shown which tell what is usual."""

LEAST_FOR_A_RANGE: Final = 5
"""Days with a rating in a slot below which its usual range is not shown."""


class Point(Struct, frozen=True):
    """A stress rating at `hour`, elapsed since 00:00 of the person's day; it may exceed 24."""

    hour: float
    stress: float
    slot: Slot | None
    recalled: bool


class Usual(Struct, frozen=True):
    """What is usual in a slot: 10th and 90th percentile and mean of `n` days, at their median hour."""

    slot: Slot
    hour: float
    low: float
    high: float
    mean: float
    n: int


class StressDayView(Struct, frozen=True):
    """One day and the `days_back` days before it. The figures leave recalled points out.

    `starts` and `ends` are the hours of the person's day, 4 and 28 unless set otherwise. Ratings of a whole
    day have no hour and are only counted: `whole_day`; so are check-ins that refused one: `skipped`. Where
    the day went on by another clock, `clock_shift` is by how many hours it was set forward, or back.
    `wake_hour` is the waking that was told, on the axis of the points.
    """

    day: date
    days_back: int
    starts: float
    ends: float
    points: tuple[Point, ...]
    whole_day: int
    skipped: int
    clock_shift: float
    wake_hour: float | None
    figures: StressDay
    usual: tuple[Usual, ...]
    average: StressAverage
    waking: Waking | None

    @property
    def recalled(self) -> int:
        """How many points are drawn hollow."""
        return sum(point.recalled for point in self.points)


def stress_day_view(journal: Journal, day: date) -> StressDayView:
    """Read one stress day and what is usual before it."""
    starts = journal.day_starts_at.hour + journal.day_starts_at.minute / 60
    points = _points(journal, day)
    wake_hour = _wake_hour(journal, day, points)
    hours = [point.hour for point in points] + ([] if wake_hour is None else [wake_hour])
    before = map(date.fromordinal, range(max(1, day.toordinal() - DAYS_BACK), day.toordinal()))
    known = {past: found for past in before if (found := _counted(_points(journal, past)))}
    return StressDayView(
        day=day,
        days_back=DAYS_BACK,
        # Summer time and journeys can push a moment past the edges of the day.
        starts=min([starts, *hours]),
        ends=max([starts + 24, *hours]),
        points=points,
        whole_day=sum(one.whole_day and one.stress is not None for one in journal.on(CheckIn, day)),
        skipped=sum("stress" in one.skipped for one in journal.on(CheckIn, day)),
        clock_shift=_clock_shift(_timed(journal, day)),
        wake_hour=wake_hour,
        figures=_figures(journal, day, _counted(points)),
        usual=tuple(_usual(known.values())),
        average=average_days([_figures(journal, past, found) for past, found in known.items()]),
        waking=waking(journal, day),
    )


def stress_day_lines(view: StressDayView, *, today: date, shell: bool = False) -> tuple[str, ...]:
    """The day in words, what is missing, the days before, and the text that stands under every stress day."""
    said = sentences.stress_day(
        view.figures,
        day=view.day,
        today=today,
        recalled=view.recalled,
        whole_day=view.whole_day,
        skipped=view.skipped,
        shell=shell,
    )
    needs = sentences.stress_day_needs(
        view.figures,
        day=view.day,
        today=today,
        rated={point.slot for point in view.points if not point.recalled},
        woke=view.wake_hour is not None,
        shell=shell,
    )
    clock = [sentences.clock_changed(view.clock_shift)] if view.clock_shift else []
    average = sentences.stress_average(
        view.average,
        view.days_back,
        is_over=view.day < today,
        counts_later=view.day == today and view.figures.mean_load is not None,
    )
    # The text that always stands below comes before what may be long: on a small screen that is scrolled to.
    return (*said, *clock, sentences.STRESS_DAY_FACT, *needs, average)


def _timed(journal: Journal, day: date) -> Sequence[CheckIn]:
    """The check-ins of a day with a stress rating and an hour, from the first to the last."""
    timed = [one for one in journal.on(CheckIn, day) if one.stress is not None and not one.whole_day]
    # By the instants: after a journey the clock on the wall can run back.
    return sorted(timed, key=lambda one: hours_into_day(one.at, day, UTC))


def _points(journal: Journal, day: date) -> tuple[Point, ...]:
    """The timed stress ratings of a day, in the order of their hours."""
    timed = _timed(journal, day)
    zone = timed[0].at.tzinfo if timed else None
    points = [
        Point(hours_into_day(one.at, day, zone), float(one.stress), one.slot, one.recalled)
        for one in timed
        if one.stress is not None
    ]
    return tuple(sorted(points, key=lambda point: point.hour))


def _clock_shift(timed: Sequence[CheckIn]) -> float:
    """By how many hours the clock of a later check-in stands before the first one's; 0 where none does."""
    offsets = [offset for one in timed if (offset := one.at.utcoffset()) is not None]
    return next(
        ((offset - offsets[0]) / timedelta(hours=1) for offset in offsets if offset != offsets[0]), 0.0
    )


def _counted(points: Sequence[Point]) -> list[Point]:
    """The points that figures may use, one a moment: ratings of the same minute count as their mean."""
    kept: list[Point] = []
    fresh = (point for point in points if not point.recalled)
    for hour, group in groupby(fresh, key=lambda point: point.hour):
        same = list(group)
        slot = next((point.slot for point in same if point.slot is not None), None)
        kept.append(Point(hour, fmean(point.stress for point in same), slot, recalled=False))
    return kept


def _figures(journal: Journal, day: date, points: Sequence[Point]) -> StressDay:
    return stress_day(
        [point.hour for point in points],
        [point.stress for point in points],
        [point.slot for point in points],
        wake_hour=_wake_hour(journal, day, points),
    )


def _usual(days: Iterable[Sequence[Point]]) -> Iterator[Usual]:
    by_slot: defaultdict[Slot, list[Point]] = defaultdict(list)
    for points in days:
        chosen: dict[Slot, Point] = {}
        for point in points:
            # Of two ratings in one slot the first counts, at bedtime the last.
            if point.slot is not None and (point.slot == "bedtime" or point.slot not in chosen):
                chosen[point.slot] = point
        for slot, point in chosen.items():
            by_slot[slot].append(point)
    for slot in SLOTS:
        values = [point.stress for point in by_slot[slot]]
        usual = usual_range(values)
        if usual.n >= LEAST_FOR_A_RANGE and usual.low is not None and usual.high is not None:
            hour = median(point.hour for point in by_slot[slot])
            yield Usual(slot, hour, usual.low, usual.high, fmean(values), usual.n)


def _wake_hour(journal: Journal, day: date, points: Sequence[Point]) -> float | None:
    """The waking that was told; before the day starts it is that morning's, or the next if all came later."""
    told = told_waking(journal, day)
    if told is None or told.source == "assumed":
        return None
    hour = told.time.hour + told.time.minute / 60
    is_next = told.time < journal.day_starts_at and points and points[0].hour >= hour + 24
    return hour + 24 if is_next else hour
