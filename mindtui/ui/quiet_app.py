"""What every app of ours shares: harmless text, own colors, and silence while nobody does anything."""

import asyncio
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TypeVar

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Size
from textual.reactive import var
from textual.theme import BUILTIN_THEMES, Theme
from textual.timer import Timer
from textual.worker import WorkerFailed

from mindtui.ui.endings import Endings
from mindtui.ui.keys_in_order import KeysInOrder
from mindtui.ui.screens.still import StillScreen
from mindtui.ui.themes import DARK, OWN, with_own_colors
from mindtui.ui.widgets.plain_text import HarmlessText, PlainSigns

Result = TypeVar("Result")

LONG_ENOUGH = 6.0
"""Seconds for the last save: another program may hold the file for five."""
SECOND_LOOK_AFTER = 0.3
"""Seconds after a change of size."""


class QuietApp(KeysInOrder[Result]):
    """An app that never blinks, never animates, and never lets a stored text steer the terminal."""

    TITLE = "MindTUI"

    status: var[str] = var("")
    """What is wrong with saving; stands on top of every screen until it is over."""

    def __init__(self, theme: str = DARK.name, *, ansi_color: bool = False, ascii_only: bool = False) -> None:
        known = theme in OWN or theme in BUILTIN_THEMES
        # Chosen before the style sheet is made; were it set later, all of it would be made a second time.
        self.set_reactive(App.theme, "ansi-dark" if ansi_color else theme if known else DARK.name)
        super().__init__(ansi_color=True if ansi_color else None)
        self._endings: Endings | None = None
        self._has_panicked = False
        self._second_look = Timer(self, SECOND_LOOK_AFTER)
        self._own_filters = [HarmlessText(), *([PlainSigns()] if ascii_only else [])]
        self.animation_level = "none"

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and our two."""
        return super().available_themes | OWN

    def run_to_the_end(self, *, mouse: bool, inline: bool = False) -> int:
        """Run until it is left, a signal comes or the terminal is gone. Gives the exit status."""
        with Endings(self.speak) as self._endings:
            self.run(mouse=mouse, inline=inline)
            self.speak(LONG_ENOUGH)
        return self._endings.status or self.return_code or 0

    @property
    def fault(self) -> Exception | None:
        """The unforeseen error that ended the app, if one did and no signal came first."""
        if self._endings is not None and self._endings.status:
            return None
        fault: BaseException | None = self._exception
        while isinstance(fault, WorkerFailed):
            fault = fault.error
        if fault is None and self._has_panicked:
            return RuntimeError("the terminal could not be read")
        return fault if isinstance(fault, Exception) else None

    def panic(self, *renderables: RenderableType) -> None:
        """End, and show nothing of it: what Textual would print here holds notes and names."""
        self._has_panicked = True
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()

    def speak(self, patience: float) -> None:
        """What is to be done before the end, within so many seconds. Any thread may ask, and again."""

    @on(events.Mount)
    def watch_the_endings(self) -> None:
        """The screen is there."""
        if self._endings is not None:
            self.attend(self._endings)

    def attend(self, endings: Endings) -> None:
        """Let another thread end the screen, as long as it is not stuck."""
        loop = asyncio.get_running_loop()
        endings.leave = lambda status: loop.call_soon_threadsafe(self.exit, None, status)
        endings.watch_for_stops()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that a person typed or a file holds can steer the terminal."""
        return [*super().get_line_filters(), *self._own_filters]

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colors, and two of our own."""
        return with_own_colors(super().get_css_variables(), self.current_theme)

    def watch_status(self, status: str) -> None:
        """On every screen that is open; the others ask when they are opened."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, StillScreen):
                screen.show_status(status)

    @on(events.DescendantFocus)
    def stop_blinking(self, event: events.DescendantFocus) -> None:
        """A blinking cursor would send bytes while nobody does anything."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    def on_resize(self) -> None:
        """Of sizes in quick succession, as when tmux is entered, an older one may come last: look again."""
        if not (self.is_headless or self.is_inline):
            self._second_look.stop()
            self._second_look = self.set_timer(SECOND_LOOK_AFTER, self._look_at_the_size)

    def _look_at_the_size(self) -> None:
        size = Size(*get_terminal_size())
        if size != self.size:
            self.post_message(events.Resize(size, size))
