"""What to bring to the next meeting with a therapist."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from mindtui.domain.record import Record
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

Origin = Literal["check-in", "thought", "plan", "score", "typed"]


class AgendaItem(Record, frozen=True, kw_only=True):
    """One thing to bring up; `record_id` names the record it came from."""

    table: ClassVar[str] = "agenda_items"
    words: ClassVar[str] = "item for the next meeting"

    text: Annotated[str, Meta(min_length=1)]
    origin: Origin = field(default="typed", name="from")
    record_id: str | None = None
    meeting_id: str | None = None
    done: bool = False

    def title(self) -> str:
        """What to bring up."""
        return one_line(self.text)

    def texts(self) -> Iterable[str]:
        """What to bring up."""
        return (self.text,)

    def check(self) -> None:
        """It says something."""
        if not self.text.strip():
            raise UsageError("There is nothing to bring up.", "Write it in a few words.")
