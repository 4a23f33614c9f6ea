"""Making and changing own activities, and hiding what one has no use for."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.activity import Activity, Limits
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, forget, tell

NEW_ACTIVITY = "activity"
"""The name of the form for a new activity; a change goes by the activity's id."""


async def add_activity(screen: Screen[Any], desk: Desk, label: str = "") -> None:
    """A new activity of one's own."""
    from mindtui.ui.dialogs.activity_edit import ActivityDialog

    dialog = ActivityDialog(desk.journal, desk.catalog(), label=label, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, NEW_ACTIVITY):
        kept = desk.journal.add(made, desk.clock())
        forget(desk, NEW_ACTIVITY)
        tell(screen, f"In the catalog: {kept.title()}. u takes it back.")


async def change_activity(screen: Screen[Any], desk: Desk, held: Activity) -> None:
    """Change an activity. Of a shipped one an own copy stands in its place until it is deleted."""
    from mindtui.ui.dialogs.activity_edit import ActivityDialog

    form = f"{held.id}/activity"
    dialog = ActivityDialog(desk.journal, desk.catalog(), activity=held, glyphs=desk.glyphs)
    changed = await fill_in(screen, desk, dialog, form)
    if changed is None:
        return
    if _is_own(desk, held):
        base, wanted = replace(held, source="own"), replace(changed, source="own")
        change(screen, desk, base, wanted, f"Changed: {changed.title()}.", form=dialog)
    elif changed == held:
        forget(desk, form)
    else:
        desk.journal.add(replace(changed, source="own"), desk.clock())
        forget(desk, form)
        tell(screen, f"Changed: {changed.title()}. u or Del takes it back.")


def archive(screen: Screen[Any], desk: Desk, held: Activity) -> None:
    """Hide an activity, or bring it back."""
    other = replace(held, archived=not held.archived, source="own")
    words = f"{'Archived' if other.archived else 'Back in the catalog'}: {held.title()}."
    if _is_own(desk, held):
        change(screen, desk, replace(held, source="own"), other, words)
        return
    try:
        desk.journal.add(other, desk.clock())
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
    else:
        tell(screen, f"{words} u takes it back.")


def _is_own(desk: Desk, held: Activity) -> bool:
    """Whether it is a record: another window may have made one of a shipped one meanwhile."""
    return held.source == "own" or desk.journal.get(Activity, held.id) is not None


async def limit(screen: Screen[Any], desk: Desk, limits: Limits) -> Limits | None:
    """Ask what an activity may take."""
    from mindtui.ui.dialogs.limits import LimitsDialog

    return await ask(screen, desk, LimitsDialog(limits, glyphs=desk.glyphs))
