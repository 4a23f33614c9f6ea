"""The fairer thoughts that are practiced: those that are due first, and what came of each."""

from collections.abc import Mapping, Sequence
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one

from mindtui.domain.agenda import due_cards
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.rehearsal import reviews_by_card
from mindtui.ui.commands import PRACTICE, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import practice
from mindtui.ui.flows.asking import start
from mindtui.ui.record_rows import card_parts
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.belief_pane import BeliefPane
from mindtui.ui.widgets.options_line import Options, OptionsLine
from mindtui.ui.widgets.plain_text import wrapped
from mindtui.ui.widgets.record_list import RecordList, Row, spaced

View = Literal["list", "chart"]

VIEWS: tuple[View, ...] = ("list", "chart")
BESIDE = 112
"""Columns from which list and chart stand side by side."""
LIST = 60
"""Columns of the list then."""

EMPTY = (
    "No thought to practice yet. Press P on a thought record that has a fairer thought, or + to write one "
    "down without a record. It comes back after 1, 2, 4, 7, 14, 21 and 30 days to be recalled."
)
DUE = ("Due", "Enter begins")
NOTHING_DUE = "Nothing is due."
LATER = ("Later", "")
PAUSED = ("Paused", "s lets it come back")
RETIRED = ("Retired", "R brings it back")


