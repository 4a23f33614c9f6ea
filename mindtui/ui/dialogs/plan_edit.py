"""Planning something, or changing a plan."""

from contextlib import suppress
from datetime import date, datetime, time

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.domain.activity import Catalog
from mindtui.domain.clock import day_of, in_words
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan, Ratings, goes_back
from mindtui.domain.repeat_words import read_repeat, rule_in_words
from mindtui.domain.scale import DIFFICULTY, MASTERY, MOTIVATION, PLEASURE, read_number
from mindtui.domain.when import parse_day, parse_time
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.drafts import Typed
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.rating_row import LABEL_WIDTH, RatingRow
from mindtui.ui.widgets.what_rows import WHAT_HINTS, WhatRows

HINTS = WHAT_HINTS | {
    "day": "today, tomorrow, sat, +3, 2026-12-24",
    "start": "For example 18:30 or 6pm. May stay empty.",
    "minutes": "How long, in minutes.",
    "repeat": "daily, weekdays, weekly on mon · until dec 20 · 8 times",
    "motivation_before": f"How you feel like it: 0 {MOTIVATION.low} · 10 {MOTIVATION.high}",
    "first-step": "The smallest start: put the shoes by the door.",
    "when-then": "When the kettle boils, I open the letter.",
}
AREA_OF_A_RUNG = "The part of life that this step belongs to."
NOTHING_TO_DO = "Say what you plan to do."
EXPECTED = ((PLEASURE, "mastery"), (MASTERY, "difficulty"), (DIFFICULTY, "motivation_before"))
REPEATS = ("daily", "weekdays", "weekends", "weekly", "weekly on mon, thu", "every 2 weeks", "monthly")


