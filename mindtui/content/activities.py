"""The catalog of activities that ships with the program."""

from pathlib import Path

import msgspec

from mindtui.domain.activity import Activity


def shipped_activities() -> tuple[Activity, ...]:
    """Every activity of the catalog, in its order; the catalog's ids never change."""
    import csv

    with Path(__file__).with_name("activities.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(_activity(row) for row in csv.DictReader(rows))


def _activity(row: dict[str, str]) -> Activity:
    # Every cell is text; outside strict mode msgspec reads whole numbers out of it.
    return msgspec.convert(row | {"source": "catalog"}, Activity, strict=False)
