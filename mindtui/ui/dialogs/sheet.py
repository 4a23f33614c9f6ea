"""Something to read, in a frame: it is looked at and left again."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.sheet import Lines, Sheet

WIDEST = 90
AROUND = 6
"""Cells of frame and margins beside the lines."""
MORE = "↓ Page Down: more"


class SheetDialog(Dialog[None]):
    """`about` stands above the lines, which `lines` makes for a width in cells."""

    DEFAULT_CSS = f"""
    SheetDialog > .frame {{ height: 90%; width: {WIDEST}; }}
    SheetDialog.-low > .frame {{ height: 100%; }}
    SheetDialog WordsLine {{ padding: 0 1; margin-bottom: 1; }}
    """
    HELP = "Only to read: ↑ ↓ and Page Down move it, Esc leaves."

    sheet = query_one(Sheet)

    def __init__(self, title: str, about: str, lines: Callable[[int], Lines]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A sentence about it, and the sheet."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain(self._title)
            frame.border_subtitle = plain("↑ ↓ move · Esc leaves")
            about = WordsLine()
            about.text = self._about
            yield about
            yield Sheet(MORE)

    def on_mount(self) -> None:
        """The keys are for the sheet."""
        self._fill()
        self.sheet.focus()

    def on_resize(self) -> None:
        """As wide as there is room."""
        self._fill()

    def _fill(self) -> None:
        self.sheet.show(self._lines(min(WIDEST, self.app.size.width) - AROUND))
