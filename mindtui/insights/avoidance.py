"""How often, when it came up, the other way was taken."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from mindtui.domain.avoidance import AvoidanceMap

WINDOW = 28
"""Days that count, today among them."""
LEAST_TRIES = 8


class Approach(Struct, frozen=True):
    """Of `tries` in the window, `taken` went the other way; `ratio` 0–1, None while `more` are missing."""

    tries: int
    taken: int
    more: int
    ratio: float | None


def approach(maps: Iterable[AvoidanceMap], today: date) -> Approach:
    """The alternatives tried in the last 28 days, out of those and the avoidances of all maps together."""
    first = today - timedelta(days=WINDOW - 1)
    ways = [one.what for each in maps for one in each.tries if first <= one.day <= today]
    taken = ways.count("alternative")
    more = max(0, LEAST_TRIES - len(ways))
    return Approach(len(ways), taken, more, None if more else taken / len(ways))
