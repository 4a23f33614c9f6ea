"""The line over everything that tells what is wrong with saving, for as long as it is."""

from textual.reactive import reactive

from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import fit


class TroubleLine(Line):
    """One line on top of the screen; it takes no room while there is nothing to tell."""

    COMPONENT_CLASSES = {"trouble-line--text"}
    DEFAULT_CSS = """
    TroubleLine {
        dock: top;
        padding: 0 1;
        color: $warning;
        .trouble-line--text { text-style: bold reverse; color: $warning; }
    }
    """

    status: reactive[str] = reactive("")

    def __init__(self, status: str) -> None:
        super().__init__()
        self.set_reactive(TroubleLine.status, status)

    def watch_status(self, status: str) -> None:
        """Stand there or not."""
        self.display = bool(status)

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """The status, cut to the line."""
        return [(f" {fit(self.status, width - 2)} ", "trouble-line--text")]
