"""A practice card without a record, or another wording of one: situation, old thought, fairer thought."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.practice import PracticeCard
from mindtui.domain.text import one_line
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field

LINES = {
    "situation": ("Situation", "the report went out late"),
    "old_thought": ("Old thought", "I am no good at this"),
    "fairer_thought": ("Fairer one", "one report was late; the two before it were not"),
}
"""The fields, what they are called, and an example of each."""
HINTS = {
    "situation": "When does the old thought come? This line may stay empty.",
    "old_thought": "The thought as it goes through your mind.",
    "fairer_thought": "The reading that fits all you know: fair rather than cheerful.",
}


class CardDialog(FormDialog[PracticeCard]):
    """Gives the card, not yet in the journal."""

    HELP = "The situation and the old thought are shown when it comes back; the fairer one is to be recalled."

    def __init__(self, card: PracticeCard) -> None:
        """`card` is the one to be changed, or what a new one begins with; its thoughts may be blank."""
        super().__init__()
        self._card = card

    @property
    def heading(self) -> str:
        """A new card or an old one."""
        return "Change this practice card" if self._card.id else "A thought to practice"

    def compose_rows(self) -> ComposeResult:
        """A line for each."""
        for name, (label, example) in LINES.items():
            text = one_line(getattr(self._card, name))
            yield Field(label, Input(text, placeholder=example, compact=True, id=name))

    def on_mount(self) -> None:
        """Begin with the situation."""
        self.query_one("#situation").focus()

    def hint_for(self, row: Widget) -> str:
        """What the line takes."""
        return HINTS.get(row.id or "", "")

    def read(self) -> PracticeCard:
        """The card; a text of several lines that nobody touched keeps them."""
        told = {}
        for name in LINES:
            held, typed = getattr(self._card, name), self.query_one(f"#{name}", Input).value.strip()
            told[name] = held if typed == one_line(held) else typed
        missing = next((name for name in ("old_thought", "fairer_thought") if not told[name].strip()), None)
        with self.hint.leading_to(self.query_one(f"#{missing or 'situation'}")):
            return replace(self._card, **told).admitted()
