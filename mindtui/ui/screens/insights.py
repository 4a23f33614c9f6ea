"""Insights: cards that say what the records say, and how sure that is."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.worker import Worker, WorkerState

from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import in_words
from mindtui.domain.trial import Trial
from mindtui.faults import named, note_down
from mindtui.insights.cards.card import GROUPS, Card
from mindtui.insights.cards.links import with_interval
from mindtui.insights.sentences import MANY_CARDS, invitation
from mindtui.ui.card_search import GROUP, CardSearch
from mindtui.ui.card_sieve import ANSWER, KIND, OUTCOME, RANGE, CardSieve
from mindtui.ui.commands import INSIGHTS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, start
from mindtui.ui.flows.drift import pick_typical_days
from mindtui.ui.flows.trials import finish, start_trial
from mindtui.ui.insight_rows import card_rows
from mindtui.ui.insight_sheet import card_lines
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.options_line import OptionsLine
from mindtui.ui.widgets.plain_text import wrapped
from mindtui.ui.widgets.record_list import RecordList, Row, spaced
from mindtui.ui.widgets.sheet import Lines, Sheet

BEGINNING: Final = "Looking …"
LOOKING: Final = "Looked at {} of {} … Esc stops."
STOPPED: Final = "Stopped."
FAILED: Final = "The cards could not be worked out ({})."
OLDER: Final = "These are from before."
AGAIN: Final = "Space looks again."
NONE_FOUND: Final = "No card of this kind. f, m and v show others."
NO_TRIAL: Final = "No trial came to its end in the last 26 weeks. i starts one."
TRIAL_LATER: Final = "Its card comes after {}, the last day of the trial: “{}”."
NO_DRIFT: Final = "No drift is looked for. d picks the days that were typical for you."
WHY_LINES = 4
"""Lines that say why no card is listed."""
CARD: Final = "Card"
MORE: Final = "] shows more of it"
BESIDE = 112
"""Columns from which list and card stand side by side."""
LISTED = 64
"""Columns of the list then."""


class InsightsScreen(PlaceScreen):
    """All cards in groups. They are worked out beside the screen, and kept until something changes."""

    MODE = "insights"
    DEFAULT_CSS = f"""
    InsightsScreen {{
        OptionsLine {{ margin-top: 1; }}
        #about {{ padding: 0 1; }}
        #sides {{ height: 1fr; layout: horizontal; margin-top: 1; }}
        Sheet {{ display: none; }}
        &.-low OptionsLine, &.-low #sides {{ margin-top: 0; }}
        &.-beside RecordList {{ width: {LISTED}; }}
        &.-beside Sheet {{ display: block; width: 1fr; }}
    }}
    """
    BINDINGS = bindings(INSIGHTS)
    HELP = (
        "Clear: chance alone would rarely show it so strongly; where many tags or activities are tested "
        "together, that is counted in. Usual range: says where most of your days lie, and nothing is tested. "
        "No clear link yet: there are days enough, and nothing stands out from them; something small may "
        "still be there. Not enough yet: nothing is worked out before there are days enough to tell.\n\n"
        f"{MANY_CARDS}\n\n"
        "n is what a card rests on: 13/139 is 13 days with it and 139 without. An interval of 95 % is made "
        "so that 95 of 100 of them hold the true figure; a wide one says that little is known yet. p is how "
        "often chance alone would show as much.\n\n"
        "“Goes with” means that two things come together on the same days. Which of them comes first, or "
        "whether a third thing brings both, these cards cannot tell; i starts a trial, which can."
    )

    options = query_one(OptionsLine)
    about = query_one("#about", WordsLine)
    records: "query_one[RecordList[Card]]" = query_one(RecordList)
    sheet = query_one(Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sieve = CardSieve()
        self._opened: tuple[Card, Card] | None = None
        """The card that was looked at last as it is in the deck, and with its interval."""
        self._search = CardSearch(self, desk, self._since)
        self._halt = ""
        """Why nothing is looked for; empty where that is not so."""

    def compose_body(self) -> ComposeResult:
        """What is chosen, how far it is, the list, and the card under its cursor."""
        yield OptionsLine()
        yield WordsLine(id="about")
        with Container(id="sides"):
            yield RecordList[Card](takes_enter=False, pointer=self.desk.glyphs.pointer)
            yield Sheet(MORE)

    @property
    def _is_beside(self) -> bool:
        return self.room.width >= BESIDE

    @property
    def is_looking(self) -> bool:
        """Whether cards are being worked out."""
        return self._search.is_looking

    def _since(self) -> date:
        """The first day of the chosen range."""
        return Window.ending(self.desk.today, self._sieve.range, date.min).first

    def show_journal(self) -> None:
        """The cards there are; where the journal is another by now, new ones are looked for."""
        was_looking = self.is_looking
        if self._search.ask(may_begin=not self._halt):
            self.about.text = BEGINNING
        self._show_cards()
        if was_looking != self.is_looking:
            self.refresh_bindings()

    @on(CardSearch.Looked)
    def tell_how_far_it_is(self, event: CardSearch.Looked) -> None:
        """After a second, and each second from then on."""
        if self.is_looking:
            self.about.text = LOOKING.format(event.done, event.total)

    @on(CardSearch.Found)
    def take_the_cards(self, event: CardSearch.Found) -> None:
        """Unless others are looked for by now."""
        if self._search.take(event):
            self._show_cards()
            self.refresh_bindings()

    @on(Worker.StateChanged)
    def tell_that_it_failed(self, event: Worker.StateChanged) -> None:
        """An error that nobody foresaw ends the work, and not the app with all that is typed in it."""
        worker = event.worker
        if worker.group == GROUP and worker.error and event.state is WorkerState.ERROR:
            self._search.give_up()
            self._stand_still(FAILED.format(named(worker.error)))
            self.say(note_down(worker.error), trouble=True)

    def on_screen_suspend(self) -> None:
        """Nothing is worked out for a place that was left; a dialog over it is no leaving."""
        if self.app.current_mode != self.MODE:
            self._search.give_up()
            self._shown = None

    def action_stop(self) -> None:
        """Look no further; what was found before stays."""
        self._search.give_up()
        self._stand_still(STOPPED)

    def _stand_still(self, why: str) -> None:
        self._halt = why
        self._show_cards()
        self.refresh_bindings()

    def action_again(self) -> None:
        """From the start."""
        self._halt = ""
        self.say("")
        self.catch_up(always=True)

    def on_screen_resume(self) -> None:
        """Whoever comes back to the place wants to see."""
        if self._shown is None:
            self._halt = ""

    def _show_cards(self) -> None:
        self.set_class(self._is_beside, "-beside")
        self.options.show(*self._sieve.options())
        if not self.is_looking:
            said = self._why_still() if self._halt else (self._counts(), *self._search.deck.notes)
            self.about.text = " ".join(said)
        shown = self._sieve.sifted(self._search.deck.cards)
        here = self.records.item
        width = (LISTED if self._is_beside else self.room.width) - 4
        rows = card_rows(shown, width)
        if not rows:
            rows = [
                Row(None, ((f" {line}", "soft"),)) for line in wrapped(self._why_none(), width, WHY_LINES)
            ]
        self.records.show(
            spaced(rows, self.lines_beside(5)),
            keep=lambda card: here is not None and card.key == here.key,
        )
        self._show_sheet()

    def _why_still(self) -> Iterator[str]:
        yield self._halt
        if self._search.is_older:
            yield OLDER
        yield AGAIN

    def _why_none(self) -> str:
        if not self._search.deck.cards:
            return ""
        kind = self._sieve.kind
        if kind == "drift" and self.desk.settings.typical_days is None:
            return NO_DRIFT
        if kind == "trials" and not any(card.family == "trial" for card in self._search.deck.cards):
            return self._why_no_trial()
        return NONE_FOUND

    def _why_no_trial(self) -> str:
        today = self.desk.today
        running = [trial for trial in self.desk.journal.all(Trial) if trial.is_running(today)]
        if not running:
            return NO_TRIAL
        first = min(running, key=lambda trial: trial.last_day)
        return TRIAL_LATER.format(in_words(first.last_day, today), first.title())

    def _counts(self) -> str:
        """How many cards there are of each answer."""
        held = [card.verdict for card in self._search.deck.cards]
        dot = f" {self.desk.glyphs.dot} "
        answers = {verdict: words for verdict, words in GROUPS.items() if verdict != "described"}
        counts = dot.join(f"{held.count(verdict)} {words.lower()}" for verdict, words in answers.items())
        is_empty = not self.desk.journal.days(CheckIn)
        return f"{counts}. {invitation(shell=False)}" if is_empty else f"{counts}."

    def _show_sheet(self) -> None:
        card = self.records.item
        if self._is_beside:
            self.sheet.show(self._lines(card, self.room.width - LISTED - 3) if card is not None else ())

    def _lines(self, card: Card, width: int) -> Lines:
        if self._opened is None or self._opened[0] != card:
            self._opened = card, with_interval(card, self._search.deck.weekend)
        return card_lines(self._opened[1], width, self.desk.glyphs, self.desk.today)

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """The card beside the list is that of the cursor."""
        self._show_sheet()
        self.refresh_bindings()

    @on(RecordList.Chosen)
    async def open_chosen(self) -> None:
        """Enter or a click."""
        await self.action_open()

    async def action_open(self) -> None:
        """The whole card."""
        if (card := self.records.item) is not None:
            await start(self, self.desk, self._open(card))

    async def _open(self, card: Card) -> None:
        from mindtui.ui.dialogs.sheet import SheetDialog

        await ask(
            self, self.desk, SheetDialog(CARD, GROUPS[card.verdict], lambda width: self._lines(card, width))
        )
        if card.family == "trial" and (
            trial := self.desk.journal.get(Trial, card.key.removeprefix("trial."))
        ):
            finish(self, self.desk, trial)

    def action_outcome(self) -> None:
        """The next one."""
        self._choose(OUTCOME)

    def action_answer(self) -> None:
        """The next one."""
        self._choose(ANSWER)

    def action_filter(self) -> None:
        """The next kind."""
        self._choose(KIND)

    def action_range(self) -> None:
        """Another window for trends and usual ranges."""
        self._choose(RANGE)

    @on(OptionsLine.Called)
    def choose_clicked(self, event: OptionsLine.Called) -> None:
        """A click on a name."""
        self._choose(event.key, event.place)

    def _choose(self, key: str, place: int | None = None) -> None:
        """Another range needs other cards; all else is among those that are there."""
        self.say("")
        self._sieve.choose(key, place)
        if key == RANGE:
            self._halt = ""
            self.catch_up(always=True)
            self.refresh_bindings()
        else:
            self._show_cards()

    async def action_start_trial(self) -> None:
        """What a link cannot tell, an own trial can."""
        await start(self, self.desk, start_trial(self, self.desk))

    async def action_drift(self) -> None:
        """Which days are typical."""
        await start(self, self.desk, self._pick_typical_days())

    async def _pick_typical_days(self) -> None:
        await pick_typical_days(self, self.desk)
        self.catch_up(always=True)

    def action_leaf(self, by: int) -> None:
        """The card beside the list, a page on or back."""
        self.sheet.action_leaf(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key where it has something to do."""
        match action:
            case "open":
                return self.records.item is not None
            case "leaf":
                return self._is_beside and self.records.item is not None
            case "stop":
                return self.is_looking
            case "again":
                return bool(self._halt)
        return True
