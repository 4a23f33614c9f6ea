"""How much of the fault suite runs: the variable MINDTUI_FAULTS, 1 for all of it."""

import os

SCALE = float(os.environ.get("MINDTUI_FAULTS", "0.02"))
"""The part of the full counts; `make test` takes little, `make faults` all."""


def times(full: int, *, least: int = 1) -> int:
    """How often something runs that runs `full` times in full."""
    return max(least, round(full * SCALE))


def part() -> float:
    """Which part is taken of what is not counted beforehand."""
    return min(1, SCALE)


def most() -> int | None:
    """How many are taken of many that are much alike; None for all."""
    return None if SCALE >= 1 else times(1000, least=20)
