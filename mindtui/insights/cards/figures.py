"""The figures of a card with their labels: how large, how sure, and how many it stands on."""

from collections.abc import Iterator, Mapping
from typing import Final

from mindtui.insights.cards.card import Card, Family
from mindtui.insights.sentences import counted, interval, signed

_COUNTED: Final[Mapping[Family, tuple[str, str]]] = {
    "trend": ("day", "days"),
    "usual_range": ("day", "days"),
    "drift": ("day", "days"),
    "weekend": ("week", "weeks"),
    "before_after": ("time", "times"),
    "skill": ("time with it", "times with it"),
    "prediction": ("plan", "plans"),
    "trial": ("pair of days", "pairs of days"),
    "same_day": ("day with it", "days with it"),
    "next_day": ("day after it", "days after it"),
}


def figures(card: Card) -> Iterator[tuple[str, str]]:
    """Label and words of each figure there is."""
    plain = card.family == "usual_range"
    unit = "points a week" if card.family == "trend" else "points"
    if card.estimate is not None:
        name = "Mean" if plain else "Difference" if card.family != "trend" else "Slope"
        yield name, f"{card.estimate:.1f}" if plain else f"{signed(card.estimate)} {unit}"
    if card.low is not None and card.high is not None:
        ends = f"{card.low:.1f} to {card.high:.1f}" if plain else interval(card.low, card.high)
        yield "Usual range" if plain else "95 % interval", ends
    yield "n", counts(card)


def counts(card: Card) -> str:
    """How many it stands on, on both sides where there are two."""
    one, many = _COUNTED[card.family]
    if card.verdict == "not_enough" and card.n_other is None and card.family in ("same_day", "next_day"):
        one, many = "day with a rating", "days with a rating"
    other = "typical" if card.family == "drift" else "without"
    return counted(card.n, one, many) + ("" if card.n_other is None else f", {card.n_other} {other}")
