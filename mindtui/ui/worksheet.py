"""A thought record as lines: as a row of a list, as a worksheet, and what it said earlier."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from mindtui.domain.clock import MONTHS, in_words
from mindtui.domain.thought import STEPS, RatedFeeling, Revision, ThoughtRecord
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.record_rows import shift_in_words
from mindtui.ui.widgets.plain_text import fit, pad, wrapped
from mindtui.ui.widgets.record_list import Part

Line = tuple[Part, ...]
Names = Mapping[str, str]
"""What ids are called."""

HEAD = 14
"""Cells of the names of the parts of a sheet."""
DAY, BELIEF, FEELING, PATTERNS = 8, 10, 18, 16
"""Cells of the columns of the list; the thought has what is left."""
WIDE = 74
"""Cells from which the patterns have a column too."""
A_YEAR = 330
"""Days within which a day needs no year to be told from others."""
MOST_LINES = 60
"""Lines of one paragraph: a book that somebody pasted is read in the record itself."""
GONE: Final = "a pattern that was deleted"

LABELS: Final = {
    "at": "When",
    "situation": "Situation",
    "thought": "Thought",
    "belief_before": "Belief before",
    "feelings": "Feelings",
    "patterns": "Patterns",
    "questions": "What helped",
    "evidence_for": "For it",
    "evidence_against": "Against it",
    "fairer_thought": "Fairer",
    "belief_fairer": "Belief in it",
    "belief_after": "Belief after",
    "next_step": "Next step",
}
"""What the fields of a record are called on its sheet."""


def columns(width: int) -> str:
    """The names of the columns of the list."""
    names = {"Day": DAY, "Thought": _thought_width(width), "Belief": BELIEF, "Strongest feeling": FEELING}
    patterns = "Patterns" if width >= WIDE else ""
    return "".join(f"{name:<{cells}}" for name, cells in names.items()) + patterns


def row_parts(
    record: ThoughtRecord, day: date, names: Names, width: int, today: date, glyphs: Glyphs
) -> Line:
    """Day, thought, belief and strongest feeling before and after, patterns; where a draft was left."""
    cut, strongest = glyphs.ellipsis, record.strongest
    belief = shift_in_words("", record.belief_before, record.belief_after).strip()
    feeling = _strongest_in_words(strongest, glyphs) if strongest else ""
    title = pad(record.title(), _thought_width(width) - 2, cut)
    patterns = pad(_pattern_words(record, names), PATTERNS, cut) if width >= WIDE else ""
    if record.is_finished:
        moved, style = pad(belief, BELIEF, cut) + pad(feeling, FEELING, cut), "soft"
    else:
        moved, style = pad(f"draft, step {record.step} of {STEPS}", BELIEF + FEELING, cut), "due"
    return (
        (pad(_day(day, today), DAY), "soft"),
        (f"{title}  ", "strong" if record.is_finished else ""),
        (moved, style),
        (patterns, "soft"),
    )


def _strongest_in_words(feeling: RatedFeeling, glyphs: Glyphs) -> str:
    """A feeling before and after; the name gives way where there is no room for both."""
    numbers = shift_in_words("", feeling.before, feeling.after)
    return f"{fit(feeling.name, FEELING - 1 - len(numbers), glyphs.ellipsis)}{numbers}"


def worksheet(record: ThoughtRecord, names: Names, questions: Names, width: int) -> list[Line]:
    """Every part that says something under its name; `names` of patterns and `questions` by their ids."""
    belief = shift_in_words("belief", record.belief_before, record.belief_after)
    fairer = shift_in_words("belief", record.belief_fairer, None)
    more = {"thought": belief, "fairer_thought": fairer}
    lines: list[Line] = []
    for field in LABELS:
        # The example is of no day.
        if field.startswith("belief") or (field == "at" and not record.id):
            continue
        texts = [*_texts(record, field, names, questions), more.get(field, "")]
        lines += _under(LABELS[field], [text for text in texts if text.strip()], width)
    return lines


def earlier_versions(
    revisions: Iterable[Revision], names: Names, questions: Names, width: int, today: date, glyphs: Glyphs
) -> list[Line]:
    """What a record said in the fields that were changed, the last change first."""
    lines: list[Line] = []
    for revision in sorted(revisions, key=lambda one: one.at, reverse=True):
        when = f"{in_words(revision.at.date(), today)}, {revision.at:%H:%M}"
        lines += [(), *_wrapped(f"Changed {when}. Until then it said:", width, "heading")]
        try:
            said = msgspec.convert({"at": revision.at, **revision.fields}, ThoughtRecord)
        except msgspec.ValidationError:
            lines += _wrapped("something that this version does not understand", width, "soft")
            continue
        for field in LABELS:
            if field in revision.fields:
                texts = [text for text in _texts(said, field, names, questions) if text.strip()]
                lines += _under(LABELS[field], texts or [glyphs.dash], width)
    return lines[1:]


def _texts(record: ThoughtRecord, field: str, names: Names, questions: Names) -> Sequence[str]:
    """What one field says, each thing for itself."""
    match field:
        case "at":
            return [f"{in_words(record.at.date(), date.min)}, {record.at:%H:%M}"]
        case "feelings":
            return [shift_in_words(one.name, one.before, one.after) or one.name for one in record.feelings]
        case "patterns":
            return [_pattern_words(record, names)]
        case "questions":
            return [questions.get(question, question) for question in record.questions]
        case "evidence_for" | "evidence_against":
            return record.evidence_for if field == "evidence_for" else record.evidence_against
    value = getattr(record, field)
    return [] if value is None else str(value).splitlines()


def _pattern_words(record: ThoughtRecord, names: Names) -> str:
    return ", ".join(names.get(pattern, GONE) for pattern in record.patterns)


def _under(head: str, texts: Iterable[str], width: int) -> Iterator[Line]:
    for text in texts:
        for line in wrapped(text[: 2 * MOST_LINES * width], max(1, width - HEAD), MOST_LINES):
            yield ((f"{head:<{HEAD}}", "soft"), (line, ""))
            head = ""


def _wrapped(text: str, width: int, style: str) -> list[Line]:
    return [((line, style),) for line in wrapped(text, width, MOST_LINES)]


def _thought_width(width: int) -> int:
    return max(2, width - DAY - BELIEF - FEELING - (PATTERNS if width >= WIDE else 0))


def _day(day: date, today: date) -> str:
    near = abs((today - day).days) < A_YEAR
    return f"{MONTHS[day.month - 1][:3]} {day.day}" if near else f"{day:%Y-%m}"
