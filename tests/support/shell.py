"""The program as a person's shell runs it, and a look into its file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from tests.support.terminal import PATIENCE

MINDTUI = [sys.executable, "-m", "mindtui"]
NOT_HANDED_ON = (
    "LC_",
    "LANG",
    "PYTHON",
    "TEXTUAL",
    "COLUMNS",
    "LINES",
    "COLOR",
    "NO_COLOR",
    "TERM",
    "MINDTUI",
)


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """What a person's shell hands on, without what this machine happens to have set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    own = {"MINDTUI_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {**kept, **own, **more}


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
