"""How each call ends: an exit code, and one sentence on standard error where something was wrong."""

import os
import sys
from collections.abc import Callable, Sequence

from mindtui import __version__
from mindtui.cli.output import ReaderGone, tell
from mindtui.errors import MindTUIError


def exit_code_of(run: Callable[[], object]) -> int:
    """Run something to its end and give the exit code; an error is one sentence, never a traceback."""
    try:
        code = run()
        sys.stdout.flush()
    except MindTUIError as error:
        return _refuse(str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except (ReaderGone, BrokenPipeError):
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        place = f"{error.filename}: " if error.filename else ""
        return _refuse(
            f"{place}{error.strerror or error}. Check the place and its permissions, then try again.", 3
        )
    except Exception as error:
        return _refuse(" ".join((_in_words(error), *getattr(error, "__notes__", ()))), 3)
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let go of output that cannot be written; the interpreter would try again and complain while closing."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(sentence: str, code: int) -> int:
    tell(" ".join(sentence.split()))
    return code


def _in_words(error: Exception) -> str:
    """What an unforeseen error was and where; no word of it, for it may quote a record.

    Where the person keeps a log, the whole way to that place is noted in it.
    """
    from traceback import extract_tb

    kind, frames = type(error).__name__, extract_tb(error.__traceback__)
    said = f"Something in MindTUI went wrong ({kind} in {frames[-1].name})."
    noted = _note_down(kind, [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames])
    return f"{said} {noted} What was saved is in your data file."


def _note_down(kind: str, way: Sequence[str]) -> str:
    """Write the way to an error into the log, if there shall be one; gives what to say of that."""
    from datetime import UTC, datetime

    from mindtui.locations import find_locations
    from mindtui.settings import read_settings
    from mindtui.storage.atomic_file import append_to

    try:
        locations = find_locations()
        if not read_settings(locations.config)[0].log:
            return "To have its place noted for a report: mindtui config set log true."
        head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z mindtui {__version__} {kind}"
        append_to(locations.log, "\n".join((head, *way)) + "\n")
    except (OSError, MindTUIError):
        return "Its place could not be noted in the log."
    return f"Where it happened is noted in {locations.log}; please report it."
