"""The journal: every record in memory, found by kind, id and day; the one place where records change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from operator import attrgetter
from random import Random, SystemRandom
from typing import Any, TypeVar, cast

import msgspec

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import DEFAULT_DAY_START, day_of
from mindtui.domain.draft import KEPT, Draft, put
from mindtui.domain.history import Change, Deed, Step, difference, redoable, undoable
from mindtui.domain.kinds import KINDS
from mindtui.domain.record import Record, as_doc, as_record, instant, later_id, new_id, not_before
from mindtui.domain.shelf import Stored
from mindtui.domain.shelves import Shelves
from mindtui.domain.trash import Removed
from mindtui.errors import MindTUIError, NothingFound, UsageError

R = TypeVar("R", bound=Record)

Contents = Mapping[str, Stored]
"""The tables of a data file by name."""

Listener = Callable[[Step | None], None]
"""Told after every change: the step that was taken, or None when everything was read anew."""


class Journal:
    """All records of one person. Tables are decoded when they are first asked for.

    `refusal`: why nothing may be changed; every change raises it then.
    """

    def __init__(
        self,
        contents: Contents | None = None,
        *,
        program: str = "app",
        day_starts_at: time = DEFAULT_DAY_START,
        random: Random | None = None,
        refusal: MindTUIError | None = None,
    ) -> None:
        self.program = program
        self.refusal = refusal
        self.day_starts_at = day_starts_at
        self.version = 0
        self.changed: list[Listener] = []
        self._random = random or SystemRandom()
        kinds: tuple[type[Record], ...] = (*KINDS, Draft, Step, Removed)
        self._shelves = Shelves(kinds, contents or {}, self._day_reader)
        self._batch: list[Change] | None = None
        self._own_drafts: set[str] = set()

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, in the order of their moments."""
        return self._shelves.of(kind).in_order()

    def on(self, kind: type[R], day: date) -> Sequence[R]:
        """The records of a kind that belong to a person's day."""
        return self._shelves.of(kind).on(day)

    def between(self, kind: type[R], first: date, last: date) -> Sequence[R]:
        """The records of a kind from `first` to `last`, both included."""
        return self._shelves.of(kind).between(first, last)

    def by_day(self, kind: type[R]) -> Mapping[date, Sequence[R]]:
        """Every record of a kind under its day; neither the days nor the records of a day are in order."""
        return self._shelves.of(kind).by_day()

    def days(self, kind: type[Record]) -> Sequence[date]:
        """The days that hold a record of a kind, ascending."""
        return self._shelves.of(kind).days()

    def last_day_before(self, kind: type[Record], day: date) -> date | None:
        """The last day before this one that holds a record of a kind, if there is any."""
        return self._shelves.of(kind).last_day_before(day)

    def get(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, if it is there."""
        return self._shelves.of(kind).records.get(record_id)

    def find(self, id_prefix: str) -> Record:
        """The one record, of any kind, whose id begins or ends so; NothingFound or UsageError otherwise."""
        return _the_one(
            id_prefix, (record for kind in KINDS for record in self._shelves.of(kind).records.values())
        )

    def is_empty(self) -> bool:
        """Whether the person has recorded nothing yet."""
        return all(self._shelves.of(kind).is_empty for kind in KINDS)

    def unreadable(self) -> Sequence[str]:
        """Ids of records in the file that are not understood. They stay in the file as they are."""
        return [record_id for kind in KINDS for record_id in self._shelves.of(kind).unreadable]

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
        changed = msgspec.structs.replace(changed, updated_at=not_before(now, held.updated_at))
        before, after = difference(as_doc(held), as_doc(changed))
        self._take(
            [Change(record.table, record.id, before, after)], "change", f"changed {changed.words}", now
        )
        return changed

    def remove(self, record: Record, now: datetime) -> None:
        """Take a record out. It lies in the trash, and comes back from there or with undo."""
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
                back = change.reversed()
                # What was never added is nothing that was deleted.
                if back.after is None:
                    self._shelves.lay(back)
                else:
                    self._shelves.apply(back, now)
            raise
        finally:
            self._batch = None
        if taken:
            self._tell(self._step(taken, "batch", what, now))

    def fresh_id(self, now: datetime) -> str:
        """An id that nothing has yet, for what several records share."""
        return new_id(now, self._random)

    def draft(self, form: str) -> Draft | None:
        """What was typed into a form last and not saved; from now on this journal keeps or clears it."""
        draft = next((draft for draft in reversed(self.all(Draft)) if draft.form == form), None)
        if draft is not None:
            self._own_drafts.add(draft.id)
        return draft

    def draft_id(self, form: str, now: datetime) -> str:
        """The id under which this journal keeps what is typed into a form, a new one for the first time."""
        return next((draft.id for draft in self._drafts_of(form)), "") or new_id(now, self._random)

    def keep_draft(self, form: str, typed: dict[str, Any], now: datetime, *, draft_id: str = "") -> None:
        """Keep what was typed into a form in place of what was kept before; nothing typed keeps nothing.

        What another window keeps for a form of the same name stays. `draft_id` is for a new draft.
        """
        own = self._drafts_of(form)
        if own and own[0].typed == typed:
            return
        changes = [Change(Draft.table, old.id, as_doc(old), None) for old in own[1 if typed else 0 :]]
        if typed:
            draft_id = own[0].id if own else draft_id or new_id(now, self._random)
            self._own_drafts.add(draft_id)
            draft = Draft(id=draft_id, form=form, typed=typed, created_at=now, updated_at=now)
            changes += put(draft.admitted())
        if changes:
            self._take(changes, "draft", KEPT, now)

    def _drafts_of(self, form: str) -> list[Draft]:
        """What this journal keeps for a form."""
        return [draft for draft in self.all(Draft) if draft.form == form and draft.id in self._own_drafts]

    def must_take_changes(self) -> None:
        """Raise the reason when nothing may be changed, for those who ask before somebody types."""
        if self.refusal is not None:
            raise self.refusal

    def undoable(self) -> Sequence[Step]:
        """The steps that undo takes back, the newest first."""
        return list(undoable(self.all(Step)))

    def redoable(self) -> Sequence[Step]:
        """The steps that redo takes again, in its order. A new change leaves none."""
        return redoable(self.all(Step))

    def last_step(self) -> Step | None:
        """The newest step that can be undone."""
        return next(undoable(self.all(Step)), None)

    def undo(self, now: datetime) -> Step:
        """Take back the newest step; NothingFound when there is none. Gives the step that was undone."""
        step = self.last_step()
        if step is None:
            raise NothingFound("There is nothing to undo.")
        self._turn(step, "undo", [change.reversed() for change in reversed(step.changes)], now)
        return step

    def redo(self, now: datetime) -> Step:
        """Take again what was undone last; NothingFound when there is nothing. Gives the step."""
        step = next(iter(self.redoable()), None)
        if step is None:
            raise NothingFound("There is nothing to redo.")
        self._turn(step, "redo", step.changes, now)
        return step

    def trash(self) -> Sequence[Removed]:
        """What was deleted and can be restored, newest first."""
        kept = [removed for removed in self.all(Removed) if removed.record is not None]
        return sorted(kept, key=lambda removed: (instant(removed.removed_at), removed.id), reverse=True)

    def find_removed(self, id_prefix: str) -> Removed:
        """The one thing in the trash whose id begins or ends so; NothingFound or UsageError otherwise."""
        return _the_one(id_prefix, self.trash(), where="in the trash", how="mindtui trash")

    def restored(self, removed: Removed) -> Record | None:
        """The record that lies in the trash, as it would come back; None where it is not understood."""
        kind = self._shelves.kind_of(removed.of)
        if kind is None or removed.record is None:
            return None
        try:
            return as_record(removed.record, kind)
        except msgspec.ValidationError:
            return None

    def restore(self, removed: Removed, now: datetime) -> Record:
        """Put a deleted record back. NothingFound where it is no longer in the trash or not understood."""
        held = self.get(Removed, removed.id)
        record = self.restored(held) if held else None
        if held is None or record is None or self.get(type(record), held.id) is not None:
            raise NothingFound(
                "This record cannot be restored.",
                "It is no longer in the trash, or another version of MindTUI wrote it.",
            )
        back = msgspec.structs.replace(record, updated_at=not_before(now, held.removed_at))
        change = Change(held.of, held.id, None, as_doc(back))
        self._take([change], "restore", f"restored {record.words}", now)
        return back

    def forget(self, trash: Iterable[Removed], now: datetime) -> None:
        """Let go of what was deleted for good: out of the trash and out of the history, beyond undo.

        That there was a record, and that it was deleted, stays known.
        """
        changes = [Change(Removed.table, removed.id, None, None) for removed in trash]
        if changes:
            self.must_take_changes()
            self._tell(self._step(changes, "forget", "emptied the trash", now))

    def start_days_at(self, day_starts_at: time) -> None:
        """Let the day begin at another hour; every record finds its day anew."""
        self.day_starts_at = day_starts_at
        self._shelves.forget_days()
        self._announce(None)

    def renew(self, contents: Contents, pending: Iterable[Step] = ()) -> None:
        """Read everything anew after another program wrote; `pending` steps are not in the file yet."""
        self._shelves.renew(contents)
        for step in pending:
            self._shelves.take(step)
        self._announce(None)

    def _day_reader(self, kind: type[R]) -> Callable[[R], date]:
        """How the day of a kind is found; asked once a table, since tables are long."""
        if kind.dated_by == "day":
            return attrgetter("day")
        if kind is CheckIn:
            return lambda record: day_of(cast("CheckIn", record).at, self.day_starts_at)
        return lambda record: day_of(record.when(), self.day_starts_at)

    def _held(self, kind: type[R], record_id: str) -> R:
        held = self.get(kind, record_id)
        if held is None:
            raise NothingFound(
                f"This {kind.words} is no longer in the journal.", "It may have been removed elsewhere."
            )
        return held

    def _take(self, changes: Sequence[Change], deed: Deed, what: str, now: datetime) -> None:
        self.must_take_changes()
        for change in changes:
            self._shelves.apply(change, now)
        if self._batch is not None:
            self._batch.extend(changes)
        else:
            self._tell(self._step(changes, deed, what, now))

    def _turn(self, step: Step, deed: Deed, changes: Iterable[Change], now: datetime) -> None:
        """Undo or redo a step: of its changes those that can be made now."""
        self.must_take_changes()
        made: list[Change] = []
        if step.is_exact:
            made += changes
            self._shelves.apply_exactly(made)
        for change in () if step.is_exact else changes:
            if self._shelves.can_apply(change):
                made.append(self._timed(change, now))
                self._shelves.apply(made[-1], now, gently=True)
        what = f"{'undid' if deed == 'undo' else 'redid'}: {step.what}"
        turn = self._step(made, deed, what, now)
        self._tell(msgspec.structs.replace(turn, undoes=step.id, is_exact=step.is_exact))

    def _timed(self, change: Change, now: datetime) -> Change:
        """A change that is made now, whenever it was made first: two copies must see that it is newer."""
        kind = self._shelves.kind_of(change.table)
        if kind is None or change.after is None:
            return change
        if change.before is None:
            removed = self.get(Removed, change.id)
            if removed is None:
                return Change(change.table, change.id, None, change.after | _time_of_change(now))
            doc = removed.record or change.after
            return Change(
                change.table, change.id, None, doc | _time_of_change(not_before(now, removed.removed_at))
            )
        known = self._held(kind, change.id).updated_at
        return Change(
            change.table,
            change.id,
            change.before | _time_of_change(known),
            change.after | _time_of_change(not_before(now, known)),
        )

    def _step(self, changes: Sequence[Change], deed: Deed, what: str, now: datetime) -> Step:
        # Undo goes by the order in which steps were taken, and that is the order of their ids.
        step_id = later_id(now, self._shelves.newest_step_id(), self._random)
        return Step(
            id=step_id,
            created_at=now,
            updated_at=now,
            at=now,
            program=self.program,
            deed=deed,
            what=what,
            changes=tuple(changes),
        )

    def _tell(self, step: Step) -> None:
        self._shelves.remember(step)
        self._announce(step)

    def _announce(self, step: Step | None) -> None:
        if step is None or step.deed != "draft":
            # No place shows drafts: none has to be drawn anew.
            self.version += 1
        for listener in list(self.changed):
            listener(step)


def _time_of_change(moment: datetime | None) -> dict[str, Any]:
    return {"updated_at": msgspec.to_builtins(moment)}


def _the_one(
    id_prefix: str, records: Iterable[R], *, where: str = "", how: str = "mindtui search WORD --json"
) -> R:
    wanted = id_prefix.strip().lower()
    found = [r for r in records if wanted and (r.id.startswith(wanted) or r.id.endswith(wanted))]
    if not found:
        place = f" {where}" if where else ""
        raise NothingFound(f"No record{place} has the id “{id_prefix}”.", f"List ids with: {how}.")
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} records have an id like “{id_prefix}”.", "Give more of its characters."
        )
    return found[0]
