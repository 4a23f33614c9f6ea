"""What came of an experiment."""

from pathlib import Path

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widget import Widget

from mindtui.domain.experiment import CameTrue, Experiment
from mindtui.domain.thought import Place, Side
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.experiment_rows import ANSWERS
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.long_text import EDITOR_KEYS, LongText
from mindtui.ui.widgets.percent_row import PercentRow

CHOICES: tuple[tuple[CameTrue | None, str], ...] = ((None, "not said"), *ANSWERS.items())
PLACES: tuple[tuple[Place | None, str], ...] = (
    (None, "choose with ← →"),
    ("for", "for the thought"),
    ("against", "against the thought"),
    ("neither", "neither"),
)


class Outcome(Struct, frozen=True):
    """What happened, whether it was as predicted, belief in the prediction now, 0–100, and its side."""

    words: str
    came_true: CameTrue | None = None
    belief_after: int | None = None
    side: Side | None = None


class ExperimentOutcomeDialog(FormDialog[Outcome]):
    """Asks what happened, and on which side of the evidence it stands where there is a thought record."""

    DEFAULT_CSS = "ExperimentOutcomeDialog .apart { margin-top: 1; }"
    # Before the text that has the focus, where the key would go to the end of the line.
    BINDINGS = [Binding("ctrl+e", "edit_words", "Editor", show=False, priority=True)]
    HELP = (
        "What happened, as a camera would have seen it. Both ways are worth knowing. Where the prediction is "
        "from a thought record, you say on which side of its evidence this stands."
    )

    words = query_one(LongText)

    def __init__(
        self,
        experiment: Experiment,
        *,
        thought: str = "",
        side: Side | None = None,
        folder: Path,
        glyphs: Glyphs = FULL,
    ) -> None:
        """`thought`: that of the record; empty without one. `side`: where the outcome stands already."""
        super().__init__()
        self._experiment = experiment
        self._thought = thought
        is_told = experiment.state == "done"
        self._place: Place | None = side or ("neither" if is_told else None)
        self._folder = folder
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """What was predicted."""
        return f"What came of it: {self._experiment.title()}"

    def compose_rows(self) -> ComposeResult:
        """What happened, came true, belief, side."""
        each = self._experiment
        before = "" if each.belief_before is None else f"was {each.belief_before}"
        yield Field("Happened", LongText(each.outcome, "what you saw and heard", id="words"))
        came_true = ChoiceRow[CameTrue | None](
            "Came true", CHOICES, each.came_true, glyphs=self._glyphs, id="came-true"
        )
        yield came_true.add_class("apart")
        yield PercentRow("Belief now", each.belief_after, beside=before, glyphs=self._glyphs, id="belief")
        if self._thought:
            yield ChoiceRow[Place | None]("Evidence", PLACES, self._place, glyphs=self._glyphs, id="side")

    def on_mount(self) -> None:
        """Begin with what happened."""
        self.words.focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return {
            "words": EDITOR_KEYS,
            "came-true": f"Predicted: {self._experiment.title()}",
            "belief": "0–100: how sure you would be another time.",
            "side": f"Which side of the evidence it is on. The thought: {self._thought}",
        }.get(row.id or "", "")

    def action_edit_words(self) -> None:
        """The words in the person's own editor."""
        if trouble := self.words.open_editor(self._folder):
            self.hint.object(trouble)

    def read(self) -> Outcome:
        """What came of it."""
        words, came_true = self.words.text.strip(), self.query_one("#came-true", ChoiceRow).value
        with self.hint.leading_to(self.words):
            if not words and came_true is None:
                raise UsageError("Say what happened, or whether it came true.", "A few words are enough.")
        belief = self.query_one("#belief", PercentRow).value
        return Outcome(words, came_true, belief, self._read_side(words))

    def _read_side(self, words: str) -> Side | None:
        for row in self.query("#side").results(ChoiceRow):
            place: Place | None = row.value
            with self.hint.leading_to(row):
                if place is None and words:
                    raise UsageError("Say on which side of the evidence it stands.", "Neither is fine too.")
            return None if place == "neither" else place
        return None
