"""The data file as bytes: valid JSON, one document a line, sealed at the end."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from mindtui.domain.record import Doc
from mindtui.errors import DataFileError

try:
    # hashlib loads OpenSSL as well, which costs every command 5 ms.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

PROGRAM = "mindtui"
WRITE_SCHEMA = 1
"""A program that knows less than this may read the file, but not change it."""
READ_SCHEMA = 1
"""A program that knows less than this cannot understand the file."""
META = "_meta"
SEAL = "_seal"
MOVE_AWAY = "Nothing was changed. Move it away to begin anew, or use another file with --data FILE."

Rows = dict[str, Raw]
"""Id → document, as JSON."""

_EMPTY = b"{\n}"

_encode = msgspec.json.Encoder().encode
_decode_rows = msgspec.json.Decoder(Rows).decode
_decode_docs = msgspec.json.Decoder(dict[str, Doc]).decode
_BYTE = re.compile(r"\(byte (\d+)\)")


class Sheet:
    """One table as it stands in the file.

    A file of many years holds megabytes, and most commands add one record to it. So a document is found, and
    the first one is added, in the bytes of the table; its rows are told apart only for anything more.
    """

    def __init__(self, encoded: bytes | None = None, rows: Rows | None = None) -> None:
        self._encoded = encoded
        self._rows = rows
        self._has_grown = False

    @classmethod
    def of(cls, docs: Mapping[str, Mapping[str, Any]]) -> "Sheet":
        """A sheet that holds these documents."""
        return cls(rows={str(doc_id): Raw(_encode(dict(doc))) for doc_id, doc in docs.items()})

    @property
    def rows(self) -> Rows:
        """Every document, not decoded. Not to be changed by hand."""
        if self._rows is None:
            self._rows = _decode_rows(self._encoded or _EMPTY)
        return self._rows

    @property
    def encoded(self) -> bytes:
        """The JSON object of the table, one document a line."""
        if self._encoded is None:
            self._encoded = _add_lines(_EMPTY, self._rows or {})
        return self._encoded

    def find(self, doc_id: str) -> Raw | bytes | None:
        """One document, not decoded."""
        if self._rows is not None:
            return self._rows.get(doc_id)
        start = b"\n" + _encode(doc_id) + b":"
        if (at := self.encoded.find(start)) < 0:
            return None
        return self.encoded[at + len(start) : self.encoded.index(b"\n", at + 1)].removesuffix(b",")

    def __len__(self) -> int:
        """How many documents: each stands on one line, between the lines of the braces."""
        return len(self._rows) if self._rows is not None else max(self.encoded.count(b"\n") - 1, 0)

    def copy(self) -> "Sheet":
        """A sheet of its own with the same documents."""
        return Sheet(self._encoded, None if self._rows is None else dict(self._rows))

    def change(self, written: Mapping[str, Doc], removed: Iterable[str]) -> int:
        """Put documents in and take others out; all or, when one cannot be encoded, nothing.

        Gives the number of documents that it grew by.
        """
        encoded = {doc_id: Raw(_encode(doc)) for doc_id, doc in written.items()}
        if self._rows is None and not (self._has_grown or removed or any(map(self.find, encoded))):
            self._encoded = _add_lines(self.encoded, encoded)
            self._has_grown = True
            return len(encoded)
        rows = self.rows
        before = len(rows)
        for doc_id in removed:
            rows.pop(doc_id, None)
        rows.update(encoded)
        self._encoded = None
        return len(rows) - before


def _add_lines(table: bytes, rows: Rows) -> bytes:
    """The JSON object of a table with more documents at its end."""
    parts: list[Any] = [table.removesuffix(b"\n}")]
    for doc_id, raw in rows.items():
        parts += (b",\n", _encode(doc_id), b":", raw)
    if rows and table == _EMPTY:
        parts[1] = b"\n"
    return b"".join((*parts, b"\n}"))


class Image:
    """All that a data file holds: tables by name, what it says of itself, and how often it was saved.

    `docs` is the number of documents in all tables.
    """

    def __init__(
        self,
        tables: Mapping[str, Sheet] | None = None,
        meta: Mapping[str, Doc] | None = None,
        generation: int = 0,
        docs: int = 0,
    ) -> None:
        self.tables = dict(tables or {})
        self.meta = dict(meta or {})
        self.generation = generation
        self.docs = docs

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it, which this one can read but must not change."""
        write: int = self.meta.get("1", {}).get("write", WRITE_SCHEMA)
        return write > WRITE_SCHEMA

    def encode(self) -> bytes:
        """The bytes of the file."""
        own = {"program": PROGRAM, "write": WRITE_SCHEMA, "read": READ_SCHEMA}
        meta = self.meta | {"1": self.meta.get("1", {}) | own}
        parts = [b"{\n"]
        for name, sheet in self.tables.items():
            parts += (_encode(name), b":", sheet.encoded, b",\n")
        parts += (_encode(META), b":", _encode(meta), b",\n")
        return b"".join((*parts, _seal(self.generation, self.docs, _sum(*parts))))


