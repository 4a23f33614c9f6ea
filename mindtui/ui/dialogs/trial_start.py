"""Beginning a trial: what to try, what to measure, how long, and what may be expected of it."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.content.trial_limits import must_be_optional
from mindtui.domain.activity import Activity, Catalog
from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.domain.clock import in_words
from mindtui.domain.journal import Journal
from mindtui.domain.plan import plan_at
from mindtui.domain.trial import Trial
from mindtui.domain.trials import must_be_alone, must_begin_later
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.insights.sentences import MEASURE_WORDS, trial_outlook
from mindtui.insights.trial_report import tossed
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.drafts import Typed
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.what_rows import WhatRows

LENGTHS: Final = {14: 4, 17: 5, 21: 6, 24: 7, 28: 8}
"""Pairs of days, and the weeks that they take."""
FURTHEST = timedelta(days=365)

HINTS = {
    "what": "Something harmless and optional. Type your own words, or ↓ goes to the ideas.",
    "found": "Enter takes this idea and goes on · ↑ ↓ others",
    "measure": "What you check in with; a day's mean counts.",
    "pairs": "The coin says do on one day of each pair. A result needs 10 complete pairs.",
    "start": "tomorrow, mon, +3, 2026-12-24",
    "note": "For yourself, for example why you try it. May stay empty.",
}


class Outlook(WordsLine):
    """What to expect."""

    MOST = 6


class StartTrialDialog(FormDialog[Trial]):
    """Gives the trial with its coins tossed by `seed`, not yet in the journal."""

    DEFAULT_CSS = """
    StartTrialDialog {
        AreaRow { display: none; }
        Outlook { color: $soft; padding: 0 0 0 2; }
        &.-high #measure, &.-high Outlook { margin-top: 1; }
        HintLine { margin-top: 0; }
        &.-high HintLine { margin-top: 1; }
    }
    """
    HELP = (
        "One thing, on days that a coin chooses: on some it says do, on others skip. Both are suggestions. "
        "Check in as always; after the last day you see whether the days differ. Nothing that you need or "
        "that can harm: no medicines, sleep, meals, therapy, alcohol or drugs."
    )

    rows = query_one(WhatRows)
    outlook = query_one(Outlook)

    def __init__(
        self, journal: Journal, catalog: Catalog, today: date, *, seed: int, glyphs: Glyphs = FULL
    ) -> None:
        super().__init__()
        self._journal = journal
        self._catalog = catalog
        self._today = today
        self._seed = seed
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """What it is."""
        return "Start a trial"

    def compose_rows(self) -> ComposeResult:
        """What, measure, length, start, note, and what may be expected."""
        ideas = Catalog((), filter(_is_optional, self._catalog.search("")))
        yield WhatRows(self._journal, ideas, plan_at(self._today), self._glyphs)
        measures = [(name, MEASURE_WORDS[name]) for name in RATINGS]
        yield ChoiceRow("Measure", measures, "mood", glyphs=self._glyphs, id="measure")
        lengths = [(n, f"{weeks} weeks: {2 * n} days in {n} pairs") for n, weeks in LENGTHS.items()]
        yield ChoiceRow("How long", lengths, 14, glyphs=self._glyphs, id="pairs")
        yield Field("Start", Input("tomorrow", compact=True, id="start"))
        yield Field("Note", Input(placeholder="optional", compact=True, id="note"))
        yield Outlook()

    def on_mount(self) -> None:
        """What may be expected of what stands in the rows, once what was typed before is back in them."""
        self.call_next(self._tell_the_outlook)

    @on(ChoiceRow.Chose)
    def follow_the_choice(self) -> None:
        """Another length, other chances."""
        self._tell_the_outlook()

    @on(WhatRows.Taken)
    def go_on(self) -> None:
        """An idea was taken; next is what to measure."""
        self.query_one("#measure").focus()

    def _tell_the_outlook(self) -> None:
        self.outlook.text = " ".join(trial_outlook(self._pairs, self._measure))

    @property
    def _measure(self) -> RatingName:
        return self.query_one("#measure", ChoiceRow).value  # type: ignore[no-any-return]

    @property
    def _pairs(self) -> int:
        return int(self.query_one("#pairs", ChoiceRow).value)

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return HINTS.get(row.id or "", "")

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _typed(self) -> Typed:
        """A day that is kept with its date means the same when the form comes back another day."""
        typed = super()._typed()
        with suppress(UsageError):
            typed |= {"start": self._day().isoformat()}
        return typed

    def read(self) -> Trial:
        """The trial; what must not be left out is refused, and so is a second one of the same thing."""
        told = self.rows.told(self.hint, "Say what you want to try.")
        with self.hint.leading_to(self.rows.what):
            activity = self._catalog.named(told.label)
            must_be_optional(told.label, activity)
        with self.hint.leading_to(self.query_one("#start")):
            start = self._read_start()
        trial = tossed(
            told.label,
            self._measure,
            start,
            self._pairs,
            seed=self._seed,
            activity_id=activity.id if activity else None,
            note=self._text("note"),
        )
        with self.hint.leading_to(self.rows.what):
            must_be_alone(self._journal, trial, self._today)
        return trial

    def _day(self) -> date:
        return parse_day(self._text("start") or "tomorrow", self._today, weekday="next")

    def _read_start(self) -> date:
        day = self._day()
        must_begin_later(day, self._today)
        if day - self._today > FURTHEST:
            raise UsageError(
                f"{in_words(day, self._today)} is more than a year away.", "Give a day nearer to today."
            )
        return day


def _is_optional(activity: Activity) -> bool:
    """Whether the coin may say skip."""
    try:
        must_be_optional(activity.label, activity)
    except UsageError:
        return False
    return not activity.archived
