"""Three small things for a hard moment."""

from typing import Any

from textual.screen import Screen

from mindtui.domain.activity import Activity
from mindtui.domain.plan import plan_for
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell


async def bad_day(screen: Screen[Any], desk: Desk) -> None:
    """Three small things; the tiny activity, if taken, stands under today's plans."""
    from mindtui.ui.dialogs.bad_day import BadDayDialog

    tiny = tiny_activity(desk)
    taken = await ask(screen, desk, BadDayDialog(tiny))
    if taken is not None:
        desk.journal.add(plan_for(taken, desk.today), desk.clock())
        tell(screen, f"On today's list: {taken.label}. u takes it back.")


def tiny_activity(desk: Desk) -> Activity | None:
    """The smallest thing at hand, one a day: own before shipped, least effort, indoors and alone."""
    small = [
        a for a in desk.catalog().search("") if a.effort == 1 and a.place != "out" and a.social != "with"
    ]
    own = [activity for activity in small if activity.source == "own"]
    choice = own or sorted(small, key=lambda activity: (activity.minutes, activity.id))[:7]
    return choice[desk.today.toordinal() % len(choice)] if choice else None
