"""A map of avoiding: what set it off, how one got around it, what that costs, and what else one could do."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal

from msgspec import Struct

from mindtui.domain.record import Record
from mindtui.domain.scale import Rating
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

Way = Literal["alternative", "avoidance"]


class Try(Struct, frozen=True):
    """One time it came up: which way was taken, and how that turned out, 0 badly to 10 well."""

    day: date
    what: Way
    outcome: Rating | None = None
    note: str = ""


class AvoidanceMap(Record, frozen=True, kw_only=True):
    """Trigger, response and avoidance pattern, and the alternative to it (known as TRAP and TRAC).

    `short_term` what avoiding gives now, `long_term` what it costs later. `plan_id` is the plan that was
    not done and led to the map.
    """

    table: ClassVar[str] = "avoidance_maps"
    words: ClassVar[str] = "avoidance map"

    trigger: str
    reaction: str = ""
    avoidance: str = ""
    short_term: str = ""
    long_term: str = ""
    alternative: str = ""
    tries: tuple[Try, ...] = ()
    plan_id: str | None = None

    def title(self) -> str:
        """What sets it off."""
        return one_line(self.trigger)

    def texts(self) -> Iterable[str]:
        """Every part of the map, and what was noted at each try."""
        return (
            self.trigger,
            self.reaction,
            self.avoidance,
            self.short_term,
            self.long_term,
            self.alternative,
            *(one.note for one in self.tries),
        )

    def newest_tries(self) -> list[Try]:
        """The tries, the newest first; of those of one day the one that was written down last."""
        return sorted(self.tries, key=lambda one: one.day)[::-1]

    def so_far(self) -> str:
        """“4 tries, last 7”: how often it was noted that it came up, and how it turned out last."""
        if not self.tries:
            return "not tried yet"
        count = "1 try" if len(self.tries) == 1 else f"{len(self.tries)} tries"
        last = self.newest_tries()[0].outcome
        return count if last is None else f"{count}, last {last}"

    def check(self) -> None:
        """A map begins with what sets it off."""
        if not self.trigger.strip():
            raise UsageError(
                "A map begins with what set it off.", "For example: a letter from the tax office."
            )
