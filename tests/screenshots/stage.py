"""The app on the demo journal at a moment that stands still, and the pictures of it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from textual.pilot import Pilot

from mindtui.content.demo import demo_records, demo_tables
from mindtui.domain.journal import Journal
from mindtui.domain.record import Doc
from mindtui.settings import Settings
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.app import MindTUIApp
from mindtui.ui.desk import Desk
from tests.screenshots.svg import as_svg
from tests.support.app import press, running, screen_strips

FOLDER = Path(__file__).parents[2] / "screenshots"
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=timezone(timedelta(hours=1)))
SMALL, WIDE = (80, 24), (120, 40)
STILL = 3
"""Looks without a change after which a screen stays as it is."""

Tables: TypeAlias = Mapping[str, Mapping[str, Doc]]


def demo_journal() -> Tables:
    """Two years of made-up records as the tables of a data file."""
    return demo_tables(demo_records(years=2, seed=1, now=NOW))


class Stage:
    """An app that runs and can be painted."""

    def __init__(self, app: MindTUIApp, pilot: Pilot[int]) -> None:
        self._app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for all that is worked out beside the screen."""
        await press(self._pilot, *keys)
        # The work behind a dialog ends with it.
        if not self._app.screen.is_modal:
            await self._app.workers.wait_for_complete()

    async def paint(self, path: Path, title: str) -> None:
        """Write a picture of the screen once it stands still; words that come late make a chart lower."""
        painted, alike = "", 0
        while alike < STILL:
            await self._pilot.pause()
            before, painted = painted, as_svg(screen_strips(self._app), title)
            alike = alike + 1 if painted == before else 0
        path.write_text(painted, encoding="utf-8")


@asynccontextmanager
async def stage(tables: Tables, size: tuple[int, int] = SMALL, theme: str = "dark") -> AsyncIterator[Stage]:
    """Run the app on these records."""
    with TemporaryDirectory() as folder:
        file = JournalFile(Path(folder) / "mindtui.json")
        file.write_new(tables)
        settings = Settings(theme=f"mindtui-{theme}", country="US")
        app = MindTUIApp(Desk(Journal(file.read()), settings, lambda: NOW, Path(folder)), file)
        async with running(app, size=size) as pilot:
            yield Stage(app, pilot)
