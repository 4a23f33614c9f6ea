"""Cards of drifts away from the days that a person called typical."""

from collections.abc import Iterator
from datetime import date
from statistics import fmean

from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.insights import sentences
from mindtui.insights.cards.asking import asides_of, coverage_of
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary, Measured
from mindtui.insights.change import Baseline, Drift, drift, drift_baseline

RECENT = 28
"""Days for which a drift that was noticed is told of."""


def drifts(diary: Diary) -> Iterator[Card]:
    """Each measure since the typical days; none where no such days were picked."""
    if diary.typical is None:
        return
    first, last = diary.typical
    for measure in RATINGS:
        before = diary.measures[measure].between(first, last)
        after = diary.measures[measure].between(last + 1, diary.today)
        baseline = drift_baseline(before.days, before.means)
        yield _drift(diary, measure, before, after, baseline, drift(baseline, after.days, after.means))


def _drift(
    diary: Diary, measure: RatingName, before: Measured, after: Measured, baseline: Baseline, found: Drift
) -> Card:
    first, last = (date.fromordinal(day) for day in diary.typical or (diary.today, diary.today))
    today = date.fromordinal(diary.today)
    notice = next((one for one in reversed(found.notices) if diary.today - one.day < RECENT), None)
    estimate, n, looked_at = None, found.n, Series("days since", after.days, after.means)
    if found.status == "not_enough":
        headline = sentences.waiting_for("drift", [measure], found.more, "logged_days")
    elif notice is None:
        picked = (measure, found.n, first, last, today)
        past = found.notices[-1] if found.notices else None
        headline = (
            sentences.no_drift_lately(*picked, past) if past is not None else sentences.no_drift(*picked)
        )
    else:
        headline = sentences.drift(measure, notice)
        since = after.between(notice.since, notice.day)
        estimate, n = fmean(since.means) - (baseline.mean or 0.0), len(since.days)
        looked_at = Series("days of the drift", since.days, since.means)
    start = max(min(diary.typical or (diary.today,)), 1)
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
        coverage=coverage_of(diary.measures[measure].between(start, diary.today), start, diary.today),
        asides=asides_of(measure, after),
        method=sentences.HOW_FOUND["drift"],
        behind=(Series("typical days", before.days, before.means), looked_at),
    )
