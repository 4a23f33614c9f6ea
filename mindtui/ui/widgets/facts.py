"""Texts in a form that Enter leaves: one whole, or as many lines as there are facts."""

from collections.abc import Sequence

from mindtui.domain.thought import facts_in
from mindtui.ui.widgets.long_text import LongText


class StepText(LongText):
    """A text of a step. Enter goes on, as everywhere in the form; the editor takes line breaks."""

    HELP = "Enter goes on. Ctrl+E opens your editor, where a text may have several lines."

    def on_mount(self) -> None:
        """Whoever comes back goes on at the end."""
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Another text, to be gone on with at its end."""
        super().load_text(text)
        self.move_cursor(self.document.end)

    @property
    def wants_line(self) -> bool:
        """Whether Enter begins a line here."""
        return False


class Facts(StepText):
    """Facts, one a line. Enter begins a line; on an empty one it goes on."""

    HELP = "One fact a line. Enter begins a line, and goes on from an empty one. Lines can be changed freely."

    def __init__(self, facts: Sequence[str], placeholder: str, *, id: str) -> None:  # noqa: A002
        super().__init__("\n".join(facts), placeholder, id=id)
        self._known = tuple(facts)

    @property
    def wants_line(self) -> bool:
        """Whether Enter begins a line here."""
        return bool(self.document.get_line(self.cursor_location[0]).strip())

    @property
    def facts(self) -> tuple[str, ...]:
        """The lines that say something; a fact of several lines that was there stays one."""
        return facts_in(self.text, self._known)
