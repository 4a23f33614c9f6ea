"""The program as other terminals use it: commands beside the app, and a look into the file."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from tests.support.terminal import PATIENCE
from tests.terminal.conftest import MINDTUI, environment


def shell(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*MINDTUI, *arguments],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )


def stored(home: Path, table: str = "check_ins") -> list[dict[str, Any]]:
    """The records of a table as the file holds them; none while there is no file."""
    path = home / "mindtui.json"
    return list(json.loads(path.read_bytes()).get(table, {}).values()) if path.exists() else []


def until(condition: Callable[[], bool], timeout: float = PATIENCE) -> None:
    """Wait for something that only a look at the file can tell."""
    deadline = monotonic() + timeout
    while not condition():
        assert monotonic() < deadline, "it did not come true in time"
        Event().wait(0.01)
