"""A question with two answers; the careful one has the focus."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.plain_text import plain


class ConfirmDialog(Dialog[bool]):
    """Gives True for yes, and None for everything else; False for no where that `is_either` of two ways."""

    DEFAULT_CSS = """
    ConfirmDialog {
        .frame { width: 60; }
        Horizontal { height: auto; margin-top: 1; align-horizontal: right; }
        Button {
            margin-left: 2;
            padding: 0 2;
            min-width: 0;
            background: $panel;
            color: $foreground;
            text-style: none;
            &:focus { background: $primary; color: $surface; text-style: bold; }
        }
    }
    """
    BINDINGS = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n", "answer(False)", "No"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(
        self, title: str, question: str, yes: str, no: str = "Cancel", *, is_either: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._yes = yes
        self._no = no
        self._is_either = is_either

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain(self._title)
            frame.border_subtitle = plain("Tab, Enter · Esc leaves" if self._is_either else "y yes · Esc no")
            yield Static(plain(self._question))
            with Horizontal():
                yield Button(plain(self._no), id="no", compact=True)
                yield Button(plain(self._yes), id="yes", compact=True)

    def on_mount(self) -> None:
        """Enter alone changes nothing."""
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def take_the_answer(self, event: Button.Pressed) -> None:
        """Yes or no."""
        self.action_answer(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Yes, or the other answer."""
        self.dismiss(answer or (False if self._is_either else None))
