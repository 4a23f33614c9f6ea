"""How much of the fault suite runs: the variable MINDTUI_FAULTS, 1 for all of it."""

import os

SCALE = float(os.environ.get("MINDTUI_FAULTS", "0.02"))
"""The part of the full counts; `make test` takes little, `make faults` all."""


def times(full: int, *, least: int = 1) -> int:
    """How often something runs that runs `full` times in full."""
    return max(least, round(full * SCALE))


def is_full() -> bool:
    """Whether everything runs."""
    return SCALE >= 1
