"""Days, hours, feelings and activities counted, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from mindtui.domain.check_in import RatingName
from mindtui.insights.base import WEEKEND
from mindtui.insights.sentences.links import weekend as on_weekends
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    Outlook,
    counted,
    held_back,
    more_of,
    opening,
    recalled_later,
    refused,
    with_asides,
)

if TYPE_CHECKING:
    from mindtui.insights.pairs import PairedInsight

_Mean: TypeAlias = tuple[float, int] | None
"""A mean and its n."""

LEVELS: Final = ("0–1.9", "2–3.9", "4–5.9", "6–7.9", "8–10")
"""The steps that a mean from 0 to 10 falls into, as they are called."""

DRAWN_MEANS: Final = (
    "Each mean is drawn toward the mean of all your ratings, as if three more of those had been given."
)
"""Stands beside what pays off."""


def level_of(mean: float) -> int:
    """The step that a mean falls into, to as many digits as are said: 1.96 is said to be 2.0."""
    return min(int(round(mean, 1) / 2), len(LEVELS) - 1)


def by_level(means: Sequence[float]) -> str:
    """How many days lie in each step."""
    levels = [level_of(mean) for mean in means]
    counts = [f"{n} at {words}" for step, words in enumerate(LEVELS) if (n := levels.count(step))]
    return f"Days by their mean: {', '.join(counts)}."


def timed(measure: RatingName, days: int, total: int, *, recalled: int, whole_day: int, skipped: int) -> str:
    """How many of the days have a rating with a time; `recalled` of them only such as were entered later.

    On `skipped` other days it was refused instead.
    """
    if days:
        of_all = f"{days} of {counted(total, 'day', 'days')}"
        said = f"{opening(MEASURE_WORDS[measure])}: rated at a time of day on {of_all}"
    else:
        said = f"No ratings of {MEASURE_WORDS[measure]} at a time of day in these days"
    left_out = f"{counted(whole_day, 'rating', 'ratings')} of a whole day left out" if whole_day else ""
    return with_asides(said, refused(skipped, days), recalled_later(recalled, days), left_out)


def too_few_weeks(more: int, outlook: Outlook = "open") -> str:
    """Why no means are shown by weekday."""
    return held_back("Means by weekday", more_of(more, "weeks"), outlook)


def too_few_in_a_place(more: int, outlook: Outlook = "open") -> str:
    """Why no means are shown although there are weeks enough; `more` days where most are."""
    days = counted(more, "more day", "more days")
    return held_back("Means by weekday", f"{days} with a rating at the same time of the week", outlook)


def extremes(measure: RatingName, places: Sequence[tuple[str, str, int, float | None]], least: int) -> str:
    """Which of the places (weekday, part of day, days, mean) with a mean are the highest and the lowest."""
    words = MEASURE_WORDS[measure]
    # Of the means as they are said: 5.04 beside 4.96 is no highest beside a lowest.
    shown = [
        (round(mean, 1), n, f"{weekday} {part}") for weekday, part, n, mean in places if mean is not None
    ]
    if len(shown) == 1:
        [(mean, n, name)] = shown
        return f"Only {name} has {least} days or more: {words} {mean:.1f} ({n} days)."
    # Of equals the one that more days speak for.
    high, n_high, highest = max(shown, key=lambda place: (place[0], place[1]))
    low, n_low, lowest = min(shown, key=lambda place: (place[0], -place[1]))
    if high == low:
        return f"The same {words}, {high:.1f}, in all {len(shown)} places with {least} days or more."
    return (
        f"{highest} goes with the highest {words} ({high:.1f}, {n_high} days), {lowest} with the lowest "
        f"({low:.1f}, {n_low} days), of {len(shown)} places with {least} days or more. "
        "One of them is always highest; by itself that says little."
    )


def weekend_chart(
    measure: RatingName,
    result: "PairedInsight",
    outlook: Outlook = "open",
    *,
    weekend: Sequence[int] = WEEKEND,
) -> str:
    """Weekends against weekdays, named also while nothing can be said."""
    if result.verdict == "not_enough":
        return held_back("Weekends against weekdays", more_of(result.more, "weeks"), outlook)
    return on_weekends(measure, result, weekend)


def no_feelings(*, shell: bool) -> str:
    """What stands where the feelings would be, with the next thing to do."""
    how = "mindtui log 6 --feeling tense=60" if shell else "c"
    asked = f"Name one with: {how}." if shell else f"The check-in ({how}) asks for them."
    return f"No feelings named in these days. {asked}"


def feelings_named(days: int, check_ins: int, *, recalled: int) -> str:
    """How often feelings were named; `recalled` of the days only later."""
    aside = f"{recalled} of them recalled later" if 0 < recalled < days else recalled_later(recalled, days)
    return with_asides(
        f"Feelings: named on {days} of {counted(check_ins, 'day', 'days')} with a check-in", aside
    )


def most_often(named: Sequence[tuple[str, int, float | None, int]]) -> str:
    """The three feelings (name, days, mean strength, n of it) that lead the list."""
    said = [
        f"{name} ({counted(days, 'day', 'days')}, {_strength(mean, n)})" for name, days, mean, n in named[:3]
    ]
    if len(named) > len(said) and named[len(said)][1] == named[len(said) - 1][1]:
        said.append("and others as often")
    return f"On most days: {'; '.join(said)}."


def kinds(days: Mapping[str, int]) -> str:
    """On how many days each kind of feeling was named; a day can have several."""
    said = "; ".join(f"{kind} on {counted(n, 'day', 'days')}" for kind, n in days.items())
    return f"By kind: {said}."


def nothing_rated(*, shell: bool) -> str:
    """What stands where the activities would be, with the next thing to do."""
    how = (
        "Plan with: mindtui plan Walk; rate with: mindtui done walk --pleasure 6 --mastery 4."
        if shell
        else "Press a to plan something; d marks it done and asks for both."
    )
    return f"Nothing done in these days has a rating of pleasure or mastery. {how}"


def too_few_of_one(more: int, outlook: Outlook = "open") -> str:
    """Why no activity is shown although there are ratings."""
    ratings = counted(more, "more rating", "more ratings")
    return held_back("What pays off", f"{ratings} of one activity", outlook)


def gave_most(
    activities: Sequence[tuple[str, _Mean, _Mean]],
) -> str:
    """The three activities (label, mean and n of pleasure, of mastery) that lead the list."""
    said = [f"{label}: {', '.join(_worths(*both))}" for label, *both in activities[:3]]
    if len(activities) == 1:
        return f"Only one activity has ratings enough: {said[0]}."
    if len(activities) > 3 and _means(activities[2]) == _means(activities[3]):
        said.append("and others as much")
    return f"What gave most, of {len(activities)} activities with ratings enough: {'; '.join(said)}."


def rated_plans(plans: int, recalled: int) -> str:
    """How many plans the ratings are of."""
    said = f"Rated after doing it: {counted(plans, 'plan', 'plans')}"
    return with_asides(said, recalled_later(recalled, plans))


def _strength(mean: float | None, n: int) -> str:
    return "no strength given" if mean is None else f"mean strength {mean:.0f}, n {n}"


def _worths(pleasure: _Mean, mastery: _Mean) -> Iterator[str]:
    for word, figures in (("pleasure", pleasure), ("mastery", mastery)):
        if figures is not None:
            mean, n = figures
            yield f"{word} {mean:.1f}, n {n}"


def _means(activity: tuple[str, _Mean, _Mean]) -> list[float]:
    """What an activity gave, to as many digits as are said."""
    return [round(figures[0], 1) for figures in activity[1:] if figures is not None]
