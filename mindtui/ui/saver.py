"""Brings every step to the file, in one thread of its own, and notices when another program wrote."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from textual.app import App
from textual.message import Message

from mindtui.domain.history import Step
from mindtui.domain.journal import Contents
from mindtui.storage.atomic_file import DurabilityUncertain
from mindtui.storage.emergency import Emergency
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.standing import Trouble, trouble_of

LOOK_EVERY = 0.5
"""Seconds between two looks at the file's date: one call, about 0.02 ms."""
TRY_AGAIN_AFTER = 6
"""Looks between two tries to save what could not be saved."""


class Saver:
    """Steps go in with `save` and come back as messages to the app; no screen ever waits for the disk."""

    class Saved(Message):
        """These steps are in the file. `contents`: what it holds, if another program wrote in between."""

        def __init__(self, steps: Sequence[Step], contents: Contents | None) -> None:
            super().__init__()
            self.steps = steps
            self.contents = contents

    class Stands(Message):
        """How it stands with the file now, told when it is no longer as before; None: all is well."""

        def __init__(self, trouble: Trouble | None) -> None:
            super().__init__()
            self.trouble = trouble

    class FileChanged(Message):
        """Another program wrote."""

        def __init__(self, contents: Contents) -> None:
            super().__init__()
            self.contents = contents

    class Noticed(Message):
        """Something about the file that the person should know."""

        def __init__(self, notices: Sequence[str]) -> None:
            super().__init__()
            self.notices = notices

    class Moved(Message):
        """Everything is in this file now, and what comes goes there."""

        def __init__(self, file: JournalFile) -> None:
            super().__init__()
            self.file = file

    class NotMoved(Message):
        """The other file could not be made, for this reason."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, app: App[Any], file: JournalFile, environment: Mapping[str, str]) -> None:
        self._app = app
        self._file = file
        self._environment = environment
        self._queue: SimpleQueue[Step | Event | Path | None] = SimpleQueue()
        self._waiting: list[Step] = []
        self._unsaved: dict[str, Step] = {}
        """All that came in and is not in the file. Threads touch it in single steps that need no lock, which
        the handler of a signal could find taken by the thread that it interrupts."""
        self._is_unconfirmed = False
        self._told: Trouble | None = None
        self._thread = Thread(target=self._work, name="saver", daemon=True)
        self.pending: list[Step] = []
        """Steps that are not acknowledged yet; belongs to the screen's thread."""

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def save(self, step: Step) -> None:
        """Bring this step to the file."""
        self.pending = current([*self.pending, step])
        self._take_in(step)

    def acknowledge(self, steps: Sequence[Step]) -> None:
        """Forget steps that are in the file."""
        done = {step.id for step in steps}
        self.pending = [step for step in self.pending if step.id not in done]

    def move_to(self, path: Path) -> None:
        """Write everything to a new file and go on there."""
        self._queue.put(path)

    def keep_aside(self, steps: Sequence[Step]) -> Path | None:
        """Write what could not be saved to a private file, from where it comes in at the next start."""
        return Emergency(self._file, self._environment).keep(steps)

    def hurry(self, *steps: Step, patience: float) -> bool:
        """Wait until what waits, and these steps of no journal, were brought to the file, or for so long.

        Gives whether everything is in the file now.
        """
        done = Event()
        for step in steps:
            self._take_in(step)
        self._queue.put(done)
        if self._thread.is_alive():
            done.wait(patience)
        return done.is_set() and not self._waiting

    def stop(self, timeout: float = 6.0) -> Sequence[Step]:
        """Finish what is waiting and end. Gives the steps that could not be saved."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(timeout)
        # While it works still, what waits and the word to end are its own.
        if not self._thread.is_alive() and self._wait_for(self._arrived()):
            self._write()
        return current(list(self._unsaved.values()))

    def _take_in(self, step: Step) -> None:
        self._unsaved[step.id] = step
        self._queue.put(step)

    def _wait_for(self, arrived: Iterable[Step | Event | Path | None]) -> bool:
        """Let the steps among these wait, but for what a later one replaces; gives whether there was any."""
        steps = [item for item in arrived if isinstance(item, Step)]
        waited = [*self._waiting, *steps]
        self._waiting = current(waited)
        self._let_go({step.id for step in waited} - {step.id for step in self._waiting})
        return bool(steps)

    def _let_go(self, step_ids: Iterable[str]) -> None:
        """These are in the file, or replaced."""
        for step_id in step_ids:
            self._unsaved.pop(step_id, None)

    def _work(self) -> None:
        self._bring_in()
        looks, is_over = 0, False
        while not is_over:
            arrived = self._arrived(LOOK_EVERY)
            is_over = None in arrived
            self._wait_for(arrived)
            is_behind = bool(self._waiting) or self._is_unconfirmed
            looks = looks + 1 if is_behind and not arrived else 0
            if is_behind and looks % TRY_AGAIN_AFTER == 0:
                self._write()
            elif not is_behind:
                self._look()
            for item in arrived:
                if isinstance(item, Event):
                    item.set()
                elif isinstance(item, Path):
                    self._move(item)

    def _arrived(self, patience: float = 0) -> list[Step | Event | Path | None]:
        """What came, after so many seconds at most; None: the work ends with it."""
        arrived: list[Step | Event | Path | None] = []
        try:
            arrived.append(self._queue.get(timeout=patience) if patience else self._queue.get_nowait())
            while True:
                arrived.append(self._queue.get_nowait())
        except Empty:
            return arrived

    def _write(self) -> None:
        steps = list(self._waiting)
        contents: Contents | None = None
        trouble: Trouble | None = None
        try:
            contents = self._file.commit(*steps)
            self._is_unconfirmed = False
        except DurabilityUncertain as error:
            self._is_unconfirmed = True
            trouble = trouble_of("unconfirmed", error)
        except Exception as error:
            # Whatever it was: were this thread to end, nothing would be saved any more, and nobody told.
            self._tell(trouble_of("not saved", error, sum(step.deed != "draft" for step in steps)))
            return
        self._waiting.clear()
        self._let_go(step.id for step in steps)
        self._app.post_message(self.Saved(steps, contents))
        self._hand_on_notices()
        self._tell(trouble)

    def _bring_in(self) -> None:
        try:
            notices = Emergency(self._file, self._environment).bring_in()
            if notices:
                self._app.post_message(self.FileChanged(self._file.read()))
                self._app.post_message(self.Noticed(notices))
        except Exception as error:
            self._tell(trouble_of("not readable", error))

    def _move(self, path: Path) -> None:
        try:
            file = self._file.copied_to(path, *self._waiting)
        except Exception as error:
            self._app.post_message(self.NotMoved(str(error)))
            return
        self._file.close()
        self._file = file
        self._app.post_message(self.Moved(file))
        self._let_go(step.id for step in self._waiting)
        self._app.post_message(self.Saved(list(self._waiting), None))
        self._waiting.clear()
        self._is_unconfirmed = False
        self._tell(None)

    def _look(self) -> None:
        try:
            if self._file.has_changed():
                self._app.post_message(self.FileChanged(self._file.read()))
                self._hand_on_notices()
        except Exception as error:
            self._tell(trouble_of("not readable", error))
        else:
            self._tell(None)

    def _hand_on_notices(self) -> None:
        if notices := self._file.take_notices():
            self._app.post_message(self.Noticed(notices))

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble != self._told:
            self._told = trouble
            self._app.post_message(self.Stands(trouble))


def current(steps: Iterable[Step]) -> list[Step]:
    """The steps without the drafts that a later draft of the same form replaces."""
    kept: list[Step] = []
    replaced: set[str] = set()
    for step in reversed(list(steps)):
        touched = {change.id for change in step.changes}
        if step.deed != "draft":
            kept.append(step)
        elif not touched <= replaced:
            kept.append(step)
            replaced |= touched
    return kept[::-1]
