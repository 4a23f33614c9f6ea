"""The week, as a list by day or as seven columns where there is room."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from mindtui.domain.agenda import due_plans, shown_plans, tally
from mindtui.domain.areas import area_names
from mindtui.domain.clock import week_in_words, week_of
from mindtui.domain.plan import Plan, plan_at
from mindtui.insights.areas import touched
from mindtui.ui.commands import WEEK, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import plans
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.week import copy_last_week, save_week
from mindtui.ui.record_rows import day_parts, plan_parts
from mindtui.ui.screens.place import HIGH
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import joined
from mindtui.ui.widgets.record_list import RecordList, Row, is_heading, spaced
from mindtui.ui.widgets.week_grid import WeekGrid

WIDE = 112
"""Columns from which seven days stand side by side: sixteen each."""

NOTHING = "Nothing planned. a plans something, y copies last week."


class WeekTitle(Line):
    """Which week it is, and how it went."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WeekTitle { padding: 0 1; margin: 1 0; text-style: bold; }
    .-low WeekTitle { margin: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def show(self, words: tuple[str, ...]) -> None:
        """Another week: what matters most first."""
        if words != self._words:
            self._words = words
            self.refresh()

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """As much as there is room for."""
        text = joined(self._words, "   ")
        return [(text if len(text) <= width else self._words[0][:width], "")]


class WeekTab(Tab):
    """One week of plans."""

    DEFAULT_CSS = """
    WeekTab {
        WeekGrid { display: none; }
        &.-week-grid WeekGrid { display: block; }
        &.-week-grid RecordList { display: none; }
    }
    """
    BINDINGS = bindings(WEEK)
    HELP = (
        "The week's plans. [ and ] go to other weeks, w comes back to this one. < and > put the plan under "
        "the cursor a day earlier or later; the mouse drags it to another day. y copies the week before. "
        "+ writes down what you did without a plan, P saves the week as a page."
    )

    agenda: "query_one[RecordList[Plan]]" = query_one(RecordList)
    grid = query_one(WeekGrid)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._weeks_away = 0
        self._headings: list[int] = []
        """The lines of the list at which its days begin."""
        self._came_from: dict[str, Plan] = {}
        """What the cursor was on before it followed that to another day, by the id that it has there."""

    def compose(self) -> ComposeResult:
        """Both shapes; only one is shown."""
        yield WeekTitle()
        yield RecordList[Plan](takes_enter=False, takes_drags=True, pointer=self.desk.glyphs.pointer)
        yield WeekGrid(self.desk.glyphs)

    @property
    def _is_wide(self) -> bool:
        return self.room.width >= WIDE

    @property
    def _week(self) -> tuple[date, ...]:
        return week_of(self.desk.today + timedelta(weeks=self._weeks_away), self.desk.week_starts_on)

    @property
    def item(self) -> Plan | None:
        """The plan under the cursor."""
        return self.grid.item if self._is_wide else self.agenda.item

    @on(WeekGrid.Moved)
    def follow_the_grid(self) -> None:
        """As with the cursor of the list."""
        self.place.refresh_bindings()

    @on(WeekGrid.Chosen)
    async def open_from_the_grid(self) -> None:
        """Enter or a click."""
        await self.place.run_action("open")

    @on(WeekGrid.Dragged)
    def put_on_the_column(self, event: WeekGrid.Dragged) -> None:
        """Let go on another day."""
        self._put_on(event.plan, event.day)

    @on(RecordList.Dragged)
    def put_on_the_lines_of_a_day(self, event: RecordList.Dragged) -> None:
        """Let go on a line of another day."""
        above = sum(heading <= event.onto for heading in self._headings)
        if isinstance(plan := event.item, Plan) and above and (day := self._week[above - 1]) != plan.day:
            self._put_on(plan, day)

    def _put_on(self, plan: Plan, day: date) -> None:
        """Another day, at once; the cursor stays on the plan, also where that is in another week."""
        if (moved := plans.put_at_once(self.place, self.desk, plan, day)) is not None:
            self._came_from[moved.id] = plan
            self._go_where(day)
            self._show(moved)

    def _go_where(self, day: date) -> None:
        """To the week of a day that lies at most a week beside the one that is shown."""
        self._weeks_away += (day > self._week[-1]) - (day < self._week[0])

    def show_journal(self) -> None:
        """The week, in the shape that fits; the cursor follows a plan to another day, and back with undo."""
        here = self.item
        held = self.desk.journal.get(Plan, here.id) if here else None
        if here and held is None:
            if (before := self._came_from.get(here.id)) is not None:
                here = before
                self._go_where(here.day)
        elif held and held.moved_to is not None:
            here = self.desk.journal.get(Plan, held.moved_to) or here
        self._show(here)

    def _show(self, here: Plan | None) -> None:
        days = self._week
        by_day = {day: shown_plans(self.desk.journal, day) for day in days}
        due = {plan.id for plan in due_plans(self.desk.journal, self.desk.clock())}
        counted = tally(plan for day in days for plan in by_day[day]).words()
        variety = self._variety([plan for day in days for plan in by_day[day]])
        self.query_one(WeekTitle).show((f"{week_in_words(days)}   {counted}", variety))
        was_grid = self.has_class("-week-grid")
        self.set_class(self._is_wide, "-week-grid")
        if self._is_wide:
            self.grid.show(days, by_day, due, self.desk.today, keep=here)
        else:
            rows = spaced(
                self._rows(days, by_day, due), self.room.height - (3 if self.place.room.height >= HIGH else 1)
            )
            self._headings = [n for n, row in enumerate(rows) if is_heading(row)]
            self.agenda.show(rows, keep=self._keeps(here))
        if was_grid != self._is_wide:
            self.take_focus()

    def _variety(self, planned: Sequence[Plan]) -> str:
        """How many life areas were touched; nothing where nothing was done."""
        there = area_names(self.desk.journal)
        here = touched(planned) & there.keys()
        return f"{len(here)} of {len(there)} areas" if here else ""

    def take_focus(self) -> None:
        """The shape that is seen."""
        (self.grid if self._is_wide else self.agenda).focus()

    def _keeps(self, here: Plan | None) -> Callable[[Plan], bool]:
        if here is not None:
            return lambda plan: plan.id == here.id
        today = self.desk.today
        return lambda plan: plan.day >= today

    def _rows(
        self, days: tuple[date, ...], by_day: dict[date, Sequence[Plan]], due: set[str]
    ) -> list[Row[Plan]]:
        today, glyphs, width = self.desk.today, self.desk.glyphs, self.room.width - 4
        rows: list[Row[Plan]] = []
        if not any(by_day.values()):
            rows.append(Row(None, ((f" {NOTHING}", "soft"),)))
        for day in days:
            rows.append(
                Row(
                    None,
                    (
                        (" ", ""),
                        *day_parts(day, today),
                        (f"   {_tally_words(by_day[day], day, today)}", "soft"),
                    ),
                )
            )
            rows += [Row(plan, plan_parts(plan, width, glyphs, asks=plan.id in due)) for plan in by_day[day]]
        return rows

    @property
    def _day(self) -> date | None:
        """The day under the cursor."""
        return self.grid.day if self._is_wide else self.item.day if self.item else None

    async def action_did(self) -> None:
        """Something without a plan, on the day under the cursor if that is past."""
        await start(self.place, self.desk, plans.did(self.place, self.desk, self._day))

    def blank_plan(self) -> Plan:
        """A new plan stands on the day under the cursor, or on today."""
        return plan_at(max(self._day or self.desk.today, self.desk.today))

    def action_week(self, by: int) -> None:
        """Another week."""
        self._weeks_away += by
        self.show_journal()

    def action_shift(self, by: int) -> None:
        """A day earlier or later."""
        if (plan := self.item) is not None:
            self._put_on(plan, plan.day + timedelta(days=by))

    async def action_copy_week(self) -> None:
        """What the week before held, once more."""
        await start(self.place, self.desk, copy_last_week(self.place, self.desk, self._week))

    async def action_save_week(self) -> None:
        """The week on a page."""
        await start(self.place, self.desk, save_week(self.place, self.desk, self._week))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a plan needs one."""
        return self.item is not None if action == "shift" else True

    def action_this_week(self) -> None:
        """Back to this week."""
        self._weeks_away = 0
        self.show_journal()


def _tally_words(plans: Sequence[Plan], day: date, today: date) -> str:
    """What became of a day's plans; days to come are not counted."""
    return tally(plans).words() if day <= today else ""
