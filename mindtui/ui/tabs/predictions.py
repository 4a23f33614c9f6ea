"""Predictions: what was expected of plans against how they felt, and what pays off."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import Activity
from mindtui.domain.doing import Doings, doings
from mindtui.domain.guesses import last_rated_guesses, open_guesses
from mindtui.domain.plan import ASPECTS, Aspect, Plan, plan_at
from mindtui.insights.payoff import PaidOff, Worth, more_for_a_payoff, what_pays_off
from mindtui.insights.sentences import counted
from mindtui.ui.commands import PREDICTIONS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.prediction_rows import WIDE, guess_heading, guess_parts, payoff_parts
from mindtui.ui.screens.place import HIGH
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.expected_felt import ExpectedFelt
from mindtui.ui.widgets.options_line import Options, OptionsLine
from mindtui.ui.widgets.record_list import RecordList, Row, spaced

View = Literal["chart", "guesses", "payoff"]

VIEWS: tuple[View, ...] = get_args(View)
VIEW_WORDS = ("chart", "guesses", "what pays off")
BESIDE = 112
"""Columns from which chart and lists stand side by side."""
LISTS = 52
"""Columns of the lists then."""
LAST_RATED = 60
"""How many rated plans are listed."""

COMING = "Still open: you expect"
NONE_COMING = "None open. Press a to plan something and guess."
RATED = "Rated: expected → felt"
NONE_RATED = "None guessed yet: a guesses, d and p rate."
PAYS_OFF = "What pays off: felt {}"
NOTHING_PAYS_OFF = "Not enough yet: {} of one activity."


class PredictionsTab(Tab):
    """A chart, the guesses, and what pays off: one at a time, or side by side where there is room."""

    DEFAULT_CSS = f"""
    PredictionsTab {{
        OptionsLine {{ margin-bottom: 1; }}
        #sides {{ height: 1fr; }}
        #lists {{ height: 1fr; }}
        &.-beside #sides {{ layout: horizontal; }}
        &.-beside #lists {{ width: {LISTS}; }}
        &.-beside RecordList {{ margin-bottom: 1; }}
        &.-tight OptionsLine {{ margin-bottom: 0; }}
    }}
    """
    BINDINGS = bindings(PREDICTIONS)
    HELP = (
        "What you expect of plans beside how they felt. v shows the chart, the guesses or what pays off; "
        "m asks for pleasure, mastery or difficulty; a on an activity that pays off plans it. There, each "
        "mean is drawn toward the mean of all your ratings, as if three more of those had been given: so "
        "that one lucky 10 never tops the list."
    )

    options = query_one(OptionsLine)
    pane = query_one(ExpectedFelt)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        pointer = desk.glyphs.pointer
        self.guesses = RecordList[Plan](takes_enter=False, pointer=pointer, id="guesses")
        self.payoffs = RecordList[PaidOff](takes_enter=False, pointer=pointer, id="payoffs")
        self._view: View = "chart"
        self._aspect: Aspect = "pleasure"
        self._read_at: tuple[int, date] | None = None
        self._coming: Sequence[Plan] = ()
        self._rated: Sequence[Plan] = ()
        self._known: Doings = {}
        self._paid_off: dict[Worth, Sequence[PaidOff]] = {}

    def compose(self) -> ComposeResult:
        """What can be chosen, the chart, the lists."""
        yield OptionsLine()
        with Vertical(id="sides"):
            yield ExpectedFelt(self.desk)
            with Vertical(id="lists"):
                yield self.guesses
                yield self.payoffs

    @property
    def _is_beside(self) -> bool:
        return self.room.width >= BESIDE

    @property
    def _is_tight(self) -> bool:
        return self.place.room.height < HIGH

    @property
    def view(self) -> View:
        """What is seen, or, where all is seen, the list that the keys are for."""
        return "guesses" if self._view == "chart" and self._is_beside else self._view

    @property
    def item(self) -> Plan | None:
        """The plan under the cursor."""
        return self.guesses.item if self.view == "guesses" else None

    @property
    def _worth(self) -> Worth:
        return "mastery" if self._aspect == "mastery" else "pleasure"

    def blank_plan(self) -> Plan | None:
        """A new plan is of the activity under the cursor of what pays off."""
        chosen = self.payoffs.item if self.view == "payoff" else None
        if chosen is None:
            return None
        blank = replace(plan_at(self.desk.today), label=chosen.label)
        known = self.desk.catalog().get(chosen.key)
        if known is None:
            return blank
        return replace(blank, activity_id=known.id, area=known.area, minutes=known.minutes)

    def show_journal(self) -> None:
        """What is seen, from what the journal holds."""
        self._read()
        beside, view = self._is_beside, self.view
        self.set_class(beside, "-beside")
        self.set_class(self._is_tight, "-tight")
        self.pane.display = beside or view == "chart"
        self.query_one("#lists").display = beside or view != "chart"
        self.guesses.display = beside or view == "guesses"
        self.payoffs.display = beside or view == "payoff"
        views = VIEWS[1:] if beside else VIEWS
        words = VIEW_WORDS[1:] if beside else VIEW_WORDS
        self.options.show(
            Options("v", words, views.index(view)), Options("m", ASPECTS, ASPECTS.index(self._aspect))
        )
        if self.pane.display:
            self.pane.show(self._aspect)
        if self.guesses.display:
            self._show_guesses()
        if self.payoffs.display:
            self._show_payoffs()

    def _read(self) -> None:
        """All plans, once for each state of the journal and each day."""
        journal, today = self.desk.journal, self.desk.today
        if self._read_at == (journal.version, today):
            return
        self._read_at = (journal.version, today)
        self._coming = open_guesses(journal, today)
        self._rated = last_rated_guesses(journal, LAST_RATED)
        self._known = known = doings(journal.all(Plan))
        activities = [*journal.all(Activity), *shipped_activities()]
        self._paid_off = {
            "pleasure": what_pays_off(known, activities, "pleasure"),
            "mastery": what_pays_off(known, activities, "mastery"),
        }

    @property
    def _width(self) -> int:
        """Cells of a line behind its pointer."""
        return (LISTS if self._is_beside else self.room.width) - 4

    def _show_guesses(self) -> None:
        width, today, glyphs = self._width, self.desk.today, self.desk.glyphs
        aspects = ASPECTS if width >= WIDE else (self._aspect,)
        here = self.guesses.item
        rows: list[Row[Plan]] = []
        for heading, plans, nothing in (
            (COMING, self._coming, NONE_COMING),
            (RATED, self._rated, NONE_RATED),
        ):
            rows.append(guess_heading(heading, aspects, width))
            rows += [Row(plan, guess_parts(plan, aspects, width, glyphs, today)) for plan in plans]
            if not plans:
                rows.append(Row(None, ((f"   {nothing}", "soft"),)))
        # The lines of the list, which is not laid out yet when it is first shown.
        height = self.room.height - (1 if self._is_tight else 2)
        rows = spaced(rows, height // 2 - 1 if self._is_beside else height)
        self.guesses.show(rows, keep=None if here is None else lambda plan: plan.id == here.id)

    def _show_payoffs(self) -> None:
        width, glyphs, found = self._width, self.desk.glyphs, self._paid_off[self._worth]
        here = self.payoffs.item
        rows: list[Row[PaidOff]] = [Row(None, ((f" {PAYS_OFF.format(self._worth)}", "heading"),))]
        rows += [Row(one, payoff_parts(one, width, glyphs)) for one in found]
        if not found:
            more = counted(more_for_a_payoff(self._known, self._worth), "more rating", "more ratings")
            rows.append(Row(None, ((f"   {NOTHING_PAYS_OFF.format(more)}", "soft"),)))
        self.payoffs.show(rows, keep=None if here is None else lambda one: one.key == here.key)

    def take_focus(self) -> None:
        """What is seen, or the list that was last used."""
        seen: dict[View, Widget] = {
            "chart": self.pane.query_one("#below"),
            "guesses": self.guesses,
            "payoff": self.payoffs,
        }
        seen[self.view].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a list chooses it."""
        chosen: View = "payoff" if event.widget is self.payoffs else "guesses"
        if self._is_beside and event.widget in (self.guesses, self.payoffs) and chosen != self.view:
            self._look_at(chosen)

    def action_view(self) -> None:
        """The next of what there is to see."""
        views = VIEWS[1:] if self._is_beside else VIEWS
        self._look_at(views[(views.index(self.view) + 1) % len(views)])

    def action_measure(self) -> None:
        """Pleasure, mastery, difficulty."""
        self._compare(ASPECTS[(ASPECTS.index(self._aspect) + 1) % len(ASPECTS)])

    @on(OptionsLine.Called)
    def choose_clicked(self, event: OptionsLine.Called) -> None:
        """A click on a name."""
        if event.key == "m":
            self._compare(ASPECTS[event.place])
        else:
            self._look_at((VIEWS[1:] if self._is_beside else VIEWS)[event.place])

    def _look_at(self, view: View) -> None:
        self._view = view
        self.show_journal()
        self.take_focus()
        self.place.refresh_bindings()

    def _compare(self, aspect: Aspect) -> None:
        self._aspect = aspect
        self.show_journal()
