"""A file that lost its end, or one byte of which is another."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from tests.faults.deeds import first, mixed
from tests.faults.subject import FILE, Subject, held
from tests.faults.verdict import Tally, Verdict


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
