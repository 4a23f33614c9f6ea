"""Each call to the system that a save makes fails once, or is the last one of its process."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import copytree, rmtree
from typing import NamedTuple

from tests.faults import jobs
from tests.faults.deeds import Deed, first
from tests.faults.jobs import DEAD, DEED, FAILED, NEXT_DEED, SAVED
from tests.faults.nursery import Nursery
from tests.faults.strace import traced, turns
from tests.faults.subject import FILE, State, Subject, left_over, look
from tests.faults.verdict import Tally, Verdict, judge

FAULTS = ("error=ENOSPC", "error=EIO", "error=EACCES", "signal=KILL")
EARLIER = ("fsync:error=EIO:when=1", "?rename,?renameat,?renameat2:error=EACCES:when=1")
"""Faults that lead a save onto its way back, where the calls fail in their turn."""

FILL = first(30)
OTHER = Deed("insert", "plans", ("other",), {"n": 0})
LAST = Deed("insert", "check_ins", ("last",), {"n": 0})


class Scene(NamedTuple):
    """What is there before a save: deeds done before the program opens the file, and by another one after.

    `folder` is the place of the file below one that is there; it is made by whoever writes first.
    """

    name: str
    before: tuple[Deed, ...] = ()
    meanwhile: tuple[Deed, ...] = ()
    folder: str = ""


SCENES = (
    Scene("a save", (FILL,)),
    Scene("a first save", folder="new/deep"),
    Scene("a save after another's", (FILL,), (OTHER,)),
)


class Injection(NamedTuple):
    """Faults as strace is told them, and the words of the call that is hit by the last."""

    faults: tuple[str, ...]
    words: str

    def __str__(self) -> str:
        return f"{' and '.join(self.faults)} ({self.words})"


def endure_injections(subject: Subject, folder: Path, *, part: float = 1) -> Tally:
    """Let a program save in each scene with each fault at each call, or in a part of these, spread evenly."""
    tally = Tally()
    with Nursery() as nursery:
        for scene in SCENES:
            bench = _Bench(subject, scene, folder / scene.name, nursery)
            for injection in bench.injections()[:: max(1, round(1 / part))]:
                verdict, why = bench.verdict(injection)
                tally.add(verdict, f"{scene.name}: {injection}: {why}")
    return tally


class _Bench:
    """Lets a program save under strace, each time in a fresh copy of the same folder."""

    def __init__(self, subject: Subject, scene: Scene, folder: Path, nursery: Nursery) -> None:
        self._subject = subject
        self._scene = scene
        self._nursery = nursery
        self._origin = folder / "origin"
        self._home = folder / "home"
        self._place = self._home / scene.folder
        self._log = folder / "trace"
        self._states: list[State] = [{}]
        self._origin.mkdir(parents=True)
        for deed in scene.before:
            deed.do_in(subject, self._origin / scene.folder / FILE)
        for deed in (*scene.before, *scene.meanwhile, DEED, NEXT_DEED):
            self._states.append(deed.after(self._states[-1]))
        self._before, self._after, self._end = self._states[-3:]
        if subject.leftover and scene.before:
            (self._origin / scene.folder / subject.leftover).write_bytes(b"half")

    def injections(self) -> list[Injection]:
        """Every call of a save with every fault, and every call after an earlier fault."""
        ways = [()] if not self._subject.leftover else [(), *((fault,) for fault in EARLIER)]
        return list(chain.from_iterable(map(self._injections, ways)))

    def _injections(self, earlier: tuple[str, ...]) -> Iterator[Injection]:
        with self._saving(earlier) as said:
            self._nursery.go_on()
            self._nursery.rest()
            word = said[: len(SAVED)]
        made = turns(self._log, f'"{word}')
        start = next((n for n, turn in enumerate(made) if "INJECTED" in turn.words), -1) + 1
        for turn in made[start:]:
            for fault in FAULTS:
                yield Injection((*earlier, f"{turn.call}:{fault}:when={turn.number}"), turn.words)

    def verdict(self, injection: Injection) -> tuple[Verdict, object]:
        """What became of a save, of a second try and of the next program; with the reason."""
        with self._saving(injection.faults) as said:
            verdict, why = self._afterwards(said, is_alone=len(injection.faults) == 1)
            if said != DEAD:
                self._nursery.go_on()
                memory, *then = self._nursery.rest()
                if verdict is Verdict.GOOD and json.loads(memory) != self._wanted(said)[0]:
                    return Verdict.UNTRUE, f"{said}, and in memory {memory}"
                if verdict is Verdict.GOOD and then != [SAVED]:
                    return Verdict.UNTRUE, f"{said}, then {then}"
            return (verdict, why) if verdict is not Verdict.GOOD else self._in_the_end(said)

    def _wanted(self, said: str) -> list[State]:
        if said == DEAD:
            return [self._before, self._after]
        return [self._before] if said.startswith(FAILED) else [self._after]

    def _afterwards(self, said: str, *, is_alone: bool) -> tuple[Verdict, object]:
        """Whether what is there is what was said of it."""
        path = self._place / FILE
        verdict, why = judge(partial(look, self._subject), path, [self._before, self._after], 0)
        if verdict is not Verdict.GOOD:
            return verdict, f"{said}, {why}"
        if look(self._subject, path) not in self._wanted(said):
            return Verdict.UNTRUE, said
        left = [name for name in left_over(self._subject, self._place) if name != self._subject.leftover]
        # A second fault may hit the very call that takes things away; the next program does it then.
        return (Verdict.LEFT, f"{said}, {left}") if left and said != DEAD and is_alone else (Verdict.GOOD, "")

    def _in_the_end(self, said: str) -> tuple[Verdict, object]:
        """Whether everything is there and nothing else, when the next program has written."""
        found = look(self._subject, self._place / FILE)
        if said != DEAD and found != self._end:
            return Verdict.LOST, f"{said}, then the next deed"
        LAST.do_in(self._subject, self._place / FILE)
        if look(self._subject, self._place / FILE) != LAST.after(found):
            return Verdict.LOST, f"{said}, then the next program"
        left = left_over(self._subject, self._place)
        return (Verdict.LEFT, f"in the end {left}") if left else (Verdict.GOOD, "")

    @contextmanager
    def _saving(self, faults: tuple[str, ...]) -> Iterator[str]:
        """A program that tried to save, and what it said of it; it ends afterwards."""
        copytree(self._origin, self._home)
        try:
            child = self._nursery.start(jobs.save, self._subject.name, self._place / FILE)
            assert self._nursery.said() == "ready"
            for deed in self._scene.meanwhile:
                deed.do_in(self._subject, self._place / FILE)
            with traced(child, self._log, *faults):
                self._nursery.go_on()
                yield self._nursery.said()
        finally:
            rmtree(self._home)
