"""What is done before the end, however it comes: everything goes to the file."""

from collections.abc import Sequence
from threading import Lock

from mindtui.domain.history import Step
from mindtui.ui.drafts import Drafts
from mindtui.ui.endings import SOON
from mindtui.ui.saver import Saver


class LastWords:
    """Saves what waits and what stands in the open form. Any thread may call it, and more than once."""

    def __init__(self, saver: Saver, drafts: Drafts) -> None:
        self._saver = saver
        self._drafts = drafts
        self._lock = Lock()
        self.unsaved: Sequence[Step] = ()
        """What could not be saved."""

    def pause(self) -> None:
        """Before the program is stopped for a while: in the file what is typed."""
        draft = self._drafts.unkept()
        self._saver.hurry(*([draft] if draft else []), patience=SOON)

    def speak(self, patience: float) -> None:
        """Before the end."""
        with self._lock:
            if draft := self._drafts.unkept():
                self._saver.hurry(draft, patience=patience)
            self.unsaved = self._saver.stop(patience)
