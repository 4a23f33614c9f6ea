"""A file that lost its end, or one byte of which is another."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random

from mindtui.storage.backups import Backups
from mindtui.storage.recovery import mend
from tests.faults.deeds import first, mixed
from tests.faults.subject import FILE, Subject, held
from tests.faults.verdict import Tally, Verdict
from tests.storage.program import Program


def endure_cuts(subject: Subject, folder: Path, *, part: float = 1) -> Tally:
    """Open the file cut off after each byte, or after a part of these places."""
    data = _data(subject, folder)
    places = range(0, len(data), max(1, round(1 / part)))
    # Every place near the end, where the seal stands.
    return _endure(subject, folder, data, (data[:n] for n in {*places, *range(len(data) - 200, len(data))}))


def endure_flips(subject: Subject, count: int, folder: Path) -> Tally:
    """Open the file with one byte of it replaced by another one, `count` times."""
    data = _data(subject, folder)
    return _endure(subject, folder, data, _flipped(data, count))


def endure_mending(count: int, folder: Path) -> Tally:
    """Replace one byte `count` times, and mend the file from its backup and itself where it is refused.

    What is missing then must be told; nothing may be there that never was.
    """
    path = folder / FILE
    kept = Backups(folder / "backups", FILE, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    program = Program(path)
    for mood in range(10):
        program.add(mood=mood, note=f"note {mood}")
        if mood == 4:
            kept.keep("import", path.read_bytes)
    whole, tally = path.read_bytes(), Tally()
    ids, backed_up = _ids(whole), _ids(kept.all()[0].content())
    for data in _flipped(whole, count):
        path.write_bytes(data)
        if (done := mend(path, kept)) is None:
            tally.add(Verdict.GOOD)
            continue
        damage, found = done.damage, _ids(path.read_bytes())
        # A line break that is another byte now makes two lines one.
        told = 2 * damage.lost + damage.homeless
        is_good = found <= ids and backed_up <= found and len(ids - found) <= told
        tally.add(Verdict.GOOD if is_good else Verdict.LOST, f"{len(ids - found)} of {told}: {damage}")
        assert done.kept is not None
        done.kept.path.unlink()
    return tally


def _ids(data: bytes) -> set[tuple[str, str]]:
    return {(name, one) for name, docs in json.loads(data).items() if name[0] != "_" for one in docs}


def _data(subject: Subject, folder: Path) -> bytes:
    """The bytes of a file that was worked on for a while."""
    path, fill = folder / FILE, first(20)
    fill.do_in(subject, path)
    for deed in islice(mixed(3, fill.after({})), 40):
        deed.do_in(subject, path)
    return path.read_bytes()


def _flipped(data: bytes, count: int) -> Iterator[bytes]:
    random = Random(11)
    for _ in range(count):
        at = random.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ random.randint(1, 255)]) + data[at + 1 :]


def _endure(subject: Subject, folder: Path, whole: bytes, damaged: Iterable[bytes]) -> Tally:
    tally, path = Tally(), folder / "damaged.json"
    path.write_bytes(whole)
    with subject.open(path) as db:
        state = held(db)
    for data in damaged:
        path.write_bytes(data)
        try:
            with subject.open(path) as db:
                found, is_noticed = held(db), subject.notices(db)
        except subject.refusal:
            tally.add(Verdict.GOOD)
        except Exception as error:  # a crash of any kind is what is looked for
            tally.add(Verdict.UNREADABLE, repr(error))
        else:
            is_right = is_noticed or found == state
            tally.add(Verdict.GOOD if is_right else Verdict.WRONG, f"{len(data)} bytes")
        if path.read_bytes() != data:
            tally.add(Verdict.LOST, "the damaged file itself was changed")
    return tally
