"""How each call ends: an exit code, and one sentence on standard error where something was wrong."""

import os
import sys
from collections.abc import Callable

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
    """What an unforeseen error was and where, and whether that is noted in the log."""
    from mindtui.faults import named, note_down

    said = f"Something in MindTUI went wrong ({named(error)})."
    return f"{said} {note_down(error)} What was saved is in your data file."
