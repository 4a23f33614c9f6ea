"""Weighing a thought in steps: a new record, one that was left half way, or one to be changed."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.thinking import Kept, keep_record
from mindtui.domain.thought import ThoughtRecord
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, forget, keep, tell

if TYPE_CHECKING:
    from mindtui.ui.dialogs.thought_record import ThoughtRecordDialog

NEW_RECORD = "thought-record"
"""The name of the form for a new record; a draft and a change go by the record's id."""

OFFER = "In Thoughts: P practices it, x tests it, B takes it to the next meeting."
LEFT = "“{title}” is left at step {step}. Enter in Thoughts goes on there."


async def new_thought(screen: Screen[Any], desk: Desk) -> None:
    """Begin a thought record."""
    await _weigh(screen, desk, None)


async def change_thought(screen: Screen[Any], desk: Desk, held: ThoughtRecord) -> None:
    """Go on with a draft where it was left, or change a finished record."""
    await _weigh(screen, desk, held)


async def _weigh(screen: Screen[Any], desk: Desk, held: ThoughtRecord | None) -> None:
    from mindtui.ui.dialogs.thought_record import ThoughtRecordDialog

    desk.journal.must_take_changes()
    form = held.id if held else NEW_RECORD
    draft = desk.journal.draft(form)
    dialog = ThoughtRecordDialog(desk.journal, desk.clock(), held, folder=desk.folder, glyphs=desk.glyphs)
    dialog.make_pattern = lambda pattern: desk.journal.add(pattern, desk.clock())
    dialog.resume(form, draft.typed if draft else {})
    finished = await ask(screen, desk, dialog)
    if (record := finished or dialog.half_done) is not None:
        _keep(screen, desk, record, held, dialog)
    else:
        await keep(screen, desk, form, dialog.left_behind, offered=draft.typed if draft else {})


def _keep(
    screen: Screen[Any],
    desk: Desk,
    record: ThoughtRecord,
    held: ThoughtRecord | None,
    dialog: "ThoughtRecordDialog",
) -> None:
    """Into the journal; where that does not go, what was typed stays in the form."""
    now = desk.clock()
    if held is None:
        # Its keys are named when it is kept: the cursor of the list is to be on it, and on no other.
        desk.made = desk.journal.fresh_id(now)
        record = replace(record, id=desk.made)
    try:
        kept = keep_record(desk.journal, record, now, base=held)
    except MindTUIError as error:
        desk.journal.keep_draft(dialog.form_name, dialog.left_behind, desk.clock())
        tell(screen, f"{error} What you typed is kept, should it come back.", trouble=True)
        return
    forget(desk, dialog.form_name)
    tell(screen, _said(kept, held))


def _said(kept: Kept, held: ThoughtRecord | None) -> str:
    record = kept.record
    if not record.is_finished:
        return LEFT.format(step=record.step, title=record.title())
    if held is not None and held.is_finished:
        return f"“{record.title()}” is changed. v shows what it said before, u takes it back."
    again = "".join(f" Its practice starts over: “{card.title()}”." for card in kept.cards)
    return f"Kept.{again} {OFFER}"
