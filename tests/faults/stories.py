"""What the program does with its file besides a save, told so that the power can be cut anywhere."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.errors import DataFileError, NeedsTerminal
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.backups import Backups
from mindtui.storage.emergency import Emergency
from mindtui.storage.envelope import Envelope, Keyring
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.migrations import MIGRATIONS, Migrations, Tables
from mindtui.storage.recovery import mend, restore
from mindtui.storage.sealed import sealed_with
from mindtui.storage.sealing import Sealing
from tests.faults.power_cut import Story
from tests.faults.subject import FILE, LIGHT, PASSPHRASE
from tests.storage.program import Program

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


class Days:
    """A clock that is a day later at every look."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


def backups(folder: Path) -> Backups:
    """The backups of the file in this folder."""
    return Backups(folder / "backups", FILE, Days())


def keys() -> Keyring:
    """Those of somebody who knows the passphrase, but does not type it twice."""
    left = [PASSPHRASE]

    def ask(tries: int) -> str:
        if not left:
            raise NeedsTerminal("Nobody types.")
        return left.pop()

    return Keyring(ask)


def tables(folder: Path, *, migrations: Migrations = MIGRATIONS) -> Any:
    """What a program that starts now reads; where it refuses the file, its bytes."""
    file = JournalFile(folder / FILE, keys=keys(), migrations=migrations)
    try:
        return {name: json.loads(bytes(raw)) for name, raw in file.read().items()}
    except DataFileError:
        return (folder / FILE).read_bytes()
    finally:
        file.close()


def sound_backups(folder: Path) -> set[str]:
    """The names of all backups. Those of damaged files may be as they are, any other is whole."""
    found = backups(folder).all()
    for backup in found:
        if backup.label != "damaged":
            backup.image(keys())
    return {backup.name for backup in found}


def go_on(folder: Path, *, migrations: Migrations = MIGRATIONS) -> list[str]:
    """Mend what is to be mended, add a check-in, make a backup; what is left over then."""
    kept = backups(folder)
    mend(folder / FILE, kept, keys())
    program = Program(folder / FILE, keys=keys(), backups=kept, migrations=migrations)
    added = program.add(mood=7)
    program.file.keep_backup("import")
    program.file.close()
    wrong = (
        []
        if added.id in tables(folder, migrations=migrations)["check_ins"]
        else ["a check-in that was not taken"]
    )
    return wrong + [path.name for path in folder.rglob("*") if path.name.endswith(".tmp")]


def _fill(folder: Path, *, envelope: Envelope | None = None) -> None:
    """Two check-ins, a backup of them, and a third."""
    program = Program(folder / FILE, keys=keys(), backups=backups(folder))
    for mood in (1, 2):
        program.add(mood=mood)
    if envelope is not None:
        program.file.put_into(envelope)
    program.file.keep_backup("import")
    program.add(mood=3)
    program.file.close()


def _told(
    deeds: Callable[[Path], Iterator[Callable[[], object]]], prepare: Callable[[Path], object] = _fill
) -> Story:
    return Story(prepare, deeds, tables, go_on, sound_backups)


def _check_ins(folder: Path) -> Iterator[Callable[[], object]]:
    program = Program(folder / FILE, seed=9, backups=backups(folder))
    for mood in (4, 5):
        yield partial(program.add, mood=mood)
    [*_, last] = program.journal.all(CheckIn)
    yield partial(program.remove, last)
    yield program.undo
    program.file.close()


def _restore(folder: Path) -> Iterator[Callable[[], object]]:
    kept = backups(folder)
    for _ in range(2):
        # The second takes the first back.
        yield partial(restore, folder / FILE, kept, kept.all()[-1])


def _spoil(folder: Path, *, cut: float) -> None:
    _fill(folder)
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(data[: int(len(data) * cut)])


def _lose(folder: Path) -> None:
    _fill(folder)
    (folder / FILE).unlink()


def _mend(folder: Path) -> Iterator[Callable[[], object]]:
    yield partial(mend, folder / FILE, backups(folder))


def _encrypt(folder: Path) -> Iterator[Callable[[], object]]:
    file, kept = JournalFile(folder / FILE, keys=keys(), backups=backups(folder)), backups(folder)
    file.read()
    sealing = Sealing(file, kept)
    yield partial(sealing.put_into, sealed_with(PASSPHRASE, LIGHT), "seal")
    yield lambda: sealing.reseal(sealing.outside())
    file.close()


def _decrypt(folder: Path) -> Iterator[Callable[[], object]]:
    file, kept = JournalFile(folder / FILE, keys=keys(), backups=backups(folder)), backups(folder)
    file.read()
    sealing = Sealing(file, kept)
    yield partial(sealing.put_into, Envelope(), "unseal")
    file.close()


def _shout(held: Tables) -> Tables:
    for doc in held["check_ins"].values():
        doc["note"] = "NEWER"
    return held


NEWER: Migrations = {2: _shout}


def _migrate(folder: Path) -> Iterator[Callable[[], object]]:
    program = Program(folder / FILE, seed=9, backups=backups(folder), migrations=NEWER)
    for mood in (4, 5):
        yield partial(program.add, mood=mood, note="NEWER")
    program.file.close()


def _emergency(folder: Path) -> tuple[Emergency, JournalFile]:
    file = JournalFile(folder / FILE)
    return Emergency(file, {"TMPDIR": str(folder / "tmp")}), file


def _fill_beside_another_place(folder: Path) -> None:
    _fill(folder)
    (folder / "tmp").mkdir()


def _keep_and_bring_in(folder: Path) -> Iterator[Callable[[], object]]:
    """A program that cannot save ends, and another one starts."""
    journal = Journal(random=Random(9))
    steps: list[Step] = []
    journal.changed.append(lambda step: steps.append(step) if step else None)
    journal.add(CheckIn(at=NOW, mood=9), NOW)
    emergency, file = _emergency(folder)

    def keep() -> None:
        if emergency.keep(steps) is None:
            raise NotSaved("No place takes it.")

    yield keep
    yield emergency.bring_in
    file.close()


def _moods(folder: Path) -> list[int]:
    """Those of all check-ins, whether they are in the file or wait for it."""
    emergency, file = _emergency(folder)
    found = {one: doc["mood"] for one, doc in tables(folder)["check_ins"].items()}
    for path in emergency._found():
        for step in emergency._read(path):
            found |= {change.id: (change.after or {})["mood"] for change in step.changes}
    file.close()
    return sorted(found.values())


def _start_anew(folder: Path) -> list[str]:
    before = _moods(folder)
    emergency, file = _emergency(folder)
    emergency.bring_in()
    file.close()
    after = sorted(doc["mood"] for doc in tables(folder)["check_ins"].values())
    left = [path.name for path in folder.rglob(".*")]
    return left if before == after else [*left, f"{after} instead of {before}"]


STORIES = {
    "check-ins with daily backups": _told(_check_ins),
    "restores": _told(_restore),
    "mending a file that lost its end": _told(_mend, partial(_spoil, cut=0.8)),
    "mending an empty file": _told(_mend, partial(_spoil, cut=0)),
    "mending a lost file": _told(_mend, _lose),
    "keeping what cannot be saved": Story(
        _fill_beside_another_place, _keep_and_bring_in, _moods, _start_anew
    ),
    "migrating": Story(
        _fill,
        _migrate,
        partial(tables, migrations=NEWER),
        partial(go_on, migrations=NEWER),
        sound_backups,
    ),
    "encrypting": _told(_encrypt),
    "decrypting": _told(_decrypt, lambda folder: _fill(folder, envelope=sealed_with(PASSPHRASE, LIGHT))),
}
