"""Lines below a list that tell about what its cursor is on."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[tuple[Part, ...]] = ()

    def show(self, lines: Sequence[tuple[Part, ...]]) -> None:
        """Show these lines; each part names one of the styles, or none."""
        before, self._lines = self._lines, lines
        for y, (old, new) in enumerate(zip_longest(before, lines, fillvalue=())):
            if old != new:
                # No blanks beyond both.
                self.refresh(Region(0, y, self.gutter.left + max(_cells(old), _cells(new)), 1))

    def render_line(self, y: int) -> Strip:
        """One of them."""
        parts = self._lines[y] if y < len(self._lines) else ()
        pieces = [(text, f"detail--{name}" if name else "") for text, name in parts]
        # Neighbors of one style as one: each piece costs some thirty bytes on the line.
        return self.strip_of(pieces).simplify()


def _cells(parts: Iterable[Part]) -> int:
    return sum(cell_len(text) for text, _ in parts)
