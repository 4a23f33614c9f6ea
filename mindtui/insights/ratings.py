"""The ratings of a journal, day by day."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct

from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.journal import Journal


class Measured(Struct, frozen=True):
    """The daily means of a measure, ascending, with the ratings of each day and those of them at 0 or 10.

    `recalled` holds days whose every rating was entered later, `skipped` days on which it was refused.
    """

    days: tuple[int, ...] = ()
    means: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    at_ends: tuple[int, ...] = ()
    recalled: frozenset[int] = frozenset()
    skipped: tuple[int, ...] = ()

    @property
    def all_recalled(self) -> bool:
        """Whether there are ratings, and all of them were entered later."""
        return bool(self.days) and len(self.recalled) == len(self.days)

    def between(self, first: int, last: int) -> "Measured":
        """The days from `first` to `last`, both included."""
        kept = slice(bisect_left(self.days, first), bisect_right(self.days, last))
        return Measured(
            self.days[kept],
            self.means[kept],
            self.counts[kept],
            self.at_ends[kept],
            frozenset(day for day in self.recalled if first <= day <= last),
            tuple(day for day in self.skipped if first <= day <= last),
        )


def measured(measure: RatingName, checked: Mapping[int, Sequence[CheckIn]]) -> Measured:
    """A measure in the check-ins of some days, which are under their numbers, ascending."""
    days, means, counts, at_ends = [], [], [], []
    recalled, skipped = set(), []
    rating = attrgetter(measure)
    # One pass over each day: years are read for a key that somebody waits for.
    for day, check_ins in checked.items():
        total = count = ends = fresh = refused = 0
        for one in check_ins:
            if (value := rating(one)) is not None:
                total += value
                count += 1
                ends += value in (0, 10)
                fresh += not one.recalled
            else:
                refused += measure in one.skipped
        if count:
            days.append(day)
            means.append(total / count)
            counts.append(count)
            at_ends.append(ends)
            if not fresh:
                recalled.add(day)
        elif refused:
            skipped.append(day)
    return Measured(
        tuple(days), tuple(means), tuple(counts), tuple(at_ends), frozenset(recalled), tuple(skipped)
    )


def first_asked(journal: Journal, measure: RatingName) -> int | None:
    """The first day on which a measure was rated or skipped; None where it never was."""
    by_day = journal.by_day(CheckIn)
    for day in journal.days(CheckIn):
        if any(getattr(one, measure) is not None or measure in one.skipped for one in by_day[day]):
            return day.toordinal()
    return None


def measured_between(journal: Journal, measure: RatingName, first: date, last: date) -> Measured:
    """A measure on the person's days from `first` to `last`, both included."""
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return measured(measure, {day.toordinal(): journal.on(CheckIn, day) for day in days})
