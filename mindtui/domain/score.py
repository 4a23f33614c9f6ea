"""A score: the total of a questionnaire that was filled in elsewhere; numbers, never its questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mindtui.domain.record import Record
from mindtui.domain.text import one_line
from mindtui.errors import UsageError


class Score(Record, frozen=True, kw_only=True):
    """The total of a form that was filled in at `at`; `form` is the form's id, such as "who-5".

    `answers` are kept for a person's own forms only, and only where they asked for it. `help_shown` says that
    the help card was opened while the total was entered; nothing else is kept of the answer that opened it.
    """

    table: ClassVar[str] = "scores"
    words: ClassVar[str] = "score"
    dated_by: ClassVar[str] = "at"

    form: Annotated[str, Meta(min_length=1, max_length=100)]
    at: datetime
    total: int | float
    subscores: dict[str, int | float] = {}
    answers: tuple[int | float | None, ...] | None = None
    source: Literal["entered", "answered"] = "entered"
    note: str = ""
    help_shown: bool = False

    def when(self) -> datetime:
        """The moment the form was filled in."""
        return self.at

    def title(self) -> str:
        """The form and its total."""
        return f"{one_line(self.form)} {self.total:g}"

    def texts(self) -> Iterable[str]:
        """The form, its total, and the note."""
        return (self.title(), self.note)

    def check(self) -> None:
        """It says which form it was."""
        if not self.form.strip():
            raise UsageError("A score needs the form that it is of.")
