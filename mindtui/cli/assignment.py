"""FIELD=VALUE as typed for `mindtui edit`, and what it makes of a record."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, asdict, fields, replace

from mindtui.cli.output import shortened
from mindtui.cli.plans import area_key, find_activity
from mindtui.cli.session import Session
from mindtui.cli.typed import read_note
from mindtui.domain.avoidance import Try
from mindtui.domain.check_in import RATINGS, CheckIn, Feeling
from mindtui.domain.ladder import Rung
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.record import Record
from mindtui.domain.scale import Rating
from mindtui.domain.thought import RatedFeeling
from mindtui.domain.waking import moved
from mindtui.domain.when import parse_day, parse_time
from mindtui.errors import UsageError

R = TypeVar("R", bound=Record)

FIXED: Final = frozenset({"id", "created_at", "updated_at", "source", "origin"})
"""Fields that say where a record comes from; nobody types them."""

LINKS: Final = frozenset(
    {
        "key",
        "activity_id",
        "series_id",
        "moved_to",
        "plan_id",
        "skill_id",
        "ladder_id",
        "trial_id",
        "allocation",
        "seed",
        "pairs",
        "start_day",
        "experiment_id",
        "experiment_ids",
        "thought_record_id",
        "homework_id",
        "card_id",
        "agenda_item_id",
        "record_id",
        "meeting_id",
        "earlier",
        "step",
        "step_before",
        "step_after",
    }
)
"""Fields by which records know each other; what is typed at them would lead nowhere."""


SETTLED: Final = frozenset({("trials", "label"), ("trials", "measure")})
"""Fields, by their table, that are never offered: the record itself says why they stay as they are."""

NEVER_TYPED: Final = frozenset({("status", "moved")})
"""Words that stand for more than themselves: where a plan moves to is another plan."""


class Assignment(msgspec.Struct, frozen=True):
    """One FIELD=VALUE; `inner` is the part of the field's name after a dot."""

    name: str
    inner: str
    text: str

    @classmethod
    def read(cls, typed: str) -> "Assignment":
        """Take it apart."""
        field, equals, text = typed.partition("=")
        if not equals or not field.strip():
            raise UsageError(
                f"“{shortened(typed)}” is not FIELD=VALUE.", "For example: mindtui edit ID mood=7"
            )
        name, _, inner = field.strip().replace("-", "_").partition(".")
        return cls(name, inner, text)

    @property
    def is_skip(self) -> bool:
        """Whether it skips a rating, as `s` does in a form."""
        return not self.inner and self.name in RATINGS and self.text.strip().lower() == "s"


def assigned(record: R, assignments: Iterable[Assignment], session: Session) -> R:
    """The record with what was typed; the journal checks the values. UsageError for an unknown field."""
    # The moment first: a slot that is given beside it counts, not the one that is guessed.
    for one in sorted(assignments, key=lambda one: one.name != "at"):
        if isinstance(record, CheckIn) and one.name == "at" and one.text.strip():
            record = cast("R", moved(session.journal, record, session.moment(one.text), session.now))
            continue
        field = _field(type(record), one.name)
        value = _inner(record, field, one, session) if one.inner else _value(field, one.text, session)
        if one.name == "area":
            value = area_key(session, one.text.strip() or None)
        if isinstance(record, Plan) and one.name == "label":
            # What pays off is counted by activity: another label is another one.
            known = find_activity(session, one.text)
            record = replace(record, activity_id=known.id if known else None)
            value = known.label if known else value
        if isinstance(record, Plan) and one.name == "status" and value in STATUS_WORDS:
            record = record.reviewed(value)
        record = replace(record, **{one.name: None if one.is_skip else value})
        if isinstance(record, CheckIn) and one.name in RATINGS:
            # A rating that gets a number is no longer skipped, and the other way round.
            others = {name for name in record.skipped if name != one.name}
            skipped = others | {one.name} if one.is_skip else others
            record = replace(record, skipped=tuple(name for name in RATINGS if name in skipped))
    return record


def _inner(record: Record, field: FieldInfo, one: Assignment, session: Session) -> msgspec.Struct:
    """The value of a field of several parts, with one part changed."""
    kind = next((kind for kind in _kinds(field.type) if issubclass(kind, msgspec.Struct)), None)
    if kind is None:
        raise UsageError(f"{one.name} has no parts.", f"Write {one.name}=VALUE.")
    held: msgspec.Struct | None = getattr(record, one.name)
    part = _value(_field(kind, one.inner), one.text, session)
    return replace(kind() if held is None else held, **{one.inner: part})


def _field(kind: type[msgspec.Struct], name: str) -> FieldInfo:
    known = {field.name: field for field in fields(kind) if field.name not in FIXED | LINKS}
    if name in known:
        return known[name]
    known = {
        name: field for name, field in known.items() if (getattr(kind, "table", ""), name) not in SETTLED
    }
    if name in FIXED | LINKS:
        raise UsageError(f"{name} cannot be changed.", f"These can: {', '.join(known)}.")
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    raise UsageError(f"There is no field “{shortened(name)}” here.", hint)


def _value(field: FieldInfo, text: str, session: Session) -> Any:
    """What a text means for a field: moments and days as one says them, lists with commas, or JSON."""
    kinds = _kinds(field.type)
    if not text.strip() and type(None) in kinds:
        return None
    words = [word for word in _words(field.type) if (field.name, word) not in NEVER_TYPED]
    if words and tuple not in kinds and text.strip() not in words:
        raise UsageError(
            f"“{shortened(text)}” is nothing that {field.name} can be.", f"It can be: {', '.join(words)}."
        )
    readers: Mapping[type, Callable[[], object]] = {
        datetime: lambda: session.moment(text).at,
        date: lambda: parse_day(text, session.today, weekday="next"),
        time: lambda: parse_time(text),
        str: lambda: read_note(text),
    }
    for kind, read in readers.items():
        if kind in kinds:
            if not text.strip() and kind is not str:
                raise UsageError(f"{field.name} cannot be empty.", f"Give {field.name} a value.")
            return read()
    if tuple in kinds:
        of = next((part for part in (Feeling, RatedFeeling, Rung, Try) if _holds(field.type, part)), str)
        return _list(field.name, text, of)
    if _holds(field.type, Rating) and text.strip().lower() == "x":
        return 10
    return _json_or(text, {"yes": True, "no": False}.get(text.strip().lower(), text))


def _list(name: str, text: str, of: type) -> object:
    """A list as JSON or with commas; a feeling may have its strength after it."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        parts = [part.strip() for part in text.split(",") if part.strip()]
    if of is Feeling:
        return [asdict(Feeling.read(part)) for part in parts]
    if of is not str and parts:
        known = ", ".join(field.name for field in fields(of))
        raise UsageError(f"{name} is a list of parts with names and takes JSON.", f"Each part has: {known}.")
    return parts


def _json_or(text: str, otherwise: object) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return otherwise


def _kinds(annotation: Any) -> list[type]:
    """The plain types that a field takes, without their limits; a choice of words is text."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kinds(parts[0])
    if origin in (Union, UnionType):
        return [kind for part in parts for kind in _kinds(part)]
    return [str] if origin is Literal else [origin or annotation]


def _words(annotation: Any) -> list[str]:
    """The words that a field is one of; none where it takes other things."""
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    return [word for part in get_args(annotation) for word in _words(part)]


def _holds(annotation: Any, kind: Any) -> bool:
    """Whether a type is anywhere inside an annotation."""
    return annotation == kind or any(_holds(part, kind) for part in get_args(annotation))
