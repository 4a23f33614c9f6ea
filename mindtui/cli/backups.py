"""`mindtui backups` and `restore`: earlier states of the data file."""

import shlex
from typing import Final

import click

from mindtui.cli.agreement import agrees
from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_json, print_json_list, say, tell
from mindtui.cli.passphrase import keyring
from mindtui.cli.session import backups_of
from mindtui.cli.surroundings import Surroundings
from mindtui.domain.clock import day_of, in_words
from mindtui.errors import MindTUIError, NothingFound, TooNew
from mindtui.storage.backups import Backup
from mindtui.storage.envelope import PassphraseNeeded
from mindtui.wall_clock import now

ENVELOPES: Final = {
    "open": "It is not encrypted, as the backup was not. Encrypt it again: mindtui encrypt",
    "other": "It is encrypted, with the passphrase that it had when the backup was made.",
}


@click.command()
@json_option
@common_options
@click.pass_context
def backups(ctx: click.Context, as_json: bool) -> int:
    """List the backups, the newest first.

    One is made before the first change of every day, and one before every import, merge and restore.
    """
    around = surroundings(ctx)
    held = backups_of(around, now())
    found = [_Listed(around, backup) for backup in held.all()]
    if as_json:
        return print_json_list([one.summary() for one in found])
    if not found:
        raise NothingFound(
            f"There are no backups in {held.folder} yet.", "The first change of the next day makes one."
        )
    rows = [(one.backup.stem, one.backup.label, one.when, one.holds, one.size) for one in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    return 0


@click.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@common_options
@click.pass_context
def restore(ctx: click.Context, name: str, yes: bool, as_json: bool) -> int:
    """Put a backup in the place of the data file.

    NAME is the name of a backup, or enough of its beginning. What is in the file now is kept as a backup too.
    """
    from mindtui.storage.recovery import restore

    around = surroundings(ctx)
    held = backups_of(around, now())
    backup = held.find(name)
    if not (yes or _agrees(around, backup)):
        tell("Nothing was changed.")
        return 1
    restored = restore(around.locations.data, held, backup, keyring(around))
    before = restored.kept
    if as_json:
        print_json({"restored": backup.name, "before": before and before.name})
        return 0
    say(f"Restored the backup from {_Listed(around, backup).when} to {around.locations.data}.")
    if restored.envelope in ENVELOPES:
        say(ENVELOPES[restored.envelope])
    if before is not None:
        option = f"--data {shlex.quote(str(around.locations.data))} " if ctx.meta.get("mindtui.data") else ""
        say(f"Take it back: mindtui restore {option}{before.stem}")
    return 0


def _agrees(around: Surroundings, backup: Backup) -> bool:
    listed = _Listed(around, backup)
    question = (
        f"Put the backup from {listed.when} ({listed.holds}) in the place of {around.locations.data}?\n"
        "What is in it now is kept as a backup."
    )
    why = "A restore puts another file in the place of your data file and asks first."
    return agrees(question, why=why)


class _Listed:
    """A backup as it is shown: when it was made, and whether it is good, encrypted, too new or damaged."""

    def __init__(self, around: Surroundings, backup: Backup) -> None:
        self.backup = backup
        self.records: int | None = None
        try:
            self.records = backup.image().records
            self.state = "good"
        except PassphraseNeeded:
            self.state = "encrypted"
        except TooNew:
            self.state = "too new"
        except MindTUIError:
            self.state = "damaged"
        today, day = (day_of(moment, around.settings.day_starts_at) for moment in (now(), backup.at))
        self.when = f"{in_words(day, today)} {backup.at:%H:%M}"

    @property
    def holds(self) -> str:
        """How many records, where that can be seen."""
        if self.records is None:
            return self.state
        return "1 record" if self.records == 1 else f"{self.records:,} records"

    @property
    def size(self) -> str:
        """Its size on the disk."""
        return f"{max(1, round(self.backup.size / 1000)):,} kB"

    def summary(self) -> dict[str, object]:
        """The same for other programs."""
        of = self.backup
        return {
            "name": of.name,
            "at": of.at,
            "label": of.label,
            "size": of.size,
            "state": self.state,
            "records": self.records,
        }
