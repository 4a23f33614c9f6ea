"""Life areas and ways around, in words."""

from mindtui.insights.areas import WINDOW, Balance
from mindtui.insights.avoidance import WINDOW as APPROACH_WINDOW
from mindtui.insights.avoidance import Approach
from mindtui.insights.sentences.words import counted, held_back


def balance(result: Balance) -> str:
    """What the shares of the time stand on, or what is missing for them."""
    untimed = f"{counted(result.untimed, 'thing', 'things')} without minutes left out"
    if result.more:
        days = counted(result.more, "more day", "more days")
        aside = f" ({untimed})" if result.untimed else ""
        return held_back("Balance", f"{days} with something done and its minutes{aside}")
    if result.elsewhere is None:
        return f"Balance: no minutes in what was done on {result.days} of the last {WINDOW} days."
    aside = f"; {percent(result.elsewhere)} of it in none of these areas" if result.elsewhere >= 0.005 else ""
    aside += f"; {untimed}" if result.untimed else ""
    hours = f"{result.minutes / 60:.1f} hours of {counted(result.timed, 'thing', 'things')} done"
    return f"Your time: {hours} on {result.days} of the last {WINDOW} days{aside}."


def variety(n: int, total: int) -> str:
    """In how many areas something was done this week."""
    return f"This week you did something in {n} of {counted(total, 'area', 'areas')}."


def approach(result: Approach) -> str:
    """How often the other way was taken, or what is missing to say so."""
    if result.more:
        return held_back("How often the other way", counted(result.more, "more try", "more tries"))
    return (
        f"In the last {APPROACH_WINDOW} days you took the other way {result.taken} of {result.tries} times."
    )


def percent(share: float) -> str:
    """A part of a whole as "12 %"."""
    return f"{share * 100:.0f} %"
