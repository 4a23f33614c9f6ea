"""The names of a place's tabs; the one that is open stands out."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from mindtui.ui.widgets.bars import Line


class TabLine(Line):
    """One line of names. Where they do not all fit, the blanks between them go first."""

    COMPONENT_CLASSES = {"tab-line--here"}
    DEFAULT_CSS = """
    TabLine { padding: 0 1; color: $soft; .tab-line--here { text-style: bold underline; color: $primary; } }
    """

    class Called(Message):
        """A tab was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
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

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The names."""
        apart = " " * self._apart
        return [
            piece
            for n, name in enumerate(self._names)
            for piece in ((name, "tab-line--here" if n == self._here else ""), (apart, ""))
        ]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer."""
        at = 1
        for n, name in enumerate(self._names):
            if at <= event.x < at + len(name):
                self.post_message(self.Called(n))
            at += len(name) + self._apart
