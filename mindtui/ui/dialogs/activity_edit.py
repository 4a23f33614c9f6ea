"""An activity of one's own: what it is, and what it takes."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.activity import COMPANIES, COSTS, EFFORTS, KINDS, PLACES, Activity, Catalog
from mindtui.domain.areas import area_names, name_in
from mindtui.domain.journal import Journal
from mindtui.domain.scale import read_number
from mindtui.domain.text import one_line
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import Field

HINTS = {
    "label": "What you will do, for example: Water the plants.",
    "area": "The part of life that it belongs to.",
    "kind": "What it is for, most of all.",
    "effort": "What it takes on a low day.",
    "minutes": "How long it usually takes, in minutes.",
}


class ActivityDialog(FormDialog[Activity]):
    """Asks for an activity or changes one. Gives it, not yet in the journal."""

    DEFAULT_CSS = "ActivityDialog .frame { width: 66; }"
    HELP = "Say what it is; all other rows may stay as they are. Suggestions and filters go by them."

    label = query_one("#label", Input)
    minutes = query_one("#minutes", Input)

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        *,
        activity: Activity | None = None,
        label: str = "",
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._areas = area_names(journal)
        self._catalog = catalog
        self._is_new = activity is None
        self._activity = activity or Activity(label=label or " ", area=next(iter(self._areas)))
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """A new activity or an old one."""
        return "An activity of your own" if self._is_new else "Change this activity"

    def compose_rows(self) -> ComposeResult:
        """What, then what it takes."""
        activity = self._activity
        areas = list(self._areas.items())
        if activity.area not in self._areas:
            areas.append((activity.area, name_in(self._areas, activity.area)))
        rows: dict[str, tuple[str, list[tuple[Any, str]]]] = {
            "area": ("Area", [(key, name) for key, name in areas]),
            "kind": ("Kind", [(kind, kind) for kind in KINDS]),
            "effort": ("Effort", [(n, f"{n}: {words}") for n, words in EFFORTS.items()]),
            "cost": ("Cost", list(COSTS.items())),
            "social": ("Company", list(COMPANIES.items())),
            "place": ("Place", list(PLACES.items())),
        }
        what = Input(activity.label.strip(), placeholder="water the plants", compact=True, id="label")
        yield Field("What", what)
        for name, (words, options) in rows.items():
            yield ChoiceRow(words, options, getattr(activity, name), glyphs=self._glyphs, id=name)
        yield Field("Minutes", Input(str(activity.minutes), compact=True, id="minutes"))

    def on_mount(self) -> None:
        """Begin with what."""
        self.label.focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return HINTS.get(row.id or "", "← → choose.")

    def read(self) -> Activity:
        """The activity; another of the same name is refused."""
        label = one_line(self.label.value)
        with self.hint.leading_to(self.label):
            if not label:
                raise UsageError("Say what it is.", "For example: Water the plants.")
            self._check_name(label)
        with self.hint.leading_to(self.minutes):
            minutes = read_number(self.minutes.value, "Minutes", low=1, high=1440)
        chosen = {row.id: row.value for row in self.query(ChoiceRow) if row.id}
        return replace(self._activity, label=label, minutes=minutes, **chosen).admitted()

    def _check_name(self, label: str) -> None:
        other = self._catalog.named(label)
        if other is None or other.id == self._activity.id:
            return
        if other.archived:
            raise UsageError(f"“{other.title()}” is in the catalog already, archived.", "f shows it there.")
        raise UsageError(f"“{other.title()}” is in the catalog already.", "Give this one another name.")
