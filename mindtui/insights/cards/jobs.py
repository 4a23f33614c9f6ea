"""The slow parts of cards and words, each a plain value that can be worked out in any thread or process."""

from typing import ClassVar, Final, TypeAlias

from mindtui.insights.base import WEEKEND
from mindtui.insights.calibration import CalibrationInsight, calibration_insight
from mindtui.insights.cards.job import Job
from mindtui.insights.cards.trend_job import TrendJob
from mindtui.insights.levels import LevelMatched, level_matched
from mindtui.insights.links import LinkInsight, LinkQuestion, weekend_insight
from mindtui.insights.pairs import PairedInsight, paired_insight
from mindtui.insights.variability import VariabilityInsight, variability_insight

_MANY: Final = 60
"""Differences whose signs take some 10 ms to flip."""


class LinkJob(Job[LinkInsight], frozen=True, tag="link"):
    """A tag or an activity with an outcome; `every_interval`: also where it will not be clear."""

    answer: ClassVar[type[LinkInsight]] = LinkInsight

    question: LinkQuestion
    every_interval: bool = False
    weekend: tuple[int, ...] = WEEKEND

    def run(self) -> LinkInsight:
        """Its figures, not judged among the others yet."""
        return self.question.answer(frozenset(self.weekend), briefly=True, every_interval=self.every_interval)


class WeekendJob(Job[PairedInsight], frozen=True, tag="weekend"):
    """A measure on weekends and weekdays."""

    answer: ClassVar[type[PairedInsight]] = PairedInsight

    days: tuple[int, ...]
    values: tuple[float, ...]
    weekend: tuple[int, ...] = WEEKEND

    @property
    def is_long(self) -> bool:
        """Its differences are of weeks."""
        return len(self.days) > 7 * _MANY

    def run(self) -> PairedInsight:
        """The difference over whole weeks."""
        return weekend_insight(self.days, self.values, weekend=self.weekend)


class PairsJob(Job[PairedInsight], frozen=True, tag="pairs"):
    """Ratings before and after."""

    answer: ClassVar[type[PairedInsight]] = PairedInsight

    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def is_long(self) -> bool:
        """Its differences are of pairs."""
        return len(self.before) > _MANY

    def run(self) -> PairedInsight:
        """The mean change."""
        return paired_insight(self.before, self.after)


class CalibrationJob(Job[CalibrationInsight], frozen=True, tag="calibration"):
    """What was expected and what was felt."""

    answer: ClassVar[type[CalibrationInsight]] = CalibrationInsight

    expected: tuple[int, ...]
    felt: tuple[int, ...]

    @property
    def is_long(self) -> bool:
        """Its differences are of occasions."""
        return len(self.expected) > _MANY

    def run(self) -> CalibrationInsight:
        """Which way the expectations lean."""
        return calibration_insight(self.expected, self.felt)


class RangeJob(Job[VariabilityInsight], frozen=True, tag="range"):
    """A measure over its days."""

    answer: ClassVar[type[VariabilityInsight]] = VariabilityInsight

    days: tuple[int, ...]
    values: tuple[float, ...]

    def run(self) -> VariabilityInsight:
        """Its usual range."""
        return variability_insight(self.days, self.values)


class LevelsJob(Job[LevelMatched], frozen=True, tag="levels"):
    """Stress at a check-in and at the next one, and whether a skill was used in between."""

    answer: ClassVar[type[LevelMatched]] = LevelMatched

    before: tuple[int, ...]
    after: tuple[int, ...]
    used: tuple[int, ...]

    def run(self) -> LevelMatched:
        """The difference at equal starting levels."""
        return level_matched(self.before, self.after, self.used)


AnyJob: TypeAlias = TrendJob | LinkJob | WeekendJob | PairsJob | CalibrationJob | RangeJob | LevelsJob
