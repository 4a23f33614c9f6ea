"""The person's own keys, checked before they are used: Textual would let impossible ones pass in silence."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from textual.binding import Binding
from textual.keys import Keys, _character_to_key

from mindtui.ui.commands import ALL, ANYWHERE, GO, JOURNAL, PLAN, REVIEW, TODAY, TRENDS, Command

OF_A_PLACE = ((*TODAY, *REVIEW), PLAN, JOURNAL, TRENDS)


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
        else:
            good[command_id] = ",".join(_split(keys))
    return _without_clashes(good, by_id, complaints), tuple(complaints)


def _without_clashes(
    good: dict[str, str], by_id: Mapping[str, Command], complaints: list[str]
) -> dict[str, str]:
    kept: dict[str, str] = {}
    for command_id, keys in good.items():
        other = next(
            (
                o
                for o in _neighbors(by_id[command_id])
                if _shares(keys, kept.get(o.id, good.get(o.id, o.keys)))
            ),
            None,
        )
        if other is not None:
            complaints.append(
                f"keymap: {command_id} and {other.id} would share the key {keys}; the default stays."
            )
        else:
            kept[command_id] = keys
    return kept


def _neighbors(command: Command) -> Sequence[Command]:
    """The commands that are active at the same time."""
    around = (*ANYWHERE, *GO)
    same = [other for place in OF_A_PLACE if command in place for other in place]
    everyone = ALL if command in around else [*around, *same]
    return [other for other in everyone if other.id != command.id]


def _shares(keys: str, others: str) -> bool:
    return bool(_normal(keys) & _normal(others))


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
