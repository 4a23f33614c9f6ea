"""An empty screen, for when somebody comes by."""

from textual import events
from textual.screen import ModalScreen


class BlankScreen(ModalScreen[None]):
    """Shows nothing at all. Any key or click brings everything back."""

    DEFAULT_CSS = "BlankScreen { background: $background; Toast { display: none; } }"

    def on_key(self, event: events.Key) -> None:
        """Back."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """Back."""
        self.dismiss(None)
