"""The trash: what was deleted, the newest first, to be restored one by one or let go of for good."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one

from mindtui.domain.clock import day_of, in_words
from mindtui.domain.journal import Journal
from mindtui.domain.trash import Removed
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.record_rows import record_parts
from mindtui.ui.widgets.plain_text import fit, pad, plain
from mindtui.ui.widgets.record_list import RecordList, Row

DAY_WIDTH: Final = 14

ForGood = tuple[Removed, ...]
"""What is to be forgotten."""


class TrashDialog(Dialog[Removed | ForGood]):
    """Gives the one thing to restore, or everything there is, to let go of it."""

    DEFAULT_CSS = """
    TrashDialog > .frame { height: 90%; }
    TrashDialog.-low > .frame { height: 100%; }
    """
    BINDINGS = [
        Binding("r", "restore", "Restore"),
        Binding("e", "empty", "Empty the trash"),
    ]
    HELP = "What you deleted. Enter or r restores it, e lets go of everything here for good."

    records: "query_one[RecordList[Removed]]" = query_one(RecordList)

    def __init__(self, journal: Journal, today: date, *, days: int, glyphs: Glyphs) -> None:
        super().__init__()
        self._journal = journal
        self._today = today
        self._days = days
        self._glyphs = glyphs
        self._trash: Sequence[Removed] = journal.trash()

    def compose(self) -> ComposeResult:
        """The list, or one line that says what would stand there."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain("Trash")
            frame.border_subtitle = plain(
                "Enter restores · e empties the trash · Esc leaves" if self._trash else "Esc leaves"
            )
            yield RecordList[Removed](pointer=self._glyphs.pointer)

    def on_mount(self) -> None:
        """Begin with what was deleted last."""
        kept = f"What you delete with Del waits here for {self._days} days."
        empty = [Row[Removed](None, ((words, "soft"),)) for words in ("Nothing is in the trash.", kept)]
        lines = self._lines() or empty
        self.records.show_lazily(len(lines), lambda index: self._row(lines[index]))
        self.records.focus()

    def _lines(self) -> list[Removed | Row[Removed]]:
        lines: list[Removed | Row[Removed]] = []
        last: date | None = None
        for removed in self._trash:
            day = day_of(removed.removed_at, self._journal.day_starts_at)
            if day != last:
                lines.append(Row(None, ((f" Deleted {in_words(day, self._today)}", "heading"),)))
            lines.append(removed)
            last = day
        return lines

    def _row(self, line: Removed | Row[Removed]) -> Row[Removed]:
        """Made when it is drawn, for the width there is then."""
        if isinstance(line, Row):
            return line
        width = self.records.size.width - 2
        record = self._journal.restored(line)
        if record is None:
            words = f"{line.of}: not understood by this version"
            return Row(line, ((fit(words, width, self._glyphs.ellipsis), "soft"),))
        day = pad(in_words(self._journal.day_of(record), self._today), DAY_WIDTH, self._glyphs.ellipsis)
        return Row(line, ((f"{day} ", "soft"), *record_parts(record, width - DAY_WIDTH - 1, self._glyphs)))

    @on(RecordList.Chosen)
    def action_restore(self) -> None:
        """Give what the cursor is on."""
        if (removed := self.records.item) is not None:
            self.dismiss(removed)

    def action_empty(self) -> None:
        """Give all of it."""
        if self._trash:
            self.dismiss(tuple(self._trash))
