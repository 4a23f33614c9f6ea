"""What pays off: activities by how they felt, where few ratings count for little."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from mindtui.domain.activity import Activity
from mindtui.domain.doing import Doings, label_key
from mindtui.insights.calibration import shrunken_means

Worth: TypeAlias = Literal["pleasure", "mastery"]

LEAST_RATINGS = 2
"""Ratings of one activity below which it is not listed; for the mean of all they count nevertheless."""


class PaidOff(Struct, frozen=True):
    """An activity: the mean of its `n` ratings, and that mean drawn toward the one of all activities."""

    key: str
    label: str
    n: int
    mean: float
    shrunken: float


def what_pays_off(known: Doings, activities: Iterable[Activity], worth: Worth) -> tuple[PaidOff, ...]:
    """The activities with ratings enough, best first. A plan that only has a label goes by that.

    Of two activities with one id, as an own one has that stands for a shipped one, the first names it.
    """
    labels: dict[str, str] = {}
    ids: dict[str, str] = {}
    for activity in activities:
        labels.setdefault(activity.id, activity.title())
        ids.setdefault(label_key(activity.label), activity.id)
    ratings: dict[str, list[int]] = {}
    for key, doing in known.items():
        own = ids.get(key, key)
        labels.setdefault(own, doing.label)
        ratings.setdefault(own, []).extend(getattr(doing, worth))
    return tuple(
        PaidOff(one.key, labels[one.key], one.n, one.mean, one.shrunken)
        for one in shrunken_means(ratings)
        if one.n >= LEAST_RATINGS
    )


def more_for_a_payoff(known: Doings, worth: Worth) -> int:
    """How many more ratings of one activity it takes where none has enough."""
    return max(0, LEAST_RATINGS - max((len(getattr(doing, worth)) for doing in known.values()), default=0))
