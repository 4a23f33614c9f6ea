"""Cards of trials that came to their end."""

from collections.abc import Iterator
from datetime import date

from mindtui.domain.trial import Arm
from mindtui.insights import sentences
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary
from mindtui.insights.trial_report import TrialFigures


def trial_cards(diary: Diary) -> Iterator[Card]:
    """What each trial says; one that runs or was stopped says nothing."""
    for figures in diary.trials:
        report = figures.report(date.fromordinal(diary.today))
        insight = report.insight
        if insight is None or insight.verdict == "running":
            continue
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
            coverage=sentences.coverage(len(figures.days), figures.trial.days),
            asides=(sentences.trial_adherence(report.adherence),),
            method=sentences.HOW_FOUND["trial"],
            behind=(_side(figures, "do"), _side(figures, "skip")),
        )


def _side(figures: TrialFigures, arm: Arm) -> Series:
    of_arm = {one.day for one in figures.allocation if one.arm == arm}
    rated = [(day, mean) for day, mean in zip(figures.days, figures.means, strict=True) if day in of_arm]
    return Series(
        f"days the coin said {arm}", tuple(day for day, _ in rated), tuple(mean for _, mean in rated)
    )
