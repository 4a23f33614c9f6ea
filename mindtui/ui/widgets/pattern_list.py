"""The thinking patterns as a list in which those that fit are marked."""

from collections.abc import Sequence
from typing import Any, Final

from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message

from mindtui.domain.thought import ThinkingPattern
from mindtui.ui.widgets.plain_text import fit, pad
from mindtui.ui.widgets.record_list import Part, RecordList, Row

OWN: Final = ThinkingPattern(name="Add one of your own")
NAME_WIDTH = 21


class PatternList(RecordList[ThinkingPattern]):
    """Name and line of each pattern. Space marks; on the last line it asks for one of the person's own."""

    DEFAULT_CSS = "PatternList { height: 9; }"
    BINDINGS = [Binding("space", "mark", "Mark", show=False)]
    HELP = "↑ ↓ move, Space marks a pattern or takes the mark away."

    class OwnWanted(Message):
        """Somebody wants to add a pattern."""

    def __init__(
        self,
        patterns: Sequence[ThinkingPattern],
        marked: Sequence[str],
        *,
        pointer: str,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(takes_enter=False, pointer=pointer, id=id)
        self._patterns = [*patterns, OWN]
        self._marked = list(marked)

    def on_mount(self) -> None:
        """All of them."""
        self._show_all()

    def _show_all(self) -> None:
        self.show_lazily(len(self._patterns), lambda n: self._row(self._patterns[n]))

    def _row(self, pattern: ThinkingPattern) -> Row[ThinkingPattern]:
        if pattern is OWN:
            return Row(OWN, ((f"    {OWN.name}", "soft"),))
        is_marked = pattern.id in self._marked
        parts: tuple[Part, ...] = (
            (f"[{'x' if is_marked else ' '}] {pad(pattern.title(), NAME_WIDTH)}", "strong" * is_marked),
            (f" {fit(pattern.line, self.size.width - NAME_WIDTH - 7)}", "soft"),
        )
        return Row(pattern, parts)

    @property
    def value(self) -> list[str]:
        """The ids of those that are marked, in the order in which they were; also those not known here."""
        return list(self._marked)

    def choose(self, marked: Any) -> None:
        """Let these be marked."""
        self._marked = [str(one) for one in marked] if isinstance(marked, list) else []
        self.refresh()

    def add(self, pattern: ThinkingPattern) -> None:
        """One more pattern, marked."""
        self._patterns.insert(-1, pattern)
        self._marked.append(pattern.id)
        self._show_all()
        self.cursor = len(self._patterns) - 2

    @property
    def is_on_own(self) -> bool:
        """Whether the cursor is on the line that adds one."""
        return self.item is OWN

    def action_mark(self) -> None:
        """Mark the pattern under the cursor, or take the mark away."""
        pattern = self.item
        if pattern is OWN:
            self.post_message(self.OwnWanted())
        elif pattern is not None:
            if pattern.id in self._marked:
                self._marked.remove(pattern.id)
            else:
                self._marked.append(pattern.id)
            line = Region(0, self.cursor - self.scroll_offset.y, self.size.width, 1)
            self.refresh(line)

    def action_choose(self) -> None:
        """A click on the row with the cursor marks it."""
        self.action_mark()

    def _choose(self) -> None:
        self.action_mark()
