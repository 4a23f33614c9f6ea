"""A few lines of text in a form, and the same text in the person's own editor."""

from pathlib import Path

from textual.widgets import TextArea

from mindtui.editor import EditorFailed
from mindtui.errors import MindTUIError
from mindtui.ui.editor import edit_text

EDITOR_KEYS = "Ctrl+S saves · Enter new line · Ctrl+E your editor"


class LongText(TextArea):
    """Takes line breaks; Tab goes on. The form around it binds the key of the editor."""

    DEFAULT_CSS = """
    LongText {
        height: 3;
        border: none;
        padding: 0;
        background: $surface;
        &:focus { border: none; background: $panel; }
    }
    """

    def __init__(self, text: str, placeholder: str, *, id: str) -> None:  # noqa: A002
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
            placeholder=placeholder,
            id=id,
        )

    def open_editor(self, folder: Path) -> str:
        """Hand the text to the editor and take it back; gives what went wrong, or an empty text."""
        try:
            self.text = edit_text(self.app, self.text, folder)
        except MindTUIError as error:
            if isinstance(error, EditorFailed):
                self.text = error.text
            return str(error)
        # Whoever goes on typing goes on where the editor ended.
        self.move_cursor(self.document.end)
        self.focus()
        return ""
