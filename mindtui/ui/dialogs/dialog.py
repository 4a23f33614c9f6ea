"""What all dialogs share: a quiet frame over the place, Escape out, help and help card within reach."""

from typing import Generic, TypeVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from mindtui.ui.drafts import Unfinished
from mindtui.ui.screens.still import StillScreen

Answer = TypeVar("Answer")


class FormFrame(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame of a form: its arrows go from row to row, also where the form is longer than the screen."""


class Dialog(StillScreen[Answer | None], ModalScreen[Answer | None], Generic[Answer]):
    """A modal screen whose content stands in one frame. Escape gives None."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
    }
    Dialog > .frame {
        width: 80;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 1 1;
        border: round $primary;
        border-title-color: $primary;
        border-title-style: bold;
        border-subtitle-color: $soft;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    Dialog.-low > .frame { padding: 0 1; }
    Dialog.-narrow > .frame { width: 100%; }
    Dialog.-narrow > FormFrame.frame { padding: 0; }
    .-ascii Dialog > .frame, Dialog.-ascii > .frame { border: ascii $primary; }
    """
    BINDINGS = [
        Binding("escape", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False, id="app.help"),
    ]

    def action_leave(self) -> None:
        """Out, without an answer."""
        self.dismiss(None)

    def unfinished(self) -> Unfinished | None:
        """What was typed into it and not saved, if the dialog keeps such a thing."""
        return None
