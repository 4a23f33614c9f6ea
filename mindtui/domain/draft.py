"""What was typed into a form that was left before it was saved."""

from datetime import datetime
from random import Random
from typing import Any, ClassVar

from mindtui.domain.history import Change, Step
from mindtui.domain.record import Record, as_doc, new_id

KEPT = "kept a draft"
"""What a step that keeps a draft is called."""


class Draft(Record, frozen=True, kw_only=True):
    """`form` names the form, or the id of the record that was being changed; `typed` is what stood in it."""

    table: ClassVar[str] = "drafts"
    words: ClassVar[str] = "draft"

    form: str
    typed: dict[str, Any]


def put(draft: Draft) -> tuple[Change, Change]:
    """The changes that put a draft into its place, whether or not an earlier state of it stands there."""
    doc = as_doc(draft)
    return Change(Draft.table, draft.id, doc, None), Change(Draft.table, draft.id, None, doc)


def step_of(draft: Draft, now: datetime, random: Random, program: str) -> Step:
    """The step that puts a draft into its place, made without a journal."""
    return Step(
        id=new_id(now, random),
        created_at=now,
        updated_at=now,
        at=now,
        program=program,
        deed="draft",
        what=KEPT,
        changes=put(draft),
    )
