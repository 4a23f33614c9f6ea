"""A situation that many simulated people are in, and how often one statistic answered them with yes."""

from collections.abc import Callable
from math import sqrt
from random import Random
from typing import Literal, TypeAlias

from msgspec import Struct

Promise: TypeAlias = Literal["at most", "at least"]

Person: TypeAlias = Callable[[Random], bool | None]
"""One simulated person: whether the statistic said yes, `None` where it kept silent."""

_ERRORS = 3
_PEOPLE_OF_THE_DESIGN = 500
"""Per figure, at least: the design's figures have an error too."""


class Situation(Struct, frozen=True):
    """`design` is the figure found when the method was chosen, `promised` what must hold now.

    A false alarm is promised to be rare `at most`, a true thing to be seen `at least` so often; with `None`
    the rate is only shown. `part` of the people are enough where one of them takes long.
    """

    group: str
    name: str
    person: Person
    design: float | None = None
    promised: float | None = None
    promise: Promise = "at most"
    part: float = 1.0


class Found(Struct, frozen=True):
    """How many of the people were answered, and how many of those with yes."""

    people: int
    answered: int
    yes: int

    @property
    def rate(self) -> float | None:
        """Of those who were answered; `None` where nobody was."""
        return self.yes / self.answered if self.answered else None

    @property
    def error(self) -> float:
        """The standard error of the rate, that of one yes at least."""
        share = min(max(self.yes, 1), self.answered - 1) / self.answered if self.answered > 1 else 0.5
        return sqrt(share * (1 - share) / max(self.answered, 1))


def false_alarm(group: str, name: str, design: float | None, person: Person, part: float = 1.0) -> Situation:
    """Nothing is there: a test at 5 % may find it in 5 % of people, or in as many as the design admits."""
    return Situation(group, name, person, design, None if design is None else max(design, 0.05), part=part)


def true_thing(group: str, name: str, design: float, person: Person, part: float = 1.0) -> Situation:
    """Something is there, and about as many people as in the design must be told."""
    return Situation(group, name, person, design, design, "at least", part)


def limit(situation: Situation, found: Found) -> float | None:
    """The rate from which on the promise does not hold: three standard errors away from it."""
    if situation.promised is None or not found.answered:
        return None
    spread = situation.promised * (1 - situation.promised)
    if situation.promise == "at most":
        return situation.promised + _ERRORS * sqrt(spread / found.answered)
    return situation.promised - _ERRORS * sqrt(spread / found.answered + spread / _PEOPLE_OF_THE_DESIGN)


def holds(situation: Situation, found: Found) -> bool:
    """Whether the promise holds; who is told nothing is not told wrong, but finds nothing either."""
    bound = limit(situation, found)
    if bound is None or found.rate is None:
        return situation.promised is None or situation.promise == "at most"
    return found.rate <= bound if situation.promise == "at most" else found.rate >= bound
