"""Thought records, practice and experiments, in words. Nothing here says that anything works."""

from typing import TYPE_CHECKING, Final

from mindtui.domain.thought import ThoughtRecord
from mindtui.insights.sentences.words import counted, held_back

if TYPE_CHECKING:
    from mindtui.insights.thoughts import Middle, Outcomes, PatternShift, QuestionShift, Rehearsals

HAS_NOT_SHIFTED: Final = (
    "Records have not shifted much lately. Testing the thought, doing something, or bringing one record to "
    "your next meeting may do more."
)
"""The gentle hint: shown once, then not for 30 days."""

PRACTICE_CAPTION: Final = (
    "Repetition is how habits of thought form. This counts your practice; it does not measure your brain."
)
"""Stands under every figure of practice."""


def thought_shift(record: ThoughtRecord) -> str:
    """From where to where one record moved belief and its strongest feeling; empty where neither is known."""
    parts = []
    if record.belief_shift is not None:
        parts.append(f"Belief in the thought: {record.belief_before} before, {record.belief_after} after")
    feeling = record.strongest
    if feeling is not None and feeling.shift is not None:
        parts.append(f"{feeling.name}: {feeling.before} before, {feeling.after} after")
    return f"{'; '.join(parts)}." if parts else ""


def pattern_shift(name: str, result: "PatternShift") -> str:
    """How far records with a thinking pattern moved; `name` is what the pattern is called."""
    belief, feeling = result.belief, result.feeling
    if belief.value is None and feeling.value is None:
        return held_back(name, _more(min(belief.more, feeling.more)))
    return f"{name}: {_moved('belief', belief)}; {_moved('the strongest feeling', feeling)}."


def question_shift(question: str, result: "QuestionShift", pattern: str = "") -> str:
    """How far belief moved in records with a question; `pattern` is the name of the row's pattern."""
    what = f"“{question}”{f' with {pattern}' if pattern else ''}"
    return f"{what}: {_moved('belief', result.belief)}."


def rehearsed(result: "Rehearsals") -> str:
    """How often a card was practiced, and on how many days."""
    if not result.times:
        return "Not rehearsed yet."
    return f"Rehearsed {counted(result.times, 'time', 'times')} on {counted(result.days, 'day', 'days')}."


def how_readily(result: "Rehearsals") -> str:
    """How many of the last five rehearsals came readily; empty before the first."""
    if not result.lately:
        return ""
    return (
        f"Came readily (ok or easy) {result.readily} of the last {counted(result.lately, 'time', 'times')}."
    )


def both_beliefs(result: "Rehearsals", *, until_now: bool = True) -> str:
    """Belief in the old thought and in the fairer one, at first and now; empty where neither was rated.

    `until_now` False: of days that may lie back, first and last.
    """
    first, last = ("at first", "now") if until_now else ("first", "last")
    parts = [
        f"in the {which} thought {values[0]}"
        f"{f' {first}, {values[-1]} {last} ({len(values)} ratings)' if len(values) > 1 else ' (1 rating)'}"
        for which, series in (("old", result.old), ("fairer", result.new))
        if (values := [value for _, value in series])
    ]
    return f"Belief {'; '.join(parts)}." if parts else ""


def no_cards(*, shell: bool = False) -> str:
    """What stands where the chart of a card would be, with how cards come about."""
    where = "In mindtui, 3 opens Thoughts" if shell else "3 opens Thoughts"
    return (
        f"No thought to practice yet. {where}: P on a record with a fairer thought makes a practice card, "
        "and so does + under Practice."
    )


def none_rehearsed(cards: int) -> str:
    """That no card was practiced in a stretch of days; there are `cards`."""
    return (
        f"No thought was rehearsed in these days. Thoughts › Practice has "
        f"{counted(cards, 'practice card', 'practice cards')}."
    )


def other_cards(others: int, *, shell: bool = False) -> str:
    """How many more cards were practiced in the same days, and how to see them; empty for none."""
    if not others:
        return ""
    how = "--card ID shows another one" if shell else "m shows the next"
    return f"{counted(others, 'other card was', 'other cards were')} rehearsed in these days; {how}."


def experiments(result: "Outcomes") -> str:
    """How many experiments there are, and where they are."""
    if not (result.open or result.done or result.dropped):
        return "No experiments yet."
    due = f" ({result.due} due)" if result.due else ""
    dropped = f", {result.dropped} dropped" if result.dropped else ""
    return f"Experiments: {result.open} open{due}, {result.done} done{dropped}."


def came_true(result: "Outcomes") -> str:
    """What became of the predictions; empty while none was answered."""
    answered = result.yes + result.partly + result.no
    if not answered:
        return ""
    return (
        f"Of {counted(answered, 'prediction', 'predictions')}, {result.yes} came true, "
        f"{result.partly} partly, {result.no} did not."
    )


def belief_in_predictions(result: "Outcomes") -> str:
    """Belief in what was predicted, before its test and after it."""
    if result.before is None or result.after is None:
        missing = counted(result.more, "more experiment", "more experiments")
        return held_back("Belief in the predictions", f"{missing} with belief before and after")
    return (
        f"Belief in the predictions: {result.before:g} before the test, {result.after:g} after "
        f"(medians of {result.n} experiments)."
    )


def _moved(what: str, result: "Middle") -> str:
    if result.value is None:
        return f"{what}: not enough yet: {_more(result.more)}"
    size = f"{result.value:+g}" if result.value else "0"
    return f"{what} moved by {size} points (median of {result.n} records)"


def _more(more: int) -> str:
    return counted(more, "more record", "more records")
