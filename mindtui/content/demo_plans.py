"""Plans of the made-up life: predicted, done, moved or left, and how they felt."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from mindtui.content.demo_life import Day
from mindtui.content.demo_pen import Deck, PartOfDay, Pen, Pursuit
from mindtui.domain.activity import Activity
from mindtui.domain.plan import Actual, Barrier, Plan, Ratings, Status

_HOURS: dict[PartOfDay, tuple[int, int]] = {
    "morning": (8, 10),
    "midday": (12, 13),
    "afternoon": (15, 18),
    "evening": (18, 20),
}
_STATUSES: tuple[Status, ...] = ("done", "partly", "not-done", "moved", "dropped", "idea")
_WEIGHTS = (62, 11, 13, 8, 5, 1)

# Too dark about pleasure, too respectful of difficulty: what the Predictions page is there to show.
_EXPECTED = {"pleasure": -1.2, "mastery": -0.5, "difficulty": 1.4}


class Deed(NamedTuple):
    """Something that was done: when, under which tag, and what it adds to the mood."""

    at: datetime
    tag: str
    lift: float


class Planner:
    """Writes plans day by day; `deeds`, by day, are what became of them."""

    def __init__(self, pen: Pen, days: Iterable[Day], activities: Mapping[str, Activity]) -> None:
        self.plans: list[Plan] = []
        self.deeds: dict[date, list[Deed]] = {}
        self._pen = pen
        self._days = {day.date: day for day in days}
        self._activities = activities
        self._pursuits = {activities[item.key].id: item for item in pen.story.pursuits}
        self._notes = Deck(pen.story.plan_notes, pen.story.words, pen.random)
        self._by_month = {
            month: [item for item in pen.story.pursuits if item.weekday is None and month in item.months]
            for month in range(1, 13)
        }
        self._weekly = [item for item in pen.story.pursuits if item.weekday is not None]

    def fill(self, day: Day) -> None:
        """Write the plans of a day that is over."""
        if "silent" in day.tides or "imported" in day.tides:
            return
        for pursuit in self._chosen(day):
            self._live(pursuit, day)

    def planned(self, key: str, day: date, start: time | None, made: datetime, **fields: Any) -> Plan:
        """An open plan, with what is expected of it; add it with `keep`."""
        return replace(self._open(self._pursuits[self._activities[key].id], day, start, made), **fields)

    def keep(self, plan: Plan, done_at: datetime | None = None) -> None:
        """Add a plan and, where it was done, the deed that it became."""
        self.plans.append(plan)
        if done_at and plan.activity_id:
            pursuit = self._pursuits[plan.activity_id]
            self.deeds.setdefault(plan.day, []).append(Deed(done_at, pursuit.tag, pursuit.lift))

    def upcoming(self, day: date, made: datetime) -> None:
        """Write the open plans of a day that lies ahead."""
        weekly = [item for item in self._weekly if _is_on(item, day)]
        waiting = {plan.activity_id for plan in self.plans if plan.is_open}
        free = [item for item in self._fitting(day) if self._activities[item.key].id not in waiting]
        others = self._sample(free, 1 if weekly else self._pen.random.choice((1, 1, 2)))
        for pursuit in [*weekly, *others]:
            self.keep(self._open(pursuit, day, self._start(pursuit), made))

    def review(self, plan: Plan, mood: float, at: datetime, status: Status = "done") -> Plan:
        """The plan as it stands after somebody said how it went."""
        pen = self._pen
        pursuit = self._pursuits[plan.activity_id or ""]
        share = 1.0 if status == "done" else 0.8
        feel = 0.3 * (mood - 5.7)
        before = pen.rating(mood - 0.2, 0.7)
        rated = pen.chance(0.62)
        minutes = round(
            (plan.minutes or 30) * pen.random.uniform(0.7, 1.3) * (1 if status == "done" else 0.5)
        )
        return replace(
            plan,
            status=status,
            actual=Actual(
                pleasure=pen.rating(pursuit.pleasure * share + feel, 1.1),
                mastery=pen.rating(pursuit.mastery * share + 0.6 * feel, 1.1),
                difficulty=pen.rating(pursuit.difficulty - feel, 1.1) if pen.chance(0.94) else None,
                minutes=max(minutes, 1) if pen.chance(0.85) else None,
            ),
            mood_before=before if rated else None,
            mood_after=pen.rating(before + pursuit.lift, 0.6) if rated else None,
            note=self._notes.draw("done" if status == "done" else "partly") if pen.chance(0.13) else "",
            updated_at=at,
        )

    def _chosen(self, day: Day) -> list[Pursuit]:
        pen = self._pen
        weekly = [item for item in self._weekly if _is_on(item, day.date) and pen.chance(0.92)]
        usual = 0.5 if "idle" in day.tides else 1.35
        count = sum(pen.chance(usual / 4) for _ in range(4))
        return weekly + self._sample(self._fitting(day.date), count)

    def _fitting(self, day: date) -> list[Pursuit]:
        fitting = self._by_month[day.month]
        return fitting if day.weekday() < 5 else [item for item in fitting if item.tag != "work"]

    def _sample(self, pursuits: list[Pursuit], count: int) -> list[Pursuit]:
        drawn = self._pen.random.choices(pursuits, [item.weight for item in pursuits], k=count)
        return list({item.key: item for item in drawn}.values())

    def _start(self, pursuit: Pursuit) -> time | None:
        if pursuit.start or self._pen.chance(0.12):
            return pursuit.start
        return time(
            self._pen.random.randint(*_HOURS[pursuit.part]), self._pen.random.choice((0, 0, 15, 30, 30, 45))
        )

    def _open(self, pursuit: Pursuit, day: date, start: time | None, made: datetime) -> Plan:
        pen = self._pen
        activity = self._activities[pursuit.key]
        return Plan(
            **pen.stamps(made),
            label=activity.label,
            activity_id=activity.id,
            area=activity.area,
            day=day,
            start=start,
            minutes=activity.minutes,
            first_step=pursuit.first_step if pen.chance(0.35) else "",
            when_then=pursuit.when_then if pen.chance(0.3) else "",
            repeat=pursuit.repeat,
            motivation_before=pen.rating(self._mood(day), 1.6) if pen.chance(0.4) else None,
            predicted=self._expected(pursuit) if pen.chance(0.88) else Ratings(),
        )

    def _expected(self, pursuit: Pursuit) -> Ratings:
        pen = self._pen
        return Ratings(
            **{
                name: None if pen.chance(0.08) else pen.rating(getattr(pursuit, name) + shift, 1.2)
                for name, shift in _EXPECTED.items()
            }
        )

    def _live(self, pursuit: Pursuit, day: Day) -> None:
        start = self._start(pursuit)
        if pursuit.weekday is None and self._pen.chance(0.08):
            self._do_unplanned(pursuit, day)
            return
        self._finish(self._open(pursuit, day.date, start, self._made(day.date, start)), day, moves=0)

    def _do_unplanned(self, pursuit: Pursuit, day: Day) -> None:
        start = self._start(pursuit)
        done_at = self._end(day.date, start, 20)
        written = self._pen.later(done_at, 5, 90)
        plan = replace(
            self._open(pursuit, day.date, start, written),
            predicted=Ratings(),
            motivation_before=None,
            unplanned=True,
        )
        self.keep(self.review(plan, day.levels.mood, written), done_at)

    def _made(self, day: date, start: time | None) -> datetime:
        pen = self._pen
        if (start is None or start.hour >= 12) and pen.chance(0.3):
            return pen.later(pen.on(day, time(8, 20)), 0, 60)
        return pen.later(pen.on(day - timedelta(days=pen.random.randint(1, 3)), time(20, 40)), 0, 100)

    def _finish(self, plan: Plan, day: Day, moves: int) -> None:
        status = self._status(plan, day, moves)
        end = self._end(plan.day, plan.start, plan.minutes or 30)
        reviewed = self._pen.later(end, 3, 180)
        if status in {"done", "partly"}:
            self.keep(self.review(plan, day.levels.mood, reviewed, status), end)
        elif status == "moved":
            self._move(plan, day, reviewed, moves)
        else:
            barrier = self._barrier(day) if status == "not-done" and self._pen.chance(0.88) else None
            note = self._notes.draw("not-done") if status == "not-done" and self._pen.chance(0.15) else ""
            self.keep(replace(plan, status=status, barrier=barrier, note=note, updated_at=reviewed))

    def _status(self, plan: Plan, day: Day, moves: int) -> Status:
        # On darker days less gets done; what has moved once moves again more easily.
        did = 1 + 0.12 * (day.levels.mood - 5.7)
        weights = [max(weight * did, 5) if at < 2 else weight for at, weight in enumerate(_WEIGHTS)]
        weights[3] = 0 if plan.repeat or moves > 3 else weights[3] * (1 + 2 * moves)
        return self._pen.random.choices(_STATUSES, weights)[0]

    def _move(self, plan: Plan, day: Day, reviewed: datetime, moves: int) -> None:
        target = self._days.get(plan.day + timedelta(days=self._pen.random.randint(1, 3)))
        if target is None or target.date >= self._pen.today or "silent" in target.tides:
            self.keep(replace(plan, status="dropped", updated_at=reviewed))
            return
        copy = replace(plan, **self._pen.stamps(reviewed), day=target.date)
        note = self._notes.draw("moved") if self._pen.chance(0.2) else ""
        self.keep(replace(plan, status="moved", moved_to=copy.id, note=note, updated_at=reviewed))
        self._finish(copy, target, moves + 1)

    def _barrier(self, day: Day) -> Barrier:
        tired = 3 + 4 * day.short_sleep + max(0.0, 5 - day.levels.energy)
        low, hard = max(0.0, 5 - day.levels.mood), 5 * ("deadline" in day.tides)
        weighed: dict[Barrier, float] = {
            "too tired": tired,
            "no time": 3 + hard,
            "forgot": 1.5,
            "felt anxious": 0.8 + 0.4 * max(0.0, day.levels.stress - 5),
            "low mood": 0.6 + low,
            "not well": 0.8,
            "other people": 1.2,
            "practical": 1.2,
            "did not matter after all": 0.8,
        }
        return self._pen.random.choices(list(weighed), list(weighed.values()))[0]

    def _end(self, day: date, start: time | None, minutes: int) -> datetime:
        return self._pen.on(day, start or time(18)) + timedelta(minutes=minutes)

    def _mood(self, day: date) -> float:
        known = self._days.get(day)
        return known.levels.mood if known else 5.7


def _is_on(pursuit: Pursuit, day: date) -> bool:
    return pursuit.weekday == day.weekday() and day.month in pursuit.months
