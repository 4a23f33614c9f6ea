"""Scores of the made-up life: two forms, filled in at home every other week and every fourth."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from statistics import fmean

from mindtui.content.demo_life import Day, Levels
from mindtui.content.demo_pen import Pen
from mindtui.domain.score import Score

_PERIOD = 14


def scores(pen: Pen, days: Sequence[Day]) -> Iterator[Score]:
    """One every other Sunday, from how the two weeks before it were; a few were forgotten."""
    sundays = [place for place, day in enumerate(days) if place >= _PERIOD and day.date.weekday() == 6]
    for turn, place in enumerate(sundays[::-2]):
        at = pen.later(pen.on(days[place].date, time(10)), 0, 90)
        if at > pen.now - timedelta(minutes=5) or pen.chance(0.1):
            continue
        usual = Levels(
            *(
                fmean(level)
                for level in zip(*(day.levels for day in days[place - _PERIOD : place]), strict=True)
            )
        )
        # Both forms ask about the last two weeks: well-being follows mood and energy, worry follows stress.
        well = pen.rating(0.6 * usual.mood + 0.4 * usual.energy, 0.4) * 10
        yield Score(**pen.stamps(pen.later(at, 3, 9)), form="who-5", at=at, total=well // 4 * 4)
        if turn % 2 == 0:
            worry = round(2.1 * pen.rating(usual.stress, 0.5))
            yield Score(**pen.stamps(pen.later(at, 10, 15)), form="gad-7", at=at, total=worry)
