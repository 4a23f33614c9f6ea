"""An app that keeps all that is typed into it: what is changed, and what is not finished yet."""

import asyncio
import os
from collections.abc import Callable
from contextvars import copy_context
from threading import Event
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.screen import Screen

from mindtui.domain.history import Step
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.drafts import Drafts, Unfinished
from mindtui.ui.endings import Endings
from mindtui.ui.last_words import LastWords
from mindtui.ui.private_app import PrivateApp
from mindtui.ui.saver import Saver

Result = TypeVar("Result")

A_MOMENT = 0.3
"""Seconds for a look at the screen before the end."""


class KeepingApp(PrivateApp[Result], Generic[Result]):
    """Joins the journal of a desk to its file."""

    def __init__(self, desk: Desk, file: JournalFile, *, ansi_color: bool = False) -> None:
        super().__init__(desk, ansi_color=ansi_color)
        self.file = file
        self.saver = Saver(self, file, os.environ)
        self.drafts = Drafts(desk.journal, desk.clock, self.unfinished)
        self.last_words = LastWords(self.saver, self.drafts)
        self._screen_before: Screen[Any] | None = None
        desk.journal.changed.append(self.follow)

    def begin(self) -> None:
        """The journal is here: begin to save."""
        self.saver.start()

    def follow(self, step: Step | None) -> None:
        """What changed in the journal goes to the file."""
        if step is not None:
            if step.deed == "draft" and all(change.after is None for change in step.changes):
                self.drafts.forget()
            self.saver.save(step)

    def unfinished(self) -> Unfinished | None:
        """What was typed into the form that is open."""
        for screen in reversed(self.screen_stack):
            find: Callable[[], Unfinished | None] = getattr(screen, "unfinished", lambda: None)
            if screen.is_mounted and (typed := find()):
                return typed
        return None

    async def come_to_rest(self) -> None:
        """What follows an answer, or a passphrase, comes before the next key."""
        await self.desk.is_asking.wait()
        if not self.screen_stack:
            return
        before, self._screen_before = self._screen_before, self.screen
        if self.screen is before:
            self.drafts.look()
        else:
            self.drafts.keep()

    @on(events.AppBlur)
    def keep_before_something_else(self) -> None:
        """Another window has the keyboard now."""
        self.drafts.keep()

    @on(events.Click)
    def look_after_a_click(self) -> None:
        """A click changes a row as a key does."""
        self.drafts.look()

    def speak(self, patience: float) -> None:
        """Everything goes to the file before the end."""
        self.last_words.speak(patience)

    def attend(self, endings: Endings) -> None:
        """Look at the form once more before the end, and save it before a stop."""
        loop, here = asyncio.get_running_loop(), copy_context()

        def look() -> None:
            has_looked = Event()
            loop.call_soon_threadsafe(self.drafts.look, context=here)
            loop.call_soon_threadsafe(has_looked.set)
            has_looked.wait(A_MOMENT)

        def pause() -> None:
            self.last_words.pause()
            # What went to the file past the journal comes into the journal when the app goes on.
            self.call_later(self.drafts.keep)

        super().attend(endings)
        endings.look, endings.pause = look, pause
