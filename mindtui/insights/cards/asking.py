"""A question to the figures: what has to be worked out for a card, and the card that comes of the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences
from mindtui.insights.base import Verdict
from mindtui.insights.cards.card import Card, CardVerdict
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.job import A, Job
from mindtui.insights.ratings import Measured


@dataclass(frozen=True, slots=True)
class Ask(Generic[A]):
    """A job, and how its answer is put on a card."""

    job: Job[A]
    card: Callable[[A], Card]


def verdict_of(verdict: Verdict) -> CardVerdict:
    """The verdict of an insight on a card; trials, which alone are running, have no card here."""
    return "not_enough" if verdict == "running" else verdict


def coverage_of(diary: Diary, measure: RatingName, start: int) -> str:
    """On how many of the days from `start` on a measure has a rating."""
    logged = diary.measures[measure].between(start, diary.today).days
    if not logged:
        return sentences.NOTHING_LOGGED
    return sentences.coverage(len(logged), diary.today - diary.begin_of(measure, start) + 1)


def asides_of(measure: RatingName, measured: Measured) -> tuple[str, ...]:
    """What else is to be said of the ratings of some days."""
    said = []
    if sum(measured.at_ends) > sentences.MANY_AT_THE_EDGES * sum(measured.counts):
        said.append(sentences.EDGES)
    if measured.all_recalled:
        said.append(sentences.ALL_RECALLED)
    if len(measured.skipped) > sentences.MANY_SKIPPED * (len(measured.days) + len(measured.skipped)):
        said.append(sentences.skipped_days(measure, len(measured.skipped)))
    return tuple(said)
