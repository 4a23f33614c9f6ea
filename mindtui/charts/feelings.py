"""Feelings: on how many days each was named, how strong, and of which kind. Numbers only."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.content.feelings import QUADRANT_WORDS, Quadrant, feelings
from mindtui.domain.check_in import CheckIn
from mindtui.domain.text import one_line
from mindtui.insights import sentences

OWN = "your own words"


class Named(Struct, frozen=True):
    """A feeling: the `days` it was named on, and the mean of `n` strengths from 0 to 100, if any was given.

    `quadrant` is None for a word of one's own.
    """

    name: str
    quadrant: Quadrant | None
    days: int
    strength: float | None
    n: int


class NamedFeelings(Struct, frozen=True):
    """The feelings of a window, the most frequent first; equals by their names.

    `days` have a feeling, `recalled` of them only such as were entered later; `kinds` counts the days of each
    quadrant, and `check_ins` days with a check-in of any kind.
    """

    window: Window
    feelings: tuple[Named, ...]
    kinds: Mapping[Quadrant | None, int]
    days: int
    recalled: int
    check_ins: int

    def in_words(self, today: date, *, shell: bool = False) -> tuple[str, ...]:
        """How often anything was named, what most often, and of which kinds."""
        if not self.check_ins:
            return (sentences.no_check_ins(self.window.outlook(today, 1), shell=shell),)
        if not self.feelings:
            return (sentences.no_feelings(shell=shell),)
        return (
            sentences.feelings_named(self.days, self.check_ins, recalled=self.recalled),
            sentences.kinds({kind_words(kind): days for kind, days in self.kinds.items()}),
            sentences.most_often([(one.name, one.days, one.strength, one.n) for one in self.feelings]),
        )

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return {"days": self.days, "check_in_days": self.check_ins, "feelings": self.feelings}

    def table(self) -> Table:
        """A row for each feeling, beside how many days it could have been named on."""
        columns = "feeling", "kind", "days", "days with a check-in", "mean strength", "n"
        rows = [
            (one.name, kind_words(one.quadrant), one.days, self.check_ins, one.strength, one.n)
            for one in self.feelings
        ]
        return Table(columns, tuple(rows))


def kind_words(quadrant: Quadrant | None) -> str:
    """How a kind of feelings is called."""
    return OWN if quadrant is None else QUADRANT_WORDS[quadrant]


def named_feelings(data: TrendData, window: Window) -> NamedFeelings:
    """The feelings of the days of a window; letter case and blanks aside, and in their last spelling."""
    shipped = {word.name: word.quadrant for word in feelings()}
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    days: defaultdict[str, set[int]] = defaultdict(set)
    strengths: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[Quadrant | None, set[int]] = defaultdict(set)
    fresh: set[int] = set()
    in_window = data.days_within(window)
    for day in in_window:
        number = day.toordinal()
        for check_in in data.journal.on(CheckIn, day):
            for feeling in check_in.feelings:
                if (key := keys.get(feeling.name)) is None:
                    key = keys[feeling.name] = one_line(feeling.name).casefold()
                names[key] = feeling.name
                days[key].add(number)
                kinds[shipped.get(key)].add(number)
                if feeling.strength is not None:
                    strengths[key].append(feeling.strength)
                if not check_in.recalled:
                    fresh.add(number)
    counted = [
        Named(
            name=one_line(names[key]),
            quadrant=shipped.get(key),
            days=len(found),
            strength=sum(given) / len(given) if (given := strengths[key]) else None,
            n=len(given),
        )
        for key, found in sorted(days.items())
    ]
    every = set().union(*days.values())
    order = (*QUADRANT_WORDS, None)
    return NamedFeelings(
        window=window,
        feelings=tuple(sorted(counted, key=lambda one: -one.days)),
        kinds={kind: len(kinds[kind]) for kind in order if kind in kinds},
        days=len(every),
        recalled=len(every - fresh),
        check_ins=len(in_window),
    )
