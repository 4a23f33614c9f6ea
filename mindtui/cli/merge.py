"""`mindtui merge`: two copies of one's data become one."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import SystemRandom
from typing import Final

import click

from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_json, say, shortened, tell
from mindtui.cli.session import Session, open_session
from mindtui.domain.draft import Draft
from mindtui.domain.history import Change
from mindtui.domain.merge import Merge
from mindtui.domain.retelling import titled
from mindtui.domain.trash import Removed
from mindtui.storage.copies import read_copy

NAMED_AT_MOST: Final = 20


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would be merged, and change nothing.")
@json_option
@common_options
@click.pass_context
def merge(ctx: click.Context, file: str, dry_run: bool, as_json: bool) -> None:
    """Unite another copy of your data with this one.

    FILE is the data file of another machine, or what a syncing program left beside yours. Of every record the
    version that was changed last stands, and what was deleted stays deleted. FILE itself is not changed.
    """
    session = open_session(ctx)
    copy = Path(file).expanduser()
    theirs, is_sealed = read_copy(copy, session.file.path, session.file.keys)
    what = f"merged {shortened(copy.name, 40)}"
    found = session.file.merge(
        theirs, what, session.now, program="shell", random=SystemRandom(), dry_run=dry_run
    )
    for notice in session.file.take_notices():
        tell(notice)
    if is_sealed and not (dry_run or found.is_empty or session.file.envelope.is_sealed):
        tell(f"{copy} is encrypted and your data file is not: what came out of it can be read there now.")
    if as_json:
        print_json(_summary(found, copy, dry_run=dry_run))
    else:
        _tell(session, found, copy, dry_run=dry_run)


def _tell(session: Session, found: Merge, copy: Path, *, dry_run: bool) -> None:
    remove = f"When you no longer need that file: rm {shlex.quote(str(copy))}"
    if found.is_empty:
        say(f"Nothing to merge: all that {copy} holds is here already. {remove}")
        return
    counts = [f"{count} {what}" for what, count in _counts(found).items() if count]
    said = ", ".join(counts) or "only the change history"
    say(f"{'Would merge' if dry_run else 'Merged'} {copy}: {said}.")
    _tell_conflicts(session, found.conflicts)
    if not dry_run:
        say(f"Undo: mindtui undo. {remove}")


def _tell_conflicts(session: Session, conflicts: Sequence[Change]) -> None:
    if not conflicts:
        return
    both = "1 record was" if len(conflicts) == 1 else f"{len(conflicts)} records were"
    say(f"{both} changed in both copies; the later change stands, the other is kept in the change history:")
    for change in conflicts[:NAMED_AT_MOST]:
        lost = titled(change.table, change.before or {}, session.journal, session.today)
        stands = "deleted"
        if change.after is not None:
            stands = titled(change.table, change.after, session.journal, session.today)
        say(f"  {shortened(stands)} (not: {shortened(lost)})")
    if len(conflicts) > NAMED_AT_MOST:
        say(f"  and {len(conflicts) - NAMED_AT_MOST} more: see them all with --json")


def _summary(found: Merge, copy: Path, *, dry_run: bool) -> dict[str, object]:
    conflicts = [
        {"table": change.table, "id": change.id, "lost": change.before, "stands": change.after}
        for change in found.conflicts
    ]
    counts = _counts(found)
    return {
        "file": str(copy),
        "dry_run": dry_run,
        **counts,
        "steps": len(found.brought),
        "conflicts": conflicts,
    }


def _counts(found: Merge) -> dict[str, int]:
    """How many records come, differ and go."""
    changes = [change for change in found.changes if change.table not in {Removed.table, Draft.table}]

    def count(chosen: Iterable[bool]) -> int:
        return sum(chosen)

    return {
        "added": count(change.before is None for change in changes),
        "changed": count(change.before is not None and change.after is not None for change in changes),
        "deleted": count(change.after is None for change in changes),
    }
