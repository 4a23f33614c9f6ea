"""The usual range of a measure in words."""

from typing import TYPE_CHECKING, Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences.words import MEASURE_WORDS, counted, not_enough

if TYPE_CHECKING:
    from mindtui.insights.variability import VariabilityInsight

MANY_AT_THE_EDGES: Final = 0.2

EDGES: Final = "More than a fifth of these ratings are 0 or 10; small changes cannot show there."
"""Stands beside figures of ratings whose `edge_share` is above `MANY_AT_THE_EDGES`."""


def variability(measure: RatingName, result: "VariabilityInsight") -> str:
    """Between what a measure usually lies, with its mean and n."""
    if result.mean is None or result.low is None or result.high is None:
        return not_enough(result.more, result.unit)
    days = counted(result.n, "day", "days")
    if result.sd == 0:
        return f"Your {MEASURE_WORDS[measure]} was {result.mean:.1f} on every day with a rating ({days})."
    return (
        f"Your {MEASURE_WORDS[measure]} is usually between {result.low:.1f} and {result.high:.1f}; "
        f"the mean is {result.mean:.1f} ({days})."
    )
