"""Another file for the whole journal, for when its own cannot be written."""

import os
from pathlib import Path

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain


class ElsewhereDialog(FormDialog[Path]):
    """Gives the path of a file that is not there yet."""

    DEFAULT_CSS = "ElsewhereDialog Static { height: auto; margin-bottom: 1; }"
    FRAME_KEYS = "Enter saves · Esc leaves"
    heading = "Save elsewhere"
    HELP = "The whole journal goes to a new file, and the app goes on there. The old file stays as it is."

    def compose_rows(self) -> ComposeResult:
        """One line."""
        yield Static(plain("Everything goes to a new file, and the app goes on there."))
        yield Field("File", Input(placeholder="/media/stick/mindtui.json", compact=True, id="file"))

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#file").focus()

    def hint_for(self, row: Widget) -> str:
        """What the line takes."""
        return "The path of a file that is not there yet; ~ is your home."

    def read(self) -> Path:
        """The path."""
        text = self.query_one("#file", Input).value.strip()
        if not text:
            raise UsageError("Type the path of a file.")
        try:
            path = Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100 - a link stays the name given
        except RuntimeError as error:
            raise UsageError("That user is not known here.", "Write the path in full.") from error
        if os.path.lexists(path):
            raise UsageError(f"{path.name} is there already.", "Give another name.")
        return path
