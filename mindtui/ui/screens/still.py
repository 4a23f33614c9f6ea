"""What every screen shares: a focus that moves without painting all anew, and trouble told on top."""

from typing import TypeVar

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from mindtui.ui.widgets.trouble_line import TroubleLine

Result = TypeVar("Result")


class StillScreen(Screen[Result]):
    """Widgets paint their own focus; sending the whole screen for it costs seven thousand bytes a key."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_screen_resume(self) -> None:
        """What is wrong with saving is wrong on every screen."""
        self.show_status(getattr(self.app, "status", ""))

    def show_status(self, status: str) -> None:
        """Tell on top what is wrong; an empty text ends it."""
        for line in self.query(TroubleLine):
            line.status = status
            return
        if status and self.is_attached:
            self.mount(TroubleLine(status))
