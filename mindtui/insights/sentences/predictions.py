"""Expected against felt, in words."""

from mindtui.insights.calibration import CalibrationInsight
from mindtui.insights.sentences.words import counted, known, points


def calibration(what: str, result: CalibrationInsight) -> str:
    """Which way a person's expectations lean; `what` is the thing expected: "pleasure", "difficulty"."""
    if result.verdict == "not_enough":
        return f"Not enough yet: {counted(result.more, 'more rated occasion', 'more rated occasions')}."
    activities = counted(result.n, "activity", "activities")
    if result.verdict == "clear" and result.bias is not None:
        return (
            f"{what[:1].upper()}{what[1:]} turned out {points(result.bias)} from what you expected, "
            f"on average {known(result.low, result.high, activities)}."
        )
    off = (
        ""
        if result.mae is None
        else f"; it was off by {result.mae:.1f} points on average, in either direction"
    )
    return f"No clear lean in what you expect of {what} yet{off} ({activities})."
