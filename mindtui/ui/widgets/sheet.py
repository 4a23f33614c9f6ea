"""Lines to read that go on where there is no room for all of them."""

from collections.abc import Sequence

from textual.binding import Binding

from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.record_list import Part

Lines = Sequence[tuple[Part, ...]]


class Sheet(Detail, can_focus=True):
    """Shows a part of its lines, and in the last one that there is more. Its own keys work with the focus."""

    BINDINGS = [
        Binding("up,k", "scroll_by(-1)", "Up", show=False),
        Binding("down,j", "scroll_by(1)", "Down", show=False),
        Binding("pageup", "leaf(-1)", "Page up", show=False),
        Binding("pagedown,space", "leaf(1)", "Page down", show=False),
        Binding("home", "scroll_by(-9999)", "Top", show=False),
        Binding("end", "scroll_by(9999)", "End", show=False),
    ]
    HELP = "↑ ↓ move it by a line, Page Up and Page Down by a page."

    def __init__(self, more: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._more = more
        self._all: Lines = ()
        self._top = 0

    def show(self, lines: Lines) -> None:
        """Show these lines from the top; the same ones stay where they are."""
        if lines != self._all:
            self._all, self._top = lines, 0
        self._show_part()

    def on_resize(self) -> None:
        """Another height, another part."""
        self._show_part()

    def _show_part(self) -> None:
        height = self.size.height or len(self._all)
        self._top = max(0, min(self._top, len(self._all) - height))
        part = list(self._all[self._top : self._top + height])
        if self._top + height < len(self._all):
            part[-1] = ((self._more, "soft"),)
        super().show(part)

    def action_scroll_by(self, by: int) -> None:
        """So many lines on or back."""
        self._top = max(0, self._top + by)
        self._show_part()

    def action_leaf(self, by: int) -> None:
        """A page on or back. The last line tells of more, so the page after begins with what it hides."""
        self.action_scroll_by(by * max(1, self.size.height - 1))
