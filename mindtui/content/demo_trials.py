"""Two own trials of the made-up life: one that is over, and one whose coin speaks today."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from mindtui.content.demo_pen import Pen
from mindtui.content.demo_plans import Deed, Planner
from mindtui.domain.plan import Actual, Plan
from mindtui.domain.trial import Arm, State, Trial, TrialDay

_PAIRS = 14
_ARMS: tuple[tuple[Arm, Arm], ...] = (("skip", "do"), ("do", "skip"))
_DONE: dict[Arm, float] = {"do": 0.92, "skip": 0.07}
"""How often it was done when the coin said so, and when it said not to."""


class _Idea(NamedTuple):
    """What is tried: begun so many days ago, done at that hour, and what it adds to the mood."""

    label: str
    area: str
    begun_ago: int
    hour: time
    minutes: int
    lift: float
    state: State


_IDEAS = (
    _Idea("Coffee on the balcony", "play", 130, time(7, 40), 15, 2.2, "finished"),
    _Idea("Ten minutes of drawing", "play", 9, time(17, 30), 10, 0.3, "running"),
)


def tried(pen: Pen, planner: Planner, begun: datetime) -> Iterator[Trial]:
    """The trials of a diary that began at `begun`; the planner keeps what was done for them."""
    for idea in _IDEAS:
        start = pen.today - timedelta(days=idea.begun_ago)
        made = pen.later(pen.on(start - timedelta(days=1), time(21)), 0, 40)
        if made <= begun:
            continue
        trial = _trial(pen, idea, start, made)
        yield trial
        for planned in trial.allocation:
            done = pen.on(planned.day, idea.hour)
            if pen.chance(_DONE[planned.arm]) and done < pen.now - timedelta(hours=1):
                planner.plans.append(_done(pen, idea, trial.id, planned.day, done))
                planner.deeds.setdefault(planned.day, []).append(Deed(done, "", idea.lift))


def _trial(pen: Pen, idea: _Idea, start: date, made: datetime) -> Trial:
    seed = pen.random.getrandbits(31)
    coin = Random(seed)
    arms = [arm for _ in range(_PAIRS) for arm in _ARMS[coin.random() < 0.5]]
    days = tuple(TrialDay(start + timedelta(days=n), n // 2, arm) for n, arm in enumerate(arms))
    seen = pen.on(days[-1].day + timedelta(days=1), time(9)) if idea.state == "finished" else made
    return Trial(
        **pen.stamps(made, seen),
        label=idea.label,
        start_day=start,
        pairs=_PAIRS,
        seed=seed,
        allocation=days,
        state=idea.state,
    )


def _done(pen: Pen, idea: _Idea, trial_id: str, day: date, at: datetime) -> Plan:
    told = pen.later(at, idea.minutes, idea.minutes + 20)
    return Plan(
        **pen.stamps(told),
        label=idea.label,
        area=idea.area,
        day=day,
        start=at.time(),
        minutes=idea.minutes,
        status="done",
        actual=Actual(pleasure=pen.rating(6.5, 1), mastery=pen.rating(4, 1)),
        unplanned=True,
        trial_id=trial_id,
    )
