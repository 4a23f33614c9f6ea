"""Skills used when upset, without any effect and with one: §14.4 of the design."""

from collections.abc import Iterator
from functools import partial
from math import floor
from random import Random

from mindtui.insights.levels import level_matched, matched_interval
from tests.simulate import people
from tests.simulate.situation import Situation, false_alarm, true_thing

_DRAWS = 399
_A_DAY = 4
"""Check-ins; each but the last has a next one on the same day."""

_MEAN, _SD = 5.0, 2.0
_DESIGN = (
    (28, 0.3, 0.3, 0.04),
    (28, 0.6, 0.7, 0.05),
    (56, 0.3, 0.3, 0.06),
    (56, 0.6, 0.3, 0.04),
    (112, 0.6, 0.7, 0.05),
)
_HELD = 0.93
"""The share of intervals that hold the true difference, at least, with and without an effect."""
_FALL_OF_1 = ((28, 0.2), (56, 0.5), (112, 0.7))


def skills() -> Iterator[Situation]:
    """No effect, and one of a point."""
    for days, carry, share, design in _DESIGN:
        name = f"{days} days, carry-over {carry}, used at {share:.0%} of hard moments"
        for effect in (0.0, 1.0):
            held = partial(_held, days, carry, share, effect)
            named = f"{name}, effect {effect:g}"
            yield true_thing("interval of a skill: holds the truth", named, _HELD, held, 0.4)
        person = partial(_said, days, carry, share, 0.0)
        yield false_alarm("skill: said without an effect", name, design, person, 0.4)
    for days, design in _FALL_OF_1:
        person = partial(_said, days, 0.3, 0.3, 1.0)
        yield true_thing("skill with an effect of 1 point: found", f"{days} days", design, person, 0.2)


def _said(days: int, carry: float, share: float, effect: float, rng: Random) -> bool | None:
    found = level_matched(*_moments(days, carry, share, effect, rng), draws=_DRAWS).verdict
    return None if found == "not_enough" else found == "clear"


def _held(days: int, carry: float, share: float, effect: float, rng: Random) -> bool | None:
    moments = _moments(days, carry, share, effect, rng)
    ends = matched_interval(*moments)
    if ends is None or level_matched(*moments, draws=1).verdict == "not_enough":
        return None
    return ends[0] <= -effect <= ends[1]


def _moments(
    days: int, carry: float, share: float, effect: float, rng: Random
) -> tuple[list[int], list[int], list[int]]:
    """Stress now and at the next check-in, and whether the skill was used in between: at hard ones."""
    before, after, used = [], [], []
    felt = [_MEAN + _SD * stress for stress in people.carried(rng, days * _A_DAY, carry)]
    for place in range(len(felt) - 1):
        if place % _A_DAY == _A_DAY - 1:
            continue
        now = _rating(felt[place])
        before.append(now)
        used.append(int(rng.random() < share * min(max((now - 3) / 4, 0), 1)))
        after.append(_rating(felt[place + 1] - effect * used[-1]))
    return before, after, used


def _rating(felt: float) -> int:
    return min(max(floor(felt + 0.5), 0), 10)
