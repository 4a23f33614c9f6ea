"""What a person can set."""

from typing import Any

from msgspec.structs import asdict
from textual.screen import Screen

from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell


async def settings(screen: Screen[Any], desk: Desk) -> None:
    """What a person can set."""
    from mindtui.ui.dialogs.settings import SettingsDialog

    answer = await ask(
        screen, desk, SettingsDialog(desk.settings, sealed=desk.is_sealed(), glyphs=desk.glyphs)
    )
    if answer is None:
        return
    theme_changes = answer.theme != desk.settings.theme
    trouble = ""
    for name, value in asdict(answer).items():
        try:
            desk.remember(name, value)
        except MindTUIError as error:
            trouble = str(error)
    if theme_changes:
        screen.app.theme = answer.theme
    desk.journal.start_days_at(answer.day_starts_at)
    tell(screen, trouble or "Settings kept.", trouble=bool(trouble))
