"""Measures what a person with ten years of records would notice, and prints one table. Asserts nothing.

Other programs on the machine change every time, so the two that are compared take turns, and a ratio says
more than a time. `--rounds N` for steadier figures, `--only NAME` for one part.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, table
from tests.benchmarks.insight_keys import insight_keys
from tests.benchmarks.insights import insights
from tests.benchmarks.keys import check_in, lists
from tests.benchmarks.memory import memory
from tests.benchmarks.one_save import one_save
from tests.benchmarks.plan import plan
from tests.benchmarks.saving import saving
from tests.benchmarks.start import due, log, start
from tests.benchmarks.trends import trends
from tests.support.shell import shell

YEARS = 10

PARTS: dict[str, Callable[[Path, int], Iterable[Figure]]] = {
    "start": start,
    "log": log,
    "due": due,
    "check-in": lambda home, _: check_in(home),
    "lists": lambda home, _: lists(home),
    "save": lambda home, rounds: one_save(home, 3 * rounds),
    "saving": lambda home, rounds: saving(home, max(1, rounds // 3)),
    "trends": lambda home, _: trends(home),
    "plan": lambda home, _: plan(home),
    "insights": insights,
    "insight-keys": lambda home, _: insight_keys(home),
    "memory": lambda home, _: memory(home),
}


def main() -> None:
    """Make the data, run the parts, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--only", choices=PARTS, action="append")
    chosen = parser.parse_args()
    figures: list[Figure] = []
    with TemporaryDirectory() as folder:
        origin = Path(folder, "origin")
        shell(origin, "demo", "--years", str(YEARS), "--write", str(origin / "mindtui.json"))
        for name in chosen.only or PARTS:
            print(f"measuring: {name} …", file=sys.stderr)
            home = Path(folder, name)
            shutil.copytree(origin, home)
            figures += PARTS[name](home, chosen.rounds)
    print(table(figures))


if __name__ == "__main__":
    main()
