"""Which days later ones are compared with."""

from typing import Any, Final

from textual.screen import Screen

from mindtui.domain.check_in import CheckIn
from mindtui.insights.sentences import date_words
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell

OFF: Final = "No drift is looked for."
ON: Final = "Later days are compared with {} to {} from now on."


async def pick_typical_days(screen: Screen[Any], desk: Desk) -> None:
    """Ask for the days and keep them as a setting."""
    from mindtui.ui.dialogs.typical_days import TypicalDaysDialog

    logged = desk.journal.days(CheckIn)
    answer = await ask(screen, desk, TypicalDaysDialog(desk.settings.typical_days, logged, desk.today))
    if answer is None:
        return
    desk.remember("typical_days", answer.days)
    tell(screen, ON.format(*(date_words(day, desk.today) for day in answer.days)) if answer.days else OFF)