def decode(data: bytes, path: Path) -> Image:
    """What the bytes of the file at `path` hold. DataFileError, with what to do, when they are not ours."""
    seal, is_sealed = _check_seal(data)
    if is_sealed and (cut := _cut_apart(data)) is not None:
        return Image(cut[0], _meta(cut[1], path), seal.gen, seal.docs)
    try:
        data.decode()
        tables = _decode_rows(data)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise DataFileError(f"The data file {path} {_what_is_wrong(data, error)}.", MOVE_AWAY) from error
    about = _meta(tables.pop(META, None), path)
    tables.pop(SEAL, None)
    try:
        sheets = {name: Sheet.of(_decode_docs(raw)) for name, raw in tables.items()}
    except (msgspec.DecodeError, RecursionError) as error:
        raise DataFileError(f"The data file {path} is not built as tables of records.", MOVE_AWAY) from error
    return Image(sheets, about, seal.gen, sum(map(len, sheets.values())))


def _cut_apart(data: bytes) -> tuple[dict[str, Sheet], bytes] | None:
    """The tables of a sealed file and what it says of itself; None where another program laid it out.

    The seal proves that the bytes are as they were written, so the lines of the braces are looked for instead
    of parsing megabytes of JSON.
    """
    sheets: dict[str, Sheet] = {}
    start = len(b"{\n")
    while not data.startswith(b'"_meta":', start):
        head = data.find(b":{\n", start)
        end = data.find(b"\n}", head) + len(b"\n}")
        if head < 0 or end < head:
            return None
        sheets[msgspec.json.decode(data[start:head], type=str)] = Sheet(data[head + 1 : end])
        start = end + len(b",\n")
    return sheets, data[start + len(b'"_meta":') : data.index(b",\n", start)]


class _Seal(msgspec.Struct):
    gen: int = 0
    docs: int = 0


def _check_seal(data: bytes) -> tuple[_Seal, bool]:
    """What the seal says, and whether the file is as it was sealed."""
    start = data.rfind(b'\n"_seal":') + 1
    try:
        seal = msgspec.json.decode(b"{" + data[start:], type=dict[str, dict[str, _Seal]])[SEAL]["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        return _Seal(), False
    checksum = _sum(memoryview(data)[:start])
    return seal, data[start:] == _seal(seal.gen, seal.docs, checksum)


def _seal(generation: int, docs: int, checksum: str) -> bytes:
    seal = {"1": {"gen": generation, "docs": docs, "sum": checksum}}
    return b'"_seal":' + _encode(seal) + b"\n}\n"


def _sum(*parts: bytes | memoryview) -> str:
    checksum = blake2b(digest_size=16)
    for part in parts:
        checksum.update(part)
    return checksum.hexdigest()


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
        raise DataFileError(
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
