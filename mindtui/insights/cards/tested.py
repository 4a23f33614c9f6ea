"""How the answer of a card was tested, in words: alone or among how many, and how sure it is."""

from collections.abc import Mapping
from typing import Final

from mindtui.insights.base import ALPHA
from mindtui.insights.cards.card import Card, Family
from mindtui.insights.links import Q_LEVEL
from mindtui.insights.sentences import listed

NOT_YET: Final = "Nothing is worked out before there is enough."
NO_COUNTERPART: Final = "Not tested: no weekday or weekend has days both with and without it."

FAMILY_WORDS: Final[Mapping[Family, str]] = {
    "trial": "Trials",
    "trend": "Trends",
    "same_day": "Links on the same day",
    "next_day": "Links with the day after",
    "before_after": "Before and after",
    "skill": "Skills",
    "weekend": "Weekends",
    "prediction": "What you expect",
    "drift": "Drift",
    "usual_range": "Usual range",
}

_TOGETHER: Final[Mapping[Family, str]] = {
    "same_day": "one of {} tags and activities tested against {} on the same day",
    "next_day": "one of {} tags and activities tested against {} on the day after",
    "before_after": "one of {} activities tested with mood before and after",
}


def tested(card: Card) -> str:
    """Alone or in which family, and how sure; of what has no difference, why there is none.

    Empty where no test is made: usual ranges are described, and a drift is looked out for.
    """
    if card.verdict == "not_enough":
        return NOT_YET
    if card.family in ("usual_range", "drift"):
        return ""
    if card.family in ("same_day", "next_day") and card.estimate is None:
        return NO_COUNTERPART
    chance = f"p above {Q_LEVEL:.2f}" if card.p is None else f"p {_share(card.p)}"
    if card.family not in _TOGETHER or card.family_size == 1:
        return f"by itself; {chance}"
    together = _TOGETHER[card.family].format(card.family_size, listed(card.measures))
    q = f"q above {Q_LEVEL:.2f}" if card.q is None or card.q > Q_LEVEL else f"q {_share(card.q)}"
    return f"{together}; {chance}, {q} (p corrected for how many were tested)"


def _share(value: float) -> str:
    if value > ALPHA and f"{value:.2f}" == f"{ALPHA:.2f}":
        # Rounded, it would look like what is clear.
        return f"just above {ALPHA:.2f}"
    return "below 0.001" if value < 0.001 else f"{value:.3f}" if value < 0.01 else f"{value:.2f}"
