"""What a benchmark gives, and the table of all of them."""

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct


class Figure(Struct, frozen=True):
    """One measured thing. Without a goal it is only there to be looked at."""

    what: str
    value: float
    unit: str = ""
    note: str = ""
    goal: float | None = None
    must: float | None = None

    @property
    def verdict(self) -> str:
        """How it stands to its goal and to the limit that it must keep."""
        if self.goal is None:
            return ""
        if self.value <= self.goal:
            return "good"
        return "MISSED" if self.must is None or self.value > self.must else "missed, within the limit"


def milliseconds(seconds: Iterable[float]) -> list[float]:
    """Seconds as milliseconds."""
    return [value * 1000 for value in seconds]


def spread(values: Sequence[float], unit: str) -> str:
    """Median, least and most, for a note."""
    return f"median {median(values):.0f}, {min(values):.0f}–{max(values):.0f} {unit} ({len(values)})"


def table(figures: Sequence[Figure]) -> str:
    """All figures, a line each."""
    rows = [("", "measured", "goal", "must", "", "")]
    rows += [
        (
            f.what,
            _number(f.value, f.unit),
            _number(f.goal, f.unit),
            _number(f.must, f.unit),
            f.verdict,
            f.note,
        )
        for f in figures
    ]
    widths = [max(len(row[n]) for row in rows) for n in range(6)]
    return "\n".join(
        "  ".join(
            text.ljust(widths[n]) if n in {0, 4, 5} else text.rjust(widths[n]) for n, text in enumerate(row)
        ).rstrip()
        for row in rows
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.2f} ×" if unit == "×" else f"{value:,.0f} {unit}"
