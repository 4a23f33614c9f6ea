"""What is done before the end, however it comes: everything goes to the file, or beside it."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
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
        self.kept_in: Path | None = None
        """Where what could not be saved was kept; None: nowhere."""

    def pause(self) -> None:
        """Before the program is stopped for a while: in the file what is typed."""
        draft = self._drafts.unkept()
        self._saver.hurry(*([draft] if draft else []), patience=SOON)

    def speak(self, patience: float) -> None:
        """Before the end."""
        with self._lock:
            if draft := self._drafts.unkept():
                self._saver.hurry(draft, patience=patience)
            unsaved = self._saver.stop(patience)
            if [step.id for step in unsaved] != [step.id for step in self.unsaved]:
                before = self.kept_in
                self.kept_in = self._saver.keep_aside(unsaved) if unsaved else None
                # Where nothing took the new copy, the old one still holds most of it.
                if before is not None and (self.kept_in is not None or not unsaved):
                    with suppress(OSError):
                        before.unlink()
            self.unsaved = unsaved

    def in_words(self, data: Path) -> str:
        """What could not be saved, and where it is; nothing where all is well."""
        count = sum(step.deed != "draft" for step in self.unsaved)
        if not count and not any(change.after for step in self.unsaved for change in step.changes):
            # Just a draft that is no longer needed.
            return ""
        what = "1 change" if count == 1 else f"{count} changes" if count else "What you typed"
        said = f"{what} could not be saved to {data}."
        if self.kept_in is None:
            return f"{said} No other place took a copy either: {'it is' if count < 2 else 'they are'} lost."
        is_there = "They come in" if count > 1 else "It comes in"
        return f"{said} {is_there} at the next start, from {self.kept_in}."
