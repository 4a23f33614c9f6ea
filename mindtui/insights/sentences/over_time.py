"""A measure over many days in words: its level and its trend."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    Outlook,
    counted,
    date_words,
    held_back,
    known,
    listed,
    more_of,
    points,
    recalled_later,
    refused,
    signed,
    with_asides,
)

if TYPE_CHECKING:
    from mindtui.insights.trend import TrendInsight

OtherRange: TypeAlias = Literal["none", "shorter", "longer"]
"""The range in which a trend takes fewer more days than in this one."""

_ASIDES: Final[Mapping[OtherRange, str]] = {
    "none": "",
    "shorter": "; a shorter range needs fewer",
    "longer": "; a longer range may need fewer",
}

_MANY_DAYS: Final = 366
"""Beyond these it is not for want of days that a trend is not clear."""


def level(
    measure: RatingName,
    means: Sequence[float],
    total: int,
    *,
    recalled: int = 0,
    skipped: int = 0,
) -> str:
    """A measure over `total` days: the mean of its daily means with n, and what is special about them.

    `recalled` counts those of the days whose every rating was entered later, `skipped` the days it was
    refused instead of rated.
    """
    words = MEASURE_WORDS[measure]
    if not means:
        return with_asides(f"No ratings of {words} in these days", refused(skipped, 0))
    n, low = len(means), min(means)
    days = f"{n} of {counted(total, 'day', 'days')}"
    if n == 1:
        said = f"{low:.1f} on {days}"
    elif low == max(means):
        said = f"{low:.1f} on every day with a rating ({days})"
    else:
        said = f"mean {sum(means) / n:.1f} over {days}"
    return with_asides(f"{words.capitalize()}: {said}", refused(skipped, n), recalled_later(recalled, n))


NOTHING_BEFORE: Final = "All of your days are shown: there is no period before to compare with."


def compared(
    measure: RatingName, here: Sequence[float], there: Sequence[float], total: int, *, before: int
) -> str:
    """The mean of daily means of these `total` days beside that of the `before` ones before, each with n."""
    words = MEASURE_WORDS[measure].capitalize()
    days = counted(before, "day", "days")
    if not there:
        return f"{words}: no ratings in the {days} before."
    if not here:
        these = counted(total, "day", "days")
        return f"{words}: no ratings in these {these}; {_mean_on(there)} of the {days} before."
    # Of the means as they are said: 5.7 beside 5.7 is not 0.1 points lower.
    change = round(sum(here) / len(here), 1) - round(sum(there) / len(there), 1)
    size = f"{abs(change):.1f}"
    if size == "0.0":
        way = "about the same"
    else:
        way = f"{size} {'point' if size == '1.0' else 'points'} {'higher' if change > 0 else 'lower'}"
    return f"{words}: {_mean_on(here)}, {_mean_on(there)} of the {days} before: {way}."


def _mean_on(means: Sequence[float]) -> str:
    return f"{sum(means) / len(means):.1f} on {counted(len(means), 'day', 'days')}"


def no_line(more: int, outlook: Outlook = "open") -> str:
    """Why marks stand alone on a chart."""
    return held_back("Smoothed line", more_of(more, "logged_days"), outlook)


def no_trend(
    measures: Sequence[RatingName], more: int, outlook: Outlook = "open", *, other: OtherRange = "none"
) -> str:
    """How many days are missing for what could be said about the direction of these measures.

    `other`: which range takes fewer of them, or may do so.
    """
    aside = _ASIDES[other] if outlook == "open" else ""
    return held_back(f"Trend in {listed(measures)}", more_of(more, "logged_days") + aside, outlook)


def trend(
    measure: RatingName,
    result: "TrendInsight",
    *,
    start: date,
    end: date,
    today: date,
    outlook: Outlook = "open",
    other: OtherRange = "none",
) -> str:
    """What the days from `start` to `end` say about the direction of a measure."""
    words = MEASURE_WORDS[measure]
    if result.verdict == "not_enough":
        return no_trend([measure], result.more, outlook, other=other)
    counts = f"{result.logged} of {counted(result.total, 'day', 'days')} logged"
    if result.verdict == "no_clear" or result.per_week is None:
        rest = "Slow changes often need more days than this to show"
        if result.total > _MANY_DAYS:
            rest = "A small one could still be there"
        return f"No clear trend in {words} yet ({counts}). {rest}."
    if end >= today:
        opening = f"Since {date_words(start, today)}, {words} has moved"
    else:
        opening = f"From {date_words(start, today)} to {date_words(end, today)}, {words} moved"
    if signed(result.per_week) != "0.0":
        return f"{opening} {points(result.per_week)} a week {known(result.low, result.high, counts)}."
    # A line that is nearly level by the week has a direction, and over all its days a size.
    weeks = result.total / 7
    low, high = (None if end is None else end * weeks for end in (result.low, result.high))
    whole = f"{signed(result.per_week * weeks)} over these {counted(result.total, 'day', 'days')}"
    way = "up" if result.per_week > 0 else "down"
    return f"{opening} less than 0.1 points a week, {way}: {whole} {known(low, high, counts)}."
