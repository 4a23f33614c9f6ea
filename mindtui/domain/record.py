"""What every record has, and the one gate through which a value becomes one."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any, ClassVar, Self, TypeVar

import msgspec

from mindtui.domain.text import clean_all
from mindtui.errors import UsageError

Doc = dict[str, Any]
"""A record as plain JSON values: what stands in the file."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A thing a person recorded. A value without an `id` has not entered a journal yet."""

    table: ClassVar[str]
    words: ClassVar[str]
    dated_by: ClassVar[str] = "created_at"
    """The field with the day or the moment that `when` gives."""

    id: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None

    def when(self) -> datetime:
        """The moment that orders this record among its kind."""
        if self.created_at is None:
            raise ValueError("the record has not entered a journal yet")
        return self.created_at

    def moment(self, day_starts_at: time) -> datetime | None:
        """The same as a person knows it; None where only the day is known."""
        return self.when()

    def order(self) -> tuple[datetime, str]:
        """Wall time, then id: what a person would call the order of their day, zone changes or not."""
        return self.when().replace(tzinfo=None), self.id

    def title(self) -> str:
        """The record in a few words, for lists and messages."""
        return self.words

    def texts(self) -> Iterable[str]:
        """Everything in it that a person put into words, for searching."""
        return (self.title(),)

    def check(self) -> None:
        """Raise UsageError when fields that are each in range do not go together."""

    def admitted(self) -> Self:
        """This value, cleaned and checked against the type of each field; UsageError names what is wrong."""
        try:
            checked = msgspec.convert(clean_all(msgspec.to_builtins(self)), type(self))
        except msgspec.ValidationError as error:
            raise UsageError(_sentence(error)) from error
        checked.check()
        return checked


R = TypeVar("R", bound=Record)


def as_doc(record: Record) -> Doc:
    """The record as plain JSON values, equal to what is read back from the file."""
    # Not to_builtins: it keeps tuples, which equal no list that was read.
    doc: Doc = msgspec.json.decode(msgspec.json.encode(record))
    return doc


def as_record(doc: Doc, kind: type[R]) -> R:
    """The record that a document holds."""
    return msgspec.convert(doc, kind)


def new_id(now: datetime, random: Random) -> str:
    """A UUIDv7 (RFC 9562) as text: ids sort by the time they were made, and two machines never collide."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    return _as_text(
        milliseconds << 80 | 0x7 << 76 | random.getrandbits(12) << 64 | 0b10 << 62 | random.getrandbits(62)
    )


def id_after(record_id: str) -> str:
    """The id right behind this one, for what was made in its millisecond or by a clock set back."""
    return _as_text(int(record_id.replace("-", ""), 16) + 1)


def moment_of(record_id: str) -> datetime | None:
    """The millisecond in which an id was made; None where it is none of ours."""
    digits = record_id.replace("-", "")[:13]
    try:
        milliseconds = int(digits[:12], 16)
    except ValueError:
        return None
    return _EPOCH + timedelta(milliseconds=milliseconds) if digits[12:] == "7" else None


def later_id(now: datetime, newest: str | None, random: Random) -> str:
    """A new id that sorts behind `newest`, whatever became of the clock."""
    made = new_id(now, random)
    if newest is None or made > newest or moment_of(newest) is None:
        return made
    return id_after(newest)


def moment_in(value: object) -> datetime | None:
    """The moment that a document holds as text; None for anything else."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def not_before(now: datetime, earlier: datetime | None) -> datetime:
    """`now`, or the moment right behind `earlier` where a clock was set back.

    A later change has a later time of change, so that two copies of one's data agree which of two is newer.
    """
    if earlier is None or instant(now) > instant(earlier):
        return now
    return earlier + timedelta(microseconds=1)


def instant(moment: datetime) -> datetime:
    """A moment that compares with every other; one without an offset counts as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _as_text(number: int) -> str:
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BOUND = r"Expected `(?:int|float)` (>=|<=) (\d+)"
_LENGTH = r"Expected `(?:array|str)` of length (>=|<=) (\d+)"
_KIND = r"Expected `([^`]*)`, got"
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "yes or no",
    "array": "a list",
    "object": "names with their values",
    "null": "empty",
}
_PATH = r"at `\$\.?([^`]*)`"


def _sentence(error: msgspec.ValidationError) -> str:
    """One sentence for a person out of a message for a programmer."""
    text = str(error)
    place = re.search(_PATH, text)
    name = re.sub(r"\[.*?\]", "", place[1]).replace("_", " ").replace(".", " ") if place else "the record"
    if bound := re.search(_BOUND, text):
        return f"{name} must be {'at least' if bound[1] == '>=' else 'at most'} {bound[2]}."
    if length := re.search(_LENGTH, text):
        if length[1] == ">=" and length[2] == "1":
            return f"{name} cannot be empty."
        limit = "at least" if length[1] == ">=" else "at most"
        return f"{name} must have {limit} {length[2]} {'characters' if 'str' in text else 'entries'}."
    if kind := re.search(_KIND, text):
        return f"{name} must be {_kind_in_words(kind[1])}."
    if text.startswith("Invalid enum value"):
        return f"{name} has no such choice."
    return f"{name} cannot be stored: {text.split(' - at')[0].replace('`', '')}."


def _kind_in_words(named: str) -> str:
    """ "a whole number or empty" for `int | null`."""
    kinds = named.split(" | ")
    return " or ".join(_KINDS.get(kind, kind) for kind in kinds if kind != "int" or "float" not in kinds)
