"""Cards of drifts away from the days that a person called typical."""

from collections.abc import Iterator
from datetime import date
from statistics import fmean

from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.insights import sentences
from mindtui.insights.cards.asking import asides_of, coverage_of
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary
from mindtui.insights.change import drift, drift_baseline

RECENT = 28
"""Days for which a drift that was noticed is told of."""


def drifts(diary: Diary) -> Iterator[Card]:
    """Each measure since the typical days; none where no such days were picked."""
    if diary.typical is not None:
        for measure in RATINGS:
            yield _drift(diary, measure, *diary.typical)


def _drift(diary: Diary, measure: RatingName, first: int, last: int) -> Card:
    """A measure since the typical days, which are those from `first` to `last`."""
    ratings = diary.measures[measure]
    before, after = ratings.between(first, last), ratings.between(last + 1, diary.today)
    baseline = drift_baseline(before.days, before.means)
    found = drift(baseline, after.days, after.means)
    notice = next((one for one in reversed(found.notices) if diary.today - one.day < RECENT), None)
    days = [date.fromordinal(day) for day in (first, last, diary.today)]
    asides = asides_of(measure, after)
    estimate, n, looked_at = None, found.n, Series("days since", after.days, after.means)
    if found.status == "not_enough":
        headline = sentences.waiting_for("drift", [measure], found.more, "logged_days")
    elif notice is None:
        past = found.notices[-1] if found.notices else None
        headline = sentences.no_drift(measure, found.n, *days, past=past)
    else:
        headline = sentences.drift(measure, notice)
        since, usual = after.between(notice.since, notice.day), baseline.mean or 0.0
        asides = (sentences.drift_noticed(notice, usual, *days), *asides)
        estimate, n = fmean(since.means) - usual, len(since.days)
        looked_at = Series("days of the drift", since.days, since.means)
    return Card(
        key=f"drift.{measure}",
        family="drift",
        measures=(measure,),
        headline=headline,
        verdict="not_enough" if found.status == "not_enough" else "no_clear" if notice is None else "clear",
        n=n,
        n_other=None if found.status == "not_enough" else baseline.n,
        more=found.more,
        unit="logged_days" if found.more else "",
        estimate=estimate,
        coverage=coverage_of(diary, measure, first),
        asides=asides,
        method=sentences.HOW_FOUND["drift"],
        behind=(Series("typical days", before.days, before.means), looked_at),
    )
