"""When the data file cannot be used: the reason, what can be brought back, and the help card all the same."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from mindtui.content.help_lines import HelpCard
from mindtui.errors import MindTUIError
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.quiet_app import QuietApp
from mindtui.ui.widgets.plain_text import plain


class Rescue(Struct, frozen=True):
    """What can be brought back, in sentences, and what does it; None where nothing can.

    `mend` gives what it did, in sentences; a MindTUIError from it says why it did nothing.
    """

    offer: Sequence[str]
    mend: Callable[[], Sequence[str]] | None = None


class TroubleApp(QuietApp[int]):
    """Says what is wrong and touches nothing unless it is told to. Gives 0 once the file is mended."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("exclamation_mark,f12", "help_card", "Help card", priority=True),
        Binding("r", "mend", "Bring it back"),
        Binding("enter", "go_on", "Go on"),
        Binding("q,ctrl+q,escape", "leave", "Quit"),
    ]
    CSS = """
    Screen { align: center middle; }
    #trouble {
        width: 70; max-width: 100%; height: auto; max-height: 100%;
        padding: 1 2; border: round $warning;
    }
    #said { height: auto; }
    """

    frame = query_one("#trouble", VerticalScroll)
    said = query_one("#said", Static)

    def __init__(
        self,
        error: MindTUIError,
        card: HelpCard,
        rescue: Rescue | None = None,
        *,
        ansi_color: bool = False,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(ansi_color=ansi_color, ascii_only=ascii_only)
        self._error = error
        self._card = card
        self._rescue = rescue
        self._is_mended = False

    @property
    def _can_mend(self) -> bool:
        return self._rescue is not None and self._rescue.mend is not None and not self._is_mended

    def compose(self) -> ComposeResult:
        """One message."""
        with VerticalScroll(id="trouble") as frame:
            frame.border_title = plain("The data file cannot be used")
            yield Static(id="said")

    def on_mount(self) -> None:
        """Say what is wrong, and what can be done about it."""
        sentences = [self._error.message]
        if self._rescue is None or not self._can_mend:
            sentences.append(self._error.hint)
        if self._rescue is not None:
            sentences += self._rescue.offer
        self._say([*sentences, "Nothing was changed so far."])

    def _say(self, sentences: Sequence[str]) -> None:
        self.said.update(plain("\n\n".join(filter(None, sentences))))
        first = "r  bring it back    " if self._can_mend else "Enter  open    " if self._is_mended else ""
        self.frame.border_subtitle = plain(f"{first}!  help card    q  quit")

    def action_mend(self) -> None:
        """Bring back what can be brought back."""
        if self._rescue is None or self._rescue.mend is None or self._is_mended:
            return
        try:
            report = self._rescue.mend()
        except MindTUIError as error:
            self._say([error.message, error.hint])
            return
        self._is_mended = True
        self.frame.border_title = plain("The data file can be used again")
        self._say(report)

    def action_help_card(self) -> None:
        """Whom to call."""
        if not isinstance(self.screen, HelpCardDialog):
            self.push_screen(HelpCardDialog(self._card))

    def action_go_on(self) -> None:
        """To the journal, once it can be opened."""
        self.exit(0 if self._is_mended else self._error.exit_code)

    def action_leave(self) -> None:
        """Out, with the status that the shell would give."""
        self.exit(self._error.exit_code)
