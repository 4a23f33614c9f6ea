"""The records of one kind: by id, by moment, by day."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

import msgspec

from mindtui.domain.record import Doc, Record, as_record

R = TypeVar("R", bound=Record)

Stored = msgspec.Raw | bytes | memoryview
"""One JSON object of id → document, not decoded yet.

Where a line break follows the first brace, as the storage writes it, every document stands on a line of its
own, and there are no blanks between its names and values.
"""

_BY_LINES = b"{\n"
_NEARBY = 45
"""Days that are looked for one by one rather than among all days."""
_ONE_DAY = timedelta(days=1)
_PIECE = 1 << 16


class Shelf(Generic[R]):
    """The records of one kind: by id, by moment, by day. Each order is made when it is first asked for.

    To decode ten years takes longer than to paint a screen. While only single days are asked for, no more
    than their months are decoded: the lines with such a date, wherever in the table they stand.
    """

    def __init__(
        self,
        kind: type[R],
        stored: Stored | None,
        day_of_record: Callable[[R], date],
    ) -> None:
        self.kind = kind
        self._stored = memoryview(stored or b"{}")
        self._day_of = day_of_record
        self._records: dict[str, R] | None = None
        self._unreadable: list[str] = []
        self._ordered: list[R] | None = None
        self._by_day: dict[date, list[R]] | None = None
        self._months: set[str] = set()
        self._sorted_days: set[date] = set()

    @property
    def records(self) -> dict[str, R]:
        """All records by their ids."""
        if self._records is None:
            self._unreadable.clear()
            self._records = self._decode(self._stored)
            self.forget_days()
        return self._records

    @property
    def unreadable(self) -> Sequence[str]:
        """The ids of documents that are not understood."""
        _ = self.records
        return self._unreadable

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here, not even what is not understood."""
        if self._records is None:
            return len(self._stored) <= len(b"{\n}")
        return not (self._records or self._unreadable)

    def in_order(self) -> list[R]:
        """All records, ordered by their moments."""
        if self._ordered is None:
            self._ordered = sorted(self.records.values(), key=self.kind.order)
        return self._ordered

    def on(self, day: date) -> Sequence[R]:
        """The records of one day, in order."""
        records = self._index(day).get(day)
        if records is None:
            return ()
        if day not in self._sorted_days:
            records.sort(key=self.kind.order)
            self._sorted_days.add(day)
        return records

    def between(self, first: date, last: date) -> list[R]:
        """The records from `first` to `last`, both included, in order."""
        count = (last - first).days + 1
        if self._records is None and count <= _NEARBY:
            days = [first + n * _ONE_DAY for n in range(count)]
        else:
            days = [day for day in self.days() if first <= day <= last]
        return [record for day in days for record in self.on(day)]

    def by_day(self) -> Mapping[date, Sequence[R]]:
        """All records under their days, in no order: to sort each day takes longer than to read them."""
        _ = self.records
        return self._index()

    def days(self) -> list[date]:
        """The days that hold a record, ascending."""
        return sorted(self._index())

    def last_day_before(self, day: date) -> date | None:
        """The last of the days that hold a record and come before this one."""
        if self._records is None:
            for back in range(1, min(_NEARBY, day.toordinal())):
                if self.on(day - back * _ONE_DAY):
                    return day - back * _ONE_DAY
        days = self.days()
        place = bisect_left(days, day)
        return days[place - 1] if place else None

    def put_in(self, record: R) -> None:
        """Add a record."""
        self.records[record.id] = record
        if self._ordered is not None:
            insort(self._ordered, record, key=self.kind.order)
        if self._by_day is not None:
            day = self._day_of(record)
            self._by_day.setdefault(day, []).append(record)
            self._sorted_days.discard(day)

    def put_in_doc(self, record_id: str, doc: Doc) -> None:
        """Add the record that a document holds; one that is not understood is set aside."""
        try:
            self.put_in(as_record(doc, self.kind))
        except msgspec.ValidationError:
            self._unreadable.append(record_id)

    def replace(self, record: R) -> None:
        """Put a record in the place of the one with its id."""
        self.take_out(self.records[record.id])
        self.put_in(record)

    def take_out(self, record: R) -> None:
        """Remove a record."""
        del self.records[record.id]
        if self._ordered is not None:
            # Not remove(): it compares the record with every one before it.
            del self._ordered[bisect_left(self._ordered, record.order(), key=self.kind.order)]
        if self._by_day is not None:
            day = self._day_of(record)
            self._by_day[day].remove(record)
            if not self._by_day[day]:
                del self._by_day[day]

    def forget_days(self) -> None:
        """Find the days anew when they are next asked for."""
        self._by_day = None
        self._months.clear()
        self._sorted_days.clear()

    def _index(self, day: date | None = None) -> dict[date, list[R]]:
        """The records by their days; when one day is given, perhaps only those around it."""
        if self._records is None and day is not None and self._stored[:2] == _BY_LINES:
            # The small hours of the next date belong to this day.
            self._open_month(day)
            self._open_month(min(day, date.max - _ONE_DAY) + _ONE_DAY)
        elif self.records and self._by_day is None:
            self._put_under_days(self.records.values())
        return {} if self._by_day is None else self._by_day

    def _open_month(self, date_in_it: date) -> None:
        """Decode the records with a date of this month and put them under their days."""
        month = date_in_it.isoformat()[: len("2026-11")]
        if month in self._months:
            return
        self._months.add(month)
        name = self.kind.dated_by
        found = self._decode(_lines_with(self._stored, f'"{name}":"{month}-'))
        # The same name and date may stand deeper in a document that belongs elsewhere.
        self._put_under_days(r for r in found.values() if str(getattr(r, name)).startswith(month))

    def _put_under_days(self, records: Iterable[R]) -> None:
        by_day = self._by_day = {} if self._by_day is None else self._by_day
        for record in records:
            by_day.setdefault(self._day_of(record), []).append(record)

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
                self._unreadable.append(record_id)


def _lines_with(stored: memoryview, part: str) -> bytes:
    """A table of the documents whose lines hold `part`."""
    wanted = part.encode()
    lines: list[bytes] = []
    for text in _pieces(stored):
        at = text.find(wanted)
        while at >= 0:
            end = text.index(b"\n", at)
            lines.append(text[text.rfind(b"\n", 0, at) + 1 : end].removesuffix(b","))
            at = text.find(wanted, end)
    return b"{%b}" % b",".join(lines)


def _pieces(stored: memoryview) -> Iterator[bytes]:
    """All lines of a table, some at a time: to copy megabytes takes longer than to look through them."""
    start = 0
    while start < len(stored):
        piece = bytes(stored[start : start + _PIECE])
        if (end := piece.rfind(b"\n") + 1) == 0:
            piece = bytes(stored[start:])
            end = piece.rfind(b"\n") + 1 or len(piece)
        yield piece[:end]
        start += end


def last_id(stored: Stored) -> str | None:
    """The id of the row that was written last, without decoding any other; None where there is no row."""
    data = bytes(stored)
    # One row a line is how a data file has it; where it is otherwise, all of them are told apart.
    start = data.rfind(b'\n"') + 1
    rows = b"{%b}" % data[start : data.index(b"\n", start)].removesuffix(b",") if start else data
    return max(msgspec.json.decode(rows, type=dict[str, msgspec.Raw]), default=None)
