"""What a fault left, in a word, and how often."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Any


class Verdict(Enum):
    """What a program finds that starts after a fault."""

    GOOD = "as it should be"
    UNREADABLE = "unreadable"
    WRONG = "silently wrong"
    LOST = "acknowledged and lost"
    LEFT = "something left over"
    REFUSED = "refused"
    UNTRUE = "told untruly"


class Tally:
    """How often each verdict was passed, and the first cases of each that is bad."""

    def __init__(self) -> None:
        self.counts: Counter[Verdict] = Counter()
        self.cases: list[str] = []

    def add(self, verdict: Verdict, case: object = "") -> None:
        """Count one."""
        self.counts[verdict] += 1
        if verdict is not Verdict.GOOD and len(self.cases) < 10:
            self.cases.append(f"{verdict.value}: {case}")

    def __add__(self, other: "Tally") -> "Tally":
        both = Tally()
        both.counts = self.counts + other.counts
        both.cases = self.cases + other.cases
        return both

    @property
    def total(self) -> int:
        """How many were looked at."""
        return self.counts.total()

    @property
    def bad(self) -> int:
        """How many were not as they should be."""
        return self.total - self.counts[Verdict.GOOD]

    def __str__(self) -> str:
        bad = [
            f"{count} {verdict.value}"
            for verdict, count in self.counts.items()
            if verdict is not Verdict.GOOD
        ]
        return f"{self.bad:,} of {self.total:,}" + (f" ({', '.join(bad)})" if bad else "")


def judge(
    look: Callable[[Path], Any], path: Path, states: Sequence[Any], told: int
) -> tuple[Verdict, object]:
    """Look at a file whose program had told of `told` deeds and may have been at the next; with the reason.

    `states` are what it must hold before the first deed and after each.
    """
    try:
        found = look(path)
    except Exception as error:  # any way in which a program may fail to read is what is asked for
        return Verdict.UNREADABLE, repr(error)[:200]
    if found in states[told : told + 2]:
        return Verdict.GOOD, ""
    if found in states[:told]:
        return Verdict.LOST, f"the state after {states.index(found)} deeds of {told}"
    return Verdict.WRONG, f"a state that never was, after {told} deeds"
