"""The slow parts of the cards, each a plain value that can be worked out in any thread or process."""

from typing import ClassVar, TypeAlias

from msgspec import Struct

from mindtui.insights.calibration import CalibrationInsight, calibration_insight
from mindtui.insights.differences import WEEKEND
from mindtui.insights.levels import LevelMatched, level_matched
from mindtui.insights.links import LinkInsight, LinkQuestion, weekend_insight
from mindtui.insights.pairs import PairedInsight, paired_insight
from mindtui.insights.trend import TrendInsight, trend_insight
from mindtui.insights.variability import VariabilityInsight, variability_insight

Answer: TypeAlias = (
    TrendInsight | LinkInsight | PairedInsight | CalibrationInsight | VariabilityInsight | LevelMatched
)


class TrendJob(Struct, frozen=True, tag="trend"):
    """A measure from day `start` to day `end`."""

    answer: ClassVar[type[TrendInsight]] = TrendInsight

    days: tuple[int, ...]
    values: tuple[float, ...]
    start: int
    end: int

    def run(self) -> TrendInsight:
        """Its trend."""
        return trend_insight(self.days, self.values, start=self.start, end=self.end)


class LinkJob(Struct, frozen=True, tag="link"):
    """A tag or an activity with an outcome; `every_interval`: also where it will not be clear."""

    answer: ClassVar[type[LinkInsight]] = LinkInsight

    question: LinkQuestion
    every_interval: bool = False

    def run(self) -> LinkInsight:
        """Its figures, not judged among the others yet."""
        return self.question.answer(frozenset(WEEKEND), briefly=True, every_interval=self.every_interval)


class WeekendJob(Struct, frozen=True, tag="weekend"):
    """A measure on weekends and weekdays."""

    answer: ClassVar[type[PairedInsight]] = PairedInsight

    days: tuple[int, ...]
    values: tuple[float, ...]

    def run(self) -> PairedInsight:
        """The difference over whole weeks."""
        return weekend_insight(self.days, self.values)


class PairsJob(Struct, frozen=True, tag="pairs"):
    """Ratings before and after."""

    answer: ClassVar[type[PairedInsight]] = PairedInsight

    before: tuple[int, ...]
    after: tuple[int, ...]

    def run(self) -> PairedInsight:
        """The mean change."""
        return paired_insight(self.before, self.after)


class CalibrationJob(Struct, frozen=True, tag="calibration"):
    """What was expected and what was felt."""

    answer: ClassVar[type[CalibrationInsight]] = CalibrationInsight

    expected: tuple[int, ...]
    felt: tuple[int, ...]

    def run(self) -> CalibrationInsight:
        """Which way the expectations lean."""
        return calibration_insight(self.expected, self.felt)


class RangeJob(Struct, frozen=True, tag="range"):
    """A measure over its days."""

    answer: ClassVar[type[VariabilityInsight]] = VariabilityInsight

    days: tuple[int, ...]
    values: tuple[float, ...]

    def run(self) -> VariabilityInsight:
        """Its usual range."""
        return variability_insight(self.days, self.values)


class LevelsJob(Struct, frozen=True, tag="levels"):
    """Stress at a check-in and at the next one, and whether a skill was used in between."""

    answer: ClassVar[type[LevelMatched]] = LevelMatched

    before: tuple[int, ...]
    after: tuple[int, ...]
    used: tuple[int, ...]

    def run(self) -> LevelMatched:
        """The difference at equal starting levels."""
        return level_matched(self.before, self.after, self.used)


AnyJob: TypeAlias = TrendJob | LinkJob | WeekendJob | PairsJob | CalibrationJob | RangeJob | LevelsJob
