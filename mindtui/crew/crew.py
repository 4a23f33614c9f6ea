"""Working jobs out in several processes at once."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Lock, Thread
from time import monotonic
from typing import Final

import msgspec

import mindtui
from mindtui.crew.hand import READY, receive, send
from mindtui.insights.cards.job import A, Job, Progress

HEAD_START: Final = 0.05
"""Seconds in which a few quick jobs are done sooner than a process has begun."""
MOST_HANDS: Final = 4
_BEAT: Final = 0.1
"""Seconds between two calls of `progress` at most, so that it can end the work."""


def run_in_crew(jobs: Sequence[Job[A]], progress: Progress, *, most_hands: int = MOST_HANDS) -> Sequence[A]:
    """Work jobs out and give the answers in their order, the same as in one thread.

    A few quick jobs are done here; so are all the others where no process can be started, or one dies.
    What `progress` raises ends the work and the processes.
    """
    answers: dict[int, A] = {}
    ends_at = monotonic() + HEAD_START
    _work_here(jobs, answers, progress, lambda job: not job.is_long and monotonic() <= ends_at)
    if len(answers) < len(jobs):
        with _hands(min(_cores(), most_hands, len(jobs) - len(answers))) as hands:
            _work_together(hands, jobs, answers, progress)
    _work_here(jobs, answers, progress, lambda _: True)
    return [answers[place] for place in range(len(jobs))]


def _work_here(
    jobs: Sequence[Job[A]],
    answers: dict[int, A],
    progress: Progress,
    is_for_here: Callable[[Job[A]], bool],
) -> None:
    progress(len(answers), len(jobs))
    for place, job in enumerate(jobs):
        if place not in answers and is_for_here(job):
            answers[place] = job.run()
            progress(len(answers), len(jobs))


def _work_together(
    hands: Sequence[Popen[bytes]], jobs: Sequence[Job[A]], answers: dict[int, A], progress: Progress
) -> None:
    """Let each hand take the next job when it is done with its last one."""
    news: SimpleQueue[tuple[int, A] | None] = SimpleQueue()
    waiting = iter([(place, job) for place, job in enumerate(jobs) if place not in answers])
    one_at_a_time = Lock()

    def take() -> tuple[int, Job[A]] | None:
        with one_at_a_time:
            return next(waiting, None)

    leads: list[Thread] = []
    try:
        # Where no thread can be started either, all is done here.
        with suppress(RuntimeError):
            for hand in hands:
                lead = Thread(target=_lead, args=(hand, take, news), daemon=True)
                lead.start()
                leads.append(lead)
        at_work = len(leads)
        while at_work:
            progress(len(answers), len(jobs))
            with suppress(Empty):
                told = news.get(timeout=_BEAT)
                if told is None:
                    at_work -= 1
                else:
                    answers[told[0]] = told[1]
    finally:
        for hand in hands:
            hand.kill()
        for lead in leads:
            lead.join()


def _lead(
    hand: Popen[bytes],
    take: Callable[[], tuple[int, Job[A]] | None],
    news: "SimpleQueue[tuple[int, A] | None]",
) -> None:
    """Hand jobs to one process until there are none, or it is gone: what it held is done by another."""
    source, target = hand.stdout, hand.stdin
    try:
        if source is None or target is None or source.readline() != READY:
            return
        while (taken := take()) is not None:
            place, job = taken
            send(target, msgspec.msgpack.encode(job))
            if (message := receive(source)) is None:
                return
            answer: A = msgspec.msgpack.decode(message, type=job.answer)
            news.put((place, answer))
    except (OSError, msgspec.MsgspecError):
        # The pipe broke: the process died, or was ended because nobody waits for it any more. Or it gives
        # what this program cannot read.
        return
    finally:
        news.put(None)


@contextmanager
def _hands(count: int) -> Iterator[Sequence[Popen[bytes]]]:
    """Processes that wait for jobs, as far as they can be started; ended on the way out."""
    hands: list[Popen[bytes]] = []
    try:
        with suppress(OSError):
            hands.extend(_start() for _ in range(count if sys.executable else 0))
        yield hands
    finally:
        for hand in hands:
            hand.kill()
            # Closes the pipes, and waits.
            with suppress(OSError), hand:
                pass


def _start() -> Popen[bytes]:
    # The package that runs here, wherever it lies, and not one in the folder somebody works in (-P).
    places = [str(Path(mindtui.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return Popen(
        [sys.executable, "-P", "-m", "mindtui.crew.hand"],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
        # Ctrl+C is for the program, which then ends its hands itself.
        start_new_session=True,
    )


def _cores() -> int:
    with suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
