"""Long text in the person's own editor."""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from mindtui.errors import UsageError

HINT = "Set EDITOR to an editor you have."


class EditorFailed(UsageError):  # noqa: N818 - it says what happened, like all our errors
    """The editor gave up. `text` is what it had saved until then and what was there before."""

    def __init__(self, message: str, hint: str, text: str) -> None:
        super().__init__(message, hint)
        self.text = text


def edit_text(
    text: str,
    folder: Path,
    *,
    what: str = "note",
    hand_over: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> str:
    """Open `text` in $VISUAL or $EDITOR and give back what was saved.

    The file lies in a folder of its own in `folder`, where what an editor puts beside it is private too, and
    goes with it, once its content is here; `what` names both. `hand_over` is entered while the editor has the
    terminal; what it raises goes through. Raises UsageError when the editor cannot be started, its kind
    EditorFailed when it gives up.
    """
    command = _command()
    try:
        path = _written(text, folder, what)
    except OSError as error:
        raise UsageError(f"The {what} cannot be written for the editor: {error.strerror}.") from error
    trouble = _run(command, path, hand_over)
    try:
        written = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except FileNotFoundError as error:
        _remove(path)
        raise UsageError("The editor left no file.", f"The {what} is as it was.") from error
    except OSError as error:
        raise UsageError(f"What the editor left in {path} cannot be read: {error.strerror}.") from error
    _remove(path)
    if not trouble:
        return written
    if not written.strip() or written == text.removesuffix("\n"):
        raise EditorFailed(f"{trouble}.", HINT, text)
    # It may have been stopped in the middle of a save: neither of the two may be lost.
    raise EditorFailed(f"{trouble}.", f"What it saved is in the {what}.", both(written, text))


def both(written: str, before: str) -> str:
    """What was written, and below it what was there before, unless that is a part of it."""
    return written if before.strip() in written else f"{written}\n\n{before}"


def left_behind(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """What stands in the notes of editors whose program ended before it could read them.

    Each text comes with what removes its file, for when the text is safe elsewhere.
    """
    for path in left_files(folder):
        with suppress(OSError):
            yield path.read_text(encoding="utf-8", errors="replace"), partial(_remove, path)


def left_files(folder: Path, what: str = "note") -> Iterator[Path]:
    """The files of editors whose program ended before it could read them."""
    ours = re.compile(rf"\.{what}-(\d+)-.+")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = ours.fullmatch(entry.name)
            if name and not _is_alive(int(name[1])):
                yield Path(entry.path) / f"{what}.txt"


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


def _written(text: str, folder: Path, what: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = Path(mkdtemp(prefix=f".{what}-{os.getpid()}-", dir=folder)) / f"{what}.txt"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except BaseException:
        _remove(path)
        raise
    return path


def _run(command: list[str], path: Path, hand_over: Callable[[], AbstractContextManager[object]]) -> str:
    """Hand the terminal over and take it back; gives what went wrong."""
    begun = False
    try:
        with hand_over(), _deaf_to_keys():
            begun = True
            # Raising in here would leave the screen dead: Textual resumes only on a normal way out.
            try:
                ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own
            except OSError as error:
                return f"{Path(command[0]).name} cannot be started: {error.strerror}"
    except BaseException:
        # The terminal could not be handed over: nobody saw the file.
        if not begun:
            _remove(path)
        raise
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
