"""Ladders climbed, avoidance mapped, and a plan that keeps moving: what the made-up life does on purpose."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from mindtui.content.demo_pen import LadderWords, MapWords, Pen, RungWords
from mindtui.domain.activity import AREAS, Area
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record, new_id


class Steps:
    """Writes them for a diary that began at `begun`; what the story tells of days before that is left out."""

    def __init__(self, pen: Pen, begun: datetime) -> None:
        self._pen = pen
        self._begun = begun

    def write(self) -> Iterator[Record]:
        """Own areas, ladders and maps with their plans, what kept moving, and what was told late."""
        for key, words in self._pen.story.areas.items():
            if key not in AREAS:
                yield Area(
                    **self._pen.stamps(self._begun),
                    key=key,
                    name=words.name,
                    importance=words.importance,
                    satisfaction=words.satisfaction,
                    value=words.value,
                )
        for ladder in self._pen.story.ladders:
            yield from self._climb(ladder)
        for avoidance in self._pen.story.maps:
            yield from self._map(avoidance)
        yield from self._move_on()
        yield from self._tell_late()

    def _day(self, ago: int) -> date:
        return self._pen.today - timedelta(days=ago)

    def _evening(self, day: date) -> datetime:
        """Some moment of that evening; the beginning of the diary where it lies before that."""
        return max(self._begun, self._pen.later(self._pen.on(day, time(20, 10)), 0, 90))

    def _is_told(self, ago: int | None) -> bool:
        return ago is not None and self._pen.on(self._day(ago), time(16)) > self._begun

    def _climb(self, words: LadderWords) -> Iterator[Record]:
        climbed = [rung.done_ago for rung in words.rungs if rung.done_ago is not None]
        begun = self._evening(self._day(max(climbed) + 4))
        last = self._evening(self._day(min(climbed)))
        ladder = Ladder(
            **self._pen.stamps(begun, max(begun, last)),
            goal=words.goal,
            area=words.area,
            rungs=tuple(
                Rung(
                    rung.label,
                    rung.difficulty,
                    done_on=self._day(rung.done_ago)
                    if rung.done_ago is not None and self._is_told(rung.done_ago)
                    else None,
                )
                for rung in words.rungs
            ),
        )
        yield ladder
        for rung, step in zip(words.rungs, ladder.rungs, strict=True):
            if step.done_on is not None:
                yield self._climbed(rung, step.done_on, ladder)

    def _climbed(self, rung: RungWords, day: date, ladder: Ladder) -> Plan:
        pen = self._pen
        mood = pen.rating(5.4, 1.0)
        made = self._evening(day - timedelta(days=2))
        return Plan(
            **pen.stamps(made, max(made, self._evening(day))),
            label=rung.label,
            area=ladder.area,
            day=day,
            start=time(pen.random.randint(16, 18), pen.random.choice((0, 15, 30))),
            minutes=20,
            ladder_id=ladder.id,
            predicted=Ratings(pen.rating(3.2, 1.0), pen.rating(5.0, 1.0), rung.difficulty),
            status="done",
            actual=Actual(
                pen.rating(5.2, 1.0), pen.rating(7.0, 0.8), pen.rating(rung.difficulty - 1.5, 0.8), 25
            ),
            mood_before=mood,
            mood_after=pen.rating(mood + 1.1, 0.6),
            note=rung.note,
        )

    def _map(self, words: MapWords) -> Iterator[Record]:
        plan = self._left_undone(words) if self._is_told(words.begun_ago) else None
        if plan is not None:
            yield plan
        tries = tuple(one.on(self._day(one.ago)) for one in words.tries if self._is_told(one.ago))
        begun = self._evening(self._day(words.begun_ago))
        last = self._evening(tries[-1].day) if tries else begun
        yield AvoidanceMap(
            **self._pen.stamps(begun, max(begun, last)),
            trigger=words.trigger,
            reaction=words.reaction,
            avoidance=words.avoidance,
            short_term=words.short_term,
            long_term=words.long_term,
            alternative=words.alternative,
            tries=tries,
            plan_id=plan.id if plan else None,
        )

    def _left_undone(self, words: MapWords) -> Plan:
        day = self._day(words.begun_ago)
        made = self._evening(day - timedelta(days=1))
        return Plan(
            **self._pen.stamps(made, max(made, self._evening(day))),
            label=words.plan,
            area=words.area,
            day=day,
            minutes=15,
            predicted=Ratings(1, 5, 7),
            status="not-done",
            barrier="felt anxious",
        )

    def _move_on(self) -> Iterator[Plan]:
        """One plan, from day to day until it waits on a day that lies ahead; the latest comes first."""
        moving = self._pen.story.moving
        days = [self._day(ago) for ago in moving.agos if self._is_told(ago)]
        days.append(self._pen.today + timedelta(days=moving.ahead))
        made = self._evening(days[0] - timedelta(days=1))
        plan = Plan(
            **self._pen.stamps(made),
            label=moving.label,
            area=moving.area,
            day=days[0],
            minutes=moving.minutes,
            first_step=moving.first_step,
            predicted=Ratings(2, 6, 7),
        )
        for day in days[1:]:
            moved = max(made, self._evening(plan.day))
            later = replace(plan, **self._pen.stamps(moved), day=day)
            yield replace(plan, status="moved", moved_to=later.id, updated_at=moved)
            plan, made = later, moved
        yield plan

    def _tell_late(self) -> Iterator[Plan]:
        for words in self._pen.story.told_late:
            if self._is_told(words.ago):
                day = self._day(words.ago)
                told = self._evening(day + timedelta(days=3))
                yield Plan(
                    **self._pen.stamps(told),
                    label=words.label,
                    area=words.area,
                    day=day,
                    status="done",
                    actual=Actual(self._pen.rating(6.5, 1.0), self._pen.rating(5.0, 1.0)),
                    recalled=True,
                    unplanned=True,
                )


def in_series(plans: Iterable[Plan], pen: Pen) -> Iterator[Plan]:
    """The same plans; a weekly thing is one series in each half of a year, and ends with its last plan."""
    repeating = []
    for plan in plans:
        if plan.repeat is None:
            yield plan
        else:
            half = (plan.day.year, plan.day.month > 6)
            repeating.append(((plan.activity_id or "", *half), plan))
    repeating.sort(key=lambda entry: (entry[0], entry[1].day, entry[1].id))
    for _, group in groupby(repeating, key=itemgetter(0)):
        members = [plan for _, plan in group]
        first = min(plan.created_at or pen.now for plan in members)
        series_id = new_id(first, pen.random)
        for plan in members:
            until = f"{plan.repeat};UNTIL={members[-1].day:%Y%m%d}"
            yield replace(plan, repeat=until, series_id=series_id)
