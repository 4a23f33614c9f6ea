"""A line to search in, above a list."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Input, Label

from mindtui.ui.widgets.bars import Line


class SearchLine(Horizontal):
    """What to search for, how much was found, and the keys that lead on from here; unseen until opened."""

    DEFAULT_CSS = """
    SearchLine {
        display: none;
        height: 1;
        padding: 0 1;
        &.-open { display: block; }
        Label { width: 9; text-style: bold; color: $primary; }
        Input { width: 2fr; background: $surface; }
        Input:focus { background: $panel; }
        Found { width: 3fr; color: $soft; padding-left: 2; }
    }
    """

    field = query_one("#search", Input)

    def __init__(self, example: str) -> None:
        super().__init__()
        self._example = example

    def compose(self) -> ComposeResult:
        """A label, the field, what was found."""
        yield Label("Search")
        yield Input(placeholder=self._example, compact=True, id="search")
        yield Found()

    @property
    def wanted(self) -> str:
        """What is searched for; empty where nothing is."""
        return self.field.value.strip() if self.has_class("-open") else ""

    @property
    def is_typing(self) -> bool:
        """Whether letters go into the line."""
        return self.field.has_focus

    def open(self) -> None:
        """Take the focus."""
        self.add_class("-open")
        # At once, not by message: what is typed next is to be searched for, not to be obeyed.
        self.screen.set_focus(self.field)

    def close(self) -> bool:
        """Out of sight, with nothing in it. Gives whether it was open."""
        was_open = self.has_class("-open")
        self.remove_class("-open")
        self.field.value = ""
        return was_open

    def show(self, count: int | None) -> None:
        """So much was found; None before anything is searched for."""
        self.query_one(Found).count = count


class Found(Line):
    """How many records were found, and where the keys lead."""

    count: reactive[int | None] = reactive(None)

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The number, and of the keys as many as there is room for."""
        count = [] if self.count is None else [f"{self.count:,} found"]
        for keys in (["Enter list", "Esc all"], ["Enter list"]):
            words = " · ".join([*count, *keys])
            if len(words) <= width:
                return [(words, "")]
        return [(" · ".join(count), "")]
