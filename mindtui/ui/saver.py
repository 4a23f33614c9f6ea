"""Brings every step to the file, in one thread of its own, and notices when another program wrote."""

from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from textual.app import App
from textual.message import Message

from mindtui.domain.history import Step
from mindtui.domain.journal import Contents
from mindtui.storage.journal_file import JournalFile

LOOK_EVERY = 0.5
"""Seconds between two looks at the file's date: one call, about 0.02 ms."""
TRY_AGAIN_AFTER = 6
"""Looks between two tries to save what could not be saved."""


class Saver:
    """Steps go in with `save` and come back as messages to the app; no screen ever waits for the disk."""

    class Saved(Message):
        """These steps are on disk. `contents`: what the file holds, if another program wrote in between."""

        def __init__(self, steps: Sequence[Step], contents: Contents | None) -> None:
            super().__init__()
            self.steps = steps
            self.contents = contents

    class NotSaved(Message):
        """The steps are kept here and tried again."""

        def __init__(self, count: int, reason: str) -> None:
            super().__init__()
            self.count = count
            self.reason = reason

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

    def __init__(self, app: App[int], file: JournalFile) -> None:
        self._app = app
        self._file = file
        self._queue: SimpleQueue[Step | None] = SimpleQueue()
        self._waiting: list[Step] = []
        self._thread = Thread(target=self._work, name="saver", daemon=True)
        self.in_trouble = False
        """Whether the last try to save failed."""
        self.pending: list[Step] = []
        """Steps that are not acknowledged yet; belongs to the screen's thread."""

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def save(self, step: Step) -> None:
        """Bring this step to the file."""
        self.pending.append(step)
        self._queue.put(step)

    def acknowledge(self, steps: Sequence[Step]) -> None:
        """Forget steps that are on disk."""
        done = {step.id for step in steps}
        self.pending = [step for step in self.pending if step.id not in done]

    def stop(self, timeout: float = 6.0) -> Sequence[Step]:
        """Finish what is waiting and end. Gives the steps that could not be saved."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(timeout)
        left = list(self._waiting)
        while not self._queue.empty():
            step = self._queue.get()
            if step is not None:
                left.append(step)
        return left

    def _work(self) -> None:
        looks = 0
        while True:
            try:
                step = self._queue.get(timeout=LOOK_EVERY)
            except Empty:
                looks += 1
                if not self._waiting:
                    self._look()
                elif looks >= TRY_AGAIN_AFTER:
                    looks = 0
                    self._write()
                continue
            if step is not None:
                self._waiting.append(step)
            stopping = step is None
            while not self._queue.empty():
                step = self._queue.get()
                stopping = stopping or step is None
                if step is not None:
                    self._waiting.append(step)
            if self._waiting:
                self._write()
            if stopping:
                return

    def _write(self) -> None:
        steps = list(self._waiting)
        try:
            contents = self._file.commit(*steps)
        except Exception as error:
            # Whatever it was: were this thread to end, nothing would be saved any more, and nobody told.
            self._app.post_message(self.NotSaved(len(steps), str(error)))
            return
        self._waiting.clear()
        self._app.post_message(self.Saved(steps, contents))
        self._hand_on_notices()

    def _look(self) -> None:
        try:
            if self._file.has_changed():
                self._app.post_message(self.FileChanged(self._file.read()))
                self._hand_on_notices()
        except Exception as error:
            self._app.post_message(self.NotSaved(0, str(error)))

    def _hand_on_notices(self) -> None:
        if notices := self._file.take_notices():
            self._app.post_message(self.Noticed(notices))
