"""What is shown of a chart, to a file."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from mindtui.charts.picture import Picture
from mindtui.charts.saved import saved_chart, saved_format
from mindtui.charts.style import Style
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell
from mindtui.ui.flows.new_path import free_path, own_folder


async def save_chart(
    screen: Screen[Any], desk: Desk, name: str, paint: Callable[[Style], Picture], style: Style
) -> None:
    """Ask for a path, `name` and .svg to begin with, and write a new file that only its owner can read."""
    from mindtui.storage.atomic_file import add_file, for_other_programs
    from mindtui.ui.dialogs.new_file import SaveChartDialog

    path = await ask(screen, desk, SaveChartDialog(free_path(own_folder() / f"{name}.svg")))
    if path is None:
        return
    content = saved_chart(paint, style, saved_format(path))
    # The words of years of days take a moment.
    written = (await asyncio.to_thread(content)).encode()
    with for_other_programs():
        add_file(path, written)
    tell(screen, f"{'Saved, not encrypted' if desk.is_sealed() else 'Saved'}: {path}")
