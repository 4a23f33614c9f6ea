"""All tables of a journal, each decoded when it is first asked for, and how a step changes them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

import msgspec

from mindtui.domain.draft import Draft
from mindtui.domain.history import NOT_KEPT, Change, Step, is_alike, laid_over, together, without
from mindtui.domain.record import Record, as_doc, as_record, not_before
from mindtui.domain.shelf import Shelf, Stored, last_id
from mindtui.domain.trash import Removed

R = TypeVar("R", bound=Record)

DayReader = Callable[[type[Any]], Callable[[Any], date]]


class Shelves:
    """The tables of `kinds`; of what else stands in a file it knows nothing."""

    def __init__(
        self, kinds: Sequence[type[Record]], contents: Mapping[str, Stored], day_reader: DayReader
    ) -> None:
        self._kinds: Mapping[str, type[Record]] = {kind.table: kind for kind in kinds}
        self._contents = contents
        self._day_reader = day_reader
        self._shelves: dict[str, Shelf[Any]] = {}
        self._waiting: dict[str, list[Change]] = {}

    def kind_of(self, table: str) -> type[Record] | None:
        """The kind that stands in a table; None for a table of a newer program."""
        return self._kinds.get(table)

    def of(self, kind: type[R]) -> Shelf[R]:
        """The records of a kind."""
        shelf = self._shelves.get(kind.table)
        if shelf is None:
            shelf = Shelf(kind, self._contents.get(kind.table), self._day_reader(kind))
            self._shelves[kind.table] = shelf
            for change in self._waiting.pop(kind.table, ()):
                self.lay(change)
        return cast("Shelf[R]", shelf)

    def renew(self, contents: Mapping[str, Stored]) -> None:
        """Begin anew with other contents."""
        self._contents = contents
        self._shelves.clear()
        self._waiting.clear()

    def forget_days(self) -> None:
        """Find the day of every record anew when it is next asked for."""
        for shelf in self._shelves.values():
            shelf.forget_days()

    def can_apply(self, change: Change) -> bool:
        """Whether a change finds what it takes out or alters, and adds nothing that is there or forgotten."""
        kind = self.kind_of(change.table)
        if kind is None:
            return True
        if change.id in self.of(kind).records:
            return change.before is not None
        removed = self.of(Removed).records.get(change.id)
        return change.before is None and (removed is None or removed.record is not None)

    def apply(self, change: Change, now: datetime, *, gently: bool = False) -> None:
        """Make one change, and let the trash follow. See `laid_over` for `gently`."""
        if change.table != Draft.table:
            self._follow_in_trash(change, now)
        self.lay(change, gently=gently)

    def apply_exactly(self, changes: Iterable[Change]) -> None:
        """Make the changes of an exact step; see `together`."""
        for group in together(changes):
            if all(self._stands(change) for change in group):
                for change in group:
                    # The whole row, not the fields that it has: it may have lost some.
                    self.lay(Change(change.table, change.id, None, change.after))

    def _stands(self, change: Change) -> bool:
        kind = self.kind_of(change.table)
        if kind is None:
            return True
        held = self.of(kind).records.get(change.id)
        try:
            # Without what only a newer program understands.
            before = None if change.before is None else as_doc(as_record(change.before, kind))
        except msgspec.ValidationError:
            return held is None
        return is_alike(None if held is None else as_doc(held), before)

    def _follow_in_trash(self, change: Change, now: datetime) -> None:
        """What is taken out lies in the trash; what comes in lies there no more."""
        kind = self.kind_of(change.table)
        if change.after is None and kind is not None:
            if (held := self.of(kind).records.get(change.id)) is not None:
                removed_at = not_before(now, held.updated_at)
                removed = Removed(id=held.id, of=held.table, removed_at=removed_at, record=as_doc(held))
                self.lay(Change(Removed.table, held.id, None, as_doc(removed)))
        elif change.before is None:
            self.lay(Change(Removed.table, change.id, {}, None))

    def lay(self, change: Change, *, gently: bool = False) -> None:
        """Make one change to one row and nothing else."""
        kind = self.kind_of(change.table)
        if kind is None:
            return
        if change.table not in self._shelves and (change.before is None or kind is Removed):
            # A command that only adds shall not decode ten years of records, or the trash, for it.
            self._waiting.setdefault(change.table, []).append(change)
            return
        shelf = self.of(kind)
        held = shelf.records.get(change.id)
        doc = change.after
        if held is not None:
            shelf.take_out(held)
            if doc is not None and change.before is not None:
                known = as_doc(held)
                doc = known | laid_over(known, change, gently=gently)
        if doc is not None:
            shelf.put_in_doc(change.id, doc)

    def newest_step_id(self) -> str | None:
        """Of every step and every undo. Finding it does not decode the history."""
        if (waiting := self._waiting.get(Step.table)) is not None:
            return waiting[-1].id
        if Step.table in self._shelves:
            return max((step.undone or step.id for step in self.of(Step).records.values()), default=None)
        stored = self._contents.get(Step.table)
        return last_id(stored) if stored else None

    def take(self, step: Step) -> None:
        """Make every change of a step that can be made, and remember it."""
        if step.is_exact:
            self.apply_exactly(step.changes)
            self.remember(step)
            return
        for change in () if step.deed == "forget" else step.changes:
            if self.can_apply(change):
                self.apply(change, step.at, gently=step.undoes is not None)
        self.remember(step)

    def remember(self, step: Step) -> None:
        """Let the history know of a step whose changes are made."""
        if step.deed == "forget":
            self._forget(frozenset(change.id for change in step.changes), step.at)
        elif step.undoes is not None:
            if (held := self.of(Step).records.get(step.undoes)) is not None:
                undone = step.id if step.deed == "undo" else None
                self.of(Step).replace(msgspec.structs.replace(held, undone=undone, updated_at=step.at))
        elif step.deed not in NOT_KEPT:
            self.lay(Change(Step.table, step.id, None, as_doc(step)))

    def _forget(self, ids: frozenset[str], now: datetime) -> None:
        trash, history = self.of(Removed), self.of(Step)
        for record_id in ids:
            if (removed := trash.records.get(record_id)) is not None:
                trash.replace(msgspec.structs.replace(removed, record=None))
        for step in list(history.records.values()):
            if (left := without(step, ids, now)) is not step:
                history.replace(left)
