"""The stretch of days that a chart shows: a range, where it lies, and what it is called."""

from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from mindtui.domain.clock import MONTHS
from mindtui.insights import sentences
from mindtui.insights.sentences import Outlook

RangeName: TypeAlias = Literal["1d", "7d", "30d", "90d", "1y", "all"]

RANGES: Final[tuple[RangeName, ...]] = ("7d", "30d", "90d", "1y", "all")
"""From the nearest look to the widest. Charts of one day have "1d", which is no step of the zoom."""

LONG_RANGES: Final[tuple[RangeName, ...]] = RANGES[1:]
"""Those that can have the 28 days that trends and usual ranges take."""

RANGE_WORDS: Final[dict[RangeName, str]] = {
    "1d": "1 day",
    "7d": "7 days",
    "30d": "30 days",
    "90d": "90 days",
    "1y": "1 year",
    "all": "all",
}

_LENGTHS: Final[dict[RangeName, int]] = {"1d": 1, "7d": 7, "30d": 30, "90d": 90, "1y": 365}


class Window(Struct, frozen=True):
    """The days from `first` to `last`, both included.

    Pure: every method gives another window. `today` is the person's current day, `earliest` the day of their
    first check-in or None; neither is ever overstepped by a move.
    """

    first: date
    last: date
    name: RangeName

    @classmethod
    def ending(cls, last: date, name: RangeName, earliest: date | None = None) -> "Window":
        """The range that ends on `last`. All of an empty journal is its last 30 days."""
        length = _LENGTHS.get(name, _LENGTHS["30d"])
        first = _back(last, length - 1)
        if name == "all" and earliest is not None:
            first = min(earliest, last)
        return cls(first, last, name)

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day is one of them; of all days also one before the first check-in."""
        return day <= self.last and (self.name == "all" or self.first <= day)

    def begun(self, earliest: date | None) -> "Window":
        """What of it counts: days before the `earliest` that there is something of are no gaps."""
        if earliest is None or not self.first < earliest <= self.last:
            return self
        return Window(earliest, self.last, self.name)

    def before(self) -> "Window | None":
        """The period of the same length before it; None before all days and before the calendar."""
        if self.name == "all" or self.first.toordinal() <= self.days:
            return None
        return Window(_back(self.first, self.days), _back(self.first, 1), self.name)

    def shifted(self, by: int, *, today: date, earliest: date | None = None) -> "Window":
        """The same range `by` lengths later (+1) or earlier (-1); where nothing more lies, this window."""
        if self.name == "all":
            return self
        last = min(_back(self.last, -by * self.days), today)
        if last == self.last or (by < 0 and last < (earliest or today)):
            return self
        return Window.ending(last, self.name)

    def zoomed(self, by: int, *, today: date, earliest: date | None = None) -> "Window":
        """The next wider (+1) or nearer (-1) range with the same last day; "all" always ends today."""
        if self.name not in RANGES:
            return self
        name = RANGES[max(0, min(RANGES.index(self.name) + by, len(RANGES) - 1))]
        return self.ranged(name, today=today, earliest=earliest)

    def ranged(self, name: RangeName, *, today: date, earliest: date | None = None) -> "Window":
        """Another range with the same last day; "all" always ends today."""
        return Window.ending(today if name == "all" else min(self.last, today), name, earliest)

    def outlook(self, today: date, least: int) -> Outlook:
        """Whether there can ever be enough in it of what takes `least` days at the least."""
        if self.name != "all" and self.days < least:
            return "short"
        return "past" if self.last < today else "open"

    def title(self) -> str:
        """The days in words: "Oct 25 – Nov 23, 2026"."""
        end = f"{MONTHS[self.last.month - 1]} {self.last.day}, {self.last.year}"
        if self.first == self.last:
            return end
        year = "" if self.first.year == self.last.year else f", {self.first.year}"
        return f"{MONTHS[self.first.month - 1]} {self.first.day}{year} – {end}"


def coverage_words(
    logged: int, window: Window, begun: Window, *, measures: int, is_late: bool
) -> tuple[str, ...]:
    """How many days of a window are logged, of those that have begun; none where it goes without saying.

    `is_late`: what has begun are so many `measures`, some time after the first check-in.
    """
    if logged == window.days or begun.days == 1:
        return ()
    since = "" if begun == window else sentences.since_first(measures if is_late else 0)
    return (sentences.coverage(logged, begun.days, since),)


def week_rows(week_starts_on: int) -> tuple[int, ...]:
    """The numbers of the weekdays, 0 for Monday, in the order of a week that starts on one of them."""
    return tuple((week_starts_on + number) % 7 for number in range(7))


def _back(day: date, days: int) -> date:
    """`days` earlier, or the first or last day there is."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return date.min if days > 0 else date.max
