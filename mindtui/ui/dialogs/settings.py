"""What a person can set, in one short dialog."""

import os
from collections.abc import Sequence
from datetime import time
from typing import Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widget import Widget

from mindtui.content.help_lines import countries, country_of
from mindtui.settings import Settings, Weekday
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow

HINTS = {
    "theme": "Colors at once; Ctrl+P, Theme lists many more.",
    "day_starts_at": "What you log earlier belongs to the day before.",
    "week_starts_on": "The first day of a week.",
    "weekend_days": "Held apart from weekdays in Trends and Insights.",
    "ascii": "For terminals that lack some signs. From the next start.",
    "mouse": "Off: the terminal selects text. From the next start.",
    "country": "Which lines the help card shows.",
    "lock_after": "Idle for so long, it asks for the passphrase again.",
}

WEEKENDS: Final[Sequence[tuple[Weekday, ...]]] = (("sat", "sun"), ("fri", "sat"), ("fri",), ("sun",))
"""Those of most countries; any other one is set in the shell."""


class SettingsDialog(FormDialog[Settings]):
    """One row a setting. Gives the settings as changed."""

    DEFAULT_CSS = "SettingsDialog .frame { width: 66; }"
    FRAME_KEYS = "Enter keeps · Esc leaves"
    heading = "Settings"
    HELP = "← → change a row, ↑ ↓ go through them, Enter keeps everything, Esc nothing."

    def __init__(self, settings: Settings, *, sealed: bool = False, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._settings = settings
        self._sealed = sealed
        self._glyphs = glyphs

    def compose_rows(self) -> ComposeResult:
        """A row each."""
        settings, glyphs = self._settings, self._glyphs
        starts = [(time(hour), f"{hour:02}:00") for hour in range(9)]
        if settings.day_starts_at not in dict(starts):
            starts.append((settings.day_starts_at, f"{settings.day_starts_at:%H:%M}"))
        weeks = [("monday", "Monday"), ("sunday", "Sunday")]
        ends = [(days, _named(days)) for days in WEEKENDS]
        if settings.weekend_days not in WEEKENDS:
            ends.append((settings.weekend_days, _named(settings.weekend_days)))
        places = [
            (None, f"guessed: {countries().get(country_of(os.environ) or '', 'unknown')}"),
            *sorted(countries().items(), key=lambda item: item[1]),
        ]
        if settings.country not in dict(places):
            places.append((settings.country, str(settings.country)))
        yield ChoiceRow("Theme", self._themes(), settings.theme, glyphs=glyphs, id="theme")
        yield ChoiceRow("Day starts", starts, settings.day_starts_at, glyphs=glyphs, id="day_starts_at")
        yield ChoiceRow("Week starts", weeks, settings.week_starts_on, glyphs=glyphs, id="week_starts_on")
        yield ChoiceRow("Weekend", ends, settings.weekend_days, glyphs=glyphs, id="weekend_days")
        yield ChoiceRow("Country", places, settings.country, glyphs=glyphs, id="country")
        yield ChoiceRow(
            "Plain signs", [(False, "no"), (True, "yes")], settings.ascii, glyphs=glyphs, id="ascii"
        )
        yield ChoiceRow("Mouse", [(True, "yes"), (False, "no")], settings.mouse, glyphs=glyphs, id="mouse")
        if self._sealed:
            yield ChoiceRow("Lock after", self._spells(), settings.lock_after, glyphs=glyphs, id="lock_after")

    def _spells(self) -> list[tuple[int, str]]:
        minutes = sorted({1, 2, 5, 10, 20, 30, 60, self._settings.lock_after} - {0})
        return [(0, "never"), *((n, "1 minute" if n == 1 else f"{n} minutes") for n in minutes)]

    def _themes(self) -> list[tuple[str, str]]:
        own = [("mindtui-dark", "dark"), ("mindtui-light", "light")]
        current = self._settings.theme
        return own if current in dict(own) else [*own, (current, current)]

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query(ChoiceRow).first().focus()

    def hint_for(self, row: Widget) -> str:
        """What the row means."""
        return HINTS.get(row.id or "", "")

    def read(self) -> Settings:
        """The settings."""
        return replace(self._settings, **{row.id: row.value for row in self.query(ChoiceRow) if row.id})


def _named(days: Sequence[Weekday]) -> str:
    return ", ".join(day.capitalize() for day in days)