class PracticeTab(Tab):
    """The cards, and the figures and the chart of the one under the cursor."""

    DEFAULT_CSS = f"""
    PracticeTab {{
        #sides {{ height: 1fr; }}
        &.-beside #sides {{ layout: horizontal; }}
        &.-beside RecordList {{ width: {LIST}; }}
        &.-high OptionsLine {{ margin-bottom: 1; }}
        &.-high BeliefPane.-words {{ margin-top: 1; }}
    }}
    """
    BINDINGS = [
        *bindings(PRACTICE),
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
    ]
    HELP = (
        "Fairer thoughts that come back after 1, 2, 4, 7, 14, 21 and 30 days. Enter begins with those that "
        "are due; a late one counts like a punctual one. Forgot begins anew, hard keeps the step, ok goes "
        "on by one, easy by two. Practice may help you remember a thought."
    )

    cards: "query_one[RecordList[PracticeCard]]" = query_one(RecordList)
    pane = query_one(BeliefPane)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: View = "list"
        self._reviews: Mapping[str, Sequence[PracticeReview]] = {}
        self._read_at = -1
        self._asked: PracticeCard | None = None

    def compose(self) -> ComposeResult:
        """What can be chosen, list, chart and words."""
        yield OptionsLine()
        with Vertical(id="sides"):
            yield RecordList[PracticeCard](takes_enter=False, pointer=self.desk.glyphs.pointer)
            yield BeliefPane(self.desk)

    @property
    def item(self) -> PracticeCard | None:
        """The card under the cursor, seen or not."""
        return self.cards.item

    @property
    def _is_beside(self) -> bool:
        return self.room.width >= BESIDE

    def show_journal(self) -> None:
        """All cards, and the one under the cursor."""
        self._read()
        beside, here = self._is_beside, self.item
        self.set_class(beside, "-beside")
        options = self.query_one(OptionsLine)
        options.display = not beside
        options.show(Options("v", VIEWS, VIEWS.index(self._view)))
        self.cards.display = beside or self._view == "list"
        self.pane.set_class(not beside and self._view == "list", "-words")
        rows = spaced(self._rows(), self.room.height // 2)
        self.cards.show(rows, keep=None if here is None else lambda card: card.id == here.id)
        self._show_card()

    def _read(self) -> None:
        """The reviews by their cards, once for each state of the journal."""
        journal = self.desk.journal
        if self._read_at == journal.version:
            return
        self._read_at = journal.version
        self._reviews = reviews_by_card(journal)

    def _of(self, card: PracticeCard) -> Sequence[PracticeReview]:
        return self._reviews.get(card.id, ())

    def _rows(self) -> list[Row[PracticeCard]]:
        width, glyphs, today = self._width, self.desk.glyphs, self.desk.today
        every = sorted(self.desk.journal.all(PracticeCard), key=lambda card: (card.due_on, card.id))
        if not every:
            return [Row(None, ((f" {line}", "soft"),)) for line in wrapped(EMPTY, width, 4)]
        due = due_cards(self.desk.journal, today)
        groups = (
            (DUE, due),
            (LATER, [card for card in every if card.is_active and not card.is_due(today)]),
            (PAUSED, [card for card in every if card.paused and not card.retired]),
            (RETIRED, [card for card in every if card.retired]),
        )
        rows: list[Row[PracticeCard]] = [] if due else [Row(None, ((f" {NOTHING_DUE}", "soft"),))]
        for (heading, note), cards in groups:
            if cards:
                rows.append(Row(None, ((f" {heading}", "heading"), (f"   {note}" if note else "", "soft"))))
                rows += [
                    Row(card, card_parts(card, len(self._of(card)), width, glyphs, today)) for card in cards
                ]
        return rows

    @property
    def _width(self) -> int:
        """Cells of a line behind its pointer."""
        return (LIST if self._is_beside else self.room.width) - 4

    def _show_card(self) -> None:
        card = self.item
        self.pane.display = card is not None
        if card is not None:
            width = self.room.width - (LIST if self._is_beside else 0)
            is_asked = self._asked is not None and self._asked.id == card.id
            self.pane.show(card, self._of(card), width, is_alone=not self.cards.display, is_asked=is_asked)

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """Another card, other figures."""
        self._show_card()

    @on(RecordList.Chosen)
    async def practice_chosen(self, event: RecordList.Chosen) -> None:
        """A click on the row that has the cursor."""
        event.stop()
        await self.place.run_action("open")

    def take_focus(self) -> None:
        """What is seen."""
        (self.cards if self.cards.display else self.pane).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a card needs one; where nothing is due, Enter opens."""
        if action == "practice":
            return bool(due_cards(self.desk.journal, self.desk.today))
        if action in {"practice_now", "change_card", "retire"}:
            return self.is_mounted and self.item is not None
        if action == "pause":
            return self.is_mounted and self.item is not None and not self.item.retired
        if action == "view":
            return not self._is_beside
        return self._view == "chart" and not self._is_beside if action == "step" else True

    def action_step(self, by: int) -> None:
        """The card before or after, also where only its chart is seen."""
        self.cards.action_step(by)

    def action_view(self) -> None:
        """List or chart."""
        self._look_at(VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])

    @on(OptionsLine.Called)
    def look_at_clicked(self, event: OptionsLine.Called) -> None:
        """A click on a name."""
        self._look_at(VIEWS[event.place])

    def _look_at(self, view: View) -> None:
        self._view = view
        self.show_journal()
        self.take_focus()
        self.place.refresh_bindings()

    async def action_practice(self) -> None:
        """Those that are due."""
        await start(self.place, self.desk, practice.practice_due(self.place, self.desk))

    async def action_practice_now(self) -> None:
        """This one."""
        if card := self.item:
            await start(self.place, self.desk, self._ask_about(card))

    async def _ask_about(self, card: PracticeCard) -> None:
        """With its fairer thought out of sight, also beside the dialog."""
        self._asked = card
        self._show_card()
        try:
            await practice.practice_now(self.place, self.desk, card)
        finally:
            self._asked = None
            if self.is_attached:
                self._show_card()

    async def action_new_card(self) -> None:
        """One without a record."""
        await start(self.place, self.desk, practice.new_card(self.place, self.desk))

    async def action_change_card(self) -> None:
        """Other words."""
        if card := self.item:
            await start(self.place, self.desk, practice.change_card(self.place, self.desk, card))

    def action_pause(self) -> None:
        """Rest, or come back."""
        if card := self.item:
            practice.pause_card(self.place, self.desk, card)

    def action_retire(self) -> None:
        """No more, or again."""
        if card := self.item:
            practice.retire_card(self.place, self.desk, card)
