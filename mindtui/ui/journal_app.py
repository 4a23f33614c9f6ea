"""An app over a journal: what changes goes to the file, and how it stands with the file is told truly."""

from collections import Counter
from collections.abc import Callable, Iterable

from textual import on

from mindtui.domain.history import Step
from mindtui.domain.journal import Contents
from mindtui.errors import MindTUIError
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.endings import SOON
from mindtui.ui.flows import asking
from mindtui.ui.locking_app import LockingApp
from mindtui.ui.saver import Saver
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.standing import Trouble

SEALED_ELSEWHERE = (
    "This notebook was encrypted, or its passphrase changed, outside of this window. Nothing is lost: "
    "what is not saved yet is kept here until the passphrase is typed."
)


class JournalApp(LockingApp):
    """Joins the journal of a desk to its file, and leaves when everything is in it."""

    def __init__(
        self, desk: Desk, file: JournalFile, *, is_open: bool = True, ansi_color: bool = False
    ) -> None:
        super().__init__(desk, file, is_open=is_open, ansi_color=ansi_color)
        self.trouble: Trouble | None = None
        self._is_asking_to_leave = False

    def begin(self) -> None:
        """The journal is here, and what an editor may have left behind."""
        super().begin()
        self.call_after_refresh(self._look_for_texts)

    def _look_for_texts(self) -> None:
        from mindtui.editor import left_behind

        for text, remove in left_behind(self.desk.folder):
            self._take_over(text, remove)

    def _take_over(self, text: str, remove: Callable[[], None]) -> None:
        from mindtui.editor import both
        from mindtui.ui.dialogs.check_in import NEW

        draft = self.desk.journal.draft(NEW)
        typed = dict(draft.typed) if draft else {}
        note = str(typed.get("note", ""))
        if text.strip() and text.strip() not in note:
            typed["note"] = both(text, note).strip()
            self.desk.journal.keep_draft(NEW, typed, self.desk.clock())
            self.show_notices(["What you wrote in the editor last time waits in the check-in form: press c."])
        if self.saver.hurry(patience=SOON):
            remove()

    def follow(self, step: Step | None) -> None:
        """What changed goes to the file, and the place that is open shows it."""
        super().follow(step)
        self.show_changes()

    def show_changes(self) -> None:
        """Let the place that is open show what is new."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PlaceScreen):
                if screen.is_mounted:
                    screen.catch_up()
                return

    @on(Saver.Saved)
    def take_the_acknowledgement(self, event: Saver.Saved) -> None:
        """In the file; and if another program wrote in between, with what it wrote."""
        self.saver.acknowledge(event.steps)
        if event.contents is not None:
            self._renew(event.contents)

    @on(Saver.FileChanged)
    def take_what_others_wrote(self, event: Saver.FileChanged) -> None:
        """Another window or the shell wrote."""
        self._renew(event.contents)

    def _renew(self, contents: Contents) -> None:
        self.desk.journal.renew(contents, self.saver.pending)
        if not any(screen.is_modal for screen in self.screen_stack):
            # What is being typed just now shall rather be kept unsaved than refused.
            self.desk.journal.refusal = self.file.refusal

    @on(Saver.Stands)
    def tell_how_it_stands(self, event: Saver.Stands) -> None:
        """Trouble stays on every screen until it is over; what to do about it is said once."""
        before, self.trouble = self.trouble, event.trouble
        self.status = self.trouble.status() if self.trouble else ""
        if self.trouble is None:
            could_not_read = before is not None and before.kind == "not readable"
            words = "The data file can be read again." if could_not_read else "Everything is saved now."
            self.say(words)
        elif before is None or before.sentence != self.trouble.sentence:
            self.say(self.trouble.sentence, trouble=True)
        if self.trouble is not None and self.trouble.needs_passphrase:
            self.lock(SEALED_ELSEWHERE)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """On the place that is open."""
        if self.screen_stack:
            # The file may still have something to say when all screens are closed.
            asking.tell(self.screen, text, trouble=trouble)

    @on(Saver.Noticed)
    def show_what_came_up(self, event: Saver.Noticed) -> None:
        """About the file, not about what was written."""
        self.show_notices(event.notices)

    def show_notices(self, notices: Iterable[str]) -> None:
        """What is to be known and needs no answer."""
        for notice in notices:
            self.notify(notice, severity="warning", markup=False, timeout=12)

    async def action_mend(self) -> None:
        """Bring the data file back, from what this window holds or the newest backup."""
        from mindtui.ui.mending import mend

        await asking.start(self.screen, self.desk, mend(self.screen, self.desk, self.file))

    async def action_quit(self) -> None:
        """Leave, once everything is in the file."""
        if self.trouble is None or not self.trouble.kept:
            self._leave()
        elif not self._is_asking_to_leave:
            await asking.start(self.screen, self.desk, self._ask_before_leaving(), over_dialogs=True)

    async def _ask_before_leaving(self) -> None:
        from mindtui.ui.dialogs.leaving import LeavingDialog

        self._is_asking_to_leave = True
        try:
            why = self.trouble.sentence if self.trouble else ""
            way = await asking.ask(self.screen, self.desk, LeavingDialog(why, self._unsaved_in_words()))
            if way == "elsewhere":
                await self._save_elsewhere()
        finally:
            self._is_asking_to_leave = False
        if way == "leave":
            self._leave()

    def _unsaved_in_words(self) -> str:
        """What would be lost, most of it first."""
        deeds = Counter(step.what for step in self.saver.pending if step.deed != "draft")
        what = ", ".join(f"{deed} ({n} times)" if n > 1 else deed for deed, n in deeds.most_common())
        return f"Not in the file yet: {what}."

    async def action_save_elsewhere(self) -> None:
        """Write the whole journal to another file and go on there."""
        await asking.start(self.screen, self.desk, self._save_elsewhere())

    async def _save_elsewhere(self) -> None:
        from mindtui.ui.dialogs.new_file import ElsewhereDialog

        if path := await asking.ask(self.screen, self.desk, ElsewhereDialog()):
            self.saver.move_to(path)

    @on(Saver.Moved)
    def go_on_elsewhere(self, event: Saver.Moved) -> None:
        """Another file is the journal's from now on."""
        self.file = event.file
        self.desk.folder = event.file.path.parent
        self.desk.is_sealed = lambda: event.file.envelope.is_sealed
        path = event.file.path
        self.show_notices([f"Everything is in {path} now. Open it next time with: mindtui --data {path}"])

    @on(Saver.NotMoved)
    def tell_that_it_did_not_move(self, event: Saver.NotMoved) -> None:
        """The journal stays with its file."""
        self.say(event.reason, trouble=True)

    def _leave(self) -> None:
        self.drafts.keep()
        self.exit()

    def remember_theme(self, name: str) -> None:
        """Keep the theme for the next time."""
        try:
            self.desk.remember("theme", name)
        except MindTUIError as error:
            self.say(str(error), trouble=True)
