"""Cards of plans: mood before and after, and what was expected against what was felt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from mindtui.insights import sentences
from mindtui.insights.calibration import CalibrationInsight
from mindtui.insights.cards.asking import Ask, verdict_of
from mindtui.insights.cards.card import Card, CardUnit, Series
from mindtui.insights.cards.diary import Diary, Pairs
from mindtui.insights.cards.jobs import CalibrationJob, PairsJob
from mindtui.insights.links import benjamini_hochberg, holds_among_all
from mindtui.insights.pairs import PairedInsight
from mindtui.insights.variability import edge_share


def around_jobs(diary: Diary) -> list[PairsJob]:
    """Mood around each activity in the link window."""
    return [PairsJob(pairs.first, pairs.second) for pairs in diary.around]


def around_cards(diary: Diary, answers: Sequence[PairedInsight]) -> Iterator[Card]:
    """The cards of all activities, which are judged together; `answers` to the jobs in their order."""
    q_values = iter(benjamini_hochberg([found.p for found in answers if found.p is not None]))
    size = sum(found.p is not None for found in answers)
    for pairs, found in zip(diary.around, answers, strict=True):
        q = None if found.p is None else next(q_values)
        yield _around(pairs, found, q, size)


def _around(pairs: Pairs, found: PairedInsight, q: float | None, size: int) -> Card:
    if q is not None and not holds_among_all(q):
        found = replace(found, verdict="no_clear")
    waits = found.verdict == "not_enough"
    return Card(
        key=f"before-after.{pairs.key}",
        family="before_after",
        measures=("mood",),
        headline=sentences.waiting_rated(f"mood before and after {pairs.name}", found.more)
        if waits
        else sentences.paired(pairs.name, found),
        verdict=verdict_of(found.verdict),
        n=found.n,
        more=found.more,
        unit=_unit(waits),
        estimate=found.mean,
        low=found.low,
        high=found.high,
        p=found.p,
        q=q,
        family_size=size,
        coverage=sentences.rated_occasions(found.n, pairs.occasions, pairs.recalled),
        asides=_edges(pairs),
        method=sentences.HOW_FOUND["before_after"],
        behind=(
            Series("mood before", pairs.days, pairs.first),
            Series("mood after", pairs.days, pairs.second),
        ),
    )


def predictions(diary: Diary) -> Iterator[Ask[CalibrationInsight]]:
    """Pleasure, mastery and difficulty, over the plans of a year."""
    for pairs in diary.expected.values():
        yield Ask(CalibrationJob(pairs.first, pairs.second), partial(_prediction, pairs))


def _prediction(pairs: Pairs, found: CalibrationInsight) -> Card:
    waits = found.verdict == "not_enough"
    return Card(
        key=f"prediction.{pairs.key}",
        family="prediction",
        headline=sentences.waiting_for("prediction", [pairs.name], found.more)
        if waits
        else sentences.calibration(pairs.name, found),
        verdict=verdict_of(found.verdict),
        n=found.n,
        more=found.more,
        unit=_unit(waits),
        estimate=None if waits else found.bias,
        low=found.low,
        high=found.high,
        p=found.p,
        coverage=sentences.guessed_plans(found.n, pairs.occasions, pairs.recalled),
        asides=_edges(pairs),
        method=sentences.HOW_FOUND["prediction"],
        behind=(Series("expected", pairs.days, pairs.first), Series("felt", pairs.days, pairs.second)),
    )


def _unit(waits: bool) -> CardUnit:
    return "occasions" if waits else ""


def _edges(pairs: Pairs) -> tuple[str, ...]:
    share = edge_share([*pairs.first, *pairs.second])
    return (sentences.EDGES,) if share is not None and share > sentences.MANY_AT_THE_EDGES else ()
