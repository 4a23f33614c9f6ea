"""Bringing an earlier state of the data file back; whatever stood there before is kept."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from mindtui.domain.clock import day_of, in_words
from mindtui.errors import DataFileError, MindTUIError, TooNew, WrongPassphrase
from mindtui.storage.atomic_file import NotSaved, make_folder_of, read_file, replace_file
from mindtui.storage.backups import DAMAGED, Backup, Backups, is_sound
from mindtui.storage.envelope import Envelope, Keyring, PassphraseNeeded, is_sealed
from mindtui.storage.layout import WRITE_SCHEMA, Image, Sheet, decode
from mindtui.storage.lock import PATIENCE, Lock
from mindtui.storage.salvage import NOTHING, Joined, Salvage, join, salvage

RESTORE: Final = "restore"
_OTHERS: Final = (b"SQLite format 3\0", b"PK\3\4", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
"""How files of other kinds begin."""
UPDATE: Final = "Update MindTUI, then: mindtui doctor --fix"
_LEFT_ALONE: Final[Mapping[str, str]] = {
    "foreign": "It is left alone: move it away, or use another file with --data FILE.",
    "newer": f"A newer MindTUI wrote it, and only that one can mend it. {UPDATE}",
}
"""Kinds of damage that nothing is done about, and what to do instead."""


class Damage(Struct, frozen=True):
    """What is wrong with a data file, and what can be brought back.

    `from_backup` is the number of records in the newest good backup, None where it is encrypted; `gained`
    those that the backup lacks or has older and that can still be read in the file; `lost` is the number of
    its lines that cannot be read, `homeless` of its records whose table cannot be told. Where `is_held`, the
    program still holds what was last in the file, and that takes the place of a backup.
    """

    path: Path
    kind: Literal["missing", "damaged", "encrypted", "foreign", "newer"]
    message: str
    backup: Backup | None = None
    from_backup: int | None = 0
    gained: int = 0
    lost: int = 0
    homeless: int = 0
    is_held: bool = False

    @property
    def is_mendable(self) -> bool:
        """Whether anything can be brought back."""
        return self.kind not in _LEFT_ALONE and (self.is_held or self.backup is not None or self.gained > 0)

    def offer(self, today: date, day_starts_at: time) -> Sequence[str]:
        """What can be brought back, in sentences."""
        if self.kind in _LEFT_ALONE:
            return (_LEFT_ALONE[self.kind],)
        found = []
        if self.is_held:
            found.append(f"This window still holds {_counted(self.from_backup or 0)}.")
        elif self.backup is not None:
            holds = "is encrypted" if self.from_backup is None else f"holds {_counted(self.from_backup)}"
            when = _when(self.backup, today, day_starts_at)
            found.append(f"The newest good backup is from {when} and {holds}.")
        else:
            found.append("There is no good backup.")
        if self.kind == "encrypted" and not self.is_held:
            found.append("Nothing can be read inside a damaged encrypted file; only a backup helps.")
        elif self.kind == "damaged" and not self.gained:
            found.append("Nothing more can be read in the file.")
        elif self.kind == "damaged":
            which = " that it lacks or has older" if self.backup or self.is_held else ""
            found.append(f"{_counted(self.gained)}{which} can still be read in the file.")
        if self.lost:
            found.append(f"{self.lost} {'line' if self.lost == 1 else 'lines'} of it cannot be read.")
        if self.homeless:
            found.append(f"Of {_counted(self.homeless)} in it the kind cannot be told.")
        if self.is_mendable and self.kind != "missing":
            found.append("The damaged file is copied into the backups first; that copy is kept for good.")
        return found


class Mended(Struct, frozen=True):
    """What was done about a damage. `kept` is the copy of the damaged file; None where there was no file."""

    damage: Damage
    kept: Backup | None

    def report(self, today: date, day_starts_at: time) -> Sequence[str]:
        """What was done, in sentences, with the places where everything is."""
        damage = self.damage
        sources = []
        if damage.is_held:
            sources.append(f"{_counted(damage.from_backup or 0)} of this window")
        elif damage.backup is not None:
            what = "what was" if damage.from_backup is None else _counted(damage.from_backup)
            sources.append(f"{what} in the backup from {_when(damage.backup, today, day_starts_at)}")
        if damage.gained:
            sources.append(f"{_counted(damage.gained)} out of the damaged file")
        said = [f"{damage.path} is in use again, with {' and '.join(sources)}."]
        if self.kept is not None:
            said.append(f"The damaged file is kept for good as {self.kept.path}.")
        return said


class Held(Struct, frozen=True):
    """What a program last read from the file or wrote to it."""

    image: Image
    envelope: Envelope


def find_damage(
    path: Path, backups: Backups, keys: Keyring | None = None, held: Held | None = None
) -> Damage | None:
    """What is wrong with what the file at `path` holds; None when it can be used, or is none of our business.

    That it cannot be reached, is sealed and waits for its passphrase or comes from a newer program is no
    damage. Touches nothing and asks nobody.
    """
    try:
        return _Look(path, backups, keys, held).damage
    except DataFileError:
        return None


def mend(
    path: Path,
    backups: Backups,
    keys: Keyring | None = None,
    held: Held | None = None,
    *,
    program: str = "shell",
    patience: float = PATIENCE,
) -> Mended | None:
    """Keep a copy of the damaged file for good, then put what can be brought back in its place.

    None when nothing is wrong any more. DataFileError, NotSaved, Locked: the file is as it was.
    """
    make_folder_of(path)
    with Lock(path, program=program, patience=patience):
        look = _Look(path, backups, keys, held)
        if look.damage is None:
            return None
        if not look.damage.is_mendable:
            raise DataFileError(look.damage.message, "Nothing was changed: there is nothing to bring back.")
        parts = look.mended()
        kept = keep_present(path, backups, DAMAGED)
        replace_file(path, *parts).close()
    return Mended(look.damage, kept)


class Restored(Struct, frozen=True):
    """What became of a restore: the backup of what stood there before, and how the file is closed now.

    `envelope`: "same" as before, or now in the one of the backup: "open", or "other", with the passphrase of
    its time.
    """

    kept: Backup | None
    envelope: Literal["same", "open", "other"]


def restore(
    path: Path,
    backups: Backups,
    backup: Backup,
    keys: Keyring | None = None,
    *,
    program: str = "shell",
    patience: float = PATIENCE,
) -> Restored:
    """Put a backup in the place of the file at `path`; what stood there before is a backup then.

    A restore of that one takes this one back. Where the file is encrypted and the backup is not, it is put
    into the file's envelope; NeedsTerminal, WrongPassphrase where `keys` do not know the passphrase.
    DataFileError, NotSaved, Locked: the file is as it was.
    """
    data = backup.content()
    if not is_sound(data, backup.path):
        raise DataFileError(
            f"The backup {backup.path} is damaged.", "Nothing was changed; choose another: mindtui backups"
        )
    # Before the lock: nobody shall wait for a passphrase that is being typed.
    header_then = _header(_bytes_of(path) or b"")
    envelope = _envelope_of(path, keys or Keyring()) if not is_sealed(data) else Envelope()
    parts = envelope.wrap([data])
    make_folder_of(path)
    with Lock(path, program=program, patience=patience):
        before = _bytes_of(path) or b""
        if _header(before) != header_then:
            raise NotSaved(
                f"{path} was encrypted, decrypted or given another passphrase just now.",
                "Nothing was restored; try again.",
            )
        kept = keep_present(path, backups, RESTORE)
        replace_file(path, *parts).close()
    header = next(iter(parts))
    if _header(before) == _header(bytes(header)):
        return Restored(kept, "same")
    return Restored(kept, "other" if is_sealed(data) else "open")


def _envelope_of(path: Path, keys: Keyring) -> Envelope:
    """What the file lies in; a damaged one in nothing that could be used."""
    data = _bytes_of(path)
    try:
        return keys.open(data, path)[1] if data else Envelope()
    except DataFileError:
        return Envelope()


def _header(data: bytes) -> bytes:
    """The line that tells one envelope from another; nothing for an open file."""
    return data.partition(b"\n")[0] if is_sealed(data) else b""


def keep_present(path: Path, backups: Backups, label: str) -> Backup | None:
    """Store what is in the file now, whatever it is, under the lock that is held. NotSaved."""
    data = _bytes_of(path)
    if data is None:
        return None
    if is_sound(data, path):
        return backups.keep(label, lambda: data)
    # A try that failed after its copy was made leaves that copy; the next needs no other.
    alike = (held for held in backups.all() if held.label == DAMAGED and held.size == len(data))
    return next((held for held in alike if held.content() == data), None) or backups.keep(
        DAMAGED, lambda: data
    )


class _Look:
    """One look at the file and its backups."""

    def __init__(self, path: Path, backups: Backups, keys: Keyring | None, held: Held | None) -> None:
        self._path = path
        self._held = held
        self._keys = (keys or Keyring()).quiet()
        self._backup: Backup | None = None
        self._image = Image()
        self._envelope = Envelope()
        self._joined: Joined | None = None
        self.damage = self._find(backups)

    def mended(self) -> list[bytes | memoryview]:
        """The bytes of the file as it will be."""
        if self._joined is None:
            return [self._backup.content()] if self._backup else []
        sheets = {name: Sheet.of(docs) for name, docs in self._joined.tables.items()}
        image = Image(
            sheets,
            self._image.meta,
            self._image.generation + 1,
            sum(len(sheet) for sheet in sheets.values()),
            # What a newer program wrote stays marked as its own.
            newest=max(WRITE_SCHEMA, self._image.shape),
        )
        return list(self._envelope.wrap(image.parts()))

    def _find(self, backups: Backups) -> Damage | None:
        data = _bytes_of(self._path)
        if data is None:
            if self._held is None and not backups.all():
                return None
            message = f"The data file {self._path} is missing."
            return self._without_salvage("missing", message, backups)
        message = self._what_is_wrong(data)
        if not message:
            return None
        if is_sealed(data):
            return self._without_salvage("encrypted", message, backups)
        found = salvage(data)
        if _is_foreign(data, found):
            return Damage(self._path, "foreign", message)
        return self._with_salvage(found, message, backups)

    def _what_is_wrong(self, data: bytes) -> str:
        try:
            content, _ = self._keys.open(data, self._path)
            decode(content, self._path)
        except (PassphraseNeeded, WrongPassphrase, TooNew):
            return ""
        except DataFileError as error:
            return error.message
        return ""

    def _without_salvage(
        self, kind: Literal["missing", "encrypted"], message: str, backups: Backups
    ) -> Damage:
        records = self._choose(backups, may_be_closed=True)
        if self._held is not None:
            self._joined = join(self._image.decoded(), NOTHING)
        return Damage(self._path, kind, message, self._backup, records, is_held=self._held is not None)

    def _with_salvage(self, found: Salvage, message: str, backups: Backups) -> Damage:
        records = self._choose(backups, may_be_closed=found.is_empty)
        if records is None:
            # What cannot be told to have been encrypted may have been: its backups are.
            return Damage(self._path, "damaged", message, self._backup, None, lost=found.lost)
        if max(found.shape, self._image.shape) > WRITE_SCHEMA and not found.is_empty:
            return Damage(self._path, "newer", message)
        self._joined = joined = join(self._image.decoded(), found)
        return Damage(
            self._path,
            "damaged",
            message,
            self._backup,
            records,
            joined.gained,
            found.lost,
            joined.homeless,
            self._held is not None,
        )

    def _choose(self, backups: Backups, *, may_be_closed: bool) -> int | None:
        """Take the newest good backup; one whose key is not known only where nothing is to be joined to it.

        What the program still holds goes before all of them. Gives the number of its records, None where
        they cannot be counted.
        """
        if self._held is not None:
            self._image, self._envelope = self._held.image, self._held.envelope
            return self._image.records
        for backup in backups.all():
            if backup.label == DAMAGED:
                continue
            try:
                content, envelope = self._keys.open(backup.content(), backup.path)
                image = decode(content, backup.path)
            except PassphraseNeeded:
                if may_be_closed:
                    self._backup = backup
                    return None
            except MindTUIError:
                continue
            else:
                self._backup, self._image, self._envelope = backup, image, envelope
                return image.records
        return 0


def _is_foreign(data: bytes, found: Salvage) -> bool:
    """Whether these are the bytes of something else, which is not ours to touch."""
    if found.is_ours or not data.strip(b"\0 \t\r\n"):
        return False
    if data.startswith(_OTHERS):
        return True
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    # Text of another kind, or JSON of another program: ours begins with a brace even when it ends nowhere.
    return "\0" not in text and (not text.lstrip().startswith("{") or _is_json(data))


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _counted(records: int) -> str:
    return "1 record" if records == 1 else f"{records:,} records"


def _when(backup: Backup, today: date, day_starts_at: time) -> str:
    return f"{in_words(day_of(backup.at, day_starts_at), today)} {backup.at:%H:%M}"


def _bytes_of(path: Path) -> bytes | None:
    found = read_file(path)
    if found is None:
        return None
    data, version = found
    version.close()
    return data
