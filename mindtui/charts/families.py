"""Charts that show one thing of several measures, under one short name."""

from dataclasses import dataclass
from typing import Final

from mindtui.charts.gallery import CHARTS, EXPECTED, WEEKDAYS, YEARS, ChartName


@dataclass(frozen=True, slots=True)
class Family:
    """Charts that differ in their measure only. `name` is one short word."""

    name: str
    charts: tuple[ChartName, ...]


STRESS_DAY: Final = Family("Day", ("stress-day",))

BELIEFS: Final = Family("Beliefs", ("beliefs",))

_NAMED: Final = (
    Family("Ratings", ("mood", "stress", "energy", "all")),
    STRESS_DAY,
    Family("Year", tuple(YEARS)),
    Family("Week", tuple(WEEKDAYS)),
    Family("Feelings", ("feelings",)),
    Family("Activities", ("activities",)),
    Family("Expected", tuple(EXPECTED)),
    BELIEFS,
)
_KNOWN: Final = {name for family in _NAMED for name in family.charts}

FAMILIES: Final = (
    *_NAMED,
    *(Family(name.capitalize(), (name,)) for name in CHARTS if name not in _KNOWN),
)
"""Every chart in exactly one family, in the order in which they are offered."""
