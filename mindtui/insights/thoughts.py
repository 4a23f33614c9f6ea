"""Thought records, practice and experiments in numbers: how far belief and feelings moved.

A change is after − before, in points of 0–100, so a belief that fell has a change below 0.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date, datetime, time
from statistics import median
from typing import TypeVar

from msgspec import Struct

from mindtui.domain.clock import DEFAULT_DAY_START, day_of
from mindtui.domain.experiment import Experiment
from mindtui.domain.practice import PracticeReview
from mindtui.domain.record import instant
from mindtui.domain.thought import ThoughtRecord

LEAST = 5
"""Records, or experiments, below which no median is given: the row of five that the gentle hint takes too."""
MOVED = 10
"""Points from which on a feeling counts as moved."""
IN_A_ROW = 5
QUIET_DAYS = 30
"""Days for which the hint stays away once it was shown, and for which a record is of lately."""
LAST_REHEARSALS = 5

Key = TypeVar("Key", bound=Hashable)


class Middle(Struct, frozen=True):
    """The median of `n` changes; None while `more` are missing."""

    n: int
    more: int
    value: float | None


class Shift(Struct, frozen=True):
    """How far one record moved belief in its thought, and the feeling that was strongest; None: not known."""

    belief: int | None
    feeling: int | None


class PatternShift(Struct, frozen=True):
    """Of the finished `records` with a pattern: the median changes of belief and of the strongest feeling."""

    pattern: str
    records: int
    belief: Middle
    feeling: Middle


class QuestionShift(Struct, frozen=True):
    """The median change of belief in finished records with a question; `pattern` None: whatever patterns."""

    question: str
    pattern: str | None
    belief: Middle


class Rehearsals(Struct, frozen=True):
    """The practice of one card, as three separate things.

    `times` and on how many `days`; how many of the last `lately` (at most five) came `readily`, which is ok
    or easy; belief in the old and the new thought as (moment, 0–100), the earliest first.
    """

    times: int
    days: int
    readily: int
    lately: int
    old: tuple[tuple[datetime, int], ...]
    new: tuple[tuple[datetime, int], ...]


class Outcomes(Struct, frozen=True):
    """Experiments by where they are: `due` are among the open ones; yes, partly and no among those done.

    `before` and `after` are the median beliefs over the `n` done ones with both, None while `more` are
    missing.
    """

    open: int
    due: int
    done: int
    dropped: int
    yes: int
    partly: int
    no: int
    n: int
    more: int
    before: float | None
    after: float | None


def middle(values: Sequence[int]) -> Middle:
    """The median, held back until there are five."""
    more = max(0, LEAST - len(values))
    return Middle(len(values), more, None if more else float(median(values)))


def shift(record: ThoughtRecord) -> Shift:
    """How far one record moved."""
    strongest = record.strongest
    return Shift(record.belief_shift, strongest.shift if strongest else None)


def shift_by_pattern(records: Iterable[ThoughtRecord]) -> tuple[PatternShift, ...]:
    """A row for each thinking pattern of the finished records, the most frequent first, ties by id."""
    by_pattern = _grouped(
        (pattern, move) for one, move in _finished(records) for pattern in set(one.patterns)
    )
    rows = [
        PatternShift(pattern, len(shifts), _middle_belief(shifts), _middle_feeling(shifts))
        for pattern, shifts in by_pattern.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.records, row.pattern)))


def questions_that_helped(records: Iterable[ThoughtRecord]) -> tuple[QuestionShift, ...]:
    """A row for each question, and one for each question with each pattern, the largest fall of belief first.

    Those of which nothing can be said yet stand last, the ones that need least before the others.
    """
    rows = [
        QuestionShift(question, pattern, _middle_belief(shifts))
        for (question, pattern), shifts in _grouped(
            ((question, pattern), move)
            for one, move in _finished(records)
            for question in set(one.questions)
            for pattern in {None, *one.patterns}
        ).items()
    ]
    return tuple(
        sorted(
            rows,
            key=lambda row: (row.belief.more, row.belief.value or 0.0, row.question, row.pattern or ""),
        )
    )


def has_not_shifted(records: Iterable[ThoughtRecord], today: date, shown_on: date | None = None) -> bool:
    """Whether the gentle hint is due: in the last five finished records no feeling moved by 10 or more.

    A record in which no feeling was rated twice tells nothing and is passed over; the newest of the five is
    of the last 30 days. `shown_on` is the last day the hint was shown: it comes back after 30 days.
    """
    # Either way: a clock that was ahead must not silence the hint for good.
    if shown_on is not None and abs((today - shown_on).days) < QUIET_DAYS:
        return False
    told = [one for one in records if one.is_finished and _moves(one)]
    last = sorted(told, key=lambda one: one.order())[-IN_A_ROW:]
    if len(last) < IN_A_ROW or (today - last[-1].at.date()).days >= QUIET_DAYS:
        return False
    return all(abs(move) < MOVED for one in last for move in _moves(one))


def rehearsals(reviews: Iterable[PracticeReview], *, day_starts_at: time = DEFAULT_DAY_START) -> Rehearsals:
    """The figures of one card out of its reviews, which may come in any order."""
    told = sorted(reviews, key=lambda review: (instant(review.at), review.id))
    last = told[-LAST_REHEARSALS:]
    return Rehearsals(
        times=len(told),
        days=len({day_of(review.at, day_starts_at) for review in told}),
        readily=sum(review.recall in {"ok", "easy"} for review in last),
        lately=len(last),
        old=tuple((one.at, one.belief_old) for one in told if one.belief_old is not None),
        new=tuple((one.at, one.belief_new) for one in told if one.belief_new is not None),
    )


def outcomes(experiments: Iterable[Experiment], due: Collection[str]) -> Outcomes:
    """Count experiments; `due` holds the ids of those that wait for a word about what came of them."""
    found = list(experiments)
    done = [one for one in found if one.state == "done"]
    came = [one.came_true for one in done]
    pairs = [
        (one.belief_before, one.belief_after)
        for one in done
        if one.belief_before is not None and one.belief_after is not None
    ]
    before, after = middle([early for early, _ in pairs]), middle([late for _, late in pairs])
    return Outcomes(
        open=sum(one.state == "open" for one in found),
        due=sum(one.state == "open" and one.id in due for one in found),
        done=len(done),
        dropped=sum(one.state == "dropped" for one in found),
        yes=came.count("yes"),
        partly=came.count("partly"),
        no=came.count("no"),
        n=len(pairs),
        more=before.more,
        before=before.value,
        after=after.value,
    )


def _finished(records: Iterable[ThoughtRecord]) -> Iterable[tuple[ThoughtRecord, Shift]]:
    return ((record, shift(record)) for record in records if record.is_finished)


def _grouped(pairs: Iterable[tuple[Key, Shift]]) -> dict[Key, list[Shift]]:
    groups: defaultdict[Key, list[Shift]] = defaultdict(list)
    for key, move in pairs:
        groups[key].append(move)
    return groups


def _middle_belief(shifts: Iterable[Shift]) -> Middle:
    return middle([one.belief for one in shifts if one.belief is not None])


def _middle_feeling(shifts: Iterable[Shift]) -> Middle:
    return middle([one.feeling for one in shifts if one.feeling is not None])


def _moves(record: ThoughtRecord) -> list[int]:
    return [feeling.shift for feeling in record.feelings if feeling.shift is not None]