class PlanDialog(FormDialog[Plan]):
    """Asks what, when, and what is expected of it. Gives the plan, not yet in the journal."""

    DEFAULT_CSS = """
    PlanDialog {
        #repeats { color: $soft; }
        &.-high > .frame { padding: 0 1; }
        &.-high ChoiceRow, &.-high #pleasure, &.-high .apart { margin-top: 1; }
    }
    """
    HELP = "Say what and when; guess how it will feel. Afterwards the guess stands beside what was felt."

    rows = query_one(WhatRows)

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        now: datetime,
        *,
        plan: Plan | None = None,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._catalog = catalog
        self._today = day_of(now, journal.day_starts_at)
        self._plan = plan or Plan(label=" ", day=self._today)
        self._is_new = not self._plan.id
        self._may_repeat = self._plan.is_open and self._plan.stands_alone
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """A new plan or an old one."""
        return "Plan something" if self._is_new else "Change this plan"

    def compose_rows(self) -> ComposeResult:
        """What, when, expected, start."""
        plan = self._plan
        yield WhatRows(self._journal, self._catalog, plan, self._glyphs)
        yield Field("Day", Input(_day_text(plan.day, self._today), compact=True, id="day"))
        start = f"{plan.start:%H:%M}" if plan.start else ""
        yield Field("Time", Input(start, placeholder="any", compact=True, id="start"))
        minutes = str(plan.minutes or "")
        yield Field("Minutes", Input(minutes, placeholder="any", compact=True, id="minutes"))
        if self._may_repeat:
            words = SuggestFromList(REPEATS, case_sensitive=False)
            repeat = Input(placeholder="no", suggester=words, compact=True, id="repeat")
            yield Field("Repeat", repeat)
        elif plan.series_id and plan.repeat:
            said = rule_in_words(plan.repeat, self._today)
            yield Static(plain(f"  {'Repeats':<{LABEL_WIDTH - 1}}{said}"), id="repeats")
        for scale, leads_to in EXPECTED:
            value = getattr(plan.predicted, scale.name)
            yield RatingRow(scale, value, leads_to=leads_to, pointer=self._glyphs.pointer, id=scale.name)
        yield RatingRow(
            MOTIVATION,
            plan.motivation_before,
            label="Motivation",
            pointer=self._glyphs.pointer,
            id=MOTIVATION.name,
        )
        first = Input(plan.first_step, placeholder="the smallest start", compact=True, id="first-step")
        yield Field("First step", first).add_class("apart")
        yield Field("When, then", Input(plan.when_then, placeholder="optional", compact=True, id="when-then"))

    @on(WhatRows.Taken)
    def take_the_minutes(self, event: WhatRows.Taken) -> None:
        """An idea says how long it takes; next is when."""
        minutes = self.query_one("#minutes", Input)
        minutes.value = minutes.value or str(event.activity.minutes)
        self.query_one("#day").focus()

    @on(WhatRows.Given)
    def follow_the_words(self, event: WhatRows.Given) -> None:
        """The minutes that an activity gave go with its words; other ones were typed and stay."""
        minutes, given = self.query_one("#minutes", Input), str(event.activity.minutes)
        if minutes.value == ("" if event.stands else given):
            minutes.value = given if event.stands else ""

    @on(Input.Changed, "#repeat")
    def say_it_in_words(self, event: Input.Changed) -> None:
        """As a rule is understood, it is said while it is typed."""
        if event.input.has_focus:
            self.hint.say(self._repeat_in_words() or HINTS["repeat"])

    def _repeat_in_words(self) -> str:
        from mindtui.domain.repeat import occurrences

        try:
            day = self._typed_day()
            rule = self._rule(day)
            days = occurrences(rule, day) if rule else ()
        except UsageError:
            return ""
        many = "1 plan" if len(days) == 1 else f"{len(days)} plans"
        since = f", from {in_words(days[0], self._today)}" if days and days[0] != day else ""
        return f"{rule_in_words(rule, self._today)}: {many}{since}" if rule else ""

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        if row.id == "repeat":
            return self._repeat_in_words() or HINTS["repeat"]
        if isinstance(row, RatingRow) and row.scale is not MOTIVATION:
            return f"Expected: {row.ends} · x is 10"
        if row.id == "area" and self._plan.ladder_id is not None:
            return AREA_OF_A_RUNG
        return HINTS.get(row.id or "", "")

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _typed(self) -> Typed:
        """A day that is kept with its date means the same when the form comes back another day."""
        with suppress(UsageError):
            return super()._typed() | {"day": self._typed_day().isoformat()}
        return super()._typed()

    def read(self) -> Plan:
        """The plan; of one that repeats the first, with its rule."""
        rated = {row.scale.name: row.value for row in self.query(RatingRow)}
        motivation = rated.pop(MOTIVATION.name)
        told = self.rows.told(self.hint, NOTHING_TO_DO)
        day = self._read_day()
        return replace(
            told,
            day=day,
            repeat=self._read_repeat(day),
            start=self._read_start(),
            minutes=self._read_minutes(),
            predicted=Ratings(**rated),
            motivation_before=motivation,
            first_step=self._text("first-step"),
            when_then=self._text("when-then"),
        ).admitted()

    def _read_day(self) -> date:
        with self.hint.leading_to(self.query_one("#day")):
            day = self._typed_day()
            held = None if self._is_new else self._plan
            if goes_back(replace(self._plan, day=day), held, self._today):
                raise UsageError(
                    f"{in_words(day, self._today).capitalize()} is past.",
                    "A plan needs a day from today on; what you did already goes with + in the week.",
                )
            return day

    def _typed_day(self) -> date:
        text = self._text("day")
        return parse_day(text, self._today, weekday="next") if text else self._today

    def _rule(self, day: date) -> str | None:
        text = self._text("repeat") if self._may_repeat else ""
        if not text or text.casefold() in {"no", "none", "never"}:
            return None
        return read_repeat(text, day, self._today)

    def _read_repeat(self, day: date) -> str | None:
        """The rule of a new series, which ends, happens and begins; a plan of an old one keeps its rule."""
        if not self._may_repeat:
            return self._plan.repeat
        from mindtui.domain.repeat import occurrences

        with self.hint.leading_to(self.query_one("#repeat")):
            if rule := self._rule(day):
                occurrences(rule, day)
        if rule and day < self._today:
            with self.hint.leading_to(self.query_one("#day")):
                raise UsageError("A plan repeats from today on.", "Give it a day that is not past.")
        return rule

    def _read_start(self) -> time | None:
        text = self._text("start")
        with self.hint.leading_to(self.query_one("#start")):
            return parse_time(text) if text else None

    def _read_minutes(self) -> int | None:
        text = self._text("minutes")
        with self.hint.leading_to(self.query_one("#minutes")):
            return read_number(text, "Minutes", low=1, high=1440) if text else None


def _day_text(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days, day.isoformat())
