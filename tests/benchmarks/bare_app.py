"""The least that a Textual app can be: what every start and every key pays before a line of MindTUI runs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One text, which counts the keys."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("Check-ins")

    def on_mount(self) -> None:
        """No key yet."""
        self._keys = 0

    def on_key(self) -> None:
        """One more."""
        self._keys += 1
        self.query_one(Static).update(f"Check-ins {self._keys}")


if __name__ == "__main__":
    BareApp().run()
