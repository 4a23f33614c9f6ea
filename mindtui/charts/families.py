"""Charts that show one thing of several measures, under one short name."""

from typing import Final

from msgspec import Struct

from mindtui.charts.gallery import EXPECTED, WEEKDAYS, YEARS, ChartName
from mindtui.charts.trend_data import TrendData


class Family(Struct, frozen=True):
    """Charts that differ in their measure only. `name` is one short word."""

    name: str
    charts: tuple[ChartName, ...]


STRESS_DAY: Final = Family("Day", ("stress-day",))

SCORES: Final = Family("Scores", ("scores",))

FAMILIES: Final = (
    Family("Ratings", ("mood", "stress", "energy", "all")),
    STRESS_DAY,
    Family("Year", tuple(YEARS)),
    Family("Week", tuple(WEEKDAYS)),
    Family("Feelings", ("feelings",)),
    Family("Activities", ("activities",)),
    Family("Expected", tuple(EXPECTED)),
    Family("Beliefs", ("beliefs",)),
    SCORES,
)
"""Every chart in exactly one family, in the order in which they are offered."""


def families_of(data: TrendData) -> tuple[Family, ...]:
    """The families that are offered: scores only where there are some, since not everybody fills in forms."""
    return FAMILIES if data.scores() else tuple(family for family in FAMILIES if family != SCORES)
