"""The numbers behind a chart as a table, for programs that read tables."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

import msgspec

Row = Mapping[str, object]

_FORMULA: Final = ("=", "+", "-", "@")


def as_csv(values: Mapping[str, object]) -> str:
    """The values of a picture as CSV with a header, in UTF-8 when written, lines ended as in RFC 4180.

    Of days that is a row for each measure and day; of anything else a row for each thing in the first list.
    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    rows = _rows(msgspec.to_builtins(values))
    names = list(dict.fromkeys(name for row in rows for name in row))
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return sheet.getvalue()


def _rows(values: Row) -> Sequence[Row]:
    days = values.get("days")
    if isinstance(days, Mapping):
        return list(_rows_of_days(values, days))
    lists = (value for value in values.values() if isinstance(value, list | tuple))
    things = next((value for value in lists if value and isinstance(value[0], Mapping)), ())
    return [dict(_flat(thing)) for thing in things]


def _rows_of_days(values: Row, days: Row) -> Iterator[Row]:
    by_measure = days if "measure" not in values else {str(values["measure"]): days}
    counts = values.get("n", {})
    for measure, means in by_measure.items():
        ns = counts.get(measure, {}) if isinstance(counts, Mapping) else {}
        if isinstance(means, Mapping):
            for day, mean in means.items():
                yield {"day": day, "measure": measure, "mean": mean, "n": ns.get(day)}


def _flat(thing: Row, above: str = "") -> Iterator[tuple[str, object]]:
    for name, value in thing.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        elif not isinstance(value, list | tuple):
            yield f"{above}{name}", value


def _cell(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
