"""One measure day by day."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Final

from msgspec.structs import asdict

from mindtui.charts.table import Row, iso
from mindtui.charts.window import Window
from mindtui.domain.check_in import RatingName
from mindtui.insights.ratings import Measured

DAY_COLUMNS: Final = ("day", "measure", "mean", "n", "recalled", "skipped")


class Daily(Measured, frozen=True, kw_only=True):
    """The days of a measure, and which it is."""

    measure: RatingName

    def places(self, window: Window) -> slice:
        """Where the days of a window stand among the rated ones."""
        first, last = window.first.toordinal(), window.last.toordinal()
        return slice(bisect_left(self.days, first), bisect_right(self.days, last))

    def within(self, window: Window) -> "Daily":
        """The same of the days of a window."""
        inside = self.between(window.first.toordinal(), window.last.toordinal())
        return Daily(**asdict(inside), measure=self.measure)

    def rows(self) -> tuple[Row, ...]:
        """A row for each rated or skipped day, ascending, under `DAY_COLUMNS`."""
        rows: list[Row] = [
            (iso(day), self.measure, mean, n, day in self.recalled, False)
            for day, mean, n in zip(self.days, self.means, self.counts, strict=True)
        ]
        rows += [(iso(day), self.measure, None, 0, False, True) for day in self.skipped]
        return tuple(sorted(rows, key=lambda row: str(row[0])))

    def by_day(self) -> Mapping[str, object]:
        """The same under dates, for programs."""
        return {
            "days": dict(zip(map(iso, self.days), self.means, strict=True)),
            "n": dict(zip(map(iso, self.days), self.counts, strict=True)),
            "recalled": [iso(day) for day in sorted(self.recalled)],
            "skipped": [iso(day) for day in self.skipped],
        }
