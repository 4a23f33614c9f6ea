"""The thought records, the newest first, each with its worksheet; and what they moved."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Input

from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.thinking_patterns import ABOUT
from mindtui.domain.thought import ThoughtRecord
from mindtui.domain.thought_sieve import EVERYTHING, sifted
from mindtui.insights.sentences import counted
from mindtui.insights.sentences.thoughts import HAS_NOT_SHIFTED
from mindtui.ui.commands import RECORDS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import thought_records
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.experiments import new_experiment
from mindtui.ui.flows.thinking_patterns import choose_sieve
from mindtui.ui.flows.thought_hint import hint_is_due
from mindtui.ui.flows.thoughts import new_thought
from mindtui.ui.moved_lines import moved_lines
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import fit, wrapped
from mindtui.ui.widgets.record_list import Part, RecordList, Row
from mindtui.ui.widgets.search_line import SearchLine
from mindtui.ui.widgets.sheet import Lines, Sheet
from mindtui.ui.worksheet import GONE, columns, row_parts, worksheet

NOTHING: Final = "No thought record yet. t begins one, e shows an example."
NO_MATCH: Final = "Nothing found. Esc shows all."
NO_PATTERN: Final = "no pattern"
DRAFTS: Final = "drafts"
ESCAPE: Final = "Esc shows all"
MORE: Final = "] shows more of it"

MOVED: Final = "What records moved"
BACK: Final = "m, Esc: the records"
MOVED_WIDTH = 100
"""Cells beyond which a line is hard to read."""
BESIDE = 112
"""Columns from which list and sheet stand side by side."""
LISTED = 78
"""Columns of the list then."""


class Hint(WordsLine):
    """What may do more than another record."""

    MOST = 3
    SCOPED_CSS = False
    DEFAULT_CSS = "Hint { padding: 0 1; display: none; } Hint.-due { display: block; }"


class RecordsTab(Tab):
    """Every thought record with belief and feeling before and after. Enter opens, a draft goes on."""

    DEFAULT_CSS = f"""
    RecordsTab {{
        #about {{ height: 1; }}
        &.-high #about {{ height: 2; }}
        #sides {{ height: 1fr; }}
        &.-high Sheet {{ margin-top: 1; }}
        &.-beside #sides {{ layout: horizontal; }}
        &.-beside RecordList {{ width: {LISTED}; }}
        &.-beside Sheet {{ margin-top: 0; }}
    }}
    """
    BINDINGS = [*bindings(RECORDS), ("escape", "show_all"), ("down", "go_to_list")]
    HELP = (
        "Thought records, newest first. Enter opens one; a draft goes on where it was left. / searches, "
        "f shows only those with a pattern, x tests a thought, [ and ] move the sheet."
    )

    records: "query_one[RecordList[ThoughtRecord]]" = query_one(RecordList)
    search = query_one(SearchLine)
    sheet = query_one(Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sieve = EVERYTHING
        self._is_moved = False
        self._read_at: tuple[int, date] | None = None
        self._hint_on: date | None = None
        self._all: Sequence[ThoughtRecord] = ()
        self._names: dict[str, str] = {}
        self._questions: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A line to search in, what is listed, the list, and the sheet of one."""
        yield SearchLine("boss, late, what I wrote")
        yield Detail(id="about")
        yield Hint()
        with Container(id="sides"):
            yield RecordList[ThoughtRecord](takes_enter=False, pointer=self.desk.glyphs.pointer)
            yield Sheet(MORE)

    @property
    def item(self) -> ThoughtRecord | None:
        """The record under the cursor, while the list is what the keys are for."""
        return None if self.search.is_typing or self._is_moved else self.records.item

    @property
    def _is_beside(self) -> bool:
        return self.room.width >= BESIDE

    @property
    def _width(self) -> int:
        """Cells of a row behind its pointer."""
        return (LISTED if self._is_beside else self.room.width) - 4

    def show_journal(self) -> None:
        """The records that are wanted; the cursor stays on its own."""
        self._read()
        self._show_hint()
        self.set_class(self._is_beside and not self._is_moved, "-beside")
        self.records.display = not self._is_moved
        if self._is_moved:
            self._show_moved()
            return
        wanted, here = self.search.wanted, self.desk.made or (self.records.item and self.records.item.id)
        self.desk.made = ""
        found = sifted(self._all, self._sieve, wanted)
        self.search.show(len(found) if wanted else None)
        self._show_about(len(found))
        height = max(4, self.room.height // 3)
        self.records.styles.height = "1fr" if self._is_beside else min(max(1, len(found)), height)
        if found:
            place = next((n for n, record in enumerate(found) if record.id == here), None)
            cursor = 0 if wanted and self.search.is_typing else place
            self.records.show_lazily(len(found), lambda n: self._row(found[n]), cursor=cursor)
        else:
            self.records.show([Row(None, ((f" {NO_MATCH if self._all else NOTHING}", "soft"),))])
        self.show_sheet()

    def _read(self) -> None:
        """Everything once for each state of the journal."""
        journal, today = self.desk.journal, self.desk.today
        if self._read_at != (journal.version, today):
            self._read_at = (journal.version, today)
            self._all = journal.all(ThoughtRecord)
            self._names = {pattern.id: pattern.title() for pattern in self.desk.patterns()}
            self._questions = {each.id: each.question for each in challenge_questions()}
            if hint_is_due(self.desk):
                self._hint_on = today

    def _show_about(self, count: int) -> None:
        drafts = sum(not record.is_finished for record in self._all)
        said = counted(count, "thought record", "thought records")
        parts: tuple[Part, ...]
        if self._is_sifted:
            limits = " · ".join(self._limits())
            parts = (
                (said, "strong"),
                (fit(f": {limits} · {ESCAPE}", self.room.width - len(said)), "soft"),
            )
        else:
            waiting = f", {counted(drafts, 'draft', 'drafts')}" if drafts else ""
            parts = ((f"{said}{waiting}" if self._all else "", "strong"),)
        names = ((f" {columns(self._width)}", "soft"),) if self._all else ()
        self.query_one("#about", Detail).show([parts, names])

    def _show_hint(self) -> None:
        """For the day on which it came."""
        hint = self.query_one(Hint)
        is_due = self._hint_on == self.desk.today
        hint.set_class(is_due, "-due")
        hint.text = HAS_NOT_SHIFTED if is_due else ""

    def _show_moved(self) -> None:
        """What the records moved, in place of the list."""
        self.query_one("#about", Detail).show([((MOVED, "strong"), (f" · {BACK}", "soft")), ()])
        width = min(MOVED_WIDTH, self.room.width - 2)
        self.sheet.show(moved_lines(self._all, self._names, self._questions, width))

    @property
    def _is_sifted(self) -> bool:
        return self._sieve != EVERYTHING

    def _limits(self) -> Iterator[str]:
        if self._sieve.drafts:
            yield DRAFTS
        if self._sieve.pattern is not None:
            yield self._names.get(self._sieve.pattern, GONE) if self._sieve.pattern else NO_PATTERN

    def _row(self, record: ThoughtRecord) -> Row[ThoughtRecord]:
        day, today = self.desk.journal.day_of(record), self.desk.today
        return Row(record, row_parts(record, day, self._names, self._width, today, self.desk.glyphs))

    @on(RecordList.Moved)
    def show_sheet(self) -> None:
        """The worksheet of the record under the cursor; before there is any, what a thought is."""
        if self._is_moved:
            return
        width = self.room.width - (LISTED if self._is_beside else 0) - 3
        lines: Lines = ()
        if (here := self.records.item) is not None:
            lines = worksheet(here, self._names, self._questions, width)
        elif not self._all:
            lines = [((line, "soft"),) for text in ABOUT for line in wrapped(text, width, 3)]
        self.sheet.show(lines)

    def take_focus(self) -> None:
        """The list, or what is read in its place."""
        (self.sheet if self._is_moved else self.records).focus()

    @on(Input.Changed, "#search")
    def search_as_you_type(self) -> None:
        """The list follows."""
        self.show_journal()

    @on(Input.Submitted, "#search")
    def action_go_to_list(self) -> None:
        """From the line to what was found."""
        self.records.focus()

    def action_search(self) -> None:
        """Open the search line."""
        if self._is_moved:
            self._is_moved = False
            self.show_journal()
        self.search.open()

    def action_show_all(self) -> None:
        """Leave the search; when nothing is searched for, show all patterns."""
        if self._is_moved:
            self._look(moved=False)
            return
        if self.search.close():
            self.records.focus()
        else:
            self._sieve = EVERYTHING
        self.show_journal()

    def action_moved(self) -> None:
        """What records moved; once more the records."""
        self.search.close()
        self._look(moved=not self._is_moved)

    def _look(self, *, moved: bool) -> None:
        if moved != self._is_moved:
            self._is_moved = moved
            self.show_journal()
            self.take_focus()
            self.place.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a record needs one, and a test a thought."""
        if action == "test_it":
            return self.is_mounted and self.item is not None and bool(self.item.thought.strip())
        return self.is_mounted and self.item is not None if action in {"practice", "earlier"} else True

    def action_leaf(self, by: int) -> None:
        """More of the sheet, or back."""
        self.sheet.action_leaf(by)

    async def action_filter(self) -> None:
        """Only records with a pattern."""
        await start(self.place, self.desk, self._ask_for_pattern())

    async def _ask_for_pattern(self) -> None:
        sieve = await choose_sieve(self.place, self.desk, self._sieve)
        if sieve is not None:
            self._sieve = sieve
            self._look(moved=False)
            self.show_journal()

    async def action_new(self) -> None:
        """Weigh another thought."""
        await start(self.place, self.desk, new_thought(self.place, self.desk))

    def action_practice(self) -> None:
        """A card for the fairer thought."""
        if (record := self.item) is not None:
            thought_records.practice(self.place, self.desk, record)

    async def action_test_it(self) -> None:
        """What the thought predicts, put to the test."""
        if (record := self.item) is not None:
            await start(self.place, self.desk, new_experiment(self.place, self.desk, record))

    async def action_earlier(self) -> None:
        """What it said before."""
        if (record := self.item) is not None:
            await start(self.place, self.desk, thought_records.show_earlier(self.place, self.desk, record))

    async def action_example(self) -> None:
        """One that is made up."""
        await start(self.place, self.desk, thought_records.show_example(self.place, self.desk))
