"""Long text in the person's own editor."""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from textual.app import App, SuspendNotSupported

from mindtui.errors import NeedsTerminal, UsageError

HINT = "Set EDITOR to an editor you have."


class EditorFailed(UsageError):  # noqa: N818 - it says what happened, like all our errors
    """The editor gave up. `text` is what it had saved until then and what was there before."""

    def __init__(self, message: str, hint: str, text: str) -> None:
        super().__init__(message, hint)
        self.text = text


def edit_text(app: App[object], text: str, folder: Path) -> str:
    """Open `text` in $VISUAL or $EDITOR and give back what was saved.

    The file lies in a folder of its own in `folder`, where what an editor puts beside it is private too, and
    goes with it, once its content is here. Raises UsageError when the
    editor cannot be started, its kind EditorFailed when it gives up, NeedsTerminal where the screen cannot be
    handed over.
    """
    command = _command()
    try:
        path = _written(text, folder)
    except OSError as error:
        raise UsageError(f"The note cannot be written for the editor: {error.strerror}.") from error
    try:
        trouble = _run(app, [*command, str(path)])
        written = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except FileNotFoundError as error:
        _remove(path)
        raise UsageError("The editor left no file.", "The note is as it was.") from error
    except OSError as error:
        raise UsageError(f"What the editor left in {path} cannot be read: {error.strerror}.") from error
    except SuspendNotSupported as error:
        _remove(path)
        raise NeedsTerminal(
            "The editor needs a terminal of its own.", "Type the note here instead."
        ) from error
    _remove(path)
    if not trouble:
        return written
    if not written.strip() or written == text.removesuffix("\n"):
        raise EditorFailed(f"{trouble}.", HINT, text)
    # It may have been stopped in the middle of a save: neither of the two may be lost.
    raise EditorFailed(f"{trouble}.", "What it saved is in the note.", both(written, text))


def both(written: str, before: str) -> str:
    """What was written, and below it what was there before, unless that is a part of it."""
    return written if before.strip() in written else f"{written}\n\n{before}"


def left_behind(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """What stands in the files of editors whose app ended before it could read them.

    Each text comes with what removes its file, for when the text is safe elsewhere.
    """
    ours = re.compile(r"\.note-(\d+)-.+")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = ours.fullmatch(entry.name)
            if name and not _is_alive(int(name[1])):
                path = Path(entry.path) / "note.txt"
                with suppress(OSError):
                    yield path.read_text(encoding="utf-8", errors="replace"), partial(_remove, path)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _command() -> list[str]:
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    except ValueError as error:
        raise UsageError("EDITOR has a quotation mark without its partner.", HINT) from error
    if not command:
        raise UsageError("EDITOR names no editor.", HINT)
    return command


def _written(text: str, folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = Path(mkdtemp(prefix=f".note-{os.getpid()}-", dir=folder)) / "note.txt"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except BaseException:
        _remove(path)
        raise
    return path


def _run(app: App[object], command: list[str]) -> str:
    """Hand the terminal over and take it back; gives what went wrong."""
    with app.suspend(), _deaf_to_keys():
        # Raising in here would leave the screen dead: Textual resumes only on a normal way out.
        try:
            ended = subprocess.run(command, check=False)  # noqa: S603 - the person's own editor
        except OSError as error:
            return f"{Path(command[0]).name} cannot be started: {error.strerror}"
    return f"{Path(command[0]).name} ended with status {ended.returncode}" if ended.returncode else ""


@contextmanager
def _deaf_to_keys() -> Iterator[None]:
    """Ctrl+C and Ctrl+\\ reach the editor and this program; here they mean nothing now."""
    # Handlers of ours, not SIG_IGN: that would be handed on to the editor.
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _remove(path: Path) -> None:
    rmtree(path.parent, ignore_errors=True)
