"""What was typed into a form that was left before it was saved."""

from typing import Any, ClassVar

from mindtui.domain.record import Record


class Draft(Record, frozen=True, kw_only=True):
    """`form` names the form, or the id of the record that was being changed; `typed` is what stood in it."""

    table: ClassVar[str] = "drafts"
    words: ClassVar[str] = "draft"

    form: str
    typed: dict[str, Any]
