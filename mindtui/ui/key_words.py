"""Keys by the names that are printed on them."""

from textual.binding import Binding
from textual.keys import format_key

KEYS = {
    "exclamation_mark": "!",
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "delete": "Del",
    "backspace": "Backspace",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
} | {f"f{n}": f"F{n}" for n in range(1, 13)}


MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}


def key_words(binding: Binding) -> str:
    """A key as it is printed on the keyboard."""
    *held, key = binding.key.split("+")
    name = KEYS.get(key) or format_key(key)
    if held and len(name) == 1:
        name = name.upper()
    return "+".join([*(MODIFIERS.get(each, each) for each in held), name])
