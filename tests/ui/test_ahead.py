"""What is imported while the first screen is looked at."""

import subprocess
import sys
from pathlib import Path

import pytest

from mindtui.ui.ahead import import_ahead

PROBE = """
import asyncio, gc, sys
from pathlib import Path
from tests.support.app import make_app
from mindtui.ui.ahead import MODULES

async def look_at_the_first_screen():
    gc.disable()
    app = make_app(Path(sys.argv[1]))
    async with app.run_test() as pilot:
        print("textual.app" in sys.modules, {"plotext", *MODULES} & set(sys.modules))
        async with asyncio.timeout(30):
            while not gc.isenabled():
                await pilot.pause()
        print(set(MODULES) < set(sys.modules), gc.get_freeze_count() > 0, app.current_mode)
    app.saver.stop()
    app.file.close()

asyncio.run(look_at_the_first_screen())
"""


def test_charts_and_forms_are_there_before_somebody_asks_for_them_and_not_before_the_first_screen(
    tmp_path: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == ["True set()", "True True today"]


def test_a_module_that_cannot_be_imported_is_left_to_whoever_needs_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    import_ahead(["mindtui.ui.no_such_room", "mindtui.ui.dialogs.blank"]).join()
    assert "mindtui.ui.dialogs.blank" in sys.modules
    assert capfd.readouterr() == ("", "")
