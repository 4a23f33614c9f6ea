"""What was deleted: it can be brought back, and a copy that still has it cannot bring it back by a merge."""

from datetime import datetime
from typing import ClassVar

from msgspec import field

from mindtui.domain.record import Doc, Record


class Removed(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A deleted record, under its own id. Without `record` it only says that there was one.

    `of` is the table that it stood in; in the file it is called `table`.
    """

    table: ClassVar[str] = "trash"
    words: ClassVar[str] = "deleted record"
    dated_by: ClassVar[str] = "removed_at"

    of: str = field(name="table")
    removed_at: datetime
    record: Doc | None = None

    def when(self) -> datetime:
        """When it was deleted."""
        return self.removed_at
