"""When the data file cannot be used: the reason, what to do, and the help card all the same."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from mindtui.content.help_lines import HelpCard
from mindtui.errors import MindTUIError
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.quiet_app import QuietApp
from mindtui.ui.widgets.plain_text import plain


class TroubleApp(QuietApp[int]):
    """Says what is wrong and touches nothing."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("exclamation_mark,f12", "help_card", "Help card", priority=True),
        Binding("q,ctrl+q,escape,enter", "leave", "Quit"),
    ]
    CSS = """
    Screen { align: center middle; }
    #trouble { width: 70; max-width: 100%; height: auto; padding: 1 2; border: round $warning; }
    #trouble Static { height: auto; margin-bottom: 1; }
    """

    def __init__(
        self, error: MindTUIError, card: HelpCard, *, ansi_color: bool = False, ascii_only: bool = False
    ) -> None:
        super().__init__(ansi_color=ansi_color, ascii_only=ascii_only)
        self._error = error
        self._card = card

    def compose(self) -> ComposeResult:
        """One message."""
        with VerticalScroll(id="trouble") as frame:
            frame.border_title = plain("The data file cannot be used")
            yield Static(plain(self._error.message))
            yield Static(plain(self._error.hint))
            yield Static(plain("Nothing was changed in it.    !  help card    q  quit"))

    def action_help_card(self) -> None:
        """Whom to call."""
        if not isinstance(self.screen, HelpCardDialog):
            self.push_screen(HelpCardDialog(self._card))

    def action_leave(self) -> None:
        """Out, with the status that the shell would give."""
        self.exit(self._error.exit_code)
