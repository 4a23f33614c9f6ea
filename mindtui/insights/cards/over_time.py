"""Cards of a measure over its days: trend, weekends and usual range."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import fmean

from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.insights import sentences
from mindtui.insights.cards.asking import Ask, asides_of, coverage_of, verdict_of
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import LINKED, Diary
from mindtui.insights.cards.jobs import RangeJob, WeekendJob
from mindtui.insights.cards.trend_job import TrendJob
from mindtui.insights.links import compared_weeks
from mindtui.insights.pairs import PairedInsight
from mindtui.insights.ratings import Measured
from mindtui.insights.trend import TrendInsight, days_to_come
from mindtui.insights.variability import VariabilityInsight

FIRST_DAYS = 28
"""A trend that begins so early in a diary may come from a hard week at its start."""


def trends(diary: Diary) -> Iterator[Ask[TrendInsight]]:
    """Each measure in the chosen window."""
    for measure in RATINGS:
        begun = diary.begin_of(measure, diary.trend_start)
        shown = diary.measures[measure].between(begun, diary.today)
        job = TrendJob(shown.days, shown.means, begun, diary.today)
        yield Ask(job, partial(_trend, diary, measure, shown))


def _trend(diary: Diary, measure: RatingName, shown: Measured, found: TrendInsight) -> Card:
    begun = diary.begin_of(measure, diary.trend_start)
    if found.verdict == "not_enough":
        length = diary.today - diary.since + 1
        more = days_to_come(shown.days, begun=begun, last=diary.today, length=length)
        found = replace(found, more=more or found.more)
    start, today = date.fromordinal(begun), date.fromordinal(diary.today)
    return Card(
        key=f"trend.{measure}",
        family="trend",
        measures=(measure,),
        headline=sentences.trend(measure, found, start=start, end=today, today=today),
        verdict=verdict_of(found.verdict),
        n=found.logged,
        more=found.more,
        unit="logged_days" if found.more else "",
        estimate=found.per_week,
        low=found.low,
        high=found.high,
        p=found.p,
        coverage=coverage_of(diary, measure, begun),
        asides=asides_of(measure, shown),
        method=sentences.HOW_FOUND["trend"],
        behind=(_means(measure, shown),),
    )


def is_early_improvement(card: Card, diary: Diary) -> bool:
    """Whether a card tells of something that has got better since the first days of the diary."""
    if card.family != "trend" or card.verdict != "clear" or not card.estimate or diary.earliest is None:
        return False
    fell = card.estimate < 0
    return fell == (card.measures == ("stress",)) and diary.trend_start < diary.earliest + FIRST_DAYS


def weekends(diary: Diary) -> Iterator[Ask[PairedInsight]]:
    """Weekends against weekdays in the link window."""
    for measure in LINKED:
        shown = diary.measures[measure].between(diary.link_start, diary.today)
        yield Ask(
            WeekendJob(shown.days, shown.means, diary.weekend), partial(_weekend, diary, measure, shown)
        )


def _weekend(diary: Diary, measure: RatingName, shown: Measured, found: PairedInsight) -> Card:
    waits = found.verdict == "not_enough"
    return Card(
        key=f"weekend.{measure}",
        family="weekend",
        measures=(measure,),
        headline=sentences.waiting_for("weekend", [measure], found.more, "weeks")
        if waits
        else sentences.weekend(measure, found, diary.weekend),
        verdict=verdict_of(found.verdict),
        n=found.n,
        more=found.more,
        unit="weeks" if waits else "",
        estimate=found.mean,
        low=found.low,
        high=found.high,
        p=found.p,
        coverage=coverage_of(diary, measure, diary.link_start),
        asides=asides_of(measure, shown),
        method=sentences.how_found("weekend", diary.weekend),
        behind=tuple(_weekly(measure, shown, diary.weekend)),
    )


def _weekly(measure: RatingName, shown: Measured, weekend: tuple[int, ...]) -> Iterator[Series]:
    """The mean of each weekend that is compared, and of the weekdays beside it."""
    weeks = list(compared_weeks(shown.days, shown.means, weekend=weekend))
    days = tuple(first for first, _, _ in weeks)
    words = sentences.MEASURE_WORDS[measure]
    yield Series(f"weekends: {words}", days, tuple(fmean(free) for _, free, _ in weeks))
    yield Series(f"weekdays: {words}", days, tuple(fmean(working) for _, _, working in weeks))


def usual_ranges(diary: Diary) -> Iterator[Ask[VariabilityInsight]]:
    """Each measure in the chosen window."""
    for measure in RATINGS:
        shown = diary.measures[measure].between(diary.trend_start, diary.today)
        yield Ask(RangeJob(shown.days, shown.means), partial(_usual_range, diary, measure, shown))


def _usual_range(diary: Diary, measure: RatingName, shown: Measured, found: VariabilityInsight) -> Card:
    waits = found.status == "not_enough"
    return Card(
        key=f"usual-range.{measure}",
        family="usual_range",
        measures=(measure,),
        headline=sentences.waiting_for("usual_range", [measure], found.more, found.unit)
        if waits
        else sentences.variability(measure, found),
        verdict="not_enough" if waits else "described",
        n=found.n,
        more=found.more,
        unit=found.unit,
        estimate=found.mean,
        low=found.low,
        high=found.high,
        coverage=coverage_of(diary, measure, diary.trend_start),
        asides=asides_of(measure, shown),
        details=sentences.movement(found.rmssd, found.inertia),
        method=sentences.HOW_FOUND["usual_range"],
        behind=(_means(measure, shown),),
    )


def _means(measure: RatingName, shown: Measured) -> Series:
    return Series(f"daily mean of {sentences.MEASURE_WORDS[measure]}", shown.days, shown.means)
