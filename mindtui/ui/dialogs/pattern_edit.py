"""A thinking pattern in a person's own words."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.text import one_line
from mindtui.domain.thought import ThinkingPattern
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field

ROWS = {
    "name": ("Name", "the five o'clock verdict", "Two or three words that you will know again."),
    "line": ("In a line", "one tired hour judges the day", "What this kind of thought does."),
    "example": (
        "Example",
        "“It was all for nothing.”",
        "A thought of that kind, as it goes through your mind.",
    ),
}
"""Label, example and hint of each row."""
TAKEN = "There is a thinking pattern “{}” already."


class PatternDialog(FormDialog[ThinkingPattern]):
    """Asks for a name, a line and an example. Gives the pattern, not yet in the journal."""

    HELP = "A name is enough; the other lines may stay empty."

    def __init__(self, known: tuple[ThinkingPattern, ...], pattern: ThinkingPattern | None = None) -> None:
        super().__init__()
        self._known = known
        self._pattern = pattern

    @property
    def heading(self) -> str:
        """A new one, or which."""
        return "A thinking pattern of your own" if self._pattern is None else "Change this thinking pattern"

    def compose_rows(self) -> ComposeResult:
        """Three lines."""
        for name, (label, example, _) in ROWS.items():
            value = getattr(self._pattern, name, "")
            yield Field(label, Input(value, placeholder=example, compact=True, id=name))

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query(Input).first().focus()

    def hint_for(self, row: Widget) -> str:
        """What the line takes."""
        return ROWS[row.id][2] if row.id in ROWS else ""

    def read(self) -> ThinkingPattern:
        """The pattern."""
        said = {name: one_line(self.query_one(f"#{name}", Input).value) for name in ROWS}
        pattern = replace(self._pattern or ThinkingPattern(name=""), **said)
        with self.hint.leading_to(self.query_one("#name", Input)):
            pattern.check()
            others = (one for one in self._known if one.id != pattern.id)
            if any(one.title().casefold() == pattern.title().casefold() for one in others):
                raise UsageError(TAKEN.format(pattern.title()), "Take that one, or another name.")
            return pattern.admitted()
