"""How a repeat is said: "weekly on mon, thu until 2026-12-20" as typed, and a rule in words for lists."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.domain.repeat import WEEKDAY_CODES, Rule, unreadable
from mindtui.domain.text import one_line
from mindtui.domain.when import parse_day, weekday_number
from mindtui.errors import UsageError

USUAL_WEEKS: Final = 4
"""How long a repeat goes on where nobody said; one that comes more rarely than weekly comes so many times."""

_WORKDAYS: Final = "every mon, tue, wed, thu, fri"
_SAME: Final = {
    "daily": "every day",
    "weekly": "every week",
    "monthly": "every month",
    "weekdays": _WORKDAYS,
    "every weekday": _WORKDAYS,
    "weekends": "every sat, sun",
}
_UNITS: Final = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}
_PLACES: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}


def read_repeat(
    text: str, first_day: date, today: date, *, until: date | None = None, times: int | None = None
) -> str:
    """The rule that words mean for a plan of `first_day`: "weekly on mon, thu", "every 2 weeks, 5 times".

    Words may end in "until DAY", seen from `today`, or in "N times"; `until` and `times` say the same. Words
    without an end go on for four weeks. A rule by RFC 5545 is taken as well. UsageError for what cannot be
    read or has two ends; whether a rule ends and ever happens is known to `occurrences`.
    """
    if "=" in text:
        return Rule.read(text).ending(times, until).text
    # The hints set the end apart with a dot; whoever copies them types it too.
    phrase = " ".join(text.lower().replace("·", " ").split())
    rule = Rule({})
    if end := re.fullmatch(r"(.*?),? until (.+)", phrase):
        phrase, rule = end[1], rule.ending(None, parse_day(end[2], today, weekday="next"))
    elif end := re.fullmatch(r"(.*?),? (?:([0-9]{1,9}) times|once)", phrase):
        phrase, rule = end[1], rule.ending(int(end[2] or 1), None)
    rule = rule.ending(times, until)
    parts = _parts(phrase, first_day, text)
    if not rule.ends and _is_rare(parts):
        rule = rule.ending(USUAL_WEEKS, None)
    elif not rule.ends:
        rule = rule.ending(None, first_day + timedelta(weeks=USUAL_WEEKS, days=-1))
    return Rule(parts, rule.times, rule.until).text


def rule_in_words(rule: str, today: date) -> str:
    """A rule as one says it: "weekly on Mon, Thu until Dec 20", "every 2 weeks on Tue, 5 times".

    One that has no words, or cannot be read, stands there as it is.
    """
    try:
        read = Rule.read(rule)
    except UsageError:
        return one_line(rule)
    said = _core_in_words(read.parts) or Rule(read.parts).text
    if read.times is not None:
        return f"{said}, once" if read.times == 1 else f"{said}, {read.times} times"
    if read.until is None:
        return said
    year = "" if read.until.year == today.year else f", {read.until.year}"
    return f"{said} until {MONTHS[read.until.month - 1]} {read.until.day}{year}"


def _parts(phrase: str, first_day: date, text: str) -> Mapping[str, str]:
    """What words without an end say, as the parts of a rule; `text` is what was typed."""
    phrase = re.sub(r"^(daily|weekly|monthly)\b", lambda found: _SAME[found[1]], _SAME.get(phrase, phrase))
    counted = re.fullmatch("every (?:(other|[1-9][0-9]{0,2}) )?(day|week|month)s?(?: on (.+))?", phrase)
    named = re.fullmatch("(?:every|on) (.+)", phrase)
    if counted:
        each, unit, on = counted.groups()
    elif named:
        each, unit, on = None, "week", named[1]
    else:
        raise unreadable(text)
    if on and unit == "day":
        raise unreadable(text)
    step = "2" if each == "other" else each or "1"
    parts = {"FREQ": _UNITS[unit], **({"INTERVAL": step} if step != "1" else {})}
    if unit == "week":
        parts["BYDAY"] = ",".join(_weekdays(on, text) if on else [WEEKDAY_CODES[first_day.weekday()]])
    elif unit == "month":
        parts |= _days_of_month(on or f"the {_ordinal(first_day.day)} or the last day", text)
    return parts


def _days_of_month(phrase: str, text: str) -> Mapping[str, str]:
    """The parts of a rule that "the 24th", "the 31st or the last day" or "the second mon" mean."""
    if found := re.fullmatch("the ([0-9]{1,2})(?:st|nd|rd|th)( or the last day)?", phrase):
        day = int(found[1])
        if not 1 <= day <= 31:
            raise unreadable(text)
        if day > 28 and found[2]:
            # A month without a 31st has it on its last day: it is not left out.
            return {"BYMONTHDAY": ",".join(str(n) for n in range(28, day + 1)), "BYSETPOS": "-1"}
        return {"BYMONTHDAY": str(day)}
    found = re.fullmatch(f"the ({'|'.join(_PLACES.values())}) ([a-z]+)", phrase)
    number = weekday_number(found[2]) if found else None
    if found is None or number is None:
        raise unreadable(text)
    place = next(place for place, word in _PLACES.items() if word == found[1])
    return {"BYDAY": f"{place}{WEEKDAY_CODES[number]}"}


def _weekdays(phrase: str, text: str) -> Sequence[str]:
    """The codes of weekdays in a list like "mon, thu and sat", in the order of the week."""
    words = [word for word in re.split("[ ,&]+", phrase) if word not in ("", "and")]
    numbers = {weekday_number(re.sub("days$", "day", word)) for word in words}
    if not numbers or None in numbers:
        raise unreadable(text)
    return [code for number, code in enumerate(WEEKDAY_CODES) if number in numbers]


def _is_rare(parts: Mapping[str, str]) -> bool:
    step = int(parts.get("INTERVAL", 1))
    return parts["FREQ"] == "MONTHLY" or step > (1 if parts["FREQ"] == "WEEKLY" else 7)


def _core_in_words(parts: Mapping[str, str]) -> str:
    """What a rule without its end says; empty where there are no words for it."""
    rest = {name: value for name, value in parts.items() if name not in ("FREQ", "INTERVAL", "WKST")}
    step = int(parts.get("INTERVAL", 1))
    match parts["FREQ"], *rest.items():
        case ["DAILY"]:
            return "daily" if step == 1 else f"every {step} days"
        case ["WEEKLY", ("BYDAY", "MO,TU,WE,TH,FR")] if step == 1:
            return "weekdays"
        case ["WEEKLY", ("BYDAY", days)]:
            return f"{_every(step, 'week')} on {', '.join(map(_day, days.split(',')))}"
        case ["MONTHLY", ("BYMONTHDAY", day)] if day.isdecimal():
            return f"{_every(step, 'month')} on the {_ordinal(int(day))}"
        case ["MONTHLY", ("BYMONTHDAY", "28,29" | "28,29,30" | "28,29,30,31" as days), ("BYSETPOS", "-1")]:
            return f"{_every(step, 'month')} on the {_ordinal(int(days[-2:]))} or the last day"
        case ["MONTHLY", ("BYDAY", day)] if (place := day[:-2].removeprefix("+")) in _PLACES:
            return f"{_every(step, 'month')} on the {_PLACES[place]} {_day(day[-2:])}"
    return ""


def _every(step: int, unit: str) -> str:
    return f"{unit}ly" if step == 1 else f"every {step} {unit}s"


def _day(code: str) -> str:
    return WEEKDAYS[WEEKDAY_CODES.index(code)][:3]


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"
