"""The screen before an encrypted notebook: nothing behind it is seen until the passphrase is typed."""

from collections.abc import Awaitable, Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mindtui.errors import MindTUIError, WrongPassphrase
from mindtui.ui.screens.still import StillScreen
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain

KEYS = "Enter opens · F12 help card · Ctrl+Q quits"
WRONG = "That is not the passphrase. Look at Caps Lock and the keyboard layout."
ONE_MOMENT = "One moment."


class LockScreen(StillScreen[None], ModalScreen[None]):
    """Asks until the passphrase is right; a wrong one changes nothing, however often.

    `unlock` raises WrongPassphrase, or another MindTUIError, which is shown; `opened` is called when the
    screen is gone. Blank, it shows nothing at all until a key or a click.
    """

    DEFAULT_CSS = """
    LockScreen {
        align: center middle;
        background: $background;
        .frame {
            width: 66;
            max-width: 100%;
            height: auto;
            padding: 1;
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
            border-subtitle-color: $soft;
            background: $surface;
        }
        .frame Static { height: auto; }
        #why { padding: 0 2; margin-bottom: 1; }
        #said { padding: 0 2; margin-top: 1; color: $soft; display: none; }
        #said.-wrong { color: $warning; text-style: bold; }
        &.-blank .frame, &.-blank Toast { display: none; }
        &.-narrow .frame { padding: 0; }
        &.-ascii .frame { border: ascii $primary; }
    }
    """

    class Ready(Message):
        """The line takes keys."""

    # A blank lock takes the first key itself.
    AUTO_FOCUS = ""

    line = query_one(Input)
    said = query_one("#said", Static)

    def __init__(
        self,
        why: str,
        unlock: Callable[[str], Awaitable[None]],
        opened: Callable[[], None],
        *,
        blank: bool = False,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self._why = why
        self._unlock = unlock
        self._opened = opened
        self.set_class(blank, "-blank")
        self.set_class(ascii_only, "-ascii")

    def compose(self) -> ComposeResult:
        """Why it is asked, the line, the keys."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain("MindTUI")
            frame.border_subtitle = plain(KEYS)
            yield Static(plain(self._why), id="why")
            yield Field("Passphrase", Input(password=True, id="passphrase"))
            yield Static(id="said")

    def on_mount(self) -> None:
        """Ready to type."""
        if not self.is_blank:
            self.set_focus(self.line)

    def on_descendant_focus(self) -> None:
        """Told by the line itself: it was asked for the focus before it was there."""
        self.post_message(self.Ready())

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return self.has_class("-blank")

    def toggle_blank(self) -> None:
        """Show nothing, and forget what was typed; or ask again."""
        if self.is_blank:
            self.wake()
            return
        self.line.clear()
        self.set_focus(None)
        self.add_class("-blank")

    def wake(self) -> None:
        """Ask."""
        self.remove_class("-blank")
        self.set_focus(self.line)

    def on_key(self, event: events.Key) -> None:
        """Any key ends the blank; it is not a part of the passphrase."""
        if self.is_blank:
            event.stop()
            event.prevent_default()
            self.wake()

    def on_click(self) -> None:
        """So does the mouse."""
        if self.is_blank:
            self.wake()

    @on(Input.Submitted)
    async def try_it(self, event: Input.Submitted) -> None:
        """Right or wrong."""
        event.stop()
        self.line.clear()
        self._say(ONE_MOMENT)
        try:
            await self._unlock(event.value)
        except WrongPassphrase:
            self._say(WRONG, trouble=True)
        except MindTUIError as error:
            self._say(str(error), trouble=True)
        else:
            self.dismiss(None)
            self._opened()

    def _say(self, text: str, *, trouble: bool = False) -> None:
        self.said.set_class(trouble, "-wrong")
        self.said.update(plain(text))
        self.said.display = True
