"""Rating life areas, and making one's own."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.activity import Area
from mindtui.domain.areas import areas_of
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import change, fill_in, forget, tell

NEW_AREA = "area"
"""The name of the form for a new area; one that was never rated goes by its key, any other by its id."""


async def new_area(screen: Screen[Any], desk: Desk) -> None:
    """Make an area of one's own."""
    from mindtui.ui.dialogs.area_edit import AreaDialog

    dialog = AreaDialog(desk.journal, folder=desk.folder, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, NEW_AREA):
        _add(screen, desk, made, NEW_AREA)


async def change_area(screen: Screen[Any], desk: Desk, held: Area) -> None:
    """Rate an area or change what is said about it; a built-in one becomes a record with that."""
    from mindtui.ui.dialogs.area_edit import AreaDialog

    dialog = AreaDialog(desk.journal, held, folder=desk.folder, glyphs=desk.glyphs)
    form = held.id or f"{NEW_AREA}/{held.key}"
    changed = await fill_in(screen, desk, dialog, form)
    if changed is None:
        return
    if changed == held:
        forget(desk, form)
        return
    # Another window may have rated it while this one asked.
    known = held.id or next(area.id for area in areas_of(desk.journal) if area.key == held.key)
    if known:
        base, wanted = replace(held, id=known), replace(changed, id=known)
        change(screen, desk, base, wanted, f"Changed: {changed.title()}.", form=dialog)
    else:
        _add(screen, desk, changed, form)


def _add(screen: Screen[Any], desk: Desk, made: Area, form: str) -> None:
    kept = desk.journal.add(made, desk.clock())
    forget(desk, form)
    tell(screen, f"Kept: {kept.title()}. u takes it back.")
