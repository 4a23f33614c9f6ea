"""A step of the change history in words that name the thing it was about."""

from datetime import date
from typing import Final

import msgspec

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn
from mindtui.domain.experiment import Experiment
from mindtui.domain.history import Change, Step
from mindtui.domain.journal import Journal
from mindtui.domain.kinds import KINDS
from mindtui.domain.moment import moment_in_words
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.record import Doc, Record, as_record
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from mindtui.domain.thought import ThoughtRecord
from mindtui.domain.trial import Trial

_MOST_NAMED: Final = 3
"""Changes in a step beyond which naming one of them would hide the others."""


def retold(step: Step, journal: Journal, today: date) -> str:
    """“added check-in, 14:30, mood 6”, “moved plan, “Swim””: what was done, and to what.

    A record that was changed is named as the journal holds it now.
    """
    named = sorted(
        (record for change in step.changes if (record := _record_of(change, journal)) is not None),
        key=_place_among,
    )
    if not named or len(step.changes) > _MOST_NAMED:
        return step.what
    return f"{step.what}, {_name(named[0], journal, today)}"


def _place_among(record: Record) -> int:
    """What a step is about comes before what it touches too."""
    if isinstance(record, Experiment):
        return 0
    return 1 if isinstance(record, CheckIn | Plan | ThoughtRecord | PracticeCard) else 2


def _record_of(change: Change, journal: Journal) -> Record | None:
    kind = next((kind for kind in KINDS if kind.table == change.table), None)
    if kind is None:
        return None
    if change.before is not None and change.after is not None:
        return journal.get(kind, change.id)
    return _read(change.table, change.after or change.before or {})


def titled(table: str, doc: Doc, journal: Journal, today: date) -> str:
    """“check-in, 14:30, mood 6”: what a document holds, in words; table and id where it is not understood."""
    record = _read(table, doc)
    return (
        f"{table} {doc.get('id', '')}"
        if record is None
        else f"{record.words}, {_name(record, journal, today)}"
    )


def _read(table: str, doc: Doc) -> Record | None:
    kind = next((kind for kind in KINDS if kind.table == table), None)
    try:
        return as_record(doc, kind) if kind else None
    except msgspec.ValidationError:
        return None


def _name(record: Record, journal: Journal, today: date) -> str:
    if isinstance(record, Plan | AvoidanceMap | ThoughtRecord | PracticeCard | Experiment | Trial):
        return f"“{_within(record)}”"
    if isinstance(record, PracticeReview) and (card := journal.get(PracticeCard, record.card_id)):
        return f"“{_within(card)}”, {record.title()}"
    if isinstance(record, CheckIn | SkillRun | Score):
        return f"{moment_in_words(record, journal, today)}, {record.title()}"
    return record.title()


def _within(record: Record) -> str:
    """A title within a sentence: where it is one itself, without its period."""
    return record.title().removesuffix(".")
