"""A goal in rungs: small steps, the easiest first, each with what it takes."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Self

from msgspec import Meta, Struct
from msgspec.structs import replace

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

    def title(self) -> str:
        """What is to be done."""
        return one_line(self.label)


class Ladder(Record, frozen=True, kw_only=True):
    """A goal and the rungs that lead to it, the easiest first. A place is an index into `rungs`.

    What changes the rungs gives another ladder; a UsageError says why one cannot be.
    """

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
            name = rung.title().casefold()
            if not name:
                raise UsageError("A rung needs something to do.", "Name the step, or take the rung out.")
            if name == self.title().casefold():
                raise UsageError(
                    f"“{rung.title()}” is the goal itself.", "A rung is a smaller step on the way to it."
                )
            if name in seen:
                raise UsageError(
                    f"“{rung.title()}” is on this ladder already.",
                    "A rung that leads back to itself never ends; give this one other words.",
                )
            seen.add(name)

    @property
    def next_rung(self) -> Rung | None:
        """The lowest rung that was not done yet."""
        return next((rung for rung in self.rungs if rung.done_on is None), None)

    @property
    def done(self) -> int:
        """How many rungs were done."""
        return sum(rung.done_on is not None for rung in self.rungs)

    @property
    def is_done(self) -> bool:
        """Whether there are rungs, and all of them were done."""
        return bool(self.rungs) and self.next_rung is None

    def progress(self) -> str:
        """“3 of 7 rungs”."""
        if not self.rungs:
            return "no rungs yet"
        return f"{self.done} of {len(self.rungs)} rung{'s' * (len(self.rungs) > 1)}"

    def ending(self) -> str:
        """“All 7 rungs were done.”; an empty text while one is left."""
        if not self.is_done:
            return ""
        return (
            "The only rung was done." if len(self.rungs) == 1 else f"All {len(self.rungs)} rungs were done."
        )

    def place_of(self, label: str, activity_id: str | None = None) -> int | None:
        """The place of the rung with these words, else of the one with this activity; None without either."""
        name = one_line(label).casefold()
        for place, rung in enumerate(self.rungs):
            if rung.title().casefold() == name:
                return place
        ids = [rung.activity_id for rung in self.rungs]
        return ids.index(activity_id) if activity_id is not None and activity_id in ids else None

    def with_rung(self, rung: Rung, at: int | None = None) -> Self:
        """Add a rung: at this place, else before the first harder one. Without a difficulty it comes last."""
        place = self._place_for(rung) if at is None else at
        return self._with((*self.rungs[:place], rung, *self.rungs[place:]))

    def _place_for(self, rung: Rung) -> int:
        if rung.difficulty is None:
            return len(self.rungs)
        known = [
            (place, other.difficulty)
            for place, other in enumerate(self.rungs)
            if other.difficulty is not None
        ]
        return next((place for place, hard in known if hard > rung.difficulty), len(self.rungs))

    def with_smaller(self, place: int, rung: Rung) -> Self:
        """Add a smaller step right before the rung that it was made of."""
        whole = self.rungs[place]
        if (
            rung.difficulty is not None
            and whole.difficulty is not None
            and rung.difficulty > whole.difficulty
        ):
            raise UsageError(
                f"A smaller step is no harder than “{whole.title()}”, which has {whole.difficulty}.",
                "Give it a lower number, or none.",
            )
        return self.with_rung(rung, place)

    def with_rung_changed(self, place: int, rung: Rung) -> Self:
        """Change a rung. With another difficulty it finds its place anew."""
        stays = rung.difficulty == self.rungs[place].difficulty
        return self.without(place).with_rung(rung, place if stays else None)

    def with_rung_done(self, place: int, day: date | None) -> Self:
        """Say on which day a rung was done; None: it was not done yet."""
        return self._with(
            replace(rung, done_on=day) if other == place else rung for other, rung in enumerate(self.rungs)
        )

    def with_rung_moved(self, place: int, by: int) -> Self:
        """Let a rung change places with the one so many places further; at the ends nothing moves."""
        to = place + by
        if not 0 <= to < len(self.rungs):
            return self
        rungs = list(self.rungs)
        rungs[place], rungs[to] = rungs[to], rungs[place]
        return self._with(rungs)

    def without(self, place: int) -> Self:
        """Take a rung out."""
        return self._with(rung for other, rung in enumerate(self.rungs) if other != place)

    def _with(self, rungs: Iterable[Rung]) -> Self:
        return replace(self, rungs=tuple(rungs)).admitted()


def read_rungs(text: str) -> list[Rung]:
    """Rungs as they are typed, one a line; a number behind the words says how hard it is."""
    return [_read_rung(line) for line in text.splitlines() if line.strip()]


def _read_rung(line: str) -> Rung:
    words, _, number = one_line(line).rpartition(" ")
    if not (words and number.isascii() and number.isdigit()):
        return Rung(one_line(line))
    if len(number) > 2 or int(number) > 10:
        raise UsageError(
            f"How hard “{words}” is goes from 0 to 10, not to {number}.",
            "If the number belongs to the step, let a word follow it.",
        )
    return Rung(words, int(number))
