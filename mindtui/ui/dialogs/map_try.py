"""It came up again: which way was taken, and how that turned out."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.domain.avoidance import AvoidanceMap, Try, Way
from mindtui.domain.clock import in_words
from mindtui.domain.scale import Scale
from mindtui.domain.text import one_line
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.ui.chain import WAYS
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import joined, plain
from mindtui.ui.widgets.rating_row import LABEL_WIDTH, RatingRow

OUTCOME = Scale("outcome", "badly", "as well as it could")
HINTS = {
    "way": "1 is the other way, 2 the usual one.",
    "day": "today, yesterday, -3, mon, 2026-11-03",
    "note": "One line about how it went.",
}


class MapTryDialog(FormDialog[Try]):
    """Asks which way, and what may be said about it. Gives the try, not yet in the map."""

    DEFAULT_CSS = f"""
    MapTryDialog {{
        #ways {{
            height: 2;
            margin: 0 0 1 {LABEL_WIDTH + 1};
            color: $soft;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }}
        .apart {{ margin-top: 1; }}
    }}
    """
    BINDINGS = [Binding(str(n), f"take('{way}')", show=False) for n, way in enumerate(WAYS, 1)]
    HELP = "Both ways are worth noting. Only which way you took is needed; Enter saves."

    way: "query_one[ChoiceRow[Way | None]]" = query_one("#way", ChoiceRow)

    def __init__(self, each: AvoidanceMap, today: date, *, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._map = each
        self._today = today
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """What came up."""
        return f"It came up again: {self._map.title()}"

    def compose_rows(self) -> ComposeResult:
        """Which way, how it turned out, when, and a line about it."""
        ways = [f"{n} {words}" for n, words in enumerate(WAYS.values(), 1)]
        options: list[tuple[Way | None, str]] = [(None, "not said"), *zip(WAYS, ways, strict=True)]
        yield ChoiceRow[Way | None]("Took", options, None, glyphs=self._glyphs, id="way")
        said = (one_line(self._map.alternative), one_line(self._map.avoidance))
        lines = (joined(pair, ": ") for pair in zip(ways, said, strict=True))
        yield Static(plain("\n".join(lines)), id="ways")
        yield RatingRow(OUTCOME, label="Turned out", pointer=self._glyphs.pointer, id="outcome")
        yield Field("Day", Input("today", compact=True, id="day")).add_class("apart")
        yield Field("Note", Input(placeholder="one line, if you like", compact=True, id="note"))

    def on_mount(self) -> None:
        """Begin with the way."""
        self.way.focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return f"{row.ends} · x is 10" if isinstance(row, RatingRow) else HINTS.get(row.id or "", "")

    def action_take(self, way: Way) -> None:
        """One key names the way."""
        self.way.choose(way)
        self.query_one("#outcome").focus()

    def read(self) -> Try:
        """The try."""
        with self.hint.leading_to(self.way):
            if (way := self.way.value) is None:
                raise UsageError("Say which way you took.", "1 is the other way, 2 the usual one.")
        outcome, note = self.query_one("#outcome", RatingRow).value, self.query_one("#note", Input).value
        return Try(self._read_day(), way, outcome, note.strip())

    def _read_day(self) -> date:
        line = self.query_one("#day", Input)
        with self.hint.leading_to(line):
            day = parse_day(line.value, self._today) if line.value.strip() else self._today
            if day > self._today:
                raise UsageError(f"{in_words(day, self._today).capitalize()} has not been yet.")
            return day
