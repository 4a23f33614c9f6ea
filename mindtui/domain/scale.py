"""The scales people rate on: 0–10 and 0–100, their end words, and how typed numbers become ratings."""

from typing import Annotated

from msgspec import Meta, Struct

from mindtui.errors import UsageError

Rating = Annotated[int, Meta(ge=0, le=10)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Minutes = Annotated[int, Meta(ge=0, le=1440)]


class Scale(Struct, frozen=True):
    """A 0–10 scale: its field name and the words at its ends."""

    name: str
    low: str
    high: str


MOOD = Scale("mood", "very unpleasant", "very pleasant")
ENERGY = Scale("energy", "drained", "full of energy")
STRESS = Scale("stress", "none", "the most I can imagine")
PLEASURE = Scale("pleasure", "none", "as much as I can imagine")
MASTERY = Scale("mastery", "none", "a big achievement")
DIFFICULTY = Scale("difficulty", "easy", "the hardest")
MOTIVATION = Scale("motivation_before", "not at all", "very much")


def read_number(text: str, name: str, *, low: int, high: int) -> int:
    """Read a whole number from `low` to `high`; anything else is a UsageError that names the field."""
    typed = text.strip()
    try:
        number = int(typed) if typed.isascii() else None
    except ValueError:
        number = None
    if number is None or not low <= number <= high:
        raise UsageError(f"{name} takes a whole number from {low} to {high}, not “{typed}”.")
    return number


def read_rating(text: str, name: str) -> int:
    """Read a 0–10 rating; `x` is 10, as on the check-in form."""
    return 10 if text.strip().lower() == "x" else read_number(text, name, low=0, high=10)
