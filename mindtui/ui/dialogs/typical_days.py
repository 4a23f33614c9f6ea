"""The days that a person calls typical, for a notice when later ones drift from them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.insights.change import DAYS_FOR_A_BASELINE
from mindtui.insights.sentences import counted
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field

HINTS: Final = {
    "first": "The first day of a time that was usual for you, such as 2026-03-01. Without days: no notice.",
    "last": f"Its last day. At least {DAYS_FOR_A_BASELINE} days with a check-in between them make the notice "
    "possible.",
}


class TypicalDays(Struct, frozen=True):
    """The first and the last one; None: no notice is wanted."""

    days: tuple[date, date] | None


class TypicalDaysDialog(FormDialog[TypicalDays]):
    """Two days with enough logged ones between them; left empty, no notice is wanted."""

    DEFAULT_CSS = "TypicalDaysDialog .frame { width: 66; }"
    heading = "Typical days"
    HELP = (
        "Pick a time that was usual for you. Later days are compared with it, and a card says so when mood, "
        "energy or stress has run above or below it for weeks. Leave both lines empty for no such card."
    )

    def __init__(self, held: tuple[date, date] | None, logged: Sequence[date], today: date) -> None:
        super().__init__()
        self._held = held
        self._logged = logged
        self._today = today

    def compose_rows(self) -> ComposeResult:
        """From, to."""
        first, last = (day.isoformat() for day in self._held) if self._held else ("", "")
        yield Field("From", Input(first, placeholder="none picked", compact=True, id="first"))
        yield Field("To", Input(last, placeholder="none picked", compact=True, id="last"))

    def hint_for(self, row: Widget) -> str:
        """What it is for."""
        return HINTS.get(row.id or "", "")

    def read(self) -> TypicalDays:
        """The stretch, if it is long enough."""
        texts = {name: self.query_one(f"#{name}", Input).value.strip() for name in HINTS}
        if not any(texts.values()):
            return TypicalDays(None)
        first, last = (self._day(name, text) for name, text in texts.items())
        with self.hint.leading_to(self.query_one("#last")):
            if last < first:
                raise UsageError("The last day comes before the first.")
            if last > self._today:
                raise UsageError("The last day lies in the future; later days are compared with these.")
            n = sum(first <= day <= last for day in self._logged)
            if n < DAYS_FOR_A_BASELINE:
                held = counted(n, "day", "days")
                raise UsageError(f"{held} with a check-in between them; it takes {DAYS_FOR_A_BASELINE}.")
        return TypicalDays((first, last))

    def _day(self, name: str, text: str) -> date:
        with self.hint.leading_to(self.query_one(f"#{name}")):
            return parse_day(text, self._today)
