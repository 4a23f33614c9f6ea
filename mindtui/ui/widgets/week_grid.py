"""A week as seven columns, for terminals with room for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from mindtui.domain.plan import Plan
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.day_column import HEAD, Cells, DayColumn


class WeekGrid(Horizontal, can_focus=True):
    """Days side by side; the cursor stands on a plan or an empty day, the mouse drags plans between them."""

    DEFAULT_CSS = """
    WeekGrid {
        height: 1fr;
        padding: 0 1;
        .day-column--cursor { background: $panel; }
        &:focus .day-column--cursor { background: $cursor; text-style: bold; }
        &:ansi .day-column--cursor, &:nocolor .day-column--cursor { text-style: reverse; }
    }
    """
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("left,h", "go(-1, 0)", "Day before", show=False),
        Binding("right,l", "go(1, 0)", "Day after", show=False),
        Binding("up,k", "go(0, -1)", "Up", show=False),
        Binding("down,j", "go(0, 1)", "Down", show=False),
    ]
    HELP = "← → go from day to day, ↑ ↓ within a day, Enter opens. The mouse drags a plan to another day."

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere."""

        grid: "WeekGrid"

    @dataclass
    class Chosen(Message):
        """Enter or a click on the plan that has the cursor."""

        plan: Plan

    @dataclass
    class Dragged(Message):
        """A plan was taken with the mouse and let go on another day."""

        plan: Plan
        day: date

    def __init__(self, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._columns = [DayColumn(glyphs) for _ in range(7)]
        self._days: tuple[date, ...] = ()
        self._column = 0
        self._taken: tuple[int, Plan | None] = (0, None)
        """The column in which a button of the mouse went down, and the plan there."""

    def compose(self) -> ComposeResult:
        """The seven days."""
        yield from self._columns

    def show(
        self,
        days: Sequence[date],
        plans: Mapping[date, Sequence[Plan]],
        due: set[str],
        today: date,
        *,
        keep: Plan | None = None,
    ) -> None:
        """Show a week. The cursor goes to the plan `keep`, stays on the one that it has, or goes to today."""
        held, day = keep or self.item, self.day
        self._days = tuple(days)
        for day_here, column in zip(days, self._columns, strict=True):
            column.show(day_here, plans.get(day_here, ()), due, is_today=day_here == today)
        self._divide()
        wanted = (
            held.day if held is not None and held.day in self._days else day if day in self._days else today
        )
        self._column = self._days.index(wanted) if wanted in self._days else 0
        ids = [plan.id for plan in self._here.plans]
        self._here.put_cursor(ids.index(held.id) if held is not None and held.id in ids else 0)
        self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        """More or less of each day is seen."""
        self._divide()

    def _divide(self) -> None:
        fullest = max(len(column.plans) for column in self._columns)
        for column in self._columns:
            column.divide(Cells.within(self.size.height - HEAD, fullest))

    @property
    def _here(self) -> DayColumn:
        return self._columns[self._column]

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        return self._days[self._column] if self._days else None

    @property
    def item(self) -> Plan | None:
        """The plan under the cursor."""
        return self._plan_at(self._here, self._here.cursor)

    def _plan_at(self, column: DayColumn, place: int) -> Plan | None:
        return column.plans[place] if 0 <= place < len(column.plans) else None

    def action_go(self, across: int, down: int) -> None:
        """One step. At the edge of the week the cursor stays: `[` and `]` change the week."""
        if self._days:
            column = min(max(self._column + across, 0), len(self._days) - 1)
            self._go_to(column, self._here.cursor + down)

    def _go_to(self, column: int, place: int) -> None:
        old = self._column, self._here.cursor
        place = min(max(place, 0), max(0, len(self._columns[column].plans) - 1))
        if (column, place) == old:
            return
        if column != self._column:
            self._here.put_cursor(-1)
        self._column = column
        self._here.put_cursor(place)
        self.post_message(self.Moved(self))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A plan may be taken to another day; wherever it is let go, that is told here."""
        self.capture_mouse()
        column, place = self._place_at(event)
        self._taken = column, self._plan_at(self._columns[column], place)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go on another day: a drag. Else move there, and open the plan that has the cursor already."""
        self.release_mouse()
        column, place = self._place_at(event)
        taken_from, plan = self._taken
        if not self._days or not self.region.contains_point(event.screen_offset):
            return
        if column != taken_from:
            if plan is not None:
                self.post_message(self.Dragged(plan, self._days[column]))
        elif (column, place) == (self._column, self._here.cursor) and self.item is not None:
            self.post_message(self.Chosen(self.item))
        else:
            self._go_to(column, place)

    def _place_at(self, event: events.MouseEvent) -> tuple[int, int]:
        """Which day and which of its places a mouse event is on."""
        columns = enumerate(self._columns)
        column = next((n for n, column in columns if event.screen_x < column.region.right), 6)
        return column, self._columns[column].place_at(event.screen_y - self.region.y)
