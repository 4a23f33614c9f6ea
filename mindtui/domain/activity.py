"""Things one can do, the life areas they belong to, and looking for one among them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

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

KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
EFFORTS: Mapping[int, str] = {1: "hardly any", 2: "a little", 3: "some", 4: "quite some", 5: "a lot"}
COSTS: Mapping[int, str] = {0: "free", 1: "costs a little", 2: "costs more"}
COMPANIES: Mapping[Company, str] = {"solo": "alone", "either": "alone or with others", "with": "with others"}
PLACES: Mapping[Place, str] = {"in": "indoors", "out": "outdoors", "either": "indoors or out"}


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

    def rated(self) -> str:
        """“matters 9, satisfied 3”, as far as it was rated."""
        ratings = (("matters", self.importance), ("satisfied", self.satisfaction))
        return ", ".join(f"{word} {rating}" for word, rating in ratings if rating is not None)

    @property
    def gap(self) -> int | None:
        """Importance less satisfaction: how far life there falls short; None until both are rated."""
        if self.importance is None or self.satisfaction is None:
            return None
        return self.importance - self.satisfaction

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


class Limits(Struct, frozen=True):
    """What an activity may take at most, and where and with whom; None is no limit.

    `social` and `place` also admit what can be done either way.
    """

    effort: int | None = None
    cost: int | None = None
    social: Company | None = None
    place: Place | None = None
    minutes: int | None = None
    archived: bool = False

    def admits(self, activity: Activity) -> bool:
        """Whether an activity keeps within them."""
        return (
            (self.archived or not activity.archived)
            and (self.effort is None or activity.effort <= self.effort)
            and (self.cost is None or activity.cost <= self.cost)
            and (self.social is None or activity.social in {self.social, "either"})
            and (self.place is None or activity.place in {self.place, "either"})
            and (self.minutes is None or activity.minutes <= self.minutes)
        )

    def words(self) -> str:
        """ "effort up to 2, free, alone"; an empty text without limits."""
        parts = (
            "" if self.effort is None else f"effort up to {self.effort}",
            "" if self.cost is None else "free" if self.cost == 0 else "at little cost",
            COMPANIES[self.social] if self.social else "",
            PLACES[self.place] if self.place else "",
            "" if self.minutes is None else f"up to {self.minutes} min",
            "archived too" if self.archived else "",
        )
        return ", ".join(part for part in parts if part)


NO_LIMITS = Limits()


class Catalog:
    """The activities to choose from: the person's own among those that ship with the program."""

    def __init__(
        self, own: Iterable[Activity], shipped: Iterable[Activity], areas: Mapping[str, str] = AREAS
    ) -> None:
        """Own activities replace shipped ones of the same id; `areas` are their names by key."""
        shipped = list(shipped)
        self._areas = areas
        self._by_id = {activity.id: activity for activity in shipped} | {item.id: item for item in own}
        self._all = sorted(self._by_id.values(), key=lambda item: (item.title().casefold(), item.id))

    def get(self, activity_id: str) -> Activity | None:
        """The activity with this id."""
        return self._by_id.get(activity_id)

    def named(self, label: str) -> Activity | None:
        """The activity with just this label, letter case aside; an archived one where no other has it."""
        wanted = one_line(label).casefold()
        same = [item for item in self._all if item.title().casefold() == wanted]
        return next((item for item in same if not item.archived), same[0] if same else None)

    def search(self, text: str, limits: Limits = NO_LIMITS) -> Sequence[Activity]:
        """Activities within the limits that have every word of `text` in label, area or kind.

        In the order of their labels; with a text the best matches first.
        """
        words = text.casefold().split()
        found = [
            item
            for item in self._all
            if limits.admits(item) and all(word in self._haystack(item) for word in words)
        ]
        return sorted(found, key=lambda item: _distance(item, words[0])) if words else found

    def _haystack(self, activity: Activity) -> str:
        area = f"{activity.area} {self._areas.get(activity.area, '')}"
        return f"{activity.label} {area} {activity.kind}".casefold()


def _distance(activity: Activity, word: str) -> int:
    """0 where a label begins with a word, 1 where another of its words does, 2 where it holds it, else 3."""
    label = activity.title().casefold()
    if label.startswith(word):
        return 0
    return 1 if f" {word}" in label else 2 if word in label else 3
