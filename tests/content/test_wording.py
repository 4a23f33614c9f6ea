"""The wording rules hold for every text that ships as data."""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import mindtui.content
from mindtui.content.help_lines import countries, help_card

CONTENT = Path(mindtui.content.__file__).parent
FORBIDDEN = re.compile(
    r"\b(?:diagnos\w*|rewir\w*|cure[sd]?|cortisol (?:level|curve)\w*|symptom-free|streak\w*|failures?"
    r"|committed suicide|distorted|irrational|caus(?:es|ed|ing)|kill\w*|suicidal|self-harm\w*)\b",
    re.IGNORECASE,
)
BRITISH = re.compile(
    r"colour|favour|neighbour|\bgrey|centre\b|organis|realis|travelled|cancelled|\bflat is\b", re.IGNORECASE
)

EXAMPLE = "I am a failure."
"""A harsh thought as people have it: the one text that may say the word."""


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)


def _texts_of(path: Path) -> list[str]:
    if path.suffix == ".toml":
        texts = _texts(tomllib.loads(path.read_text(encoding="utf-8")))
        # What people may type there is looked for and never said; only sentences are.
        return [text for text in texts if path.stem != "trial_limits" or text.endswith(".")]
    with path.open(encoding="utf-8", newline="") as rows:
        return [cell for row in csv.reader(rows) for cell in row]


FILES = sorted(path for path in CONTENT.iterdir() if path.suffix in {".toml", ".csv"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_breaks_a_wording_rule(path: Path) -> None:
    texts = [text for text in _texts_of(path) if text != EXAMPLE]
    assert texts
    assert [text for text in texts if FORBIDDEN.search(text) or BRITISH.search(text) or "!" in text] == []
    assert [text for text in texts if any(_is_emoji(character) for character in text)] == []


def test_the_help_card_breaks_none_either() -> None:
    for country in (*countries(), None):
        text = help_card(country, guessed=True, today=date(2026, 11, 23)).as_text()
        assert not FORBIDDEN.search(text)
        assert "!" not in text


def _is_emoji(character: str) -> bool:
    return unicodedata.category(character) == "So" or ord(character) >= 0x1F000
