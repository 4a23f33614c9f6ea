"""Which thought records are listed."""

from datetime import timedelta

from msgspec.structs import replace

from mindtui.domain.thought import ThoughtRecord
from mindtui.domain.thought_sieve import EVERYTHING, NO_PATTERN, Sieve, pattern_counts, sifted
from tests.domain.moments import NOON

FIRST = ThoughtRecord(
    id="1", at=NOON, thought="They laughed", patterns=("labeling", "labeling"), state="finished"
)
SECOND = ThoughtRecord(id="2", at=NOON + timedelta(hours=1), thought="I am late", situation="the bus")
THIRD = replace(FIRST, id="3", at=NOON + timedelta(hours=2), patterns=("blaming",), thought="The bus is late")
ALL = [FIRST, SECOND, THIRD]


def ids(records: list[ThoughtRecord]) -> str:
    """The ids in their order."""
    return "".join(record.id for record in records)


def test_everything_passes_the_newest_first() -> None:
    assert ids(sifted(ALL, EVERYTHING)) == "321"


def test_a_pattern_no_pattern_and_drafts_are_told_apart() -> None:
    assert ids(sifted(ALL, Sieve("labeling"))) == "1"
    assert ids(sifted(ALL, Sieve(NO_PATTERN))) == "2"
    assert ids(sifted(ALL, Sieve(drafts=True))) == "2"
    assert ids(sifted(ALL, Sieve("labeling", drafts=True))) == ""


def test_every_word_must_be_in_the_record_whatever_its_case() -> None:
    assert ids(sifted(ALL, EVERYTHING, "BUS late")) == "32"
    assert ids(sifted(ALL, Sieve("blaming"), "bus")) == "3"
    assert ids(sifted(ALL, EVERYTHING, "train")) == ""


def test_a_pattern_counts_once_a_record_and_a_record_without_one_counts_as_such() -> None:
    assert pattern_counts(ALL) == {"labeling": 1, "blaming": 1, NO_PATTERN: 1}
