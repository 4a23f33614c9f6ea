"""Insight cards as rows of a list, the clear ones first, each with how much stands behind it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, get_args

from mindtui.domain.check_in import RatingName
from mindtui.insights.cards.card import GROUPS, Card, CardVerdict, Family
from mindtui.ui.widgets.plain_text import pad, wrapped
from mindtui.ui.widgets.record_list import Row

Kind = Literal["all", "links", "around", "days", "guesses", "drift", "trials"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
KIND_WORDS: Final = ("all cards", "links", "before and after", "days", "guesses", "drift", "trials")
_FAMILIES: Final[dict[Kind, tuple[Family, ...]]] = {
    "links": ("same_day", "next_day"),
    "around": ("before_after", "skill"),
    "days": ("trend", "weekend", "usual_range"),
    "guesses": ("prediction",),
    "drift": ("drift",),
    "trials": ("trial",),
}

ANSWERS: Final[tuple[CardVerdict | None, ...]] = (None, "clear", "no_clear", "not_enough")
ANSWER_WORDS: Final = ("any", "clear", "no clear link yet", "not enough yet")

COUNT = 9
"""Cells of the figures at the end of a row."""
MOST = 4
"""Lines of a sentence; the card has all of it."""


def sifted_cards(
    cards: Iterable[Card], kind: Kind, measure: RatingName | None, answer: CardVerdict | None = None
) -> list[Card]:
    """Cards of a kind about a measure with an answer; None for all of them."""
    return [
        card
        for card in cards
        if (kind == "all" or card.family in _FAMILIES[kind])
        and (measure is None or measure in card.measures)
        and (answer is None or card.verdict == answer)
    ]


def card_rows(cards: Sequence[Card], width: int) -> list[Row[Card]]:
    """The cards in groups; `width` cells behind the pointer of the list."""
    rows: list[Row[Card]] = []
    for verdict, words in GROUPS.items():
        group = [card for card in cards if card.verdict == verdict]
        if group:
            rows.append(Row(None, ((f" {words} ({len(group)})", "heading"),)))
            rows += [row for card in group for row in _rows_of(card, width)]
    return rows


def _rows_of(card: Card, width: int) -> Iterator[Row[Card]]:
    room = max(20, width - COUNT - 2)
    style = "soft" if card.verdict == "not_enough" else ""
    first, *others = wrapped(card.headline, room, MOST)
    yield Row(card, ((pad(first, room), style), (f"  {count_words(card):>{COUNT}}", "soft")))
    for line in others:
        yield Row(None, ((f"  {line}", style),))


def count_words(card: Card) -> str:
    """How many it stands on: "n 12" or, of two sides, "n 12/70"."""
    return f"n {card.n}" if card.n_other is None else f"n {card.n}/{card.n_other}"
