"""The program in a terminal of its own, with a home of its own."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.terminal import Terminal

MINDTUI = [sys.executable, "-m", "mindtui"]
NOT_HANDED_ON = ("LC_", "LANG", "PYTHON", "TEXTUAL", "COLOR", "NO_COLOR", "TERM", "MINDTUI")


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """What a person's shell hands on, without what this machine happens to have set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    own = {"MINDTUI_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {**kept, **own, **more}


class Start(Protocol):
    """Starts a command of the program in a terminal."""

    def __call__(
        self, *arguments: str, columns: int = 80, rows: int = 24, home: Path | None = None, **env: str
    ) -> Terminal: ...


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    own_home = home
    with ExitStack() as running:

        def begin(
            *arguments: str, columns: int = 80, rows: int = 24, home: Path | None = None, **env: str
        ) -> Terminal:
            return running.enter_context(
                Terminal(
                    [*MINDTUI, *arguments],
                    env=environment(home or own_home, **env),
                    columns=columns,
                    rows=rows,
                )
            )

        yield begin
