"""Journal: every record, newest first, searched as you type."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Input

from mindtui.domain.query import found, newest_first
from mindtui.domain.record import Record
from mindtui.ui.commands import JOURNAL, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.records import trash
from mindtui.ui.record_rows import SIGNS, day_parts, record_parts
from mindtui.ui.screens.record_place import RecordPlace
from mindtui.ui.widgets.record_list import RecordList, Row
from mindtui.ui.widgets.search_line import SearchLine

EMPTY = "Nothing recorded yet. Press c to check in."
NO_MATCH = "Nothing found. Esc shows everything again."


class JournalScreen(RecordPlace):
    """All that was ever recorded."""

    MODE = "journal"
    DEFAULT_CSS = """
    JournalScreen.-high RecordList { margin-top: 1; }
    """
    BINDINGS = [*bindings(JOURNAL), ("escape", "leave_search")]
    HELP = (
        f"Every record, newest first. / searches notes, tags, feelings and plans. {SIGNS} "
        "T shows what you deleted."
    )

    records: "query_one[RecordList[Record]]" = query_one(RecordList)
    search = query_one(SearchLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: Sequence[Record | date | str] = ()

    def compose_body(self) -> ComposeResult:
        """A line to search in, and the list."""
        yield SearchLine("river, #work, stress>7, since:30d")
        yield RecordList[Record](takes_enter=False, pointer=self.desk.glyphs.pointer)

    def show_journal(self) -> None:
        """Records grouped by day; each line is made when it comes into view."""
        here = self.records.item
        wanted = self.search.wanted
        records = found(self.desk.journal, wanted) if wanted else newest_first(self.desk.journal)
        self._lines = _grouped(records, self.desk)
        if not self._lines:
            self._lines = (NO_MATCH if wanted else EMPTY,)
        self.search.show(len(records) if wanted else None)
        near = 0 if here is None or wanted else self.records.cursor
        place = next((n for n, line in enumerate(self._lines) if self._is_place(line, here)), near)
        self.records.show_lazily(len(self._lines), self._row_at, cursor=place)

    def _is_place(self, line: Record | date | str, here: Record | None) -> bool:
        """Whether the cursor belongs here: on its record, else on today rather than on plans to come."""
        if here is not None:
            return isinstance(line, Record) and line.id == here.id
        return isinstance(line, date) and line <= self.desk.today

    def _row_at(self, index: int) -> Row[Record]:
        line = self._lines[index]
        if isinstance(line, str):
            return Row(None, ((f"  {line}", "soft"),))
        if isinstance(line, Record):
            return Row(line, record_parts(line, self.room.width - 4, self.desk.glyphs, self.desk.journal))
        return Row(None, ((" ", ""), *day_parts(line, self.desk.today)))

    @property
    def item(self) -> Record | None:
        """The record under the cursor, while the list has the focus."""
        return super().item if self.focused is self.records else None

    @on(Input.Changed, "#search")
    def search_as_you_type(self) -> None:
        """The list follows."""
        self.show_journal()

    @on(Input.Submitted, "#search")
    def go_to_the_list(self) -> None:
        """From the line to what was found."""
        self.records.focus()

    def action_search(self) -> None:
        """Open the search line."""
        self.search.open()

    async def action_trash(self) -> None:
        """What was deleted."""
        await start(self, self.desk, trash(self, self.desk))

    def action_leave_search(self) -> None:
        """Everything again."""
        if self.search.close():
            self.records.focus()
            self.show_journal()


def _grouped(records: Sequence[Record], desk: Desk) -> list[Record | date | str]:
    lines: list[Record | date | str] = []
    last: date | None = None
    for record in records:
        day = desk.journal.day_of(record)
        if day != last:
            lines.append(day)
            last = day
        lines.append(record)
    return lines
