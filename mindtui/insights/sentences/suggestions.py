"""Why something is suggested, and why there is no more, in words."""

from mindtui.insights.sentences.words import counted
from mindtui.insights.suggest import USUAL_ENERGY, Pick, Suggestion


def reason(pick: Pick) -> str:
    """What speaks for a suggestion."""
    if pick.reason == "paid off":
        times = counted(pick.n, "time", "times")
        return f"Paid off before: pleasure and mastery {pick.mean:.1f} on average ({times})."
    if pick.reason == "neglected" and pick.area is not None:
        weight = "" if pick.area.importance is None else f" ({pick.area.importance} of 10 to you)"
        since = "nothing done yet" if pick.days is None else f"last done {_days_ago(pick.days)}"
        return f"For balance: {pick.area.title()}{weight}, {since}."
    if pick.reason == "new":
        return "New: never planned so far."
    return "Fits your energy too."


def for_energy(suggestion: Suggestion) -> str:
    """What the suggestions are fitted to."""
    if suggestion.energy is None:
        return f"for energy {USUAL_ENERGY} (none given today)"
    return f"for energy {suggestion.energy}"


def too_few(suggestion: Suggestion) -> str:
    """Why there are fewer than three; an empty text where there are three."""
    if len(suggestion.picks) >= 3:
        return ""
    within = suggestion.limits.words()
    return f"Nothing{' else' if suggestion.picks else ''}{f' {within}' if within else ''} at this energy."


def _days_ago(days: int) -> str:
    return f"{counted(days, 'day', 'days')} ago"
