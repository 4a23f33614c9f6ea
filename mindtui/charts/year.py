"""A year in cells: the mean of each day, which were recalled, which were skipped. Numbers only."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict

from mindtui.charts.daily import DAY_COLUMNS, Daily
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window, coverage_words
from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences


class Cell(Struct, frozen=True):
    """What a cell shows of its days: their mean, and whether all of it was recalled.

    `mean` is None where the measure was refused instead of rated.
    """

    mean: float | None
    recalled: bool


class YearInCells(Daily, frozen=True, kw_only=True):
    """One measure in a window. `check_ins` counts days with a check-in of any kind.

    `begun` is the window from the day on which it was first asked for, and `is_late` says whether that was
    after the first check-in. Weeks start on `week_starts_on`, 0 for Monday.
    """

    window: Window
    begun: Window
    is_late: bool
    check_ins: int
    week_starts_on: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.days and not self.skipped

    def cell(self, first: int, last: int) -> Cell | None:
        """The days from `first` to `last` together; None where none of them is logged."""
        part = slice(bisect_left(self.days, first), bisect_right(self.days, last))
        days, means = self.days[part], self.means[part]
        if days:
            return Cell(sum(means) / len(means), self.recalled.issuperset(days))
        refused = bisect_right(self.skipped, last) - bisect_left(self.skipped, first)
        return Cell(None, recalled=False) if refused else None

    def in_words(self, today: date, *, shell: bool = False) -> tuple[str, ...]:
        """Mean and n, how many days lie where, and how much is logged."""
        if not self.check_ins:
            return (sentences.no_check_ins(self.window.outlook(today, 1), shell=shell),)
        total, skipped = self.begun.days, len(self.skipped)
        said = [
            sentences.level(self.measure, self.means, total, recalled=len(self.recalled), skipped=skipped)
        ]
        if len(set(self.means)) > 1:
            said.append(sentences.by_level(self.means))
        if logged := len(self.days) + skipped:
            said += coverage_words(logged, self.window, self.begun, measures=1, is_late=self.is_late)
        return tuple(said)

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return {"measure": self.measure, **self.by_day()}

    def table(self) -> Table:
        """A row for each rated or skipped day."""
        return Table(DAY_COLUMNS, self.rows())


def year_in_cells(data: TrendData, measure: RatingName, window: Window) -> YearInCells:
    """The days of a window."""
    first = data.first_asked(measure)
    return YearInCells(
        **asdict(data.daily(measure).within(window)),
        window=window,
        begun=window.begun(first),
        is_late=first != data.earliest(),
        check_ins=len(data.days_within(window)),
        week_starts_on=data.week_starts_on,
    )
