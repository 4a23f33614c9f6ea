"""The last fortnight of mood and stress in characters, with the numbers beside them."""

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip

from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import Line

LABEL = 9


class Sparklines(Line):
    """One line a measure: a character a day, an unlogged day is a gap."""

    COMPONENT_CLASSES = {"sparklines--soft", "sparklines--line"}
    DEFAULT_CSS = """
    Sparklines {
        height: 2;
        padding: 0 1;
        .sparklines--soft { color: $soft; }
        .sparklines--line { color: $primary; }
    }
    """

    rows: reactive[tuple[tuple[str, tuple[float | None, ...]], ...]] = reactive(())

    def __init__(self, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._glyphs = glyphs

    def render_line(self, y: int) -> Strip:
        """One measure."""
        if y >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        name, values = self.rows[y]
        room = self.size.width - LABEL - len(values) - 2
        return self.strip_of(
            [
                (f"{name:<{LABEL}}", ""),
                (spark(values, self._glyphs), "sparklines--line"),
                (f"  {in_numbers(values, self._glyphs, room)}", "sparklines--soft"),
            ]
        )


def spark(values: Sequence[float | None], glyphs: Glyphs) -> str:
    """One character a value on the scale 0–10."""
    top = len(glyphs.bars) - 1
    return "".join(glyphs.gap if value is None else glyphs.bars[round(value / 10 * top)] for value in values)


def in_numbers(values: Sequence[float | None], glyphs: Glyphs, room: int) -> str:
    """Mean, the last day's value, and how many days of how many they stand on; shorter where `room` is."""
    known = [value for value in values if value is not None]
    if not known:
        return f"no ratings in {len(values)} days"
    today = values[-1]
    last = f"today {today:.1f}" if today is not None else "today not rated"
    # A mean of fewer than three days says more about those days than about the fortnight.
    mean = f"mean {sum(known) / len(known):.1f}" if len(known) >= 3 else f"{3 - len(known)} more for a mean"
    dot = f" {glyphs.dot} "
    full = dot.join((mean, last, f"{len(known)} of {len(values)} days"))
    return full if len(full) <= room else dot.join((mean, f"{len(known)} of {len(values)} days"))
