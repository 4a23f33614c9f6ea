"""Putting a prediction to the test, or changing what is tested."""

from contextlib import suppress
from datetime import date, time

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.clock import in_words
from mindtui.domain.experiment import Experiment
from mindtui.domain.experiments import blank_test
from mindtui.domain.plan import Plan
from mindtui.domain.when import parse_day, parse_time
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.drafts import Typed
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.percent_row import PercentRow

EXAMPLES = ("nobody will talk to me at lunch", "sit with the others at lunch")
HINTS = {
    "prediction": "What the thought says will happen, so that you could see whether it did.",
    "belief": "0–100: how sure you are that it will happen. May stay empty.",
    "test": "What you will do to find out; it becomes a plan. May come later.",
    "day": "When you do it: tomorrow, sat, +3. Empty: plan it later.",
    "start": "For example 18:30 or 6pm. May stay empty.",
    "by-day": "From this day on you are asked what came of it: sun, +7, 2026-12-24",
}


class PlannedTest(Struct, frozen=True):
    """An experiment and the plan of its test; without one nothing is planned."""

    experiment: Experiment
    plan: Plan | None = None


class ExperimentDialog(FormDialog[PlannedTest]):
    """Asks for a prediction and how to test it; of a new one also when. Nothing is kept yet."""

    DEFAULT_CSS = "ExperimentDialog .apart { margin-top: 1; }"
    HELP = (
        "A prediction that you can see come true or not, and something small to do to find out. Only the "
        "prediction is needed. Afterwards you say what came of it."
    )

    prediction = query_one("#prediction", Input)

    def __init__(self, experiment: Experiment, today: date, *, glyphs: Glyphs = FULL) -> None:
        """`experiment` is to be changed, or what a new one begins with; it may predict nothing yet."""
        super().__init__()
        self._experiment = experiment
        self._today = today
        self._glyphs = glyphs

    @property
    def _is_new(self) -> bool:
        return not self._experiment.id

    @property
    def heading(self) -> str:
        """A new one or an old one."""
        return "Put it to the test" if self._is_new else "Change this experiment"

    def compose_rows(self) -> ComposeResult:
        """Prediction, belief, test, days."""
        each = self._experiment
        by_day = each.by_day.isoformat() if each.by_day else ""
        words = Input(each.prediction.strip(), placeholder=EXAMPLES[0], compact=True, id="prediction")
        yield Field("Prediction", words)
        yield PercentRow("Belief", each.belief_before, glyphs=self._glyphs, id="belief")
        yield Field("Test", Input(each.test, placeholder=EXAMPLES[1], compact=True, id="test"))
        if self._is_new:
            day = Input("tomorrow", placeholder="later", compact=True, id="day")
            yield Field("Day", day).add_class("apart")
            yield Field("Time", Input(placeholder="any", compact=True, id="start"))
        yield Field("By", Input(by_day, placeholder="any day", compact=True, id="by-day"))

    def on_mount(self) -> None:
        """Begin with the prediction, or behind it where the thought gave it."""
        self.query_one("#belief" if self._is_new and self.prediction.value else "#prediction").focus()

    def hint_for(self, row: Widget) -> str:
        """What the line takes."""
        return HINTS.get(row.id or "", "")

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _typed(self) -> Typed:
        """Days that are kept with their dates mean the same when the form comes back another day."""
        typed = super()._typed()
        for name in ("day", "by-day"):
            with suppress(UsageError):
                if typed.get(name, "").strip():
                    day = parse_day(typed[name], self._today, weekday="next")
                    typed |= {name: day.isoformat()}
        return typed

    def read(self) -> PlannedTest:
        """The experiment; its plan where it has words for one, and a day."""
        with self.hint.leading_to(self.prediction):
            told = replace(self._experiment, prediction=self._text("prediction"))
            told.check()
        belief = self.query_one("#belief", PercentRow).value
        told = replace(told, belief_before=belief, test=self._text("test"))
        plan = self._read_plan(told) if self._is_new else None
        by_day = self._read_by_day(plan)
        return PlannedTest(replace(told, by_day=by_day).admitted(), plan)

    def _read_plan(self, experiment: Experiment) -> Plan | None:
        if not experiment.test or not self._text("day"):
            return None
        with self.hint.leading_to(self.query_one("#day")):
            day = self._coming("day")
        with self.hint.leading_to(self.query_one("#start")):
            text = self._text("start")
            start: time | None = parse_time(text) if text else None
        return replace(blank_test(experiment, day), start=start)

    def _read_by_day(self, plan: Plan | None) -> date | None:
        if not self._text("by-day"):
            return None
        with self.hint.leading_to(self.query_one("#by-day")):
            is_old = self._text("by-day") == str(self._experiment.by_day)
            day = self._experiment.by_day if is_old else self._coming("by-day")
            if plan is not None and day is not None and day < plan.day:
                planned = in_words(plan.day, self._today)
                raise UsageError(f"The test is planned for {planned}.", "Give a day from then on.")
            return day

    def _coming(self, field: str) -> date:
        day = parse_day(self._text(field), self._today, weekday="next")
        if day < self._today:
            raise UsageError(
                f"{in_words(day, self._today).capitalize()} is past.", "Give a day from today on."
            )
        return day
