"""What an insight card says besides its result: what is still missing, and how it was found."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from mindtui.domain.check_in import RatingName
from mindtui.insights.base import Unit
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    counted,
    held_back,
    in_a_row,
    listed,
    more_of,
    more_rated,
    opening,
    other_weekend,
)

NOTHING_LOGGED: Final = "Nothing of it is logged yet."

MANY_CARDS: Final = (
    "Of so many cards, one may be clear by chance alone: of made-up people in whom nothing goes with "
    "anything, 2 to 5 of 10 are shown one or more."
)
"""As counted by `make simulate`, over all cards of a person without tags and with 8 of them."""

ALL_RECALLED: Final = "All of these ratings were entered later, from memory."

MANY_SKIPPED: Final = 0.2
"""The share of days with a rating refused above which a card says so."""

_SHUFFLED: Final = (
    "A steady rise or fall is taken out of both. Then its weeks are put in other orders beside your ratings: "
    "in every order of up to 7 weeks, in about 2,000 orders of more. Clear: at most 1 of 20 orders goes with "
    "your ratings as well as the true one does, also after correcting for how many tags and activities are "
    "tested together: of made-up people in whom none of them is linked, fewer than 1 in 10 are told of one. "
    "The interval comes from drawing whole weeks by chance, about 1,000 times. What is only done on one "
    "weekday, or in some months, differs by how that weekday and those months were as well."
)
_FLIPPED: Final = (
    "Each difference is given a plus or a minus by chance: in every way for up to 14 of them, in about 5,000 "
    "ways for more. Clear: at most 1 of 20 ways ends as far from nothing as yours"
)
_MEAN_INTERVAL: Final = "The interval comes from how many differences there are, and how far they are apart."

HOW_FOUND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trend": "Every two days with a rating are compared: how much more often the later one is higher. "
        "The figure is the middle one of all slopes between two of these days, and the interval holds the "
        "slopes around it. A day is usually like the day before it, and both the test and the interval make "
        "up for that. Clear: without a trend, one as strong would come up in about 1 of 20 such stretches. "
        "The test is about the direction, the interval about the size, which may be very small where the "
        "interval reaches 0.",
        "same_day": "In the last 26 weeks, the mean of the days with it less the mean of the days without "
        "it, weekends and weekdays apart. Days without a check-in count on neither side; a day with one "
        f"counts as without it where nothing names it. {_SHUFFLED}",
        "next_day": "In the last 26 weeks, the mean of the days after it less the mean of the days after a "
        "day without it, weekends and weekdays apart. A day counts where it has a check-in and the next one "
        f"a rating. What comes on days in a row is often there on the day after as well. {_SHUFFLED}",
        "before_after": "In the last 26 weeks, mood just after less mood just before, each time the review "
        "of a plan has both. The mood before is that of a check-in in the three hours up to its start, "
        f"where there is one, else as you remember it. {_FLIPPED}, also after correcting for how many "
        f"activities are tested together. {_MEAN_INTERVAL} Times without it are not looked at, so part of "
        "the change may come by itself.",
        "skill": "In the last 26 weeks, each time you rated stress, and again within 6 hours on the same "
        "day: did it move otherwise with the skill in between? Only times that began at equal stress are "
        "compared, because high stress mostly falls by itself. What was entered later or is about a whole "
        "day does not count; times with another skill count as without this one. Which times were "
        "with it is then dealt out anew by chance among equal starts, about 2,000 times. Clear: "
        "at most 1 of 20 such rounds differs as much as yours. The interval comes from how many times there "
        "are, and how far they are apart at equal starts. Each skill is tested by itself; of "
        "many skills, one may look clear by chance.",
        "weekend": "In every whole week of the last 26 with a rating on a weekend and on two weekdays, the "
        f"mean of the weekend less that of the weekdays. {_FLIPPED}. {_MEAN_INTERVAL}",
        "prediction": "What you felt less what you expected, for every plan of the last year with both "
        f"ratings. {_FLIPPED}. {_MEAN_INTERVAL}",
        "usual_range": "Of 10 days, about 8 have a mean within this range. It describes these days; nothing "
        "is tested.",
        "drift": "Every day after those you picked as typical is measured from their mean, in steps of how "
        "far such days wander by themselves; what goes beyond half a step is added up. A notice takes many "
        "days on the same side. One hard day never makes one. The difference has no interval: its days were "
        "picked because they lie far off. Even where nothing drifts, up to about 1 of 10 people would get "
        "such a notice within 90 days.",
        "trial": "In every pair with both days rated, the mean of the day the coin said do less that of the "
        "other day, whether or not you followed the coin. The coin chose the days, so how you felt did not. "
        f"{_FLIPPED}. {_MEAN_INTERVAL}",
    }
)
"""By family of cards, for somebody who knows no statistics."""

_KNOWS_WEEKENDS: Final = ("same_day", "next_day", "weekend")


def how_found(family: str, weekend: Sequence[int]) -> str:
    """The same of a family, with the days of a weekend (0 for Monday) that is not Saturday and Sunday."""
    days = other_weekend(weekend) if family in _KNOWS_WEEKENDS else ()
    return f"{HOW_FOUND[family]} Your weekend: {in_a_row(days)}." if days else HOW_FOUND[family]


def waiting(subject: str, more: int, unit: Unit, name: str = "") -> str:
    """Why nothing is said yet of something: "Usual range of mood: not enough yet: 3 more days …"."""
    return held_back(opening(subject), more_of(more, unit, name))


def waiting_rated(subject: str, more: int) -> str:
    """The same where what counts is an occasion with both its ratings."""
    return held_back(opening(subject), more_rated(more))


_SUBJECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trend": "trend in {}",
        "weekend": "weekends and {}",
        "usual_range": "usual range of {}",
        "prediction": "what you expect of {}",
        "drift": "drift of {} from your typical days",
    }
)
"""By family of cards, about what they are."""


def waiting_for(family: str, names: Sequence[str], more: int, unit: Unit | None = None) -> str:
    """What a card of such a family lacks, about a measure or aspect, or about several that lack the same.

    Without a unit it lacks rated occasions.
    """
    words = {str(name): text for name, text in MEASURE_WORDS.items()}
    joint = " with " if len(names) > 1 else " and "
    subject = (
        _SUBJECTS[family].replace(" and ", joint).format(in_a_row([words.get(name, name) for name in names]))
    )
    return waiting_rated(subject, more) if unit is None else waiting(subject, more, unit)


def waiting_links(
    measures: Sequence[RatingName], more: int, unit: Unit, name: str = "", *, next_day: bool = False
) -> str:
    """The same for a tag or an activity with some measures; without a name, for all of them."""
    joint = " and" if len(measures) == 1 else " with"
    when = " the day after" if next_day else ""
    return waiting(f"{name or 'tags and activities'}{joint} {listed(measures)}{when}", more, unit, name)


def rated_occasions(rated: int, occasions: int, recalled: int) -> str:
    """How much is known of what was done; `recalled` were told of later."""
    of_all = counted(occasions, "time it was done", "times it was done")
    return f"Rated {rated} of {of_all}{_told_later(rated, recalled)}."


def guessed_plans(rated: int, plans: int, recalled: int) -> str:
    """How many of the plans that were done have a guess and a rating; `recalled` were told of later."""
    if not plans:
        return "No plan was done in the last year."
    of_all = counted(plans, "plan that was done", "plans that were done")
    return f"Guessed and rated {rated} of {of_all}{_told_later(rated, recalled)}."


def _told_later(rated: int, recalled: int) -> str:
    if not recalled:
        return ""
    return "; all of these were told later, from memory" if recalled == rated else f"; {recalled} told later"


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
