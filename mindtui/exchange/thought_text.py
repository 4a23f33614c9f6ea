"""A thought record as text with headed sections, to be written in any editor, and read back.

A section begins with a line “== NAME”; lines that begin with “# ” are help. A line of a person's own that
begins so has a backslash before it. Nothing that was written is dropped: what is not understood is an error
that names its line, and a section that comes back as it went out leaves its field exactly as it was.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.scale import read_number
from mindtui.domain.text import clean, one_line
from mindtui.domain.thought import MOST_FEELINGS, RatedFeeling, ThoughtRecord
from mindtui.errors import UsageError

HEAD: Final = (
    "A thought record. Lines that begin with “# ” are help and are not kept.",
    "Leave empty what you do not know: it stays a draft, and you can go on later.",
)
LONGEST_NAME: Final = 60

_OURS: Final = r"\\*(?:# |#$|== )"
_RATINGS: Final = r"[-+>→,%\d]*\d[-+>→,%\d]*|->|→|>|-"


class NotUnderstood(UsageError):  # noqa: N818 - it says what happened, like all our errors
    """A line of the text is not understood; the message begins with its number."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(f"line {line}: {message}", hint)


class Names(Struct, frozen=True):
    """What thinking patterns and questions are called, by their ids."""

    patterns: Mapping[str, str]
    questions: Mapping[str, str]


class _Section(Struct, frozen=True):
    """A heading, the field under it, a line of help, and whether a quick record has it too."""

    name: str
    field: str
    help: str
    quick: bool = True


_SECTIONS: Final = (
    _Section("When", "at", "The moment: “today 14:00”, “yesterday 21:30”, “2026-11-23 08:15”."),
    _Section("Situation", "situation", "Where you were and what happened, as a camera would have seen it."),
    _Section("Thought", "thought", "The sentence that went through your mind, in its own words."),
    _Section("Belief", "belief_before", "How much you believed it then, 0 to 100."),
    _Section(
        "Feelings",
        "feelings",
        "One a line with its strength, 0 to 100: sad 80; and how strong it is now: sad 80 55.",
    ),
    _Section("Thinking patterns", "patterns", "Those you see in it, by name, one a line:", quick=False),
    _Section("Evidence for", "evidence_for", "Facts that speak for the thought, one a line.", quick=False),
    _Section("Evidence against", "evidence_against", "Facts that do not fit it, one a line.", quick=False),
    _Section("Questions", "questions", "Those that helped you weigh it, one a line:", quick=False),
    _Section("Fairer thought", "fairer_thought", "The reading that fits all of the evidence."),
    _Section("Belief in the fairer thought", "belief_fairer", "0 to 100."),
    _Section("Belief now", "belief_after", "How much you believe the first thought now, 0 to 100."),
    _Section("Next step", "next_step", "One small thing to do, if there is one."),
)


class _Line(Struct, frozen=True):
    number: int
    text: str


def thought_text(record: ThoughtRecord, names: Names) -> str:
    """The text of a record; a quick one has no sections for patterns, questions and evidence it has not."""
    lines = [f"# {line}" for line in HEAD]
    for section in _SECTIONS:
        if section.quick or not record.quick or getattr(record, section.field):
            lines += ["", f"== {section.name}", f"# {section.help}", *_choices(section.field, names)]
            lines += _written(record, section.field, names) or [""]
    return "\n".join([*lines, ""])


def read_thought(
    text: str, base: ThoughtRecord, names: Names, read_moment: Callable[[str], datetime]
) -> ThoughtRecord:
    """The record `base` with what the text says; a section that is not there leaves its field alone.

    `read_moment` reads the phrase under “When”. UsageError names the line that is not understood.
    """
    found: dict[str, Any] = {}
    # What the record has stays choosable, also where it has no name any more.
    known = Names(
        {key: key for key in base.patterns} | {**names.patterns},
        {key: key for key in base.questions} | {**names.questions},
    )
    for section, heading, lines in _sections(text):
        said = [line.text for line in _trimmed(lines)]
        if said == _trimmed_texts(_written(base, section.field, names)):
            continue
        try:
            found[section.field] = _value(section, _trimmed(lines), known, read_moment)
        except NotUnderstood:
            raise
        except UsageError as error:
            first = next((line.number for line in lines if line.text.strip()), heading)
            raise NotUnderstood(first, error.message, error.hint) from error
    return replace(base, **found)


