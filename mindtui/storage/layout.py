"""The data file as bytes: valid JSON, one document a line, sealed at the end."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Raw

from mindtui.domain.record import Doc
from mindtui.errors import Damaged, DataFileError, TooNew
from mindtui.storage.migrations import MIGRATIONS, Migrations, migrated, newest

PROGRAM = "mindtui"
WRITE_SCHEMA = newest(MIGRATIONS)
"""A program that knows less than this may read the file, but not change it."""
READ_SCHEMA = 1
"""A program that knows less than this cannot understand the file."""
META = "_meta"
SEAL = "_seal"
TRASH = "trash"
BOOKKEEPING = frozenset({"drafts", "changes", "batches", TRASH})
"""Tables that say how the records came about, and hold none themselves."""
LOOK = "Nothing was changed. What can be brought back says: mindtui doctor; or use another with --data FILE."
MOVE_AWAY = "Nothing was changed. Move it away to begin anew, or use another file with --data FILE."

Rows = dict[str, Raw | bytes]
"""Id → document, as JSON."""

_EMPTY = b"{\n}"
_MOST_ADDED = 200
"""Lines kept apart from a sheet's bytes before they join them: each makes every save a little slower."""

_SEAL_ROOM = 1 << 10
"""Bytes at the end of a file that hold its seal, and more."""

_encode = msgspec.json.Encoder().encode
_decode_rows = msgspec.json.Decoder(dict[str, Raw]).decode
_decode_docs = msgspec.json.Decoder(dict[str, Doc]).decode
_BYTE = re.compile(r"\(byte (\d+)\)")


class Sheet:
    """One table as it stands in the file.

    A file of many years holds megabytes, and most commands add one record to it. So a sheet is a stretch of
    the file's bytes, not copied, and the lines that were added since; its rows are told apart only for more.
    """

    def __init__(self, data: bytes = _EMPTY, start: int = 0, end: int | None = None) -> None:
        self._data = data
        self._start = start
        self._end = len(data) if end is None else end
        self._added: dict[str, bytes] = {}
        self._rows: Rows | None = None
        # What is about to be added is looked for several times, each time through megabytes.
        self._missing: str | None = None

    @classmethod
    def of(cls, docs: Mapping[str, Mapping[str, Any]]) -> "Sheet":
        """A sheet that holds these documents."""
        sheet = cls()
        sheet._rows = {str(doc_id): _encode(dict(doc)) for doc_id, doc in docs.items()}
        return sheet

    @property
    def rows(self) -> Rows:
        """The documents by their ids, each still as JSON. Not to be changed by others."""
        if self._rows is None:
            self._rows = {**_decode_rows(self._stretch()), **self._added}
            self._added = {}
        return self._rows

    def parts(self) -> list[bytes | memoryview]:
        """The JSON object of the table, one document a line, in a few pieces."""
        if self._rows is not None:
            return [_lines(b"{\n", self._rows) if self._rows else _EMPTY]
        if not self._added:
            return [self._stretch()]
        is_empty = self._end - self._start == len(_EMPTY)
        return [self._stretch()[: -len(b"\n}")], _lines(b"\n" if is_empty else b",\n", self._added)]

    @property
    def encoded(self) -> bytes | memoryview:
        """The JSON object of the table in one piece."""
        parts = self.parts()
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def first_id(self) -> str | None:
        """The id of the first document; None where there is none."""
        if self._rows is not None:
            return next(iter(self._rows), None)
        start = self._start + len(b"{\n")
        first = self._data[start : self._data.find(b"\n", start, self._end)]
        rows = _decode_rows(b"{%b}" % first.removesuffix(b",")) if first.startswith(b'"') else {}
        return next(iter(rows or self._added), None)

    def find(self, doc_id: str) -> Raw | bytes | None:
        """One document, not decoded."""
        if self._rows is not None:
            return self._rows.get(doc_id)
        if doc_id in self._added:
            return self._added[doc_id]
        if doc_id == self._missing:
            return None
        head = b"\n" + _encode(doc_id) + b":"
        if (at := self._data.find(head, self._start, self._end)) < 0:
            self._missing = doc_id
            return None
        return self._data[at + len(head) : self._data.index(b"\n", at + 1)].removesuffix(b",")

    def __len__(self) -> int:
        """How many documents: each stands on one line, between the lines of the braces."""
        if self._rows is not None:
            return len(self._rows)
        return max(self._data.count(b"\n", self._start, self._end) - 1, 0) + len(self._added)

    def copy(self) -> "Sheet":
        """A sheet of its own with the same documents."""
        twin = Sheet(self._data, self._start, self._end)
        twin._added = dict(self._added)
        twin._missing = self._missing
        twin._rows = None if self._rows is None else dict(self._rows)
        return twin

    def change(self, written: Mapping[str, Doc], removed: Iterable[str]) -> int:
        """Put documents in and take others out; all or, when one cannot be encoded, nothing.

        Gives the number of documents that it grew by.
        """
        encoded = {doc_id: _encode(doc) for doc_id, doc in written.items()}
        if self._rows is None and not removed and not any(map(self.find, encoded)):
            self._added |= encoded
            if len(self._added) > _MOST_ADDED:
                self._data = b"".join(self.parts())
                self._start, self._end, self._added, self._missing = 0, len(self._data), {}, None
            return len(encoded)
        rows = self.rows
        before = len(rows)
        for doc_id in removed:
            rows.pop(doc_id, None)
        rows.update(encoded)
        return len(rows) - before

    def _stretch(self) -> memoryview:
        return memoryview(self._data)[self._start : self._end]


