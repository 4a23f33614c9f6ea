"""Things one can do, the life areas they belong to, and looking for one among them."""

from collections.abc import Iterable, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from mindtui.domain.record import Record
from mindtui.domain.scale import Rating
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

Kind = Literal["pleasurable", "mastery", "routine", "necessary", "rest"]
Company = Literal["solo", "either", "with"]
Place = Literal["in", "out", "either"]

AREAS = {
    "connect": "people",
    "grow": "work and learning",
    "play": "fun and interests",
    "body": "body, rest and spirit",
    "upkeep": "daily life",
}
"""The built-in life areas: key and name."""


class Area(Record, frozen=True, kw_only=True):
    """A life area: how important it is, how satisfied one is with it, and what matters there."""

    table: ClassVar[str] = "areas"
    words: ClassVar[str] = "life area"

    key: Annotated[str, Meta(min_length=1, max_length=40)]
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    importance: Rating | None = None
    satisfaction: Rating | None = None
    value: str = ""

    def title(self) -> str:
        """Its name."""
        return one_line(self.name)

    def texts(self) -> Iterable[str]:
        """Its name and what matters there."""
        return (self.name, self.value)

    def check(self) -> None:
        """A name says something."""
        if not self.name.strip():
            raise UsageError("A life area needs a name.", "For example: music.")


class Activity(Record, frozen=True, kw_only=True):
    """A thing one can do. `effort` 1–5: what it takes on a low day; `cost` 0 free to 2; `minutes` typical."""

    table: ClassVar[str] = "activities"
    words: ClassVar[str] = "activity"

    label: Annotated[str, Meta(min_length=1, max_length=200)]
    area: Annotated[str, Meta(min_length=1, max_length=40)]
    kind: Kind = "pleasurable"
    effort: Annotated[int, Meta(ge=1, le=5)] = 2
    cost: Annotated[int, Meta(ge=0, le=2)] = 0
    social: Company = "either"
    place: Place = "either"
    minutes: Annotated[int, Meta(ge=1, le=1440)] = 30
    source: Literal["catalog", "own"] = "own"
    archived: bool = False

    def title(self) -> str:
        """Its label."""
        return one_line(self.label)

    def check(self) -> None:
        """A label says something."""
        if not self.label.strip():
            raise UsageError(
                "An activity needs a label.", "Type what you will do, for example “Water the plants”."
            )


class Catalog:
    """The activities to choose from: the person's own first, then those that ship with the program."""

    def __init__(self, own: Iterable[Activity], shipped: Iterable[Activity]) -> None:
        """Own activities replace shipped ones of the same id; archived ones are left out of searches."""
        self._by_id = {activity.id: activity for activity in shipped} | {item.id: item for item in own}
        self._open = [item for item in self._by_id.values() if not item.archived]
        self._open.sort(key=lambda item: (item.source != "own", item.label.casefold()))

    def get(self, activity_id: str) -> Activity | None:
        """The activity with this id."""
        return self._by_id.get(activity_id)

    def named(self, label: str) -> Activity | None:
        """The activity with just this label, letter case aside."""
        wanted = one_line(label).casefold()
        return next((item for item in self._open if item.label.casefold() == wanted), None)

    def search(self, text: str) -> Sequence[Activity]:
        """Activities that have every word of `text` in label, area or kind; the best matches first."""
        words = text.casefold().split()
        if not words:
            return self._open
        found = [item for item in self._open if all(word in _haystack(item) for word in words)]
        return sorted(found, key=lambda item: not item.label.casefold().startswith(words[0]))


def _haystack(activity: Activity) -> str:
    return f"{activity.label} {activity.area} {AREAS.get(activity.area, '')} {activity.kind}".casefold()
