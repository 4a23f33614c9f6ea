"""Links in words: activities, weekends and skills with how the days are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mindtui.domain.check_in import RatingName
from mindtui.insights.base import WEEKEND
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    counted,
    held_back,
    known,
    more_of,
    not_enough,
    not_enough_rated,
    opening,
    other_weekend,
    points,
)

if TYPE_CHECKING:
    from mindtui.insights.levels import LevelMatched
    from mindtui.insights.links import LinkInsight
    from mindtui.insights.pairs import PairedInsight


def link(measure: RatingName, result: "LinkInsight", *, next_day: bool = False) -> str:
    """What may be said about an activity or tag and a measure on the same day, or on the day after."""
    words, name = MEASURE_WORDS[measure], result.name
    if result.verdict == "not_enough":
        return held_back(f"{opening(name)} and {words}", more_of(result.more, result.unit, name))
    counts = f"{counted(result.n_with, 'day', 'days')} with, {result.n_without} without"
    when = "the day after" if next_day else "on the same day"
    if result.verdict == "no_clear" or result.difference is None:
        return f"No clear link yet between {name} and {words} {when} ({counts})."
    size, bracket = points(result.difference), known(result.low, result.high, counts)
    if next_day:
        return f"The day after {name}, {words} differs by {size} {bracket}."
    return (
        f"{opening(name)} goes with a difference of {size} in {words} {when} {bracket}. "
        "Which comes first, this cannot tell."
    )


def paired(activity: str, result: "PairedInsight") -> str:
    """What may be said about mood just before and just after a planned activity."""
    if result.verdict == "not_enough":
        return not_enough_rated(result.more)
    times = counted(result.n, "time", "times")
    if result.verdict == "no_clear" or result.mean is None:
        return f"No clear change in mood from before to after {activity} yet ({times})."
    return (
        f"From just before to just after {activity}, mood moved {points(result.mean)} on average "
        f"{known(result.low, result.high, times)}. Time of day may be part of it."
    )


def weekend(measure: RatingName, result: "PairedInsight", days: Sequence[int] = WEEKEND) -> str:
    """What may be said about weekends against weekdays; `days` are those of a weekend, 0 for Monday."""
    if result.verdict == "not_enough":
        return not_enough(result.more, "weeks")
    words, weeks = MEASURE_WORDS[measure], counted(result.n, "week", "weeks")
    other = f" ({', '.join(named)})" if (named := other_weekend(days)) else ""
    if result.verdict == "no_clear" or result.mean is None:
        return f"No clear weekend difference{other} in {words} yet ({weeks})."
    size = points(result.mean)
    return (
        f"On weekends{other} {words} differs by {size} from weekdays {known(result.low, result.high, weeks)}."
    )


def skill(name: str, result: "LevelMatched", ends: tuple[float, float] | None = None) -> str:
    """What may be said about the check-in after a skill against equally stressful moments without it.

    `ends` are those of the 95 % interval.
    """
    if result.verdict == "not_enough":
        return not_enough(result.more, result.unit, name)
    times = f"{result.n_used} and {result.n_other} times"
    if result.verdict == "no_clear" or result.difference is None:
        return f"No clear difference yet between {name} and equally stressful moments without it ({times})."
    low, high = ends or (None, None)
    return (
        f"After {name}, self-rated stress at the next check-in differed by {points(result.difference)} "
        f"from equally stressful moments without it {known(low, high, times)}."
    )


def skill_plain(name: str, mean: float, n: int) -> str:
    """The mean change of distress right after a skill, which is never tested."""
    times = counted(n, "time", "times")
    return (
        f"Right after {name}, distress differed by {points(mean)} from right before, on average ({times}). "
        "Some of that would have happened anyway."
    )
