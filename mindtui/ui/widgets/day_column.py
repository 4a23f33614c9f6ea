"""One day of a week: its name, and its plans below one another."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from textual.geometry import Region
from textual.strip import Strip

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.domain.plan import Plan
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import joined, pad, wrapped

HEAD = 2
LEAST, ENOUGH, MOST = 2, 3, 4
"""Lines a plan takes: time and sign, then words; from `ENOUGH` on with an empty one where there is room."""


class Cells(Struct, frozen=True):
    """How the plans of a day stand: lines of each, these with an empty one below, and how many are seen."""

    text: int = LEAST
    height: int = LEAST
    fitting: int = 1

    @classmethod
    def within(cls, lines: int, most_plans: int) -> "Cells":
        """So that the fullest day is seen whole if it can be; else a line says how many more it has."""
        room = lines // max(1, most_plans)
        text = min(max(LEAST, room - (room > ENOUGH)), MOST)
        height = text + (room > text)
        return cls(text, height, max(1, (lines - (most_plans * height > lines)) // height))


class DayColumn(Line):
    """A day with its plans; `cursor` is the place of the one under the cursor, -1 where that is elsewhere.

    A widget of its own: of a wider one all to the left of a cell would be sent with it. How the cursor looks
    is for the week to say, which has the focus.
    """

    COMPONENT_CLASSES = {
        f"day-column--{name}" for name in ("heading", "today", "soft", "good", "due", "cursor")
    }
    DEFAULT_CSS = """
    DayColumn {
        height: 1fr;
        .day-column--heading { text-style: bold; }
        .day-column--today { text-style: bold underline; color: $primary; }
        .day-column--soft { color: $soft; }
        .day-column--good { color: $success; }
        .day-column--due { color: $warning; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.day = date.min
        self.plans: Sequence[Plan] = ()
        self._due: set[str] = set()
        self._is_today = False
        self._cells = Cells()
        self._first = 0
        self.cursor = -1

    def show(self, day: date, plans: Sequence[Plan], due: set[str], *, is_today: bool) -> None:
        """Show a day; one that is long stays where it was."""
        if day != self.day:
            self._first = 0
        self.day, self.plans, self._due, self._is_today = day, plans, due, is_today
        self.cursor = -1
        self.refresh()

    def divide(self, cells: Cells) -> None:
        """More or less of each plan is seen."""
        if cells != self._cells:
            self._cells = cells
            self._keep_in_view()
            self.refresh()

    def put_cursor(self, place: int) -> None:
        """Paint the two plans that differ; a long day scrolls by half of what is seen."""
        old, first, self.cursor = self.cursor, self._first, place
        if place >= 0:
            self._keep_in_view()
        if self._first != first:
            self.refresh(Region(0, HEAD, self.size.width, self.size.height - HEAD))
            return
        for changed in {old, place} - {-1}:
            self.refresh(Region(0, self._top(changed), self.size.width, len(self._lines(changed)) or 1))

    def place_at(self, y: int) -> int:
        """The place of the plan on a line; behind the last one where there is none."""
        return min(self._first + max(0, y - HEAD) // self._cells.height, len(self.plans))

    def _keep_in_view(self) -> None:
        if not self._first <= self.cursor < self._first + self._cells.fitting:
            self._first = self.cursor - self._cells.fitting // 2
        self._first = max(0, min(self._first, len(self.plans) - self._cells.fitting))

    def _top(self, place: int) -> int:
        return HEAD + (place - self._first) * self._cells.height

    def render_line(self, y: int) -> Strip:
        """A line of the heading or of a plan."""
        text, style = self._head(y) if y < HEAD else self._piece(*divmod(y - HEAD, self._cells.height))
        # Another piece costs some forty bytes: what is blank has a color of its own only beside the cursor.
        width = self.size.width - (style == "day-column--cursor")
        return self.strip_of([(pad(text, width), style)])

    def _head(self, y: int) -> tuple[str, str]:
        if y or self.day == date.min:
            return "", ""
        name = f"{WEEKDAYS[self.day.weekday()][:3]} {MONTHS[self.day.month - 1]} {self.day.day}"
        return name, "day-column--today" if self._is_today else "day-column--heading"

    def _piece(self, row: int, line: int) -> tuple[str, str]:
        place = row + self._first
        if row >= self._cells.fitting:
            more = len(self.plans) - place
            is_told = row == self._cells.fitting and not line and more > 0
            return (f"{self._glyphs.ellipsis} {more} more", "day-column--soft") if is_told else ("", "")
        lines = self._lines(place)
        if line < len(lines):
            return lines[line], self._style(self.plans[place], on_cursor=place == self.cursor)
        is_gap = place == self.cursor and not lines and not line
        return (self._glyphs.gap, "day-column--cursor") if is_gap else ("", "")

    def _lines(self, place: int) -> list[str]:
        if place >= len(self.plans):
            return []
        plan = self.plans[place]
        time = f"{plan.start:%H:%M}" if plan.start else ""
        words = wrapped(plan.title(), self.size.width - 1, self._cells.text - 1)
        repeats = self._glyphs.repeats if plan.series_id else ""
        return [joined([self._glyphs.status[plan.status], time, repeats], " "), *words]

    def _style(self, plan: Plan, *, on_cursor: bool) -> str:
        if on_cursor:
            return "day-column--cursor"
        if plan.id in self._due:
            return "day-column--due"
        return "day-column--good" if plan.was_done else "day-column--soft" if plan.status == "dropped" else ""
