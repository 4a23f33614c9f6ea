"""What can still be read in a damaged data file, line by line, and how it joins a backup."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.domain.kinds import KINDS
from mindtui.domain.record import Doc, Record, as_record
from mindtui.storage.layout import BOOKKEEPING, META, PROGRAM, SEAL, TRASH, WRITE_SCHEMA
from mindtui.storage.migrations import MIGRATIONS, Tables, migrated

_HEAD: Final = re.compile(rb'(".*"):\{')
_KINDS: Final[tuple[type[Record], ...]] = (*KINDS, Draft, Step)
_BRACES: Final = (b"{", b"}", b"},")
_decode_line = msgspec.json.Decoder(dict[str, Doc]).decode
_decode_name = msgspec.json.Decoder(str).decode


class Salvage(Struct, frozen=True):
    """The documents whose lines are whole. `lost` counts the lines that are not.

    `homeless` holds the documents whose table cannot be told.
    """

    tables: Tables
    homeless: dict[str, Doc]
    lost: int
    is_ours: bool
    """Whether there is any trace of a data file of ours."""
    shape: int
    """The number of its shape; today's where that line is lost."""

    @property
    def is_empty(self) -> bool:
        """Whether not a single document can be read."""
        return not self.homeless and not any(self.tables.values())


NOTHING: Final = Salvage({}, {}, 0, is_ours=False, shape=WRITE_SCHEMA)


class Joined(Struct, frozen=True):
    """A backup and what was salvaged, as one. `gained`: records that the backup lacks or has older."""

    tables: Tables
    gained: int
    homeless: int


def salvage(data: bytes) -> Salvage:
    """Read what is whole in a damaged file: each line, or of valid JSON in another layout each document."""
    try:
        return _by_tables(msgspec.json.decode(data, type=dict[str, Any]))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _by_lines(data)


def _by_tables(whole: Mapping[str, Any]) -> Salvage:
    tables: Tables = {}
    lost = 0
    for name, docs in whole.items():
        if not isinstance(docs, dict):
            lost += 1
        elif name not in (META, SEAL):
            tables[name] = {doc_id: doc for doc_id, doc in docs.items() if isinstance(doc, dict)}
            lost += len(docs) - len(tables[name])
    about = whole.get(META)
    is_ours = _is_about_us(about) if about else any(tables.get(kind.table) for kind in KINDS)
    # One other byte in the name of the program makes nobody else's file of ours.
    is_ours = is_ours or _is_our_seal(whole.get(SEAL))
    return Salvage(tables, {}, lost, is_ours, _shape_of(about))


def _by_lines(data: bytes) -> Salvage:
    tables: Tables = {}
    homeless: dict[str, Doc] = {}
    lost, is_ours, shape, table, is_certain = 0, False, WRITE_SCHEMA, "", True
    # A block that was never written is zeros; what stands around it may be whole.
    for line in re.split(rb"\n|(\0+)", data):
        line = (line or b"").strip(b"\r\t ")
        if line in _BRACES:
            table, is_certain = "", True
        elif (name := _table_of(line)) is not None:
            table, is_certain = name, True
        elif (row := _row_of(line)) is not None and row[0] in (META, SEAL):
            is_ours, table = True, ""
            shape = _shape_of(row[1]) if row[0] == META else shape
        elif row is not None:
            # Where a line is lost, the lines that part two tables may be lost as well.
            home = table if table and is_certain else _fitting(row[1], table)
            (tables.setdefault(home, {}) if home else homeless)[row[0]] = row[1]
        elif line:
            lost += bool(line.strip(b"\0"))
            is_certain = False
    is_ours = is_ours or bool(tables) or data.lstrip(b"\xef\xbb\xbf").startswith(b'{\n"')
    return Salvage(tables, homeless, lost, is_ours, shape)


def join(backup: Mapping[str, Mapping[str, Doc]], found: Salvage) -> Joined:
    """All records of both, by id; of two states of one the newer, and the backup's where they are as old.

    What was deleted after the backup stays deleted, as far as the trash of the damaged file is readable.
    """
    if found.shape < WRITE_SCHEMA:
        found = replace(found, tables=migrated(found.tables, found.shape, MIGRATIONS))
    tables = {name: dict(docs) for name, docs in backup.items()}
    homes = {doc_id: name for name, docs in tables.items() for doc_id in docs}
    homeless, gained = 0, 0
    for name, doc_id, doc in _salvaged(found, homes):
        if not name:
            homeless += 1
            continue
        docs = tables.setdefault(name, {})
        if doc_id not in docs or _moment(doc) > _moment(docs[doc_id]):
            docs[doc_id] = doc
            gained += name not in BOOKKEEPING
    _bury(tables, found.tables)
    return Joined(tables, gained, homeless)


def _is_our_seal(rows: Any) -> bool:
    try:
        return {"gen", "docs", "sum"} <= set(rows["1"])
    except (TypeError, KeyError):
        return False


def _is_about_us(about: Any) -> bool:
    return (
        isinstance(about, dict) and isinstance(about.get("1"), dict) and about["1"].get("program") == PROGRAM
    )


def _shape_of(about: Any) -> int:
    """The number of the shape, as the file says it of itself."""
    try:
        return msgspec.convert(about["1"]["write"], int)
    except (LookupError, TypeError, msgspec.ValidationError):
        return WRITE_SCHEMA


def _salvaged(found: Salvage, homes: Mapping[str, str]) -> Iterator[tuple[str, str, Doc]]:
    """Table, id and document of everything; no table where that is unknown."""
    for name, docs in found.tables.items():
        for doc_id, doc in docs.items():
            yield name, doc_id, doc
    for doc_id, doc in found.homeless.items():
        yield homes.get(doc_id, ""), doc_id, doc


def _bury(tables: Tables, found: Mapping[str, Mapping[str, Doc]]) -> None:
    """Let each record be either alive or in the trash, as the damaged file had it."""
    trash = tables.get(TRASH, {})
    living = {doc_id for name, docs in found.items() if name not in BOOKKEEPING for doc_id in docs}
    for doc_id in list(trash):
        if doc_id in living:
            del trash[doc_id]
        else:
            for docs in _others(tables):
                docs.pop(doc_id, None)


def _others(tables: Tables) -> Iterable[dict[str, Doc]]:
    return [docs for name, docs in tables.items() if name not in BOOKKEEPING]


def _table_of(line: bytes) -> str | None:
    """The name in the first line of a table."""
    found = _HEAD.fullmatch(line)
    try:
        return _decode_name(found[1]) if found else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _row_of(line: bytes) -> tuple[str, Doc] | None:
    """Id and document in a line."""
    try:
        rows = _decode_line(b"{%b}" % line.removesuffix(b","))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return next(iter(rows.items())) if len(rows) == 1 else None


def _fitting(doc: Doc, last: str) -> str:
    """The table that a document of unknown home belongs to, by its fields; `last` is the one before it."""
    fitting = {kind.table for kind in _KINDS if _fits(doc, kind)}
    if last in fitting or (last and not fitting and last not in {kind.table for kind in _KINDS}):
        return last
    return fitting.pop() if len(fitting) == 1 else ""


def _fits(doc: Doc, kind: type[Record]) -> bool:
    if not doc.keys() <= set(kind.__struct_encode_fields__):
        return False
    try:
        as_record(doc, kind)
    except msgspec.ValidationError:
        return False
    return True


def _moment(doc: Doc) -> datetime:
    """When a record was last changed; of what does not say so, long ago."""
    try:
        moment = datetime.fromisoformat(doc["updated_at"])
    except (KeyError, TypeError, ValueError):
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
