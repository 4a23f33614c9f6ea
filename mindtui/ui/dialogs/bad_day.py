"""The bad-day page: three keys, no chart, no number."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mindtui.domain.activity import Activity
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.plain_text import plain

BREATHE = """\
Breathe in for five, out for five, a few times.
If you feel light-headed, breathe normally."""


class BadDayDialog(Dialog[Activity]):
    """Breathe, one tiny activity, the help card. Gives the activity if it is taken."""

    DEFAULT_CSS = """
    BadDayDialog {
        .frame { width: 60; }
        Horizontal { height: auto; }
        Horizontal.apart { margin-top: 1; }
        .key { width: 4; text-style: bold; color: $primary; }
        .words { width: 1fr; height: auto; }
        #breathe { display: none; height: auto; padding-left: 4; margin-top: 1; color: $soft; }
        &.-breathing #breathe { display: block; }
    }
    """
    BINDINGS = [
        Binding("b", "breathe", "Breathe"),
        Binding("t", "take", "Take it"),
    ]

    def __init__(self, tiny: Activity | None) -> None:
        super().__init__()
        self._tiny = tiny

    def compose(self) -> ComposeResult:
        """The three."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain("For a hard moment")
            frame.border_subtitle = plain("Esc leaves")
            yield _offer("b", "Breathe")
            yield Static(plain(BREATHE), id="breathe")
            if self._tiny is not None:
                yield _offer(
                    "t", f"{self._tiny.label} ({self._tiny.minutes} min): put it on today", apart=True
                )
            yield _offer("!", "Help card: people to call", apart=True)

    def action_breathe(self) -> None:
        """Show how."""
        self.add_class("-breathing")

    def action_take(self) -> None:
        """The tiny activity becomes a plan for now."""
        self.dismiss(self._tiny)


def _offer(key: str, words: str, *, apart: bool = False) -> Horizontal:
    """A key and what it does; long words go on below themselves."""
    return Horizontal(
        Static(plain(key), classes="key"),
        Static(plain(words), classes="words"),
        classes="apart" if apart else None,
    )
