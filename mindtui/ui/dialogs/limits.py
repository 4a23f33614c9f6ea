"""What an activity may take: effort, cost, company, place and time."""

from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget

from mindtui.domain.activity import COMPANIES, EFFORTS, PLACES, Limits
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow

ANY = (None, "any")
MINUTES = (5, 10, 15, 30, 60, 120)
HINT = "← → choose; any is no limit."


def limit_rows(limits: Limits, glyphs: Glyphs) -> ComposeResult:
    """A row each for time, cost, company and place; the ids are the names of the limits."""
    minutes = sorted({*MINUTES, *([limits.minutes] if limits.minutes else [])})
    choices: dict[str, tuple[str, list[tuple[Any, str]]]] = {
        "minutes": ("Time", [(n, f"up to {n} min") for n in minutes]),
        "cost": ("Cost", [(0, "free"), (1, "at little cost")]),
        "social": ("Company", [(key, COMPANIES[key]) for key in ("solo", "with")]),
        "place": ("Place", [(key, PLACES[key]) for key in ("in", "out")]),
    }
    for name, (label, options) in choices.items():
        yield ChoiceRow(label, [ANY, *options], getattr(limits, name), glyphs=glyphs, id=name)


class LimitsDialog(FormDialog[Limits]):
    """Asks for the limits of what the catalog shows. Gives them."""

    DEFAULT_CSS = "LimitsDialog .frame { width: 60; }"
    FRAME_KEYS = "Enter shows what fits · Esc leaves"
    heading = "Show only what fits"
    HELP = "← → change a row, ↑ ↓ go through them, Enter shows what fits."

    def __init__(self, limits: Limits, *, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._limits = limits
        self._glyphs = glyphs

    def compose_rows(self) -> ComposeResult:
        """A row each."""
        limits, glyphs = self._limits, self._glyphs
        efforts = [(n, f"up to {n}: {EFFORTS[n]}") for n in range(1, 5)]
        yield ChoiceRow("Effort", [ANY, *efforts], limits.effort, glyphs=glyphs, id="effort")
        yield from limit_rows(limits, glyphs)
        archived = [(False, "hidden"), (True, "shown too")]
        yield ChoiceRow("Archived", archived, limits.archived, glyphs=glyphs, id="archived")

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query(ChoiceRow).first().focus()

    def hint_for(self, row: Widget) -> str:
        """The same for every row."""
        return HINT

    def read(self) -> Limits:
        """The limits."""
        return Limits(**{row.id: row.value for row in self.query(ChoiceRow) if row.id})
