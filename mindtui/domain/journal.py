"""The journal: every record in memory, found by kind, id and day; the one place where records change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from operator import attrgetter
from random import Random, SystemRandom
from typing import Any, TypeVar, cast

import msgspec

from mindtui.domain.activity import Activity, Area
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.clock import DEFAULT_DAY_START, day_of
from mindtui.domain.draft import Draft
from mindtui.domain.history import Change, Deed, Step, difference
from mindtui.domain.plan import Plan
from mindtui.domain.record import Doc, Record, as_doc, as_record, id_after, new_id
from mindtui.domain.shelf import Shelf, Stored
from mindtui.errors import NothingFound, UsageError

R = TypeVar("R", bound=Record)

KINDS: tuple[type[Record], ...] = (CheckIn, WakeTime, Activity, Plan, Area)
"""The kinds of record a person makes; the change history stands beside them."""

Contents = Mapping[str, Stored]
"""The tables of a data file by name."""

Listener = Callable[[Step | None], None]
"""Told after every change: the step that was taken, or None when everything was read anew."""


class Journal:
    """All records of one person. Tables are decoded when they are first asked for."""

    def __init__(
        self,
        contents: Contents | None = None,
        *,
        program: str = "app",
        day_starts_at: time = DEFAULT_DAY_START,
        random: Random | None = None,
    ) -> None:
        self.program = program
        self.day_starts_at = day_starts_at
        self.version = 0
        self.changed: list[Listener] = []
        self._random = random or SystemRandom()
        self._contents: Contents = contents or {}
        self._shelves: dict[str, Shelf[Record]] = {}
        self._waiting: dict[str, list[Change]] = {}
        self._batch: list[Change] | None = None

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, in the order of their moments."""
        return self._shelf(kind).in_order()

    def on(self, kind: type[R], day: date) -> Sequence[R]:
        """The records of a kind that belong to a person's day."""
        return self._shelf(kind).on(day)

    def between(self, kind: type[R], first: date, last: date) -> Sequence[R]:
        """The records of a kind from `first` to `last`, both included."""
        return self._shelf(kind).between(first, last)

    def days(self, kind: type[Record]) -> Sequence[date]:
        """The days that hold a record of a kind, ascending."""
        return self._shelf(kind).days()

    def last_day_before(self, kind: type[Record], day: date) -> date | None:
        """The last day before this one that holds a record of a kind, if there is any."""
        return self._shelf(kind).last_day_before(day)

    def get(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, if it is there."""
        return self._shelf(kind).records.get(record_id)

    def find(self, id_prefix: str) -> Record:
        """The one record, of any kind, whose id begins or ends so; NothingFound or UsageError otherwise."""
        wanted = id_prefix.strip().lower()
        found = [
            record
            for kind in KINDS
            for record_id, record in self._shelf(kind).records.items()
            if wanted and (record_id.startswith(wanted) or record_id.endswith(wanted))
        ]
        if not found:
            raise NothingFound(
                f"No record has the id “{id_prefix}”.", "List ids with: mindtui search WORD --json."
            )
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} records have an id like “{id_prefix}”.", "Give more of its characters."
            )
        return found[0]

    def is_empty(self) -> bool:
        """Whether the person has recorded nothing yet."""
        return all(self._shelf(kind).is_empty for kind in KINDS)

    def unreadable(self) -> Sequence[str]:
        """Ids of records in the file that are not understood. They stay in the file as they are."""
        return [record_id for kind in KINDS for record_id in self._shelf(kind).unreadable]

    def day_of(self, record: Record) -> date:
        """The person's day that a record belongs to."""
        return self._day_reader(type(record))(record)

    def add(self, record: R, now: datetime) -> R:
        """Admit a new record: cleaned, checked, with an id of its own."""
        checked = record.admitted()
        record_id = checked.id or new_id(now, self._random)
        added = msgspec.structs.replace(
            checked, id=record_id, created_at=checked.created_at or now, updated_at=now
        )
        self._take([Change(record.table, record_id, None, as_doc(added))], "add", f"added {added.words}", now)
        return added

    def change(self, record: R, now: datetime, *, base: R | None = None) -> R:
        """Change the record with this id. Nothing differs: nothing happens.

        `base` is the record as it was when somebody began to change it: only what differs from it is changed,
        and what another program wrote meanwhile to other fields stays.
        """
        held = self._held(type(record), record.id)
        wanted, known = as_doc(record.admitted()), as_doc(base or held)
        touched = {name for name in wanted if wanted[name] != known.get(name)} - {"created_at", "updated_at"}
        if not touched:
            return held
        changed = as_record(as_doc(held) | {name: wanted[name] for name in touched}, type(record)).admitted()
        changed = msgspec.structs.replace(changed, updated_at=now)
        before, after = difference(as_doc(held), as_doc(changed))
        self._take(
            [Change(record.table, record.id, before, after)], "change", f"changed {changed.words}", now
        )
        return changed

    def remove(self, record: Record, now: datetime) -> None:
        """Take a record out. It stays in the history and comes back with undo."""
        held = self._held(type(record), record.id)
        self._take(
            [Change(record.table, record.id, as_doc(held), None)], "remove", f"removed {held.words}", now
        )

    @contextmanager
    def batch(self, what: str, now: datetime) -> Iterator[None]:
        """Make every change inside one step. An error inside leaves the journal as it was."""
        if self._batch is not None:
            raise ValueError("a batch is open already")
        taken: list[Change] = []
        self._batch = taken
        try:
            yield
        except BaseException:
            for change in reversed(taken):
                self._apply(change.reversed())
            raise
        finally:
            self._batch = None
        if taken:
            self._tell(self._step(taken, "batch", what, now))

    def draft(self, form: str) -> Draft | None:
        """What was typed into a form and not saved."""
        return next((draft for draft in self.all(Draft) if draft.form == form), None)

    def keep_draft(self, form: str, typed: dict[str, Any], now: datetime) -> None:
        """Keep what was typed into a form in place of what was kept before; nothing typed keeps nothing."""
        changes = [
            Change(Draft.table, old.id, as_doc(old), None) for old in self.all(Draft) if old.form == form
        ]
        if typed:
            draft_id = new_id(now, self._random)
            draft = Draft(id=draft_id, form=form, typed=typed, created_at=now, updated_at=now).admitted()
            changes.append(Change(Draft.table, draft_id, None, as_doc(draft)))
        if changes:
            self._take(changes, "draft", "kept a draft", now)

    def last_step(self) -> Step | None:
        """The newest step that can be undone."""
        steps = self._shelf(Step).in_order()
        undone = {step.undoes for step in steps}
        return next((s for s in reversed(steps) if s.deed != "undo" and s.id not in undone), None)

    def undo(self, now: datetime) -> Step:
        """Take back the newest step; NothingFound when there is none. Gives the step that was undone."""
        step = self.last_step()
        if step is None:
            raise NothingFound("There is nothing to undo.")
        changes = [
            change.reversed() for change in reversed(step.changes) if self._can_apply(change.reversed())
        ]
        self._take(changes, "undo", f"undid: {step.what}", now, undoes=step.id)
        return step

    def start_days_at(self, day_starts_at: time) -> None:
        """Let the day begin at another hour; every record finds its day anew."""
        self.day_starts_at = day_starts_at
        for shelf in self._shelves.values():
            shelf.forget_days()
        self._announce(None)

    def renew(self, contents: Contents, pending: Iterable[Step] = ()) -> None:
        """Read everything anew after another program wrote; `pending` steps are not in the file yet."""
        self._contents = contents
        self._shelves.clear()
        self._waiting.clear()
        for step in pending:
            self._record_step(step)
        self._announce(None)

    def _day_reader(self, kind: type[R]) -> Callable[[R], date]:
        """How the day of a kind is found; asked once a table, since tables are long."""
        if kind.dated_by == "day":
            return attrgetter("day")
        if kind is CheckIn:
            return lambda record: day_of(cast("CheckIn", record).at, self.day_starts_at)
        return lambda record: day_of(record.when(), self.day_starts_at)

    def _shelf(self, kind: type[R]) -> Shelf[R]:
        shelf = self._shelves.get(kind.table)
        if shelf is None:
            shelf = cast("Shelf[Record]", Shelf(kind, self._contents.get(kind.table), self._day_reader(kind)))
            self._shelves[kind.table] = shelf
            for change in self._waiting.pop(kind.table, ()):
                self._apply(change)
        return cast("Shelf[R]", shelf)

    def _held(self, kind: type[R], record_id: str) -> R:
        held = self.get(kind, record_id)
        if held is None:
            raise NothingFound(
                f"This {kind.words} is no longer in the journal.", "It may have been removed elsewhere."
            )
        return held

    def _can_apply(self, change: Change) -> bool:
        shelf = self._shelf(_kind_of(change.table))
        return (change.before is None) == (change.id not in shelf.records)

    def _apply(self, change: Change) -> None:
        if change.before is None and change.table not in self._shelves:
            # A command that only adds shall not decode ten years of records for it.
            self._waiting.setdefault(change.table, []).append(change)
            return
        shelf = self._shelf(_kind_of(change.table))
        held = shelf.records.get(change.id)
        if change.after is None:
            if held is not None:
                shelf.take_out(held)
            return
        doc: Doc = change.after if held is None or change.before is None else as_doc(held) | change.after
        if held is not None:
            shelf.take_out(held)
        shelf.put_in(as_record(doc, shelf.kind))

    def _take(
        self, changes: Sequence[Change], deed: Deed, what: str, now: datetime, *, undoes: str | None = None
    ) -> None:
        for change in changes:
            self._apply(change)
        if self._batch is not None:
            self._batch.extend(changes)
        else:
            self._tell(self._step(changes, deed, what, now, undoes=undoes))

    def _step(
        self, changes: Sequence[Change], deed: Deed, what: str, now: datetime, *, undoes: str | None = None
    ) -> Step:
        steps = self._shelf(Step).in_order()
        step_id = new_id(now, self._random)
        if steps and (now < steps[-1].at or step_id <= steps[-1].id):
            # Undo goes by the order in which steps were taken, whatever the clock does.
            now, step_id = max(now, steps[-1].at), id_after(steps[-1].id)
        return Step(
            id=step_id,
            created_at=now,
            updated_at=now,
            at=now,
            program=self.program,
            deed=deed,
            what=what,
            changes=tuple(changes),
            undoes=undoes,
        )

    def _record_step(self, step: Step) -> None:
        for change in step.changes:
            if self._can_apply(change):
                self._apply(change)
        self._remember(step)

    def _remember(self, step: Step) -> None:
        if step.deed != "draft":
            self._shelf(Step).put_in(step)

    def _tell(self, step: Step) -> None:
        self._remember(step)
        self._announce(step)

    def _announce(self, step: Step | None) -> None:
        self.version += 1
        for listener in list(self.changed):
            listener(step)


def _kind_of(table: str) -> type[Record]:
    kinds: tuple[type[Record], ...] = (*KINDS, Draft, Step)
    return next(kind for kind in kinds if kind.table == table)
