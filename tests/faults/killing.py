"""A real process is killed while it writes, again and again, and the file is read after each death."""

import os
import select
import signal
from functools import partial
from pathlib import Path
from random import Random

from tests.faults import jobs
from tests.faults.deeds import first, mixed, states_after
from tests.faults.nursery import Nursery
from tests.faults.subject import FILE, Subject, left_over, look
from tests.faults.verdict import Tally, Verdict, judge

DOCS = 1000
LONGEST = 0.015
"""Seconds until the kill, at most: about as long as a slow save, so that it falls anywhere into one."""


def endure_kills(subject: Subject, kills: int, folder: Path) -> Tally:
    """Kill a program `kills` times. A file that was spoiled is made anew, so that the next kill counts."""
    path, random, tally = folder / FILE, Random(7), Tally()
    fill(subject, path)
    with Nursery() as nursery:
        for seed in range(kills):
            before = look(subject, path)
            child = nursery.start(jobs.mix, subject.name, path, seed)
            said = [nursery.said() for _ in range(random.randint(0, 3))]
            # Not a wait for something: any moment is as good as another.
            select.select([], [], [], random.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            said += nursery.rest()
            states = states_after(before, mixed(seed, before), len(said) + 1)
            verdict, why = judge(partial(look, subject), path, states, len(said))
            tally.add(verdict, f"kill {seed}: {why}")
            if verdict is not Verdict.GOOD:
                path.unlink()
                fill(subject, path)
    first(1).do_in(subject, path)
    if left := left_over(subject, folder):
        tally.add(Verdict.LEFT, left)
    return tally


def fill(subject: Subject, path: Path) -> None:
    """Make a file of many documents."""
    first(DOCS).do_in(subject, path)
