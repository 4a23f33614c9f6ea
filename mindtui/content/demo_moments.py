"""Check-ins and waking times of the made-up life."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal

from msgspec.structs import replace

from mindtui.content.demo_life import Day, Levels
from mindtui.content.demo_pen import Deck, Pen
from mindtui.content.demo_plans import Deed
from mindtui.content.feelings import Quadrant, feelings
from mindtui.domain.check_in import RATINGS, CheckIn, Event, Feeling, RatingName, Response, WakeTime
from mindtui.domain.record import Record
from mindtui.domain.slots import Slot, guess_slot

Part = Literal["wake", "wake+30", "midday", "between", "late-afternoon", "bedtime", "past midnight"]

# How far a moment lies from its day, and the hours at which it is noted.
_PROFILE: dict[Part, Levels] = {
    "wake": Levels(-0.5, -0.7, -0.5),
    "wake+30": Levels(-0.3, 0.0, 0.7),
    "midday": Levels(0.0, 0.9, 0.6),
    "between": Levels(0.1, 0.3, 0.4),
    "late-afternoon": Levels(0.1, -0.4, 0.3),
    "bedtime": Levels(0.3, -1.8, -1.1),
    "past midnight": Levels(-0.6, -2.2, 0.0),
}
_MINUTES: dict[Part, tuple[int, int]] = {
    "midday": (11 * 60 + 20, 13 * 60 + 50),
    "between": (14 * 60 + 10, 15 * 60 + 20),
    "late-afternoon": (15 * 60 + 40, 18 * 60 + 20),
    "bedtime": (21 * 60, 23 * 60 + 40),
}
_PARTS: dict[int, tuple[tuple[Part, ...], ...]] = {
    1: (("bedtime",), ("bedtime",), ("wake",), ("between",)),
    2: (("wake", "bedtime"), ("wake", "bedtime"), ("wake", "bedtime"), ("midday", "bedtime")),
    3: (("wake", "midday", "bedtime"), ("wake", "late-afternoon", "bedtime"), ("wake", "between", "bedtime")),
    4: (("wake", "midday", "late-afternoon", "bedtime"),),
    5: (("wake", "wake+30", "midday", "late-afternoon", "bedtime"),),
}
_COUNTS = {False: (1, 2, 2, 2, 2, 2, 2, 3, 3, 4), True: (3, 4, 5, 5, 5)}
_SEASONS = ("winter", "spring", "summer", "autumn")
_RESPONSES: tuple[Response, ...] = ("paused", "paused", "acted", "acted", "avoided")


class Diarist:
    """Writes the check-ins of one day after the other."""

    def __init__(self, pen: Pen, imported_at: datetime) -> None:
        self._pen = pen
        self._imported_at = imported_at
        self._notes = Deck(pen.story.notes, pen.story.words, pen.random)
        self._triggers = Deck(pen.story.events, pen.story.words, pen.random)
        self._feelings: dict[Quadrant, list[str]] = {}
        for word in feelings():
            self._feelings.setdefault(word.quadrant, []).append(word.name)

    def write(self, day: Day, deeds: Sequence[Deed], parts: Sequence[Part] | None = None) -> list[Record]:
        """The waking time and check-ins of a day up to now; a random choice of `parts` unless given."""
        pen = self._pen
        if "silent" in day.tides:
            return []
        if "imported" in day.tides:
            return [self._imported(day)]
        written: list[Record] = []
        wake = self._wake_time(day)
        if wake:
            written.append(wake)
        if parts is None:
            parts = pen.random.choice(_PARTS[pen.random.choice(_COUNTS["attentive" in day.tides])])
        swing = pen.random.gauss(0, 0.5)
        for usual_part in parts:
            late = usual_part == "bedtime" and pen.chance(0.04)
            part: Part = "past midnight" if late else usual_part
            swing = 0.5 * swing + pen.random.gauss(0, 0.5)
            at = self._moment(part, day)
            if at < pen.now - timedelta(minutes=5):
                written.append(self._check_in(part, at, day, wake, swing, deeds))
        return self._welcomed_back(written) if day.returned else written

    def _welcomed_back(self, written: list[Record]) -> list[Record]:
        """The first check-in after a gap says so."""
        for place, record in enumerate(written):
            if isinstance(record, CheckIn):
                return [
                    *written[:place],
                    replace(record, note=self._notes.draw("back")),
                    *written[place + 1 :],
                ]
        return written

    def _wake_time(self, day: Day) -> WakeTime | None:
        pen = self._pen
        woke = pen.on(day.date, day.wake)
        if woke >= pen.now or not ("attentive" in day.tides or pen.chance(0.8)):
            return None
        source: Literal["typed", "assumed"] = "typed" if pen.chance(0.85) else "assumed"
        return WakeTime(**pen.stamps(pen.later(woke, 3, 20)), day=day.date, time=day.wake, source=source)

    def _moment(self, part: Part, day: Day) -> datetime:
        random = self._pen.random
        if part == "past midnight":
            return self._pen.on(day.date, time(0, random.randint(24, 44)))
        woke = day.wake.hour * 60 + day.wake.minute
        low, high = _MINUTES.get(part, (woke + 2, woke + 15) if part == "wake" else (woke + 24, woke + 43))
        minutes = random.randint(low, high)
        return self._pen.on(day.date, time(minutes // 60, minutes % 60))

    def _check_in(
        self, part: Part, at: datetime, day: Day, wake: WakeTime | None, swing: float, deeds: Sequence[Deed]
    ) -> CheckIn:
        pen = self._pen
        before = [deed for deed in deeds if deed.at < at]
        levels = self._levels(part, day, swing, before)
        ratings, skipped = self._ratings(levels)
        tags = self._tags(part, day, before)
        created, recalled = self._entered(at)
        awakening = part in {"wake", "wake+30"}
        eventful = 0.0 if awakening else 0.24 if levels.stress > 5.5 else 0.03
        return CheckIn(
            **pen.stamps(created),
            at=at,
            mood=ratings["mood"],
            energy=ratings["energy"],
            stress=ratings["stress"],
            skipped=skipped,
            feelings=self._named(levels) if pen.chance(0.42) else (),
            tags=tags,
            note=self._note(part, day, levels, tags) if pen.chance(0.1 if awakening else 0.2) else "",
            slot=None if recalled else self._slot(at, wake),
            event=self._event(levels, tags) if pen.chance(eventful) else None,
            recalled=recalled,
            source="shell" if pen.chance(0.2) else "app",
        )

    def _levels(self, part: Part, day: Day, swing: float, before: Sequence[Deed]) -> Levels:
        mood, energy, stress = _PROFILE[part]
        stress *= 1.0 if day.is_workday else 0.4
        if part == "bedtime" and day.date.weekday() == 6:
            stress += 1.0
        lift = min(sum(deed.lift for deed in before), 2.2)
        return day.levels.shifted(
            mood + swing + lift - 0.4,
            energy + 0.5 * swing + 0.2 * lift,
            stress - 0.6 * swing - 0.35 * lift,
        )

    def _ratings(self, levels: Levels) -> tuple[dict[RatingName, int | None], tuple[RatingName, ...]]:
        pen = self._pen
        given: dict[RatingName, int | None] = {
            name: pen.rating(level, 0.7) for name, level in zip(RATINGS, levels, strict=True)
        }
        given |= {"energy": None} if pen.chance(0.12) else {}
        given |= {"stress": None} if pen.chance(0.04) else {}
        skipped = tuple(name for name in RATINGS if pen.chance(0.012))
        return given | dict.fromkeys(skipped), skipped

    def _named(self, levels: Levels) -> tuple[Feeling, ...]:
        pen = self._pen
        words = self._feelings[_quadrant(levels)]
        names = pen.random.sample(words, pen.random.choice((1, 1, 2, 2, 3)))
        rated = pen.chance(0.6)
        return tuple(Feeling(name, pen.random.randrange(20, 100, 5) if rated else None) for name in names)

    def _tags(self, part: Part, day: Day, before: Sequence[Deed]) -> tuple[str, ...]:
        pen = self._pen
        at_work = day.is_workday and part in {"midday", "between", "late-afternoon"}
        likely = {
            "work": 0.75 if at_work else 0.3 if day.is_workday and part == "bedtime" else 0.0,
            "deadline": 0.5 if day.is_workday and "deadline" in day.tides else 0.0,
            "short sleep": 0.85 if day.short_sleep and part in {"wake", "wake+30"} else 0.0,
            "friends": 0.8 if "visit" in day.tides and part != "wake" else 0.0,
            "home": 0.15,
            "train": 0.1 if day.is_workday and part == "late-afternoon" else 0.0,
        }
        likely |= {deed.tag: 0.9 for deed in before if deed.tag}
        return tuple(tag for tag, probability in likely.items() if pen.chance(probability))

    def _note(self, part: Part, day: Day, levels: Levels, tags: Sequence[str]) -> str:
        pen = self._pen
        if part == "past midnight":
            return self._notes.draw("past midnight")
        if part in {"wake", "wake+30"}:
            return self._notes.draw("sleep" if "short sleep" in tags and pen.chance(0.6) else "morning")
        pools = ["any", _usual_pool(part, day), *(tag for tag in tags if tag in self._notes)]
        pools += [_SEASONS[day.date.month % 12 // 3]] * (part == "bedtime" and pen.chance(0.5))
        pools += ["visit"] * (3 * ("visit" in day.tides)) + ["good"] * (2 * (levels.mood > 7.6))
        pools += ["low"] * (3 * (levels.mood < 3.4))
        return self._notes.draw(pen.random.choice(pools))

    def _entered(self, at: datetime) -> tuple[datetime, bool]:
        pen = self._pen
        if pen.chance(0.02) and pen.now - at > timedelta(days=6):
            return pen.later(at, 2900, 5200), True
        return pen.later(at, 0, 3), False

    def _slot(self, at: datetime, wake: WakeTime | None) -> Slot | None:
        if self._pen.chance(0.02):
            return None
        if wake is None:
            return guess_slot(at, None)
        return guess_slot(at, wake.time, wake_assumed=wake.source == "assumed")

    def _event(self, levels: Levels, tags: Sequence[str]) -> Event:
        pen = self._pen
        return Event(
            trigger=self._triggers.draw("work" if "work" in tags else "home"),
            peak=pen.rating(levels.stress + 1.2, 0.8),
            settled_after=None
            if pen.chance(0.15)
            else pen.random.choice((10, 15, 20, 30, 30, 45, 60, 90, 120, 180)),
            response=None if pen.chance(0.1) else pen.random.choice(_RESPONSES),
        )

    def _imported(self, day: Day) -> CheckIn:
        """A day from the paper diary before this one: only the day is known, and the row stays beside it."""
        pen = self._pen
        mood = pen.rating(day.levels.mood, 0.8)
        tags = ("work",) if day.is_workday else ("home",)
        raw = {"date": day.date.isoformat(), "mood": str(mood), "tags": tags[0]}
        return CheckIn(
            **pen.stamps(self._imported_at),
            at=datetime.combine(day.date, time(12)),
            mood=mood,
            tags=tags,
            whole_day=True,
            source="import:csv",
            origin={"format": "csv", "keys": [], "raw": raw},
        )


def _usual_pool(part: Part, day: Day) -> str:
    if part == "bedtime":
        return "evening"
    return "work" if day.is_workday else "weekend"


def _quadrant(levels: Levels) -> Quadrant:
    if levels.mood >= 5:
        return "pleasant-high" if levels.energy >= 5.2 else "pleasant-low"
    return "unpleasant-high" if levels.stress >= 4.8 else "unpleasant-low"
