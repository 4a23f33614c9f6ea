"""The help card: whom to call. It needs no journal, no settings and no network."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from mindtui.content.help_lines import HelpCard
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.plain_text import plain


class HelpCardDialog(Dialog[None]):
    """Shows the card and nothing else."""

    DEFAULT_CSS = """
    HelpCardDialog {
        .frame { width: 76; border: round $primary; }
        Static { height: auto; margin-bottom: 1; }
        .headline { text-style: bold; }
    }
    HelpCardDialog.-low Static { margin-bottom: 0; }
    """
    BINDINGS = [Binding("enter,q,space", "leave", "Close", show=False)]

    def __init__(self, card: HelpCard) -> None:
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        """Headline, paragraphs, lines."""
        with VerticalScroll(classes="frame") as frame:
            frame.border_title = plain("Help card")
            frame.border_subtitle = plain("Esc closes")
            yield Static(plain(self._card.headline), classes="headline")
            yield Static(plain(self._card.reassurance))
            yield Static(plain("\n".join([self._card.heading, *self._card.lines])), classes="lines")
            if self._card.people:
                yield Static(plain("\n".join(["People you chose:", *self._card.people])))
            yield Static(plain(self._card.closing))
