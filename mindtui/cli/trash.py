"""`mindtui trash` and `undelete`: what was deleted, and how it comes back."""

from typing import Final

import click

from mindtui.cli.agreement import agrees
from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_json, print_json_list, say, shortened, tell
from mindtui.cli.session import Session, handle, open_session
from mindtui.domain.moment import moment_in_words
from mindtui.domain.record import Record, as_doc
from mindtui.domain.trash import Removed
from mindtui.errors import NothingFound

STILL_HELD: Final = "Backups, exports and other copies of your data may still hold it."


@click.command()
@click.option("--empty", is_flag=True, help="Let go of everything in it for good. Asks first.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@common_options
@click.pass_context
def trash(ctx: click.Context, empty: bool, yes: bool, as_json: bool) -> int:
    """List what was deleted, the newest first.

    What is older than the setting history_days (90 unless set) leaves the trash by itself. --empty also takes
    it out of the change history, so that undo cannot bring it back.
    """
    session = open_session(ctx)
    held = session.journal.trash()
    if not held and not as_json:
        raise NothingFound("The trash is empty.")
    if held and empty:
        if not (yes or _agrees(len(held))):
            tell("Nothing was changed.")
            return 1
        session.journal.forget(held, session.now)
    if as_json:
        return print_json_list([as_doc(removed) for removed in held])
    if empty:
        say(f"The trash is empty. {_count(len(held))} also left the change history. {STILL_HELD}")
    else:
        for removed in held:
            say(f"{session.in_words(removed.removed_at)}  {_words(session, removed)}  [{handle(removed)}]")
    return 0


@click.command()
@click.argument("record_id", metavar="ID")
@json_option
@common_options
@click.pass_context
def undelete(ctx: click.Context, record_id: str, as_json: bool) -> None:
    """Restore a deleted record. The command trash lists the ids."""
    session = open_session(ctx)
    removed = session.journal.find_removed(record_id)
    back = session.journal.restore(removed, session.now)
    if as_json:
        print_json(back)
    else:
        say(f"Restored the {back.words} of {_moment(session, back)}. Undo: mindtui undo")


def _agrees(count: int) -> bool:
    question = (
        f"This lets go of {_count(count)} for good: undo cannot bring that back. {STILL_HELD}\n"
        "Empty the trash?"
    )
    return agrees(question, why="Emptying the trash asks first.")


def _count(count: int) -> str:
    return "1 deleted record" if count == 1 else f"{count} deleted records"


def _words(session: Session, removed: Removed) -> str:
    record = session.journal.restored(removed)
    if record is None:
        return f"{shortened(removed.of)}: not understood by this version"
    return f"{record.words} of {_moment(session, record)}: {shortened(record.title())}"


def _moment(session: Session, record: Record) -> str:
    return moment_in_words(record, session.journal, session.today)
