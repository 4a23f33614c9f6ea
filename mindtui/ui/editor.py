"""The person's own editor, for as long as which the screen is handed over."""

from pathlib import Path

from textual.app import App, SuspendNotSupported

from mindtui import editor
from mindtui.errors import NeedsTerminal


def edit_text(app: App[object], text: str, folder: Path) -> str:
    """Open `text` in the editor, as `mindtui.editor` does.

    Raises NeedsTerminal besides, where the screen cannot be handed over.
    """
    try:
        return editor.edit_text(text, folder, hand_over=app.suspend)
    except SuspendNotSupported as error:
        raise NeedsTerminal(
            "The editor needs a terminal of its own.", "Type the note here instead."
        ) from error
