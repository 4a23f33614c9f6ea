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


def key_words(binding: Binding) -> str:
    """A key as it is printed on the keyboard."""
    key = binding.key
    if key in KEYS:
        return KEYS[key]
    return "Ctrl+" + key[5:].upper() if key.startswith("ctrl+") else format_key(key)
