"""The records of one kind: by id, by moment, by day."""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Generic, TypeVar

import msgspec

from mindtui.domain.record import Record

R = TypeVar("R", bound=Record)

Stored = msgspec.Raw | bytes | memoryview
"""One JSON object of id → document, not decoded yet."""


class Shelf(Generic[R]):
    """The records of one kind: by id, by moment, by day. Each order is made when it is first asked for."""

    def __init__(
        self,
        kind: type[R],
        stored: Stored | None,
        day_of_record: Callable[[R], date],
    ) -> None:
        self.kind = kind
        self.unreadable: list[str] = []
        self.records: dict[str, R] = self._decode(stored) if stored else {}
        self._day_of = day_of_record
        self._ordered: list[R] | None = None
        self._by_day: dict[date, list[R]] | None = None
        self._sorted_days: set[date] = set()

    def _decode(self, stored: Stored) -> dict[str, R]:
        try:
            return msgspec.json.decode(stored, type=dict[str, self.kind])  # type: ignore[name-defined]
        except msgspec.ValidationError:
            return dict(self._decode_one_by_one(stored))

    def _decode_one_by_one(self, stored: Stored) -> Iterator[tuple[str, R]]:
        for record_id, raw in msgspec.json.decode(stored, type=dict[str, msgspec.Raw]).items():
            try:
                yield record_id, msgspec.json.decode(raw, type=self.kind)
            except msgspec.ValidationError:
                self.unreadable.append(record_id)

    def in_order(self) -> list[R]:
        """All records, ordered by their moments."""
        if self._ordered is None:
            self._ordered = sorted(self.records.values(), key=_moment)
        return self._ordered

    def on(self, day: date) -> Sequence[R]:
        """The records of one day, in order."""
        records = self._index().get(day)
        if records is None:
            return ()
        if day not in self._sorted_days:
            records.sort(key=_moment)
            self._sorted_days.add(day)
        return records

    def days(self) -> Sequence[date]:
        """The days that hold a record, ascending."""
        return sorted(self._index())

    def put_in(self, record: R) -> None:
        """Add a record."""
        self.records[record.id] = record
        if self._ordered is not None:
            insort(self._ordered, record, key=_moment)
        if self._by_day is not None:
            day = self._day_of(record)
            self._by_day.setdefault(day, []).append(record)
            self._sorted_days.discard(day)

    def take_out(self, record: R) -> None:
        """Remove a record."""
        del self.records[record.id]
        if self._ordered is not None:
            self._ordered.remove(record)
        if self._by_day is not None:
            day = self._day_of(record)
            self._by_day[day].remove(record)
            if not self._by_day[day]:
                del self._by_day[day]

    def forget_days(self) -> None:
        """Find the days anew when they are next asked for."""
        self._by_day = None

    def _index(self) -> dict[date, list[R]]:
        if self._by_day is None:
            self._by_day = {}
            self._sorted_days.clear()
            for record in self.records.values():
                self._by_day.setdefault(self._day_of(record), []).append(record)
        return self._by_day


def _moment(record: Record) -> tuple[datetime, str]:
    """Wall time, then id: what a person would call the order of their day, zone changes or not."""
    return record.when().replace(tzinfo=None), record.id
