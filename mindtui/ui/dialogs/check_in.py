"""The check-in over whatever is on screen."""

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.getters import query_one

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.ui.desk import Desk
from mindtui.ui.dialogs.dialog import Dialog, FormFrame
from mindtui.ui.drafts import Unfinished
from mindtui.ui.widgets.check_in_form import CheckInForm
from mindtui.ui.widgets.field import KEYS_IN_WORDS
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

    def __init__(self, form: CheckInForm) -> None:
        super().__init__()
        self.form_name = form.check_in.id if form.check_in else NEW
        self._form = form

    def compose(self) -> ComposeResult:
        """The form in a frame."""
        with FormFrame(classes="frame") as frame:
            frame.border_title = plain(_title(self._form))
            frame.border_subtitle = plain(KEYS_IN_WORDS)
            yield self._form

    @on(CheckInForm.SavedBy)
    def name_the_key_that_saves(self, event: CheckInForm.SavedBy) -> None:
        """In the frame."""
        self.query_one(FormFrame).border_subtitle = plain(KEYS_IN_WORDS.replace("Enter", event.key))

    @on(CheckInForm.Finished)
    def give_the_entry(self, event: CheckInForm.Finished) -> None:
        """Saved."""
        self.dismiss(CheckInEntry(event.check_in, event.wake))

    def unfinished(self) -> Unfinished | None:
        """What was typed so far, if it is not kept yet; nothing while the form comes or goes."""
        try:
            return Unfinished(self.form_name, self.form.typed()) if self.form.is_changed else None
        except NoMatches:
            return None

    def action_leave(self) -> None:
        """What was typed is handed back, so that it can be offered again."""
        self.dismiss(self.form.typed() if self.form.is_changed else None)


def form_at(desk: Desk, held: CheckIn | None = None) -> CheckInForm:
    """The form for a new check-in or for one that is held, with what was typed into it before."""
    draft = desk.journal.draft(held.id if held else NEW)
    typed = draft.typed if draft else None
    return CheckInForm(
        desk.journal, desk.clock, check_in=held, typed=typed, glyphs=desk.glyphs, folder=desk.folder
    )


def _title(form: CheckInForm) -> str:
    title = "Check in" if form.check_in is None else "Change this check-in"
    return f"{title}: what you had typed" if form.is_resumed else title
