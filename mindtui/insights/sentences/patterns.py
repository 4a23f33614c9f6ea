"""Days, hours, feelings and activities counted, in words."""

from collections.abc import Sequence
from typing import Final

LEVELS: Final = ("0–1.9", "2–3.9", "4–5.9", "6–7.9", "8–10")
"""The steps that a mean from 0 to 10 falls into, as they are called."""


def level_of(mean: float) -> int:
    """The step that a mean falls into."""
    return min(int(mean / 2), len(LEVELS) - 1)


def by_level(means: Sequence[float]) -> str:
    """How many days lie in each step."""
    levels = [level_of(mean) for mean in means]
    counts = [f"{n} at {words}" for step, words in enumerate(LEVELS) if (n := levels.count(step))]
    return f"Days by their mean: {', '.join(counts)}."
