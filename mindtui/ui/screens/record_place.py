"""What every place with a cursor on records can do to the one under it."""

from textual import on

from mindtui.domain.meeting import AgendaItem
from mindtui.domain.plan import Plan, Status
from mindtui.domain.record import Record
from mindtui.ui.commands import ANY_RECORD, bindings
from mindtui.ui.flows import plans, records, smaller, suggest
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.meeting import bring_along
from mindtui.ui.flows.review import review
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.widgets.record_list import RecordList


class RecordPlace(PlaceScreen):
    """Opens and deletes any record; reviews, moves and drops plans. The keys stand in `commands.py`."""

    BINDINGS = bindings(ANY_RECORD)

    @property
    def item(self) -> Record | None:
        """The record under the cursor."""
        listed: RecordList[Record] = self.query_one(RecordList)
        return listed.item

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a record needs a record, and what is done to a plan a plan."""
        if action in {"review", "move", "drop"}:
            return isinstance(self.item, Plan)
        if action == "make_smaller":
            return isinstance(self.item, Plan) and not self.item.was_done
        if action == "bring":
            return self.item is not None and not isinstance(self.item, AgendaItem)
        return self.item is not None if action in {"open", "delete"} else True

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """Other records, other keys."""
        self.refresh_bindings()

    @on(RecordList.Chosen)
    async def open_chosen(self) -> None:
        """Enter or a click."""
        await self.action_open()

    async def action_open(self) -> None:
        """Open it in the dialog of its kind."""
        if (record := self.item) is not None:
            await start(self, self.desk, records.open_record(self, self.desk, record))

    async def action_review(self, status: Status) -> None:
        """Say how it went."""
        if isinstance(plan := self.item, Plan):
            await start(self, self.desk, review(self, self.desk, plan, status))

    async def action_move(self) -> None:
        """Another day."""
        if isinstance(plan := self.item, Plan):
            await start(self, self.desk, plans.move(self, self.desk, plan))

    async def action_drop(self) -> None:
        """Let it go."""
        if isinstance(plan := self.item, Plan):
            await start(self, self.desk, plans.drop(self, self.desk, plan))

    async def action_make_smaller(self) -> None:
        """Its first step as a plan of its own."""
        if isinstance(plan := self.item, Plan):
            await start(self, self.desk, smaller.make_smaller(self, self.desk, plan))

    async def action_delete(self) -> None:
        """Out of the journal; undo brings it back."""
        if (record := self.item) is not None:
            await start(self, self.desk, records.delete(self, self.desk, record))

    def action_bring(self) -> None:
        """To the next meeting, or not after all."""
        if (record := self.item) is not None:
            bring_along(self, self.desk, record)

    async def action_suggest(self) -> None:
        """Three things to do."""
        await start(self, self.desk, suggest.suggest_three(self, self.desk))
