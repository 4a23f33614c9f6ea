"""A disk without power: every state in which a folder may be found after the calls of a program.

Three models. KILLED: the program died, the machine went on; what was called has happened. ORDERED: the power
went; what was not synced may be missing, from the end on, as on a file system that journals everything.
WEAK: what was not synced may be missing each on its own and in any order, as POSIX permits: a name without
its content, a content full of zeros, one of two writes, half a rename.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import product
from math import prod
from pathlib import Path, PurePath
from random import Random
from typing import NamedTuple

from tests.faults.recorder import (
    Call,
    Create,
    Cut,
    Done,
    Link,
    MakeFolder,
    Recorder,
    Remove,
    RemoveFolder,
    Rename,
    Sync,
    SyncFolder,
    Write,
)

Tree = Mapping[str, bytes | None]
"""Name → content; None for a folder."""

MOST = 400
"""States that are looked at after one call; of more, as many are drawn."""


class Model(Enum):
    """What a disk may have done with calls that were not synced."""

    KILLED = "killed"
    ORDERED = "ordered"
    WEAK = "weak"


class Found(NamedTuple):
    """A folder after the power came back: how many deeds were acknowledged before, and what lies there."""

    deeds: int
    tree: Tree


class _Name(NamedTuple):
    """A name leads to a file from now on; to a folder (0), or to nothing."""

    name: str
    file: int | None


class _Content(NamedTuple):
    """What a call did to the bytes of a file."""

    file: int
    call: Write | Cut


_Effect = _Name | _Content
_FOLDER = 0


def found_after(record: Recorder, model: Model, *, seed: int = 1) -> Iterator[Found]:
    """Each different state in which the folder may be found, whichever call was the last."""
    random = Random(seed)
    seen: set[tuple[int, frozenset[tuple[str, bytes | None]]]] = set()
    for count in range(len(record.calls) + 1):
        calls = record.calls[:count]
        deeds = max((call.deeds for call in calls if isinstance(call, Done)), default=0)
        for tree in _trees(record, calls, record.calls[count : count + 1], model, random):
            mark = (deeds, frozenset(tree.items()))
            if mark not in seen:
                seen.add(mark)
                yield Found(deeds, tree)


def lay_out(tree: Tree, folder: Path) -> None:
    """Make real files of a state."""
    folder.mkdir()
    for name, content in sorted(tree.items()):
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)


def _trees(
    record: Recorder, calls: Sequence[Call], current: Sequence[Call], model: Model, random: Random
) -> Iterator[Tree]:
    # Nobody's data hang on what stands in a lock, but its states would multiply all others.
    locks = {call.file for call in calls if isinstance(call, Create) and call.name.endswith(".lock")}
    effects = [
        (effect, n)
        for n, call in enumerate(calls)
        for effect in _effects(call)
        if isinstance(effect, _Name) or effect.file not in locks
    ]
    if model is Model.WEAK:
        safe = [effect for effect, n in effects if _is_synced(effect, calls[n + 1 :])]
        loose = [effect for effect, n in effects if not _is_synced(effect, calls[n + 1 :])]
        yield from _Disk(record, safe).with_any(_fused(loose), random)
        return
    torn = [
        _Content(call.file, call._replace(data=call.data[: len(call.data) // 2]))
        for call in current
        if isinstance(call, Write)
    ]
    safe_to = len(calls)
    if model is Model.ORDERED:
        safe_to = 1 + max(
            (n for n, call in enumerate(calls) if isinstance(call, Sync | SyncFolder)), default=-1
        )
    for last in range(safe_to, len(calls) + 1):
        yield _Disk(record, [effect for effect, n in effects if n < last]).tree()
    yield _Disk(record, [*(effect for effect, _ in effects), *torn]).tree()


def _effects(call: Call) -> list[_Effect]:
    match call:
        case Create() | Link():
            return [_Name(call.name, call.file)]
        case Rename():
            return [_Name(call.new, call.file), _Name(call.old, None)]
        case Remove() | RemoveFolder():
            return [_Name(call.name, None)]
        case MakeFolder():
            return [_Name(call.name, _FOLDER)]
        case Write() | Cut():
            return [_Content(call.file, call)]
    return []


def _fused(effects: Iterable[_Effect]) -> list[_Effect]:
    """Writes that go on where the one before ended are one: they share their pages on the way to the disk."""
    fused: list[_Effect] = []
    for effect in effects:
        match fused[-1:], effect:
            case [_Content(file, Write(_, at, data))], _Content(same, Write() as more) if (
                same == file and more.at == at + len(data)
            ):
                fused[-1] = _Content(file, Write(file, at, data + more.data))
            case _:
                fused.append(effect)
    return fused


def _is_synced(effect: _Effect, later: Iterable[Call]) -> bool:
    if isinstance(effect, _Content):
        return Sync(effect.file) in later
    return SyncFolder(_parent(effect.name)) in later


def _parent(name: str) -> str:
    parent = str(PurePath(name).parent)
    return "" if parent == "." else parent


class _Disk:
    """What is on the disk for certain."""

    def __init__(self, record: Recorder, effects: Iterable[_Effect]) -> None:
        self.names: dict[str, int] = {name: record.files_at_start.get(name, _FOLDER) for name in record.start}
        self.contents = {file: record.start[name] or b"" for name, file in record.files_at_start.items()}
        for effect in effects:
            match effect:
                case _Name(name, file):
                    _lead(self.names, name, file)
                case _Content(file, call):
                    self.contents[file] = _applied(call, self.contents.get(file, b""))

    def tree(self) -> Tree:
        return _tree(self.names, self.contents)

    def with_any(self, loose: Sequence[_Effect], random: Random) -> Iterator[Tree]:
        """The disk with any of these effects beside what is certain."""
        names = [effect for effect in loose if isinstance(effect, _Name)]
        variants: dict[int, list[bytes]] = {}
        for effect in loose:
            if isinstance(effect, _Content):
                known = variants.get(effect.file, [self.contents.get(effect.file, b"")])
                variants[effect.file] = _variants(effect.call, known, random)
        choices: list[Sequence[bytes | bool]] = [*[(True, False)] * len(names), *variants.values()]
        for choice in _some(choices, random):
            chosen = dict(self.names)
            for effect, is_in in zip(names, choice, strict=False):
                if is_in:
                    _lead(chosen, effect.name, effect.file)
            contents = dict(zip(variants, choice[len(names) :], strict=True))
            yield _tree(chosen, {**self.contents, **contents})  # type: ignore[dict-item]


def _lead(names: dict[str, int], name: str, file: int | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _tree(names: Mapping[str, int], contents: Mapping[int, bytes]) -> Tree:
    folders = {name for name, file in names.items() if file == _FOLDER} | {""}
    return {
        name: None if file == _FOLDER else contents.get(file, b"")
        for name, file in names.items()
        if all(str(parent) in folders for parent in PurePath(name).parents[:-1])
    }


def _applied(call: Write | Cut, content: bytes) -> bytes:
    if isinstance(call, Cut):
        return content[: call.size].ljust(call.size, b"\0")
    return content[: call.at].ljust(call.at, b"\0") + call.data + content[call.at + len(call.data) :]


def _variants(call: Write | Cut, known: Iterable[bytes], random: Random) -> list[bytes]:
    """Each content with and without a call: a write also torn, or as zeros of its length."""
    calls: list[Write | Cut] = [call]
    if isinstance(call, Write):
        half = len(call.data) // 2
        calls += (call._replace(data=call.data[:half]), call._replace(data=bytes(len(call.data))))
        calls.append(call._replace(at=call.at + half, data=call.data[half:]))
    found = dict.fromkeys(known)
    found |= dict.fromkeys(_applied(one, content) for content in known for one in calls)
    return list(found) if len(found) <= MOST else random.sample(list(found), MOST)


def _some(choices: Sequence[Sequence[bytes | bool]], random: Random) -> Iterator[Sequence[bytes | bool]]:
    if prod(map(len, choices)) <= MOST:
        yield from product(*choices)
        return
    yield [choice[0] for choice in choices]
    for _ in range(MOST):
        yield [random.choice(choice) for choice in choices]
