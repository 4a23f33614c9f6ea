"""Puts plain TinyDB and MindTUI through the same faults and prints one table: how often it went wrong.

The variable MINDTUI_FAULTS says how much is done, 1 for all of it; `--only NAME` for one test. Ends with 1
when MindTUI went wrong once.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.faults import full_disk, strace
from tests.faults.crowding import WRITERS, endure_turns, endure_writers
from tests.faults.damage import endure_cuts, endure_flips
from tests.faults.disk import Model
from tests.faults.full_disk import endure_full_disk
from tests.faults.injection import endure_injections
from tests.faults.killing import DOCS, endure_kills
from tests.faults.power_cut import endure, mixed_writes
from tests.faults.scale import most, part, times
from tests.faults.subject import OURS, SUBJECTS, Subject
from tests.faults.verdict import Tally

SAVES = 40

Trial = Callable[[Subject, Path], Tally]


def _cut(model: Model) -> Trial:
    return lambda subject, folder: endure(
        mixed_writes(subject, times(SAVES)), folder / "home", [model], most=most()
    )[model]


TRIALS: Mapping[str, tuple[str, Trial]] = {
    "kill": (
        f"kill -9 during mixed writes, {DOCS:,} documents",
        lambda subject, folder: endure_kills(subject, times(1000), folder),
    ),
    "writers": (
        f"{WRITERS} programs insert {times(250)} documents each at the same time",
        lambda subject, folder: endure_writers(subject, times(250), folder),
    ),
    "turns": (
        "two open programs insert in turns, never at once",
        lambda subject, folder: endure_turns(subject, times(250), folder),
    ),
    "killed": (f"killed at each call of {times(SAVES)} saves", _cut(Model.KILLED)),
    "ordered": ("power cut there, the disk writes in order", _cut(Model.ORDERED)),
    "weak": ("power cut there, the disk writes in any order", _cut(Model.WEAK)),
    "calls": (
        "each system call of a save fails, or is the last one",
        lambda subject, folder: endure_injections(subject, folder, part=part()),
    ),
    "full": (
        "the disk is full (1 MB), later there is room",
        lambda subject, folder: endure_full_disk(subject, times(100), folder),
    ),
    "cuts": (
        "the file cut off after each byte",
        lambda subject, folder: endure_cuts(subject, folder, part=part()),
    ),
    "flips": (
        "another byte somewhere in the file",
        lambda subject, folder: endure_flips(subject, times(2000), folder),
    ),
}
"""Every test: its short name, its name in the table, and how a subject goes through it."""

CANNOT: Mapping[str, Callable[[], str]] = {"calls": strace.why_not, "full": full_disk.why_not}


def main() -> int:
    """Run what was asked for, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", action="append", choices=TRIALS)
    chosen = parser.parse_args()
    lines = ["| gone wrong, of how many | " + " | ".join(subject.name for subject in SUBJECTS) + " |"]
    lines.append("| --- " * (1 + len(SUBJECTS)) + "|")
    is_bad = False
    for name, (title, trial) in TRIALS.items():
        if chosen.only and name not in chosen.only:
            continue
        if name in CANNOT and (why := CANNOT[name]()):
            print(f"left out: {title}: {why}", file=sys.stderr)
            continue
        cells = []
        for subject in SUBJECTS:
            started = monotonic()
            with TemporaryDirectory() as folder:
                tally = trial(subject, Path(folder))
            cells.append(str(tally))
            print(f"{title}: {subject.name}: {tally} in {monotonic() - started:.0f} s", file=sys.stderr)
            if subject in OURS and tally.bad:
                is_bad = True
                print(*tally.cases, sep="\n", file=sys.stderr)
        lines.append(f"| {title} | {' | '.join(cells)} |")
    print("\n".join(lines))
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main())
