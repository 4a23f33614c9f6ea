"""A thought record: a harsh thought in its situation, weighed, and a fairer one beside it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct

from mindtui.domain.record import Record
from mindtui.domain.scale import Percent
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

State = Literal["draft", "finished"]
Side = Literal["for", "against"]
Place = Literal["for", "against", "neither"]
"""Where the outcome of an experiment stands beside the evidence."""
PLACES: tuple[Place, ...] = Place.__args__  # type: ignore[attr-defined]

STEPS = 7
MOST_FEELINGS = 12


class RatedFeeling(Struct, frozen=True):
    """A feeling, how strong it was, and how strong after the thought was weighed; each 0–100 or None."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    before: Percent | None = None
    after: Percent | None = None

    @property
    def shift(self) -> int | None:
        """How far it moved, in points of 0–100; None where one of the two is missing."""
        return None if self.before is None or self.after is None else self.after - self.before


class Revision(Struct, frozen=True):
    """What fields of a finished record held until somebody changed them at `at`; JSON values."""

    at: datetime
    fields: dict[str, Any]


class ThinkingPattern(Record, frozen=True, kw_only=True):
    """A thinking pattern of the person's own, beside those that ship with the program."""

    table: ClassVar[str] = "thinking_patterns"
    words: ClassVar[str] = "thinking pattern"

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    line: str = ""
    example: str = ""

    def title(self) -> str:
        """Its name."""
        return one_line(self.name)

    def texts(self) -> Iterable[str]:
        """Name, line and example."""
        return (self.name, self.line, self.example)

    def check(self) -> None:
        """A pattern has a name."""
        if not self.name.strip():
            raise UsageError("A thinking pattern needs a name.", "Two or three words are enough.")


class ThoughtRecord(Record, frozen=True, kw_only=True):
    """Situation, thought, feelings, patterns, evidence, fairer thought, and a second look; beliefs 0–100.

    `patterns` and `questions` hold ids; `step` 1–7 is where it was left; `quick` leaves out steps 4 and 5.
    `earlier` keeps what a finished record said before it was changed, the oldest first.
    """

    table: ClassVar[str] = "thought_records"
    words: ClassVar[str] = "thought record"
    dated_by: ClassVar[str] = "at"

    at: datetime
    situation: str = ""
    thought: str = ""
    belief_before: Percent | None = None
    feelings: Annotated[tuple[RatedFeeling, ...], Meta(max_length=MOST_FEELINGS)] = ()
    patterns: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    fairer_thought: str = ""
    belief_fairer: Percent | None = None
    belief_after: Percent | None = None
    next_step: str = ""
    state: State = "draft"
    quick: bool = False
    step: Annotated[int, Meta(ge=1, le=STEPS)] = 1
    card_id: str | None = None
    experiment_ids: tuple[str, ...] = ()
    agenda_item_id: str | None = None
    earlier: tuple[Revision, ...] = ()

    def when(self) -> datetime:
        """The moment of the situation."""
        return self.at

    def title(self) -> str:
        """The thought; before there is one, the situation."""
        return one_line(self.thought) or one_line(self.situation) or self.words

    def texts(self) -> Iterable[str]:
        """Everything that was written into it."""
        return (
            self.situation,
            self.thought,
            self.fairer_thought,
            self.next_step,
            *self.evidence_for,
            *self.evidence_against,
            *(feeling.name for feeling in self.feelings),
        )

    def check(self) -> None:
        """A draft says something; a finished record has a thought."""
        if self.state == "finished" and not self.thought.strip():
            raise UsageError("A thought record needs the thought.", "Write it as it went through your mind.")
        if not any(text.strip() for text in self.texts()):
            raise UsageError("There is nothing in this thought record yet.", "Begin with the situation.")
        names = [feeling.name.casefold() for feeling in self.feelings]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise UsageError(f"“{twice}” is named twice.", "Name each feeling once.")

    @property
    def is_finished(self) -> bool:
        """Whether every step was gone through."""
        return self.state == "finished"

    @property
    def belief_shift(self) -> int | None:
        """How far belief in the thought moved, in points; None where one of the two is missing."""
        if self.belief_before is None or self.belief_after is None:
            return None
        return self.belief_after - self.belief_before

    @property
    def strongest(self) -> RatedFeeling | None:
        """The feeling that was strongest before; the first of equals."""
        rated = [feeling for feeling in self.feelings if feeling.before is not None]
        return max(rated, key=lambda feeling: feeling.before or 0, default=None)


def facts_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The facts of a text, one a line; a known one stays as it is while its lines stand together."""
    facts: list[str] = []
    lines = _lines(text)
    wholes = sorted(((_lines(fact), fact) for fact in known), key=lambda one: -len(one[0]))
    while lines:
        own, fact = next(
            ((own, fact) for own, fact in wholes if own and lines[: len(own)] == own), (lines[:1], lines[0])
        )
        facts.append(fact)
        lines = lines[len(own) :]
    return tuple(facts)


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


def is_same_thought(one: str, other: str) -> bool:
    """Whether two texts are the same thought: equal in lower case and without blanks around."""
    return one_line(one).casefold() == one_line(other).casefold()
