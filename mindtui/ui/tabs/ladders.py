"""Goals in small steps: each ladder with its rungs, the easiest first."""

from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from mindtui.domain.areas import area_name
from mindtui.domain.clock import in_words
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import Plan
from mindtui.domain.rung_plans import plan_of_rung, planned_days, waiting_plans
from mindtui.ui.commands import LADDERS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import ladders
from mindtui.ui.flows.asking import start, tell
from mindtui.ui.record_rows import ladder_parts, rung_parts
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.plain_text import joined
from mindtui.ui.widgets.record_list import RecordList, Row

NOTHING = "No ladder yet. Press + for a goal and small steps to it."
NO_RUNGS = "o adds the first one."
ABOUT = "The easiest step first; the number is how hard it is, 0–10."

RungFlow = Callable[[Screen[Any], Desk, Ladder, Rung], Coroutine[Any, Any, None]]


class LadderLine(Struct, frozen=True):
    """A ladder, or with a place one of its rungs."""

    ladder: Ladder
    place: int | None = None

    @property
    def rung(self) -> Rung | None:
        """The rung, if it is one."""
        return None if self.place is None else self.ladder.rungs[self.place]

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by when other lines come and go."""
        return self.ladder.id, self.rung.title() if self.rung else ""


class LaddersTab(Tab):
    """Every ladder, and below it its rungs."""

    BINDINGS = bindings(LADDERS)
    HELP = (
        "Goals in small steps. a plans the step under the cursor or the next one, A does so at once; "
        "s puts a smaller step before it, d says that it was done, K and J move it."
    )

    lines: "query_one[RecordList[LadderLine]]" = query_one(RecordList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._known: set[tuple[str, str]] | None = None

    def compose(self) -> ComposeResult:
        """One list."""
        yield RecordList[LadderLine](takes_enter=False, pointer=self.desk.glyphs.pointer)

    @property
    def item(self) -> Ladder | None:
        """The ladder under the cursor; a rung is no record of its own."""
        line = self.lines.item
        return line.ladder if line and line.place is None else None

    @property
    def _rung(self) -> tuple[Ladder, Rung] | None:
        """The rung under the cursor; on a ladder the next one, if there is any."""
        line = self.lines.item
        rung = line and (line.rung or line.ladder.next_rung)
        return (line.ladder, rung) if line and rung else None

    def show_journal(self) -> None:
        """All ladders, as they were made."""
        here = self.lines.item
        rows = self._rows()
        keys = [row.item.key for row in rows if row.item]
        known, self._known = self._known, set(keys)
        new = next((key for key in keys if known is not None and key not in known), None)
        wanted = new or (here.key if here else None)
        self.lines.show(rows, keep=None if wanted is None else lambda line: line.key == wanted)

    def _rows(self) -> list[Row[LadderLine]]:
        journal = self.desk.journal
        if not (all_ladders := journal.all(Ladder)):
            above: list[Row[LadderLine]] = [Row(None, ())] if self.is_high else []
            return [*above, Row(None, ((f" {NOTHING}", "soft"),))]
        waiting = waiting_plans(journal, self.desk.today)
        groups = [list(self._group(ladder, waiting.get(ladder.id, ()))) for ladder in all_ladders]
        about: Row[LadderLine] = Row(None, ((f" {ABOUT}", "soft"),))
        is_loose = 1 + sum(len(group) + 1 for group in groups) <= self.room.height
        between: list[Row[LadderLine]] = [Row(None, ())] if is_loose else []
        return [about, *(row for group in groups for row in (*between, *group))]

    def _group(self, ladder: Ladder, waiting: Sequence[Plan]) -> Iterator[Row[LadderLine]]:
        width, glyphs, today = self.room.width - 4, self.desk.glyphs, self.desk.today
        area = area_name(self.desk.journal, ladder.area) if ladder.area else ""
        yield Row(LadderLine(ladder), ladder_parts(ladder, width, glyphs, area=area))
        if not ladder.rungs:
            yield Row(None, ((f"    {NO_RUNGS}", "soft"),))
        days = planned_days(ladder, waiting)
        for place, rung in enumerate(ladder.rungs):
            is_next = rung is ladder.next_rung
            done = "" if rung.done_on is None else f"done {in_words(rung.done_on, today)}"
            planned = f"planned {in_words(days[place], today)}" if place in days else ""
            said = joined([done, "next" if is_next else "", planned], ", ")
            parts = rung_parts(rung, said, width, glyphs, is_next=is_next)
            yield Row(LadderLine(ladder, place), parts)

    def blank_plan(self) -> Plan | None:
        """The rung under the cursor, or the next one of the ladder."""
        rung = self._rung
        return plan_of_rung(*rung, ladders.next_free_day(self.desk)) if rung else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a rung needs one, and a rung needs a ladder."""
        line = self.lines.item
        if action in {"plan_rung", "split_rung"}:
            return line is not None and bool(line.ladder.rungs)
        if action in {"change_rung", "mark_rung", "move_rung", "take_out"}:
            return line is not None and line.place is not None
        return line is not None if action == "add_rung" else True

    @on(RecordList.Chosen)
    async def open_chosen(self, event: RecordList.Chosen) -> None:
        """A click."""
        event.stop()
        if self.item is None:
            await self.action_change_rung()
        else:
            await self.place.run_action("open")

    async def action_new_ladder(self) -> None:
        """A goal and its steps."""
        await start(self.place, self.desk, ladders.new_ladder(self.place, self.desk))

    async def action_add_rung(self) -> None:
        """One more step."""
        if line := self.lines.item:
            await start(self.place, self.desk, ladders.add_rung(self.place, self.desk, line.ladder))

    async def action_change_rung(self) -> None:
        """Other words, another difficulty."""
        if rung := self._rung:
            await start(self.place, self.desk, ladders.change_rung(self.place, self.desk, *rung))

    async def action_plan_rung(self) -> None:
        """At once."""
        await self._to_a_rung(ladders.plan_rung)

    async def action_split_rung(self) -> None:
        """A smaller step."""
        await self._to_a_rung(ladders.split_rung)

    async def _to_a_rung(self, flow: RungFlow) -> None:
        """Do something to the rung under the cursor or the next one; where all were done, say so."""
        line = self.lines.item
        if rung := self._rung:
            await start(self.place, self.desk, flow(self.place, self.desk, *rung))
        elif line:
            tell(self.place, line.ladder.ending())

    def action_move_rung(self, by: int) -> None:
        """Earlier or later."""
        self._to_a_place(ladders.move_rung, by)

    def action_mark_rung(self) -> None:
        """Done, or not after all."""
        self._to_a_place(ladders.mark_rung)

    def action_take_out(self) -> None:
        """Off the ladder."""
        self._to_a_place(ladders.take_out)

    def _to_a_place(self, flow: Callable[..., None], *more: int) -> None:
        line = self.lines.item
        if line and line.place is not None:
            flow(self.place, self.desk, line.ladder, line.place, *more)
