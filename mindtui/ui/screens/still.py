"""A screen that moves the focus without painting itself anew."""

from typing import TypeVar

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class StillScreen(Screen[Result]):
    """Widgets paint their own focus; sending the whole screen for it costs seven thousand bytes a key."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
