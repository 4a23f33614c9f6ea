"""Beliefs over the rehearsals of one practice card at a time: a mean over cards would say nothing of any."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from mindtui.charts.page import fitted
from mindtui.charts.picture import Sentences
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.record import instant
from mindtui.insights import sentences
from mindtui.insights.thoughts import Rehearsals, rehearsals

_THOUGHT: Final = 120
"""Cells of a thought below the chart."""


class CardBeliefs(Struct, frozen=True):
    """The rehearsals of a card in a window, each with its day; "all" begins with the first of them.

    `others` are the ids of the other cards rehearsed in it.
    """

    card: PracticeCard
    window: Window
    reviews: tuple[tuple[date, PracticeReview], ...]
    figures: Rehearsals
    others: tuple[str, ...]

    def in_words(self, today: date, *, shell: bool = False) -> Sentences:
        """The thoughts, the fairer one unless it waits to be recalled, and three separate figures."""
        return tuple(filter(None, self._said(today, shell=shell)))

    def _said(self, today: date, *, shell: bool) -> Iterator[str]:
        fairer = "" if self.card.is_due(today) else f" Fairer: {_quoted(self.card.fairer_thought)}"
        yield f"Old thought: {_quoted(self.card.old_thought)}{fairer}"
        if self.reviews:
            yield f"{sentences.rehearsed(self.figures)} {sentences.how_readily(self.figures)}"
            yield (
                sentences.both_beliefs(self.figures, until_now=False) or "No belief was rated in these days."
            )
        else:
            yield "Not rehearsed in these days."
        yield sentences.other_cards(len(self.others), shell=shell)
        yield sentences.PRACTICE_CAPTION

    def values(self) -> Mapping[str, object]:
        """The card without its fairer thought, the figures and each rehearsal, for programs."""
        return beliefs_values(self.window, self.figures, self.card, self.reviews, self.others)


def first_rehearsal(data: TrendData) -> date | None:
    """The day of the first rehearsal of any card."""
    return min((data.journal.day_of(reviews[0]) for reviews in data.reviews().values()), default=None)


def rehearsed_cards(data: TrendData, window: Window) -> Sequence[PracticeCard]:
    """The cards that were practiced in these days, the one practiced last first."""
    last = {
        card_id: max((instant(review.at), review.id) for _, review in inside)
        for card_id in data.reviews()
        if (inside := _inside(data, card_id, window))
    }
    cards = (data.journal.get(PracticeCard, card_id) for card_id in sorted(last, key=last.__getitem__))
    return [card for card in cards if card is not None][::-1]


def card_beliefs(data: TrendData, window: Window, card_id: str | None = None) -> CardBeliefs | None:
    """The card that is chosen, else the one rehearsed last in these days; None where there is none."""
    rehearsed = rehearsed_cards(data, window)
    chosen = data.journal.get(PracticeCard, card_id) if card_id else None
    card = chosen or next(iter(rehearsed), None)
    if card is None:
        return None
    reviews = _inside(data, card.id, window)
    if window.name == "all":
        earliest = min((day for day, _ in reviews), default=None)
        window = Window.ending(window.last, "all", earliest)
    figures = rehearsals((one for _, one in reviews), day_starts_at=data.journal.day_starts_at)
    others = tuple(other.id for other in rehearsed if other.id != card.id)
    return CardBeliefs(card, window, reviews, figures, others)


def beliefs_table(shown: CardBeliefs | None) -> Table:
    """A row for each rehearsal of the card."""
    columns = "day", "card", "recall", "belief in the old thought", "in the fairer one"
    if shown is None:
        return Table(columns, ())
    card = shown.card.id
    rows = [(day.isoformat(), card, one.recall, one.belief_old, one.belief_new) for day, one in shown.reviews]
    return Table(columns, tuple(rows))


def beliefs_values(
    window: Window,
    figures: Rehearsals,
    card: PracticeCard | None = None,
    reviews: Sequence[tuple[date, PracticeReview]] = (),
    others: Sequence[str] = (),
) -> Mapping[str, object]:
    """The same keys with a card and without one."""
    return {
        "first": window.first,
        "last": window.last,
        "card": card and card.id,
        "old_thought": card and card.old_thought,
        "times": figures.times,
        "on_days": figures.days,
        "readily": figures.readily,
        "lately": figures.lately,
        "rehearsals": [
            {
                "day": day,
                "recall": review.recall,
                "belief_old": review.belief_old,
                "belief_fairer": review.belief_new,
            }
            for day, review in reviews
        ],
        "other_cards": others,
    }


def _inside(data: TrendData, card_id: str, window: Window) -> tuple[tuple[date, PracticeReview], ...]:
    dated = ((data.journal.day_of(review), review) for review in data.reviews().get(card_id, ()))
    return tuple((day, review) for day, review in dated if window.holds(day))


def _quoted(thought: str) -> str:
    """A sentence in quotation marks, with the one period it needs."""
    words = fitted(thought, _THOUGHT).rstrip()
    return f"“{words}”" if words.endswith((".", "!", "?", "…")) else f"“{words}.”"
