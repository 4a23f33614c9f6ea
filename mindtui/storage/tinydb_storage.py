"""TinyDB made safe through its own extension points: a storage, a table and a database."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from threading import RLock
from typing import Any

import msgspec
from tinydb import Storage, TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Table

from mindtui.domain.record import Doc, new_id
from mindtui.storage.atomic_file import (
    DurabilityUncertain,
    FileGone,
    NotSaved,
    Version,
    make_folder_of,
    read_file,
    remove_leftovers,
    replace_file,
)
from mindtui.storage.envelope import Envelope, Keyring
from mindtui.storage.layout import META, SEAL, Image, Sheet, decode
from mindtui.storage.lock import PATIENCE, Lock
from mindtui.storage.migrations import MIGRATIONS, Migrations, newest

_decode_doc = msgspec.json.Decoder(Doc).decode


class Documents(Mapping[str, Doc]):
    """The documents of a table, each decoded anew when it is asked for; changing one changes nothing here."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def __getitem__(self, doc_id: str) -> Doc:
        if (raw := self.sheet.find(doc_id)) is None:
            raise KeyError(doc_id)
        return _decode_doc(raw)

    def __contains__(self, doc_id: object) -> bool:
        return isinstance(doc_id, str) and self.sheet.find(doc_id) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(list(self.sheet.rows))

    def __len__(self) -> int:
        return len(self.sheet)


