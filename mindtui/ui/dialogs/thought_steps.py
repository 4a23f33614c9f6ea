"""The seven steps of a thought record in words, and the lines that stand around their rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from mindtui.content.challenge_questions import ChallengeQuestion, challenge_questions
from mindtui.ui.widgets.bars import WordsLine

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
    5: StepWords("Evidence", "What speaks for it, what against it? One fact a line."),
    6: StepWords("Fairer thought", "Not a cheerful one: the reading that fits all the evidence."),
    7: StepWords("Look again", "How much do you believe the first thought now? How strong is each feeling?"),
}

ASK = "F3 shows a question that may help."
HELPED = "F5: it helped"
HAS_HELPED = "it helped"
GO_ON = "Enter goes on"
HINTS: Final[Mapping[str, str]] = {
    "situation": f"{GO_ON} · Ctrl+E your editor",
    "when": "now, -2h, yesterday 21:30, 08:15, 2026-11-03 7pm",
    "thought": f"{GO_ON} · Ctrl+E your editor",
    "belief-before": "0 not at all · 100 completely · type a number or ← →",
    "feelings": "sad 80, guilty 70 · Tab completes",
    "own-name": "Two or three words. Left empty, nothing is added.",
    "own-line": "What the thought does, in one line. Enter adds the pattern.",
    "evidence-for": "Enter begins a line, an empty one goes on",
    "evidence-against": "Enter begins a line, an empty one goes on",
    "fairer": f"{GO_ON} · Ctrl+E your editor",
    "belief-fairer": "0 not at all · 100 completely · type a number or ← →",
    "belief-after": "Belief in the first thought now, 0–100.",
    "next": "One small thing you will do. It may stay empty.",
}


class StepLine(WordsLine):
    """Which step of how many."""

    DEFAULT_CSS = "StepLine { padding: 0 0 0 2; color: $primary; text-style: bold; }"


class ThoughtLine(WordsLine):
    """The thought, in sight while it is weighed."""

    DEFAULT_CSS = "ThoughtLine { padding: 0 0 0 2; color: $foreground; text-style: bold; }"


class QuestionLine(WordsLine):
    """A question that may help, and whether it did. `helped` are the ids of those that did."""

    DEFAULT_CSS = "QuestionLine { padding: 0 0 0 2; margin-top: 1; }"

    def __init__(self, helped: Sequence[str]) -> None:
        super().__init__()
        self.helped = list(helped)
        self._questions = challenge_questions()
        self._here: ChallengeQuestion | None = None
        self.set_reactive(WordsLine.text, ASK)

    def ask(self) -> None:
        """The next question, round and round."""
        place = -1 if self._here is None else self._questions.index(self._here)
        self._here = self._questions[(place + 1) % len(self._questions)]
        self._say()

    def mark(self) -> None:
        """This one helped; once more takes that back."""
        if self._here is not None:
            if self._here.id in self.helped:
                self.helped.remove(self._here.id)
            else:
                self.helped.append(self._here.id)
            self._say()

    def _say(self) -> None:
        if self._here is not None:
            self.text = f"{self._here.question} ({HAS_HELPED if self._here.id in self.helped else HELPED})"
