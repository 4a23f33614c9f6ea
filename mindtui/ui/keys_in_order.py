"""Each key has its effect before the next one is looked at, however fast they come."""

import asyncio
from collections import deque
from typing import TypeVar

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

Result = TypeVar("Result")

FOLLOW_UPS = 3
"""Messages in a row that one key leads to at most: a line is submitted, the form is done, it is closed."""
PATIENCE = 0.3
"""Seconds; a widget may go away with our messenger."""


class KeysInOrder(App[Result]):
    """Hands on a key when all that followed from the key before is done.

    Textual gives a key to what has the focus when it arrives. Over a slow line several arrive together, and
    the later ones would reach a form that is closing, or not yet the one that is opening. So a messenger goes
    the way of each key, behind it, from the widget with the focus up to the app.
    """

    class Messenger(Message):
        """Arrives at the app after everything that was on its way before it."""

        def __init__(self, key: int, follow_ups: int) -> None:
            super().__init__()
            self.key = key
            self.follow_ups = follow_ups

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._key = 0
        self._is_under_way = False
        self._came_up = False
        self._is_held = False

    @property
    def is_at_rest(self) -> bool:
        """Whether no key waits or is under way."""
        return not (self._is_under_way or self._typed)

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pasted text one at a time; everything else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.extend(self._as_meant(event))
            if not self._is_under_way:
                await self._hand_on()
        else:
            await super().on_event(event)

    def hold_keys(self) -> None:
        """Keep what is typed until `release_keys`: what it is meant for is not there yet."""
        self._is_held = self._is_under_way = True

    async def release_keys(self) -> None:
        """Hand on what was typed meanwhile, if it was held."""
        if self._is_held:
            self._is_held = False
            await self._hand_on()

    @property
    def patience(self) -> float:
        """Seconds until the next key goes on even though the messenger did not come."""
        return PATIENCE

    def expect_no_messenger(self) -> None:
        """What the last key went to is gone, and our messenger with it."""
        self.post_message(self.Messenger(self._key, 0))

    def on_key(self) -> None:
        """No field took the key: a command may follow, and a dialog from it."""
        self._came_up = True

    @on(Messenger)
    async def go_on(self, event: Messenger) -> None:
        """All is done that was to be done before; what came from it may be on its way still."""
        if event.key != self._key or not self._is_under_way:
            return
        if event.follow_ups and self._came_up:
            self._send_behind(self.focused or self.screen, event.follow_ups - 1)
            return
        await self.come_to_rest()
        await self._hand_on()

    async def come_to_rest(self) -> None:
        """Wait for what goes on beside the app and must end before the next key."""

    def _as_meant(self, event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
        """What was pressed, where the terminal sends the same for something else.

        Enter, typed while the terminal still belonged to the shell, comes as the end of a line; Escape and
        right behind it a letter, as Alt and that letter.
        """
        if isinstance(event, events.Key):
            if event.key == "ctrl+j":
                return [events.Key("enter", "\r")]
            letter = event.character or ""
            is_alt = event.key in (f"alt+{letter}", f"alt+shift+{letter.lower()}")
            taken = self.screen.active_bindings if is_alt and self.screen_stack else {}
            if is_alt and event.key not in taken:
                return [events.Key("escape", "\x1b"), events.Key(letter, letter)]
        return [event]

    async def _hand_on(self) -> None:
        self._is_under_way = bool(self._typed)
        if not self._typed:
            return
        event = self._typed.popleft()
        self._key += 1
        target = self.focused or self.screen
        await super().on_event(event)
        # A key that the app itself took never went to a widget.
        self._came_up = not event.is_forwarded
        self._send_behind(target, FOLLOW_UPS)

    def _send_behind(self, target: MessagePump, follow_ups: int) -> None:
        asyncio.get_running_loop().call_later(self.patience, self.post_message, self.Messenger(self._key, 0))
        if not target.post_message(self.Messenger(self._key, follow_ups)):
            self.post_message(self.Messenger(self._key, follow_ups))
