"""Which insight cards are shown, and how far their trends look back."""

from collections.abc import Iterable, Sequence
from typing import Final

from mindtui.charts.window import LONG_RANGES, RANGE_WORDS, RangeName
from mindtui.domain.check_in import RatingName
from mindtui.insights.cards.card import Card, CardVerdict, Family
from mindtui.ui.widgets.options_line import Options

OUTCOME, KIND, RANGE, ANSWER = "m", "f", "r", "v"
"""The keys that go on to the next name of each."""

OUTCOMES: Final[dict[str, RatingName | None]] = {"all": None, "mood": "mood", "stress": "stress"}
KINDS: Final[dict[str, Sequence[Family]]] = {
    "all cards": (),
    "links": ("same_day", "next_day"),
    "before and after": ("before_after", "skill"),
    "days": ("trend", "weekend", "usual_range"),
    "guesses": ("prediction",),
    "drift": ("drift",),
    "trials": ("trial",),
}
RANGES: Final[dict[str, RangeName]] = {RANGE_WORDS[name]: name for name in LONG_RANGES}
ANSWERS: Final[dict[str, CardVerdict | None]] = {
    "any": None,
    "clear": "clear",
    "no clear link yet": "no_clear",
    "not enough yet": "not_enough",
}


class CardSieve:
    """One name of each of four lists is chosen: all cards over 90 days to begin with."""

    def __init__(self) -> None:
        lists: dict[str, Iterable[str]] = {OUTCOME: OUTCOMES, KIND: KINDS, RANGE: RANGES, ANSWER: ANSWERS}
        self._names = {key: tuple(names) for key, names in lists.items()}
        self._chosen = {OUTCOME: 0, KIND: 0, RANGE: 1, ANSWER: 0}

    def choose(self, key: str, place: int | None = None) -> None:
        """The name at a place of the list of a key; without one the next name, round and round."""
        following = (self._chosen[key] + 1) % len(self._names[key])
        self._chosen[key] = following if place is None else place

    def options(self) -> Iterable[Options]:
        """The lists with what is chosen, for a line of them."""
        return (Options(key, names, self._chosen[key]) for key, names in self._names.items())

    def sifted(self, cards: Iterable[Card]) -> list[Card]:
        """The cards that are to be shown."""
        outcome, answer = OUTCOMES[self._name(OUTCOME)], ANSWERS[self._name(ANSWER)]
        families = KINDS[self.kind]
        return [
            card
            for card in cards
            if (not families or card.family in families)
            and (outcome is None or outcome in card.measures)
            and (answer is None or card.verdict == answer)
        ]

    @property
    def kind(self) -> str:
        """Which of `KINDS`."""
        return self._name(KIND)

    @property
    def range(self) -> RangeName:
        """How far trends and usual ranges look back."""
        return RANGES[self._name(RANGE)]

    def _name(self, key: str) -> str:
        return self._names[key][self._chosen[key]]
