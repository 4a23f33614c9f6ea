"""The thought records, the newest first."""

from textual.app import ComposeResult
from textual.getters import query_one

from mindtui.domain.thought import ThoughtRecord
from mindtui.ui.commands import RECORDS, bindings
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.experiments import new_experiment
from mindtui.ui.record_rows import thought_parts
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.record_list import RecordList, Row

NOTHING = "No thought record yet. t begins one: a harsh thought, weighed in small steps."


class RecordsTab(Tab):
    """Every thought record with belief and feeling before and after."""

    BINDINGS = bindings(RECORDS)
    HELP = "Thought records, newest first. Enter opens one; a draft goes on where it was left. x tests it."

    records: "query_one[RecordList[ThoughtRecord]]" = query_one(RecordList)

    def compose(self) -> ComposeResult:
        """One list."""
        yield RecordList[ThoughtRecord](takes_enter=False, pointer=self.desk.glyphs.pointer)

    @property
    def item(self) -> ThoughtRecord | None:
        """The record under the cursor."""
        return self.records.item

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A test needs a thought."""
        if action == "test_it":
            return self.is_mounted and self.item is not None and bool(self.item.thought.strip())
        return True

    async def action_test_it(self) -> None:
        """What the thought predicts, put to the test."""
        if (record := self.item) is not None:
            await start(self.screen, self.desk, new_experiment(self.screen, self.desk, record))

    def show_journal(self) -> None:
        """All of them, by the moment they are about."""
        here, width = self.records.item, self.room.width - 4
        newest_first = self.desk.journal.all(ThoughtRecord)[::-1]
        if not newest_first:
            self.records.show([Row(None, ((f" {NOTHING}", "soft"),))])
            return
        place = next((n for n, record in enumerate(newest_first) if here and record.id == here.id), None)
        self.records.show_lazily(
            len(newest_first),
            lambda n: Row(newest_first[n], thought_parts(newest_first[n], width, self.desk.glyphs)),
            cursor=place,
        )
