"""A card: one answer in a sentence, its figures, and the data it was found in."""

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

from mindtui.domain.check_in import RatingName
from mindtui.insights.base import WEEKEND, Unit

CardVerdict: TypeAlias = Literal["clear", "described", "no_clear", "not_enough"]
"""What a card answers; a usual range is described, for nothing is tested in it."""

CardUnit: TypeAlias = Unit | Literal["occasions", "trial_pairs"]
"""What `more` counts; an occasion is a plan with both its ratings, a trial has pairs of days."""

Family: TypeAlias = Literal[
    "trial",
    "trend",
    "same_day",
    "next_day",
    "before_after",
    "skill",
    "weekend",
    "prediction",
    "drift",
    "usual_range",
]

FAMILIES: Final[tuple[Family, ...]] = get_args(Family)
"""In the order of their cards among equals: a trial, which alone can tell what brings what, is first."""

GROUPS: Final[dict[CardVerdict, str]] = {
    "clear": "Clear",
    "described": "Usual range",
    "no_clear": "No clear link yet",
    "not_enough": "Not enough yet",
}
"""The headings above the cards of each answer, in their order."""

PAIRED: Final[frozenset[Family]] = frozenset({"before_after", "prediction", "trial"})
"""Families whose two series belong together, value by value."""

_VERDICTS: Final = tuple(GROUPS)


class Series(Struct, frozen=True):
    """Values behind a card, one per day number, and what they are: "days with #coffee".

    In a paired family a day may come again; of weekends the days are the first ones of their weeks.
    """

    name: str
    days: tuple[int, ...]
    values: tuple[float, ...]


class Card(Struct, frozen=True, kw_only=True):
    """One answer. Figures in points of a 0–10 scale (of a trend: per week), `more` in `unit`.

    `n` counts what the figures stand on; `n_other` the days or times without, where there are two sides; of a
    drift those are the typical days. `low` and `high` are the ends of the 95 % interval, or of the usual
    range; of a link that is not clear they are None until they are asked for (`links.with_interval`,
    `deck.cards`), of a drift always: its days were picked because they are far off. p and q of a link are
    None above `Q_LEVEL`, where they are not worked out further.
    """

    key: str
    family: Family
    headline: str
    verdict: CardVerdict
    measures: tuple[RatingName, ...] = ()
    """What of a moment it is about; nothing of it, where it is about plans alone."""
    n: int
    n_other: int | None = None
    more: int = 0
    unit: CardUnit = ""
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None
    family_size: int = 1
    """How many were tested together."""
    coverage: str = ""
    asides: tuple[str, ...] = ()
    """What else is to be said of these ratings."""
    details: tuple[str, ...] = ()
    """Figures that stay behind "more"."""
    method: str = ""
    """How it was tested, in plain words."""
    behind: tuple[Series, ...] = ()


class Deck(Struct, frozen=True):
    """All cards in the order of `GROUPS`, what is to be said about all of them, and the weekend of theirs."""

    cards: tuple[Card, ...]
    notes: tuple[str, ...] = ()
    weekend: tuple[int, ...] = WEEKEND


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """By group; of clear ones the largest of a family first, of those that wait the nearest to enough."""
    return tuple(sorted(cards, key=_place))


def _place(card: Card) -> tuple[int, int, int, float]:
    tested = 0.0 if card.estimate is None or card.verdict != "clear" else -abs(card.estimate)
    return _VERDICTS.index(card.verdict), card.more, FAMILIES.index(card.family), tested
