"""Uniting two copies of one's data: of everything the later, and what was deleted stays deleted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from mindtui.domain.draft import Draft
from mindtui.domain.history import Change, Step
from mindtui.domain.record import Doc, as_record, instant, later_id, moment_in
from mindtui.domain.trash import Removed

Tables = Mapping[str, Mapping[str, Doc]]
"""The tables of a copy: name → id → document."""

_NO_TIME: Final = datetime.min.replace(tzinfo=UTC)

_RECORD, _IN_TRASH, _FORGOTTEN = range(3)
"""Of what happened in the same moment, letting go stands over deleting, and deleting over the record."""

_Key = tuple[str, str]
"""A table and an id in it."""


class _Version(NamedTuple):
    """What a copy says about one id: a document of its table, or that it was deleted.

    Of two versions the greater stands. The order is total, so uniting is commutative, associative and
    idempotent: whoever merges whatever in whichever order comes to the same.
    """

    changed_at: datetime
    rank: int
    text: bytes
    place: str
    doc: Doc

    @property
    def content(self) -> Doc | None:
        """What the record says, also when it lies in the trash; None where nothing is left of it."""
        if self.rank == _RECORD:
            return self.doc
        record = self.doc.get("record")
        return record if isinstance(record, dict) else None


class Merge(Struct, frozen=True):
    """What a merge of another copy into mine does.

    `changes` are the differences to mine in every table but the history, whole rows before and after.
    `history` holds the rows of the history that mine lacks or has otherwise, `brought` the ids of those it
    lacks. `conflicts` are the records that both changed: from what lost to what stands. `newest` is the id of
    the newest step or undo in both.
    """

    changes: tuple[Change, ...]
    history: Mapping[str, Doc]
    brought: tuple[str, ...]
    conflicts: tuple[Change, ...]
    newest: str | None

    @property
    def is_empty(self) -> bool:
        """Whether the other copy holds nothing that mine lacks."""
        return not (self.changes or self.history)

    def step(self, what: str, now: datetime, program: str, random: Random) -> Step:
        """The merge as one step of the history, which one undo takes back."""
        return Step(
            id=later_id(now, self.newest, random),
            created_at=now,
            updated_at=now,
            at=now,
            program=program,
            deed="merge",
            what=what,
            changes=self.changes,
            is_exact=True,
            brought=self.brought,
            lost=self.conflicts,
        )


def united(mine: Tables, theirs: Tables) -> dict[str, dict[str, Doc]]:
    """Both copies in one: of each id the version that was changed last, deletions included."""
    tables: dict[str, dict[str, Doc]] = {name: {} for name in (*mine, *theirs)}
    versions, others = _versions(mine), _versions(theirs)
    for key in sorted({**versions, **others}):
        found = [held[key] for held in (versions, others) if key in held]
        winner = max(found)
        rows = tables.setdefault(winner.place, {})
        rows[key[1]] = winner.doc
    return tables


def merged(mine: Tables, theirs: Tables) -> Merge:
    """What is to be done to `mine` so that it becomes the two of them united."""
    whole = united(mine, theirs)
    changes: list[Change] = []
    for name, rows in whole.items():
        if name != Step.table:
            before = mine.get(name, {})
            ids = {**before, **rows}
            changes += [
                Change(name, row_id, before.get(row_id), rows.get(row_id))
                for row_id in ids
                if before.get(row_id) != rows.get(row_id)
            ]
    known = mine.get(Step.table, {})
    steps = whole.get(Step.table, {})
    history = {row_id: row for row_id, row in steps.items() if known.get(row_id) != row}
    brought = tuple(row_id for row_id in history if row_id not in known)
    step_ids = {
        text for row_id, row in steps.items() for text in (row_id, row.get("undone")) if isinstance(text, str)
    }
    return Merge(
        tuple(changes), history, brought, tuple(_conflicts(mine, theirs)), max(step_ids, default=None)
    )


def _conflicts(mine: Tables, theirs: Tables) -> Iterator[Change]:
    """What both copies changed, each without knowing of the other's change."""
    versions, others = _versions(mine), _versions(theirs)
    known = _times_of_change(mine), _times_of_change(theirs)
    for key in versions.keys() & others.keys():
        pair = versions[key], others[key]
        winner, loser = max(pair), min(pair)
        if key[0] in {Draft.table, Step.table} or loser.content in (None, winner.content):
            continue
        if winner.rank == _FORGOTTEN:
            # Whoever let go of a record for good does not want it back through the history.
            continue
        time, stands = loser.content.get("updated_at"), winner.content or {}
        is_ancestor = time != stands.get("updated_at") and time in known[pair.index(winner)].get(key, ())
        if not is_ancestor:
            yield Change(key[0], key[1], loser.content, winner.content)


def _versions(tables: Tables) -> dict[_Key, _Version]:
    found: dict[_Key, _Version] = {}
    for place, rows in tables.items():
        for row_id, row in rows.items():
            key, version = _read(place, row_id, row)
            found[key] = max(found.get(key, version), version)
    return found


def _read(place: str, row_id: str, row: Doc) -> tuple[_Key, _Version]:
    text = msgspec.json.encode(row, order="sorted")
    if place == Removed.table and isinstance(table := row.get("table"), str):
        rank = _IN_TRASH if isinstance(row.get("record"), dict) else _FORGOTTEN
        return (table, row_id), _Version(_time(row.get("removed_at")), rank, text, place, row)
    return (place, row_id), _Version(_time(row.get("updated_at")), _RECORD, text, place, row)


def _time(value: object) -> datetime:
    moment = moment_in(value)
    return _NO_TIME if moment is None else instant(moment)


def _times_of_change(tables: Tables) -> dict[_Key, set[object]]:
    """Every time of change that the records of a copy are known to have had."""
    times: dict[_Key, set[object]] = {}
    for row in tables.get(Step.table, {}).values():
        for change in _changes_of(row):
            for doc in (change.before, change.after):
                if doc is not None:
                    times.setdefault((change.table, change.id), set()).add(doc.get("updated_at"))
    for key, version in _versions(tables).items():
        if version.content is not None:
            times.setdefault(key, set()).add(version.content.get("updated_at"))
    return times


def _changes_of(row: Doc) -> Sequence[Change]:
    try:
        return as_record(row, Step).changes
    except msgspec.ValidationError:
        return ()
