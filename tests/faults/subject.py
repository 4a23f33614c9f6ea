"""The databases that go through the same faults: plain TinyDB, and TinyDB on MindTUI's file, open or not."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from tinydb import TinyDB

from mindtui.errors import DataFileError
from mindtui.storage.envelope import Keyring
from mindtui.storage.sealed import ByArgon2, sealed_with
from mindtui.storage.tinydb_storage import JournalDB, OneFileStorage

FILE = "journal.json"

State = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What a file holds: table → key → document."""


class Subject(NamedTuple):
    """A way to open a file as a TinyDB, and its name in the table of figures.

    `beside` is what may stand beside the file, `leftover` what a killed program may have left there;
    `notices` is whether an open database knows that its file was changed by others, `refusal` how it refuses.
    """

    name: str
    open: Callable[[Path], Any]
    beside: tuple[str, ...] = ()
    leftover: str = ""
    notices: Callable[[Any], bool] = lambda db: False
    refusal: type[Exception] = Exception


PLAIN = Subject("plain TinyDB", lambda path: TinyDB(path, create_dirs=True, encoding="utf-8"))
PASSPHRASE = "correct horse"
LIGHT = ByArgon2(memory=8, passes=1, lanes=1)
"""As little work as there may be: files are opened in thousands of states."""


def _encrypted(path: Path) -> JournalDB:
    """A database whose file is encrypted from the first save on."""
    keys = Keyring(lambda tries: PASSPHRASE)
    db = JournalDB(path, program="test", keys=keys)
    if not path.exists():
        storage = cast("OneFileStorage", db.storage)
        storage.envelope = sealed_with(PASSPHRASE, LIGHT)
        keys.hold(storage.envelope)
    return db


MINDTUI = Subject(
    "MindTUI",
    lambda path: JournalDB(path, program="test"),
    beside=(f"{FILE}.lock",),
    leftover=f".{FILE}.0123456789ab.tmp",
    notices=lambda db: not db.storage.image.is_intact,
    refusal=DataFileError,
)
ENCRYPTED = MINDTUI._replace(name="MindTUI, encrypted", open=_encrypted)
OURS = (MINDTUI, ENCRYPTED)
SUBJECTS = (PLAIN, *OURS)


def named(name: str) -> Subject:
    """The subject with this name."""
    return next(subject for subject in SUBJECTS if subject.name == name)


def look(subject: Subject, path: Path) -> State:
    """What a program that starts now finds in the file; nothing where there is none. Makes no file."""
    if not path.exists():
        return {}
    with subject.open(path) as db:
        return held(db)


def left_over(subject: Subject, folder: Path) -> list[str]:
    """The names of files in the folder of a data file that have no business there."""
    names = {path.name for path in folder.iterdir()} if folder.exists() else set()
    return sorted(names - {FILE, *subject.beside})


def held(db: Any) -> State:
    """What an open database holds; tables without documents count as none."""
    tables = {name: {doc.get("key", ""): dict(doc) for doc in db.table(name)} for name in sorted(db.tables())}
    return {name: docs for name, docs in tables.items() if docs}
