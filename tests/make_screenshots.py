"""Draws the pictures in `screenshots/` from the demo journal: `make screenshots`."""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from mindtui.content.demo import demo_records, demo_tables
from mindtui.domain.journal import Journal
from mindtui.settings import Settings
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.app import MindTUIApp
from mindtui.ui.desk import Desk

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=timezone(timedelta(hours=1)))
SMALL, WIDE = (80, 24), (120, 40)


class Shot(Struct, frozen=True):
    """A picture: its name, the keys that lead there, and how the app is set."""

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = SMALL
    theme: str = "mindtui-dark"


SHOTS = (
    Shot("today", ["down", "down"]),
    Shot("check-in", ["c", "6", "4", "7"]),
    Shot("plan", ["2"], WIDE),
    Shot("ladders", ["2", "tab", "tab"]),
    Shot("areas", ["2", "tab", "tab", "tab"]),
    Shot("predictions", ["2", "shift+tab"], WIDE),
    Shot("plan-review", ["2", "down", "d", "7"]),
    Shot("thoughts", ["3", "down", "down"], WIDE),
    Shot("practice", ["3", "tab"]),
    Shot("trends", ["5", "minus", "minus"], WIDE),
    Shot("year", ["5", "tab", "tab"]),
    Shot("insights", ["6"], WIDE),
    Shot("stress-day", ["5", "s", "left_square_bracket"]),
    Shot("journal", ["7"]),
    Shot("help-card", ["exclamation_mark"]),
    Shot("today-light", ["down"], theme="mindtui-light"),
)


def main() -> None:
    """Draw all of them."""
    for shot in SHOTS:
        svg = asyncio.run(_draw(shot))
        (FOLDER / f"{shot.name}.svg").write_text(_without_links(svg), encoding="utf-8")


async def _draw(shot: Shot) -> str:
    with TemporaryDirectory() as folder:
        file = JournalFile(Path(folder) / "mindtui.json")
        file.write_new(demo_tables(demo_records(years=2, seed=1, now=NOW)))
        settings = Settings(theme=shot.theme, country="US")
        desk = Desk(Journal(file.read()), settings, lambda: NOW, Path(folder))
        app = MindTUIApp(desk, file)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.press(*shot.keys)
            await pilot.pause()
            # Words that take long are counted in a thread, a moment after the last key.
            await pilot.pause(0.5)
            if not app.screen.is_modal:
                await app.workers.wait_for_complete()
                await pilot.pause()
            svg = app.export_screenshot(title="MindTUI")
        app.saver.stop()
        file.close()
        return svg


def _without_links(svg: str) -> str:
    """The picture without the web font it would load, and with ids that do not change from run to run."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+-", "terminal-", svg)


if __name__ == "__main__":
    main()
