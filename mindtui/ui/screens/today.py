"""Today: what was logged, what is planned, what waits for an answer, and the fortnight behind it."""

from datetime import timedelta
from typing import Any, Final

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from mindtui.content.claims import claims
from mindtui.domain.agenda import came_back, due_cards, due_experiments, due_plans, shown_plans, tally
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.clock import in_words
from mindtui.domain.experiment import Experiment
from mindtui.domain.plan import Plan, Status
from mindtui.domain.record import Record
from mindtui.domain.trial import Trial
from mindtui.domain.trials import coins, ended_trials
from mindtui.insights.ratings import measured_between
from mindtui.insights.series import calendar_fill
from mindtui.ui.commands import REVIEW, SUGGEST, TODAY, bindings
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.plans import did
from mindtui.ui.record_rows import (
    SIGNS,
    TIME_WIDTH,
    check_in_parts,
    experiment_parts,
    plan_parts,
    trial_parts,
)
from mindtui.ui.screens.record_place import RecordPlace
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.record_list import RecordList, Row, spaced
from mindtui.ui.widgets.sparklines import Sparklines
from mindtui.ui.widgets.timeline import Timeline

FORTNIGHT = 14
LINES: Final[tuple[RatingName, ...]] = ("mood", "stress")
"""What of the fortnight is shown."""
AROUND = 9
"""Lines that are not the list's: bar, time line, fortnight, message and keys."""

WELCOME = (
    ("bold $primary", "Welcome to MindTUI"),
    ("", "A private notebook for mood and stress: check in, plan something good, do it, see what it did."),
    ("bold", "Press c to check in. A number for mood and Enter is all it takes."),
    ("$soft", "{claims}"),
    ("", "The help card with people to call is one key away from everywhere: !"),
)
"""Each paragraph, and how it looks."""

NOTHING_LOGGED = "Nothing yet today. Press c to check in."
NOTHING_PLANNED = "Nothing planned today. Press a to plan, g for ideas."
TRIAL = "Trial:"
ENDED = "What a trial says: "
OUTCOME = "What came of it? "
ANSWER = "Enter takes the answer"
ASK = "How did it go? d done, p partly, n not done, m move, x drop"


