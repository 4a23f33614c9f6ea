"""What all slow parts of cards and words share, and how they are worked out."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, Protocol, TypeAlias, TypeVar

from msgspec import Struct

A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of all jobs are done. What it raises ends the work."""


class Job(Struct, Generic[A_co], frozen=True):
    """A plain value that can be worked out in any thread or process."""

    answer: ClassVar[type]
    """What comes of it, as another process gives it back."""

    @property
    def is_long(self) -> bool:
        """Whether it is known to take so long that a key would feel a thread at work on it."""
        return False

    def run(self) -> A_co:
        """What comes of it."""
        raise NotImplementedError


class WorkOut(Protocol):
    """Works jobs out, here or elsewhere, and gives the answers in their order."""

    def __call__(self, jobs: Sequence[Job[A]], /) -> Sequence[A]: ...


class Run(Protocol):
    """The same, and tells how far it is."""

    def __call__(self, jobs: Sequence[Job[A]], progress: Progress, /) -> Sequence[A]: ...


def unheard(_done: int, _total: int) -> None:
    """Progress that nobody follows."""


def run_here(jobs: Sequence[Job[A]], progress: Progress = unheard) -> Sequence[A]:
    """Work jobs out one after the other in this thread."""
    answers: list[A] = []
    progress(0, len(jobs))
    for job in jobs:
        answers.append(job.run())
        progress(len(answers), len(jobs))
    return answers
