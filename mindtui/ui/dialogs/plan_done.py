"""Something that was done without a plan: what, when, and how it felt."""

from contextlib import suppress
from datetime import date, datetime

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.activity import Catalog
from mindtui.domain.clock import day_of
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.scale import PLEASURE
from mindtui.domain.when import When, in_full, parse_when
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.drafts import Typed
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.felt_rows import FeltRows
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.what_rows import WHAT_HINTS, WhatRows

HINTS = WHAT_HINTS | {
    "when": "now, 08:15, yesterday 18:00, mon 9am, or only a day",
    "note": "One line about how it went.",
}
NOTHING_DONE = "Say what you did."


class PlanDoneDialog(FormDialog[Plan]):
    """Gives the plan as done, with no expectations, not yet in the journal; `plan` may say what it was."""

    DEFAULT_CSS = """
    PlanDoneDialog {
        &.-high > .frame { padding: 0 1; }
        &.-high ChoiceRow, &.-high #pleasure { margin-top: 1; }
        FeltRows .apart { margin-top: 0; }
    }
    """
    HELP = "Something you did without planning it. What you did and when; the rest may stay empty."

    rows = query_one(WhatRows)
    felt = query_one(FeltRows)

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        now: datetime,
        *,
        day: date | None = None,
        plan: Plan | None = None,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._catalog = catalog
        self._now = now
        self._today = day_of(now, journal.day_starts_at)
        self._day = day
        self._glyphs = glyphs
        self._blank = replace(plan or Plan(label=" ", day=self._today), status="done")

    @property
    def heading(self) -> str:
        """What is written down."""
        return "Something you did"

    def compose_rows(self) -> ComposeResult:
        """What, when, felt."""
        yield WhatRows(self._journal, self._catalog, self._blank, self._glyphs)
        when = self._day.isoformat() if self._day and self._day < self._today else ""
        yield Field("When", Input(when, placeholder="now", compact=True, id="when"))
        yield FeltRows(self._blank, glyphs=self._glyphs)
        yield Field("Note", Input(placeholder="one line, if you like", compact=True, id="note"))

    def on_mount(self) -> None:
        """Where it is known what was done, the keys go on with how it felt: a digit would overwrite it."""
        if self._blank.title():
            self.query_one(f"#{PLEASURE.name}").focus()

    @on(WhatRows.Taken)
    def go_on(self) -> None:
        """After an idea: when."""
        self.query_one("#when").focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return self.felt.hint_for(row) or HINTS.get(row.id or "", "")

    def _typed(self) -> Typed:
        """A moment that is kept in full means the same when the form comes back another day."""
        typed = super()._typed()
        with suppress(UsageError):
            if typed["when"].strip():
                return typed | {"when": in_full(self._typed_when(), self._now)}
        return typed

    def read(self) -> Plan:
        """The plan, done."""
        told = self.rows.told(self.hint, NOTHING_DONE)
        when = self._read_when()
        day = day_of(when.at, self._journal.day_starts_at)
        told = replace(told, day=day, start=None if when.day_only else when.at.time())
        told = self.felt.told(replace(told, note=self.query_one("#note", Input).value), self.hint)
        recalled = told.lies_far_back(self._now, self._journal.day_starts_at)
        return replace(told, unplanned=True, recalled=recalled).admitted()

    def _read_when(self) -> When:
        field = self.query_one("#when", Input)
        with self.hint.leading_to(field):
            when = self._typed_when()
            day = day_of(when.at, self._journal.day_starts_at)
            if day > self._today or (when.at > self._now and not when.day_only):
                raise UsageError("That is still to come.", "Leave with Esc and plan it with a.")
            return when

    def _typed_when(self) -> When:
        text = self.query_one("#when", Input).value
        return parse_when(text, self._now, day_starts_at=self._journal.day_starts_at)
