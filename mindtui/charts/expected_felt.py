"""Expected against felt: what was guessed of plans beside how they were rated. Numbers only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mindtui.charts.table import Table, iso
from mindtui.charts.trend_data import Occasion, TrendData
from mindtui.charts.window import Window
from mindtui.domain.plan import Aspect
from mindtui.insights import sentences
from mindtui.insights.cards.job import WorkOut

if TYPE_CHECKING:
    from mindtui.insights.cards.jobs import CalibrationJob

Spot = tuple[int, int, int]
"""What was expected, what was felt, and on how many occasions."""

_SIDES: Final[dict[Aspect, tuple[str, str]]] = {
    "pleasure": ("more than expected", "less"),
    "mastery": ("more than expected", "less"),
    "difficulty": ("harder than expected", "easier"),
}


class ExpectedFelt(Struct, frozen=True):
    """The occasions of a window, ready to draw; "all" begins with the first of them."""

    aspect: Aspect
    window: Window
    occasions: tuple[Occasion, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The occasions by what was expected and felt."""
        counts = Counter((one.expected, one.felt) for one in self.occasions)
        return tuple((expected, felt, n) for (expected, felt), n in sorted(counts.items()))

    def calibration(self) -> "CalibrationJob":
        """Which way the guesses lean. Takes half a second on thousands of occasions."""
        # Whoever only looks at the chart does not wait for these to be imported.
        from mindtui.insights.cards.jobs import CalibrationJob

        return CalibrationJob(
            tuple(one.expected for one in self.occasions), tuple(one.felt for one in self.occasions)
        )

    def lean(self, today: date, work_out: WorkOut) -> str:
        """The same in words."""
        [found] = work_out([self.calibration()])
        return sentences.calibration(self.aspect, found, self.window.outlook(today, 1))

    def values(self) -> Mapping[str, object]:
        """The days, each guess with what was felt, and which way they lean, for programs."""
        return {
            "first": self.window.first,
            "last": self.window.last,
            "pairs": [
                {"day": date.fromordinal(one.day), "expected": one.expected, "felt": one.felt}
                for one in self.occasions
            ],
            **asdict(self.calibration().run()),
        }

    def table(self) -> Table:
        """A row for each occasion."""
        rows = [(iso(one.day), self.aspect, one.expected, one.felt) for one in self.occasions]
        return Table(("day", "aspect", "expected", "felt"), tuple(rows))

    def in_words(self, *, shell: bool = False) -> str:
        """What the chart shows: how many occasions, and on which side of the line they lie."""
        if not self.occasions:
            return sentences.no_occasions(self.aspect, ever=self.window.name == "all", shell=shell)
        above = sum(one.felt > one.expected for one in self.occasions)
        below = sum(one.felt < one.expected for one in self.occasions)
        return sentences.sides(
            self.aspect, above, len(self.occasions) - above - below, below, *_SIDES[self.aspect]
        )


def expected_felt(data: TrendData, aspect: Aspect, window: Window) -> ExpectedFelt:
    """What was guessed and rated in these days."""
    occasions = data.occasions(aspect)
    if window.name == "all":
        earliest = date.fromordinal(occasions[0].day) if occasions else None
        window = Window.ending(window.last, "all", earliest)
    first, last = window.first.toordinal(), window.last.toordinal()
    return ExpectedFelt(aspect, window, tuple(one for one in occasions if first <= one.day <= last))
