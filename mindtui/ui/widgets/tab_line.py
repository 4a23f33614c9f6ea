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

    Where not all of it fits, the key goes first, then the blanks between the names; then the line shows as
    many names as it can around the one that is open, with a sign on each side that has more.
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
        self._before, self._after = f"{glyphs.previous} ", f" {glyphs.next}"
        self._key = f"Tab {glyphs.next}"
        self._here = 0

    def rename(self, names: Sequence[str]) -> None:
        """Other tabs; call `show` for the one that is open."""
        self._names = tuple(names)
        self._here = min(self._here, len(names) - 1)
        self.refresh()

    def show(self, here: int) -> None:
        """Another tab is open."""
        if here != self._here:
            self._here = here
            self.refresh()

    def _long(self, names: Sequence[str], apart: int) -> int:
        return sum(map(len, names)) + apart * (len(names) - 1)

    def _laid_out(self, width: int) -> list[tuple[str, int | None]]:
        """The texts of the line with the tab that a click on each opens; blanks open none."""
        names, last = self._names, len(self._names) - 1
        apart = next((n for n in (3, 2, 1) if self._long(names, n) <= width), 0)
        if apart:
            parts = self._row(range(len(names)), apart)
            room = width - self._long(names, apart) - len(self._key)
            if last and room >= AWAY:
                parts.append((" " * room + self._key, (self._here + 1) % len(names)))
            return parts
        shown = self._around(width)
        parts = self._row(shown, 2)
        if shown.start:
            parts.insert(0, (self._before, shown.start - 1))
        if shown.stop <= last:
            parts.append((self._after, shown.stop))
        return parts

    def _row(self, shown: range, apart: int) -> list[tuple[str, int | None]]:
        blanks = (" " * apart if n > shown.start else "" for n in shown)
        return [
            part
            for n, blank in zip(shown, blanks, strict=True)
            for part in ((blank, None), (self._names[n], n))
        ]

    def _around(self, width: int) -> range:
        """The most names from the first on, or later ones, among which the open one is."""
        for start in range(self._here + 1):
            room = width - len(self._after) - (len(self._before) if start else 0)
            stop = self._here + 1
            if self._long(self._names[start:stop], 2) > room:
                continue
            while stop < len(self._names) and self._long(self._names[start : stop + 1], 2) <= room:
                stop += 1
            return range(start, stop)
        return range(self._here, self._here + 1)

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The names, then the key."""
        here = self._names[self._here]
        return [(text, "tab-line--here" if text == here else "") for text, _ in self._laid_out(width)]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer; the key opens the next one."""
        at = 1
        for text, place in self._laid_out(self.size.width):
            end = at + len(text)
            if end - len(text.lstrip()) <= event.x < end and place is not None:
                self.post_message(self.Called(place))
            at = end
