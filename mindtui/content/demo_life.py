"""What the days of the made-up life were like: carry-over, weekdays, seasons, hard and quiet times."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from math import cos, pi
from random import Random
from typing import Literal, NamedTuple

from msgspec import Struct

Tide = Literal["deadline", "visit", "silent", "idle", "attentive", "imported"]

# How long ago a tide ended and how many days it lasted, for the year that ends today: what a newcomer sees
# first should hold a gap, a hard month and weeks with a full stress day.
_LATEST_YEAR: dict[Tide, tuple[tuple[int, int], ...]] = {
    "deadline": ((58, 30),),
    "silent": ((23, 6), (172, 14)),
    "visit": ((9, 4), (131, 5), (300, 4)),
    "idle": ((29, 12), (160, 30)),
    "attentive": ((0, 21), (104, 18), (240, 14)),
}
_LENGTHS: dict[Tide, tuple[int, ...]] = {
    "deadline": (30,),
    "silent": (14, 6, 4),
    "visit": (4, 5, 4),
    "idle": (30, 24),
    "attentive": (18, 18),
}
_YEAR = 365
_IMPORTED_DAYS = 21

_MOOD_BY_WEEKDAY = (-0.5, -0.1, 0.0, 0.3, 0.3, 0.7, 0.2)
_STRESS_BY_WEEKDAY = (0.6, 0.5, 0.5, 0.2, 0.0, -1.1, -0.5)


class Levels(NamedTuple):
    """Where mood, energy and stress lie, on the 0–10 scales but neither rounded nor cut off."""

    mood: float
    energy: float
    stress: float

    def shifted(self, mood: float, energy: float, stress: float) -> "Levels":
        """These levels, moved by so much."""
        return Levels(self.mood + mood, self.energy + energy, self.stress + stress)


class Day(Struct, frozen=True):
    """One day: the levels around which its moments lie, when it began, and what it belonged to."""

    date: date
    levels: Levels
    wake: time
    short_sleep: bool
    tides: frozenset[Tide]
    returned: bool
    """The first day after three silent ones or more."""

    @property
    def is_workday(self) -> bool:
        """Monday to Friday."""
        return self.date.weekday() < 5


def life(today: date, days: int, random: Random) -> tuple[Day, ...]:
    """The last `days` days up to `today`, oldest first; levels carry over to the next day (AR(1))."""
    tides = _tides(days, random)
    lived = []
    drift = Levels(0.0, 0.0, 0.0)
    silent_days = 0
    for ago in range(days - 1, -1, -1):
        day = today - timedelta(days=ago)
        here = tides.get(ago, set()) | _silence(ago, day, random)
        short_sleep = random.random() < (0.28 if "deadline" in here else 0.11)
        drift = _carried_over(drift, random)
        levels = drift.shifted(*_usual(day)).shifted(*_of_tides(here, short_sleep=short_sleep))
        returned = silent_days >= 3 and "silent" not in here
        lived.append(Day(day, levels, _wake(day, random), short_sleep, frozenset(here), returned))
        silent_days = silent_days + 1 if "silent" in here else 0
    return tuple(lived)


def _tides(days: int, random: Random) -> dict[int, set[Tide]]:
    """For each number of days ago, what the day belonged to."""
    tides: dict[int, set[Tide]] = {}
    for year in range(days // _YEAR + 1):
        for tide, ended, length in _tides_of(year, random):
            for ago in range(ended, ended + length):
                tides.setdefault(year * _YEAR + ago, set()).add(tide)
    if days > _YEAR:
        for ago in range(days - _IMPORTED_DAYS, days):
            tides[ago] = {"imported", "idle"}
    return tides


def _tides_of(year: int, random: Random) -> Iterator[tuple[Tide, int, int]]:
    if year == 0:
        for tide, spans in _LATEST_YEAR.items():
            yield from ((tide, ended, length) for ended, length in spans)
        return
    for tide, lengths in _LENGTHS.items():
        yield from ((tide, random.randrange(_YEAR - length), length) for length in lengths)


def _silence(ago: int, day: date, random: Random) -> set[Tide]:
    # The newest days are always there, so that the first screen has something to show.
    missed = random.random() < (0.07 if day.weekday() >= 5 else 0.045)
    return {"silent"} if missed and ago > 2 else set()


def _carried_over(before: Levels, random: Random) -> Levels:
    mood = 0.72 * before.mood + random.gauss(0, 0.7)
    stress = 0.7 * before.stress - 0.22 * mood + random.gauss(0, 0.75)
    energy = 0.6 * before.energy + 0.25 * mood + random.gauss(0, 0.6)
    return Levels(mood, energy, stress)


def _usual(day: date) -> Levels:
    summer = -cos(2 * pi * (day.timetuple().tm_yday - 15) / 365)
    weekday = day.weekday()
    return Levels(
        5.7 + _MOOD_BY_WEEKDAY[weekday] + 0.35 * summer,
        5.3 + 0.3 * _MOOD_BY_WEEKDAY[weekday] + 0.4 * summer,
        4.0 + _STRESS_BY_WEEKDAY[weekday] - 0.2 * summer,
    )


def _of_tides(tides: Iterable[Tide], *, short_sleep: bool) -> Levels:
    levels = Levels(-0.4, -1.5, 0.4) if short_sleep else Levels(0.0, 0.0, 0.0)
    if "deadline" in tides:
        levels = levels.shifted(-1.5, -0.9, 2.5)
    if "visit" in tides:
        levels = levels.shifted(1.4, 0.3, -0.6)
    return levels


def _wake(day: date, random: Random) -> time:
    usual = 6 * 60 + 50 if day.weekday() < 5 else 8 * 60 + 10
    minutes = round(random.gauss(usual, 18 if day.weekday() < 5 else 40))
    return time(max(minutes, 300) // 60, max(minutes, 300) % 60)
