"""Drift notices in 90 days after a baseline of 56 logged ones: §14.3 of the design."""

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random

from mindtui.insights.change import drift, drift_baseline
from tests.simulate import people
from tests.simulate.situation import Situation, false_alarm, true_thing

_BASELINE, _WATCHED = 56, 90

_DESIGN: Mapping[float, Mapping[float, tuple[float, float]]] = {
    0.0: {0.0: (0.04, 0.99), 0.4: (0.02, 0.88)},
    0.3: {0.0: (0.08, 0.89), 0.2: (0.05, 0.78), 0.4: (0.03, 0.65)},
    0.5: {0.0: (0.09, 0.70), 0.2: (0.06, 0.60), 0.4: (0.04, 0.43)},
    0.7: {0.0: (0.12, 0.51), 0.4: (0.05, 0.27)},
}


def drifts() -> Iterator[Situation]:
    """No change, and a drop of one standard deviation."""
    for carry, by_gaps in _DESIGN.items():
        for missing, (false, found) in by_gaps.items():
            name = f"carry-over {carry}, {missing:.0%} missing when low"
            person = partial(_noticed, carry, missing, True)
            yield false_alarm("drift: noticed in 90 days without one", name, false, partial(person, 0.0))
            if not missing:
                yield true_thing("drift of 1 SD: noticed", name, found, partial(person, 1.0))
                continue
            # The design does not say how closely its gaps follow mood; at this leaning its figures come back.
            mild = partial(_noticed, carry, missing, True, leaning=people.MILD)
            yield true_thing("drift of 1 SD: noticed", name, found, partial(mild, 1.0))
            # After the drop far more than that share is missing.
            yield Situation("drift of 1 SD that hides itself: noticed", name, partial(person, 1.0))
            name = f"carry-over {carry}, {missing:.0%} missing at random"
            even = partial(_noticed, carry, missing, False)
            group, whole = "drift: noticed in 90 days without one", by_gaps[0.0][0]
            yield Situation(group, name, partial(even, 0.0), None, max(whole, 0.05))


def _noticed(
    carry: float, missing: float, low: bool, drop: float, rng: Random, *, leaning: float = people.STRONG
) -> bool | None:
    stretch = 3 * _BASELINE
    mood = people.carried(rng, stretch + _WATCHED, carry)
    typical = people.with_gaps(rng, mood[:stretch], missing, low=low, leaning=leaning)
    # The typical stretch ends where watching starts and reaches back to its 56th logged day.
    first = [place for place, value in enumerate(typical) if value is not None][-_BASELINE]
    later = [value - drop for value in mood[stretch:]]
    fallen = people.with_gaps(rng, later, missing, low=low, leaning=leaning)
    days = people.calendar(stretch + _WATCHED)
    baseline = drift_baseline(days[first:stretch], typical[first:])
    notices = drift(baseline, days[stretch:], fallen).notices
    return any(notice.direction == "down" for notice in notices) if drop else bool(notices)
