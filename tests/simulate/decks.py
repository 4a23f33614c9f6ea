"""All cards of a person at once, where nothing is to be found: how many people are shown a clear one anyway.

Each test keeps its own promise, and tags are judged together. But trends and weekends of several measures
are tested one by one, so a whole deck has more that is clear by chance than a single card. Nothing is
promised of it; the help of the place tells of it.
"""

from collections.abc import Iterator
from functools import partial
from random import Random

from mindtui.domain.check_in import RATINGS
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import LINK_DAYS, Diary, Exposure
from mindtui.insights.ratings import Measured
from tests.simulate import people
from tests.simulate.situation import Situation

_TREND_DAYS = 90
_MISSING = 0.15
_LASTING = 0.6


def decks() -> Iterator[Situation]:
    """Without tags, and with some that come in streaks."""
    for tags, carry in ((0, 0.3), (8, 0.3), (8, 0.5)):
        name = f"{tags} tags, carry-over {carry}, {LINK_DAYS} days, {_MISSING:.0%} missing when low"
        group = "all cards, nothing to be found: shown a clear one"
        yield Situation(group, name, partial(_any, tags, carry), part=0.4)


def _any(tags: int, carry: float, rng: Random) -> bool:
    return any(card.verdict == "clear" for card in cards(_diary(tags, carry, rng)).cards)


def _diary(tags: int, carry: float, rng: Random) -> Diary:
    """Half a year of a person in whom no measure moves with anything."""
    days = people.calendar(LINK_DAYS)
    mood = people.with_gaps(rng, people.carried(rng, LINK_DAYS, carry), _MISSING, low=True)
    logged = tuple(day for day, value in zip(days, mood, strict=True) if value is not None)
    measures = {}
    for measure in RATINGS:
        values = mood if measure == "mood" else people.carried(rng, LINK_DAYS, carry)
        means = tuple(
            value for day, value in zip(days, values, strict=True) if day in logged and value is not None
        )
        measures[measure] = Measured(logged, means, (1,) * len(logged), (0,) * len(logged))
    exposures = []
    for number in range(tags):
        flags = people.activity(rng, people.shares(LINK_DAYS), _LASTING)
        on = {day for day, flag in zip(days, flags, strict=True) if flag}
        exposures.append(Exposure(f"tag:{number}", f"#{number}", tuple(day for day in logged if day in on)))
    return Diary(
        today=days[-1],
        since=days[-1] - _TREND_DAYS + 1,
        earliest=logged[0],
        logged=logged,
        measures=measures,
        exposures=tuple(exposures),
    )