def _choices(field: str, names: Names) -> Iterator[str]:
    """What there is to choose from, each on a line of help."""
    if field == "patterns":
        yield from (f"#    {one_line(name)}" for name in names.patterns.values())
    elif field == "questions":
        yield from (f"#    {one_line(name)}" for name in names.questions.values())


def _written(record: ThoughtRecord, field: str, names: Names) -> list[str]:
    """The lines of a section."""
    value = getattr(record, field)
    match field:
        case "at":
            lines = [f"{value:%Y-%m-%d %H:%M}"]
        case "feelings":
            lines = [_feeling_line(feeling) for feeling in value]
        case "patterns":
            lines = [_name_of(key, names.patterns) for key in value]
        case "questions":
            lines = [_name_of(key, names.questions) for key in value]
        case "evidence_for" | "evidence_against":
            # Further lines of one piece are set in.
            lines = [line for piece in value for line in "\n  ".join(clean(piece).split("\n")).split("\n")]
        case _:
            lines = [] if value in (None, "") else clean(str(value)).split("\n")
    return [f"\\{line}" if re.match(_OURS, line) else line for line in lines]


def _feeling_line(feeling: RatedFeeling) -> str:
    ratings = ["-" if feeling.before is None else str(feeling.before)]
    if feeling.after is not None:
        ratings.append(str(feeling.after))
    return f"{one_line(feeling.name)}:{'' if ratings == ['-'] else ' ' + ' '.join(ratings)}"


def _name_of(key: str, names: Mapping[str, str]) -> str:
    """What an id is called; the id itself where nothing or something else too is called so."""
    name = one_line(names.get(key, key))
    twins = [other for other in names if one_line(names[other]).casefold() == name.casefold()]
    return name if twins in ([], [key]) and name else one_line(key)


def _sections(text: str) -> Iterator[tuple[_Section, int, list[_Line]]]:
    """Each section with the number of its heading and its lines, help left out."""
    by_name = {section.name.casefold(): section for section in _SECTIONS}
    here: tuple[_Section, int, list[_Line]] | None = None
    seen: set[str] = set()
    for number, line in enumerate(clean(text).removeprefix("\ufeff").split("\n"), 1):
        if line.startswith("== "):
            if here is not None:
                yield here
            name = line.removeprefix("==").strip()
            section = by_name.get(one_line(name).casefold())
            if section is None:
                raise NotUnderstood(number, f"there is no section “{name}”.", f"There are: {_listed()}.")
            if section.name in seen:
                raise NotUnderstood(
                    number, f"“{section.name}” is there twice.", "Put both under one heading."
                )
            seen.add(section.name)
            here = section, number, []
        elif line.startswith("# ") or line == "#":
            continue
        elif here is not None:
            here[2].append(_Line(number, line[1:] if re.match(rf"\\{_OURS}", line) else line))
        elif line.strip():
            raise NotUnderstood(
                number, "this stands in no section.", "Put a heading above it, like “== Situation”."
            )
    if here is not None:
        yield here


def _listed() -> str:
    return ", ".join(section.name for section in _SECTIONS)


