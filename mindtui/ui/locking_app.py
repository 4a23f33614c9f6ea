"""An app over a file that may be encrypted: what it knows is hidden until the passphrase is typed."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events, on

from mindtui.domain.journal import Contents
from mindtui.errors import MindTUIError
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.keeping_app import KeepingApp

if TYPE_CHECKING:
    from mindtui.ui.dialogs.lock import LockScreen

WHILE_LOCKED: Final = 20.0
"""Seconds that a key may take to be derived."""
LOCKED_ACTIONS: Final = frozenset(
    {"quit", "help_card", "blank", "redraw", "suspend_process", "focus_next", "focus_previous"}
)
"""What the app's own keys can do while it is locked."""
ENCRYPTED: Final = "This notebook is encrypted."


class LockingApp(KeepingApp[int]):
    """Locks when it is blanked, after a time without a key, and where the file has another passphrase now.

    What the journal holds stays in memory meanwhile, and what stands in an open form stays there: the lock
    keeps eyes off the screen, not programs off the memory. `is_open`: whether the journal was read already.
    """

    def __init__(
        self, desk: Desk, file: JournalFile, *, is_open: bool = True, ansi_color: bool = False
    ) -> None:
        super().__init__(desk, file, ansi_color=ansi_color)
        self.is_open = is_open
        self.lock_screen: LockScreen | None = None
        """The lock, while it is on."""
        self.cannot_open: MindTUIError | None = None
        """Why the file could not be read although its passphrase was right."""
        self._contents: Contents = {}
        if not is_open:
            # Whoever types the passphrase at once shall not write it into a notebook that is not there yet.
            self.hold_keys()

    @on(events.Mount)
    def begin_or_ask(self) -> None:
        """Begin, once the passphrase is typed."""
        if self.is_open:
            self.begin()
        else:
            self._push_lock(ENCRYPTED, self._read, self._begin_or_leave)

    async def on_lock_screen_ready(self) -> None:
        """What was typed before the lock was there is for it."""
        await self.release_keys()

    def lock(self, why: str, *, blank: bool = False) -> None:
        """Hide everything until the passphrase is typed."""
        if self.lock_screen is None:
            self._push_lock(why, self.file.unlock, lambda: None, blank=blank)

    @property
    def patience(self) -> float:
        """A key takes its time to be derived; what is typed behind the passphrase is not for the lock."""
        return (
            WHILE_LOCKED if self.lock_screen is not None and self.lock_screen.is_current else super().patience
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing reaches past the lock."""
        return self.lock_screen is None or action in LOCKED_ACTIONS

    def hide(self, minutes: int) -> bool:
        """Lock."""
        if self.lock_screen is not None:
            return False
        spell = "a minute" if minutes == 1 else f"{minutes} minutes"
        self.lock(f"Locked after {spell} without a key. What you were typing is still there.")
        return True

    def _push_lock(
        self, why: str, unlock: Callable[[str], None], then: Callable[[], None], *, blank: bool = False
    ) -> None:
        async def try_it(passphrase: str) -> None:
            # Keys that were typed ahead wait for what the passphrase opens.
            self.desk.is_asking.clear()
            try:
                await asyncio.to_thread(unlock, passphrase)
            except BaseException:
                self.desk.is_asking.set()
                raise

        def opened() -> None:
            self.lock_screen = None
            self.somebody_is_here()
            then()
            self.desk.is_asking.set()
            self.expect_no_messenger()

        from mindtui.ui.dialogs.lock import LockScreen

        self.clear_notifications()
        self.lock_screen = LockScreen(why, try_it, opened, blank=blank, ascii_only=self.desk.ascii_only)
        self.push_screen(self.lock_screen)

    def _read(self, passphrase: str) -> None:
        self.file.unlock(passphrase)
        try:
            self._contents = self.file.read()
        except MindTUIError as error:
            self.cannot_open = error

    def _begin_or_leave(self) -> None:
        if self.cannot_open is not None:
            self.exit(return_code=self.cannot_open.exit_code)
            return
        self.desk.journal.renew(self._contents)
        self.desk.journal.refusal = self.file.refusal
        self._contents = {}
        self.is_open = True
        self.begin()
