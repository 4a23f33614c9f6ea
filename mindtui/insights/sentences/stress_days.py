"""The stress day in words."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Final

from mindtui.insights.sentences.words import counted, date_words, invitation, signed
from mindtui.insights.stress_day import DAYS_FOR_LOAD, Missing, StressAverage, StressDay

STRESS_DAY_FACT: Final = (
    "These are your own stress ratings, laid out by time of day the way cortisol researchers lay out "
    "samples. They are not cortisol levels. How stressed people feel and what their cortisol does often "
    "differ."
)
"""Stands under every view of the stress day, word for word."""

_MISSING_WORDS: Final[Mapping[Missing, str]] = {
    "ratings": "at least three ratings",
    "span": "eight hours between first and last",
    "gap": "no gap over seven hours",
    "morning": "a rating in the morning",
    "evening": "a rating in the evening",
}

_FOR_THE_LOAD: Final[tuple[Missing, ...]] = ("ratings", "span", "gap")
_FOR_THE_WAY: Final[tuple[Missing, ...]] = ("morning", "evening")


def stress_day(
    figures: StressDay,
    *,
    day: date,
    today: date,
    recalled: int = 0,
    whole_day: int = 0,
    shell: bool = False,
) -> tuple[str, ...]:
    """One stress day in plain words, the mean load first, then what is missing for it.

    `recalled` and `whole_day` count the ratings of the day that figures leave out.
    """
    when = "today" if day == today else f"on {date_words(day, today)}"
    left_out = _left_out(recalled, whole_day)
    if figures.n == 0 and left_out:
        return (f"No figures {when}: {left_out}.",)
    if figures.n == 0:
        return (f"No stress ratings {when}." + (f" {invitation(shell=shell)}" if day == today else ""),)
    said: list[str] = []
    if figures.mean_load is not None and figures.span is not None:
        over = f"{figures.span:.1f} hours ({counted(figures.n, 'rating', 'ratings')})"
        said.append(f"Mean load {figures.mean_load:.1f} of 10: average self-rated stress over {over}.")
    said += [" ".join(course)] if (course := _course(figures)) else []
    said += _short("mean load", when, [word for word in figures.missing if word in _FOR_THE_LOAD])
    said += _short(
        "way from waking to bedtime", when, [word for word in figures.missing if word in _FOR_THE_WAY]
    )
    if left_out:
        said.append(f"Left out of the figures: {left_out}.")
    return tuple(said)


def stress_average(average: StressAverage, days_back: int) -> str:
    """The mean load of the days before, or how many are missing for it."""
    opening = f"Mean load of the {days_back} days before"
    if average.mean_load is None:
        return f"{opening}: {more_valid_days(DAYS_FOR_LOAD - average.n_load)}."
    return f"{opening}: {average.mean_load:.1f} ({counted(average.n_load, 'valid day', 'valid days')})."


def more_valid_days(more: int) -> str:
    """What an average of several days waits for; a day is valid once it has the points for the figure."""
    return f"not enough yet: {counted(more, 'more valid day', 'more valid days')}"


def waking_told(at: time, *, assumed: bool) -> str:
    """When the day began for the person."""
    return f"Waking time: {at:%H:%M}" + (", supposed from the days before." if assumed else ".")


def _left_out(recalled: int, whole_day: int) -> str:
    """Which ratings count for no figure: those from memory, and those without an hour."""
    kinds = ((recalled, "recalled later"), (whole_day, "for the whole day"))
    return ", ".join(f"{counted(n, 'rating', 'ratings')} {what}" for n, what in kinds if n)


def _course(figures: StressDay) -> list[str]:
    """How the day went, as far as it is known, a sentence a figure."""
    said = []
    if figures.awakening_rise is not None:
        said.append(f"In the half hour after waking, stress {_moved(figures.awakening_rise, 1)}.")
    if figures.max_rise is not None:
        said.append(f"Stress {_highest(figures.max_rise)} the first rating.")
    if figures.slope is not None:
        said.append(f"From waking to bedtime, stress {_moved(figures.slope, 2)} an hour.")
    return said


def _highest(rise: float) -> str:
    if signed(rise) == "0.0":
        return "was never above"
    return f"was at most {rise:.1f} points above" if rise > 0 else f"stayed at least {-rise:.1f} points below"


def _moved(change: float, digits: int) -> str:
    size = f"{abs(change):.{digits}f}"
    if float(size) == 0:
        return f"moved by less than {10**-digits} points"
    return f"{'rose' if change > 0 else 'fell'} by {size} points"


def _short(what: str, when: str, missing: Sequence[Missing]) -> list[str]:
    if not missing:
        return []
    return [
        f"Not enough points {when} for the {what}: {', '.join(_MISSING_WORDS[word] for word in missing)}."
    ]
