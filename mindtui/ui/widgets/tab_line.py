"""The names of a place's tabs; the one that is open stands out."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line

AWAY = 3
"""Blanks between the names and the key, at the least: closer, it would read as one more name."""


class TabLine(Line):
    """One line of names, and at its right end the key that goes on to the next one.

    Where not all of it fits, the key goes first, then the blanks between the names.
    """

    COMPONENT_CLASSES = {"tab-line--here"}
    DEFAULT_CSS = """
    TabLine { padding: 0 1; color: $soft; .tab-line--here { text-style: bold underline; color: $primary; } }
    """

    class Called(Message):
        """A tab was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, names: Sequence[str], glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._names = tuple(names)
        self._key = f"Tab {glyphs.next}"
        self._here = 0

    def show(self, here: int) -> None:
        """Another tab is open."""
        if here != self._here:
            self._here = here
            self.refresh()

    @property
    def _apart(self) -> int:
        names = sum(map(len, self._names))
        return next((n for n in (3, 2) if names + n * (len(self._names) - 1) <= self.size.width), 1)

    @property
    def _key_at(self) -> int | None:
        """Where the key begins; None where it has no room."""
        names = sum(map(len, self._names)) + self._apart * (len(self._names) - 1)
        at = self.size.width - len(self._key)
        return at if len(self._names) > 1 and at >= names + AWAY else None

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The names, then the key."""
        apart = " " * self._apart
        names = [
            piece
            for n, name in enumerate(self._names)
            for piece in ((apart if n else "", ""), (name, "tab-line--here" if n == self._here else ""))
        ]
        if self._key_at is None:
            return names
        used = sum(len(text) for text, _ in names)
        return [*names, (" " * (self._key_at - used) + self._key, "")]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer; the key opens the next one."""
        at = 1
        for n, name in enumerate(self._names):
            if at <= event.x < at + len(name):
                self.post_message(self.Called(n))
            at += len(name) + self._apart
        if self._key_at is not None and 0 <= event.x - 1 - self._key_at < len(self._key):
            self.post_message(self.Called((self._here + 1) % len(self._names)))
