"""What the made-up diary is written with: its generator, its words, its time zone and the moment it stops."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from random import Random
from typing import Any, Literal

import msgspec

from mindtui.domain.avoidance import Try, Way
from mindtui.domain.clock import day_of, moment_in_day
from mindtui.domain.record import new_id

PartOfDay = Literal["morning", "midday", "afternoon", "evening"]


class AreaWords(msgspec.Struct, frozen=True):
    """What the person says about a life area; one of their own has a name too."""

    importance: int
    satisfaction: int
    value: str
    name: str = ""


class RungWords(msgspec.Struct, frozen=True):
    """A step, what it takes, and how many days ago it was done."""

    label: str
    difficulty: int
    done_ago: int | None = None
    note: str = ""


class LadderWords(msgspec.Struct, frozen=True):
    """A goal of the person's and the rungs to it."""

    goal: str
    area: str
    rungs: tuple[RungWords, ...]


class TryWords(msgspec.Struct, frozen=True):
    """Which way was taken so many days ago, and how it turned out."""

    ago: int
    what: Way
    outcome: int
    note: str = ""

    def on(self, day: date) -> Try:
        """The same as it stands on a map."""
        return Try(day, self.what, self.outcome, self.note)


class MapWords(msgspec.Struct, frozen=True):
    """Something the person gets around; `plan` was left undone on the day the map was drawn."""

    begun_ago: int
    plan: str
    area: str
    trigger: str
    reaction: str
    avoidance: str
    short_term: str
    long_term: str
    alternative: str
    tries: tuple[TryWords, ...]


class MovingWords(msgspec.Struct, frozen=True):
    """A plan that stood on days so many days ago and now waits `ahead` days from today."""

    label: str
    area: str
    minutes: int
    first_step: str
    agos: tuple[int, ...]
    ahead: int


class LateWords(msgspec.Struct, frozen=True):
    """Something done without a plan, so many days ago, and written down days later."""

    label: str
    area: str
    ago: int


class Pursuit(msgspec.Struct, frozen=True):
    """Something the person likes to do: how it tends to feel, when it is done, what it adds to the mood.

    `weekday` set: it happens every week. `own` set: an activity of the person's own, by its fields.
    """

    key: str
    pleasure: float
    mastery: float
    difficulty: float
    part: PartOfDay
    weight: int = 0
    lift: float = 0.3
    tag: str = ""
    start: time | None = None
    weekday: int | None = None
    months: tuple[int, ...] = tuple(range(1, 13))
    repeat: str | None = None
    first_step: str = ""
    when_then: str = ""
    own: dict[str, Any] | None = None


class Story(msgspec.Struct, frozen=True):
    """Everything in the demo that is words: phrase pools, life areas, pursuits, and steps toward goals."""

    words: dict[str, tuple[str, ...]]
    areas: dict[str, AreaWords]
    notes: dict[str, tuple[str, ...]]
    events: dict[str, tuple[str, ...]]
    plan_notes: dict[str, tuple[str, ...]]
    pursuits: tuple[Pursuit, ...]
    ladders: tuple[LadderWords, ...]
    maps: tuple[MapWords, ...]
    moving: MovingWords
    told_late: tuple[LateWords, ...]


def read_story() -> Story:
    """The story that ships with the program."""
    return msgspec.toml.decode(Path(__file__).with_name("demo.toml").read_bytes(), type=Story)


class Deck:
    """Pools of phrases. A phrase comes back only when the others of its pool were used."""

    def __init__(
        self, pools: Mapping[str, Sequence[str]], words: Mapping[str, Sequence[str]], random: Random
    ) -> None:
        self._pools = pools
        self._words = words
        self._random = random
        self._left: dict[str, list[str]] = {}

    def __contains__(self, pool: str) -> bool:
        return pool in self._pools

    def draw(self, pool: str) -> str:
        """The next phrase of a pool, its {words} filled in."""
        left = self._left.get(pool)
        if not left:
            left = self._left[pool] = list(self._pools[pool])
            self._random.shuffle(left)
        phrase = left.pop()
        if "{" not in phrase:
            return phrase
        filled = phrase.format_map({name: self._random.choice(words) for name, words in self._words.items()})
        return filled[0].upper() + filled[1:]


class Pen:
    """Stamps moments with the offset of their day and hands out ids; it writes nothing later than `now`."""

    def __init__(self, now: datetime, zone: tzinfo | None, random: Random) -> None:
        if now.utcoffset() is None:
            raise ValueError("now needs an offset")
        here = now.astimezone(zone) if zone else now
        self.random = random
        self._zone = here.tzinfo
        self.now = self.at(here.replace(tzinfo=None, microsecond=0))
        self.today = day_of(self.now)
        self.story = read_story()

    def at(self, wall: datetime) -> datetime:
        """A wall time with the offset the zone has then, as a fixed offset."""
        return wall.replace(tzinfo=timezone(wall.replace(tzinfo=self._zone).utcoffset() or timedelta(0)))

    def on(self, day: date, clock: time) -> datetime:
        """The moment the clock shows `clock` during the person's day."""
        return self.at(moment_in_day(day, clock))

    def later(self, moment: datetime, low: int, high: int) -> datetime:
        """A random number of minutes after `moment`, and not after now."""
        # The offset of the moment is kept: whoever writes a few minutes later has not traveled.
        then = moment + timedelta(minutes=self.random.randint(low, high), seconds=self.random.randrange(60))
        return min(then, self.now)

    def stamps(self, created: datetime, updated: datetime | None = None) -> dict[str, Any]:
        """The fields that every record has, for one that was made at `created`."""
        return {"id": new_id(created, self.random), "created_at": created, "updated_at": updated or created}

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random.random() < probability

    def rating(self, level: float, spread: float) -> int:
        """A 0–10 rating around a level."""
        return min(max(round(self.random.gauss(level, spread)), 0), 10)
