"""Brings steps into the tables of a data file, and keeps the history and the trash in bounds."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, cast

import msgspec

from mindtui.domain.draft import Draft
from mindtui.domain.history import Change, HistoryLimit, Step, is_alike, laid_over, together
from mindtui.domain.record import Doc, as_doc, instant, moment_in, moment_of, not_before
from mindtui.domain.trash import Removed
from mindtui.storage.tinydb_storage import JournalDB, RecordTable

MANY: Final = 50
"""Changes from which on it is cheaper to tell all rows apart than to look for each one in the bytes."""


class Ledger:
    """Works inside a transaction of its caller. A step that is in the file already changes nothing."""

    def __init__(self, db: JournalDB, limit: HistoryLimit) -> None:
        self._db = db
        self.limit = limit

    def take(self, step: Step) -> None:
        """Make the changes of a step, and keep it in the history unless it is of a kind that leaves none."""
        if len(step.changes) > MANY:
            for name in dict.fromkeys([*(change.table for change in step.changes), Removed.table]):
                self._table(name).tell_apart()
        match step.deed:
            case "undo" | "redo":
                self._turn(step)
            case "forget":
                self._forget(frozenset(change.id for change in step.changes), step.at)
            case "draft":
                for change in step.changes:
                    self._apply(change, step)
            case _:
                self._keep(step)

    def unite(self, history: Mapping[str, Doc]) -> None:
        """Take rows of another copy's history into this one, each in its place."""
        self._table(Step.table).put_in_order(history)

    def clean_up(self, now: datetime) -> None:
        """Let go of what is beyond the limits.

        Seldom, for it tells every row apart: once the history is a tenth too long, or a day too old.
        """
        history = self._table(Step.table)
        steps, days = self.limit.steps, timedelta(days=self.limit.days)
        oldest = moment_of(history.first_id() or "")
        is_old = oldest is not None and instant(now) - oldest > days + timedelta(days=1)
        if len(history) <= steps + steps // 10 and not is_old:
            return
        ids = sorted(history.ids())
        kept = {
            step_id
            for step_id in ids[max(len(ids) - steps, 0) :]
            if (moment := moment_of(step_id)) is None or instant(now) - moment <= days
        }
        history.drop([step_id for step_id in ids if step_id not in kept])
        trash = self._table(Removed.table)
        for removed_id in trash.ids():
            removed = trash.find(removed_id) or {}
            at = moment_in(removed.get("removed_at"))
            if "record" in removed and at is not None and instant(now) - instant(at) > days:
                trash.put(removed_id, _without_content(removed))

    def _keep(self, step: Step) -> None:
        history = self._table(Step.table)
        if history.find(step.id) is None:
            changes = self._apply_all(step)
            if not step.is_exact:
                changes = tuple(change for change in changes if not self._holds_forgotten(change))
            history.put(step.id, as_doc(msgspec.structs.replace(step, changes=changes)))

    def _holds_forgotten(self, change: Change) -> bool:
        """Whether a window that did not know it yet put a forgotten record, as a whole, into a change."""
        if change.before is not None and change.after is not None:
            return False
        removed = self._table(Removed.table).find(change.id)
        return removed is not None and not isinstance(removed.get("record"), dict)

    def _turn(self, step: Step) -> None:
        """Undo or redo, unless another program was first."""
        history = self._table(Step.table)
        held = history.find(step.undoes or "")
        if held is not None and (held.get("undone") is not None) == (step.deed == "undo"):
            return
        self._apply_all(step)
        if held is not None:
            undone = step.id if step.deed == "undo" else None
            history.put(held["id"], held | {"undone": undone, "updated_at": _text(step.at)})

    def _forget(self, ids: frozenset[str], now: datetime) -> None:
        trash, drafts, history = (self._table(kind.table) for kind in (Removed, Draft, Step))
        for record_id in ids:
            if (removed := trash.find(record_id)) is not None:
                trash.put(record_id, _without_content(removed))
        drafts.drop([one for one in drafts.ids() if (drafts.find(one) or {}).get("form") in ids])
        for step_id in history.ids():
            step = history.find(step_id) or {}
            left = step | {name: _without(step[name], ids) for name in ("changes", "lost") if name in step}
            if left != step:
                at = not_before(now, moment_in(step.get("updated_at")))
                history.put(step_id, left | {"updated_at": _text(at)})

    def _apply_all(self, step: Step) -> tuple[Change, ...]:
        if not step.is_exact:
            return tuple(self._apply(change, step) for change in step.changes)
        for group in together(step.changes):
            tables = [self._table(change.table) for change in group]
            present = [table.find(change.id) for table, change in zip(tables, group, strict=True)]
            if all(is_alike(doc, change.before) for doc, change in zip(present, group, strict=True)):
                for table, change in zip(tables, group, strict=True):
                    table.put(change.id, change.after)
        return step.changes

    def _apply(self, change: Change, step: Step) -> Change:
        """Make one change to the fresh document; gives it with what really stood there before."""
        table = self._table(change.table)
        present = table.find(change.id)
        if change.before is None:
            return change if present is not None else self._put_in(change, step)
        if change.after is None:
            if present is not None:
                self._take_out(change, present, step.at)
            return msgspec.structs.replace(change, before=present or change.before)
        if present is None:
            self._change_in_trash(change)
            return change
        return self._change(table, change, present, gently=step.undoes is not None)

    def _put_in(self, change: Change, step: Step) -> Change:
        """A record that comes back comes as it lay in the trash, with what others had put into it."""
        trash = self._table(Removed.table)
        removed = trash.find(change.id)
        doc = change.after or {}
        if removed is not None:
            comes_back = step.deed in {"undo", "redo", "restore"}
            if comes_back and not isinstance(removed.get("record"), dict):
                # Forgotten, by a person or by age: another program's memory of it shall not bring it back.
                return change
            at = not_before(moment_in(doc.get("updated_at")) or step.at, moment_in(removed.get("removed_at")))
            doc = (removed["record"] if comes_back else doc) | {"updated_at": _text(at)}
            trash.put(change.id, None)
        self._table(change.table).put(change.id, doc)
        return msgspec.structs.replace(change, after=doc)

    def _take_out(self, change: Change, present: Doc, now: datetime) -> None:
        self._table(change.table).put(change.id, None)
        if change.table != Draft.table:
            at = not_before(now, moment_in(present.get("updated_at")))
            removed = Removed(id=change.id, of=change.table, removed_at=at, record=present)
            self._table(Removed.table).put(change.id, as_doc(removed))

    def _change_in_trash(self, change: Change) -> None:
        """What was removed elsewhere stays so; should it come back, it comes with this change."""
        trash = self._table(Removed.table)
        removed = trash.find(change.id)
        if removed is not None and isinstance(record := removed.get("record"), dict):
            trash.put(change.id, removed | {"record": record | laid_over(record, change, gently=True)})

    def _change(self, table: RecordTable, change: Change, present: Doc, *, gently: bool) -> Change:
        known, wanted = change.before or {}, change.after or {}
        before = {name: present.get(name, known.get(name)) for name in wanted}
        after = laid_over(present, change, gently=gently)
        if "updated_at" in wanted:
            at = moment_in(wanted["updated_at"])
            after["updated_at"] = _text(not_before(at, moment_in(present.get("updated_at")))) if at else None
        table.put(change.id, present | after)
        return msgspec.structs.replace(change, before=before, after=after)

    def _table(self, name: str) -> RecordTable:
        return cast("RecordTable", self._db.table(name))


def _without_content(removed: Doc) -> Doc:
    return {name: value for name, value in removed.items() if name != "record"}


def _without(changes: Iterable[Doc], ids: frozenset[str]) -> list[Doc]:
    return [change for change in changes if change.get("id") not in ids]


def _text(moment: datetime) -> str:
    text: str = msgspec.to_builtins(moment)
    return text
