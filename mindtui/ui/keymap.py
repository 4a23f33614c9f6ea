"""The person's own keys, checked before they are used: Textual would let impossible ones pass in silence."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from textual.binding import Binding
from textual.keys import Keys, _character_to_key

from mindtui.ui.commands import (
    ALL,
    ANY_RECORD,
    ANYWHERE,
    AREAS,
    CATALOG,
    EXPERIMENTS,
    GO,
    INSIGHTS,
    JOURNAL,
    LADDERS,
    PATTERNS,
    PLAN,
    PRACTICE,
    PREDICTIONS,
    RECORDS,
    REVIEW,
    SUGGEST,
    TABS,
    THOUGHTS,
    TODAY,
    TRENDS,
    WEEK,
    Command,
)

# Enter of a tab goes before that of its place.
IN_A_TAB = tuple(command for command in PLAN if command.keys != "enter")
# Where a measure is asked for with m, a plan is not moved with it.
OF_PREDICTIONS = (*(command for command in PLAN if command.keys != "m"), *PREDICTIONS)
OF_PRACTICE = (*(command for command in THOUGHTS if command.keys != "enter"), *TABS, *PRACTICE)
OF_A_PLACE = (
    (*ANY_RECORD, *TODAY, *REVIEW, *SUGGEST),
    (*ANY_RECORD, *PLAN, *WEEK),
    (*ANY_RECORD, *IN_A_TAB, *CATALOG),
    (*ANY_RECORD, *SUGGEST, *TABS, *LADDERS),
    (*ANY_RECORD, *IN_A_TAB, *AREAS),
    (*ANY_RECORD, *PLAN, *PATTERNS),
    (*ANY_RECORD, *OF_PREDICTIONS),
    (*ANY_RECORD, *THOUGHTS, *TABS, *RECORDS),
    (*ANY_RECORD, *THOUGHTS, *TABS, *EXPERIMENTS),
    (*ANY_RECORD, *OF_PRACTICE),
    (*ANY_RECORD, *JOURNAL),
    (*TRENDS, *TABS),
    INSIGHTS,
)


OF_LISTS_AND_DIALOGS = {
    "h": "the day before in the week",
    "l": "the next day in the week",
    "j": "the next line of a list",
    "k": "the line before in a list",
    "up": "the line or row before",
    "down": "the next line or row",
    "left": "the choice before",
    "right": "the next choice",
    "home": "the first line of a list",
    "end": "the last line of a list",
    "pageup": "the page before in a list",
    "pagedown": "the next page of a list",
    "tab": "the next field",
    "shift+tab": "the field before",
    "enter": "opening and saving",
    "escape": "going back",
    "ctrl+q": "app.quit",
    "ctrl+p": "app.palette",
    "f1": "app.help",
}
"""Keys that lists, rows and dialogs need for themselves, and what for.

A command may keep one of them that it has as shipped.
"""
OF_ROWS = dict.fromkeys("0123456789xsyn", "answering in dialogs") | {
    "space": "skipping a row",
    "backspace": "clearing a row",
    "delete": "clearing a row",
    "ctrl+s": "saving a form",
    "ctrl+e": "the editor",
}
"""What a command that works over dialogs would take from their rows."""


def checked_keymap(own: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of a keymap that can be used, and a sentence for every line that cannot.

    What is refused keeps its default key.
    """
    by_id = {command.id: command for command in ALL}
    good: dict[str, str] = {}
    complaints: list[str] = []
    for command_id, keys in own.items():
        if command_id not in by_id:
            near = get_close_matches(command_id, by_id, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            complaints.append(f"keymap: there is no command {command_id}.{hint}")
        elif wrong := [key for key in _split(keys) if not _exists(key)]:
            complaints.append(f"keymap: {command_id}: there is no key {wrong[0]}.")
        elif not _split(keys):
            complaints.append(f"keymap: {command_id} has no key; the default stays.")
        elif owned := _owned(by_id[command_id], keys):
            complaints.append(
                f"keymap: {command_id} cannot have the key {owned[0]}, which is for {owned[1]}; "
                "the default stays."
            )
        else:
            good[command_id] = ",".join(_split(keys))
    while refused := _clashes(good, by_id):
        # Whoever is refused falls back on a key that yet another command may have counted on.
        for command_id, other in refused.items():
            complaints.append(
                f"keymap: {command_id} and {other} would share the key {good.pop(command_id)}; "
                "the default stays."
            )
    return good, tuple(complaints)


def _owned(command: Command, keys: str) -> tuple[str, str] | None:
    """The first of these keys that others need and the command does not have as shipped, and what for."""
    needed = OF_LISTS_AND_DIALOGS | (OF_ROWS if command.everywhere else {})
    taken = sorted((_normal(keys) & needed.keys()) - _normal(command.keys))
    return (taken[0], needed[taken[0]]) if taken else None


def _clashes(good: Mapping[str, str], by_id: Mapping[str, Command]) -> dict[str, str]:
    """The commands whose own keys another command has too, each with that other one."""
    clashes = {}
    for command_id, keys in good.items():
        for other in _neighbors(by_id[command_id]):
            if _normal(keys) & _normal(good.get(other.id, other.keys)):
                clashes[command_id] = other.id
                break
    return clashes


def _neighbors(command: Command) -> Sequence[Command]:
    """The commands that are active at the same time."""
    around = (*ANYWHERE, *GO)
    same = [other for place in OF_A_PLACE if command in place for other in place]
    everyone = ALL if command in around else [*around, *same]
    return [other for other in everyone if other.id != command.id]


def _normal(keys: str) -> set[str]:
    return {binding.key for key in _split(keys) for binding in Binding.make_bindings([(key, "x", "")])}


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]


_NAMED = {key.value for key in Keys}


def _exists(key: str) -> bool:
    bare = key
    for modifier in ("ctrl+", "alt+", "shift+"):
        bare = bare.removeprefix(modifier)
    return len(bare) == 1 or bare in _NAMED or key in _NAMED or _is_character_name(bare)


def _is_character_name(name: str) -> bool:
    return any(_character_to_key(chr(code)) == name for code in range(33, 127))
