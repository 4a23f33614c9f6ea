"""What every statistic shares: its words, the checks of what comes in, seeds and Student's t.

A check returns the argument in the one form the formulas use, or raises `ValueError` naming the argument.
Too little data is never an error: the statistics answer it with `None` or with `status="not_enough"`.
"""

import zlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias, TypeVar

Status: TypeAlias = Literal["ok", "not_enough", "flat"]
Verdict: TypeAlias = Literal["clear", "no_clear", "not_enough", "running"]
Unit: TypeAlias = Literal[
    "logged_days",
    "weeks",
    "days_with",
    "days_without",
    "day_pairs",
    "times_used",
    "times_not_used",
    "",
]

Value: TypeAlias = float | None
Flag: TypeAlias = int | None
Item = TypeVar("Item")
SeedPart: TypeAlias = "str | float | Sequence[SeedPart] | None"

EPS = 1e-9
ALPHA = 0.05

WEEKEND = (5, 6)
"""Saturday and Sunday, unless somebody has another one; `date.weekday()` numbers."""

# The square of a number this large is still finite, so no formula overflows.
_LARGEST = 1e100

_T_BY_DF = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
_T_ABOVE = ((1 / 120, 1.980), (1 / 60, 2.000), (1 / 40, 2.021), (1 / 30, 2.042))
_T_NORMAL = 1.960


def number(name: str, value: object) -> float:
    """A finite number as a float; integers and booleans count as numbers."""
    if not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise ValueError(f"{name}: a finite number is needed, not {value!r}")
    return float(value)


def positive(name: str, value: object) -> float:
    """A finite number above 0."""
    if (checked := number(name, value)) <= 0:
        raise ValueError(f"{name} must be above 0, not {value!r}")
    return checked


def not_negative(name: str, value: object) -> float:
    """A finite number, 0 or above."""
    if (checked := number(name, value)) < 0:
        raise ValueError(f"{name} must not be below 0, not {value!r}")
    return checked


def share(name: str, value: object) -> float:
    """A number from 0 to 1."""
    if not 0 <= (checked := number(name, value)) <= 1:
        raise ValueError(f"{name} must be between 0 and 1, not {value!r}")
    return checked


def whole(name: str, value: object, *, least: int | None = None) -> int:
    """A whole number, not below `least` when that is given."""
    if not isinstance(value, int):
        raise ValueError(f"{name}: a whole number is needed, not {value!r}")
    if least is not None and value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")
    return int(value)


def same_length(**sequences: Sequence[object]) -> None:
    """Refuse sequences of unequal length; the keywords are their names."""
    if len({len(sequence) for sequence in sequences.values()}) > 1:
        lengths = ", ".join(f"{name} {len(sequence)}" for name, sequence in sequences.items())
        raise ValueError(f"lengths differ: {lengths}")


def numbers(name: str, values: Sequence[Value]) -> list[Value]:
    """Finite numbers as floats, `None` kept."""
    return [None if value is None else number(name, value) for value in values]


def flags(name: str, values: Sequence[Flag]) -> list[Flag]:
    """0, 1 or `None`."""
    for value in values:
        if value is not None and value not in (0, 1):
            raise ValueError(f"{name} must hold 0, 1 or None, not {value!r}")
    return [None if value is None else int(value) for value in values]


def day_numbers(name: str, days: Sequence[int]) -> list[int]:
    """Whole day numbers (`date.toordinal()`), strictly increasing."""
    checked = [whole(name, day) for day in days]
    if any(later <= earlier for earlier, later in pairwise(checked)):
        raise ValueError(f"{name} must be strictly increasing")
    return checked


def window(start: int, end: int) -> range:
    """Every day from `start` to `end`, both included."""
    first, last = whole("start", start), whole("end", end)
    if last < first:
        raise ValueError(f"end must not be before start, got {start} to {end}")
    return range(first, last + 1)


def daily(
    days: Sequence[int], values: Sequence[Value], *, name: str = "values"
) -> tuple[list[int], list[Value]]:
    """A checked daily series with its unlogged days; `name` is what the caller calls its values."""
    same_length(**{"days": days, name: values})
    return day_numbers("days", days), numbers(name, values)


def logged(
    days: Sequence[int], values: Sequence[Value], *, name: str = "values"
) -> tuple[list[int], list[float]]:
    """A checked daily series without its unlogged days."""
    checked = zip(*daily(days, values, name=name), strict=True)
    kept = [(day, value) for day, value in checked if value is not None]
    return [day for day, _ in kept], [value for _, value in kept]


def weekdays(name: str, numbers: Sequence[int]) -> frozenset[int]:
    """Numbers of days of the week as `date.weekday()` has them: 0 is Monday, 6 is Sunday."""
    checked = frozenset(whole(name, number) for number in numbers)
    if not checked <= frozenset(range(7)):
        raise ValueError(f"{name} must hold numbers from 0 to 6, not {list(numbers)}")
    return checked


def negligible(size: float, values: Sequence[float]) -> bool:
    """Whether a size is no more than a rounding error beside the range of the values it comes from."""
    return size <= EPS * (max(values) - min(values))


def verdict(p: float | None) -> Verdict:
    """The answer of a test by itself; one that has no p found nothing."""
    return "clear" if p is not None and p <= ALPHA else "no_clear"


def stable_seed(*parts: SeedPart) -> int:
    """A seed from the data themselves: CRC-32 of their text, equal in every process and version."""
    return zlib.crc32("|".join(map(_seed_text, parts)).encode("utf-8"))


def _seed_text(part: SeedPart) -> str:
    if part is None:
        return "~"
    if isinstance(part, str):
        return part
    if isinstance(part, int | float):
        return format(float(part), ".9g")
    return "[" + ",".join(map(_seed_text, part)) + "]"


def shuffle(items: list[Item], random: Callable[[], float]) -> None:
    """Shuffle in place with nothing but `random()`, whose numbers stay the same in every version."""
    for last in range(len(items) - 1, 0, -1):
        other = int(random() * (last + 1))
        items[last], items[other] = items[other], items[last]


def t975(df: int) -> float:
    """Student's t at 97.5 % for `df` >= 1: a three-decimal table, above 30 a straight line in 1/df."""
    df = whole("df", df, least=1)
    if df <= len(_T_BY_DF):
        return _T_BY_DF[df - 1]
    right = bisect_right(_T_ABOVE, (1 / df, 0.0))
    x0, t0 = _T_ABOVE[right - 1] if right else (0.0, _T_NORMAL)
    x1, t1 = _T_ABOVE[right]
    return t0 + (t1 - t0) * (1 / df - x0) / (x1 - x0)
