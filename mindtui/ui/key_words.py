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


ARROWS = {"left", "right", "up", "down"}
MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}


def key_words(binding: Binding) -> str:
    """A key as it is printed on the keyboard."""
    *held, key = binding.key.split("+")
    # With plain characters an arrow is drawn as one that is a key of its own: Shift+< is another key.
    name = key.capitalize() if held and key in ARROWS else KEYS.get(key) or format_key(key)
    if held and len(name) == 1:
        name = name.upper()
    return "+".join([*(MODIFIERS.get(each, each) for each in held), name])
