"""What takes long to import, imported while the first screen is looked at: no key has to wait for it."""

import gc
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Final

AFTER: Final = 0.1
"""Seconds that the first screen stands before: whoever types at once goes first."""

MODULES: Final = (
    "mindtui.ui.dialogs.check_in",
    "mindtui.ui.screens.trends",
    "mindtui.charts.over_time_page",
    "mindtui.ui.screens.insights",
)
"""The most wanted first; what others import beside these takes a few milliseconds."""


def import_ahead(modules: Sequence[str] = MODULES) -> Thread:
    """Import them in a thread that nothing waits for, not even the end of the app."""
    thread = Thread(target=_import_all, args=(modules,), name="importing", daemon=True)
    thread.start()
    return thread


def _import_all(modules: Sequence[str]) -> None:
    for name in modules:
        # Whoever needs it imports it again, and is told what is wrong with it.
        with suppress(Exception):
            import_module(name)
    if not gc.isenabled():
        # What the program consists of is never garbage: frozen, it is not gone through beside some key.
        gc.freeze()
        gc.enable()
