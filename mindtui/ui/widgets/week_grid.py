"""A week as seven columns, for terminals with room for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.domain.plan import Plan
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line, merged
from mindtui.ui.widgets.plain_text import pad, wrapped

HEAD = 2
LEAST, MOST = 3, 4
"""Lines a plan takes: time and sign, then two or three of words; and an empty one where there is room."""


class WeekGrid(Line, can_focus=True):
    """Days side by side, the plans of each below one another; the cursor stands on a plan or an empty day."""

    COMPONENT_CLASSES = {
        "week-grid--heading",
        "week-grid--today",
        "week-grid--soft",
        "week-grid--good",
        "week-grid--due",
        "week-grid--cursor",
    }
    DEFAULT_CSS = """
    WeekGrid {
        height: 1fr;
        padding: 0 1;
        .week-grid--heading { text-style: bold; }
        .week-grid--today { text-style: bold underline; color: $primary; }
        .week-grid--soft { color: $soft; }
        .week-grid--good { color: $success; }
        .week-grid--due { color: $warning; }
        .week-grid--cursor { background: $panel; }
        &:focus .week-grid--cursor { background: $cursor; text-style: bold; }
        &:ansi .week-grid--cursor, &:nocolor .week-grid--cursor { text-style: reverse; }
    }
    """
    BINDINGS = [
        Binding("left,h", "go(-1, 0)", "Day before", show=False),
        Binding("right,l", "go(1, 0)", "Day after", show=False),
        Binding("up,k", "go(0, -1)", "Up", show=False),
        Binding("down,j", "go(0, 1)", "Down", show=False),
    ]
    HELP = "← → go from day to day, ↑ ↓ within a day, Enter opens."

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere."""

        grid: "WeekGrid"

    @dataclass
    class Chosen(Message):
        """Enter or a click on the plan that has the cursor."""

        plan: Plan

    def __init__(self, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._days: tuple[date, ...] = ()
        self._plans: Mapping[date, Sequence[Plan]] = {}
        self._due: set[str] = set()
        self._today = date.min
        self._column = 0
        self._place = 0

    def show(
        self, days: Sequence[date], plans: Mapping[date, Sequence[Plan]], due: set[str], today: date
    ) -> None:
        """Show a week. The cursor stays on its plan, or goes to today."""
        held, day = self.item, self.day
        self._days, self._plans, self._due, self._today = tuple(days), plans, due, today
        wanted = (
            held.day if held is not None and held.day in self._days else day if day in self._days else today
        )
        self._column = self._days.index(wanted) if wanted in self._days else 0
        ids = [plan.id for plan in self._here()]
        self._place = ids.index(held.id) if held is not None and held.id in ids else 0
        self.refresh()
        self.post_message(self.Moved(self))

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        return self._days[self._column] if self._days else None

    @property
    def item(self) -> Plan | None:
        """The plan under the cursor."""
        plans = self._here()
        return plans[self._place] if 0 <= self._place < len(plans) else None

    def action_go(self, across: int, down: int) -> None:
        """One step. At the edge of the week the cursor stays: `[` and `]` change the week."""
        if not self._days:
            return
        old, first = (self._column, self._place), self._first
        self._column = min(max(self._column + across, 0), len(self._days) - 1)
        self._place = min(max(self._place + down, 0), max(0, len(self._here()) - 1))
        if (self._column, self._place) == old:
            return
        if self._first == first:
            self._repaint(*old)
            self._repaint(self._column, self._place)
        else:
            self.refresh()
        self.post_message(self.Moved(self))

    def on_click(self, event: events.Click) -> None:
        """Move there; on the plan that has the cursor, open it."""
        old = self._column, self._place
        self._column = min(max(0, event.x - 1) // max(1, self._width), 6)
        clicked = self._first + max(0, event.y - HEAD) // self._cell_height
        self._place = min(clicked, max(0, len(self._here()) - 1))
        if (self._column, self._place) == old:
            if self.item is not None:
                self.post_message(self.Chosen(self.item))
        else:
            self.refresh()
            self.post_message(self.Moved(self))

    @property
    def _width(self) -> int:
        return max(8, self.size.width // 7)

    @property
    def _room(self) -> int:
        """Lines for each plan, so that the fullest day is seen whole if it can be."""
        return (self.size.height - HEAD) // max(1, *map(len, self._plans.values()), 1)

    @property
    def _text(self) -> int:
        return min(max(LEAST, self._room - 1), MOST)

    @property
    def _cell_height(self) -> int:
        return self._text + 1 if self._text < self._room else self._text

    @property
    def _fitting(self) -> int:
        return max(1, (self.size.height - HEAD) // self._cell_height)

    @property
    def _first(self) -> int:
        """The place in the uppermost row: long days scroll with the cursor."""
        return max(0, self._place - self._fitting + 1)

    def _here(self) -> Sequence[Plan]:
        return self._plans.get(self._days[self._column], ()) if self._days else ()

    def _repaint(self, column: int, place: int) -> None:
        """One cell of the grid: its whole row would send seven times as much."""
        row, plans = place - self._first, self._plans.get(self._days[column], ())
        is_whole = place >= len(plans) or row == self._fitting - 1
        height = self._text if is_whole else len(self._lines(plans[place], self._width - 1))
        top = HEAD + row * self._cell_height
        self.refresh(Region(column * self._width, top, self._width, height))

    def render_line(self, y: int) -> Strip:
        """One line across the seven days."""
        pieces: list[tuple[str, str]] = []
        for column, day in enumerate(self._days):
            pieces += self._head(day, y) if y < HEAD else self._cell(column, day, y - HEAD)
        return self.strip_of(merged(pieces))

    def _head(self, day: date, y: int) -> list[tuple[str, str]]:
        if y:
            return [(" " * self._width, "")]
        text = f"{WEEKDAYS[day.weekday()][:3]} {MONTHS[day.month - 1]} {day.day}"
        style = "week-grid--today" if day == self._today else "week-grid--heading"
        return [(text, style), (" " * (self._width - len(text)), "")]

    def _cell(self, column: int, day: date, y: int) -> list[tuple[str, str]]:
        row, line = divmod(y, self._cell_height)
        place = row + self._first
        plans = self._plans.get(day, ())
        room = self._width - 1
        on_cursor = column == self._column and place == self._place
        text = style = ""
        if place < len(plans) and line < self._text:
            lines = self._lines(plans[place], room)
            text = lines[line] if line < len(lines) else ""
            if row == self._fitting - 1 and line == self._text - 1 and (more := len(plans) - place - 1):
                text = f"{self._glyphs.ellipsis} {more} more"
            style = self._style(plans[place], on_cursor=on_cursor) if text else ""
        elif on_cursor and y == 0:
            text, style = self._glyphs.gap, "week-grid--cursor"
        shown = pad(text, room, self._glyphs.ellipsis)
        # What is blank needs no color of its own, and so joins its neighbor.
        return [(shown, style), (" ", "")] if on_cursor else [(f"{shown} ", style)]

    def _lines(self, plan: Plan, room: int) -> list[str]:
        time = f"{plan.start:%H:%M}" if plan.start else ""
        words = wrapped(plan.title(), room, self._text - 1)
        return [f"{self._glyphs.status[plan.status]} {time}", *words]

    def _style(self, plan: Plan, *, on_cursor: bool) -> str:
        if on_cursor:
            return "week-grid--cursor"
        if plan.id in self._due:
            return "week-grid--due"
        return "week-grid--good" if plan.was_done else "week-grid--soft" if plan.status == "dropped" else ""
