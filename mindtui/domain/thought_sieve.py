"""Which thought records are listed: with a pattern, without any, drafts, and those that hold some words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from mindtui.domain.query import matches
from mindtui.domain.thought import ThoughtRecord

NO_PATTERN: Final = ""


class Sieve(Struct, frozen=True):
    """What passes: with `pattern` the records that have it, where it is empty those without any."""

    pattern: str | None = None
    drafts: bool = False

    def takes(self, record: ThoughtRecord) -> bool:
        """Whether a record passes."""
        if self.drafts and record.is_finished:
            return False
        if self.pattern is None:
            return True
        return self.pattern in record.patterns if self.pattern else not record.patterns


EVERYTHING: Final = Sieve()


def sifted(records: Sequence[ThoughtRecord], sieve: Sieve, text: str = "") -> list[ThoughtRecord]:
    """The records that pass and hold every word of `text`, in reverse: the newest first."""
    words = text.casefold().split()
    return [record for record in reversed(records) if sieve.takes(record) and matches(record, words)]


def pattern_counts(records: Iterable[ThoughtRecord]) -> Counter[str]:
    """In how many records each pattern stands, drafts included; NO_PATTERN for those without any."""
    return Counter(pattern for record in records for pattern in set(record.patterns) or {NO_PATTERN})
