"""A place for a data file, and ways to look at and spoil what is in it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.storage.program import Program

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


@pytest.fixture
def start(path: Path) -> Iterator[Callable[..., Program]]:
    """Start a program on the file; each has random numbers of its own."""
    programs: list[Program] = []

    def start_one(place: Path = path, **options: Any) -> Program:
        programs.append(Program(place, seed=len(programs) + 1, **options))
        return programs[-1]

    yield start_one
    for program in programs:
        program.file.close()


@pytest.fixture
def by_hand(path: Path) -> Callable[[Callable[[dict[str, Any]], None]], None]:
    """Edit the data file as a person or a script would: no lock, no seal, another layout."""

    def edit(change: Callable[[dict[str, Any]], None]) -> None:
        content = json.loads(path.read_text("utf-8"))
        change(content)
        # As editors do it: two writes into one file within a tick of the clock may look alike.
        other = path.with_suffix(".new")
        other.write_text(json.dumps(content, indent=2), "utf-8")
        other.replace(path)

    return edit


@pytest.fixture
def run() -> Callable[..., str]:
    """Run Python code in a process of its own; what it printed."""

    def run_one(code: str, *args: object) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, args)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_one
