"""The change history: every step that was taken, with what stood there before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.record import Doc, Record, not_before

Deed = Literal["add", "change", "remove", "restore", "batch", "merge", "undo", "redo", "forget", "draft"]
"""What a step did."""

NOT_KEPT: Final = frozenset({"undo", "redo", "forget", "draft"})
"""Deeds that leave no step of their own in the history.

An undo and a redo mark the step that they are about, so that going back and forth pushes nothing out of a
history of limited length. What was forgotten shall stand nowhere. A draft is no change of the journal.
"""

_TIMES: Final = frozenset({"updated_at", "removed_at"})


class Change(Struct, frozen=True):
    """What one step did to one record, as documents.

    `before` None: the record was added. `after` None: it was removed. Otherwise both hold just the fields
    that changed, so that two programs which edit different fields of one record never undo each other.
    """

    table: str
    id: str
    before: Doc | None
    after: Doc | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)


class Step(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Changes that are undone together.

    `undone` is the id of the undo that took the step back; it and redo name their step in `undoes`.
    `is_exact`: rows become what the changes say and nothing else, no time, no trash; see `together`.
    `brought`: the steps of another copy that a merge brought into the history. `lost`: what a merge did not
    take, as changes from what lost to what stands.
    """

    table: ClassVar[str] = "changes"
    words: ClassVar[str] = "step"
    dated_by: ClassVar[str] = "at"

    at: datetime
    program: str
    deed: Deed
    what: str
    changes: tuple[Change, ...]
    undoes: str | None = None
    undone: str | None = None
    is_exact: bool = False
    brought: tuple[str, ...] = ()
    lost: tuple[Change, ...] = ()

    def when(self) -> datetime:
        """When it was taken."""
        return self.at

    def order(self) -> tuple[datetime, str]:
        """By id alone: undo follows the order of deeds, whatever became of the clock on the wall."""
        return datetime.min, self.id  # noqa: DTZ901 - no moment, but the same for every step

    def title(self) -> str:
        """What was done, in words."""
        return self.what


class HistoryLimit(Struct, frozen=True):
    """How far the history reaches back, and how long the trash is kept: whichever is less."""

    steps: int = 500
    days: int = 90


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Doc, Doc]:
    """The fields that differ, as they were and as they are."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def laid_over(present: Mapping[str, Any], change: Change, *, gently: bool = False) -> Doc:
    """The fields that a change sets, as they become where `present` stands.

    What others put meanwhile into other fields, and into other parts of one field, stays. Of two changes to
    the same the later one stands; gently, it is left to the other.
    """
    before, after = change.before or {}, change.after or {}
    return {name: _laid(present.get(name), before.get(name), after[name], gently=gently) for name in after}


def _laid(present: Any, before: Any, after: Any, *, gently: bool) -> Any:
    if before == after:
        return present
    if isinstance(present, dict) and isinstance(before, dict) and isinstance(after, dict):
        unknown = {name: value for name, value in present.items() if name not in before}
        return unknown | laid_over(present, Change("", "", before, after), gently=gently)
    return present if gently and present != before else after


def together(changes: Iterable[Change]) -> Iterable[Sequence[Change]]:
    """Changes to rows of one id, in its table and in the trash: of an exact step they are made all or none.

    They are made where each row still says what it said before; see `is_alike`.
    """
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.id, []).append(change)
    return groups.values()


def is_alike(one: Any, other: Any) -> bool:
    """Whether two documents, or None for no document, say the same, whenever each of them came about."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return bool(one == other)
    names = (one.keys() | other.keys()) - _TIMES
    return all(name in one and name in other and is_alike(one[name], other[name]) for name in names)


def undoable(steps: Sequence[Step]) -> Iterator[Step]:
    """Of steps in their order those that stand, the newest first."""
    return (step for step in _taken_here(steps) if step.undone is None)


def redoable(steps: Sequence[Step]) -> list[Step]:
    """The steps that were taken back and that no new one buried, in the order in which redo takes them."""
    newest = next((step.id for step in undoable(steps)), "")
    undone = [step for step in _taken_here(steps) if step.undone is not None and step.id > newest]
    undone.sort(key=lambda step: step.undone or "", reverse=True)
    open_to_redo: list[Step] = []
    for step in undone:
        # Redone, it would be the newest that stands; what is older lies under it for good.
        if step.id > newest:
            open_to_redo.append(step)
            newest = step.id
    return open_to_redo


def _taken_here(steps: Sequence[Step]) -> Iterator[Step]:
    """Newest first, without what another copy brought: that goes and comes with its merge."""
    passed_over: set[str] = set()
    for step in reversed(steps):
        if step.id in passed_over:
            continue
        passed_over.update(step.brought)
        if step.deed == "undo":
            # As the first version of the program kept it: a step of its own.
            passed_over.add(step.undoes or "")
        elif step.changes:
            yield step


def without(step: Step, forgotten: frozenset[str], now: datetime) -> Step:
    """The step without a trace of these records; the same where it has none.

    One of which nothing is left stays: a copy that has it whole shall not bring it back by a merge.
    """
    changes, lost = (
        tuple(change for change in held if change.id not in forgotten) for held in (step.changes, step.lost)
    )
    if (changes, lost) == (step.changes, step.lost):
        return step
    return replace(step, changes=changes, lost=lost, updated_at=not_before(now, step.updated_at))
