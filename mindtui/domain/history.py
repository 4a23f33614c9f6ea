"""The change history: every step that was taken, with what stood there before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

from msgspec import Struct

from mindtui.domain.record import Doc, Record

Deed = Literal["add", "change", "remove", "batch", "undo", "draft"]
"""What a step did. A draft is saved like every step, but it is no change of the journal: nothing to undo."""


class Change(Struct, frozen=True):
    """What one step did to one record, as documents.

    `before` None: the record was added. `after` None: it was removed. Otherwise both hold just the fields
    that changed, so that two programs which edit different fields of one record never undo each other.
    """

    table: str
    id: str
    before: Doc | None
    after: Doc | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)


class Step(Record, frozen=True, kw_only=True):
    """Changes that are undone together. `undoes` names the step that this one took back."""

    table: ClassVar[str] = "changes"
    words: ClassVar[str] = "step"
    dated_by: ClassVar[str] = "at"

    at: datetime
    program: str
    deed: Deed
    what: str
    changes: tuple[Change, ...]
    undoes: str | None = None

    def when(self) -> datetime:
        """When it was taken."""
        return self.at

    def title(self) -> str:
        """What was done, in words."""
        return self.what


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Doc, Doc]:
    """The fields that differ, as they were and as they are."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}
