"""The numbers behind a chart as a table, for spreadsheets and other programs that read tables."""

import csv
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from io import StringIO
from typing import Final, Protocol

from msgspec import Struct

from mindtui.domain.text import harmless

Row = tuple[object, ...]

_FORMULA: Final = ("=", "+", "-", "@")

DAY_COLUMNS: Final = ("day", "measure", "mean", "n", "recalled", "skipped")


class Table(Struct, frozen=True):
    """Rows under the names of their columns; a cell of None is empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class RatedDays(Protocol):
    """One measure on its rated days, ascending, and the days it was skipped."""

    @property
    def measure(self) -> str:
        """What was rated."""

    @property
    def days(self) -> Sequence[int]:
        """Day numbers with a rating."""

    @property
    def means(self) -> Sequence[float]:
        """The mean of each."""

    @property
    def ns(self) -> Sequence[int]:
        """How many ratings that is of."""

    @property
    def recalled(self) -> AbstractSet[int]:
        """Those whose every rating was entered later."""

    @property
    def skipped(self) -> Sequence[int]:
        """Days it was refused instead."""


def day_rows(rated: RatedDays) -> tuple[Row, ...]:
    """A row for each rated or skipped day, ascending, under `DAY_COLUMNS`."""
    rows: list[Row] = [
        (iso(day), rated.measure, mean, n, day in rated.recalled, False)
        for day, mean, n in zip(rated.days, rated.means, rated.ns, strict=True)
    ]
    rows += [(iso(day), rated.measure, None, 0, False, True) for day in rated.skipped]
    return tuple(sorted(rows, key=lambda row: str(row[0])))


def as_csv(table: Table) -> str:
    """A table as CSV with a header, in UTF-8 when written, lines ended as in RFC 4180.

    A text that a spreadsheet would take for a formula begins with an apostrophe, and none holds signs that
    steer a terminal.
    """
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(table.columns)
    writer.writerows(map(_cell, row) for row in table.rows)
    return sheet.getvalue()


def iso(day: int) -> str:
    """The date of a day number."""
    return date.fromordinal(day).isoformat()


def _cell(value: object) -> object:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return round(value, 4)
        case str():
            text = harmless(value)
            return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
    return value
