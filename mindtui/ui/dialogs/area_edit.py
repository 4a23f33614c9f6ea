"""How much a life area matters, how satisfied one is with it, and what matters there."""

from pathlib import Path

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.activity import AREAS, Area
from mindtui.domain.areas import named_area
from mindtui.domain.journal import Journal
from mindtui.domain.scale import Scale
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.long_text import EDITOR_KEYS, LongText
from mindtui.ui.widgets.rating_row import RatingRow

IMPORTANCE = Scale("importance", "not at all", "nothing matters more")
SATISFACTION = Scale("satisfaction", "not at all", "just as I want it")
RATED = ((IMPORTANCE, "Matters", "satisfaction"), (SATISFACTION, "Satisfied", "value"))
"""Scale, label, and the row that follows."""

NAME_HINT = "Your own word for it: music, faith, the garden."


class AreaDialog(FormDialog[Area]):
    """Asks for two numbers and some words, all optional; an area of one's own also has a name.

    Gives the area, not yet in the journal. Without one it asks for a new one.
    """

    DEFAULT_CSS = """
    AreaDialog {
        LongText { height: 6; }
        .apart { margin-top: 1; }
    }
    """
    # Before the field that has the focus, where the key would go to the end of the line.
    BINDINGS = [Binding("ctrl+e", "edit_value", "Editor", show=False, priority=True)]
    HELP = "As it is now, not as it should be. Every line may stay empty."

    def __init__(
        self, journal: Journal, area: Area | None = None, *, folder: Path, glyphs: Glyphs = FULL
    ) -> None:
        super().__init__()
        self._journal = journal
        self._area = area
        self._folder = folder
        self._glyphs = glyphs

    @property
    def _has_own_name(self) -> bool:
        return self._area is None or self._area.key not in AREAS

    @property
    def heading(self) -> str:
        """Which area."""
        return "A life area of your own" if self._area is None else f"Life area: {self._area.title()}"

    def compose_rows(self) -> ComposeResult:
        """Name, numbers, words."""
        area = self._area
        if self._has_own_name:
            name = area.name if area else ""
            yield Field("Name", Input(name, placeholder="music, faith, the garden", compact=True, id="name"))
        for scale, label, leads_to in RATED:
            value = getattr(area, scale.name, None)
            yield RatingRow(
                scale, value, label=label, leads_to=leads_to, pointer=self._glyphs.pointer, id=scale.name
            )
        words = LongText(area.value if area else "", "what matters to you here, in your words", id="value")
        yield Field("In words", words).add_class("apart")

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query("Input, RatingRow").first().focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        if isinstance(row, RatingRow):
            asks = "How much it matters" if row.scale is IMPORTANCE else "How satisfied you are"
            return f"{asks}: {row.ends} · x is 10"
        return NAME_HINT if row.id == "name" else EDITOR_KEYS

    def action_edit_value(self) -> None:
        """The words in the person's own editor."""
        if trouble := self.query_one(LongText).open_editor(self._folder):
            self.hint.object(trouble)

    def read(self) -> Area:
        """The area."""
        rated = {row.scale.name: row.value for row in self.query(RatingRow)}
        return replace(self._named(), **rated, value=self.query_one(LongText).text).admitted()

    def _named(self) -> Area:
        if self._area is not None and not self._has_own_name:
            return self._area
        line = self.query_one("#name", Input)
        with self.hint.leading_to(line):
            named = named_area(self._journal, line.value, but=self._area.key if self._area else "")
        return replace(self._area, name=named.name) if self._area else named
