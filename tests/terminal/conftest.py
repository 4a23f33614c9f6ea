"""The program in a terminal of its own, with a home of its own."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.shell import MINDTUI, environment
from tests.support.terminal import Terminal


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
