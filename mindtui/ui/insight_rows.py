"""Insight cards as rows of a list, the clear ones first, each with how much stands behind it."""

from collections.abc import Iterator, Sequence

from mindtui.insights.cards.card import GROUPS, Card
from mindtui.ui.widgets.plain_text import pad, wrapped
from mindtui.ui.widgets.record_list import Row

COUNT = 9
"""Cells of the figures at the end of a row."""
MOST = 4
"""Lines of a sentence; the card has all of it."""


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
