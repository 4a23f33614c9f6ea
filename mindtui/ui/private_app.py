"""An app over a file that may be encrypted: it notices that it was left alone, and keeps words to itself."""

from datetime import timedelta
from typing import Final, TypeVar

from textual import events, on

from mindtui.ui.desk import Desk
from mindtui.ui.quiet_app import QuietApp

Result = TypeVar("Result")

LOOK_WHETHER_ALONE: Final = 10
"""Seconds between two looks whether it was left alone; nothing is sent by looking."""


class PrivateApp(QuietApp[Result]):
    """Hides what it shows when nobody pressed a key for the minutes of the setting `lock_after`.

    Only an encrypted notebook is private; any other stays as it is.
    """

    def __init__(self, desk: Desk, *, ansi_color: bool = False) -> None:
        super().__init__(desk.settings.theme, ansi_color=ansi_color, ascii_only=desk.ascii_only)
        self.desk = desk
        self._last_key_at = desk.clock()

    @on(events.Mount)
    def keep_watch(self) -> None:
        """Look now and then, and when the program goes on after it was stopped."""
        self.set_interval(LOOK_WHETHER_ALONE, self.hide_if_alone)
        self.app_resume_signal.subscribe(self, self._look)

    async def on_event(self, event: events.Event) -> None:
        """A key after a long time is not handed on: the machine may have slept, and others may be there."""
        if isinstance(event, events.InputEvent) and not event.is_forwarded and self.desk.is_sealed():
            was_alone = self.hide_if_alone()
            self.somebody_is_here()
            if was_alone:
                return
        await super().on_event(event)

    def somebody_is_here(self) -> None:
        """The minutes begin anew."""
        self._last_key_at = self.desk.clock()

    def hide_if_alone(self) -> bool:
        """Whether it was left alone, and hides what it showed."""
        minutes = self.desk.settings.lock_after
        if not minutes or not self.desk.is_sealed():
            return False
        if self.desk.clock() - self._last_key_at < timedelta(minutes=minutes):
            return False
        return self.hide(minutes)

    def hide(self, minutes: int) -> bool:
        """Hide everything; whether there was something to hide."""
        raise NotImplementedError

    def copy_to_clipboard(self, text: str) -> None:
        """Keep the words of an encrypted notebook off the terminal's clipboard; they are pasted from here."""
        if self.desk.is_sealed():
            self._clipboard = text
        else:
            super().copy_to_clipboard(text)

    def _look(self, _: object) -> None:
        self.hide_if_alone()
