"""A labeled line of a form, and the line that tells what the focused one takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from mindtui.errors import UsageError
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.rating_row import LABEL_WIDTH

FORM_KEYS: list[BindingType] = [
    Binding("enter", "save", "Save"),
    Binding("ctrl+s", "save", "Save", show=False),
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]
"""What every form binds; its widgets may take a key before it."""
KEYS_IN_WORDS = "Enter saves · Tab goes on · Esc leaves · F1 help"


class Field(Horizontal):
    """A label and its widget side by side."""

    DEFAULT_CSS = f"""
    Field {{
        height: auto;
        Static {{ width: {LABEL_WIDTH + 1}; padding-left: 2; }}
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


class HintLine(WordsLine):
    """What the focused row takes, or what is wrong."""

    MOST = 4
    DEFAULT_CSS = """
    HintLine { padding: 0 0 0 2; margin-top: 1; }
    HintLine.-wrong { color: $warning; text-style: bold; }
    """

    _about: Widget | None = None

    def say(self, text: str, row: Widget | None = None) -> None:
        """Show help, for this row; what was wrong with it stays in sight while it has the focus."""
        if row is not None and row is self._about:
            return
        self._about = None
        self.remove_class("-wrong")
        self.text = text

    def object(self, text: str) -> None:
        """Show what is wrong and what to do about it."""
        self.add_class("-wrong")
        self.text = text

    @contextmanager
    def leading_to(self, row: Widget) -> Iterator[None]:
        """What is wrong in here is wrong with this row: it gets the focus."""
        try:
            yield
        except UsageError:
            self.lead_to(row)
            raise

    def lead_to(self, row: Widget) -> None:
        """Let the row that is objected to have the focus."""
        self._about = row
        row.focus()
