"""The thinking patterns that ship with the program; a person's own stand beside them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mindtui.domain.thought import ThinkingPattern

ABOUT: Final = (
    "A thought is a sentence that can be weighed: “They all think I'm slow.”",
    "A feeling is one word, and needs no proof: sad, tense, ashamed.",
)
"""How a thought differs from a feeling, in two lines, for somebody's first record."""


class _File(msgspec.Struct, frozen=True):
    pattern: tuple[ThinkingPattern, ...]


def shipped_patterns() -> tuple[ThinkingPattern, ...]:
    """The built-in patterns, each with the id that records keep."""
    stored = Path(__file__).with_name("thinking_patterns.toml").read_bytes()
    return msgspec.toml.decode(stored, type=_File).pattern


def known_patterns(own: Iterable[ThinkingPattern]) -> tuple[ThinkingPattern, ...]:
    """The built-in patterns in their order, then a person's own by name."""
    return (*shipped_patterns(), *sorted(own, key=lambda pattern: (pattern.title().casefold(), pattern.id)))
