"""Opening the notebook over the whole terminal, which is all that `mindtui` alone does."""

import os
import sys

from mindtui.cli.surroundings import Surroundings
from mindtui.errors import NeedsTerminal
from mindtui.storage.envelope import Keyring


def open_notebook(around: Surroundings, keys: Keyring | None = None) -> int:
    """Open the app and give its exit status; `keys` as `run_app` takes them."""
    need_terminal("mindtui")
    from mindtui.ui.run import run_app

    return run_app(
        around.locations,
        around.settings,
        around.notices,
        mouse=around.mouse,
        ascii_only=around.ascii_only,
        keys=keys,
    )


def need_terminal(command: str, *, instead: str = "See what runs without one: mindtui --help") -> None:
    """Raise NeedsTerminal unless there is a terminal that a screen can be drawn on."""
    if os.environ.get("TERM") == "dumb":
        raise NeedsTerminal(f"{command} cannot draw on this terminal (TERM is dumb).", instead)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NeedsTerminal(f"{command} needs a terminal.", instead)
