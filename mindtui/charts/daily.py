"""One measure day by day."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from mindtui.charts.table import Row, iso
from mindtui.charts.window import Window
from mindtui.domain.check_in import RatingName

DAY_COLUMNS: Final = ("day", "measure", "mean", "n", "recalled", "skipped")


class Daily(Struct, frozen=True):
    """One measure: numbers of its rated days, the mean rating of each and how many it is of, ascending.

    `recalled` holds days whose every rating was entered later from memory, `skipped` days on which the person
    could not rate it and gave no number at another moment either.
    """

    measure: RatingName
    days: tuple[int, ...]
    means: tuple[float, ...]
    ns: tuple[int, ...]
    recalled: frozenset[int]
    skipped: tuple[int, ...]

    def places(self, window: Window) -> slice:
        """Where the days of a window stand among the rated ones."""
        first, last = window.first.toordinal(), window.last.toordinal()
        return slice(bisect_left(self.days, first), bisect_right(self.days, last))

    def within(self, window: Window) -> "Daily":
        """The same of the days of a window."""
        inside, first, last = self.places(window), window.first.toordinal(), window.last.toordinal()
        days = self.days[inside]
        return Daily(
            measure=self.measure,
            days=days,
            means=self.means[inside],
            ns=self.ns[inside],
            recalled=self.recalled.intersection(days),
            skipped=tuple(day for day in self.skipped if first <= day <= last),
        )

    def rows(self) -> tuple[Row, ...]:
        """A row for each rated or skipped day, ascending, under `DAY_COLUMNS`."""
        rows: list[Row] = [
            (iso(day), self.measure, mean, n, day in self.recalled, False)
            for day, mean, n in zip(self.days, self.means, self.ns, strict=True)
        ]
        rows += [(iso(day), self.measure, None, 0, False, True) for day in self.skipped]
        return tuple(sorted(rows, key=lambda row: str(row[0])))

    def by_day(self) -> Mapping[str, object]:
        """The same under dates, for programs."""
        return {
            "days": dict(zip(map(iso, self.days), self.means, strict=True)),
            "n": dict(zip(map(iso, self.days), self.ns, strict=True)),
            "recalled": [iso(day) for day in sorted(self.recalled)],
            "skipped": [iso(day) for day in self.skipped],
        }
