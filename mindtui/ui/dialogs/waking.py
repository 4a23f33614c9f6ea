"""When the person woke on one day, told anew."""

from datetime import time

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.when import parse_time
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field


class WakingDialog(FormDialog[time]):
    """Gives the waking time."""

    DEFAULT_CSS = "WakingDialog .frame { width: 66; }"
    heading = "Waking time"
    HELP = "When you woke that day. The stress day counts the rise after waking from it."

    def __init__(self, held: time) -> None:
        super().__init__()
        self._held = held

    def compose_rows(self) -> ComposeResult:
        """One line."""
        yield Field("Woke at", Input(f"{self._held:%H:%M}", compact=True, id="woke"))

    def hint_for(self, row: Widget) -> str:
        """How a time is written."""
        return "For example 07:10. Guessed slots follow it, chosen ones stay."

    def read(self) -> time:
        """The time of day."""
        return parse_time(self.query_one("#woke", Input).value)
