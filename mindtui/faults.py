"""Errors that nobody foresaw: what is said of them, and what is noted in the log."""

from traceback import extract_tb
from typing import Final

from mindtui import __version__
from mindtui.errors import MindTUIError

NOT_NOTED: Final = "To have its place noted for a report: mindtui config set log true."


def named(error: BaseException) -> str:
    """The kind of an error and where it came up; no word of it, for it may quote a record."""
    frames = extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {frames[-1].name}" if frames else type(error).__name__


def note_down(error: BaseException) -> str:
    """Write the way to an error into the log, where the person keeps one; gives what to say of that."""
    from datetime import UTC, datetime

    from mindtui.locations import find_locations
    from mindtui.settings import read_settings
    from mindtui.storage.atomic_file import append_to

    way = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    try:
        locations = find_locations()
        if not read_settings(locations.config)[0].log:
            return NOT_NOTED
        head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z mindtui {__version__} {type(error).__name__}"
        append_to(locations.log, "\n".join((head, *way)) + "\n")
    except (OSError, MindTUIError):
        return "Its place could not be noted in the log."
    return f"Where it happened is noted in {locations.log}; please report it."