def _lines(first: bytes, rows: Rows) -> bytes:
    """Documents as lines of a table, and the brace that ends it."""
    parts: list[Any] = []
    for doc_id, raw in rows.items():
        parts += (b",\n" if parts else first, _encode(doc_id), b":", raw)
    return b"".join((*parts, b"\n}"))


class Image:
    """All that a data file holds: tables by name, what it says of itself, and how often it was saved.

    `docs` is the number of documents in all tables; `is_intact` says that it was read as it was sealed, and
    `is_migrated` that its tables had an older shape in the file. `newest` is the shape that is written.
    """

    def __init__(
        self,
        tables: Mapping[str, Sheet] | None = None,
        meta: Mapping[str, Doc] | None = None,
        generation: int = 0,
        docs: int = 0,
        *,
        is_intact: bool = True,
        is_migrated: bool = False,
        newest: int = WRITE_SCHEMA,
    ) -> None:
        self.tables = dict(tables or {})
        self.meta = dict(meta or {})
        self.generation = generation
        self.docs = docs
        self.is_intact = is_intact
        self.is_migrated = is_migrated
        self.newest = newest

    @property
    def records(self) -> int:
        """How many records a person made."""
        return sum(len(sheet) for name, sheet in self.tables.items() if name not in BOOKKEEPING)

    @property
    def shape(self) -> int:
        """The number of the shape that it had in the file."""
        write: int = self.meta.get("1", {}).get("write", self.newest)
        return write

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it, which this one can read but must not change."""
        return self.shape > self.newest

    def decoded(self) -> dict[str, dict[str, Doc]]:
        """Every document, by table and id."""
        return {name: _decode_docs(sheet.encoded) for name, sheet in self.tables.items()}

    def as_of_today(self, migrations: Migrations) -> "Image":
        """The same in today's shape. DataFileError when that cannot be."""
        self.newest = newest(migrations)
        if self.shape >= self.newest:
            return self
        tables = migrated(self.decoded(), self.shape, migrations)
        sheets = {name: Sheet.of(docs) for name, docs in tables.items()}
        return Image(
            sheets,
            self.meta,
            self.generation,
            sum(map(len, sheets.values())),
            is_intact=self.is_intact,
            is_migrated=True,
            newest=self.newest,
        )

    def parts(self) -> list[bytes | memoryview]:
        """The bytes of the file, in pieces that together need no copy of what did not change."""
        own: Doc = {"program": PROGRAM, "write": self.newest, "read": READ_SCHEMA, "sizes": {}}
        meta = self.meta | {"1": self.meta.get("1", {}) | own}
        parts: list[bytes | memoryview] = [b"{\n"]
        for name, sheet in self.tables.items():
            table = sheet.parts()
            own["sizes"][name] = sum(map(len, table))
            parts += (_encode(name), b":", *table, b",\n")
        parts += (_encode(META), b":", _encode(meta), b",\n")
        return [*parts, _seal(self.generation, self.docs, *parts)]

    def encode(self) -> bytes:
        """The bytes of the file in one piece."""
        return b"".join(self.parts())


def decode(data: bytes, path: Path, migrations: Migrations = MIGRATIONS) -> Image:
    """What the bytes of the file at `path` hold, in today's shape.

    DataFileError, with what to do, when they are not ours.
    """
    return _as_it_is(data, path).as_of_today(migrations)


