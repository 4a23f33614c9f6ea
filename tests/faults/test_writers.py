"""Several programs write at once, and programs are killed while they write."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

from tests.storage.program import Program

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("MINDTUI_TEST_KILLS", "60"))
EARLIER = 500
"""Records that stand in the file before the first kill, so that a save takes a while."""


def start_writer(*arguments: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.faults.writer", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def saved(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def test_two_programs_lose_nothing_to_each_other(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    writers = [start_writer(path, seed, 100) for seed in (1, 2)]
    told = [line for writer in writers for line in writer.communicate(timeout=60)[0].decode().split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(told) == 200
    assert set(saved(path)["check_ins"]) == set(told)
    assert len(saved(path)["changes"]) == 200
    assert saved(path)["_seal"]["1"]["gen"] == 200


def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path, random = tmp_path / "journal.json", Random(7)
    prepare(path)
    with start_writer(path) as nursery:
        told = [record for _ in range(KILLS) for record in kill_one(nursery, path, random)]
    assert len(told) > KILLS
    content = saved(path)
    assert set(told) <= set(content["check_ins"])
    # A kill may hit between the save and the word about it: at most one record each was not told.
    assert len(content["check_ins"]) <= EARLIER + len(told) + KILLS
    assert len(content["changes"]) == min(500, len(content["check_ins"]) - EARLIER)
    Program(path, seed=10_000).add(mood=1)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal.json", "journal.json.lock"]


def prepare(path: Path) -> None:
    program = Program(path)
    docs = {
        str(n): {"id": str(n), "at": "2026-11-01T12:00:00+01:00", "note": "x" * 400} for n in range(EARLIER)
    }
    program.file.write_new({"check_ins": docs})
    program.file.close()


def kill_one(nursery: "subprocess.Popen[bytes]", path: Path, random: Random) -> list[str]:
    """Let a child work, kill it at a moment that differs each time, and look at what it left."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(b"\n")
    nursery.stdin.flush()
    child = int(nursery.stdout.readline())
    told = [nursery.stdout.readline().decode().strip() for _ in range(random.randint(0, 4))]
    # Up to about one save more: the kill falls into its reading, writing, renaming or into none of them.
    select.select([], [], [], random.uniform(0, 0.01))
    os.kill(child, signal.SIGKILL)
    while (line := nursery.stdout.readline().decode().strip()) != "dead":
        told.append(line)
    assert set(told) <= set(saved(path)["check_ins"])
    return told
