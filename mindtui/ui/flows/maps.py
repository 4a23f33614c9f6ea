"""Making and changing avoidance maps, and noting that it came up again."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.plan import Plan
from mindtui.ui.chain import WAYS
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import change, fill_in, forget, tell

NEW_MAP = "map"
"""The name of the form for a new map; one about a plan goes by that, a change by the record's id."""


async def new_map(screen: Screen[Any], desk: Desk, plan: Plan | None = None) -> None:
    """Map what one gets around; `plan` is one that was not done, and its title what set it off."""
    from mindtui.ui.dialogs.map_edit import MapDialog

    form = f"{plan.id}/{NEW_MAP}" if plan else NEW_MAP
    begun = AvoidanceMap(trigger=plan.title() if plan else "", plan_id=plan.id if plan else None)
    if made := await fill_in(screen, desk, MapDialog(begun), form):
        kept = desk.journal.add(made, desk.clock())
        forget(desk, form)
        tell(screen, f"Mapped: {kept.title()}. u takes it back.")


async def change_map(screen: Screen[Any], desk: Desk, held: AvoidanceMap) -> None:
    """Change what a map says."""
    from mindtui.ui.dialogs.map_edit import MapDialog

    dialog = MapDialog(held)
    if changed := await fill_in(screen, desk, dialog, held.id):
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


async def come_up_again(screen: Screen[Any], desk: Desk, held: AvoidanceMap) -> None:
    """Note which way was taken when it came up again."""
    from mindtui.ui.dialogs.map_try import MapTryDialog

    dialog = MapTryDialog(held, desk.today, glyphs=desk.glyphs)
    if one := await fill_in(screen, desk, dialog, f"{held.id}/try"):
        # Another window may have noted something meanwhile: that stays too.
        now = desk.journal.get(AvoidanceMap, held.id) or held
        said = f"Noted: {WAYS[one.what]}, {held.title()}."
        change(screen, desk, now, replace(now, tries=(*now.tries, one)), said, form=dialog)
