"""Cards of trials that came to their end."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from mindtui.domain.trial import Arm
from mindtui.insights import sentences
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary
from mindtui.insights.trial_report import TrialFigures

ARMS: Final[tuple[Arm, Arm]] = ("skip", "do")


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
            asides=tuple(sentences.trial_asides(report)),
            method=sentences.HOW_FOUND["trial"],
            behind=() if waits else _pairs(figures),
        )


def _pairs(figures: TrialFigures) -> tuple[Series, Series]:
    """The complete pairs in their order: the day the coin said skip, and the day it said do."""
    known = dict(zip(figures.measured.days, figures.measured.means, strict=True))
    days: dict[int, dict[Arm, int]] = {}
    for one in figures.allocation:
        days.setdefault(one.pair, {})[one.arm] = one.day
    complete = [pair for pair in days.values() if known.keys() >= set(pair.values())]
    skip, do = ([pair[arm] for pair in complete] for arm in ARMS)
    return (
        Series("skip-days", tuple(skip), tuple(known[day] for day in skip)),
        Series("do-days", tuple(do), tuple(known[day] for day in do)),
    )
