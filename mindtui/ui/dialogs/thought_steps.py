"""The seven steps of a thought record: their words, and the rows of each."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from textual.containers import Vertical

from mindtui.ui.widgets.bars import WordsLine
from mindtui.ui.widgets.long_text import LongText

QUICK: Final = (1, 2, 3, 6, 7)
"""The steps of quick mode."""
WITH_QUESTIONS: Final = (5, 6)
"""The steps beside which questions help."""


class StepWords(Struct, frozen=True):
    """What a step is called, and the line of help above it."""

    name: str
    help: str


STEP_WORDS: Final[Mapping[int, StepWords]] = {
    1: StepWords("Situation", "What happened, where, with whom? As a camera would have seen it."),
    2: StepWords("Thought", "What went through your mind, word for word? How much do you believe it?"),
    3: StepWords("Feelings", "What did you feel, and how strongly, 0–100?"),
    4: StepWords("Thinking patterns", "Does the thought look like one of these? Mark what fits, or none."),
    5: StepWords("Evidence", "What speaks for the thought, and what against it? One fact a line."),
    6: StepWords("Fairer thought", "Not a cheerful one: the reading that fits all the evidence."),
    7: StepWords("Look again", "How much do you believe the first thought now? How strong is each feeling?"),
}

GO_ON = "Enter goes on"
HINTS: Final[Mapping[str, str]] = {
    "situation": f"{GO_ON} · Ctrl+E your editor",
    "when": "now, -2h, yesterday 21:30, 08:15, 2026-11-03 7pm",
    "thought": f"{GO_ON} · Ctrl+E your editor",
    "belief-before": "0 not at all · 100 completely · type a number or ← →",
    "feelings": "sad 80, guilty 70 · Tab completes",
    "own-name": "Two or three words. Left empty, nothing is added.",
    "own-line": "What the thought does, in one line. Enter adds the pattern.",
    "evidence-for": "Enter begins a line · from an empty one it goes on · Ctrl+E your editor",
    "evidence-against": "Enter begins a line · from an empty one it goes on · Ctrl+E your editor",
    "fairer": f"{GO_ON} · Ctrl+E your editor",
    "belief-fairer": "0 not at all · 100 completely · type a number or ← →",
    "belief-after": "Belief in the first thought now, 0–100.",
    "next": "One small thing you will do. It may stay empty.",
}


class Step(Vertical):
    """The rows of one step; only one step is displayed."""

    DEFAULT_CSS = "Step { height: auto; display: none; }"


class StepText(LongText):
    """A text of a step. Enter goes on, as everywhere in the form; the editor takes line breaks."""

    HELP = "Enter goes on. Ctrl+E opens your editor, where a text may have several lines."

    @property
    def wants_line(self) -> bool:
        """Whether Enter begins a line here."""
        return False


class Facts(LongText):
    """Facts, one a line. Enter begins a line; on an empty one it goes on."""

    HELP = "One fact a line. Enter begins a line, and goes on from an empty one. Lines can be changed freely."

    @property
    def wants_line(self) -> bool:
        """Whether Enter begins a line here."""
        return bool(self.document.get_line(self.cursor_location[0]).strip())

    @property
    def facts(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line for line in map(str.strip, self.text.splitlines()) if line)


class StepLine(WordsLine):
    """Which step of how many."""

    DEFAULT_CSS = "StepLine { padding: 0 0 0 2; color: $primary; text-style: bold; }"


class ThoughtLine(WordsLine):
    """The thought, in sight while it is weighed."""

    DEFAULT_CSS = "ThoughtLine { padding: 0 0 0 2; color: $foreground; text-style: bold; }"


class QuestionLine(WordsLine):
    """A question that may help."""

    DEFAULT_CSS = "QuestionLine { padding: 0 0 0 2; margin-top: 1; }"
