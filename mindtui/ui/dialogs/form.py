"""What the dialogs that are filled in share: rows in a frame, a line of help, Enter to save."""

from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.errors import UsageError
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.field import FORM_KEYS, HintLine
from mindtui.ui.widgets.plain_text import plain

Answer = TypeVar("Answer")


class FormDialog(Dialog[Answer], Generic[Answer]):
    """Gives what `read` makes of the rows; what it objects to is shown, and nothing is lost."""

    FRAME_KEYS = "Enter saves · Tab goes on · Esc leaves"
    BINDINGS = FORM_KEYS

    hint = query_one(HintLine)

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The rows, and below them what the focused one takes."""
        with VerticalScroll(classes="frame", can_focus=False) as frame:
            frame.border_title = plain(self.heading)
            frame.border_subtitle = plain(self.FRAME_KEYS)
            yield from self.compose_rows()
            yield HintLine()

    def compose_rows(self) -> ComposeResult:
        """What is to be filled in."""
        raise NotImplementedError

    def hint_for(self, row: Widget) -> str:
        """What the row that has the focus takes; an empty text leaves the line as it is."""
        raise NotImplementedError

    def read(self) -> Answer:
        """What the rows say; a UsageError where they say nothing that can be used."""
        raise NotImplementedError

    def on_descendant_focus(self) -> None:
        """Tell what the focused row takes."""
        if self.focused is not None and (words := self.hint_for(self.focused)):
            self.hint.say(words)

    @on(Input.Submitted)
    def save_from_a_field(self) -> None:
        """Enter saves from every line."""
        self.action_save()

    def action_save(self) -> None:
        """Give the answer, or say what is missing."""
        try:
            self.dismiss(self.read())
        except UsageError as error:
            self.hint.object(str(error))
