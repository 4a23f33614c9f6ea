"""Long text in the person's own editor."""

import os
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

from textual.app import App, SuspendNotSupported

from mindtui.errors import NeedsTerminal, UsageError

HINT = "Set EDITOR to an editor you have."


def edit_text(app: App[object], text: str, folder: Path) -> str:
    """Open `text` in $VISUAL or $EDITOR and give back what was saved.

    The file lies in `folder`, is private and is gone afterwards. Raises UsageError when the editor cannot be
    started or gives up, NeedsTerminal where the screen cannot be handed over; `text` is then as it was.
    """
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    except ValueError as error:
        raise UsageError("EDITOR has a quotation mark without its partner.", HINT) from error
    if not command:
        raise UsageError("EDITOR names no editor.", HINT)
    path = folder / f".note-{os.getpid()}.txt"
    trouble = ""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            "w",
            encoding="utf-8",
            errors="replace",
        ) as file:
            file.write(text)
        with app.suspend():
            # Raising in here would leave the screen dead: Textual resumes only on a normal way out.
            try:
                ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own editor
                if ended.returncode:
                    trouble = f"{command[0]} ended with status {ended.returncode}"
            except OSError as error:
                trouble = f"{command[0]} cannot be started: {error.strerror}"
        if trouble:
            raise UsageError(f"{trouble}.", HINT)
        return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except FileNotFoundError as error:
        raise UsageError("The editor left no file.", "The note is as it was.") from error
    except OSError as error:
        raise UsageError(f"The note cannot be written for the editor: {error.strerror}.") from error
    except SuspendNotSupported as error:
        raise NeedsTerminal(
            "The editor needs a terminal of its own.", "Type the note here instead."
        ) from error
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
