"""Results in words: the sentences under the charts. Figures come in, one sentence goes out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from mindtui.domain.check_in import RatingName
from mindtui.domain.clock import MONTHS
from mindtui.insights.base import Unit
from mindtui.insights.stress_day import Missing, StressAverage, StressDay
from mindtui.insights.trend import TrendInsight

MEASURE_WORDS: Final[Mapping[RatingName, str]] = {
    "mood": "mood",
    "energy": "energy",
    "stress": "self-rated stress",
}

STRESS_DAY_FACT: Final = (
    "These are your own stress ratings, laid out by time of day the way cortisol researchers lay out "
    "samples. They are not cortisol levels. How stressed people feel and what their cortisol does often "
    "differ."
)
"""Stands under every view of the stress day, word for word."""

_UNIT_WORDS: Final[Mapping[Unit, tuple[str, str]]] = {
    "logged_days": ("day with a check-in", "days with a check-in"),
    "weeks": ("week of check-ins", "weeks of check-ins"),
    "days_with": ("day with {name}", "days with {name}"),
    "days_without": ("day without {name}", "days without {name}"),
    "day_pairs": ("pair of days in a row", "pairs of days in a row"),
    "times_used": ("use of {name} followed by a check-in", "uses of {name} followed by a check-in"),
    "times_not_used": (
        "equally stressful moment without {name}",
        "equally stressful moments without {name}",
    ),
}

_MISSING_WORDS: Final[Mapping[Missing, str]] = {
    "ratings": "at least three ratings",
    "span": "eight hours between first and last",
    "gap": "no gap over seven hours",
    "morning": "a rating in the morning",
    "evening": "a rating in the evening",
}

_LEAST_DAYS_FOR_A_LOAD: Final = 3
_FOR_THE_LOAD: Final[tuple[Missing, ...]] = ("ratings", "span", "gap")
_FOR_THE_WAY: Final[tuple[Missing, ...]] = ("morning", "evening")


def counted(n: int, one: str, many: str) -> str:
    """A number with its noun: "1 day", "2 days"."""
    return f"{n} {one if n == 1 else many}"


def signed(value: float) -> str:
    """One decimal with its sign; what rounds to nothing has none."""
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text


def date_words(day: date, today: date) -> str:
    """ "May 3", and the year with it when it is another one."""
    year = "" if day.year == today.year else f", {day.year}"
    return f"{MONTHS[day.month - 1]} {day.day}{year}"


def more_of(more: int, unit: Unit, name: str = "") -> str:
    """What is still needed: "3 more days with a check-in"; `name` is the activity or skill of the unit."""
    one, many = (words.replace("{name}", name) for words in _UNIT_WORDS[unit])
    return f"{more} more {one if more == 1 else many}"


def not_enough(more: int, unit: Unit, name: str = "") -> str:
    """Why nothing is said yet."""
    return f"Not enough yet: {more_of(more, unit, name)}."


def coverage(logged: int, total: int) -> str:
    """How much of the days is known."""
    return f"Logged {logged} of {counted(total, 'day', 'days')}; gaps can hide hard days."


def no_check_ins(*, shell: bool = False) -> str:
    """What stands where a chart would be, with the next thing to do."""
    return f"No check-ins in these days. {_invitation(shell=shell)}"


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
        refused = f"; skipped on {counted(skipped, 'day', 'days')}" if skipped else ""
        return f"No ratings of {words} in these days{refused}."
    n, low = len(means), min(means)
    days = f"{n} of {counted(total, 'day', 'days')}"
    if n == 1:
        said = f"{low:.1f} on {days}"
    elif low == max(means):
        said = f"{low:.1f} on every day with a rating ({days})"
    else:
        said = f"mean {sum(means) / n:.1f} over {days}"
    asides = [f"skipped on {skipped} more"] if skipped else []
    if recalled:
        asides.append("all recalled later" if recalled == n else f"{recalled} recalled later")
    return "; ".join([f"{words.capitalize()}: {said}", *asides]) + "."


def no_line(more: int) -> str:
    """Why marks stand alone on a chart."""
    return f"Smoothed line: not enough yet: {more_of(more, 'logged_days')}."


def listed(measures: Sequence[RatingName]) -> str:
    """Measures in words: “mood, self-rated stress and energy”."""
    *before, last = (MEASURE_WORDS[measure] for measure in measures)
    return f"{', '.join(before)} and {last}" if before else last


def no_trend(measures: Sequence[RatingName], more: int) -> str:
    """How many days are missing for what could be said about the direction of these measures."""
    return f"Trend in {listed(measures)}: not enough yet: {more_of(more, 'logged_days')}."


def trend(measure: RatingName, result: TrendInsight, *, start: date, end: date, today: date) -> str:
    """What the days from `start` to `end` say about the direction of a measure."""
    words = MEASURE_WORDS[measure]
    if result.verdict == "not_enough":
        return no_trend([measure], result.more)
    counts = f"{result.logged} of {counted(result.total, 'day', 'days')} logged"
    if result.verdict == "no_clear" or result.per_week is None:
        return (
            f"No clear trend in {words} yet ({counts}). Slow changes often need more days than this to show."
        )
    if result.low is not None and result.high is not None:
        counts = f"95 % interval {signed(result.low)} to {signed(result.high)}; {counts}"
    if end >= today:
        opening = f"Since {date_words(start, today)}, {words} has moved"
    else:
        opening = f"From {date_words(start, today)} to {date_words(end, today)}, {words} moved"
    return f"{opening} {_per_week(result.per_week)} ({counts})."


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
        return (f"No stress ratings {when}." + (f" {_invitation(shell=shell)}" if day == today else ""),)
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


def stress_day_details(figures: StressDay) -> tuple[str, ...]:
    """The figures that researchers use, for those who want them; nothing where there are none."""
    parts = []
    if figures.auc_g is not None and figures.auc_i is not None:
        parts.append(f"area {figures.auc_g:.1f} point-hours, {_against_first(figures.auc_i)}")
    if figures.peak_slope is not None:
        parts.append(f"half an hour after waking to bedtime {figures.peak_slope:+.2f} points an hour")
    if figures.fit_slope is not None:
        parts.append(f"a straight line through the ratings {figures.fit_slope:+.2f}")
    return (f"In detail: {'; '.join(parts)}.",) if parts else ()


def stress_average(average: StressAverage, days_back: int) -> str:
    """The mean load of the days before, or how many are missing for it."""
    opening = f"Mean load of the {days_back} days before"
    if average.mean_load is None:
        more = counted(_LEAST_DAYS_FOR_A_LOAD - average.n_load, "more day", "more days")
        return f"{opening}: not enough yet: {more} with enough points."
    return f"{opening}: {average.mean_load:.1f} ({average.n_load} days with enough points)."


def _left_out(recalled: int, whole_day: int) -> str:
    """Which ratings count for no figure: those from memory, and those without an hour."""
    kinds = ((recalled, "recalled later"), (whole_day, "for the whole day"))
    return ", ".join(f"{counted(n, 'rating', 'ratings')} {what}" for n, what in kinds if n)


def _invitation(*, shell: bool) -> str:
    return "Check in with: mindtui log 6 4 (mood 6, stress 4)." if shell else "Press c to check in."


def _per_week(change: float) -> str:
    if signed(change) == "0.0":
        return f"less than 0.1 points a week, {'up' if change > 0 else 'down'}"
    return f"{signed(change)} points a week"


def _against_first(area: float) -> str:
    if signed(area) == "0.0":
        return "level with the first rating"
    return f"{abs(area):.1f} {'above' if area > 0 else 'below'} the level of the first rating"


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
