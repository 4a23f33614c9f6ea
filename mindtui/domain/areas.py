"""The life areas there are: the built-in ones, and those of a person's own."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from mindtui.domain.activity import AREAS, Area
from mindtui.domain.journal import Journal
from mindtui.domain.record import instant
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

LONGEST_KEY = 40


def areas_of(journal: Journal) -> Sequence[Area]:
    """Every area once: the built-in ones in their order, then own ones by name.

    A built-in one that was never rated is no record yet: it has no id. Of two records with one key, made on
    two machines, the one changed last counts.
    """
    held = {area.key: area for area in sorted(journal.all(Area), key=_last_change)}
    built_in = [held.pop(key, Area(key=key, name=name)) for key, name in AREAS.items()]
    return [*built_in, *sorted(held.values(), key=lambda area: (area.title().casefold(), area.key))]


def area_names(journal: Journal) -> dict[str, str]:
    """The key and the name of every area, in their order."""
    return {area.key: area.title() for area in areas_of(journal)}


def area_name(journal: Journal, key: str) -> str:
    """What an area is called; see `name_in`."""
    return name_in(area_names(journal), key)


def name_in(names: Mapping[str, str], key: str) -> str:
    """What an area is called by the names of all; one that is no longer there goes by its key, as words."""
    return names.get(key) or one_line(key.replace("-", " "))


def named_area(journal: Journal, name: str, *, but: str = "") -> Area:
    """A new own area of this name, with a key made from it; UsageError where the name is taken.

    `but` is the key of an area that is to get this name; it stays as it is.
    """
    said = one_line(name)
    others = {area.key: area.title() for area in areas_of(journal) if area.key != but}
    for key, title in others.items():
        if said.casefold() in (key.casefold(), title.casefold()):
            raise UsageError(f"There is a life area “{title}” already.", "Give this one another name.")
    return Area(key=but or _free_key(said, others), name=said or " ").admitted()


def _free_key(name: str, taken: dict[str, str]) -> str:
    stem = re.sub(r"[\W_]+", "-", name.casefold())[:LONGEST_KEY].strip("-") or "area"
    key, n = stem, 1
    while key in taken:
        n += 1
        key = f"{stem[: LONGEST_KEY - len(f'-{n}')]}-{n}"
    return key


def _last_change(area: Area) -> datetime:
    return instant(area.updated_at or area.when())
