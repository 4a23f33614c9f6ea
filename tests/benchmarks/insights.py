"""What the insight cards cost with ten years of records and 100 tags, and what a key waits meanwhile."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from time import perf_counter, sleep

from mindtui.crew.crew import run_in_crew
from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import LINK_DAYS
from mindtui.insights.cards.job import run_here
from mindtui.insights.cards.reading import read_diary
from mindtui.storage.journal_file import JournalFile
from tests.benchmarks.figures import Figure, milliseconds, spread

TAGS = 100
PER_DAY = 15
GOAL = 2000.0
"""Milliseconds until all cards are there, on two cores."""
WAIT = 50.0
"""Milliseconds that a key may wait."""


def insights(home: Path, rounds: int) -> Iterator[Figure]:
    """Taking the figures, working them out in processes and in one thread, and how long the screen waits."""
    path = home / "mindtui.json"
    add_tags(path)
    file = JournalFile(path)
    journal = Journal(file.read())
    now = datetime.now(UTC)
    today = now.date()
    since = today - timedelta(days=89)

    def read() -> None:
        read_diary(journal, today=today, since=since)

    # As after the first screen, which has both.
    journal.all(CheckIn), journal.all(Plan)
    yield Figure("cards: figures taken, the first time", _time(read) * 1000, "ms", "", WAIT)
    taken = milliseconds(_time(read) for _ in range(rounds))
    yield Figure("cards: figures taken", median(taken), "ms", spread(taken, "ms"), WAIT)
    taken = milliseconds(
        _time(lambda: read_diary(journal, today=today, since=journal.days(CheckIn)[0])) for _ in range(rounds)
    )
    yield Figure("cards: figures of ten years taken", median(taken), "ms", spread(taken, "ms"), WAIT)
    diary = read_diary(journal, today=today, since=since)
    many = f"{len(diary.exposures)} tags and activities"
    with on_two_cores():
        for name, run, goal in (("processes", run_in_crew, GOAL), ("one thread", run_here, None)):
            before = _processor_time()
            taken = milliseconds(_time(partial(cards, diary, run=run)) for _ in range(max(1, rounds // 3)))
            busy = (_processor_time() - before) / len(taken)
            note = f"{many}; {spread(taken, 'ms')}; {busy:.1f} s of processor time"
            yield Figure(f"cards: all, in {name}", median(taken), "ms", note, goal)
        for name, run in (("processes", run_in_crew), ("a thread", run_here)):
            waits = _waits(partial(cards, diary, run=run))
            yield Figure(f"cards: longest wait beside {name}", max(waits), "ms", spread(waits, "ms"), WAIT)
    file.close()


@contextmanager
def on_two_cores() -> Iterator[None]:
    """What is begun here runs on two cores, however many the machine has; where that can be asked for."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_of_them)[:2])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def _time(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _processor_time() -> float:
    """Of this process and of those that it has ended; on a busy machine it says more than the clock."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _waits(work: Callable[[], object]) -> list[float]:
    """How much later than asked the main thread wakes while the work is done in another one."""
    worker = Thread(target=work)
    worker.start()
    waits = []
    while worker.is_alive():
        waits.append(_time(lambda: sleep(0.005)) * 1000 - 5)
    return waits


def add_tags(path: Path) -> None:
    """A check-in a day with some of a hundred tags."""
    file = JournalFile(path)
    journal = Journal(file.read())

    def keep(step: Step | None) -> None:
        if step is not None:
            file.commit(step)

    journal.changed.append(keep)
    now, random = datetime.now(UTC), Random(1)
    with journal.batch("tags", now):
        for day in range(LINK_DAYS):
            tags = tuple(sorted(random.sample([f"tag {n}" for n in range(TAGS)], PER_DAY)))
            at = now - timedelta(days=day)
            journal.add(
                CheckIn(at=at, mood=random.randint(0, 10), stress=random.randint(0, 10), tags=tags), now
            )
    file.close()
