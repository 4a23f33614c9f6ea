"""A line to search in, above a list."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Input, Label

from mindtui.ui.widgets.bars import Line


class SearchLine(Horizontal):
    """What to search for, how much was found, and the keys that lead on from here."""

    DEFAULT_CSS = """
    SearchLine {
        height: 1;
        padding: 0 1;
        Label { width: 9; text-style: bold; color: $primary; }
        Input { width: 2fr; background: $surface; }
        Input:focus { background: $panel; }
        Found { width: 3fr; color: $soft; padding-left: 2; }
    }
    """

    def __init__(self, example: str) -> None:
        super().__init__()
        self._example = example

    def compose(self) -> ComposeResult:
        """A label, the field, what was found."""
        yield Label("Search")
        yield Input(placeholder=self._example, compact=True, id="search")
        yield Found()

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