class Draft(Documents, MutableMapping[str, Doc]):
    """A table while one operation works on it: remembers what was touched, so that saving costs no more."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._touched: dict[str, Doc] = {}
        self._removed: set[str] = set()

    def __getitem__(self, doc_id: str) -> Doc:
        if doc_id not in self._touched:
            if doc_id in self._removed:
                raise KeyError(doc_id)
            self._touched[doc_id] = super().__getitem__(doc_id)
        return self._touched[doc_id]

    def __setitem__(self, doc_id: str, doc: Doc) -> None:
        self._touched[doc_id] = doc

    def __delitem__(self, doc_id: str) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched.pop(doc_id, None)
        self._removed.add(doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._touched or (super().__contains__(doc_id) and doc_id not in self._removed)

    def __iter__(self) -> Iterator[str]:
        return iter([doc_id for doc_id in {**self.sheet.rows, **self._touched} if doc_id in self])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def clear(self) -> None:
        """Remove every document."""
        self._touched.clear()
        self._removed.update(self.sheet.rows)

    def write_to(self, sheet: Sheet) -> int:
        """Do to `sheet` what was done to this draft; gives the number of documents that it grew by."""
        return sheet.change(self._touched, self._removed)


class OneFileStorage(Storage):
    """Keeps all tables in one file that is only ever replaced as a whole, under a lock.

    `program` tells other programs who holds the lock, `patience` is how many seconds to wait for them, `keys`
    opens the file where it is sealed, `migrations` bring one of an older shape to today's.
    """

    def __init__(
        self,
        path: Path,
        *,
        program: str = "app",
        patience: float = PATIENCE,
        keys: Keyring | None = None,
        migrations: Migrations = MIGRATIONS,
    ) -> None:
        super().__init__()
        self.path = Path(path).absolute()
        self.keys = keys or Keyring()
        self.envelope = Envelope()
        """What the file was in when it was last read or written."""
        self.guard = RLock()
        """Held by the thread that works on the tables."""
        self.version: Version | None = None
        """The file that was last read or written; None when there was none."""
        self._program = program
        self._patience = patience
        self.image = Image()
        """What was last read or written."""
        self._migrations = migrations
        self._has_looked = False
        self._is_tidy = False
        self._is_uncertain = False
        self._work: dict[str, Sheet] | None = None
        self._has_written = False
        self._next_envelope: Envelope | None = None
        self._docs = 0

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables: inside a transaction as it left them, otherwise as they stand in the file."""
        with self.guard:
            return {name: Documents(sheet) for name, sheet in self.sheets().items()}  # type: ignore[misc]

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put `data` in the place of all tables; they are saved when the transaction ends."""
        if self._work is None:
            raise RuntimeError("write() needs a transaction() around it")
        if META in data or SEAL in data:
            raise ValueError(f"the names {META} and {SEAL} belong to the file itself")
        before = self._work
        self._docs -= sum(len(sheet) for name, sheet in before.items() if name not in data)
        self._work = {name: self._written(docs, before.get(name)) for name, docs in data.items()}
        self._has_written = True

    def close(self) -> None:
        """Let go of the file."""
        with self.guard:
            if self.version is not None:
                self.version.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Lock, read what others wrote, work, save once, unlock; an exception inside leaves all as it was.

        Transactions inside one another are one. NotSaved: nothing was written. DurabilityUncertain: it was.
        """
        with self.guard:
            if self._work is not None:
                yield
                return
            # A file that is not ours is refused here, before anything is made beside it.
            self.refresh()
            make_folder_of(self.path)
            with Lock(self.path, program=self._program, patience=self._patience) as lock:
                self._begin(lock)
                try:
                    yield
                    if self._has_written or self._is_uncertain:
                        self._save()
                finally:
                    self._work = None
                    self._next_envelope = None

    def put_into(self, envelope: Envelope) -> None:
        """Write the whole file in this envelope when the transaction ends, and from then on."""
        if self._work is None:
            raise RuntimeError("put_into() needs a transaction() around it")
        self.keys.hold(envelope)
        self._next_envelope = envelope
        self._has_written = True

    def sheets(self) -> Mapping[str, Sheet]:
        """The tables with their bytes. Not to be changed."""
        if self._work is not None:
            return self._work
        self.refresh()
        return self.image.tables

    @property
    def refusal(self) -> NotSaved | None:
        """Why the file that was last read must not be changed; None where it may."""
        if not self.image.is_newer:
            return None
        return NotSaved(
            f"Nothing can be changed: a newer MindTUI wrote {self.path}, and this one can only read it.",
            "Update MindTUI.",
        )

    def is_current(self) -> bool:
        """Whether the file is still the one that was last read or written. Costs one stat."""
        if self.version is not None:
            return self.version.is_at(self.path)
        try:
            return self._has_looked and not self.path.exists()
        except OSError:
            # A folder that may no longer be entered: reading says so.
            return False

    def refresh(self) -> None:
        """Read the file if somebody else wrote since."""
        if self.is_current():
            return
        found = read_file(self.path)
        if found is None and self.version is not None:
            # Never made again behind the person's back: it may be on a disk that was pulled out.
            raise FileGone(
                f"The data file {self.path} is gone since it was read.",
                "Put it back, or look what can be brought back with: mindtui doctor",
            )
        if found is not None:
            data, version = found
            try:
                content, envelope = self.keys.open(data, self.path)
                self.image = decode(content, self.path, self._migrations)
            except BaseException:
                version.close()
                raise
            self.envelope = envelope
            self._adopt(version)
        self._has_looked = True

    def _begin(self, lock: Lock) -> None:
        self.refresh()
        if (refusal := self.refusal) is not None:
            raise refusal
        if lock.is_held and not self._is_tidy:
            remove_leftovers(self.path)
            self._is_tidy = True
        self._work = dict(self.image.tables)
        self._docs = self.image.docs
        self._has_written = False

    def _written(self, docs: Mapping[str, Any], before: Sheet | None) -> Sheet:
        """The sheet for what a table was left as. A sheet that the file still needs is never changed."""
        if isinstance(docs, Draft):
            sheet = docs.sheet.copy() if docs.sheet in self.image.tables.values() else docs.sheet
            self._docs += docs.write_to(sheet)
            return sheet
        sheet = docs.sheet if isinstance(docs, Documents) else Sheet.of(docs)
        if sheet is not before:
            self._docs += len(sheet) - (0 if before is None else len(before))
        return sheet

    def _save(self) -> None:
        image = Image(
            self._work,
            self.image.meta,
            self.image.generation + 1,
            self._docs,
            newest=newest(self._migrations),
        )
        envelope = self._next_envelope or self.envelope
        parts = envelope.wrap(image.parts())
        if not self.is_current():
            # Where locks do not work, or for a program that knows of none, this is the last look.
            raise NotSaved(f"Not saved: another program wrote to {self.path} just now.", "Try again.")
        try:
            version = replace_file(self.path, *parts)
        except DurabilityUncertain:
            # Whoever tries again finds the work done; it is written once more all the same.
            self._is_uncertain = True
            raise
        self._is_uncertain = False
        self.image = image
        self.envelope = envelope
        self._adopt(version)

    def _adopt(self, version: Version) -> None:
        if self.version is not None:
            self.version.close()
        self.version = version


