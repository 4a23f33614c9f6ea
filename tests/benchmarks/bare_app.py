"""The least that a Textual app can be: what every start pays before a line of MindTUI runs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One text."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("Check-ins")


if __name__ == "__main__":
    BareApp().run()
