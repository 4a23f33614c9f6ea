"""Simulates people in whom nothing is linked, and people in whom something is, and counts what they are told.

Prints each table beside the figures of the design, then a short one. Ends with 1 when a rate lies further
than three standard errors from what the design promises. 300 people in each setting take about two minutes
on two cores.
"""

import argparse
import os
import sys
from pathlib import Path

from tests.simulate.situation import Found, Situation
from tests.simulate.tables import TABLES, broken, fill, summary, table


def main() -> int:
    """Run what was asked for, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulate", description=__doc__)
    parser.add_argument("--people", type=int, default=300, help="in each setting (300)")
    parser.add_argument("--table", choices=TABLES, action="append", help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the short table there too")
    chosen = parser.parse_args()
    os.nice(19)
    every: list[tuple[Situation, Found]] = []
    for name in chosen.table or TABLES:
        print(f"simulating: {name} …", file=sys.stderr)
        rows = fill(name, chosen.people, chosen.seed, chosen.workers)
        print(f"{name}\n\n{table(rows)}\n", flush=True)
        every += rows
    print(summary(every))
    if chosen.write:
        chosen.write.write_text(summary(every) + "\n", encoding="utf-8")
    return 1 if broken(every) else 0


if __name__ == "__main__":
    sys.exit(main())