class RecordTable(Table):
    """A table whose document ids are time-ordered texts and whose every change is one transaction."""

    document_id_class = str  # type: ignore[assignment]
    _storage: OneFileStorage

    def __init__(
        self, storage: OneFileStorage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        # A cache would give answers from before another program wrote.
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert this one; one save, where TinyDB makes two."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def ids(self) -> list[str]:
        """The ids of all documents."""
        return list(self._read_table())

    def tell_apart(self) -> None:
        """Take every row by itself for the rest of the transaction: cheaper where many are looked for."""
        self._update_table(lambda docs: None)
        self._storage.sheets()[self.name].rows  # noqa: B018 - they are told apart when they are asked for

    def first_id(self) -> str | None:
        """The id of the document that has stood there longest, without telling the others apart."""
        sheet = self._storage.sheets().get(self.name)
        return None if sheet is None else sheet.first_id()

    def find(self, doc_id: str) -> Doc | None:
        """One document."""
        found = self.get(doc_id=doc_id)  # type: ignore[call-overload]
        return None if found is None else dict(found)

    def put(self, doc_id: str, doc: Doc | None) -> None:
        """Let `doc` be what stands under this id, whatever stood there; None: nothing."""

        def change(docs: dict[Any, Any]) -> None:
            if doc is not None:
                docs[doc_id] = doc
            elif doc_id in docs:
                del docs[doc_id]

        self._update_table(change)

    def put_in_order(self, rows: Mapping[str, Doc]) -> None:
        """Let these documents stand under their ids, and all of them in the order of the ids."""

        def change(docs: dict[Any, Any]) -> None:
            united = {**docs, **rows}
            docs.clear()
            for doc_id in sorted(united):
                docs[doc_id] = united[doc_id]

        self._update_table(change)

    def drop(self, doc_ids: list[str]) -> None:
        """Remove these documents."""
        if doc_ids:
            self.remove(doc_ids=doc_ids)  # type: ignore[arg-type]

    def _get_next_id(self) -> str:
        # The moment only puts ids in order; it is no data.
        return new_id(datetime.now(UTC), SystemRandom())

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        # Every one of TinyDB's own ways to change a table ends here.
        with self._storage.transaction():
            tables: dict[str, Any] = self._storage.read()
            documents = tables.get(self.name)
            draft = Draft(documents.sheet if documents is not None else Sheet())
            updater(draft)  # type: ignore[arg-type]
            self._storage.write({**tables, self.name: draft})


class JournalDB(TinyDB):
    """A TinyDB in one safe file. `with db.transaction():` makes many changes one save."""

    table_class = RecordTable  # type: ignore[assignment]
    default_storage_class = OneFileStorage  # type: ignore[assignment]

    def transaction(self) -> Any:
        """See OneFileStorage.transaction."""
        return self.storage.transaction()  # type: ignore[attr-defined]

    def drop_tables(self) -> None:
        """Remove every table."""
        with self.transaction():
            super().drop_tables()

    def drop_table(self, name: str) -> None:
        """Remove one table."""
        with self.transaction():
            super().drop_table(name)
