"""What stands in an open form is kept soon after it was typed, so that no way of ending loses it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import SystemRandom
from typing import Any, NamedTuple

from mindtui.domain.draft import Draft, step_of
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.errors import MindTUIError

Typed = dict[str, Any]
"""What stands in a form, row by row, as plain JSON values."""

QUIET = 1.5
"""Seconds after the last key: with the save itself it is in the file within two."""
LONGEST = 10.0
"""Seconds until a save while somebody types on and on."""


class Unfinished(NamedTuple):
    """What was typed into a form and not saved: the form's name and its rows."""

    form: str
    typed: Typed


class Drafts:
    """Looks at what stands in the open form after each key, and keeps it in the journal.

    `find` gives what was typed into the form that is open and not saved. While nothing is typed, nothing
    happens here, and no timer runs.
    """

    def __init__(
        self, journal: Journal, clock: Callable[[], datetime], find: Callable[[], Unfinished | None]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._find = find
        self._current: Draft | None = None
        self._kept: Draft | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._first_key = 0.0
        self._last_key = 0.0

    def look(self) -> None:
        """Take note of what was typed. Called after each key."""
        found = self._find()
        if found is None:
            self.forget()
        elif self._current is None or found != (self._current.form, self._current.typed):
            self._current = self._draft(found)
            self._set_timer()

    def keep(self) -> None:
        """Keep at once what is not kept yet."""
        self.look()
        self._stop_timer()
        draft = self._current
        if draft is not None and draft is not self._kept:
            self._kept = draft
            # A journal that takes no changes says so to whoever saves the form.
            with suppress(MindTUIError):
                self._journal.keep_draft(draft.form, draft.typed, self._clock(), draft_id=draft.id)

    def forget(self) -> None:
        """The form is empty again, or closed."""
        self._stop_timer()
        self._current = self._kept = None

    def unkept(self) -> Step | None:
        """What is not kept yet, as a step; made without the journal, so that any thread may ask."""
        draft = self._current
        if draft is None or draft is self._kept:
            return None
        return step_of(draft.admitted(), self._clock(), SystemRandom(), self._journal.program)

    def _draft(self, found: Unfinished) -> Draft:
        now, before = self._clock(), self._current
        is_same = before is not None and before.form == found.form
        draft_id = before.id if before and is_same else self._journal.draft_id(found.form, now)
        return Draft(id=draft_id, form=found.form, typed=found.typed, created_at=now, updated_at=now)

    def _set_timer(self) -> None:
        loop = asyncio.get_running_loop()
        self._last_key = loop.time()
        if self._timer is None:
            self._first_key = self._last_key
            self._timer = loop.call_later(QUIET, self._ring)

    def _ring(self) -> None:
        loop = asyncio.get_running_loop()
        due = min(self._last_key + QUIET, self._first_key + LONGEST)
        if due > loop.time():
            self._timer = loop.call_at(due, self._ring)
        else:
            self.keep()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
