"""Text as it enters the journal: harmless to a terminal, otherwise exactly as typed.

Nothing unwanted is printable, so most text needs no second look. The patterns are kept as text: compiling
them takes longer than a small module takes to import.
"""

import re
from typing import Any

# C0 and C1 controls except tab and newline, plus lone surrogates, which UTF-8 cannot hold.
_UNWANTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"

# On top of those: the marks that reorder or hide what stands around them.
_STEERING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def clean(text: str) -> str:
    """Take control characters other than newline and tab out of `text`; line ends become newlines."""
    if text.isprintable():
        return text
    return re.sub(_UNWANTED, "", text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless(text: str) -> str:
    """`text` as it may be shown: what could steer the terminal or reorder its neighbors is left out."""
    return text if text.isprintable() else re.sub(_STEERING, "", text)


def one_line(text: str) -> str:
    """Fold `text` into a single line with single blanks, for lists and labels."""
    return " ".join(clean(text).split())


def clean_all(value: Any) -> Any:
    """Clean every text inside a JSON-like value."""
    match value:
        case str():
            return clean(value)
        case list() | tuple():
            return [clean_all(item) for item in value]
        case dict():
            return {key: clean_all(item) for key, item in value.items()}
    return value
