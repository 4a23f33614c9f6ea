"""The numbers behind a chart as a table, for spreadsheets and other programs that read tables."""

import csv
from datetime import date
from io import StringIO
from typing import Final

from msgspec import Struct

from mindtui.domain.text import harmless

Row = tuple[object, ...]

_FORMULA: Final = ("=", "+", "-", "@")


class Table(Struct, frozen=True):
    """Rows under the names of their columns; a cell of None is empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


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
