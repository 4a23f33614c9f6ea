"""Where something is to be written: the path of a file that is not there yet."""

import os
from pathlib import Path

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.charts.saved import saved_format
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain


class NewFileDialog(FormDialog[Path]):
    """Gives an absolute path at which nothing is. `suggested` stands in the line to begin with."""

    DEFAULT_CSS = "NewFileDialog Static { height: auto; margin-bottom: 1; }"
    FRAME_KEYS = "Enter saves · Esc leaves"
    WORDS = ""
    """What is written there."""
    EXAMPLE = ""

    def __init__(self, suggested: Path | None = None) -> None:
        super().__init__()
        self._suggested = suggested

    def compose_rows(self) -> ComposeResult:
        """One line."""
        yield Static(plain(self.WORDS))
        line = "" if self._suggested is None else str(self._suggested)
        yield Field("File", Input(line, placeholder=self.EXAMPLE, compact=True, id="file"))

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
        if path.is_dir():
            raise UsageError(f"{path.name or path} is a folder.", "Name a file in it.")
        if os.path.lexists(path):
            raise UsageError(f"{path.name} is there already.", "Give another name.")
        return path


class ElsewhereDialog(NewFileDialog):
    """Another file for the whole journal, for when its own cannot be written."""

    heading = "Save elsewhere"
    HELP = "The whole journal goes to a new file, and the app goes on there. The old file stays as it is."
    WORDS = "Everything goes to a new file, and the app goes on there."
    EXAMPLE = "/media/stick/mindtui.json"


class SavePageDialog(NewFileDialog):
    """A file for other programs, in a folder that is there and can be written: what is typed wrong stays."""

    def read(self) -> Path:
        """The path."""
        path = super().read()
        if not path.parent.is_dir():
            raise UsageError(f"There is no folder {path.parent}.", "Name one that is there.")
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise UsageError(f"Nothing can be written in {path.parent}.", "Name another folder.")
        return path


class SaveWeekDialog(SavePageDialog):
    """A file for a week of plans on one page."""

    heading = "Save this week"
    HELP = (
        "The week's plans on one page as Markdown, with boxes to check on paper. Notes and ratings stay out."
    )
    WORDS = "The plans of this week go to a page in Markdown, without notes and ratings."
    EXAMPLE = "week.md"


class SaveChartDialog(SavePageDialog):
    """A file for a chart and its words; its ending says which kind."""

    heading = "Save this chart"
    HELP = "A picture (.svg), a text (.txt) or the numbers as a table (.csv). The file is not encrypted."
    WORDS = "The ending says what is written: .svg a picture, .txt a text, .csv the numbers as a table."
    EXAMPLE = "mood.svg"

    def read(self) -> Path:
        """The path, with an ending that is known."""
        path = super().read()
        saved_format(path)
        return path
