"""A goal in rungs: small steps, the easiest first, each with what it takes."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from mindtui.domain.record import Record
from mindtui.domain.scale import Rating
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

MOST_RUNGS = 50


class Rung(Struct, frozen=True):
    """One step. `difficulty` 0–10 as expected; `done_on` the first day it was done; None while it was not."""

    label: Annotated[str, Meta(min_length=1, max_length=200)]
    difficulty: Rating | None = None
    activity_id: str | None = None
    done_on: date | None = None


class Ladder(Record, frozen=True, kw_only=True):
    """A goal and the rungs that lead to it, the easiest first."""

    table: ClassVar[str] = "ladders"
    words: ClassVar[str] = "ladder"

    goal: Annotated[str, Meta(min_length=1, max_length=200)]
    area: str | None = None
    rungs: Annotated[tuple[Rung, ...], Meta(max_length=MOST_RUNGS)] = ()

    def title(self) -> str:
        """The goal."""
        return one_line(self.goal)

    def texts(self) -> Iterable[str]:
        """The goal and every rung."""
        return (self.goal, *(rung.label for rung in self.rungs))

    def check(self) -> None:
        """A ladder leads somewhere, and no rung comes twice: it would lead back to itself."""
        if not self.goal.strip():
            raise UsageError("A ladder needs a goal.", "For example: eat lunch with the others.")
        seen: set[str] = set()
        for rung in self.rungs:
            name = one_line(rung.label).casefold()
            if not name:
                raise UsageError("A rung needs something to do.", "Name the step, or take the rung out.")
            if name in seen or name == self.title().casefold():
                raise UsageError(
                    f"“{one_line(rung.label)}” is on this ladder already.",
                    "A rung that leads back to itself never ends; give this one other words.",
                )
            seen.add(name)

    @property
    def next_rung(self) -> Rung | None:
        """The lowest rung that was not done yet."""
        return next((rung for rung in self.rungs if rung.done_on is None), None)
