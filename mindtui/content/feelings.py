"""Words for feelings that ship with the program, by quadrant."""

from pathlib import Path
from typing import Literal

import msgspec

Quadrant = Literal["pleasant-high", "pleasant-low", "unpleasant-high", "unpleasant-low"]

QUADRANT_WORDS: dict[Quadrant, str] = {
    "pleasant-high": "pleasant, high energy",
    "pleasant-low": "pleasant, low energy",
    "unpleasant-high": "unpleasant, high energy",
    "unpleasant-low": "unpleasant, low energy",
}


class FeelingWord(msgspec.Struct, frozen=True):
    """A word to name a feeling with, and where it lies between pleasant and unpleasant, high and low."""

    name: str
    quadrant: Quadrant


def feelings() -> tuple[FeelingWord, ...]:
    """The built-in words, quadrant by quadrant."""
    stored = Path(__file__).with_name("feelings.toml").read_bytes()
    by_quadrant = msgspec.toml.decode(stored, type=dict[Quadrant, tuple[str, ...]])
    return tuple(FeelingWord(name, quadrant) for quadrant, names in by_quadrant.items() for name in names)
