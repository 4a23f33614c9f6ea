"""What an insight card says besides its result: what is still missing, and how it was found."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.base import Unit
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    counted,
    date_words,
    listed,
    more_of,
    opening,
)

ALL_RECALLED: Final = "All of these ratings were entered later, from memory."

MANY_SKIPPED: Final = 0.2
"""The share of days with a rating refused above which a card says so."""

_SHUFFLED: Final = (
    "Its weeks are put in other orders beside your ratings, about 2,000 times. Clear: at most 1 of 20 orders "
    "goes with your ratings as well as the true one, also after allowing for how many tags and activities "
    "are compared."
)
_FLIPPED: Final = (
    "Each difference is given a plus or a minus by chance, up to about 5,000 times. Clear: at most 1 of 20 "
    "such rounds ends as far from nothing as yours."
)

HOW_FOUND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trend": "Every two days with a rating are compared: how much more often the later one is higher. "
        "The figure is the middle one of all slopes between two of these days. A day is usually like the day "
        "before it, and the test makes up for that. Clear: without a trend, one as strong would come up in "
        "at most 1 of 20 such stretches.",
        "same_day": "The mean of the days with it less the mean of the days without it, weekends and "
        f"weekdays apart. Days without a check-in count on neither side. {_SHUFFLED}",
        "next_day": "The mean of the days after it less the mean of the other days, weekends and weekdays "
        f"apart. It counts only where the day itself is known and the next one has a rating. {_SHUFFLED}",
        "before_after": "Mood just after less mood just before, each time both were rated. "
        f"{_FLIPPED} That allows for how many activities are compared. Days without it are not.",
        "skill": "Each time you rated stress, and again within 6 hours on the same day: did it move "
        "otherwise with the skill in between? Only times that began at equal stress are compared, "
        "because high stress mostly falls by itself. What was entered later or is about a whole "
        "day does not count; times with another skill count as without this one. Which times were "
        "with it is then dealt out anew by chance among equal starts, about 2,000 times. Clear: "
        "at most 1 of 20 such rounds differs as much as yours. Each skill is tested by itself; of "
        "many skills, one may look clear by chance.",
        "weekend": "In every week with enough ratings, the mean of the weekend less that of the weekdays. "
        f"{_FLIPPED}",
        "prediction": "What you felt less what you expected, for every plan of the last year with both "
        f"ratings. {_FLIPPED}",
        "usual_range": "Of 10 days, about 8 have a mean within this range. It describes these days; nothing "
        "is tested.",
        "drift": "Every day after those you picked as typical is measured from their mean, in steps of how "
        "far such days wander by themselves; what goes beyond half a step is added up. A notice takes many "
        "days on the same side. One hard day never makes one.",
        "trial": "In every pair with both days rated, the mean of the day the coin said do less that of the "
        f"other day, whether or not you followed the coin. {_FLIPPED}",
    }
)
"""By family of cards, for somebody who knows no statistics."""


def waiting(subject: str, more: int, unit: Unit, name: str = "") -> str:
    """Why nothing is said yet of something: "Usual range of mood: not enough yet: 3 more days …"."""
    return f"{opening(subject)}: not enough yet: {more_of(more, unit, name)}."


def waiting_rated(subject: str, more: int) -> str:
    """The same where what counts is an occasion with both its ratings."""
    need = counted(more, "more rated occasion", "more rated occasions")
    return f"{opening(subject)}: not enough yet: {need}."


def waiting_links(
    measures: Sequence[RatingName], more: int, unit: Unit, name: str = "", *, next_day: bool = False
) -> str:
    """The same for a tag or an activity with some measures; without a name, for all of them."""
    joint = " and" if len(measures) == 1 else ","
    when = " the day after" if next_day else ""
    return waiting(f"{name or 'tags and activities'}{joint} {listed(measures)}{when}", more, unit, name)


def rated_occasions(rated: int, occasions: int) -> str:
    """How much is known of what was done."""
    return f"Rated {rated} of {counted(occasions, 'time it was done', 'times it was done')}."


def uses_followed(followed: int, times: int) -> str:
    """How many uses of a skill have a rating of stress before and after."""
    return (
        f"{followed} of {counted(times, 'use', 'uses')} came between two ratings of stress "
        "at most 6 hours apart."
    )


def only_most_frequent(kept: int, left_out: int) -> str:
    """Which tags and activities are compared when there are too many."""
    return (
        f"The {kept} most frequent tags and activities of the last 26 weeks are compared; "
        f"{counted(left_out, 'other is', 'others are')} left out."
    )


def skipped_days(measure: RatingName, n: int) -> str:
    """Days on which a rating was refused."""
    return f"{opening(MEASURE_WORDS[measure])} was skipped on {counted(n, 'day', 'days')}."


def movement(rmssd: float | None, inertia: float | None) -> tuple[str, ...]:
    """How days follow on each other; stands behind "more"."""
    said = []
    if rmssd is not None:
        said.append(f"From one day to the next it typically moves by {rmssd:.1f} points.")
    if inertia is not None:
        said.append(
            f"Carry-over from one day to the next: {inertia:.2f} (at 0 there is none, at 1 every day is like "
            "the one before)."
        )
    return tuple(said)


def no_drift(measure: RatingName, n: int, first: date, last: date, today: date) -> str:
    """Nothing to notice in the days after the stretch that was picked."""
    picked = f"{date_words(first, today)} to {date_words(last, today)}"
    return (
        f"No clear drift in {MEASURE_WORDS[measure]} from your days of {picked} yet "
        f"({counted(n, 'day', 'days')} since)."
    )
