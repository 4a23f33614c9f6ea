"""Expected against felt, in words."""

from typing import TYPE_CHECKING

from mindtui.insights.sentences.words import (
    Outlook,
    counted,
    known,
    not_enough_rated,
    opening,
    points,
    signed,
)

if TYPE_CHECKING:
    from mindtui.insights.calibration import CalibrationInsight


def calibration(what: str, result: "CalibrationInsight", outlook: Outlook = "open") -> str:
    """Which way a person's expectations lean; `what` is the thing expected: "pleasure", "difficulty"."""
    if result.verdict == "not_enough":
        return not_enough_rated(result.more, outlook)
    plans = counted(result.n, "plan", "plans")
    if result.verdict == "clear" and result.bias is not None:
        return (
            f"{opening(what)} turned out {points(result.bias)} from what you expected, "
            f"on average {known(result.low, result.high, plans)}.{_meaning(what, result.bias)}"
        )
    off = (
        ""
        if result.mae is None
        else f"; it was off by {result.mae:.1f} points on average, in either direction"
    )
    said = f"No clear lean in what you expect of {what} yet{off}"
    if result.bias is None:
        return f"{said} ({plans})."
    held = known(result.low, result.high, plans, is_clear=False)
    return f"{said}. Mean difference {signed(result.bias)} {held}."


def _meaning(what: str, bias: float) -> str:
    """More difficulty is no better outcome, so its sign is put in words."""
    if what != "difficulty" or signed(bias) == "0.0":
        return ""
    return f" That is {'harder' if bias > 0 else 'easier'} than expected."


def sides(what: str, above: int, even: int, below: int, more: str, less: str) -> str:
    """How many rated occasions lie above, on and below the line of those that were felt as expected."""
    occasions = counted(above + even + below, "rated occasion", "rated occasions")
    return (
        f"{what.capitalize()}: {occasions}; {above} above the line ({more}), {even} on it, "
        f"{below} below ({less})."
    )


def no_occasions(what: str, *, ever: bool = False, shell: bool = False) -> str:
    """What stands where the chart would be, with the next thing to do; `ever`: of all days, not a range."""
    how = (
        f"Guess with: mindtui plan Walk --{what} 4; rate with: mindtui done walk --{what} 6."
        if shell
        else "Press a to plan something and guess it; the review asks how it was."
    )
    when = "" if ever else " in these days"
    return f"No plan{when} has both a guess and a rating of {what}. {how}"
