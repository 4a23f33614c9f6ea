"""A list that scrolls through any number of rows and sends only the two lines a key changes."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mindtui.ui.widgets.plain_text import harmless

T = TypeVar("T")

Part = tuple[str, str]
"""A piece of a line: its text, and "" or the name of a style below."""

STYLES = ("heading", "soft", "strong", "good", "due")


class Row(Struct, Generic[T], frozen=True):
    """One line. A row without an item is a heading that the cursor passes over."""

    item: T | None
    parts: tuple[Part, ...]


def is_heading(row: Row[T]) -> bool:
    """Whether a line names what stands below it."""
    return row.item is None and any(style == "heading" for _, style in row.parts)


def spaced(rows: Sequence[Row[T]], height: int) -> list[Row[T]]:
    """The rows with an empty line above each heading but the first, where all of that fits into `height`."""
    empty: Row[T] = Row(None, ())
    result: list[Row[T]] = []
    for row in rows:
        result += [empty, row] if is_heading(row) and result else [row]
    return result if len(result) <= height else list(rows)


class RecordList(ScrollView, Generic[T], can_focus=True):
    """Rows of plain text with a cursor. Each row may be made when it is drawn."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"record-list--{name}" for name in (*STYLES, "cursor")}
    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        overflow: hidden scroll;
        scrollbar-size: 0 0;
        .record-list--heading { text-style: bold; color: $primary; }
        .record-list--soft { color: $soft; }
        .record-list--strong { text-style: bold; }
        .record-list--good { color: $success; }
        .record-list--due { color: $warning; text-style: bold; }
        .record-list--cursor { background: $cursor; text-style: bold; }
        &:ansi .record-list--cursor { text-style: reverse; }
        &:nocolor .record-list--cursor { text-style: reverse; }
    }
    """
    BINDINGS = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    HELP = "↑ ↓ move, Page Up and Page Down leap, Enter opens."

    cursor: reactive[int] = reactive(-1, repaint=False)

    class About(Message):
        """Something happened to an item of a list."""

        def __init__(self, record_list: "RecordList[Any]", item: object | None) -> None:
            super().__init__()
            self.record_list = record_list
            self.item = item

        @property
        def control(self) -> "RecordList[Any]":
            """The list it happened in."""
            return self.record_list

    class Chosen(About):
        """Enter or a click on the row that has the cursor."""

    class Moved(About):
        """The cursor stands on another row."""

    class Dragged(About):
        """An item was taken with the mouse and let go on the row `onto`."""

        def __init__(self, record_list: "RecordList[Any]", item: object, onto: int) -> None:
            super().__init__(record_list, item)
            self.onto = onto

    def __init__(
        self,
        *,
        takes_enter: bool = True,
        takes_drags: bool = False,
        pointer: str = "▸",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._takes_enter = takes_enter
        self._takes_drags = takes_drags
        self._taken = -1
        self._pointer = pointer
        self._count = 0
        self._row_at: Callable[[int], Row[T]] = lambda _: Row(None, ())
        self._painted: dict[int, Strip] = {}

    def show(self, rows: Sequence[Row[T]], *, keep: Callable[[T], bool] | None = None) -> None:
        """Show these rows. The cursor goes to the item that `keep` knows, else stays near where it was."""
        wanted = None
        if keep is not None:
            wanted = next((n for n, row in enumerate(rows) if row.item is not None and keep(row.item)), None)
        self.show_lazily(len(rows), rows.__getitem__, cursor=wanted)

    def show_lazily(self, count: int, row_at: Callable[[int], Row[T]], *, cursor: int | None = None) -> None:
        """Show `count` rows that are made one by one when they come into view."""
        self._count = count
        self._row_at = row_at
        self.virtual_size = Size(0, count)
        self._place_cursor(cursor)
        for y in range(self.size.height):
            if self._line(y) != self._painted.get(y):
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def item(self) -> T | None:
        """What the cursor is on."""
        return self._row_at(self.cursor).item if 0 <= self.cursor < self._count else None

    def _place_cursor(self, wanted: int | None) -> None:
        start = self.cursor if wanted is None else wanted
        start = min(max(start, 0), self._count - 1)
        place = self._seek(start, 1)
        if place is None:
            place = self._seek(start, -1)
        self.cursor = -1 if place is None else place
        self._keep_in_view()

    def _seek(self, start: int, direction: int) -> int | None:
        index = start
        while 0 <= index < self._count:
            if self._row_at(index).item is not None:
                return index
            index += direction
        return None

    def watch_cursor(self, old: int, new: int) -> None:
        """Paint the two lines that differ."""
        top = self.scroll_offset.y
        for index in (old, new):
            if top <= index < top + self.size.height:
                self.refresh(Region(0, index - top, self.size.width, 1))
        self.post_message(self.Moved(self, self.item))

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        self._painted[y] = self._line(y)
        return self._painted[y]

    def _line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.size.width
        base = self.rich_style
        if not 0 <= index < self._count:
            return Strip.blank(width, base)
        row = self._row_at(index)
        # Without the focus Enter is somebody else's, and no row may look as if it were chosen.
        on_cursor = index == self.cursor and self.has_focus
        if on_cursor:
            base += self.get_component_rich_style("record-list--cursor", partial=True)
        pointer = self._pointer if on_cursor and row.item is not None else " "
        segments = [Segment(f"{pointer} " if row.item is not None else "", base)]
        for text, name in row.parts:
            style = (
                self.get_component_rich_style(f"record-list--{name}", partial=True) + base if name else base
            )
            if name and not on_cursor:
                style = base + self.get_component_rich_style(f"record-list--{name}", partial=True)
            segments.append(Segment(harmless(text), style))
        return Strip(segments).adjust_cell_length(width, base)

    def action_step(self, by: int) -> None:
        """One selectable row up or down."""
        place = self._seek(self.cursor + by, by)
        if place is not None:
            self.cursor = place
            self._keep_in_view()
        else:
            # A heading above the first row came out of sight.
            self.scroll_to(y=0, animate=False)

    def action_page(self, by: int) -> None:
        """A view full of rows up or down."""
        target = min(max(self.cursor + by * max(1, self.size.height - 1), 0), self._count - 1)
        place = self._seek(target, by)
        if place is None:
            place = self._seek(target, -by)
        if place is not None:
            self.cursor = place
            self._keep_in_view()

    def action_edge(self, to: int) -> None:
        """The first or the last row."""
        place = self._seek(0, 1) if to < 0 else self._seek(self._count - 1, -1)
        if place is not None:
            self.cursor = place
            self._keep_in_view()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the screen has a command for Enter, the key is left to it; at its ends a list lets go."""
        if action == "step" and isinstance(by := parameters[0], int):
            return self._seek(self.cursor + by, by) is not None or (by < 0 and self.scroll_offset.y > 0)
        return self._takes_enter if action == "choose" else True

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        self._choose()

    def _choose(self) -> None:
        if self.item is not None:
            self.post_message(self.Chosen(self, self.item))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A row may be taken elsewhere."""
        self._taken = event.y + self.scroll_offset.y

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor there; on the row that has it, it opens; from row to row it drags."""
        index = event.y + self.scroll_offset.y
        if self._takes_drags and index != self._taken and 0 <= self._taken < self._count:
            if (taken := self._row_at(self._taken).item) is not None:
                self.post_message(self.Dragged(self, taken, min(index, self._count - 1)))
        elif not 0 <= index < self._count or self._row_at(index).item is None:
            return
        elif index == self.cursor:
            self._choose()
        else:
            self.cursor = index

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Scroll by half a view, not by a row: each scroll sends every line."""
        height = self.size.height
        if height <= 0 or self.cursor < 0:
            return
        top = self.scroll_offset.y
        first = (
            self.cursor - 1 if self.cursor > 0 and self._row_at(self.cursor - 1).item is None else self.cursor
        )
        if first < top:
            self.scroll_to(y=max(0, first - height // 2) if first > 1 else 0, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height // 2, animate=False)
