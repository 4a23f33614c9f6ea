"""The check-in over whatever is on screen."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.journal import Journal
from mindtui.ui.dialogs.dialog import Dialog, FormFrame
from mindtui.ui.drafts import Unfinished
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.check_in_form import CheckInForm
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.typed_check_in import Typed

NEW = "check-in"
"""The name of the form for a new check-in; a change goes by the record's id."""


class CheckInEntry(Struct, frozen=True):
    """What the dialog gives: the check-in, and the waking time if one was told."""

    check_in: CheckIn
    wake: WakeTime | None = None


class CheckInDialog(Dialog[CheckInEntry | Typed]):
    """Gives an entry when saved, what was typed when left after a change, None when untouched."""

    HELP = "One moment: rate what you can. Nothing is preset, and every row may stay empty."

    form = query_one(CheckInForm)

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], datetime],
        *,
        check_in: CheckIn | None = None,
        typed: Typed | None = None,
        glyphs: Glyphs = FULL,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.form_name = check_in.id if check_in else NEW
        self._editing = check_in is not None
        self._drafted = typed is not None
        self._form = CheckInForm(journal, clock, check_in=check_in, typed=typed, glyphs=glyphs, folder=folder)

    def compose(self) -> ComposeResult:
        """The form in a frame."""
        with FormFrame(classes="frame") as frame:
            frame.border_title = plain(_title(editing=self._editing, drafted=self._drafted))
            frame.border_subtitle = plain("Enter saves · Tab goes on · Esc leaves")
            yield self._form

    @on(CheckInForm.Finished)
    def give_the_entry(self, event: CheckInForm.Finished) -> None:
        """Saved."""
        self.dismiss(CheckInEntry(event.check_in, event.wake))

    def unfinished(self) -> Unfinished | None:
        """What was typed so far, if it differs from what is kept already."""
        return Unfinished(self.form_name, self.form.typed()) if self.form.is_changed else None

    def action_leave(self) -> None:
        """What was typed is handed back, so that it can be offered again."""
        self.dismiss(self.form.typed() if self.form.is_changed else None)


def _title(*, editing: bool, drafted: bool) -> str:
    if editing:
        return "Change this check-in"
    return "Check in: what you had typed" if drafted else "Check in"
