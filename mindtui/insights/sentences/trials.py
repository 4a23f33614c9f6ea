"""An own trial in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from mindtui.domain.check_in import RatingName
from mindtui.domain.trial import LEAST_PAIRS
from mindtui.insights.sentences.insights import ALL_RECALLED
from mindtui.insights.sentences.words import MEASURE_WORDS, counted, date_words, known, points

if TYPE_CHECKING:
    from mindtui.insights.trial import Adherence, TrialInsight
    from mindtui.insights.trial_report import TrialReport

FOUND: Final[Mapping[int, tuple[int, int]]] = {14: (28, 65), 21: (48, 84), 28: (57, 94)}
"""By pairs: of 100 trials with a difference of 0.5 and of 0.8 standard deviations, those that find it."""

STOPPED: Final = "Stopped before its end, so there is no result. What you recorded stays."


def trial(activity: str, measure: RatingName, result: "TrialInsight") -> str:
    """What may be said about a trial; nothing about its result before the end."""
    words = MEASURE_WORDS[measure]
    if result.verdict == "running":
        left = counted(result.more, "day", "days")
        return (
            f"Trial of {activity}: {left} to go. The result shows at the end; looking early would spoil it."
        )
    if result.verdict == "not_enough":
        pairs = counted(result.more, "more complete pair of days", "more complete pairs of days")
        return f"Not enough yet: {pairs}."
    complete = f"{result.pairs} of {counted(result.planned, 'pair', 'pairs')} complete"
    if result.verdict == "no_clear" or result.difference is None:
        return (
            f"The trial shows no clear difference in {words} ({complete}). A small one could still be there."
        )
    return (
        f"On days the coin said do, {words} differed by {points(result.difference)} from days it said skip "
        f"{known(result.low, result.high, complete)}."
    )


def trial_ended(report: "TrialReport") -> str:
    """The same of a trial in the journal; one that is over gets no more days, and a stopped one no result."""
    held, result = report.trial, report.insight
    if result is None:
        return STOPPED
    if result.verdict == "not_enough":
        needed = result.pairs + result.more
        return (
            f"Not enough to say anything: {result.pairs} of {counted(result.planned, 'pair', 'pairs')} "
            f"complete, and it takes {needed}. A new trial can be longer."
        )
    return trial(held.title(), held.measure, result)


def trial_card(report: "TrialReport") -> str:
    """What a trial says, with its name."""
    return f"Trial of “{report.trial.title()}”: {trial_ended(report)}"


def trial_adherence(result: "Adherence", *, is_over: bool = True) -> str:
    """How far the days went as the coin said."""
    return (
        f"Done on {result.do_done} of {counted(result.do_days, 'do-day', 'do-days')} "
        f"and on {result.skip_done} of {counted(result.skip_days, 'skip-day', 'skip-days')}"
        f"{'' if is_over else ' so far'}."
    )


def trial_asides(report: "TrialReport") -> Sequence[str]:
    """What else is to be said of one that is over."""
    return (trial_adherence(report.adherence), *[ALL_RECALLED] * report.all_recalled)


def links_wait(until: Mapping[str, date], today: date) -> str:
    """Why nothing is said of links with what is being tried; `until` has the last day of each by its name."""
    named = "; ".join(f"“{name}” until {date_words(last, today)}" for name, last in until.items())
    return f"Links with what you try wait for the end of its trial: {named}."


def trial_so_far(report: "TrialReport") -> str:
    """How many pairs may count at the end; nothing of what was rated on them."""
    if report.insight is None:
        return ""
    planned = counted(report.insight.planned, "pair", "pairs")
    return f"{report.insight.pairs} of {planned} rated on both days so far; a result needs {LEAST_PAIRS}."


def trial_outlook(pairs: int, measure: RatingName) -> Sequence[str]:
    """What to expect of a trial of so many pairs: how much may be missing, and how much it finds."""
    known_for = max((size for size in FOUND if size <= pairs), default=min(FOUND))
    smaller, larger = FOUND[known_for]
    words, at_least = MEASURE_WORDS[measure], "" if known_for == pairs else "at least "
    people = "about two thirds of people" if pairs <= min(FOUND) else "more than nine of ten people"
    left = (
        f"Of {pairs} pairs, {people} still have the 10 complete ones that a result needs when "
        "15 % of days go unrated."
    )
    found = (
        f"With all days rated and the coin followed, {at_least}about {larger} of 100 trials find a "
        f"difference almost as large as your usual ups and downs in {words}, {at_least}about {smaller} "
        "one half their size."
    )
    return left, found
