"""The stress day in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from mindtui.domain.slots import Slot
from mindtui.insights.sentences.words import counted, date_words, held_back, in_a_row, invitation, signed

if TYPE_CHECKING:
    from mindtui.insights.stress_day import Missing, StressAverage, StressDay

STRESS_DAY_FACT: Final = (
    "These are your own stress ratings, laid out by time of day the way cortisol researchers lay out "
    "samples. They are not cortisol levels. How stressed people feel and what their cortisol does often "
    "differ."
)
"""Stands under every view of the stress day, word for word."""

STRESS_DAY_TERMS: Final = (
    "Mean load is the average over the hours from the first rating to the last; days compare by it.",
    (
        "Area (AUCg) is stress times hours, added up from the first rating to the last. Increase (AUCi) is "
        "the part above the first rating; below 0, stress mostly lay lower."
    ),
    "Rise after waking is the rating half an hour after waking less the one at waking.",
    (
        "Per hour is the change between two ratings by the hours between them; the straight line goes "
        "through all ratings but the one half an hour after waking."
    ),
    "AUCg and AUCi stand for area under the curve, with respect to ground and to increase.",
)
"""What the names in the table of figures mean."""

_MISSING_WORDS: Final["Mapping[Missing, str]"] = {
    "ratings": "at least three ratings",
    "span": "eight hours between first and last",
    "gap": "no gap over seven hours",
    "morning": "a rating in the morning (by 10:00, or within two hours of waking)",
    "evening": "a rating in the evening (20:00 or later)",
}

_FOR_THE_LOAD: Final["tuple[Missing, ...]"] = ("ratings", "span", "gap")
_FOR_THE_WAY: Final["tuple[Missing, ...]"] = ("morning", "evening")
_COMES_WITH_MORE: Final["frozenset[Missing]"] = frozenset(("ratings", "span", "evening"))


def stress_day(
    figures: "StressDay",
    *,
    day: date,
    today: date,
    recalled: int = 0,
    whole_day: int = 0,
    skipped: int = 0,
    shell: bool = False,
) -> tuple[str, ...]:
    """One stress day in plain words, the mean load first.

    `recalled` and `whole_day` count the ratings of the day that figures leave out, `skipped` the check-ins
    that refused one.
    """
    when = _when(day, today)
    left_out = _left_out(recalled, whole_day)
    if figures.n == 0 and left_out:
        return (f"No figures {when}: {left_out}. Figures take ratings of the moment itself.",)
    if figures.n == 0:
        refused = f": skipped in {counted(skipped, 'check-in', 'check-ins')}" if skipped else ""
        return (
            f"No stress ratings {when}{refused}." + (f" {invitation(shell=shell)}" if day == today else ""),
        )
    said: list[str] = []
    if figures.mean_load is not None and figures.span is not None:
        over = f"{figures.span:.1f} hours ({counted(figures.n, 'rating', 'ratings')})"
        said.append(f"Mean load {figures.mean_load:.1f} of 10: average self-rated stress over {over}.")
    said += [" ".join(course)] if (course := _course(figures)) else []
    if left_out:
        said.append(f"Left out of the figures: {left_out}.")
    return tuple(said)


def stress_day_needs(
    figures: "StressDay",
    *,
    day: date,
    today: date,
    rated: Collection[Slot | None] = (),
    woke: bool = False,
    shell: bool = False,
) -> tuple[str, ...]:
    """What each missing figure of a day with ratings needs.

    `rated` holds the slots with a rating that counts, `woke` says whether the waking time was told.
    """
    if figures.n == 0:
        return ()
    lacks = _lacks(figures)
    if figures.awakening_rise is None:
        lacks["rise after waking"] = list(_lacks_for_the_rise(rated, woke=woke, shell=shell))
    said = [*_needed(lacks, _when(day, today))]
    if figures.missing:
        later = day == today and _COMES_WITH_MORE.issuperset(figures.missing)
        said.append(
            "A check-in later in the day may still complete this."
            if later
            else "A rating in each of the five slots gives every figure."
        )
    return tuple(said)


def clock_changed(hours: float) -> str:
    """Why the times of a day are not those on the wall: it went on by another clock."""
    way = (
        f"set {'back' if hours < 0 else 'forward'} by {abs(hours):g} {'hour' if abs(hours) == 1 else 'hours'}"
    )
    return (
        f"The clock was {way} during this day. Times here go on by the clock of the first rating, so the "
        "hours between ratings are true."
    )


def stress_average(
    average: "StressAverage", days_back: int, *, is_over: bool = False, counts_later: bool = False
) -> str:
    """The mean load of the days before, or how many are missing for it.

    `is_over`: the days before this one are complete. `counts_later`: this one is valid, and not over.
    """
    from mindtui.insights.stress_day import DAYS_FOR_LOAD

    opening = f"Mean load of the {days_back} days before"
    if average.mean_load is not None:
        return f"{opening}: {average.mean_load:.1f} ({counted(average.n_load, 'valid day', 'valid days')})."
    more = counted(DAYS_FOR_LOAD - average.n_load, "more valid day", "more valid days")
    waits = held_back(opening, more, "past" if is_over else "open")
    later = " Today counts once it is over." if counts_later else ""
    return f"{waits}{later} A valid day has three ratings over eight hours or more, and no gap over seven."


def usual_meant(least: int) -> str:
    """What a usual range is, and from when on there is one."""
    return (
        f"Usual is where the middle eight of ten ratings in a slot lay (10th to 90th percentile), from "
        f"{least} days with a rating there on."
    )


def days_for_average(n: int, least: int, *, is_over: bool = False, brief: bool = False) -> str:
    """What the average of a figure waits for, in the cell of a table; `n` days have the figure."""
    if is_over:
        return f"{'' if brief else 'not enough: '}{n} of {least} days"
    more = counted(least - n, "more day", "more days")
    return more if brief else f"not enough yet: {more} with it"


def _when(day: date, today: date) -> str:
    return "today" if day == today else f"on {date_words(day, today)}"


def _left_out(recalled: int, whole_day: int) -> str:
    """Which ratings count for no figure: those from memory, and those without an hour."""
    kinds = ((recalled, "recalled later"), (whole_day, "for the whole day"))
    return ", ".join(f"{counted(n, 'rating', 'ratings')} {what}" for n, what in kinds if n)


def _course(figures: "StressDay") -> list[str]:
    """How the day went, as far as it is known, a sentence a figure."""
    said = []
    if figures.awakening_rise is not None:
        said.append(f"In the half hour after waking, stress {_moved(figures.awakening_rise)}.")
    if figures.max_rise is not None:
        said.append(f"Stress {_highest(figures.max_rise)} the first rating.")
    if figures.slope is not None and figures.span is not None:
        by_hour = (
            f" ({abs(figures.slope):.2f} an hour)" if signed(figures.slope * figures.span) != "0.0" else ""
        )
        said.append(f"Over the day, stress {_moved(figures.slope * figures.span)}{by_hour}.")
    return said


def _highest(rise: float) -> str:
    if signed(rise) == "0.0":
        return "was never above"
    return f"was at most {rise:.1f} points above" if rise > 0 else f"stayed at least {-rise:.1f} points below"


def _moved(change: float) -> str:
    if signed(change) == "0.0":
        return "ended where it began"
    return f"{'rose' if change > 0 else 'fell'} by {abs(change):.1f} points"


def _lacks(figures: "StressDay") -> dict[str, list[str]]:
    """What the ratings lack for the mean load and the way over the day."""
    # Rounded to the side that lacks: just short of eight hours would read as eight. A millionth of a tenth is
    # what hours made of minutes are off by.
    here = {
        "ratings": f" (here {figures.n})",
        "span": f" (here {floor((figures.span or 0) * 10 + 1e-6) / 10:.1f})",
        "gap": f" (here {ceil((figures.largest_gap or 0) * 10 - 1e-6) / 10:.1f})",
    }
    return {
        what: [_MISSING_WORDS[word] + here.get(word, "") for word in figures.missing if word in kinds]
        for what, kinds in (("mean load", _FOR_THE_LOAD), ("way from morning to evening", _FOR_THE_WAY))
    }


def _lacks_for_the_rise(rated: Collection[Slot | None], *, woke: bool, shell: bool) -> Iterator[str]:
    if "wake" not in rated:
        yield "a rating at waking"
    if "wake+30" not in rated:
        yield "a rating half an hour after waking" if "wake" in rated else "one half an hour later"
    if not woke:
        yield f"the waking time ({'mindtui log s 4 --woke 07:00' if shell else '“Woke at” in the check-in'})"


def _needed(lacks: Mapping[str, Sequence[str]], when: str) -> Iterator[str]:
    """What each figure lacks, a sentence each, with the day in the first one."""
    opening = f"Not enough points {when} for the {{what}}: it needs"
    for what, words in lacks.items():
        if words:
            yield f"{opening.format(what=what)} {in_a_row(words)}."
            opening = "For the {what}:"
