"""Cards of trials that came to their end."""

from collections.abc import Iterator
from datetime import date

from mindtui.insights import sentences
from mindtui.insights.cards.asking import asides_of
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary
from mindtui.insights.trial import day_pairs
from mindtui.insights.trial_report import TrialFigures


def trial_cards(diary: Diary) -> Iterator[Card]:
    """What each trial says; one that runs or was stopped says nothing."""
    for figures in diary.trials:
        report = figures.report(date.fromordinal(diary.today))
        insight = report.insight
        if insight is None or insight.verdict == "running":
            continue
        waits = insight.verdict == "not_enough"
        yield Card(
            key=f"trial.{figures.trial.id}",
            family="trial",
            measures=(figures.trial.measure,),
            headline=sentences.trial_card(report),
            verdict=insight.verdict,
            n=insight.pairs,
            more=insight.more,
            unit="trial_pairs" if insight.more else "",
            estimate=insight.difference,
            low=insight.low,
            high=insight.high,
            p=insight.p,
            coverage=sentences.coverage(len(figures.measured.days), figures.trial.days),
            asides=(
                sentences.trial_adherence(report.adherence),
                *asides_of(figures.trial.measure, figures.measured),
            ),
            method=sentences.HOW_FOUND["trial"],
            behind=() if waits else _pairs(figures),
        )


def _pairs(figures: TrialFigures) -> tuple[Series, Series]:
    """The complete pairs in their order: the day the coin said skip, and the day it said do."""
    known = dict(zip(figures.measured.days, figures.measured.means, strict=True))
    complete = [(do, skip) for do, skip in day_pairs(figures.allocation) if {do, skip} <= known.keys()]
    return (
        Series("skip-days", tuple(skip for _, skip in complete), tuple(known[skip] for _, skip in complete)),
        Series("do-days", tuple(do for do, _ in complete), tuple(known[do] for do, _ in complete)),
    )
