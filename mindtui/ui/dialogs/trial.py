"""A trial to look at: what the coin says today, how the days went, and at the end what they say."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from mindtui.domain.clock import in_words
from mindtui.insights.sentences import MEASURE_WORDS, trial_adherence, trial_asides, trial_ended, trial_so_far
from mindtui.insights.trial_report import TrialReport
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.plain_text import plain

NOT_AN_ORDER = "A suggestion, not an order."
ON_PLANS = "It stands among today's plans."
PLANNED_ANYWAY = "It stands among today's plans all the same; x drops it there."
GONE = "It is no longer in the catalog; the trial goes on under its name."


class TrialDialog(Dialog[Literal["plan", "done", "stop"]]):
    """Gives what is to happen: "plan" it for today, say that it was "done", "stop" the trial, or None."""

    DEFAULT_CSS = """
    TrialDialog .frame { width: 70; }
    TrialDialog .frame Static { margin-bottom: 1; padding: 0 1; }
    """
    BINDINGS = [
        Binding("a,enter", "plan", "Plan it today"),
        Binding("d", "done", "Done today"),
        Binding("s", "stop", "Stop the trial"),
    ]
    HELP = (
        "The coin was tossed for every day when the trial began. Whether you follow it is up to you; d says "
        "that it was done today, whatever the coin says. A day that you miss is no harm: pairs with a day "
        "without a rating are left out. What the days say shows after the last one; looking early "
        "would spoil it."
    )

    def __init__(
        self,
        report: TrialReport,
        today: date,
        *,
        plan_offered: bool = False,
        is_planned: bool = False,
        is_gone: bool = False,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._report = report
        self._today = today
        self._plan_offered = plan_offered
        self._is_planned = is_planned
        self._is_gone = is_gone
        self._glyphs = glyphs

    @property
    def _is_running(self) -> bool:
        return self._report.trial.is_running(self._today)

    @property
    def _has_a_coin(self) -> bool:
        return self._report.trial.has_a_coin(self._today)

    def compose(self) -> ComposeResult:
        """A paragraph for each thing there is to say."""
        keys = ["a plans it"] * self._plan_offered + ["d done today"] * self._has_a_coin
        keys += ["s stops it"] * self._is_running
        with VerticalScroll(classes="frame") as frame:
            frame.border_title = plain(f"Trial: {self._report.trial.title()}")
            frame.border_subtitle = plain(f" {self._glyphs.dot} ".join([*keys, "Esc leaves"]))
            for text in self._paragraphs():
                yield Static(plain(text))

    def _paragraphs(self) -> Iterator[str]:
        trial, today = self._report.trial, self._today
        measure = MEASURE_WORDS[trial.measure]
        yield (
            f"Compares {measure} on days with it and days without, {in_words(trial.start_day, today)} to "
            f"{in_words(trial.last_day, today)}: {trial.days} days in {trial.pairs} pairs."
        )
        if self._is_running:
            yield self._coin()
        if self._is_running and self._is_gone:
            yield GONE
        if trial.note.strip():
            yield f"Note: {trial.note.strip()}"
        if self._has_a_coin:
            yield trial_adherence(self._report.adherence, is_over=False)
            yield trial_so_far(self._report)
        elif today >= trial.start_day:
            yield " ".join(trial_asides(self._report))
        yield trial_ended(self._report)

    def _coin(self) -> str:
        trial, today = self._report.trial, self._today
        arm = trial.arm_on(today)
        if arm is None:
            return f"It begins {in_words(trial.start_day, today)}."
        planned = ""
        if arm == "do" and not self._plan_offered:
            planned = f" {ON_PLANS}"
        elif arm == "skip" and self._is_planned:
            planned = f" {PLANNED_ANYWAY}"
        return f"{trial.day_in_words(today).capitalize()}: the coin says {arm}. {NOT_AN_ORDER}{planned}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can happen now."""
        if action == "plan":
            return self._plan_offered
        if action == "done":
            return self._has_a_coin
        return self._is_running if action == "stop" else True

    def action_plan(self) -> None:
        """For today."""
        self.dismiss("plan")

    def action_done(self) -> None:
        """It was done today."""
        self.dismiss("done")

    def action_stop(self) -> None:
        """For good."""
        self.dismiss("stop")
