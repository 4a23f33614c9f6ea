"""Today's ratings laid out by the hour, in characters."""

from collections.abc import Sequence
from datetime import date, time

from textual.reactive import reactive
from textual.strip import Strip

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import hours_into_day
from mindtui.ui.widgets.bars import Line, merged

LABEL = 9
MEASURES = ("mood", "energy", "stress")


class Timeline(Line):
    """A ruler of the person's day and a line each for mood, energy and stress."""

    COMPONENT_CLASSES = {"timeline--soft", "timeline--mark"}
    DEFAULT_CSS = """
    Timeline {
        height: 4;
        padding: 0 1;
        .timeline--soft { color: $soft; }
        .timeline--mark { text-style: bold; color: $primary; }
    }
    """

    marks: reactive[tuple[tuple[float, tuple[int | None, ...]], ...]] = reactive(())

    day_starts_at: reactive[time] = reactive(time())

    def __init__(self, day_starts_at: time, gap: str = "·") -> None:
        super().__init__()
        self.set_reactive(Timeline.day_starts_at, day_starts_at)
        self._gap = gap

    def show(self, check_ins: Sequence[CheckIn], day: date) -> None:
        """Lay these check-ins out."""
        zone = check_ins[0].at.tzinfo if check_ins else None
        self.marks = tuple(
            (hours_into_day(entry.at, day, zone), tuple(getattr(entry, name) for name in MEASURES))
            for entry in check_ins
            if not entry.whole_day
        )

    @staticmethod
    def _room(width: int) -> int:
        """Cells for the day: a whole number an hour, so that the ruler is even."""
        return max(24, (width - LABEL) // 24 * 24)

    def _column(self, hour: float, room: int) -> int:
        return min(room - 1, max(0, int((hour - self.day_starts_at.hour) / 24 * room)))

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The ruler."""
        room = self._room(width)
        ruler = [" "] * room
        step = 2 if room >= 72 else 4
        for hour in range(self.day_starts_at.hour, self.day_starts_at.hour + 24, step):
            place = self._column(hour, room)
            for offset, character in enumerate(f"{hour % 24:02}"):
                if place + offset < room:
                    ruler[place + offset] = character
        return [(" " * LABEL, ""), ("".join(ruler), "timeline--soft")]

    def _measure_line(self, place: int, width: int) -> Sequence[tuple[str, str]]:
        room = self._room(width)
        rated = [(self._column(hour, room), values[place]) for hour, values in self.marks]
        texts = [(column, str(value)) for column, value in rated if value is not None]
        cells = {
            start + n: character
            for start, text in stand_apart(texts, room)
            for n, character in enumerate(text)
        }
        parts: list[tuple[str, str]] = [(f"{MEASURES[place]:<{LABEL}}", "")]
        hour = room // 24
        parts += [
            (cells[column], "timeline--mark")
            if column in cells
            else (" " if column % hour else self._gap, "timeline--soft")
            for column in range(room)
        ]
        return merged(parts)

    def render_line(self, y: int) -> Strip:
        """The ruler, then one line a measure."""
        width = self.size.width
        return self.strip_of(self.pieces(width) if y == 0 else self._measure_line(y - 1, width))


def stand_apart(texts: Sequence[tuple[int, str]], room: int) -> list[tuple[int, str]]:
    """Where texts begin that want to stand at these columns, in their order, a blank between any two.

    They give way to the right, and back to the left at the edge. Where even that leaves no room, the earliest
    are left out: half a number, or two that read as one, would be worse than none.
    """
    placed: list[tuple[int, str]] = []
    free = 0
    for column, text in texts:
        start = max(column, free)
        placed.append((start, text))
        free = start + len(text) + 1
    limit = room + 1
    for n in range(len(placed) - 1, -1, -1):
        start, text = placed[n]
        start = min(start, limit - 1 - len(text))
        if start < 0:
            return placed[n + 1 :]
        placed[n], limit = (start, text), start
    return placed
