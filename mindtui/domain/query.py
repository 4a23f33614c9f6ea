"""Looking for records by their words."""

from collections.abc import Sequence

from mindtui.domain.activity import Activity, Area
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.experiment import Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.moment import place_in_day
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.trial import Trial

SHOWN: tuple[type[Record], ...] = (
    CheckIn,
    WakeTime,
    Plan,
    Activity,
    Ladder,
    Area,
    AvoidanceMap,
    ThoughtRecord,
    ThinkingPattern,
    Experiment,
    Trial,
    SkillRun,
    Score,
    AgendaItem,
    PracticeCard,
    PracticeReview,
)
"""Kinds that stand in the journal as entries of a day."""


def newest_first(journal: Journal) -> list[Record]:
    """Every entry, the newest of the person's days first; within the same moment the one made later."""
    records: list[Record] = []
    for day in sorted({day for kind in SHOWN for day in journal.days(kind)}, reverse=True):
        of_the_day = [record for kind in SHOWN for record in journal.on(kind, day)]
        records += sorted(of_the_day, key=lambda record: place_in_day(record, journal), reverse=True)
    return records


def found(journal: Journal, text: str) -> list[Record]:
    """The entries that hold every word of `text`, newest first; `#word` looks at tags only."""
    words = text.casefold().split()
    return [record for record in newest_first(journal) if matches(record, words)]


def matches(record: Record, words: Sequence[str]) -> bool:
    """Whether the record holds every word."""
    told = "\n".join(record.texts()).casefold()
    tags = {f"#{tag.casefold()}" for tag in record.tags} if isinstance(record, CheckIn) else set()
    return all(word in tags if word.startswith("#") else word in told for word in words)
