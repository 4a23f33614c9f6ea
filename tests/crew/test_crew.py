"""Several processes give what one thread gives, whatever becomes of them."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from mindtui.crew import crew
from mindtui.crew.crew import run_in_crew
from mindtui.crew.hand import READY
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.job import run_here, unheard
from mindtui.insights.cards.jobs import AnyJob, PairsJob
from mindtui.insights.pairs import PairedInsight
from tests.insights.cards.lives import demo_deck, demo_diary
from tests.support.hands import hands

JOBS: Sequence[AnyJob] = [PairsJob(tuple(range(n % 5, n % 5 + 20)), (4,) * 20) for n in range(30)]


@pytest.fixture(autouse=True)
def _only_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "HEAD_START", -1)


def test_a_crew_makes_the_cards_that_one_thread_makes() -> None:
    assert cards(demo_diary(), run=run_in_crew) == demo_deck()
    assert hands() == []


def test_every_job_is_counted_once() -> None:
    seen: list[int] = []

    def see(done: int, total: int) -> None:
        assert total == len(JOBS)
        seen.append(done)

    assert run_in_crew(JOBS, see) == run_here(JOBS, unheard)
    assert (seen[0], seen[-1]) == (0, len(JOBS))
    assert seen == sorted(seen)


def test_the_processes_do_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run_here(JOBS, unheard)
    monkeypatch.setattr(PairsJob, "run", None)
    assert run_in_crew(JOBS, unheard) == expected


@pytest.mark.parametrize("program", ["", "/no/such/python", "/bin/false"])
def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert run_in_crew(JOBS, unheard) == run_here(JOBS, unheard)


def test_without_threads_the_work_is_done_here() -> None:
    usual = threading.stack_size(1 << 46)
    try:
        answers = run_in_crew(JOBS, unheard)
    finally:
        threading.stack_size(usual)
    assert answers == run_here(JOBS, unheard)
    assert hands() == []


def test_what_cannot_be_read_of_a_process_is_worked_out_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "python"
    (tmp_path / "answer").write_bytes(READY + b"\0\0\0\1\xc0")
    other.write_text(f"#!/bin/sh\ncat {tmp_path}/answer -\n")
    other.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(other))
    assert run_in_crew(JOBS, unheard) == run_here(JOBS, unheard)
    assert capfd.readouterr() == ("", "")


def test_what_a_killed_process_held_is_done_here() -> None:
    killed: list[int] = []

    def kill(done: int, _total: int) -> None:
        if done == 1 and not killed:
            killed.extend(hands())
            for process in killed:
                os.kill(process, signal.SIGKILL)

    assert run_in_crew(JOBS, kill) == run_here(JOBS, unheard)
    assert killed
    assert hands() == []


def test_stopping_ends_every_process() -> None:
    alive: list[int] = []

    def stop(done: int, _total: int) -> None:
        if done >= 2:
            alive.extend(hands())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run_in_crew(JOBS, stop)
    assert alive
    assert hands() == []


def test_a_few_quick_jobs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "HEAD_START", 60)
    seen: list[int] = []
    answers = run_in_crew(JOBS[:3], lambda *_: seen.extend(hands()))
    assert answers == run_here(JOBS[:3], unheard)
    assert seen == []


def test_a_long_job_is_never_done_here_while_there_is_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "HEAD_START", 60)
    jobs = [*JOBS[:2], PairsJob((4, 6) * 50, (5,) * 100), JOBS[2], PairsJob((4, 7) * 50, (5,) * 100)]
    done_here: list[AnyJob] = []
    at_work: set[int] = set()
    expected, run = run_here(jobs, unheard), PairsJob.run

    def run_and_note(job: PairsJob) -> PairedInsight:
        done_here.append(job)
        return run(job)

    monkeypatch.setattr(PairsJob, "run", run_and_note)
    assert run_in_crew(jobs, lambda *_: at_work.update(hands()), most_hands=1) == expected
    assert done_here == list(JOBS[:3])
    assert len(at_work) == 1


def test_a_hand_ends_when_the_program_that_began_it_does() -> None:
    command = [sys.executable, "-m", "mindtui.crew.hand"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as hand:
        out, _ = hand.communicate(timeout=30)
    assert (hand.returncode, out) == (0, READY)


def test_a_hand_loads_no_screen_and_no_shell() -> None:
    probe = "import mindtui.crew.hand, sys; print([m for m in sys.argv[1:] if m in sys.modules])"
    heavy = ["textual", "rich", "plotext", "click", "tinydb", "mindtui.domain.journal", "mindtui.content"]
    ran = subprocess.run([sys.executable, "-c", probe, *heavy], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
