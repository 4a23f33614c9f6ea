"""An own trial in words."""

from mindtui.domain.check_in import RatingName
from mindtui.insights.sentences.words import MEASURE_WORDS, counted, known, points
from mindtui.insights.trial import Adherence, TrialInsight


def trial(activity: str, measure: RatingName, result: TrialInsight) -> str:
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


def trial_adherence(result: Adherence) -> str:
    """How far the days went as the coin said."""
    return (
        f"Done on {result.do_done} of {counted(result.do_days, 'do-day', 'do-days')} "
        f"and on {result.skip_done} of {counted(result.skip_days, 'skip-day', 'skip-days')}."
    )
