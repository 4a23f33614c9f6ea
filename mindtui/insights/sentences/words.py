"""What sentences share: names of measures and units, plurals, signs, dates, and what is still needed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias

from mindtui.domain.check_in import RatingName
from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.insights.base import WEEKEND, Unit

MEASURE_WORDS: Final[Mapping[RatingName, str]] = {
    "mood": "mood",
    "energy": "energy",
    "stress": "self-rated stress",
}

Outlook: TypeAlias = Literal["open", "past", "short"]
"""Whether more can still come into the days of a chart: they are over, or too few whatever comes."""

_UNIT_WORDS: Final[Mapping[Unit, tuple[str, str]]] = {
    "logged_days": ("day with a rating", "days with a rating"),
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


def counted(n: int, one: str, many: str) -> str:
    """A number with its noun: "1 day", "2 days"."""
    return f"{n} {one if n == 1 else many}"


def other_weekend(days: Sequence[int]) -> Sequence[str]:
    """The names of weekend days, 0 for Monday, where they have to be said: Saturday and Sunday have not."""
    return () if set(days) == set(WEEKEND) else [WEEKDAYS[day] for day in sorted(set(days))]


def in_a_row(words: Sequence[str]) -> str:
    """Words as one lists them: "one, two and three"."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def recalled_later(recalled: int, of: int) -> str:
    """How many were entered later from memory; empty for none."""
    if not recalled:
        return ""
    return "all recalled later" if recalled == of else f"{recalled} recalled later"


def refused(skipped: int, rated: int) -> str:
    """On how many days a rating was refused instead of given, beside those with one; empty for none."""
    if not skipped:
        return ""
    return f"skipped on {skipped} more" if rated else f"skipped on {counted(skipped, 'day', 'days')}"


def with_asides(said: str, *asides: str) -> str:
    """A sentence with what else is to be said in it; an empty aside is none."""
    return f"{'; '.join(filter(None, (said, *asides)))}."


def signed(value: float) -> str:
    """One decimal with its sign; what rounds to nothing has none."""
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text


def points(change: float) -> str:
    """A clear change: "+1.2 points"; one that rounds to nothing is not called 0.0."""
    text = signed(change)
    return "less than 0.1 points" if text == "0.0" else f"{text} points"


def interval(low: float, high: float) -> str:
    """Both ends of an interval: "+0.2 to +1.4"; finer where one decimal would show an end as nothing."""
    decimals = (1,) if "0.0" not in (signed(low), signed(high)) else (2, 3)
    return " to ".join(_end(value, decimals) for value in (low, high))


def _end(value: float, decimals: Iterable[int]) -> str:
    texts = (f"{value:+.{places}f}" for places in decimals)
    return next((text for text in texts if float(text)), "0")


def known(low: float | None, high: float | None, counts: str, *, is_clear: bool = True) -> str:
    """What stands in brackets: the interval, as far as there is one, and the counts.

    The test says whether there is anything, the interval how large it may be: where it holds nothing although
    the answer is clear, that is said.
    """
    if low is None or high is None:
        return f"({counts})"
    aside = ": the direction is clear, the size is not" if is_clear and low <= 0 <= high else ""
    return f"(95 % interval {interval(low, high)}{aside}; {counts})"


def date_words(day: date, today: date) -> str:
    """ "May 3", and the year with it when it is another one."""
    year = "" if day.year == today.year else f", {day.year}"
    return f"{MONTHS[day.month - 1]} {day.day}{year}"


def more_of(more: int, unit: Unit, name: str = "") -> str:
    """What is still needed: "3 more days with a rating"; `name` is the activity or skill of the unit."""
    one, many = (words.replace("{name}", name) for words in _UNIT_WORDS[unit])
    return f"{more} more {one if more == 1 else many}"


def more_rated(more: int) -> str:
    """The same where what counts is an occasion with both its ratings."""
    return counted(more, "more rated occasion", "more rated occasions")


def held_back(what: str, missing: str, outlook: Outlook = "open") -> str:
    """Why nothing is said of something yet; `missing` is like "3 more days with a rating"."""
    if outlook == "short":
        return f"{what}: these days are too few for it; it takes a longer range."
    if outlook == "past":
        return f"{what}: not enough in these days: {missing} would be needed."
    return f"{what}: not enough yet: {missing}."


def not_enough(more: int, unit: Unit, name: str = "") -> str:
    """Why nothing is said yet."""
    return f"Not enough yet: {more_of(more, unit, name)}."


def not_enough_rated(more: int, outlook: Outlook = "open") -> str:
    """The same where what counts is an occasion with both its ratings."""
    if outlook == "open":
        return f"Not enough yet: {more_rated(more)}."
    return f"Not enough in these days: {more_rated(more)} would be needed."


def opening(name: str) -> str:
    """What a person wrote, where it opens a sentence."""
    return name[:1].upper() + name[1:]


def coverage(logged: int, total: int, since: str = "") -> str:
    """How much of the days is known; `since` is of `since_first`, where they are fewer than those shown."""
    gaps = "; gaps can hide hard days" if logged < total else ""
    return f"Logged {logged} of {counted(total, 'day', 'days')}{since}{gaps}."


def since_first(measures: int = 0) -> str:
    """From when on days count: the first check-in, or the first that asked for one of so many measures."""
    what = {0: "", 1: " with it"}.get(measures, " with one of them")
    return f" since your first check-in{what}"


def no_check_ins(outlook: Outlook = "open", *, shell: bool = False) -> str:
    """What stands where a chart would be, with the next thing to do unless the days are over."""
    return "No check-ins in these days." + ("" if outlook == "past" else f" {invitation(shell=shell)}")


def last_check_in(day: date, today: date) -> str:
    """Where there are check-ins, beside what says that there are none in the days that are shown."""
    return f"The last check-in before was on {date_words(day, today)}."


def dated_later(n: int) -> str:
    """Why check-ins of days to come stand in no chart and on no card."""
    these, they = ("check-in is", "It stands") if n == 1 else ("check-ins are", "They stand")
    return (
        f"{n} {these} dated after today and left out: the clock was ahead then, or is behind now. "
        f"{they} first in the Journal."
    )


def invitation(*, shell: bool) -> str:
    """The next thing to do where nothing is recorded."""
    return "Check in with: mindtui log 6 4 (mood 6, stress 4)." if shell else "Press c to check in."


def listed(measures: Sequence[RatingName]) -> str:
    """Measures in words: “mood, self-rated stress and energy”."""
    return in_a_row([MEASURE_WORDS[measure] for measure in measures])
