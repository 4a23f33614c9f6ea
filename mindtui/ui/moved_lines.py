"""What thought records moved, as lines to read: by thinking pattern, and by the question that helped."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mindtui.domain.thought import ThoughtRecord
from mindtui.insights.sentences.thoughts import pattern_shift, question_shift
from mindtui.insights.thoughts import QuestionShift, questions_that_helped, shift_by_pattern
from mindtui.ui.widgets.plain_text import wrapped
from mindtui.ui.worksheet import GONE, Line, Names

BY_PATTERN: Final = "By thinking pattern"
BY_QUESTION: Final = "By question that helped"
NO_PATTERNS: Final = "No finished record names a pattern yet."
NO_QUESTIONS: Final = "No finished record names a question that helped yet."
CAPTION: Final = (
    "After minus before, on 0–100: -20 is twenty points less. The middle one of the records, from five on. "
    "It tells what moved in them, not why."
)
MOST = 4
"""Lines of one sentence."""


def moved_lines(records: Iterable[ThoughtRecord], names: Names, questions: Names, width: int) -> list[Line]:
    """Two sections, and how to read them."""
    finished = [record for record in records if record.is_finished]
    patterns = [pattern_shift(names.get(row.pattern, GONE), row) for row in shift_by_pattern(finished)]
    asked = list(_question_sentences(questions_that_helped(finished), names, questions))
    lines: list[Line] = [((BY_PATTERN, "heading"),)]
    lines += _wrapped(patterns or [NO_PATTERNS], width, "" if patterns else "soft")
    lines += [(), ((BY_QUESTION, "heading"),)]
    lines += _wrapped(asked or [NO_QUESTIONS], width, "" if asked else "soft")
    return [*lines, (), *_wrapped([CAPTION], width, "soft")]


def _question_sentences(rows: Sequence[QuestionShift], names: Names, questions: Names) -> Iterator[str]:
    """Each question, and below it its patterns as far as anything can be said of them."""
    for row in rows:
        if row.pattern is not None:
            continue
        words = questions.get(row.question, row.question)
        yield question_shift(words, row)
        for other in rows:
            if other.question == row.question and other.pattern and other.belief.value is not None:
                yield f"  {question_shift(words, other, names.get(other.pattern, GONE))}"


def _wrapped(sentences: Iterable[str], width: int, style: str) -> Iterator[Line]:
    for sentence in sentences:
        indent = len(sentence) - len(sentence.lstrip())
        for n, line in enumerate(wrapped(sentence, max(10, width - indent - 2), MOST)):
            yield ((" " * (indent + (2 if n else 0)) + line, style),)
