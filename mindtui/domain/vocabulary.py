"""The person's own words, most recent first."""

from collections.abc import Iterable, Iterator
from itertools import islice

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal

LOOKED_AT = 1000
"""Check-ins looked through, newest first: enough for a year or two of words."""


def recent_tags(journal: Journal) -> list[str]:
    """Tags, most recently used first, each once."""
    return _once(tag for check_in in _newest(journal) for tag in check_in.tags)


def recent_feelings(journal: Journal) -> list[str]:
    """Names of feelings, most recently used first, each once."""
    return _once(feeling.name for check_in in _newest(journal) for feeling in check_in.feelings)


def _newest(journal: Journal) -> Iterator[CheckIn]:
    return islice(reversed(journal.all(CheckIn)), LOOKED_AT)


def _once(words: Iterable[str]) -> list[str]:
    first_spelling: dict[str, str] = {}
    for word in words:
        first_spelling.setdefault(word.casefold(), word)
    return list(first_spelling.values())
