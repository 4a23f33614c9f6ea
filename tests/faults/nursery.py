"""Programs that work on a file until they are done or killed, seen from the one who gives them their jobs."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.jobs import DEAD

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Nursery:
    """Gives one child after another a job. A context manager; nothing stays behind."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            [*command, sys.executable, "-m", "tests.faults.jobs"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.__exit__(kind, error, trace)

    def start(self, job: Callable[..., None], *arguments: object) -> int:
        """Fork a child that does the job; its process id."""
        self.go_on(json.dumps([job.__name__, *map(str, arguments)]))
        return int(self.said())

    def go_on(self, line: str = "") -> None:
        """Let the child go on where it waits."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")

    def said(self) -> str:
        """The next line of the child; DEAD when it is no more."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EOFError(f"the nursery ended with {self._process.wait(PATIENCE)}")
        return line.removesuffix("\n")

    def rest(self) -> list[str]:
        """All lines of the child until its death."""
        return list(iter(self.said, DEAD))
