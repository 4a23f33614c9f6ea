"""The check-in form under the shell's prompt, without taking the whole terminal."""

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from mindtui.domain.history import Step
from mindtui.domain.moment import moment_in_words
from mindtui.domain.offer import Offer, offer_for
from mindtui.domain.waking import add_with_waking
from mindtui.errors import MindTUIError
from mindtui.storage.atomic_file import DurabilityUncertain
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.dialogs.check_in import NEW
from mindtui.ui.dialogs.help_card import HelpCardDialog, card_for
from mindtui.ui.private_app import PrivateApp
from mindtui.ui.widgets.check_in_form import CheckInForm


class Told(Struct, frozen=True):
    """What the shell says when the form is gone, and what it offers after a hard moment."""

    words: str = ""
    offer: Offer | None = None


class CheckInApp(PrivateApp[Told]):
    """One form. Gives what is to be said, or nothing when it was left untouched."""

    INLINE_PADDING = 0
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("escape,ctrl+q", "leave", "Leave"),
        Binding("exclamation_mark,f12", "help_card", "Help card", priority=True),
    ]
    CSS = """
    Screen:inline { border: none; height: auto; max-height: 100%; }
    """

    def __init__(self, desk: Desk, file: JournalFile, *, ansi_color: bool = False) -> None:
        super().__init__(desk, ansi_color=ansi_color)
        self._file = file
        self._warning = ""
        self._owed: Offer | None = None

    def compose(self) -> ComposeResult:
        """The form, nothing else."""
        desk = self.desk
        draft = desk.journal.draft(NEW)
        yield CheckInForm(
            desk.journal,
            desk.clock,
            typed=draft.typed if draft else None,
            glyphs=desk.glyphs,
            folder=desk.folder,
        )

    def on_mount(self) -> None:
        """Each step is one save, and the form waits for it."""
        self.desk.journal.changed.append(self._save)

    def _save(self, step: Step | None) -> None:
        if step is None:
            return
        try:
            self._file.commit(step)
        except DurabilityUncertain as error:
            # It is in the file: logged once, not to be logged again.
            self._warning = f" {error}"

    @on(CheckInForm.Finished)
    def log_it(self, event: CheckInForm.Finished) -> None:
        """Into the journal; what cannot be saved stays in the form."""
        journal, now = self.desk.journal, self.desk.clock()
        offer = offer_for(event.check_in, None, journal, now) or self._owed
        try:
            kept = add_with_waking(journal, event.check_in, event.wake, now)
        except MindTUIError as error:
            self.query_one(CheckInForm).hint.object(str(error))
            self._owed = offer
            if offer == "help card":
                self.action_help_card()
            return
        self._forget_what_was_typed()
        moment = moment_in_words(kept, journal, self.desk.today)
        words = f"Logged {moment}: {kept.ratings_in_words() or 'kept'}. Undo: mindtui undo"
        self.exit(Told(f"{words}{self._warning}", offer))

    def _forget_what_was_typed(self) -> None:
        try:
            self.desk.journal.keep_draft(NEW, {}, self.desk.clock())
        except MindTUIError as error:
            # The check-in itself is in the file; a second Enter would log it twice.
            self._warning = f" The draft of it could not be removed. {error}"

    def action_help_card(self) -> None:
        """Whom to call."""
        if not isinstance(self.screen, HelpCardDialog):
            self.push_screen(HelpCardDialog(card_for(self.desk.settings, self.desk.today)))

    def hide(self, minutes: int) -> bool:
        """Leave: the next check-in begins with what was typed."""
        self.action_leave()
        return True

    def action_leave(self) -> None:
        """Nothing logged; what was typed is kept."""
        form = self.query_one(CheckInForm)
        if not form.is_changed:
            self.exit()
            return
        try:
            self.desk.journal.keep_draft(NEW, form.typed(), self.desk.clock())
        except MindTUIError as error:
            self.exit(Told(str(error)))
        else:
            self.exit(Told(f"What you typed is kept for the next check-in.{self._warning}"))
