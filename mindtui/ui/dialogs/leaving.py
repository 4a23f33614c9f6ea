"""Leaving while something could not be saved: what it is, and what can be done about it."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.plain_text import plain

Way = Literal["leave", "elsewhere"]
WAYS: dict[str, Way] = {"leave": "leave", "elsewhere": "elsewhere"}


class LeavingDialog(Dialog[Way]):
    """Gives the way to go; None stays."""

    DEFAULT_CSS = """
    LeavingDialog {
        .frame { width: 64; }
        Static { height: auto; margin-bottom: 1; }
        Horizontal { height: auto; align-horizontal: right; }
        Button { margin-left: 2; }
    }
    """
    BINDINGS = [
        Binding("l", "go('leave')", "Leave"),
        Binding("e", "go('elsewhere')", "Save elsewhere"),
        Binding("s", "leave", "Stay"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]
    HELP = "s stays, e writes the whole journal to another file, l leaves with a copy of what is not saved."

    def __init__(self, why: str, what: str) -> None:
        super().__init__()
        self._why = why
        self._what = what

    def compose(self) -> ComposeResult:
        """What is not saved, and the three answers."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain("Not saved")
            yield Static(plain(self._why))
            yield Static(plain(self._what))
            yield Static(plain("Leaving puts a copy into a private file, and it comes in at the next start."))
            with Horizontal():
                yield Button(plain("Stay"), id="stay", compact=True)
                yield Button(plain("Save elsewhere"), id="elsewhere", compact=True)
                yield Button(plain("Leave"), id="leave", compact=True)

    def on_mount(self) -> None:
        """Enter alone changes nothing."""
        self.query_one("#stay").focus()

    @on(Button.Pressed)
    def take_the_answer(self, event: Button.Pressed) -> None:
        """One of the three."""
        self.dismiss(WAYS.get(event.button.id or ""))

    def action_go(self, way: Way) -> None:
        """A key was the answer."""
        self.dismiss(way)
