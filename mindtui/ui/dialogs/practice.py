"""Recalling a fairer thought: the old one is shown, and the fairer one only once it was recalled."""

from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from mindtui.domain.practice import Grade, PracticeCard
from mindtui.errors import UsageError
from mindtui.ui.dialogs.dialog import FormFrame
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.percent_row import PercentRow
from mindtui.ui.widgets.plain_text import joined, plain
from mindtui.ui.widgets.spread_row import GradeRow, UsedRow

SAY_IT = "Say the fairer thought to yourself, then press Space."
HINTS = {
    "recall": "How readily did it come? f forgot, h hard, o ok, e easy.",
    "belief-old": "How much do you believe the old thought now, 0–100? Enter goes on.",
    "belief-new": "How much do you believe the fairer thought now, 0–100? Enter goes on.",
}
USED = "Did you use it since {}? y yes, n no; Enter saves."
KEYS_BEFORE = "Space shows it · Esc leaves · F1 help"


class Rehearsed(Struct, frozen=True):
    """How readily the thought came, belief in both, and whether it was used since the last time."""

    grade: Grade
    belief_old: int | None
    belief_new: int | None
    used_since: bool | None


class Words(WordsLine):
    """A thought or a situation."""

    MOST = 4


class PracticeDialog(FormDialog[Rehearsed]):
    """Gives what was said about one card; only the grade is needed."""

    DEFAULT_CSS = """
    PracticeDialog {
        Words { width: 1fr; color: $foreground; }
        #fairer { color: $soft; }
        #fairer.-shown { color: $foreground; text-style: bold; }
        #after { height: auto; margin-top: 1; }
        &.-low #after { margin-top: 0; }
    }
    """
    # Nothing is asked before the fairer thought was recalled.
    AUTO_FOCUS: ClassVar[str | None] = ""
    FRAME_KEYS = "Enter goes on · Ctrl+S saves · Esc leaves · F1 help"
    BINDINGS = [
        Binding("space", "reveal", "Show the fairer thought", show=False),
        Binding("enter", "go_on", "Go on", show=False),
        Binding("y", "used(1)", show=False),
        Binding("n", "used(2)", show=False),
    ]
    HELP = (
        "Say the fairer thought to yourself before you look. Then say how readily it came, and how much you "
        "believe both thoughts now. Only how readily it came is needed; Ctrl+S saves at once."
    )

    recall = query_one(GradeRow)
    after = query_one("#after", Vertical)

    def __init__(
        self, card: PracticeCard, *, place: str = "", is_first: bool = True, glyphs: Glyphs = FULL
    ) -> None:
        """`place` is “2 of 3”; `is_first`: the card was never practiced before."""
        super().__init__()
        self._card = card
        self._place = place
        self._since = "you wrote it down" if is_first else "last time"
        self._glyphs = glyphs
        self._is_revealed = False

    @property
    def heading(self) -> str:
        """Which of those that are due."""
        return joined(["Practice", self._place], " ")

    def compose_rows(self) -> ComposeResult:
        """What calls for the fairer thought, its place, and what is asked once it was recalled."""
        for label, text in (("Situation", self._card.situation), ("Old thought", self._card.old_thought)):
            if text.strip():
                words = Words()
                words.text = text
                yield Field(label, words)
        fairer = Words(id="fairer")
        fairer.text = SAY_IT
        yield Field("Fairer one", fairer)
        with Vertical(id="after") as after:
            after.display = False
            yield GradeRow(leads_to="belief-old", glyphs=self._glyphs)
            yield PercentRow("Belief: old", glyphs=self._glyphs, id="belief-old")
            yield PercentRow("Belief: new", glyphs=self._glyphs, id="belief-new")
            yield UsedRow(glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Recalled again, also where it was answered in part: that may have been days ago."""
        self.query_one(FormFrame).border_subtitle = plain(KEYS_BEFORE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the fairer thought is seen nothing is asked, and it is shown only once."""
        if action == "reveal":
            return not self._is_revealed
        return self._is_revealed if action in {"save", "used"} else True

    def hint_for(self, row: Widget) -> str:
        """What is asked."""
        return USED.format(self._since) if isinstance(row, UsedRow) else HINTS.get(row.id or "", "")

    def action_reveal(self) -> None:
        """Show the fairer thought, and ask."""
        self._is_revealed = True
        fairer = self.query_one("#fairer", Words)
        fairer.text = self._card.fairer_thought
        fairer.add_class("-shown")
        self.query_one(FormFrame).border_subtitle = plain(self.FRAME_KEYS)
        self.after.display = True
        # At once, not by message: the grade may have been typed already.
        self.set_focus(self.recall)

    def action_go_on(self) -> None:
        """Show it, go to the next row, save at the last."""
        is_graded = self.recall.value is not None
        if not self._is_revealed:
            self.action_reveal()
        elif isinstance(self.focused, PercentRow) or (self.focused is self.recall and is_graded):
            self.focus_next()
        else:
            self.action_save()

    def action_used(self, place: int) -> None:
        """Its keys are free in the rows before it."""
        row = self.query_one(UsedRow)
        self.set_focus(row)
        row.action_pick(place)

    def read(self) -> Rehearsed:
        """What the rows say."""
        with self.hint.leading_to(self.recall):
            if (grade := self.recall.value) is None:
                raise UsageError("Say how readily it came: f forgot, h hard, o ok, e easy.")
        old, new = (self.query_one(f"#belief-{which}", PercentRow).value for which in ("old", "new"))
        return Rehearsed(grade, old, new, self.query_one(UsedRow).value)
