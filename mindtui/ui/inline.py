"""The check-in form under the shell's prompt, without taking the whole terminal."""

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import Static

from mindtui.domain.history import Step
from mindtui.domain.moment import moment_in_words
from mindtui.domain.offer import Offer, offer_for
from mindtui.domain.waking import add_with_waking
from mindtui.errors import MindTUIError
from mindtui.storage.atomic_file import DurabilityUncertain
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.dialogs.check_in import NEW, form_at
from mindtui.ui.dialogs.help_card import HelpCardDialog, card_for
from mindtui.ui.drafts import Unfinished
from mindtui.ui.keeping_app import KeepingApp
from mindtui.ui.saver import Saver
from mindtui.ui.widgets.check_in_form import CheckInForm
from mindtui.ui.widgets.plain_text import plain

KEYS = "Enter saves · Tab goes on · Esc leaves · ! help card"


class Told(Struct, frozen=True):
    """What the shell says when the form is gone, and what it offers after a hard moment.

    `status` is not 0 where a signal ended the form.
    """

    words: str = ""
    offer: Offer | None = None
    status: int = 0


class CheckInApp(KeepingApp[Told]):
    """One form. Gives what is to be said, or nothing when it was left untouched."""

    INLINE_PADDING = 0
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("escape,ctrl+q", "leave", "Leave"),
        Binding("exclamation_mark,f12", "help_card", "Help card", priority=True),
    ]
    CSS = """
    Screen:inline { border: none; height: auto; max-height: 100%; }
    #keys { height: auto; padding-left: 2; color: $soft; }
    """

    _form = query_one(CheckInForm)

    def __init__(self, desk: Desk, file: JournalFile, *, ansi_color: bool = False) -> None:
        super().__init__(desk, file, ansi_color=ansi_color)
        self._warning = ""
        self.notices: list[str] = []
        """What came up about the file, for the shell to say."""
        self._owed: Offer | None = None

    def compose(self) -> ComposeResult:
        """The form and its keys."""
        yield form_at(self.desk)
        yield Static(plain(KEYS), id="keys")

    def on_mount(self) -> None:
        """The journal is here already."""
        self.begin()

    @on(CheckInForm.SavedBy)
    def name_the_key_that_saves(self, event: CheckInForm.SavedBy) -> None:
        """Below the form."""
        self.query_one("#keys", Static).update(plain(KEYS.replace("Enter", event.key)))

    def unfinished(self) -> Unfinished | None:
        """What was typed so far."""
        for form in self.screen_stack[0].query(CheckInForm) if self.screen_stack else ():
            if form.is_mounted and form.is_changed:
                return Unfinished(NEW, form.typed())
        return None

    @on(Saver.Stands)
    def tell_how_it_stands(self, event: Saver.Stands) -> None:
        """Below the form."""
        if event.trouble is not None:
            self._form.hint.object(event.trouble.sentence)
        else:
            self._form.hint.say("Everything is saved now.")

    @on(Saver.Noticed)
    def hear_what_came_up(self, event: Saver.Noticed) -> None:
        """Told when the form is gone."""
        self.notices += event.notices

    def follow(self, step: Step | None) -> None:
        """The form waits until a check-in is in the file; drafts go there beside it."""
        if step is None or step.deed == "draft":
            super().follow(step)
            return
        try:
            self.file.commit(step)
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
            self._form.hint.object(str(error))
            # The next try begins where this one began, or it would take for saved what is only here.
            journal.renew(self.file.last_seen(), self.saver.pending)
            self._owed = offer
            if offer == "help card":
                self.action_help_card()
            return
        journal.keep_draft(NEW, {}, now)
        moment = moment_in_words(kept, journal, self.desk.today)
        words = f"Logged {moment}: {kept.ratings_in_words() or 'kept'}. Undo: mindtui undo"
        self.exit(Told(f"{words}{self._warning}", offer))

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
        self.drafts.keep()
        self.exit(Told("What you typed is kept for the next check-in.") if self._form.is_changed else None)
