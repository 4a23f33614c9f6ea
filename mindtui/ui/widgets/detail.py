"""Lines below a list that tell about what its cursor is on."""

from collections.abc import Iterable, Sequence
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.record_list import Part

STYLES = ("heading", "soft", "strong")


class Detail(Line):
    """As many lines as there is room for. Other lines repaint only where they differ."""

    COMPONENT_CLASSES = {f"detail--{name}" for name in STYLES}
    DEFAULT_CSS = """
    Detail {
        height: 1fr;
        padding: 0 1;
        .detail--heading { text-style: bold; color: $primary; }
        .detail--soft { color: $soft; }
        .detail--strong { text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[tuple[Part, ...]] = ()

    def show(self, lines: Sequence[tuple[Part, ...]]) -> None:
        """Show these lines; each part names one of the styles, or none."""
        before, self._lines = self._lines, lines
        for y, (old, new) in enumerate(zip_longest(before, lines, fillvalue=())):
            if old != new:
                same = _cells(
                    a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
                )
                width = max(_cells(old), _cells(new)) - same
                self.refresh(Region(self.gutter.left + same, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """One of them."""
        parts = self._lines[y] if y < len(self._lines) else ()
        return self.strip_of([(text, f"detail--{name}" if name else "") for text, name in parts])


def _cells(parts: Iterable[Part]) -> int:
    return sum(cell_len(text) for text, _ in parts)
