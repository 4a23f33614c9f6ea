"""One moment: mood, energy and stress, with feelings, tags and a note."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct

from mindtui.domain.record import Record
from mindtui.domain.scale import Minutes, Percent, Rating, read_number
from mindtui.domain.slots import Slot
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

RatingName = Literal["mood", "energy", "stress"]
Response = Literal["paused", "acted", "avoided"]

RATINGS: tuple[RatingName, ...] = ("mood", "energy", "stress")
NOT_SAFE = "not safe"
"""The person's own tag that opens the help card at once."""


class Feeling(Struct, frozen=True):
    """A named feeling; `strength` 0–100, or None when only named."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    strength: Percent | None = None

    @classmethod
    def read(cls, text: str) -> "Feeling":
        """“tense 60”, “tense=60” or “tense” as typed; the number is how strong it is, 0–100.

        UsageError for a number out of range or alone: a digit that was meant for a rating is no feeling.
        """
        words = one_line(text.replace("=", " "))
        name, _, strength = words.rpartition(" ")
        if name and strength.lstrip("-").isdigit():
            return cls(name, read_number(strength, f"The strength of “{name}”", low=0, high=100))
        if words.isdigit():
            raise UsageError(f"A feeling has a name: “{words}” is a number.", "For example: tense 60.")
        return cls(words)


class Event(Struct, frozen=True):
    """What happened: trigger, worst distress, minutes until steady again, first response."""

    trigger: str = ""
    peak: Rating | None = None
    settled_after: Minutes | None = None
    response: Response | None = None
    skill_id: str | None = None


class CheckIn(Record, frozen=True, kw_only=True):
    """How one moment was. A rating that was not given is None; one that was refused stands in `skipped`."""

    table: ClassVar[str] = "check_ins"
    words: ClassVar[str] = "check-in"
    dated_by: ClassVar[str] = "at"

    at: datetime
    mood: Rating | None = None
    energy: Rating | None = None
    stress: Rating | None = None
    skipped: tuple[RatingName, ...] = ()
    feelings: Annotated[tuple[Feeling, ...], Meta(max_length=12)] = ()
    tags: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...], Meta(max_length=20)] = ()
    note: str = ""
    slot: Slot | None = None
    event: Event | None = None
    recalled: bool = False
    whole_day: bool = False
    source: str = "app"
    origin: dict[str, Any] | None = None

    def when(self) -> datetime:
        """The moment it was felt."""
        return self.at

    def moment(self, day_starts_at: time) -> datetime | None:
        """The same, unless it is about a whole day."""
        return None if self.whole_day else self.at

    def title(self) -> str:
        """The ratings in words, or what was written instead."""
        felt = ", ".join(feeling.name for feeling in self.feelings)
        return self.ratings_in_words() or felt or one_line(self.note) or self.words

    def ratings_in_words(self) -> str:
        """“mood 6, stress 7, energy skipped”, without a word that the person wrote."""
        rated = [f"{name} {value}" for name in RATINGS if (value := getattr(self, name)) is not None]
        return ", ".join([*rated, *(f"{name} skipped" for name in self.skipped)])

    def texts(self) -> Iterable[str]:
        """Note, tags, feelings, and what set an event off."""
        trigger = (self.event.trigger,) if self.event else ()
        return (self.note, *self.tags, *(feeling.name for feeling in self.feelings), *trigger)

    def check(self) -> None:
        """A check-in says something, and says each thing once."""
        if not (self.skipped or self.feelings or self.tags or self.note.strip() or self.is_rated):
            raise UsageError("A check-in needs a rating, a feeling, a tag or a note.")
        if both := next((name for name in self.skipped if getattr(self, name) is not None), None):
            raise UsageError(f"{both} is both rated and skipped.", "Give a number or skip it.")
        if self.whole_day and self.slot is not None:
            raise UsageError("A slot needs a time of day.", "Give one, like “yesterday 21:30”, or no slot.")

    @property
    def is_rated(self) -> bool:
        """Whether mood, energy or stress has a number."""
        return any(getattr(self, name) is not None for name in RATINGS)

    @property
    def is_imported(self) -> bool:
        """Whether another program's file brought it."""
        return self.source.startswith("import:")

    @property
    def is_hard(self) -> bool:
        """Mood at most 2 or stress at least 9: the moment for one soft offer."""
        return is_hard(self.mood, self.stress)


def is_hard(mood: int | None, stress: int | None) -> bool:
    """Whether ratings are those of a hard moment."""
    return (mood is not None and mood <= 2) or (stress is not None and stress >= 9)


def is_not_safe(tags: Iterable[str]) -> bool:
    """Whether the person's own tag for "I am not safe" is among these."""
    return any(tag.casefold() == NOT_SAFE for tag in tags)


class WakeTime(Record, frozen=True, kw_only=True):
    """When the person woke on one day."""

    table: ClassVar[str] = "wake_times"
    words: ClassVar[str] = "waking time"
    dated_by: ClassVar[str] = "day"

    day: date
    time: time
    source: Literal["typed", "assumed"] = "typed"

    def when(self) -> datetime:
        """The waking moment, wall time."""
        return datetime.combine(self.day, self.time)

    def title(self) -> str:
        """The hour it was."""
        return f"woke at {self.time:%H:%M}"
