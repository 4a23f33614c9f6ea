"""`mindtui export`: every record in a form that other programs read."""

from datetime import date, datetime, time
from typing import Final

import click
import msgspec

from mindtui.cli.command import common_options
from mindtui.cli.output import json_text, print_encoded
from mindtui.cli.session import open_session
from mindtui.cli.writing import file_options, target_of, write
from mindtui.domain.clock import day_of
from mindtui.domain.journal import Contents
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.storage.layout import BOOKKEEPING

SCHEMA: Final = 1
FORMATS: Final = ("json", "ics")


class _Dated(msgspec.Struct):
    """Of a stored record just what tells its day."""

    day: date | None = None
    at: datetime | None = None


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    help="json, unless given: every record. ics: plans for a calendar program, without notes and ratings.",
)
@click.option("--since", metavar="DAY", help="Leave out what is older.")
@click.option("--until", metavar="DAY", help="Leave out what is newer.")
@file_options
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@common_options
@click.pass_context
def export(
    ctx: click.Context,
    form: str,
    since: str | None,
    until: str | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Export the records. Records without a day of their own are always among them."""
    session = open_session(ctx)
    first, last = (parse_day(text, session.today) if text else None for text in (since, until))
    if first and last and first > last:
        raise UsageError(f"--since {first} lies after --until {last}.", "Exchange the two.")
    target = target_of(output, session, force=force)
    if as_json and form != "json":
        raise UsageError(f"--json and --format {form} ask for two formats.", "Leave out one of them.")
    if form == "ics":
        from mindtui.cli.calendar import calendar

        content = calendar(session, first, last)
    else:
        content = json_text(exported(session.file.read(), first, last, session.day_starts_at)) + "\n"
    if target is None:
        print_encoded(content.removesuffix("\n"))
    else:
        write(target, content.encode())


def exported(
    contents: Contents, first: date | None = None, last: date | None = None, day_starts_at: time = time(4)
) -> dict[str, object]:
    """The records of a data file as they stand in it, with every key they have, from `first` to `last`."""
    records: dict[str, list[msgspec.Raw]] = {}
    for table, stored in contents.items():
        if table not in BOOKKEEPING and not table.startswith("_"):
            rows = msgspec.json.decode(stored, type=dict[str, msgspec.Raw])
            records[table] = [row for row in rows.values() if _is_within(row, first, last, day_starts_at)]
    return {"program": "mindtui", "schema": SCHEMA, "records": records}


def _is_within(row: msgspec.Raw, first: date | None, last: date | None, day_starts_at: time) -> bool:
    if first is None and last is None:
        return True
    try:
        dated = msgspec.json.decode(row, type=_Dated)
    except msgspec.ValidationError:
        # What cannot be placed is not left out: an export that drops things silently is no copy.
        return True
    day = dated.day or (day_of(dated.at, day_starts_at) if dated.at else None)
    return day is None or ((first is None or first <= day) and (last is None or day <= last))