def _trimmed(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Lines without the empty ones before and after them."""
    kept = [place for place, line in enumerate(lines) if line.text.strip()]
    return lines[kept[0] : kept[-1] + 1] if kept else ()


def _trimmed_texts(lines: Sequence[str]) -> list[str]:
    plain = [_Line(0, line[1:] if re.match(rf"\\{_OURS}", line) else line) for line in lines]
    return [line.text for line in _trimmed(plain)]


def _value(
    section: _Section, lines: Sequence[_Line], names: Names, read_moment: Callable[[str], datetime]
) -> object:
    said = [line for line in lines if line.text.strip()]
    match section.field:
        case "at":
            return read_moment(_the_only(section, said, "moment") or "now")
        case "belief_before" | "belief_fairer" | "belief_after":
            number = _the_only(section, said, "number")
            return _percent(number, "belief") if number else None
        case "feelings":
            return _feelings(said)
        case "patterns":
            return _ids(said, names.patterns, "thinking pattern")
        case "questions":
            return _ids(said, names.questions, "question")
        case "evidence_for" | "evidence_against":
            return tuple(_pieces(lines))
    return "\n".join(line.text for line in lines)


def _the_only(section: _Section, said: Sequence[_Line], what: str) -> str:
    if len(said) > 1:
        raise NotUnderstood(said[1].number, f"“{section.name}” takes one {what}.", "Leave one line.")
    return said[0].text.strip() if said else ""


def _percent(text: str, name: str) -> int:
    return read_number(text.strip().removesuffix("%"), name, low=0, high=100)


def _feelings(said: Sequence[_Line]) -> tuple[RatedFeeling, ...]:
    feelings: list[RatedFeeling] = []
    for line in said:
        feeling = _feeling(line)
        if any(feeling.name.casefold() == other.name.casefold() for other in feelings):
            raise NotUnderstood(line.number, f"“{feeling.name}” is named twice.", "Name each feeling once.")
        feelings.append(feeling)
        if len(feelings) > MOST_FEELINGS:
            raise NotUnderstood(line.number, f"a record takes at most {MOST_FEELINGS} feelings.")
    return tuple(feelings)


def _feeling(line: _Line) -> RatedFeeling:
    typed = one_line(line.text)
    name, numbers = _apart(typed)
    if not name:
        raise NotUnderstood(line.number, "there is a strength without a feeling.", "For example: sad 80")
    if len(name) > LONGEST_NAME:
        raise NotUnderstood(line.number, f"a feeling takes at most {LONGEST_NAME} characters.")
    if len(numbers) > 2:
        raise NotUnderstood(line.number, f"“{name}” takes two strengths: before and now.")
    try:
        before, after = [
            None if part == "-" else _percent(part, f"“{name}”") for part in (*numbers, "-", "-")[:2]
        ]
    except UsageError as error:
        raise NotUnderstood(line.number, error.message, error.hint) from error
    return RatedFeeling(name, before, after)


def _apart(typed: str) -> tuple[str, list[str]]:
    """The name of a feeling, and its strengths as typed: “sad: 80 55”, “sad 80 -> 55”."""
    name, colon, tail = typed.rpartition(":")
    numbers = _numbers(tail)
    if colon and all(part == "-" or any(map(str.isdigit, part)) for part in numbers):
        return name.strip(), numbers
    words = typed.split()
    end = len(words)
    while end > 1 and re.fullmatch(_RATINGS, words[end - 1]):
        end -= 1
    return " ".join(words[:end]), _numbers(" ".join(words[end:]))


def _numbers(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+|->|→|>", text) if part]


def id_of(text: str, names: Mapping[str, str]) -> str | None:
    """The id that is meant by a name or an id; None where nothing is."""
    typed = one_line(text)
    by_name = {one_line(_name_of(key, names)).casefold(): key for key in reversed(list(names))}
    return by_name.get(typed.casefold()) or (typed if typed in names else None)


def named(names: Mapping[str, str]) -> str:
    """What can be named, by name, in one line; what has no name any more is left out."""
    return ", ".join(_name_of(key, names) for key in names if names[key] != key)


def _ids(said: Sequence[_Line], names: Mapping[str, str], what: str) -> tuple[str, ...]:
    """The ids of what is named, each once; by name or by id."""
    found: dict[str, None] = {}
    for line in said:
        key = id_of(line.text, names)
        if key is None:
            is_short = what == "thinking pattern"
            raise NotUnderstood(
                line.number,
                f"there is no {what} “{one_line(line.text)}”.",
                f"There are: {named(names)}." if is_short else "Write it as it stands in the lines of help.",
            )
        found[key] = None
    return tuple(found)


def _pieces(lines: Sequence[_Line]) -> Iterator[str]:
    """One text for each line and the lines set in below it."""
    piece: list[str] = []
    for line in lines:
        if piece and line.text.startswith("  "):
            piece.append(line.text[2:])
        elif line.text.strip():
            if piece:
                yield "\n".join(piece)
            piece = [line.text]
    if piece:
        yield "\n".join(piece)
