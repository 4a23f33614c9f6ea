"""How each call ends: an exit code, and one sentence on standard error where something was wrong."""

import os
import sys
from collections.abc import Callable

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
        return _refuse(" ".join((_note_down(error), *getattr(error, "__notes__", ()))), 3)
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


def _note_down(error: Exception) -> str:
    """Write where an unforeseen error came from into the log; no word of it, for it may quote a record."""
    from datetime import UTC, datetime
    from traceback import extract_tb

    from mindtui.locations import find_locations
    from mindtui.storage.atomic_file import append_to

    kind = type(error).__name__
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z mindtui {__version__} {kind}"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    try:
        log = find_locations().log
        append_to(log, "\n".join(lines) + "\n")
    except (OSError, MindTUIError):
        return f"Something in MindTUI went wrong ({kind}). Your data file is as it was before; try again."
    return f"Something in MindTUI went wrong ({kind}). Where it happened is noted in {log}; please report it."