class TodayScreen(RecordPlace):
    """The day at a glance."""

    MODE = "today"
    DEFAULT_CSS = """
    TodayScreen {
        #welcome { padding: 1 3; height: 1fr; max-width: 80; display: none; }
        &.-low #welcome { padding: 0 2; }
        &.-first-run #welcome { display: block; }
        &.-first-run Timeline, &.-first-run Sparklines, &.-first-run RecordList { display: none; }
        RecordList { margin: 1 0; }
        &.-low RecordList { margin: 0; }
    }
    """
    BINDINGS = bindings([*TODAY, *REVIEW, *SUGGEST])
    HELP = f"Today's check-ins and plans. Enter opens what the cursor is on. {SIGNS}"

    records: "query_one[RecordList[Record]]" = query_one(RecordList)

    def compose_body(self) -> ComposeResult:
        """Timeline, list, fortnight; on the first run a welcome instead."""
        yield Static(id="welcome")
        yield Timeline(self.desk.journal.day_starts_at, self.desk.glyphs.gap)
        yield RecordList[Record](takes_enter=False, pointer=self.desk.glyphs.pointer)
        yield Sparklines(self.desk.glyphs)

    def show_journal(self) -> None:
        """Everything about today."""
        journal, today = self.desk.journal, self.desk.today
        check_ins = journal.on(CheckIn, today)
        if journal.is_empty():
            said = claims(sealed=self.desk.is_sealed())
            paragraphs = [plain(words.format(claims=said)).stylize(style) for style, words in WELCOME]
            self.query_one("#welcome", Static).update(plain("\n\n").join(paragraphs))
        self.set_class(journal.is_empty(), "-first-run")
        timeline = self.query_one(Timeline)
        timeline.day_starts_at = journal.day_starts_at
        timeline.show(check_ins, today)
        self.query_one(Sparklines).rows = tuple((name, self._fortnight(name)) for name in LINES)
        here = self.records.item
        rows = spaced(self._rows(), self.lines_beside(AROUND))
        self.records.show(rows, keep=None if here is None else lambda record: record.id == here.id)

    async def action_did(self) -> None:
        """Something without a plan."""
        await start(self, self.desk, did(self, self.desk))

    def _rows(self) -> list[Row[Record]]:
        journal, today, now = self.desk.journal, self.desk.today, self.desk.clock()
        width, glyphs = self.room.width - 4, self.desk.glyphs
        check_ins = journal.on(CheckIn, today)
        plans = shown_plans(journal, today)
        due = due_plans(journal, now)
        rows: list[Row[Record]] = [_heading("Check-ins", came_back(journal, today))]
        rows += [Row(entry, check_in_parts(entry, width, glyphs)) for entry in check_ins]
        if not check_ins:
            rows.append(_words(NOTHING_LOGGED))
        rows.append(_heading("Plans", tally(plans).words()))
        rows += [Row(plan, plan_parts(plan, width, glyphs)) for plan in plans if plan not in due]
        if not plans:
            rows.append(_words(NOTHING_PLANNED))
        for coin in coins(journal, today):
            parts = trial_parts(coin.trial, coin.day, width - TIME_WIDTH, glyphs, lead=f"{coin.lead()} ")
            rows.append(Row(coin.trial, ((f"{TRIAL:<{TIME_WIDTH}}", "soft"), *parts)))
        asked = {plan.experiment_id for plan in due}
        tests = [test for test in due_experiments(journal, today) if test.id not in asked]
        cards = due_cards(journal, today)
        ended = ended_trials(journal, today)
        if due or tests or cards or ended:
            asks = ASK if width >= 70 else "How did it go?"
            rows.append(_heading("Due", asks if due else ANSWER if tests else ""))
            for plan in due:
                day = "" if plan.day == today else in_words(plan.day, today)
                rows.append(Row(plan, plan_parts(plan, width, glyphs, asks=True, day=day)))
        for test in tests:
            parts = experiment_parts(test, "", width - TIME_WIDTH, glyphs, lead=OUTCOME, asks=True)
            rows.append(Row(test, ((" " * TIME_WIDTH, ""), *parts)))
        if cards:
            words = "1 thought" if len(cards) == 1 else f"{len(cards)} thoughts"
            rows.append(Row(cards[0], ((" " * TIME_WIDTH, ""), (f"{words} to practice", "strong"))))
        for trial in ended:
            parts = trial_parts(trial, "", width - TIME_WIDTH, glyphs, lead=ENDED, asks=True)
            rows.append(Row(trial, ((" " * TIME_WIDTH, ""), *parts)))
        return rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On a trial with a coin today, that it was done can be said too."""
        if action == "review" and isinstance(trial := self.item, Trial):
            return parameters == ("done",) and trial.has_a_coin(self.desk.today)
        return super().check_action(action, parameters)

    async def action_review(self, status: Status) -> None:
        """Say how it went; of a trial, that it was done today."""
        if isinstance(trial := self.item, Trial):
            from mindtui.ui.flows.trials import note_done

            await start(self, self.desk, note_done(self, self.desk, trial))
        else:
            await super().action_review(status)

    def blank_plan(self) -> Plan | None:
        """On a trial whose coin says do, a plan of it; else whatever is to be planned."""
        if isinstance(trial := self.item, Trial):
            from mindtui.ui.flows.trials import plan_of_today

            return plan_of_today(self.desk, trial)
        return None

    async def action_open(self) -> None:
        """Open it in the dialog of its kind; of a test that waits, in the one that asks what came of it."""
        if isinstance(test := self.item, Experiment):
            from mindtui.ui.flows.experiments import note_outcome

            await start(self, self.desk, note_outcome(self, self.desk, test))
        else:
            await super().action_open()

    def _fortnight(self, measure: RatingName) -> tuple[float | None, ...]:
        today = self.desk.today
        first = today - timedelta(days=FORTNIGHT - 1)
        rated = measured_between(self.desk.journal, measure, first, today)
        return calendar_fill(rated.days, rated.means, start=first.toordinal(), end=today.toordinal())[1]


def _heading(words: str, note: str = "") -> Row[Any]:
    return Row(None, ((f" {words}", "heading"), (f"   {note}" if note else "", "soft")))


def _words(text: str) -> Row[Any]:
    return Row(None, ((f"   {text}", "soft"),))