def _as_it_is(data: bytes, path: Path) -> Image:
    seal, is_sealed = _check_seal(data)
    if is_sealed and (cut := _cut_apart(data)) is not None:
        return Image(cut[0], _meta(cut[1], path), seal.gen, seal.docs)
    try:
        data.decode()
        tables = _decode_rows(data)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise Damaged(f"The data file {path} {_what_is_wrong(data, error)}.", LOOK) from error
    about = _meta(tables.pop(META, None), path)
    tables.pop(SEAL, None)
    try:
        sheets = {name: Sheet.of(_decode_docs(raw)) for name, raw in tables.items()}
    except (msgspec.DecodeError, RecursionError) as error:
        raise Damaged(f"The data file {path} is not built as tables of records.", LOOK) from error
    return Image(sheets, about, seal.gen, sum(map(len, sheets.values())), is_intact=is_sealed)


def _cut_apart(data: bytes) -> tuple[dict[str, Sheet], bytes] | None:
    """The tables of a sealed file and what it says of itself; None where another program laid it out.

    The seal proves that the bytes are as they were written, and the file says how many each table takes. So
    megabytes of JSON are neither parsed nor searched for the ends of the tables.
    """
    end = data.rfind(b'\n"_meta":') + 1
    about = data[end + len(b'"_meta":') : data.find(b",\n", end)]
    sheets: dict[str, Sheet] = {}
    start = len(b"{\n")
    for name, size in _sizes(about).items():
        head = _encode(name) + b":"
        first = start + len(head)
        start = first + size + len(b",\n")
        if not data.startswith(head + b"{\n", first - len(head)) or data[start - 4 : start] != b"\n},\n":
            return None
        sheets[name] = Sheet(data, first, first + size)
    return (sheets, about) if start == end else None


def _sizes(about: bytes) -> Mapping[str, int]:
    try:
        return msgspec.json.decode(about, type=dict[str, _Sizes])["1"].sizes
    except (msgspec.DecodeError, KeyError):
        return {}


class _Sizes(msgspec.Struct):
    sizes: dict[str, int] = {}


class _Seal(msgspec.Struct):
    gen: int = 0
    docs: int = 0


def is_as_sealed(pieces: Iterable[bytes]) -> bool:
    """Whether the bytes of a file, given piece by piece, are as they were sealed."""
    checksum, end = 0, b""
    for piece in pieces:
        known = end + piece
        checksum = crc32(memoryview(known)[:-_SEAL_ROOM], checksum)
        end = known[-_SEAL_ROOM:]
    return _check_seal(end, checksum)[1]


def _check_seal(data: bytes, checksum: int = 0) -> tuple[_Seal, bool]:
    """What the seal says, and whether the file is as it was sealed; `checksum` is of what comes before."""
    start = data.rfind(b'\n"_seal":') + 1
    try:
        seal = msgspec.json.decode(b"{" + data[start:], type=dict[str, dict[str, _Seal]])[SEAL]["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        return _Seal(), False
    sealed = _seal(seal.gen, seal.docs, memoryview(data)[:start], checksum=checksum)
    return seal, data[start:] == sealed


def _seal(generation: int, docs: int, *parts: bytes | memoryview, checksum: int = 0) -> bytes:
    """The end of a file: two numbers, and the CRC-32 of all parts before it and of these two, in hexadecimal.

    It shall tell damage and other programs' edits, not an enemy, and it runs over megabytes twice in every
    command that logs something: five times as fast as a cryptographic sum.
    """
    for part in (*parts, b"%d %d" % (generation, docs)):
        checksum = crc32(part, checksum)
    seal = {"1": {"gen": generation, "docs": docs, "sum": f"{checksum:08x}"}}
    return b'"_seal":' + _encode(seal) + b"\n}\n"


def _meta(raw: Raw | bytes | None, path: Path) -> dict[str, Doc]:
    """What the file says of itself; DataFileError when it is not ours or too new to understand."""
    try:
        meta = _decode_docs(raw or b"{}")
        about = msgspec.convert(meta.get("1"), _Meta)
    except msgspec.DecodeError:
        about = None
    if about is None or about.program != PROGRAM:
        raise DataFileError(f"{path} is not a MindTUI data file.", MOVE_AWAY)
    if about.read > READ_SCHEMA:
        raise TooNew(
            f"The data file {path} was written by a newer MindTUI and cannot be read by this one.",
            "Update MindTUI, or use another file with --data FILE.",
        )
    return meta


class _Meta(msgspec.Struct):
    program: str
    write: int
    read: int


def _what_is_wrong(data: bytes, error: Exception) -> str:
    if not data.strip(b"\0 \t\r\n"):
        return "is empty" if not data.strip() else "holds nothing but zero bytes"
    if isinstance(error, UnicodeDecodeError):
        return f"is damaged: line {data.count(10, 0, error.start) + 1} is not text"
    if found := _BYTE.search(str(error)):
        return f"is damaged: line {data.count(10, 0, int(found[1])) + 1} is not valid JSON"
    if "truncated" in str(error):
        return "is damaged: its end is missing"
    return "is not built as tables of records"
