"""A trend as a job; by itself, because a chart over time loads nothing else to work out."""

from typing import ClassVar, Final

from mindtui.insights.cards.job import Job
from mindtui.insights.trend import TrendInsight, trend_insight

_MANY: Final = 1000
"""Days from which a steep trend takes some 10 ms."""


class TrendJob(Job[TrendInsight], frozen=True, tag="trend"):
    """A measure from day `start` to day `end`."""

    answer: ClassVar[type[TrendInsight]] = TrendInsight

    days: tuple[int, ...]
    values: tuple[float, ...]
    start: int
    end: int

    @property
    def is_long(self) -> bool:
        """On years of days."""
        return len(self.days) > _MANY

    def run(self) -> TrendInsight:
        """Its trend."""
        return trend_insight(self.days, self.values, start=self.start, end=self.end)
