"""A program that adds check-ins to a file and says which ones are safe.

`python -m tests.faults.writer FILE SEED COUNT` adds COUNT and prints the id of each after its commit.
`python -m tests.faults.writer FILE` starts, for each line it reads, a child that adds without end; it prints
the child's process id, then ids, then "dead" when somebody killed the child.
"""

import os
import sys
from pathlib import Path

from tests.storage.program import Program


def add(path: Path, seed: int, count: int) -> None:
    """Add check-ins; what was printed is saved."""
    program = Program(path, seed=seed)
    for number in range(count):
        added = program.add(mood=number % 11, note=f"entry {number} of {seed}")
        os.write(1, f"{added.id}\n".encode())


def raise_children(path: Path) -> None:
    """One child after another, forked: a start of Python for each would take most of the time."""
    for seed, _ in enumerate(sys.stdin, start=1):
        child = os.fork()
        if child == 0:
            os.write(1, f"{os.getpid()}\n".encode())
            add(path, seed, sys.maxsize)
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        raise_children(Path(sys.argv[1]))
    else:
        add(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
