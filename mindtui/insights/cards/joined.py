"""What several measures lack alike, said once: a new diary lacks the same of all."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from msgspec.structs import replace

from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.insights import sentences
from mindtui.insights.base import Unit
from mindtui.insights.cards.card import PAIRED, Card, CardUnit, Family

_JOINED: Final[frozenset[Family]] = frozenset({"trend", "weekend", "usual_range", "prediction", "drift"})

_Lack: TypeAlias = tuple[Family, int, CardUnit, int, str, tuple[str, ...]]


def joined(cards: Iterable[Card]) -> Iterator[Card]:
    """The same cards; those of a family that wait for as much of the same, on as much, are one."""
    alike: dict[_Lack, list[Card]] = {}
    for card in cards:
        if card.verdict != "not_enough" or card.family not in _JOINED or (card.family in PAIRED and card.n):
            yield card
        else:
            lack = (card.family, card.more, card.unit, card.n, card.coverage, card.asides)
            alike.setdefault(lack, []).append(card)
    for same in alike.values():
        yield same[0] if len(same) == 1 else _one(same)


def _one(same: list[Card]) -> Card:
    first = same[0]
    kind, _, _ = first.key.partition(".")
    names = [card.key.partition(".")[2] for card in same]
    measures: tuple[RatingName, ...] = tuple(one for one in RATINGS if any(one in c.measures for c in same))
    unit: Unit | None = None if first.unit == "occasions" or first.unit == "trial_pairs" else first.unit
    return replace(
        first,
        key=f"{kind}.{'+'.join(names)}",
        headline=sentences.waiting_for(first.family, names, first.more, unit),
        measures=measures,
        behind=tuple(series for card in same for series in card.behind if series.values),
    )
