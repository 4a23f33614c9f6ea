"""A labeled line of a form, and the line that tells what the focused one takes."""

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import fit
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

FORM_KEYS: list[BindingType] = [
    Binding("enter", "save", "Save"),
    Binding("ctrl+s", "save", "Save", show=False),
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]
"""What every form binds; its widgets may take a key before it."""


class Field(Horizontal):
    """A label and its widget side by side."""

    DEFAULT_CSS = f"""
    Field {{
        height: auto;
        Static {{ width: {LABEL_WIDTH}; padding-left: 2; }}
        &:focus-within Static {{ text-style: bold; color: $primary; }}
        Input {{ width: 1fr; height: 1; border: none; padding: 0; background: $surface; }}
        Input:focus {{ background: $panel; border: none; }}
    }}
    """

    def __init__(self, label: str, widget: Widget) -> None:
        super().__init__()
        self._label = label
        self._widget = widget

    def compose(self) -> ComposeResult:
        """Label, then widget."""
        yield Static(self._label, markup=False)
        yield self._widget


class HintLine(Line):
    """One line of help, or what is wrong."""

    DEFAULT_CSS = """
    HintLine { color: $soft; padding: 0 2; margin-top: 1; }
    HintLine.-wrong { color: $warning; text-style: bold; }
    """

    text: reactive[str] = reactive("")

    def say(self, text: str) -> None:
        """Show help."""
        self.remove_class("-wrong")
        self.text = text

    def object(self, text: str) -> None:
        """Show what is wrong and what to do about it."""
        self.add_class("-wrong")
        self.text = text

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """The text, cut to the line."""
        return [(fit(self.text, width), "")]
