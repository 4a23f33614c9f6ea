"""What a journal's file must hold, as plain dicts: the yardstick of `test_journal_machine.py`."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

Fields = dict[str, Any]

Held = tuple[Fields | None, int]
"""Fields and the time of the last change. In the trash the fields may be gone."""


class In(NamedTuple):
    """A record came, or came back."""

    id: str
    fields: Fields


class Out(NamedTuple):
    """A record went."""

    id: str
    fields: Fields


class Set(NamedTuple):
    """A field became another."""

    id: str
    name: str
    before: Any
    after: Any


class Exactly(NamedTuple):
    """A merge put what it found of an id into another place: records or trash."""

    id: str
    before: tuple[str, Held] | None
    after: tuple[str, Held] | None


Op = In | Out | Set | Exactly


@dataclass(frozen=True)
class Step:
    """One row of the history. `undone` is when, `time` when the row changed last."""

    ops: tuple[Op, ...]
    time: int
    undone: int | None = None


@dataclass
class Copy:
    """One file: records, trash, history, and which of its steps were taken in it, in their order."""

    records: dict[str, Held] = field(default_factory=dict)
    trash: dict[str, Held] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)

    def seen(self) -> tuple[dict[str, Fields], dict[str, Fields]]:
        """What a person sees: the records, and what can be restored."""
        shown: dict[str, Fields] = {name: dict(fields or {}) for name, (fields, _) in self.records.items()}
        return shown, {name: fields for name, (fields, _) in self.trash.items() if fields is not None}

    def take(self, step_id: str, ops: list[Op], now: int) -> None:
        """A step by a program that may not know what others did meanwhile."""
        taken = [self._taken(op, now) for op in ops]
        self.steps[step_id] = Step(tuple(op for op in taken if not self._holds_forgotten(op)), now)
        self.own.append(step_id)

    def undo(self, now: int) -> str | None:
        """Take the newest step back; its id."""
        step_id = self.next_undo()
        if step_id is not None:
            for op in reversed(self.steps[step_id].ops):
                self._turn(op, now, back=True)
            self.steps[step_id] = replace(self.steps[step_id], undone=now, time=now)
        return step_id

    def redo(self, now: int) -> str | None:
        """Make the step again that was undone last; its id."""
        step_id = self.next_redo()
        if step_id is not None:
            for op in self.steps[step_id].ops:
                self._turn(op, now, back=False)
            self.steps[step_id] = replace(self.steps[step_id], undone=None, time=now)
        return step_id

    def next_undo(self) -> str | None:
        """The newest step that stands."""
        return next((name for name in reversed(self.own) if self._stands(name)), None)

    def next_redo(self) -> str | None:
        """The step that was undone last, unless a newer one stands on it."""
        newest = self.next_undo() or ""
        undone = [
            (step.undone, name)
            for name in self.own
            if (step := self.steps[name]).ops and step.undone is not None and name > newest
        ]
        return max(undone)[1] if undone else None

    def forget(self, now: int) -> None:
        """Empty the trash, and the history of what lay in it."""
        gone = {name for name, (fields, _) in self.trash.items() if fields is not None}
        for name in gone:
            self.trash[name] = (None, self.trash[name][1])
        for step_id, step in self.steps.items():
            left = tuple(op for op in step.ops if op.id not in gone)
            if left != step.ops:
                self.steps[step_id] = replace(step, ops=left, time=now)

    def merge(self, other: "Copy", step_id: str, now: int) -> bool:
        """Of every id the later version of both; whether there was anything to do."""
        ops: list[Op] = []
        for name in sorted({*self.records, *self.trash, *other.records, *other.trash}):
            versions = [version for copy in (self, other) for version in copy.versions(name)]
            after = max(versions, key=lambda version: version[:3])[3:]
            if (before := self.place_of(name)) != after:
                ops.append(Exactly(name, before, after))
        history = {
            name: step
            for name, step in other.steps.items()
            if name not in self.steps or step.time > self.steps[name].time
        }
        if not (ops or history):
            return False
        self.steps |= deepcopy(history)
        for op in ops:
            self._turn(op, now, back=False)
        self.steps[step_id] = Step(tuple(ops), now)
        self.own.append(step_id)
        return True

    def versions(self, name: str) -> Iterator[tuple[int, int, str, str, Held]]:
        """What this copy says of an id; of several the greatest stands."""
        if (held := self.records.get(name)) is not None:
            yield held[1], 0, _text(held), "records", held
        if (held := self.trash.get(name)) is not None:
            yield held[1], 2 if held[0] is None else 1, _text(held), "trash", held

    def place_of(self, name: str) -> tuple[str, Held] | None:
        """Where an id is, and what is held of it there."""
        for place, rows in (("records", self.records), ("trash", self.trash)):
            if name in rows:
                return place, rows[name]
        return None

    def _stands(self, step_id: str) -> bool:
        step = self.steps[step_id]
        return bool(step.ops) and step.undone is None

    def _holds_forgotten(self, op: Op) -> bool:
        return isinstance(op, In | Out) and op.id in self.trash and self.trash[op.id][0] is None

    def _taken(self, op: Op, now: int) -> Op:
        match op:
            case In(name, fields):
                if name not in self.records:
                    self._put_in(name, fields, now)
            case Out(name, _):
                if name in self.records:
                    fields = self._take_out(name, now)
                    return Out(name, fields)
            case Set(name, key, known, value):
                if name in self.records:
                    fields = self.records[name][0] or {}
                    self.records[name] = ({**fields, key: value}, now)
                    return Set(name, key, fields[key], value)
                buried, at = self.trash.get(name, (None, 0))
                if buried is not None and buried[key] == known:
                    self.trash[name] = ({**buried, key: value}, at)
        return op

    def _turn(self, op: Op, now: int, *, back: bool) -> None:
        match op:
            case In(name, fields) | Out(name, fields):
                comes = isinstance(op, Out) == back
                if comes and name not in self.records:
                    self._put_in(name, fields, now)
                elif not comes and name in self.records:
                    self._take_out(name, now)
            case Set(name, key, before, after):
                if name in self.records:
                    fields = dict(self.records[name][0] or {})
                    old, new = (after, before) if back else (before, after)
                    if fields[key] == old:
                        fields[key] = new
                    self.records[name] = (fields, now)
            case Exactly(name, before, after):
                was, becomes = (after, before) if back else (before, after)
                if _timeless(self.place_of(name)) == _timeless(was):
                    self.records.pop(name, None)
                    self.trash.pop(name, None)
                    if becomes is not None:
                        (self.records if becomes[0] == "records" else self.trash)[name] = becomes[1]

    def _put_in(self, name: str, fields: Fields, now: int) -> None:
        buried = self.trash.get(name)
        if buried is None:
            self.records[name] = (dict(fields), now)
        elif buried[0] is not None:
            self.records[name] = (dict(buried[0]), now)
            del self.trash[name]

    def _take_out(self, name: str, now: int) -> Fields:
        fields = self.records.pop(name)[0] or {}
        self.trash[name] = (fields, now)
        return fields


def _text(held: Held) -> str:
    return "" if held[0] is None else f"{held[0]['mood']} {held[0]['note']}"


def _timeless(found: tuple[str, Held] | None) -> tuple[str, Fields | None] | None:
    return None if found is None else (found[0], found[1][0])
